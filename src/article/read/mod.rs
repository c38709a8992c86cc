//! Reading: from a source to an article. Readers are entries of [`READERS`], one file a format.

mod plain;

pub use plain::lead;

use super::{Article, Draft, Id, Source};
use crate::text::Text;

/// A source format.
pub struct Reader {
    /// Media type, as the native format writes it.
    pub format: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// Endings of file names, without the dot, in lower case.
    pub extensions: &'static [&'static str],
    /// Finds the blocks of a text. `language` is a BCP 47 tag if it is known.
    pub read: fn(text: Text, language: Option<&str>) -> Draft,
}

/// All source formats. To add one: a file beside this one and a line here.
pub const READERS: &[Reader] = &[plain::READER];

/// Reads a normalised text as the format that `source` names (plain text where it names none that is known). Never fails:
/// any text is an article.
#[must_use]
pub fn read(text: impl Into<Box<str>>, language: Option<&str>, id: Id, mut source: Source) -> Article {
    let reader = READERS.iter().find(|reader| reader.format == source.format).unwrap_or(&plain::READER);
    reader.format.clone_into(&mut source.format);
    Article::assemble((reader.read)(Text::new(text), language), id, source)
}
