//! Heavy readers: they live in the worker and in the command, never in the page ([`super::READERS`] has their names).
//!
//! Each takes bytes and answers with a [`Draft`], or says in one sentence why it cannot. Whatever comes in, they end: depth,
//! size and work are bounded before anything is built. One file a format: what is known of it, and its function.

mod address;
mod builder;
mod docx;
mod encoding;
mod flavours;
mod html;
mod levels;
mod markdown;

pub use builder::Builder;
pub use docx::READER as DOCX;
pub use encoding::{Decoder, ENCODINGS, decode};
pub use html::READER as HTML;
pub use markdown::READER as MARKDOWN;

use crate::article::segment::Lexicons;
use crate::article::{Article, Draft, Id, Provenance, Source};
use crate::text::{HostParser, Text};

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
    /// The plain flavour of the clipboard that the source is from: the words that the person sees. A draft without blocks
    /// means that the two are no copies of one text.
    pub plain: Option<&'a str>,
    /// What knows the encodings of before Unicode.
    pub decoder: Decoder,
    /// What knows which hosts links may lead to.
    pub hosts: HostParser,
}

/// A source cannot be read: why, in one sentence for a person. Nothing has come of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable(pub String);

/// The function of a heavy reader.
pub type Read = fn(&Input) -> Result<Draft, Unreadable>;

/// The functions behind those entries of [`super::READERS`] that are heavy, by format.
pub const HEAVY: &[(&str, Read)] =
    &[(HTML.format, html::read), (MARKDOWN.format, markdown::read), (DOCX.format, docx::read)];

/// Finds what is in a source by the reader of that format. What is plain text is only decoded: its blocks are found where
/// the article is made ([`super::start_draft`]). A language that the source does not say is left out ([`Provenance`]).
///
/// # Errors
/// Where the source is not what its format says, or is larger than can be read.
pub fn read_draft(format: &str, input: &Input) -> Result<Draft, Unreadable> {
    let heavy = HEAVY.iter().find(|(heavy, _)| *heavy == format);
    let refusal = if heavy.is_some() { super::refusal } else { super::plain_refusal };
    if let Some(why) = refusal(input.bytes) {
        return Err(Unreadable(why.to_owned()));
    }
    match heavy {
        Some((_, read)) => read(input),
        None => {
            let (text, encoding) = decode(input.bytes, input.encoding, input.decoder);
            let language = input.language.map(str::to_owned);
            Ok(Draft { text: Text::new(text), encoding: Some(encoding), language, ..Draft::default() })
        }
    }
}

/// Reads a source with the reader of `source.format`; plain text where that is none that is known. `lexicons` has the words
/// that its sentences are cut by.
///
/// # Errors
/// As [`read_draft`].
pub fn read_source(input: &Input, id: Id, source: Source, lexicons: &Lexicons) -> Result<Article, Unreadable> {
    let mut draft = read_draft(&source.format, input)?;
    let provenance = Provenance::of_draft(source, &mut draft);
    Ok(super::start_draft(draft, id, provenance, lexicons).finish())
}
