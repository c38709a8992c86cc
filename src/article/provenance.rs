//! Provenance: where a text came from, and what is known before it is read.

use super::language::guess;
use super::{Draft, Source, SourceKind};

/// Where a text came from, and its language. It is made once, when something comes in, and becomes a part of the article.
#[derive(Clone, PartialEq, Debug)]
pub struct Provenance {
    /// How it came, its name, format and encoding, where it can be found, and when it was read.
    pub source: Source,
    /// BCP 47 tag.
    pub language: Option<String>,
}

impl Provenance {
    /// That of a text. Where nobody said its language, as a BCP 47 tag, that is guessed: here, and nowhere else.
    #[must_use]
    pub fn new(source: Source, language: Option<String>, text: &str) -> Self {
        let language = language.or_else(|| guess(text).map(str::to_owned));
        Self { source, language }
    }

    /// That of what a reader found. What the draft says of its address, encoding and language is taken out of it.
    #[must_use]
    pub fn of_draft(mut source: Source, draft: &mut Draft) -> Self {
        source.url = draft.url.take().or(source.url);
        // What was pasted was text before it was bytes.
        let encoding = draft.encoding.take().filter(|_| source.kind == SourceKind::File);
        source.encoding = encoding.or(source.encoding);
        Self::new(source, draft.language.take(), draft.text.as_str())
    }
}
