//! Asks how two annotations are linked, when both are chosen.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Event;

use super::commands::down_to_rows;
use super::modal;
use crate::browser::keyboard::chord;
use crate::browser::page;
use crate::editor::commands::Relate;
use crate::l10n::linking;
use crate::ui::dom::{Attr, El, TagName, after_render_unowned, button, el, el_with_class};
use crate::ui::late::relations::{end, end_facts};
use crate::ui::state::model::Model;
use crate::ui::widgets::picking;

/// Asks how two annotations are linked.
pub fn dialog(model: Model) -> El {
    let (from, to) = (model.picking.from.get_untracked(), model.picking.to.get_untracked());
    let (here, there) = (from.unwrap_or_default(), to.unwrap_or_default());
    let [first, second] = [&here, &there].map(|id| {
        let facts = model.with(|session| end_facts(session, id)).flatten();
        el_with_class(TagName::P, "pair").child(end(&facts.unwrap_or_default()))
    });
    let mut rows = Vec::new();
    let labels = model.document.labels.get_untracked();
    for kind in labels.iter().flat_map(|set| &set.relations) {
        for forwards in [true, false] {
            // What holds both ways is said once.
            if forwards || !kind.symmetric {
                let (from, to) = if forwards { (&here, &there) } else { (&there, &here) };
                let relate = Relate { from: from.clone(), to: to.clone(), kind: kind.id.clone() };
                rows.push(row(model, &kind.seen(forwards), rows.len() + 1, relate));
            }
        }
    }
    let rows = el_with_class(TagName::UL, "choices")
        .attr(Attr::ID, "choices")
        .attr(Attr::ROLE, "list")
        .on("keydown", press)
        .children(rows);
    let dialog = modal(linking::HOW, vec![first, rows, second], move || picking::end(model));
    // After what the dialog does itself: the focus goes to where it came from.
    on_cleanup(|| after_render_unowned(picking::focus));
    dialog
}

/// A type in one direction; what is said already cannot be said again.
fn row(model: Model, words: &str, number: usize, relate: Relate) -> El {
    let face = button("choice").child(el(TagName::SPAN).text(words));
    let face = if number <= 9 {
        face.child(el(TagName::KBD).attr(Attr::ARIA_HIDDEN, "true").text(&number.to_string()))
    } else {
        face
    };
    let said = !untrack(|| model.is_enabled(&relate));
    let face = if said { face.attr(Attr::DISABLED, "") } else { face.attr(Attr::AUTOFOCUS, "") };
    let choose = move |_: &Event| {
        model.picking.set(None);
        model.run(&relate);
    };
    el(TagName::LI).child(face.on("click", choose))
}

/// A number presses the row of that number.
fn press(event: &Event) {
    let chord = event.dyn_ref().map(chord);
    let number = (1..=9).find(|number: &usize| chord.as_ref().is_some_and(|chord| chord.is(&number.to_string())));
    let row = number.and_then(|number| page::find(&format!("#choices li:nth-child({number}) button")));
    if let Some(row) = row {
        row.click();
    }
    down_to_rows(event);
}
