//! Choosing the other end of a relation: by a press on its mark or its card, or by keys that go from one to the next.

use leptos::prelude::*;

use crate::annotation::AnnotationId;
use crate::browser::page;
use crate::l10n::linking;
use crate::ui::dom::{El, after_render_unowned, follow};
use crate::ui::state::model::Model;

/// Chooses an annotation, if one is being chosen; whether that is so.
pub fn take(model: Model, id: &AnnotationId) -> bool {
    if !untrack(|| model.picking.is_on()) {
        return false;
    }
    let itself = model.picking.from.with_untracked(|from| from.as_ref() == Some(id));
    model.messages.alert.set(itself.then(|| linking::NOT_TO_ITSELF.get().to_owned()));
    if !itself {
        model.picking.to.set(Some(id.clone()));
    }
    true
}

/// Ends it, chosen or not. The focus goes back to where it was.
pub fn end(model: Model) {
    model.picking.set(None);
    after_render_unowned(focus);
}

/// Puts the focus where linking began: on the button, which keeps a sign of that, else into the article.
pub fn focus() {
    let button = page::find("#link[data-began]");
    match button {
        Some(button) => {
            let _ = button.remove_attribute("data-began");
            let _ = button.focus();
        }
        None => page::focus("#article"),
    }
}

/// Does what a command of the table means while an annotation is being chosen; whether it means something else then.
pub fn takes_over(model: Model, command: &str) -> bool {
    if !untrack(|| model.picking.is_on()) {
        return false;
    }
    match command {
        "next-annotation" | "next-sentence" => step(model, true),
        "previous-annotation" | "previous-sentence" => step(model, false),
        "open" => {
            if let Some(candidate) = model.picking.candidate.get_untracked() {
                take(model, &candidate);
            }
        }
        "deselect" => end(model),
        _ => return false,
    }
    true
}

fn step(model: Model, forwards: bool) {
    let _ = model.with(|session| model.picking.step(session.annotations(), forwards));
}

/// Lets the card of an annotation show whether the keys have come to it.
pub fn card(model: Model, id: AnnotationId, card: &El) {
    let card = card.node().clone();
    follow(move || {
        let here = model.picking.candidate.with(|candidate| candidate.as_ref() == Some(&id));
        let _ = card.class_list().toggle_with_force("candidate", here);
        if here {
            page::reveal(&card);
        }
    });
}
