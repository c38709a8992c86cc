//! Reading: from a source to an article, one file a format. Which formats there are, and which of them a file is, says
//! `formats/sources.rs`.
//!
//! Plain text is read at once, wherever one is. The other readers are heavy ([`rich`]): only the worker and the command link
//! them.

mod kind;
mod plain;
mod refuse;
pub mod rich;

pub use kind::{Kind, is_binary, is_text, kind};
pub use plain::{MEDIA_TYPE, lead};
pub use refuse::{plain_refusal, refusal};

use super::segment::Lexicons;
use super::{Article, Assembly, Draft, Id, Source, SourceKind};
use crate::text::Text;

/// Reads a normalised text as plain text; `lexicons` has the words that its sentences are cut by. Never fails: any text is
/// an article.
#[must_use]
pub fn read(text: impl Into<Box<str>>, language: Option<&str>, id: Id, source: Source, lexicons: &Lexicons) -> Article {
    begin(text, language, id, source, lexicons).finish()
}

/// The same as far as the blocks, for who cannot wait: the sentences are cut in pieces.
#[must_use]
pub fn begin(
    text: impl Into<Box<str>>,
    language: Option<&str>,
    id: Id,
    mut source: Source,
    lexicons: &Lexicons,
) -> Assembly {
    MEDIA_TYPE.clone_into(&mut source.format);
    Assembly::new(plain::read(Text::new(text), language), id, source, lexicons)
}

/// Makes an article of what a reader found. A text without blocks is read as plain text, and a language that
/// nobody said is guessed.
#[must_use]
pub fn finish(draft: Draft, id: Id, source: Source, lexicons: &Lexicons) -> Article {
    take_up(draft, id, source, lexicons).finish()
}

/// The same as far as the blocks, for who cannot wait: the sentences are cut in pieces.
#[must_use]
pub fn take_up(mut draft: Draft, id: Id, source: Source, lexicons: &Lexicons) -> Assembly {
    if draft.blocks.is_empty() && !draft.text.is_empty() {
        draft =
            Draft { encoding: draft.encoding, url: draft.url, ..plain::read(draft.text, draft.language.as_deref()) };
    } else if draft.language.is_none() {
        draft.language = super::guess_language(draft.text.as_str()).map(str::to_owned);
    }
    // What was pasted was text before it was bytes.
    draft.encoding = draft.encoding.filter(|_| source.kind == SourceKind::File);
    Assembly::new(draft, id, source, lexicons)
}

/// Whether two texts hold the same words in the same order. White space, punctuation and the numbers and signs that one of
/// them has before items do not count: a clipboard's plain flavour writes them, and its HTML does not.
#[must_use]
pub fn same_words(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        let lines = text.lines().map(|line| {
            let line = line.trim_start();
            line.get(plain::lead(super::BlockKind::ListItem, line)..).unwrap_or(line)
        });
        lines.flat_map(str::chars).filter(|char| char.is_alphanumeric()).collect()
    };
    letters(one) == letters(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_what_lies_between() {
        for (one, other, same) in [
            ("One two", "One\n\n two.", true),
            ("Buy\n\nmilk\n\nbread", "Buy\n  • milk\n  • bread", true),
            ("first\n\nsecond", "1. first\n2. second", true),
            ("One two", "One", false),
            ("One two", "Two one", false),
            ("“Über” 😀", "Über", true),
            ("", "…", true),
        ] {
            assert_eq!(same_words(one, other), same, "{one:?} {other:?}");
        }
    }
}
