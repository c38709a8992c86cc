//! Says that passages are being gathered, for one annotation that is there or for one to be made, and how that ends.

use leptos::prelude::*;

use super::dom::{El, action, el, of};
use super::label_bars::keep_selection;
use super::model::Model;
use crate::browser::page;
use crate::editor::commands::{AddPassage, Deselect};
use crate::editor::{Session, View};

/// The bar, while passages are being gathered.
pub fn gathering(model: Model) -> El {
    let state = move || {
        let view = model.document.view.get();
        (view.adding.is_some() || !view.also.is_empty()).then_some(view.adding.is_some())
    };
    el("div").swap(state, move |to_one| if *to_one { adding(model) } else { more(model) })
}

fn adding(model: Model) -> El {
    let label = |session: &Session| {
        let annotation = session.annotations().get(session.view().adding.as_ref()?)?;
        Some(session.labels().label(&annotation.label)?.name.clone())
    };
    let label = model.with(label).flatten().unwrap_or_default();
    let text = format!("Select the words to add to this {label}, or move to a sentence.");
    let add = act("Add", move || model.run(&AddPassage)).set("class", "main");
    bar(model, move || text.clone(), vec![add, act("Cancel", move || model.run(&Deselect))])
}

fn more(model: Model) -> El {
    let count = |view: &View| view.also.len() + usize::from(view.passage.is_some());
    let text = move || match model.document.view.with(count) {
        1 => "1 passage kept. Select another, then give them a label.".to_owned(),
        many => format!("{many} passages. Select another, or give them a label."),
    };
    bar(model, text, vec![act("Let go", move || model.run(&Deselect))])
}

fn bar(model: Model, text: impl Fn() -> String + 'static, acts: Vec<El>) -> El {
    of("div", "gathering")
        .on("mousedown", keep_selection)
        .follow("data-count", move || Some(model.document.view.with(|view| view.also.len()).to_string()))
        .with(of("span", "gathering-text").set("role", "status").follow_text(text))
        .with(of("span", "gathering-acts").all(acts))
}

fn act(text: &str, press: impl Fn() + 'static) -> El {
    action("", text, move || {
        press();
        page::focus("#article");
    })
}
