//! What is wrong with a file, and where.

use std::fmt;

/// One thing that is wrong in a JSON document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Path of the value from the root, innermost step last: `annotations[3].target[0].end`. Empty for the root.
    pub place: String,
    /// What is wrong, as a clause: "must be text".
    pub message: String,
}

impl Problem {
    /// A problem of the value at hand; the callers add where that value stands.
    pub fn new(message: impl Into<String>) -> Self {
        Self { place: String::new(), message: message.into() }
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

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.place, self.message) }
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
