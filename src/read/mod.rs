//! Reading: from a source to an article, one file a format. Which formats there are, and which of them a file is, says
//! `formats/sources.rs`.
//!
//! Plain text is read at once, wherever one is. The other readers are heavy ([`rich`]): only the worker and the command link
//! them.

mod intake;
mod kind;
mod plain;
mod refuse;
pub mod rich;

pub use intake::{Content, How, Intake, is_rich, lone_address};
pub use kind::{Kind, is_binary, is_text, kind};
pub use plain::{MEDIA_TYPE as PLAIN, marker_len};
pub use refuse::{plain_refusal, refusal};

use crate::article::{Article, ArticleId, Assembly, BlockKind, Draft, Provenance};
use crate::segment::Lexicons;
use crate::text::Text;

/// Reads a normalised text as plain text; `lexicons` has the words that its sentences are cut by. Never fails: any text is
/// an article.
#[must_use]
pub fn read(text: impl Into<Box<str>>, id: ArticleId, mut provenance: Provenance, lexicons: &Lexicons) -> Article {
    PLAIN.clone_into(&mut provenance.source.format);
    Assembly::new(plain::read(Text::new(text)), id, provenance, lexicons).finish()
}

/// Makes an article of what a reader found, as far as the blocks: the sentences are cut in pieces. A text
/// without blocks is read as plain text. `provenance` is that of the draft ([`Provenance::of_draft`]).
#[must_use]
pub fn start_draft(draft: Draft, id: ArticleId, provenance: Provenance, lexicons: &Lexicons) -> Assembly {
    let is_plain = draft.blocks.is_empty() && !draft.text.is_empty();
    Assembly::new(if is_plain { plain::read(draft.text) } else { draft }, id, provenance, lexicons)
}

/// Whether two texts hold the same words in the same order. White space, punctuation and the numbers and signs that one of
/// them has before items do not count: a clipboard's plain flavour writes them, and its HTML does not.
#[must_use]
pub fn same_words(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        let lines = text.lines().map(|line| {
            let line = line.trim_start();
            line.get(plain::marker_len(BlockKind::ListItem, line)..).unwrap_or(line)
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
