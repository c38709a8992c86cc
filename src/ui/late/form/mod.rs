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

use crate::annotation::{Annotation, AnnotationId, Label, LabelSet};
use crate::article::Id;
use crate::browser::page;
use crate::editor::Dialog;
use crate::editor::commands::{Delete, DropEmptyRecords, EndTyping, Relabel, SetNote};
use crate::l10n::{common, form};
use crate::ui::dom::{Attr, El, TagName, action_button, after_press, el, el_with_class, key, target};
use crate::ui::first::label_bars::faces;
use crate::ui::state::model::Model;
use crate::ui::widgets::note::ENTERED;
use attributes::attributes;
pub(in crate::ui::late) use controls::why;
use extent::extent;
pub use lost::lost;
use relations::relations;

/// The form.
pub fn form(model: Model, id: AnnotationId) -> El {
    let left = id.clone();
    el_with_class(TagName::FORM, "form")
        .say_attr(Attr::ARIA_LABEL, form::ANNOTATION)
        .follow_attr(Attr::INERT, move || model.document.frozen.get().map(|_| String::new()))
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
                after_press(move || model.run(&DropEmptyRecords { annotation }));
            }
        })
        .child(el(TagName::LABEL).attr(Attr::FOR, "label").say(form::LABEL))
        .child(label(model, &id))
        .child(extent(model, &id))
        .child(lost::rows(model, &id))
        .child(el(TagName::LABEL).attr(Attr::FOR, "note").say(form::NOTE))
        .child(note(model, &id))
        .child(attributes(model, id.clone()))
        .child(relations(model, id))
        .child(
            el_with_class(TagName::DIV, "form-actions")
                .child(action_button("quiet", form::EDIT_FIELDS, move || model.dialogs.open.set(Some(Dialog::Fields))))
                .child(action_button("danger", common::DELETE, move || {
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

/// A text of an annotation, followed.
fn field(model: Model, id: &AnnotationId, read: fn(&Annotation) -> String) -> impl Fn() -> String + 'static {
    let id = id.clone();
    move || {
        model.track(&id);
        model.with(|session| session.annotations().get(&id).map(read)).flatten().unwrap_or_default()
    }
}

/// The labels to choose from. A retired one is shown where the annotation has it, and cannot be chosen.
fn label(model: Model, id: &AnnotationId) -> El {
    let id = id.clone();
    el(TagName::DIV).keyed_child(faces(model), move |_| label_select(model, &id))
}

fn label_select(model: Model, id: &AnnotationId) -> El {
    let now = field(model, id, |annotation| annotation.label.to_string());
    let again = field(model, id, |annotation| annotation.label.to_string());
    let labels = model.document.labels.get_untracked();
    let option = |set: &LabelSet, label: &Label| {
        let indent = "\u{A0}\u{A0}".repeat(set.depth(&label.id));
        let name = [indent, called(label)].concat();
        let option = el(TagName::OPTION).attr(Attr::VALUE, label.id.as_str()).text(&name);
        if label.retired { option.attr(Attr::HIDDEN, "") } else { option }
    };
    let options = labels.iter().flat_map(|set| set.labels.iter().map(|label| option(set, label)));
    let select = el(TagName::SELECT).attr(Attr::ID, "label").children(options.collect()).follow_value(now);
    let (chosen, annotation) = (select.clone(), id.clone());
    select.on("change", move |_| {
        model.run(&Relabel { annotation: annotation.clone(), label: Id::from(chosen.value()) });
        // Where the label was refused, the field must not claim otherwise.
        chosen.set_value(&untrack(&again));
    })
}

fn note(model: Model, id: &AnnotationId) -> El {
    let now = field(model, id, |annotation| annotation.note.clone());
    let note =
        el(TagName::TEXTAREA).attr(Attr::ID, "note").attr(Attr::ROWS, "3").attr(Attr::DIR, "auto").follow_value(now);
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

/// The name of a label, and whether it is no longer given.
pub fn called(label: &Label) -> String {
    if label.retired { form::retired(&label.name) } else { label.name.clone() }
}
