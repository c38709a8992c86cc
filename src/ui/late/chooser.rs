//! Which of several annotations in one place is meant: a small list beside the pointer, or under the current sentence.

use leptos::prelude::*;
use web_sys::Event;

use crate::annotation::AnnotationId;
use crate::browser::page;
use crate::editor::Session;
use crate::editor::commands::Select;
use crate::l10n::passages;
use crate::ui::dom::{
    self, Attr, El, TagName, after_render_unowned, button, el, el_with_class, follow, key, style, target,
};
use crate::ui::state::canvas::Choice;
use crate::ui::state::model::Model;
use crate::ui::widgets::picking;

/// Size of the list until it has been drawn, in pixels.
const SIZE: (i32, i32) = (330, 220);
/// Most characters of a quotation.
const QUOTED: usize = 60;

/// The list, while there is something to choose.
pub fn chooser(model: Model, choice: RwSignal<Option<Choice>>) -> El {
    let outside = move |event: &Event| {
        let inside = target(event).is_some_and(|hit| hit.closest("#chooser").ok().flatten().is_some());
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
    el(TagName::DIV).keyed_child(shown, move |_| {
        choice.get_untracked().map_or_else(|| el(TagName::DIV), |now| list(model, choice, &now))
    })
}

fn list(model: Model, choice: RwSignal<Option<Choice>>, now: &Choice) -> El {
    let leave = move || {
        choice.set(None);
        page::focus("#article");
    };
    let row = |id: &AnnotationId| {
        let facts = model.with(|session| facts(session, id)).flatten();
        let (at, badge, name, words) = facts.unwrap_or_default();
        let (chosen, current) = (id.clone(), id.clone());
        button("choice")
            .attr(Attr::DATA_K, &at)
            .follow_attr(Attr::ARIA_PRESSED, move || {
                Some(model.document.view.with(|view| view.selected.as_ref() == Some(&current)).to_string())
            })
            .child(el_with_class(TagName::SPAN, "badge").attr(Attr::ARIA_HIDDEN, "true").text(&badge))
            .child(el_with_class(TagName::SPAN, "item-label").text(&name))
            .child(el(TagName::Q).attr(Attr::DIR, "auto").text(&words))
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
    let list = el_with_class(TagName::DIV, "chooser")
        .attr(Attr::ID, "chooser")
        .attr(Attr::DATA_BAR, "")
        .attr(Attr::ROLE, "group")
        .say_attr(Attr::ARIA_LABEL, passages::ANNOTATIONS_HERE)
        .on("keydown", move |event| match key(event).as_str() {
            "Escape" => {
                event.prevent_default();
                leave();
            }
            "ArrowDown" => step(event, true),
            "ArrowUp" => step(event, false),
            _ => {}
        })
        .child(el_with_class(TagName::P, "hint").say(passages::WHICH_ONE))
        .children(now.ids.iter().map(row).collect());
    style(list.node(), "left", &format!("{left}px"));
    style(list.node(), "top", &format!("{top}px"));
    if now.keys {
        after_render_unowned(|| page::focus("#chooser button"));
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
fn facts(session: &Session, id: &AnnotationId) -> Option<(String, String, String, String)> {
    let annotation = session.annotations().get(id)?;
    let at = session.labels().labels.iter().position(|label| label.id == annotation.label)?;
    let label = session.labels().labels.get(at)?;
    let quote = annotation.words(session.article());
    let mut words: String = quote.chars().take(QUOTED).collect();
    if words.len() < quote.len() {
        words.push('…');
    }
    Some((at.to_string(), label.badge.clone(), label.name.clone(), words))
}
