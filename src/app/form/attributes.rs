//! The record of an annotation: a field for each attribute of its label set, made from what the set says of them.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::controls::control;
use super::place::{At, Place, go};
use crate::annotation::attributes::{Part, fits};
use crate::annotation::{Attribute, AttributeKind, LabelSet};
use crate::app::dom::{El, action, afterwards, el, of};
use crate::app::model::Model;
use crate::article::Id;
use crate::json::{Json, Object};
use crate::text::lower;

/// So many fields are always shown; of the rest, only the lists of records.
const SHOWN: usize = 6;

/// The record.
pub(super) fn attributes(model: Model, annotation: Id) -> El {
    // Made anew when the set has other fields.
    let made: RefCell<(usize, Option<Arc<LabelSet>>)> = RefCell::default();
    let version = move || {
        let set = model.labels.get()?;
        let (version, old) = &mut *made.borrow_mut();
        let same = old.as_ref().is_some_and(|old| old.attributes == set.attributes);
        *version += usize::from(!same);
        *old = Some(set);
        Some(version.to_string())
    };
    of("div", "record-form").swap(version, move |_| {
        let set = model.labels.get_untracked();
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
        let details = el("details").with(el("summary").text("More fields")).all(more);
        if filled { details.set("open", "") } else { details }
    });
    of("div", "fields").all(first).all(lists).all(details.into_iter().collect()).with(unknown(at, fields))
}

/// A field with its name; a record with its fields, a list with its records.
fn field(at: &At, attribute: &Attribute) -> El {
    let make: Rc<dyn Fn() -> El> = {
        let (at, attribute) = (Rc::clone(at), attribute.clone());
        match (attribute.kind, attribute.single) {
            (AttributeKind::Records, false) => Rc::new(move || list(&at, &attribute)),
            (AttributeKind::Records, true) => Rc::new(move || single(&at, &attribute)),
            _ => Rc::new(move || control(&at, &attribute)),
        }
    };
    let (here, defined) = (Rc::clone(at), attribute.clone());
    // What does not fit stands there as it is, until the person takes it away.
    let misfit = move || {
        let value = here.json().filter(|value| !fits(&defined, value));
        Some(value.as_ref().map(as_it_is).unwrap_or_default())
    };
    let (here, name) = (Rc::clone(at), attribute.name.clone());
    of("div", "attribute").swap(misfit, move |text| if text.is_empty() { make() } else { line(&here, &name, text) })
}

fn single(at: &At, attribute: &Attribute) -> El {
    group(&attribute.name).all(inside(at, attribute))
}

fn group(name: &str) -> El {
    of("fieldset", "group").with(el("legend").text(name))
}

fn inside(at: &At, attribute: &Attribute) -> Vec<El> {
    let fields = attribute.fields.iter().enumerate().map(|(n, inner)| field(&at.field(inner, n), inner));
    fields.chain([unknown(at, &attribute.fields)]).collect()
}

fn list(at: &At, attribute: &Attribute) -> El {
    let name = lower(&attribute.name);
    let (counted, adding, of_row, of_add) = (Rc::clone(at), Rc::clone(at), Rc::clone(at), name.clone());
    let attribute = attribute.clone();
    let keys = move || (0..counted.count()).map(|n| Id::from(n.to_string())).collect();
    let row = move |key: Id| {
        let n = key.as_str().parse().unwrap_or_default();
        let (at, title) = (of_row.item(n), format!("{} {}", attribute.name, n + 1));
        let (here, attribute, name) = (Rc::clone(&at), attribute.clone(), name.clone());
        let misfit = move || {
            let value = here.json().filter(|value| !matches!(value, Json::Object(_)));
            Some(value.as_ref().map(as_it_is).unwrap_or_default())
        };
        let whole = Rc::clone(&of_row);
        of("div", "attribute").swap(misfit, move |text| {
            if !text.is_empty() {
                return line(&at, &title, text);
            }
            let (at, whole) = (Rc::clone(&at), Rc::clone(&whole));
            let remove = action("quiet", "Remove", {
                let at = Rc::clone(&at);
                move || {
                    at.set(None, false);
                    let next = n.min(untrack(|| whole.count()).saturating_sub(1));
                    // To the record that took its place, else to where another is added.
                    go(format!("#{0}-{next}-0, #{0}-add", whole.dom));
                }
            });
            let remove = remove.set("aria-label", &format!("Remove {name} {}", n + 1));
            group(&title).all(inside(&at, &attribute)).with(of("div", "group-end").with(remove))
        })
    };
    let add = action("add", &format!("Add {of_add}"), {
        let at = Rc::clone(at);
        move || {
            let next = untrack(|| adding.count());
            adding.item(next).set(Some(Object::default().into()), false);
            go(format!("#{}-{next}-0", at.dom));
        }
    });
    of("div", "list").each(keys, row).with(add.set("id", &format!("{}-add", at.dom)))
}

/// The values of a record that the label set knows nothing of.
fn unknown(at: &At, fields: &[Attribute]) -> El {
    let known: Vec<Id> = fields.iter().map(|field| field.id.clone()).collect();
    let (listed, here) = (Rc::clone(at), Rc::clone(at));
    let ids = move || {
        let ids = listed.object().iter().map(|(id, _)| Id::from(id)).collect::<Vec<_>>();
        ids.into_iter().filter(|id| !known.contains(id)).collect()
    };
    of("div", "unknown").each(ids, move |id| {
        let at = here.at(Part::Field(id.clone()), "");
        let (shown, name) = (Rc::clone(&at), format!("{id} (unknown field)"));
        let text = move || Some(shown.json().as_ref().map(as_it_is).unwrap_or_default());
        of("div", "attribute").swap(text, move |text| line(&at, &name, text))
    })
}

/// A value that is only shown, and can be taken away.
fn line(at: &At, name: &str, text: &str) -> El {
    let (at, id) = (Rc::clone(at), at.dom.clone());
    let remove = action("quiet", "Remove", move || {
        at.set(None, false);
        afterwards(|| crate::browser::page::focus("#note"));
    });
    of("div", "field")
        .with(el("span").text(name))
        .with(of("output", "as-it-is").set("id", &id).set("dir", "auto").text(text))
        .with(remove.set("aria-label", &format!("Remove {name}")))
}

/// A text bare, anything else as JSON.
fn as_it_is(value: &Json) -> String {
    value.as_str().filter(|text| !text.is_empty()).map_or_else(|| value.to_line(), str::to_owned)
}
