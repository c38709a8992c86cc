//! The input and the result of an import.

use crate::annotation::LabelSet;
use crate::article::Draft;
use crate::document::Document;
use crate::json::Problem;
use crate::read::rich;

/// A file that is to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input<'a> {
    /// Its name, where it has one: for what it holds, where the file does not say.
    pub name: Option<&'a str>,
    /// Its bytes, and how a source is read.
    pub source: rich::Input<'a>,
    /// The document that is open: annotations whose file does not hold their text are sought in it.
    pub open: Option<&'a Document>,
}

impl<'a> Input<'a> {
    /// The bytes of a file of that name, with nothing said of how to read them.
    #[must_use]
    pub fn of(name: &'a str, bytes: &'a [u8]) -> Self {
        Self { name: Some(name), source: rich::Input { bytes, ..rich::Input::default() }, open: None }
    }
}

/// What was read from a file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// What it holds.
    pub content: Content,
    /// What it holds besides and Postil has no place for: where it stands, and why it was left out.
    pub left_out: Vec<Problem>,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// A text with its structure. It becomes an article where ids and the words of its language are.
    Source(Draft),
    /// Documents with their articles.
    Documents(Vec<Document>),
    /// Annotations of the document that is open, with their labels and relations: a document on the same article that has
    /// nothing else.
    Annotations(Document),
    /// A label set.
    Labels(LabelSet),
}

impl From<Content> for Imported {
    /// Of what was read, nothing was left out.
    fn from(content: Content) -> Self {
        Self { content, left_out: Vec::new() }
    }
}
