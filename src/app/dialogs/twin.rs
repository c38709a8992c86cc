//! A text that is here already was pasted or opened once more.

use leptos::prelude::*;

use super::modal;
use crate::app::annotations_in_words;
use crate::app::dom::{El, action, el, of};
use crate::app::model::Model;

pub fn dialog(model: Model) -> El {
    let here = model.twin.with_untracked(|twin| twin.as_ref().map(|(_, id)| id.clone()));
    let here = model.desk.with_untracked(|desk| desk.iter().find(|one| Some(&one.id) == here.as_ref()).cloned());
    let (name, count) = here.map(|here| (here.name, here.annotations)).unwrap_or_default();
    let facts = el("p")
        .text("This text is here already: “")
        .with(el("b").set("dir", "auto").text(&name))
        .text(&format!("”, with {}.", annotations_in_words(count)));
    let actions = of("div", "dialog-actions")
        .with(action("main", "Open the one here", move || model.settle_twin(true)))
        .with(action("", "Start anew beside it", move || model.settle_twin(false)))
        .with(action("", "Cancel", move || model.twin.set(None)));
    modal("Here already", vec![facts, actions], move || model.twin.set(None))
}
