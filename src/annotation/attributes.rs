//! Values of attributes: paths to them, whether they fit their fields, and how they are set.
//!
//! Values that do not fit what the label set says of them came from a file, or from before a field became another one. They
//! are kept as they are until the person takes them away.

use std::sync::Arc;

use super::{Attribute, AttributeKind};
use crate::article::days_in_month;
use crate::json::{Json, Object, parse};
use crate::text::{HostParser, NoLink, link};

/// A step on the way from an annotation's attributes to a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part {
    /// The field of that name: the id of an attribute, or of another thing that has fields.
    Field(Arc<str>),
    /// The record at that place of a list, from 0.
    Item(usize),
}

/// Values of attributes.
impl Object {
    /// The value at a path.
    #[must_use]
    pub fn at(&self, path: &[Part]) -> Option<&Json> {
        let (first, rest) = path.split_first()?;
        let Part::Field(name) = first else { return None };
        let mut value = self.get(name)?;
        for part in rest {
            value = match (value, part) {
                (Json::Object(fields), Part::Field(name)) => fields.get(name)?,
                (Json::Array(items), Part::Item(at)) => items.get(*at)?,
                _ => return None,
            };
        }
        Some(value)
    }

    /// Puts a value at a path, or with `None` takes away what is there. Records and lists on the way are made, and go once they
    /// are empty; but a record of a list stays while it is empty, for whoever is filling it in. False, and nothing done, where
    /// there is nothing to take away, or where something else than a record or list stands in the way.
    pub fn set_at(&mut self, path: &[Part], value: Option<Json>) -> bool {
        let mut root = Json::Object(std::mem::take(self));
        let done = put_in(&mut root, path, value);
        if let Json::Object(fields) = root {
            *self = fields;
        }
        done
    }

    /// Takes the empty records out of the lists of records; whether there were any.
    pub fn drop_empty_records(&mut self, fields: &[Attribute]) -> bool {
        let mut dropped = false;
        for field in fields.iter().filter(|field| field.kind == AttributeKind::Records) {
            let Some(value) = self.get_mut(field.id.as_str()) else { continue };
            match value {
                Json::Array(items) => {
                    let before = items.len();
                    for item in items.iter_mut() {
                        if let Json::Object(record) = item {
                            dropped |= record.drop_empty_records(&field.fields);
                        }
                    }
                    items.retain(|item| !matches!(item, Json::Object(record) if record.is_empty()));
                    dropped |= items.len() < before;
                }
                Json::Object(record) => dropped |= record.drop_empty_records(&field.fields),
                _ => {}
            }
            if dropped && is_empty(value) {
                self.take(field.id.as_str());
            }
        }
        dropped
    }

    /// All that the values say, to be searched: texts and numbers, and options by their names too.
    #[must_use]
    pub fn words(&self, fields: &[Attribute]) -> String {
        let mut words = String::new();
        for (id, value) in self.iter() {
            gather(value, fields.iter().find(|field| field.id.as_str() == id), &mut words);
        }
        words
    }

    /// Adds the texts that stand at a path, in whichever record of a list, to those that were found before, each once.
    pub fn texts_at(&self, path: &[Part], found: &mut Vec<String>) {
        if let Some((Part::Field(name), rest)) = path.split_first()
            && let Some(value) = self.get(name)
        {
            used_in(value, rest, found);
        }
    }

    /// The name of the option that was chosen; its id where the set does not know it. Empty where nothing was.
    #[must_use]
    pub fn chosen(&self, fields: &[Attribute], id: &str) -> String {
        let id_chosen = self.get(id).and_then(Json::as_str).unwrap_or_default();
        let field = fields.iter().find(|field| field.id.as_str() == id);
        let option = field.and_then(|field| field.options.iter().find(|option| option.id.as_str() == id_chosen));
        option.map_or(id_chosen, |option| &option.name).to_owned()
    }
}

impl Json {
    /// A value as text to be typed on; a number as it was written. Empty for what is no text.
    #[must_use]
    pub fn to_field_text(&self) -> String {
        match self {
            Json::String(text) => text.clone(),
            Json::Number(_) => self.to_line(),
            _ => String::new(),
        }
    }
}

fn put_in(at: &mut Json, path: &[Part], value: Option<Json>) -> bool {
    let Some((first, rest)) = path.split_first() else { return false };
    match (first, at, value) {
        (Part::Field(name), Json::Object(fields), Some(value)) if rest.is_empty() => fields.insert(name, value, None),
        (Part::Field(name), Json::Object(fields), None) if rest.is_empty() => return fields.take(name).is_some(),
        (Part::Field(name), Json::Object(fields), value) => {
            let mut inside = match fields.get(name) {
                None | Some(Json::Null) if matches!(rest.first(), Some(Part::Item(_))) => Json::Array(Vec::new()),
                None | Some(Json::Null) => Json::Object(Object::default()),
                Some(inside) => inside.clone(),
            };
            if !put_in(&mut inside, rest, value) {
                return false;
            }
            if is_empty(&inside) {
                fields.take(name);
            } else {
                fields.insert(name, inside, None);
            }
        }
        (Part::Item(place), Json::Array(items), value) => {
            let next = items.len();
            match (items.get_mut(*place), value) {
                (Some(item), value) if !rest.is_empty() => return put_in(item, rest, value),
                (Some(item), Some(value)) => *item = value,
                (Some(_), None) => drop(items.remove(*place)),
                (None, Some(value)) if rest.is_empty() && *place == next => items.push(value),
                (None, _) => return false,
            }
        }
        _ => return false,
    }
    true
}

