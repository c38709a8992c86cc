//! Reading: from a source to an article. Source formats are entries of [`READERS`], one file a format.
//!
//! Plain text is read at once, wherever one is. The other readers are heavy: here stands what is known of them, and their
//! functions stand in [`rich::HEAVY`], which only the worker and the command link.

mod plain;
mod refuse;
pub mod rich;

pub use plain::lead;
pub use refuse::refusal;

use super::{Article, Id, Source};
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

/// The reader for a file: by how its bytes begin, else by its name's ending, else plain text.
#[must_use]
pub fn reader_for(name: Option<&str>, bytes: &[u8]) -> &'static Reader {
    let ending = name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| crate::text::lower(ending));
    let by_ending =
        || READERS.iter().find(|reader| ending.as_deref().is_some_and(|one| reader.extensions.contains(&one)));
    READERS.iter().find(|reader| (reader.detect)(bytes)).or_else(by_ending).unwrap_or(&plain::READER)
}

/// Whether a format is read where one is, without the worker.
#[must_use]
pub fn is_light(format: &str) -> bool {
    format == plain::READER.format
}

/// Reads a normalised text as plain text. Never fails: any text is an article.
#[must_use]
pub fn read(text: impl Into<Box<str>>, language: Option<&str>, id: Id, mut source: Source) -> Article {
    plain::READER.format.clone_into(&mut source.format);
    Article::assemble(plain::read(Text::new(text), language), id, source)
}
