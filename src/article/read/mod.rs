//! Reading: from a source to an article. Source formats are entries of [`READERS`], one file a format.
//!
//! Plain text is read at once, wherever one is. The other readers are heavy: here stands what is known of them, and their
//! functions stand in [`rich::HEAVY`], which only the worker and the command link.

mod intake;
mod kind;
mod plain;
mod refuse;
pub mod rich;

pub use intake::{Content, How, Intake, is_rich, lone_address};
pub use kind::{Kind, is_binary, is_text, kind};
pub use plain::lead;
pub use refuse::{plain_refusal, refusal};

use super::segment::Lexicons;
use super::{Article, Assembly, Draft, Id, Provenance};
use crate::text::Text;

/// A source format.
pub struct Reader {
    /// Media type, as the native format writes it.
    pub format: &'static str,
    /// Its name in calls of the command: `html`.
    pub key: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// Endings of file names, without the dot, in lower case.
    pub extensions: &'static [&'static str],
    /// Whether bytes look like this format, whatever the file is called. Looks at their beginning only.
    pub detect: fn(&[u8]) -> bool,
}

/// All source formats. To add one: a file beside these, a line here, and a line in [`rich::HEAVY`].
pub const READERS: &[Reader] = &[plain::READER, rich::HTML, rich::MARKDOWN, rich::DOCX];

/// Endings of file names by format, taken out of [`READERS`] when this is compiled: of that table the page needs nothing else
/// until a file is opened, and detecting formats stays out of its first wasm.
#[expect(clippy::indexing_slicing, reason = "out of bounds, it would not compile")]
pub const EXTENSIONS: [&[&str]; READERS.len()] = {
    let mut endings: [&[&str]; READERS.len()] = [&[]; READERS.len()];
    let mut at = 0;
    while at < READERS.len() {
        endings[at] = READERS[at].extensions;
        at += 1;
    }
    endings
};

/// The reader for a file: by how its bytes begin, else by its name's ending, else plain text.
#[must_use]
pub fn reader_for(name: Option<&str>, bytes: &[u8]) -> &'static Reader {
    let ending = name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| crate::text::lower(ending));
    let by_ending =
        || READERS.iter().find(|reader| ending.as_deref().is_some_and(|one| reader.extensions.contains(&one)));
    READERS.iter().find(|reader| (reader.detect)(bytes)).or_else(by_ending).unwrap_or(&plain::READER)
}

/// Media type of plain text.
pub const PLAIN: &str = plain::READER.format;

/// Whether a format is read where one is, without the worker.
#[must_use]
pub fn is_light(format: &str) -> bool {
    format == PLAIN
}

/// Whether a format is one of [`READERS`].
pub(super) fn is_known(format: &str) -> bool {
    READERS.iter().any(|reader| reader.format == format)
}

/// Reads a normalised text as plain text; `lexicons` has the words that its sentences are cut by. Never fails: any text is
/// an article.
#[must_use]
pub fn read(text: impl Into<Box<str>>, id: Id, mut provenance: Provenance, lexicons: &Lexicons) -> Article {
    PLAIN.clone_into(&mut provenance.source.format);
    Assembly::new(plain::read(Text::new(text)), id, provenance, lexicons).finish()
}

/// Makes an article of what a reader of [`rich::HEAVY`] found, as far as the blocks: the sentences are cut in pieces. A text
/// without blocks is read as plain text. `provenance` is that of the draft ([`Provenance::of_draft`]).
#[must_use]
pub fn start_draft(draft: Draft, id: Id, provenance: Provenance, lexicons: &Lexicons) -> Assembly {
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