fn is_empty(value: &Json) -> bool {
    match value {
        Json::Array(items) => items.is_empty(),
        Json::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

/// What is wrong with a text that should be a value of some kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ValueFault {
    /// It is no date.
    Date,
    /// It is no number.
    Number,
    /// It is no address, or none to follow.
    Link(NoLink),
}

impl Attribute {
    /// What the label set says of the value at a path.
    #[must_use]
    pub fn at<'a>(mut fields: &'a [Self], path: &[Part]) -> Option<&'a Self> {
        let mut found = None;
        for part in path {
            if let Part::Field(name) = part {
                let field = fields.iter().find(|field| field.id.as_str() == &**name)?;
                fields = &field.fields;
                found = Some(field);
            }
        }
        found
    }

    /// Whether a field can show a value: text or number as such, an option by its id, whether it is known or not. Whether a
    /// text that should be a date is one is another question ([`AttributeKind::fault`]).
    #[must_use]
    pub fn fits(&self, value: &Json) -> bool {
        use AttributeKind::{Choice, Choices, Date, LongText, Number, Records, Text, Url};
        match (self.kind, value) {
            (_, Json::Null)
            | (Text | LongText | Date | Url | Number | Choice, Json::String(_))
            | (Number, Json::Number(_)) => true,
            (Choices, Json::Array(items)) => items.iter().all(|item| item.as_str().is_some()),
            (Records, Json::Array(_)) => !self.single,
            (Records, Json::Object(_)) => self.single,
            _ => false,
        }
    }
}

impl AttributeKind {
    /// What was typed into a field of a line, as a value: a number as it was written where it is one, else text. `None` for
    /// nothing.
    #[must_use]
    pub fn parse(self, text: &str) -> Option<Json> {
        let text = if self == Self::LongText { text } else { text.trim() };
        let number = || parse(text).ok().filter(|value| matches!(value, Json::Number(_)));
        match self {
            _ if text.trim().is_empty() => None,
            Self::Number => number().or_else(|| Some(text.into())),
            _ => Some(text.into()),
        }
    }

    /// What is wrong with a text that should be a date, a number or an address. `hosts` knows which hosts an address may lead to.
    #[must_use]
    pub fn fault(self, text: &str, hosts: HostParser) -> Option<ValueFault> {
        match self {
            _ if text.is_empty() => None,
            Self::Date => (!is_date(text)).then_some(ValueFault::Date),
            Self::Number => (!matches!(parse(text), Ok(Json::Number(_)))).then_some(ValueFault::Number),
            Self::Url => link(text, hosts).err().map(ValueFault::Link),
            _ => None,
        }
    }
}

/// A year, a month or a day (ISO 8601, 5.2.2): `2026`, `2026-01`, `2026-01-31`.
fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut part = |length: usize| match parts.next() {
        None => Some(None),
        Some(digits) if digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            digits.parse::<u16>().ok().map(Some)
        }
        Some(_) => None,
    };
    let (Some(Some(year)), Some(month), Some(day)) = (part(4), part(2), part(2)) else { return false };
    let days = days_in_month(year, month.unwrap_or(1));
    (1..=days.max(1)).contains(&day.unwrap_or(1)) && days > 0 && parts.next().is_none()
}

fn gather(value: &Json, field: Option<&Attribute>, words: &mut String) {
    match value {
        Json::Array(items) => items.iter().for_each(|item| gather(item, field, words)),
        Json::Object(record) => words.push_str(&record.words(field.map_or(&[], |field| &field.fields))),
        Json::String(_) | Json::Number(_) => {
            let text = value.to_field_text();
            if let Some(option) = field.and_then(|field| field.options.iter().find(|option| option.id.as_str() == text))
            {
                words.push_str(&option.name);
                words.push('\n');
            }
            words.push_str(&text);
            words.push('\n');
        }
        Json::Null | Json::Bool(_) => {}
    }
}

/// Most texts that are offered for one field.
const OFFERED: usize = 100;

fn used_in(value: &Json, path: &[Part], found: &mut Vec<String>) {
    match (value, path) {
        (Json::Array(items), [Part::Item(_), rest @ ..] | rest) => {
            items.iter().for_each(|item| used_in(item, rest, found))
        }
        (Json::Object(fields), path) => fields.texts_at(path, found),
        (Json::String(text), []) if found.len() < OFFERED && !found.contains(text) => found.push(text.clone()),
        _ => {}
    }
}
