//! The fields of an annotation, as the label set defines them.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{close, modal};
use crate::annotation::fields::{fresh_id, options_as_lines, options_of_lines};
use crate::annotation::{Attribute, AttributeId, AttributeKind};
use crate::editor::commands::SetFields;
use crate::l10n::{Text, common, record_fields};
use crate::ui::dom::{Attr, El, TagName, action_button, after_render_unowned, button, el, el_with_class, key};
use crate::ui::state::model::Model;

/// The kinds: what people call them, and whether there is one record at most.
const KINDS: [(Text, AttributeKind, bool); 9] = [
    (record_fields::TEXT, AttributeKind::Text, false),
    (record_fields::LONG_TEXT, AttributeKind::LongText, false),
    (record_fields::NUMBER, AttributeKind::Number, false),
    (record_fields::DATE, AttributeKind::Date, false),
    (record_fields::LINK, AttributeKind::Url, false),
    (record_fields::CHOICE, AttributeKind::Choice, false),
    (record_fields::CHOICES, AttributeKind::Choices, false),
    (record_fields::RECORD, AttributeKind::Records, true),
    (record_fields::RECORDS, AttributeKind::Records, false),
];

pub(super) fn dialog(model: Model) -> El {
    let told = RwSignal::new(String::new());
    let list = Rc::new(List { model, told, of: Vec::new() });
    let status = el_with_class(TagName::P, "remark").attr(Attr::ROLE, "status").follow_text(move || told.get());
    modal(
        record_fields::FIELDS,
        vec![el_with_class(TagName::P, "hint").say(record_fields::FIELDS_HINT), status, rows(&list)],
        close(model),
    )
}

/// The fields of the label set, or those of one of its records.
struct List {
    model: Model,
    told: RwSignal<String>,
    /// Ids of the records in which these fields stand, the outermost first.
    of: Vec<AttributeId>,
}

impl List {
    /// The fields, followed.
    fn fields(&self) -> Vec<Attribute> {
        let set = self.model.document.labels.get();
        let mut fields = set.map_or_else(Vec::new, |set| set.attributes.clone());
        inner(&mut fields, &self.of).map(std::mem::take).unwrap_or_default()
    }

    /// A field, followed.
    fn field(&self, id: &AttributeId) -> Option<Attribute> {
        self.fields().into_iter().find(|field| field.id == *id)
    }

    /// Replaces the fields.
    fn put(&self, new: Vec<Attribute>) {
        let set = self.model.document.labels.get_untracked();
        let mut fields = set.map_or_else(Vec::new, |set| set.attributes.clone());
        if let Some(own) = inner(&mut fields, &self.of) {
            *own = new;
            self.told.set(String::new());
            self.model.run(&SetFields { fields });
        }
    }

    /// Changes one field.
    fn change(&self, id: &AttributeId, change: impl FnOnce(&mut Attribute)) {
        let mut fields = untrack(|| self.fields());
        if let Some(field) = fields.iter_mut().find(|field| field.id == *id) {
            change(field);
            self.put(fields);
        }
    }

    fn step(&self, id: &AttributeId, by: isize) {
        let mut fields = untrack(|| self.fields());
        let at = fields.iter().position(|field| field.id == *id);
        let to = at.and_then(|at| at.checked_add_signed(by)).filter(|to| *to < fields.len());
        if let (Some(at), Some(to)) = (at, to) {
            fields.swap(at, to);
            self.put(fields);
        }
    }
}

/// The fields of a record inside of others.
fn inner<'a>(fields: &'a mut Vec<Attribute>, of: &[AttributeId]) -> Option<&'a mut Vec<Attribute>> {
    match of.split_first() {
        None => Some(fields),
        Some((id, rest)) => inner(&mut fields.iter_mut().find(|field| field.id == *id)?.fields, rest),
    }
}

