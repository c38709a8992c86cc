//! The texts of the core's messages.

use super::fill::{Arg, fill};
use super::locale::number;
use super::{Text, messages, pick};
use crate::message::{Argument, Message};

/// The texts of an area, by their keys.
pub type Table = &'static [(&'static str, Text)];

/// What the first wasm has: the texts of its commands, of what these tell, and of why nothing is saved.
pub static FIRST: &[Table] = &[messages::MARKING, messages::COMMANDS, messages::STORAGE];

/// All of them.
pub static ALL: &[Table] = &[
    messages::MARKING,
    messages::COMMANDS,
    messages::MORE_COMMANDS,
    messages::ANNOTATING,
    messages::LABELS,
    messages::RELATIONS,
    messages::STRUCTURE,
    messages::SETTINGS,
    messages::PARSING,
    messages::PROBLEMS,
    messages::LABEL_FILES,
    messages::FILE_PROBLEMS,
    messages::UNREADABLE,
    messages::WORKERS,
    messages::LOSSES,
    messages::STORAGE,
];

/// What stands in the text of a message, as it stands there.
#[must_use]
pub fn argument(argument: &Argument, tables: &[Table]) -> String {
    match argument {
        Argument::Text(text) => text.clone(),
        Argument::Number(count) => number(*count),
        Argument::Message(message) => text(message, tables),
    }
}

/// The text of a message in the chosen language, out of these tables. A message that none of them has, as one of a later version, is
/// shown by its key.
#[must_use]
pub fn text(message: &Message, tables: &[Table]) -> String {
    let (key, about) = match message {
        Message::Text { key, about } => (key, about),
        Message::Written(text) => return text.clone(),
    };
    let found = tables.iter().flat_map(|table| table.iter()).find(|(known, _)| known == key);
    let Some((_, pattern)) = found else { return key.to_string() };
    let arguments: Vec<Arg<'_>> = about
        .iter()
        .map(|argument| match argument {
            Argument::Text(text) => Arg::Text(text),
            Argument::Number(number) => Arg::Number(*number),
            Argument::Message(message) => Arg::Message(message, tables),
        })
        .collect();
    fill(pick(pattern.0), &arguments)
}
