//! Which of several annotations in one place is meant: a small list beside the pointer, or under the current sentence.

use leptos::prelude::*;
use web_sys::Event;

use crate::article::Id;
use crate::browser::page;
use crate::editor::Session;
use crate::editor::commands::Select;
use crate::ui::dom::{self, El, afterwards, button, el, follow, key, of, style, target};
use crate::ui::first::annotations::quote;
use crate::ui::late::relations::picking;
use crate::ui::state::model::Model;

/// Size of the list until it has been drawn, in pixels.
const SIZE: (i32, i32) = (330, 220);
/// Most characters of a quotation.
const QUOTED: usize = 60;

/// What there is to choose from, and where.
#[derive(Clone)]
pub struct Choice {
    /// The annotations, the innermost first.
    pub ids: Vec<Id>,
    /// A corner in the window, in pixels.
    pub left: i32,
    /// Its other coordinate.
    pub top: i32,
    /// Whether the keyboard asked, so that the focus goes into the list.
    pub keys: bool,
}

/// The list, while there is something to choose.
pub fn chooser(model: Model, choice: RwSignal<Option<Choice>>) -> El {
    let outside = move |event: &Event| {
        let inside = target(event).is_some_and(|hit| hit.closest(".chooser").ok().flatten().is_some());
        if !inside && choice.with_untracked(Option::is_some) {
            choice.set(None);
        }
    };
    dom::listen(&page::document(), "pointerdown", Box::new(outside));
    // It goes when something else is looked at.
    follow(move || {
        let selected = model.document.view.with(|view| view.selected.clone());
        let strange = |choice: &Choice| selected.as_ref().is_some_and(|id| !choice.ids.contains(id));
        if choice.with_untracked(|choice| choice.as_ref().is_some_and(strange)) {
            choice.set(None);
        }
    });
    let place = |choice: &Choice| (choice.left, choice.top, choice.ids.clone());
    let shown = move || choice.with(|choice| choice.as_ref().map(place));
    el("div").swap(shown, move |_| choice.get_untracked().map_or_else(|| el("div"), |now| list(model, choice, &now)))
}

fn list(model: Model, choice: RwSignal<Option<Choice>>, now: &Choice) -> El {
    let leave = move || {
        choice.set(None);
        page::focus("#article");
    };
    let row = |id: &Id| {
        let facts = model.with(|session| facts(session, id)).flatten();
        let (at, badge, name, words) = facts.unwrap_or_default();
        let (chosen, current) = (id.clone(), id.clone());
        button("choice")
            .set("data-k", &at)
            .follow("aria-pressed", move || {
                Some(model.document.view.with(|view| view.selected.as_ref() == Some(&current)).to_string())
            })
            .with(of("span", "badge").set("aria-hidden", "true").text(&badge))
            .with(of("span", "item-label").text(&name))
            .with(el("q").set("dir", "auto").text(&words))
            .on("click", move |_| {
                leave();
                if !picking::take(model, &chosen) {
                    model.run(&Select { annotation: chosen.clone(), reveal: false });
                }
            })
    };
    let (wide, high) = page::window_size();
    let most = |length: f64, size: i32| (page::pixels(length) - size).max(8);
    let (left, top) = (now.left.min(most(wide, SIZE.0)), now.top.min(most(high, SIZE.1)));
    let list = of("div", "chooser")
        .set("role", "group")
        .set("aria-label", "Annotations here")
        .on("keydown", move |event| match key(event).as_str() {
            "Escape" => {
                event.prevent_default();
                leave();
            }
            "ArrowDown" => step(event, true),
            "ArrowUp" => step(event, false),
            _ => {}
        })
        .with(of("p", "hint").text("Several annotations lie here. Which one?"))
        .all(now.ids.iter().map(row).collect());
    style(list.node(), "left", &format!("{left}px"));
    style(list.node(), "top", &format!("{top}px"));
    if now.keys {
        afterwards(|| page::focus(".chooser button"));
    }
    list
}

/// Moves the focus to the button above or below.
fn step(event: &Event, down: bool) {
    event.prevent_default();
    event.stop_propagation();
    let Some(here) = target(event) else { return };
    let beside = if down { here.next_element_sibling() } else { here.previous_element_sibling() };
    if let Some(beside) = beside.filter(|beside| beside.tag_name() == "BUTTON") {
        let _ = wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(beside).focus();
    }
}

/// Place of its label among the labels, badge, name, and how the marked words begin.
fn facts(session: &Session, id: &Id) -> Option<(String, String, String, String)> {
    let annotation = session.annotations().get(id)?;
    let at = session.labels().labels.iter().position(|label| label.id == annotation.label)?;
    let label = session.labels().labels.get(at)?;
    let quote = quote(session, annotation);
    let mut words: String = quote.chars().take(QUOTED).collect();
    if words.len() < quote.len() {
        words.push('…');
    }
    Some((at.to_string(), label.badge.clone(), label.name.clone(), words))
}