fn rows(list: &Rc<List>) -> El {
    let (listed, of_row) = (Rc::clone(list), Rc::clone(list));
    let ids = move || listed.fields().iter().map(|field| field.id.clone()).collect();
    let row = move |id: &AttributeId| row(&of_row, id);
    let rows = el_with_class(TagName::UL, "field-rows").attr(Attr::ROLE, "list").keyed_children(ids, row);
    let name = el(TagName::INPUT)
        .attr(Attr::TYPE, "text")
        .say_attr(Attr::ARIA_LABEL, record_fields::NEW_FIELD)
        .say_attr(Attr::PLACEHOLDER, record_fields::NEW_FIELD_HINT);
    let (list, typed) = (Rc::clone(list), name.clone());
    let add: Rc<dyn Fn()> = Rc::new(move || {
        let name = typed.value().trim().to_owned();
        let mut fields = untrack(|| list.fields());
        let id = AttributeId::from(fresh_id(&name, '_', &|id| fields.iter().any(|field| field.id.as_str() == id)));
        fields.push(Attribute { id: id.clone(), name, ..Attribute::default() });
        list.put(fields);
        if untrack(|| list.field(&id)).is_some() {
            typed.set_value("");
        }
        typed.focus();
    });
    let pressed = Rc::clone(&add);
    let name = name.on("keydown", move |event| {
        if key(event) == "Enter" {
            event.prevent_default();
            pressed();
        }
    });
    let new = el_with_class(TagName::DIV, "new-field").child(name).child(action_button(
        "",
        record_fields::ADD_FIELD,
        move || add(),
    ));
    el_with_class(TagName::DIV, "field-list").child(rows).child(new)
}

fn row(list: &Rc<List>, id: &AttributeId) -> El {
    let line = || el(TagName::INPUT).attr(Attr::TYPE, "text");
    let name = TextOfField {
        name: common::NAME,
        input: line(),
        get: |field| field.name.clone(),
        set: |field, text| field.name = text.trim().to_owned(),
    };
    let help = TextOfField {
        name: record_fields::HELP,
        input: line().say_attr(Attr::PLACEHOLDER, record_fields::HELP_HINT),
        get: |field| field.help.clone().unwrap_or_default(),
        set: |field, text| field.help = Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
    };
    let (name, help) = (name.element(list, id), help.element(list, id));
    let (followed, own) = (Rc::clone(list), id.clone());
    let kind = move || followed.field(&own).map(|field| place_of(&field));
    let (owned, own) = (Rc::clone(list), id.clone());
    let of_kind = move |_: &usize| rest(&owned, &own);
    let head = el_with_class(TagName::DIV, "field-head").child(name).child(kinds(list, id)).child(buttons(list, id));
    el(TagName::LI).child(head).child(help).keyed_child(kind, of_kind)
}

/// What is to be said of a field of its kind alone: options, or the fields of a record.
fn rest(list: &Rc<List>, id: &AttributeId) -> El {
    let kind = untrack(|| list.field(id)).map(|field| field.kind);
    match kind {
        Some(AttributeKind::Choice | AttributeKind::Choices) => {
            let hint = record_fields::OPTIONS_HINT;
            let options = TextOfField {
                name: record_fields::OPTIONS,
                input: el(TagName::TEXTAREA).attr(Attr::ROWS, "3").say_attr(Attr::PLACEHOLDER, hint),
                get: |field| options_as_lines(&field.options),
                set: |field, text| field.options = options_of_lines(text, &field.options),
            };
            options.element(list, id)
        }
        Some(AttributeKind::Records) => {
            let of_record = list.of.iter().chain([id]).cloned().collect();
            let inside = List { model: list.model, told: list.told, of: of_record };
            el_with_class(TagName::DETAILS, "inner-fields")
                .child(el(TagName::SUMMARY).say(record_fields::FIELDS_OF_RECORD))
                .child(rows(&Rc::new(inside)))
        }
        _ => el(TagName::SPAN),
    }
}

