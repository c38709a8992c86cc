//! Problems: what is wrong with a file, and where.

use crate::message::{Message, problems};

/// One thing that is wrong in a JSON document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Path of the value from the root, innermost step last: `annotations[3].target[0].end`. Empty for the root.
    pub place: String,
    /// Line of the file, from 1, where its places are lines and no paths.
    pub line: Option<usize>,
    /// What is wrong, as a clause: "must be text".
    pub message: Message,
}

impl Problem {
    /// A problem of the value at hand; the callers add where that value stands.
    pub fn new(message: impl Into<Message>) -> Self {
        Self { place: String::new(), line: None, message: message.into() }
    }

    /// The same in a line of the file, from 1.
    #[must_use]
    pub fn in_line(self, line: usize) -> Self {
        Self { line: Some(line), ..self }
    }

    /// Whether it says where in the file it is.
    #[must_use]
    pub const fn is_placed(&self) -> bool {
        self.line.is_some() || !self.place.is_empty()
    }

    /// The same, seen from the object that holds the value in field `name`.
    #[must_use]
    pub fn in_field(self, name: &str) -> Self {
        let dot = if self.place.is_empty() || self.place.starts_with('[') { "" } else { "." };
        Self { place: format!("{name}{dot}{}", self.place), ..self }
    }

    /// The same, seen from the array that holds the value as item `index`.
    #[must_use]
    pub fn in_item(self, index: usize) -> Self {
        self.in_field(&format!("[{index}]"))
    }
}

/// The place, and what is wrong there.
impl From<Problem> for Message {
    fn from(Problem { place, line, message }: Problem) -> Self {
        let message = if place.is_empty() { message } else { problems::at_place(place, message) };
        match line {
            Some(line) => problems::at_line(line.to_string(), message),
            None => message,
        }
    }
}

/// A text from outside as part of a message: in quotation marks, on one line, cut after 40 characters.
#[must_use]
pub fn quoted(text: &str) -> String {
    const MAX_SHOWN_CHARS: usize = 40;
    let mut chars = text.chars();
    let start: String =
        chars.by_ref().take(MAX_SHOWN_CHARS).map(|char| if char.is_control() { ' ' } else { char }).collect();
    let rest = if chars.next().is_some() { "…" } else { "" };
    format!("“{start}{rest}”")
}
