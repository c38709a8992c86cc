//! What an annotation marks, changed by buttons: what keys and handles do too.

use crate::app::dom::{El, action, of};
use crate::app::model::Model;
use crate::session::command::MoveEdge;

/// The buttons.
pub(super) fn extent(model: Model) -> El {
    let button = move |name: &str, sign: &str, command: &'static MoveEdge| {
        action("", sign, move || model.run(command))
            .set("aria-label", name)
            .set("title", name)
            .follow_flag("disabled", move || !model.offers(command))
    };
    of("div", "extent")
        .set("role", "group")
        .set("aria-label", "Extent")
        .with(of("span", "extent-name").text("Start"))
        .with(button("Start one word earlier", "←", &MoveEdge::START_EARLIER))
        .with(button("Start one word later", "→", &MoveEdge::START_LATER))
        .with(of("span", "extent-name").text("End"))
        .with(button("End one word earlier", "←", &MoveEdge::END_EARLIER))
        .with(button("End one word later", "→", &MoveEdge::END_LATER))
}
