//! The toast: what just happened, with buttons that take it back or do it otherwise. It is in the second wasm.

use leptos::prelude::*;

use crate::browser::page;
use crate::editor::commands::Undo;
use crate::ui::dom::{El, action, el, of};
use crate::ui::late::reading::Otherwise;
use crate::ui::state::messages::Act;
use crate::ui::state::model::Model;

/// The toast that is there now; an empty one where there is none.
pub fn toast(model: Model) -> El {
    let toast = model.messages.toast.get_untracked();
    let (text, acts) = toast.map(|toast| (toast.text, toast.acts)).unwrap_or_default();
    let acts = acts.into_iter().map(|act| act_button(model, act));
    let dismiss = action("quiet", "Dismiss", move || model.messages.toast.set(None));
    of("div", "toast").with(el("p").text(&text)).all(acts.chain([dismiss]).collect())
}

fn act_button(model: Model, act: Act) -> El {
    match act {
        Act::Undo(name) => action("", name, move || {
            model.run(&Undo);
            page::focus("#article");
        }),
        Act::PutBack(_) => action("", "Undo", move || model.put_back()),
        Act::Again(how) => {
            let name = match &how {
                Otherwise::Plain => "Use the plain text",
                Otherwise::Whole => "Show the whole page",
                Otherwise::Encoding(label) => label,
            };
            let name = name.to_owned();
            action("", &name, move || {
                let how = how.clone();
                model.with_more(move |more| (more.read_again)(model, how));
            })
        }
    }
}
