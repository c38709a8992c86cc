//! Import of an article that is here already: never overwrite without asking.

use leptos::prelude::*;

use super::modal;
use crate::app::annotations_in_words;
use crate::app::dom::{El, action, el, of};
use crate::app::library::Settle;
use crate::app::model::Model;

pub fn dialog(model: Model) -> El {
    let settle = move |how| move || model.settle(how);
    let imported = model.conflict.get_untracked();
    let (name, marks) = imported
        .as_ref()
        .map_or_else(Default::default, |session| (session.article().name(), session.annotations().len()));
    let id = imported.map(|session| session.article().id.clone());
    let here = model
        .desk
        .with_untracked(|desk| desk.iter().find(|one| Some(&one.id) == id.as_ref()).map(|one| one.annotations));
    let facts = el("p").text("“").with(el("b").set("dir", "auto").text(&name)).text(&format!(
        "” is here already, with {}. The file has {}.",
        annotations_in_words(here.unwrap_or_default()),
        annotations_in_words(marks)
    ));
    let actions = of("div", "dialog-actions")
        .with(action("main", "Keep both", settle(Settle::KeepBoth)))
        .with(action("", "Replace the one here", settle(Settle::Replace)))
        .with(action("", "Cancel", settle(Settle::Cancel)));
    modal("Import", vec![facts, actions], settle(Settle::Cancel))
}
