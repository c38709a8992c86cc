//! Heavy readers: they live in the worker and in the command, never in the page ([`super::READERS`] has their names).
//!
//! Each takes bytes and answers with a [`Draft`], or says in one sentence why it cannot. Whatever comes in, they end: depth,
//! size and work are bounded before anything is built. One file a format: what is known of it, and its function.

mod address;
mod builder;
mod docx;
mod encoding;
mod html;
mod levels;
mod markdown;

pub use builder::Builder;
pub use docx::READER as DOCX;
pub use encoding::{ENCODINGS, decode};
pub use html::READER as HTML;
pub use markdown::READER as MARKDOWN;

use crate::article::{Article, Draft, Id, Source, SourceKind};
use crate::text::Text;

/// What is to be read, and how.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input<'a> {
    /// The source as it came.
    pub bytes: &'a [u8],
    /// Label of the encoding (WHATWG Encoding Standard) if a person or a record says it.
    pub encoding: Option<&'a str>,
    /// BCP 47 tag if it is known.
    pub language: Option<&'a str>,
    /// Everything a page shows, and not its main content alone.
    pub whole: bool,
}

/// A source cannot be read: why, in one sentence for a person. Nothing has come of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable(pub String);

/// The function of a heavy reader.
pub type Read = fn(&Input) -> Result<Draft, Unreadable>;

/// The functions behind those entries of [`super::READERS`] that are heavy, by format.
pub const HEAVY: &[(&str, Read)] =
    &[(HTML.format, html::read), (MARKDOWN.format, markdown::read), (DOCX.format, docx::read)];

/// Reads a source with the reader of `source.format`; plain text where that is none that is known.
///
/// # Errors
/// Where the source is not what its format says, or is larger than can be read.
pub fn read_source(input: &Input, id: Id, mut source: Source) -> Result<Article, Unreadable> {
    if let Some(why) = super::refusal(input.bytes) {
        return Err(Unreadable(why.to_owned()));
    }
    let draft = match HEAVY.iter().find(|(format, _)| *format == source.format) {
        Some((_, read)) => read(input)?,
        None => {
            super::plain::READER.format.clone_into(&mut source.format);
            let (text, encoding) = decode(input.bytes, input.encoding);
            Draft { encoding: Some(encoding.to_owned()), ..super::plain::read(Text::new(text), input.language) }
        }
    };
    // What was pasted, or came as a record, was text before it was bytes.
    let encoding = draft.encoding.filter(|_| source.kind == SourceKind::File);
    Ok(Article::assemble(Draft { encoding, ..draft }, id, source))
}
