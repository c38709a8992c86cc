//! The keyboard: which command a key press means. The keys stand in the table of commands and in the label set.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::keyboard::{chord, is_in_dialog, is_mac, is_typing};
use crate::browser::page;
use crate::editor::Chord;
use crate::editor::commands::{CommandEntry, FIRST_COMMANDS, Scope, Tag};
use crate::ui::dom;
use crate::ui::state::model::Model;
use crate::ui::widgets::card::SELECTED_CARD;
use crate::ui::widgets::picking;

/// Listens until the owner that calls it goes. `undoes`: whether a text field takes the keys that undo and redo for itself.
pub fn listen(model: Model, undoes: Box<dyn Fn() -> bool>) {
    let heard = move |event: &web_sys::Event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        if event.default_prevented() || is_in_dialog(event) {
            return;
        }
        let typing = is_typing(event);
        // In a text field of a Mac, Ctrl+K is a key of the field: it deletes to the end of the line.
        if typing && event.ctrl_key() && is_mac() {
            return;
        }
        if press(model, &chord(event), typing, &*undoes) {
            event.prevent_default();
        }
    };
    dom::listen(&gloo::utils::window(), "keydown", Box::new(heard));
}

/// Runs the command of a key, if it has one here. `typing`: the focus is in a text field, where few keys have one.
fn press(model: Model, chord: &Chord, typing: bool, undoes: &dyn Fn() -> bool) -> bool {
    if typing {
        let works = |entry: &CommandEntry| match entry.name() {
            "undo" | "redo" => !undoes() && untrack(|| model.is_enabled(entry.command)),
            _ => entry.scope == Scope::Everywhere,
        };
        let entry = table(model).iter().find(|entry| binds(entry, chord) && works(entry));
        entry.into_iter().for_each(|entry| model.press(entry.command));
        return entry.is_some();
    }
    let in_article = page::find("#article").is_some_and(|article| page::holds_focus(&article));
    let beside = !in_article && is_beside(model);
    let done = run(model, chord, in_article, beside);
    if done && beside {
        dom::after_render_unowned(keep_focus);
    }
    done
}

fn run(model: Model, chord: &Chord, in_article: bool, beside: bool) -> bool {
    if chord.is_character() && !model.library.settings.with_untracked(|settings| settings.character_keys) {
        return false;
    }
    let label = model.with(|session| {
        let by = |is: fn(&Chord, &str) -> bool| {
            let mut labels = session.labels().given();
            labels.find(|(_, label)| label.key.as_ref().is_some_and(|key| is(chord, key)))
        };
        // A key in the script of the layout comes before one that only lies there.
        by(Chord::writes).or_else(|| by(Chord::is)).map(|(_, label)| label.id.clone())
    });
    if let (true, Some(Some(label))) = (in_article || beside, label) {
        model.run(&Tag { label });
        return true;
    }
    let is_open = model.document.id.with_untracked(Option::is_some);
    let works = |entry: &CommandEntry| match entry.scope {
        // A key that does nothing here is left to the browser.
        _ if !is_open => untrack(|| model.is_enabled(entry.command)),
        Scope::Article => in_article,
        Scope::Annotation => in_article || beside,
        Scope::Page | Scope::Everywhere => true,
    };
    let entry = table(model).iter().find(|entry| binds(entry, chord) && works(entry));
    if entry.is_none() && in_article && chord.is_character() && model.more.here.with_untracked(Option::is_none) {
        // It may be the key of a command that is not here yet.
        let chord = chord.clone();
        model.with_late(move |_| {
            run(model, &chord, in_article, beside);
        });
        return false;
    }
    // Escape calls the choosing off wherever the focus is.
    let name = entry.map(|entry| entry.name()).or(chord.is("Escape").then_some("deselect"));
    if name.is_some_and(|name| picking::takes_over(model, name)) {
        return true;
    }
    if let Some(entry) = entry {
        // A replacement that left no step to undo can be undone as long as its toast is shown.
        if entry.name() == "undo" && !untrack(|| model.is_enabled(entry.command)) {
            model.put_back();
        }
        model.press(entry.command);
    }
    entry.is_some()
}

/// The commands that are here.
fn table(model: Model) -> &'static [CommandEntry] {
    model.more.here.with_untracked(|more| more.map_or(FIRST_COMMANDS, |more| more.commands))
}

/// Whether an annotation is selected and the focus is in the list of annotations, or nowhere.
fn is_beside(model: Model) -> bool {
    let nowhere = || page::find(":focus").is_none();
    let in_list = || page::find("#annotations").is_some_and(|list| page::holds_focus(&list));
    model.document.view.with_untracked(|view| view.selected.is_some()) && (nowhere() || in_list())
}

/// Where a key changed what is selected, the focus must neither be lost with the form nor stay on another card.
fn keep_focus() {
    let elsewhere = page::find(":focus").is_some_and(|focus| focus.closest("#annotations").ok().flatten().is_none());
    let kept = page::find("#annotations li:has(> [aria-expanded=true]):focus-within").is_some();
    if !elsewhere && !kept && page::find("dialog[open]").is_none() {
        page::focus(if page::find(SELECTED_CARD).is_some() { SELECTED_CARD } else { "#article" });
    }
}

fn binds(entry: &CommandEntry, chord: &Chord) -> bool {
    entry.keys.iter().any(|key| chord.is(key))
}
