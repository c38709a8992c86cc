//! The keyboard: which command a key press means. The keys stand in the table of commands and in the label set.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::dom;
use super::model::Model;
use super::relations::picking;
use crate::browser::keyboard::{chord, is_typing};
use crate::browser::page;
use crate::session::Chord;
use crate::session::command::{COMMANDS, Scope, Tag};

/// Listens until the owner that calls it goes.
pub fn listen(model: Model) {
    let heard = move |event: &web_sys::Event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        // Input methods send keys while a character is being composed.
        if event.default_prevented() || event.is_composing() || is_typing(event) {
            return;
        }
        if press(model, &chord(event)) {
            event.prevent_default();
        }
    };
    dom::listen(&gloo::utils::window(), "keydown", Box::new(heard));
}

/// Runs the command of a key, if it has one here.
fn press(model: Model, chord: &Chord) -> bool {
    let in_article = page::find("#article").is_some_and(|article| page::holds_focus(&article));
    if chord.is_character() && !model.settings.with_untracked(|settings| settings.character_keys) {
        return false;
    }
    let label = model.with(|session| {
        let mut labels = session.labels().given();
        let found = labels.find(|(_, label)| label.key.as_ref().is_some_and(|key| chord.is(key)));
        found.map(|(_, label)| label.id.clone())
    });
    if let (true, Some(Some(label))) = (in_article, label) {
        model.run(&Tag { label });
        return true;
    }
    let works = |scope: Scope| scope == Scope::Page || in_article;
    let entry = COMMANDS.iter().find(|entry| works(entry.scope) && entry.keys.iter().any(|key| chord.is(key)));
    // Escape calls the choosing off wherever the focus is.
    let name = entry.map(|entry| entry.name).or(chord.is("Escape").then_some("deselect"));
    if name.is_some_and(|name| picking::takes_over(model, name)) {
        return true;
    }
    if let Some(entry) = entry {
        // A replacement that left no step to undo can be undone as long as its toast is shown.
        if entry.name == "undo" && model.with(|session| session.offers(entry.command)) == Some(false) {
            model.undo_desk();
        }
        model.press(entry.command);
    }
    entry.is_some()
}