/// A text of a field: taken over when the person leaves it, and put back where it was refused.
struct TextOfField {
    name: Text,
    input: El,
    get: fn(&Attribute) -> String,
    set: fn(&mut Attribute, &str),
}

impl TextOfField {
    fn element(self, list: &Rc<List>, id: &AttributeId) -> El {
        let Self { name, input, get, set } = self;
        let (followed, own) = (Rc::clone(list), id.clone());
        let now: Rc<dyn Fn() -> String> = Rc::new(move || followed.field(&own).as_ref().map(get).unwrap_or_default());
        let again = Rc::clone(&now);
        let input = input.say_attr(Attr::ARIA_LABEL, name).attr(Attr::DIR, "auto").follow_value(move || now());
        let (list, id, typed) = (Rc::clone(list), id.clone(), input.clone());
        input.on("change", move |_| {
            let text = typed.value();
            list.change(&id, |field| set(field, &text));
            typed.set_value(&untrack(|| again()));
        })
    }
}

fn place_of(field: &Attribute) -> usize {
    let same = |(_, kind, single): &(Text, AttributeKind, bool)| *kind == field.kind && *single == field.single;
    KINDS.iter().position(same).unwrap_or_default()
}

fn kinds(list: &Rc<List>, id: &AttributeId) -> El {
    let options = KINDS
        .iter()
        .enumerate()
        .map(|(at, (name, ..))| el(TagName::OPTION).attr(Attr::VALUE, &at.to_string()).say(*name));
    let (followed, own) = (Rc::clone(list), id.clone());
    let now = move || followed.field(&own).as_ref().map(place_of).unwrap_or_default().to_string();
    let select = el(TagName::SELECT)
        .say_attr(Attr::ARIA_LABEL, record_fields::KIND)
        .children(options.collect())
        .follow_value(now);
    let (list, id, chosen) = (Rc::clone(list), id.clone(), select.clone());
    select.on("change", move |_| {
        let at: usize = chosen.value().parse().unwrap_or_default();
        if let Some((_, kind, single)) = KINDS.get(at) {
            list.change(&id, |field| (field.kind, field.single) = (*kind, *single));
        }
    })
}

fn buttons(list: &Rc<List>, id: &AttributeId) -> El {
    let button = |sign: &str, title: Text, press: Box<dyn Fn(&El)>| {
        let button = button("quiet").text(sign).say_attr(Attr::ARIA_LABEL, title).say_attr(Attr::TITLE, title);
        let pressed = button.clone();
        button.on("click", move |_| press(&pressed))
    };
    let step = |by: isize| -> Box<dyn Fn(&El)> {
        let (list, id) = (Rc::clone(list), id.clone());
        Box::new(move |pressed| {
            list.step(&id, by);
            // A row that is moved loses the focus.
            let pressed = pressed.clone();
            after_render_unowned(move || pressed.focus());
        })
    };
    let (up, down) = (button("↑", common::MOVE_UP, step(-1)), button("↓", common::MOVE_DOWN, step(1)));
    let (list, id) = (Rc::clone(list), id.clone());
    let remove = move |pressed: &El| {
        let row = pressed.node().closest("li").ok().flatten();
        let next = row.and_then(|row| row.next_element_sibling().or_else(|| row.previous_element_sibling()));
        let next = next.and_then(|next| next.query_selector("input").ok().flatten());
        let mut fields = untrack(|| list.fields());
        fields.retain(|field| field.id != id);
        list.put(fields);
        list.told.set(record_fields::REMOVED.get().to_owned());
        after_render_unowned(move || {
            if let Some(next) = next {
                let _ = next.unchecked_into::<web_sys::HtmlElement>().focus();
            }
        });
    };
    el_with_class(TagName::DIV, "field-buttons").child(up).child(down).child(button(
        "×",
        common::REMOVE,
        Box::new(remove),
    ))
}
