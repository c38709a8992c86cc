//! The places of dialogs. Their contents come with the second wasm.

use leptos::prelude::*;

use crate::ui::dom::{El, TagName, el};
use crate::ui::state::model::Model;

/// Whichever dialog is open.
pub fn dialogs(model: Model) -> El {
    let open = move || model.dialogs.open.get();
    // A question waits for the dialog that is open.
    let asked = move || {
        let waits = model.dialogs.open.with(Option::is_some);
        model.dialogs.asked.with(|asked| asked.as_ref().filter(|_| !waits).map(|asked| asked.question.number))
    };
    let linked = move || model.picking.to.get();
    el(TagName::DIV)
        .late_child(model, open, move |more| (more.dialog)(model))
        .late_child(model, asked, move |more| (more.question)(model))
        .late_child(model, linked, move |more| (more.link)(model))
}
