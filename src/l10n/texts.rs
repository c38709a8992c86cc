//! The texts of the core's messages.

use super::fill::fill;
use super::locale::number;
use super::{LANGUAGES, messages, pick};
use crate::message::{Argument, Key, Message};

/// The texts of an area, in all languages: for each the keys and texts in one string, without a pointer to each text. Behind a key
/// stands U+0011, behind a text U+0012.
#[derive(Debug)]
pub struct Table(pub(super) [&'static str; LANGUAGES.len()]);

/// What the first wasm has: the texts of its commands, of what these tell, and of why nothing is saved.
pub static FIRST: &[&Table] = &[&messages::MARKING, &messages::COMMANDS, &messages::STORAGE];

/// All of them.
pub static ALL: &[&Table] = &[
    &messages::MARKING,
    &messages::COMMANDS,
    &messages::MORE_COMMANDS,
    &messages::ANNOTATING,
    &messages::LABELS,
    &messages::RELATIONS,
    &messages::STRUCTURE,
    &messages::SETTINGS,
    &messages::PARSING,
    &messages::PROBLEMS,
    &messages::LABEL_FILES,
    &messages::FILE_PROBLEMS,
    &messages::UNREADABLE,
    &messages::WORKERS,
    &messages::LOSSES,
    &messages::STORAGE,
];

impl Table {
    /// The pattern of the text with this key, in the chosen language.
    fn find(&self, key: &str) -> Option<&'static str> {
        let mut entries = pick(self.0).as_bytes().split(|byte| *byte == 0x12);
        let pattern = entries.find_map(|entry| entry.strip_prefix(key.as_bytes())?.strip_prefix(b"\x11"))?;
        str::from_utf8(pattern).ok()
    }
}

/// The text of a message in the chosen language, out of these tables. A message that none of them has, as one of a later version, is
/// shown by its key.
#[must_use]
pub fn text(message: &Message, tables: &[&Table]) -> String {
    match message.as_written() {
        Some(words) => words.to_owned(),
        None => filled(message.key(), message.about(), tables),
    }
}

/// The text of a key, as [`text`] makes it.
#[must_use]
pub fn title(key: Key, tables: &[&Table]) -> String {
    filled(key.name(), &[], tables)
}

fn filled(key: &str, about: &[Argument], tables: &[&Table]) -> String {
    match tables.iter().find_map(|table| table.find(key)) {
        Some(pattern) => fill(pattern, about, tables),
        None => key.to_owned(),
    }
}

/// What stands in the text of a message, as it stands there.
#[must_use]
pub fn argument(argument: &Argument, tables: &[&Table]) -> String {
    match argument {
        Argument::Text(text) => text.clone(),
        Argument::Number(count) => number(*count),
        Argument::Message(message) => text(message, tables),
    }
}
