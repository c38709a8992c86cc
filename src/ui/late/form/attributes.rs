//! The record of an annotation: a field for each attribute of its label set, made from what the set says of them.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::controls::control;
use super::place::{At, Place, go};
use crate::annotation::attributes::Part;
use crate::annotation::{AnnotationId, Attribute, AttributeId, AttributeKind, LabelSet};
use crate::json::{Json, Object};
use crate::l10n::{common, form};
use crate::text::lowercase;
use crate::ui::dom::{Attr, El, TagName, action_button, button, el, el_with_class};
use crate::ui::state::model::Model;

/// So many fields are always shown; of the rest, only the lists of records.
const SHOWN: usize = 6;

/// The record.
pub(super) fn attributes(model: Model, annotation: AnnotationId) -> El {
    // Made anew when the set has other fields.
    let made: RefCell<(usize, Option<Arc<LabelSet>>)> = RefCell::default();
    let version = move || {
        let set = model.document.labels.get()?;
        let (version, old) = &mut *made.borrow_mut();
        let same = old.as_ref().is_some_and(|old| old.attributes == set.attributes);
        *version += usize::from(!same);
        *old = Some(set);
        Some(*version)
    };
    el_with_class(TagName::DIV, "record-form").keyed_child(version, move |_| {
        let set = model.document.labels.get_untracked();
        let fields = set.as_ref().map_or(&[][..], |set| &set.attributes);
        record(&Place::of(model, annotation.clone()), fields)
    })
}

fn record(at: &At, fields: &[Attribute]) -> El {
    let (mut first, mut lists, mut more) = (Vec::new(), Vec::new(), Vec::new());
    let mut filled = false;
    for (n, attribute) in fields.iter().enumerate() {
        let here = at.field(attribute, n);
        if attribute.kind == AttributeKind::Records && !attribute.single {
            lists.push(field(&here, attribute));
        } else if first.len() < SHOWN {
            first.push(field(&here, attribute));
        } else {
            filled |= untrack(|| here.json()).is_some();
            more.push(field(&here, attribute));
        }
    }
    let details = (!more.is_empty()).then(|| {
        let details = el(TagName::DETAILS).child(el(TagName::SUMMARY).say(form::MORE_FIELDS)).children(more);
        if filled { details.attr(Attr::OPEN, "") } else { details }
    });
    el_with_class(TagName::DIV, "fields")
        .children(first)
        .children(lists)
        .children(details.into_iter().collect())
        .child(unknown(at, fields))
}

/// A field with its name; a record with its fields, a list with its records.
fn field(at: &At, attribute: &Attribute) -> El {
    let (here, defined, inside) = (Rc::clone(at), attribute.clone(), attribute.clone());
    let make: Box<dyn Fn() -> El> = Box::new(move || match (inside.kind, inside.single) {
        (AttributeKind::Records, false) => list(&here, &inside),
        (AttributeKind::Records, true) => record_in(&here, &inside.name, &inside),
        _ => control(&here, &inside),
    });
    fitting(at, &attribute.name, Box::new(move |value| defined.fits(value)), make)
}

/// What `make` makes, unless what is there does not fit: that is shown as it is, until the person takes it away.
fn fitting(at: &At, name: &str, fits: Box<dyn Fn(&Json) -> bool>, make: Box<dyn Fn() -> El>) -> El {
    let (here, shown, name) = (Rc::clone(at), Rc::clone(at), name.to_owned());
    let misfit = move || Some(here.json().filter(|value| !fits(value)).as_ref().map(as_it_is).unwrap_or_default());
    el_with_class(TagName::DIV, "attribute")
        .keyed_child(misfit, move |text| if text.is_empty() { make() } else { line(&shown, &name, text) })
}

fn record_in(at: &At, name: &str, attribute: &Attribute) -> El {
    let fields = attribute.fields.iter().enumerate().map(|(n, inner)| field(&at.field(inner, n), inner));
    el_with_class(TagName::FIELDSET, "record")
        .child(el(TagName::LEGEND).text(name))
        .children(fields.collect())
        .child(unknown(at, &attribute.fields))
}

fn list(at: &At, attribute: &Attribute) -> El {
    let (counted, adding, of_row) = (Rc::clone(at), Rc::clone(at), Rc::clone(at));
    let name = lowercase(&attribute.name);
    let add = button("add").text(&form::add_record(&name)).on("click", move |_| {
        let next = untrack(|| adding.count());
        adding.item(next).set(Some(Object::default().into()), false);
        go(format!("#{}-{next}-0", adding.dom));
    });
    let attribute = attribute.clone();
    let places = move || (0..counted.count()).collect();
    let row = move |place: &usize| {
        let at = of_row.item(*place);
        let title = form::record(&attribute.name, place + 1);
        let (here, list, title_inside, attribute) =
            (Rc::clone(&at), Rc::clone(&of_row), title.clone(), attribute.clone());
        let make = move || {
            let (gone, list) = (Rc::clone(&here), Rc::clone(&list));
            let remove = action_button("quiet", common::REMOVE, move || {
                gone.set(None, false);
                // To the record that takes its place, else to where another is added.
                go(format!("#{}-0, #{}-add", gone.dom, list.dom));
            });
            let remove = remove.attr(Attr::ARIA_LABEL, &form::remove_named(&lowercase(&title_inside)));
            record_in(&here, &title_inside, &attribute).child(remove)
        };
        fitting(&at, &title, Box::new(|value| matches!(value, Json::Object(_))), Box::new(make))
    };
    el_with_class(TagName::DIV, "list")
        .keyed_children(places, row)
        .child(add.attr(Attr::ID, &format!("{}-add", at.dom)))
}

/// The values of a record that the label set knows nothing of.
fn unknown(at: &At, fields: &[Attribute]) -> El {
    let known: Vec<AttributeId> = fields.iter().map(|field| field.id.clone()).collect();
    let here = Rc::clone(at);
    let values = move || {
        let mut record = if let Some(Json::Object(record)) = here.json() { record } else { Object::default() };
        known.iter().for_each(|id| drop(record.take(id.as_str())));
        (!record.is_empty()).then_some(record)
    };
    let here = Rc::clone(at);
    el_with_class(TagName::DIV, "unknown").keyed_child(values, move |values| {
        let line = |(id, value): (&str, &Json)| {
            line(&here.at(Part::Field(id.into()), "unknown"), &form::unknown_field(id), &as_it_is(value))
        };
        el_with_class(TagName::DIV, "fields").children(values.iter().map(line).collect())
    })
}

/// A value that is only shown, and can be taken away.
fn line(at: &At, name: &str, text: &str) -> El {
    let gone = Rc::clone(at);
    let remove = action_button("quiet", common::REMOVE, move || {
        gone.set(None, false);
        go("#note".to_owned());
    });
    el_with_class(TagName::DIV, "field")
        .child(el(TagName::SPAN).text(name))
        .child(el_with_class(TagName::SPAN, "as-it-is").attr(Attr::DIR, "auto").text(text))
        .child(remove.attr(Attr::ARIA_LABEL, &form::remove_named(name)))
}

/// A text bare, anything else as JSON.
fn as_it_is(value: &Json) -> String {
    value.as_str().filter(|text| !text.is_empty()).map_or_else(|| value.to_line(), str::to_owned)
}
