//! Writes JSON.

use std::fmt::Write as _;

use super::{Json, Number, Object};

/// Writes a document as it goes, field by field, in the order of calls: first the fields of the format, then what came
/// unknown. The caller names each field once.
pub struct JsonWriter {
    text: String,
    /// Whether for people to read, indented by two spaces; else all on one line.
    pretty: bool,
    depth: usize,
    /// Whether nothing stands yet in the object or list at hand.
    empty: bool,
}

impl JsonWriter {
    /// An object on one line; `fields` writes its fields.
    pub fn line(fields: impl FnOnce(&mut Self)) -> String {
        Self::document(false, |out| out.braces(fields))
    }

    /// An object for people to read, indented by two spaces.
    pub fn pretty(fields: impl FnOnce(&mut Self)) -> String {
        Self::document(true, |out| out.braces(fields))
    }

    /// A field of text; `null` where there is none.
    pub fn text<'a>(&mut self, name: &str, value: impl Into<Option<&'a str>>) {
        self.name(name);
        match value.into() {
            Some(text) => self.quote(text),
            None => self.text.push_str("null"),
        }
    }

    /// A field of a number; `null` where there is none.
    pub fn number(&mut self, name: &str, value: impl Into<Option<usize>>) {
        self.name(name);
        match value.into() {
            Some(number) => self.whole(number),
            None => self.text.push_str("null"),
        }
    }

    /// A field that is `true` or `false`.
    pub fn flag(&mut self, name: &str, value: bool) {
        self.name(name);
        self.text.push_str(if value { "true" } else { "false" });
    }

    /// A field that is `true` where it holds, and else left out.
    pub fn mark(&mut self, name: &str, holds: bool) {
        if holds {
            self.flag(name, true);
        }
    }

    /// A field of text in a list.
    pub fn texts<'a>(&mut self, name: &str, items: impl IntoIterator<Item = &'a str>) {
        self.name(name);
        self.open('[');
        for item in items {
            self.next();
            self.quote(item);
        }
        self.close(']');
    }

    /// An object as a field; `fields` writes its fields.
    pub fn object(&mut self, name: &str, fields: impl FnOnce(&mut Self)) {
        self.name(name);
        self.braces(fields);
    }

    /// A list of objects as a field; `fields` writes the fields of each.
    pub fn objects<T>(&mut self, name: &str, items: impl IntoIterator<Item = T>, mut fields: impl FnMut(&mut Self, T)) {
        self.name(name);
        self.open('[');
        for item in items {
            self.next();
            self.braces(|out| fields(out, item));
        }
        self.close(']');
    }

    /// Fields that came unknown. None of them has the name of another.
    pub fn rest(&mut self, fields: &Object) {
        for (name, value) in fields.iter() {
            self.json(name, value);
        }
    }

    /// A field of any value.
    pub fn json(&mut self, name: &str, value: &Json) {
        self.name(name);
        self.value(value);
    }

    /// Begins an object that is written in pieces: what stands between two calls of [`Self::take`] can be written at any time.
    pub(crate) fn begin(pretty: bool) -> Self {
        let mut out = Self { text: String::new(), pretty, depth: 0, empty: true };
        out.open('{');
        out
    }

    /// Begins a list of objects as a field.
    pub(crate) fn begin_objects(&mut self, name: &str) {
        self.name(name);
        self.open('[');
    }

    /// Adds an object to the list.
    pub(crate) fn item(&mut self, fields: impl FnOnce(&mut Self)) {
        self.next();
        self.braces(fields);
    }

    /// Ends the list.
    pub(crate) fn end_objects(&mut self) {
        self.close(']');
    }

    /// Ends the object.
    pub(crate) fn end(&mut self) {
        self.close('}');
    }

    /// What was written since the last call.
    pub(crate) fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    fn document(pretty: bool, write: impl FnOnce(&mut Self)) -> String {
        let mut out = Self { text: String::new(), pretty, depth: 0, empty: true };
        write(&mut out);
        out.text
    }

    fn value(&mut self, json: &Json) {
        match json {
            Json::Null => self.text.push_str("null"),
            Json::Bool(value) => self.text.push_str(if *value { "true" } else { "false" }),
            Json::Number(Number::Whole(number)) => self.whole(*number),
            Json::Number(Number::Other(number)) => self.text.push_str(number),
            Json::String(text) => self.quote(text),
            Json::Array(items) => {
                self.open('[');
                for item in items {
                    self.next();
                    self.value(item);
                }
                self.close(']');
            }
            Json::Object(fields) => self.braces(|out| out.rest(fields)),
        }
    }

    fn braces(&mut self, fields: impl FnOnce(&mut Self)) {
        self.open('{');
        fields(self);
        self.close('}');
    }

    fn name(&mut self, name: &str) {
        self.next();
        self.quote(name);
        self.text.push_str(if self.pretty { ": " } else { ":" });
    }

    fn open(&mut self, sign: char) {
        self.text.push(sign);
        self.depth += 1;
        self.empty = true;
    }

    fn close(&mut self, sign: char) {
        self.depth -= 1;
        if !self.empty {
            self.new_line();
        }
        self.text.push(sign);
        self.empty = false;
    }

    /// Goes on to the next field or item.
    fn next(&mut self) {
        if !self.empty {
            self.text.push(',');
        }
        self.empty = false;
        self.new_line();
    }

    fn new_line(&mut self) {
        if self.pretty {
            self.text.push('\n');
            for _ in 0..self.depth {
                self.text.push_str("  ");
            }
        }
    }

    fn whole(&mut self, number: usize) {
        // Writing to memory cannot fail.
        let _ = write!(self.text, "{number}");
    }

    fn quote(&mut self, text: &str) {
        self.text.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F)) {
            let (plain, special) = rest.split_at_checked(at).unwrap_or_default();
            self.text.push_str(plain);
            let mut after = special.chars();
            match after.next() {
                Some('\u{8}') => self.text.push_str("\\b"),
                Some('\t') => self.text.push_str("\\t"),
                Some('\n') => self.text.push_str("\\n"),
                Some('\u{C}') => self.text.push_str("\\f"),
                Some('\r') => self.text.push_str("\\r"),
                Some(char @ ('"' | '\\')) => self.text.extend(['\\', char]),
                char => {
                    let _ = write!(self.text, "\\u{:04x}", char.map_or(0, u32::from));
                }
            }
            rest = after.as_str();
        }
        self.text.push_str(rest);
        self.text.push('"');
    }
}

impl Json {
    /// The document on one line.
    #[must_use]
    pub fn to_line(&self) -> String {
        JsonWriter::document(false, |out| out.value(self))
    }

    /// The document for people to read, indented by two spaces.
    #[must_use]
    pub fn to_pretty(&self) -> String {
        JsonWriter::document(true, |out| out.value(self))
    }
}
