//! The form of the selected annotation.

mod attributes;
mod controls;
mod extent;
mod lost;
mod place;
mod relations;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent};

use crate::annotation::{Annotation, Label, LabelSet};
use crate::article::Id;
use crate::browser::{clock, page};
use crate::editor::Dialog;
use crate::editor::commands::{Delete, DropEmptyRecords, EndTyping, Relabel, SetNote};
use crate::ui::dom::{El, action, afterwards, el, key, of, target, unpressed};
use crate::ui::first::label_bars::faces;
use crate::ui::state::model::Model;
use attributes::attributes;
use extent::extent;
pub use lost::lost;
use relations::relations;

/// The form.
pub fn form(model: Model, id: Id) -> El {
    let left = id.clone();
    of("form", "form")
        .set("aria-label", "Annotation")
        .follow("inert", move || model.document.frozen.get().map(|_| String::new()))
        .on("submit", |event| event.prevent_default())
        .on("keydown", |event| {
            if key(event) == "Escape" {
                event.prevent_default();
                page::focus("#article");
            }
        })
        .on("focusout", move |event| {
            if target(event).is_some_and(|field| field.matches("input, textarea").unwrap_or(false)) {
                model.run(&EndTyping);
            }
            if leaves(event) {
                let annotation = left.clone();
                unpressed(move || model.run(&DropEmptyRecords { annotation }));
            }
        })
        .with(el("label").set("for", "label").text("Label"))
        .with(label(model, &id))
        .with(extent(model, &id))
        .with(lost::rows(model, &id))
        .with(el("label").set("for", "note").text("Note"))
        .with(note(model, &id))
        .with(attributes(model, id.clone()))
        .with(relations(model, id))
        .with(
            of("div", "form-actions")
                .with(action("quiet", "Edit fields…", move || model.dialogs.open.set(Some(Dialog::Fields))))
                .with(action("danger", "Delete", move || {
                    model.run(&Delete);
                    page::focus("#article");
                })),
        )
}

/// Whether the focus leaves the form in which it was, and not with the whole window.
fn leaves(event: &Event) -> bool {
    let form = event.current_target().and_then(|form| form.dyn_into::<Element>().ok());
    let next = event.unchecked_ref::<FocusEvent>().related_target().and_then(|next| next.dyn_into::<Element>().ok());
    match next {
        Some(next) => !form.is_some_and(|form| form.contains(Some(&next))),
        None => page::document().has_focus().unwrap_or(true),
    }
}

/// Goes to the note of the selected annotation, by a key: pressed once more by habit, that key is not meant for the note.
pub fn enter_note() {
    // In the tick after the annotation was selected the form may be there; else it comes once that is painted.
    afterwards(|| {
        if !enter() {
            clock::painted(Box::new(|| _ = enter()));
        }
    });
}

fn enter() -> bool {
    const NOTE: &str = ".selected #note";
    page::focus(NOTE);
    let Some(note) = page::find(NOTE) else { return false };
    if !page::holds_focus(&note) {
        // A narrow window shows the annotations in place of the article only when asked to. What is typed now is meant for the note.
        if let Some(tab) = page::find("#show-annotations") {
            tab.unchecked_into::<web_sys::HtmlElement>().click();
        }
        afterwards(|| page::focus(NOTE));
    }
    note.set_attribute(ENTERED, "").is_ok()
}

/// Stands on the note until something else is pressed.
const ENTERED: &str = "data-entered";

/// A text of an annotation, followed.
fn field(model: Model, id: &Id, read: fn(&Annotation) -> String) -> impl Fn() -> String + 'static {
    let id = id.clone();
    move || {
        model.track(&id);
        model.with(|session| session.annotations().get(&id).map(read)).flatten().unwrap_or_default()
    }
}

/// The labels to choose from. A retired one is shown where the annotation has it, and cannot be chosen.
fn label(model: Model, id: &Id) -> El {
    let id = id.clone();
    el("div").swap(faces(model), move |_| label_select(model, &id))
}

fn label_select(model: Model, id: &Id) -> El {
    let now = field(model, id, |annotation| annotation.label.to_string());
    let again = field(model, id, |annotation| annotation.label.to_string());
    let labels = model.document.labels.get_untracked();
    let option = |set: &LabelSet, label: &Label| {
        let indent = "\u{A0}\u{A0}".repeat(set.depth(&label.id));
        let option =
            el("option").set("value", label.id.as_str()).text(&format!("{indent}{}{}", label.name, retired(label)));
        if label.retired { option.set("hidden", "") } else { option }
    };
    let options = labels.iter().flat_map(|set| set.labels.iter().map(|label| option(set, label)));
    let select = el("select").set("id", "label").all(options.collect()).follow_value(now);
    let (chosen, annotation) = (select.clone(), id.clone());
    select.on("change", move |_| {
        model.run(&Relabel { annotation: annotation.clone(), label: Id::from(chosen.value()) });
        // Where the label was refused, the field must not claim otherwise.
        chosen.set_value(&untrack(&again));
    })
}

fn note(model: Model, id: &Id) -> El {
    let now = field(model, id, |annotation| annotation.note.clone());
    let note = el("textarea").set("id", "note").set("rows", "3").set("dir", "auto").follow_value(now);
    let (typed, entered, id) = (note.clone(), note.clone(), id.clone());
    note.on("input", move |_| model.run(&SetNote { annotation: id.clone(), note: typed.value() })).on(
        "keydown",
        move |event| {
            let note = entered.node();
            if note.has_attribute(ENTERED) && key(event) == "Enter" {
                event.prevent_default();
            }
            let _ = note.remove_attribute(ENTERED);
        },
    )
}

/// Says of a label that it is no longer given.
pub fn retired(label: &Label) -> &'static str {
    if label.retired { " (retired)" } else { "" }
}
