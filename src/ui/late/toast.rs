//! The toast: what just happened, with buttons that take it back or do it otherwise. It is in the second wasm.

use leptos::prelude::*;

use crate::browser::page;
use crate::editor::commands::Undo;
use crate::l10n::common;
use crate::ui::dom::{El, TagName, action_button, button, el, el_with_class};
use crate::ui::state::messages::Act;
use crate::ui::state::model::Model;
use crate::ui::state::reading::Reparse;

/// The toast that is there now; an empty one where there is none.
pub fn toast(model: Model) -> El {
    let toast = model.messages.toast.get_untracked();
    let (text, acts) = toast.map(|toast| (toast.text, toast.acts)).unwrap_or_default();
    let acts = acts.into_iter().map(|act| act_button(model, act));
    let dismiss = action_button("quiet", common::DISMISS, move || model.messages.toast.set(None));
    el_with_class(TagName::DIV, "toast").child(el(TagName::P).text(&text)).children(acts.chain([dismiss]).collect())
}

fn act_button(model: Model, act: Act) -> El {
    match act {
        Act::Undo(name) => action_button("", name, move || {
            model.run(&Undo);
            page::focus("#article");
        }),
        Act::PutBack(_) => action_button("", common::UNDO, move || model.put_back()),
        Act::Again(how) => {
            let name = match &how {
                Reparse::Plain => common::USE_PLAIN_TEXT.get(),
                Reparse::Whole => common::SHOW_WHOLE_PAGE.get(),
                Reparse::Encoding(label) => label,
            };
            button("").text(name).on("click", move |_| {
                let how = how.clone();
                model.with_late(move |more| (more.read_again)(model, how));
            })
        }
    }
}
