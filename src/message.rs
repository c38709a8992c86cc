//! What the core has to tell a person, as values: what was done, why something was not, what something is called.
//!
//! The texts stand in `l10n/en/messages/`, one file an area. The build script makes a module of each here, with a constant or a function
//! for each text, and the table of the texts themselves in `l10n`. So the core names a message that has a text, with what stands
//! in it, and holds no text.
//!
//! A step of a history stores its message: the key, and what stands in the text in the order of the variables' names. So a key that was
//! released keeps its meaning and its variables, and a message that says something else gets a key of its own.

use std::borrow::Cow;
use std::sync::Arc;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The key of a text in which nothing stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key(&'static str);

/// Something to tell.
///
/// One type for all messages: with a variant for each, whatever clones, drops or saves a message would name all of them, and that code
/// is in the first wasm. It is one pointer, for it is in all that a command can answer with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message(Arc<Content>);

#[derive(PartialEq, Eq, Debug)]
struct Content {
    /// The key of the text; empty for words that are none.
    key: Cow<'static, str>,
    /// What stands in it, in the order of the variables' names.
    about: Vec<Argument>,
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

impl Key {
    /// The key itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }
}

impl Message {
    /// The message of a text in which something stands, in the order of the variables' names.
    fn new(key: &'static str, about: Vec<Argument>) -> Self {
        Self(Arc::new(Content { key: Cow::Borrowed(key), about }))
    }

    /// The message of a text with one variable.
    fn one(key: &'static str, about: Argument) -> Self {
        Self::new(key, vec![about])
    }

    /// A message that was stored: the key of its text and what stands in it. The text may be one of a later version.
    #[must_use]
    pub fn stored(key: String, about: Vec<Argument>) -> Self {
        Self(Arc::new(Content { key: Cow::Owned(key), about }))
    }

    /// Words as they are: steps that were saved before messages were kept have these.
    #[must_use]
    pub fn written(words: String) -> Self {
        Self::one("", Argument::Text(words))
    }

    /// The key of its text; empty for words as they are.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.0.key
    }

    /// What stands in its text, in the order of the variables' names.
    #[must_use]
    pub fn about(&self) -> &[Argument] {
        &self.0.about
    }

    /// The words, if it is nothing but words.
    #[must_use]
    pub fn as_written(&self) -> Option<&str> {
        match self.about().first() {
            Some(Argument::Text(words)) if self.key().is_empty() => Some(words),
            _ => None,
        }
    }
}

impl From<Key> for Message {
    fn from(key: Key) -> Self {
        Self::new(key.0, Vec::new())
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

impl From<Key> for Argument {
    fn from(key: Key) -> Self {
        Self::Message(key.into())
    }
}
