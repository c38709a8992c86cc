//! What the core has to tell a person, as values: what was done, why something was not, what something is called.
//!
//! The texts stand in `l10n/en/messages/`, one file an area. The build script makes a module of each here, with a constant or a function
//! for each text, and the table of the texts themselves in `l10n`. So the core names a message that has a text, with what stands
//! in it, and holds no text.
//!
//! A step of a history stores its message: the key, and what stands in the text in the order of the variables' names. So a key that was
//! released keeps its meaning and its variables, and a message that says something else gets a key of its own.

use std::borrow::Cow;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// Something to tell.
///
/// One type for all messages: with a variant for each, whatever clones, drops or saves a message would name all of them, and that code
/// is in the first wasm.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Message {
    /// A text of `l10n`.
    Text {
        /// Its key, which no text of another area has.
        key: Cow<'static, str>,
        /// What stands in it, in the order of the variables' names.
        about: Vec<Argument>,
    },
    /// Words as they are: steps that were saved before messages were kept have these.
    Written(String),
}

/// What stands in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Argument {
    /// Words of the person or of the article.
    Text(String),
    /// A number, which is written as the language writes it.
    Number(usize),
    /// Another message.
    Message(Message),
}

impl Message {
    /// The message of a text without variables.
    const fn of(key: &'static str) -> Self {
        Self::Text { key: Cow::Borrowed(key), about: Vec::new() }
    }

    /// A message that was stored or has crossed: the key of its text and what stands in it.
    #[must_use]
    pub fn stored(key: String, about: Vec<Argument>) -> Self {
        Self::Text { key: Cow::Owned(key), about }
    }

    /// Words as they are.
    #[must_use]
    pub const fn written(words: String) -> Self {
        Self::Written(words)
    }

    /// What stands in its text, in the order of the variables' names.
    #[must_use]
    pub fn about(&self) -> &[Argument] {
        match self {
            Self::Text { about, .. } => about,
            Self::Written(_) => &[],
        }
    }

    /// The words, if it is nothing but words.
    #[must_use]
    pub fn as_written(&self) -> Option<&str> {
        if let Self::Written(words) = self { Some(words) } else { None }
    }

    /// The key of a message that names a text; empty for one that does not.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Text { key, .. } => key,
            Self::Written(_) => "",
        }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}
