//! Metadata: what is known about an article besides its text.

use super::{ArticleId, Timestamp};
use crate::json::Object;

/// What the article says of itself.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Metadata {
    /// Sections of the paper, rubrics.
    pub categories: Vec<String>,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// When it appeared, as printed.
    pub published: Option<String>,
    /// Where it appeared.
    pub publisher: Option<String>,
    /// Unknown fields.
    pub extra: Object,
}

/// The older text that an article corrects.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Replaces {
    /// The id of the article with the older text. It need not be here.
    pub id: ArticleId,
    /// The SHA-256 of the older text, in hex.
    pub sha256: String,
    /// Unknown fields.
    pub extra: Object,
}

/// How the text came here.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SourceKind {
    /// Pasted or typed.
    #[default]
    Paste,
    /// Opened as a file.
    File,
    /// The sample that comes with Postil.
    Sample,
}

impl SourceKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Paste, Self::File, Self::Sample];

    /// The name in the native format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paste => "paste",
            Self::File => "file",
            Self::Sample => "sample",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Where the text came from.
#[derive(Clone, PartialEq, Debug)]
pub struct Source {
    /// How.
    pub kind: SourceKind,
    /// Media type it was read as.
    pub format: String,
    /// Name of the encoding that its bytes were in (WHATWG Encoding Standard), where it came as bytes.
    pub encoding: Option<String>,
    /// Name of the file.
    pub name: Option<String>,
    /// Where it can be found.
    pub url: Option<String>,
    /// When it was read.
    pub added: Timestamp,
    /// Unknown fields.
    pub extra: Object,
}

impl Source {
    /// A plain source without a name.
    #[must_use]
    pub fn new(kind: SourceKind, added: Timestamp) -> Self {
        Self { kind, format: String::new(), encoding: None, name: None, url: None, added, extra: Object::default() }
    }
}
