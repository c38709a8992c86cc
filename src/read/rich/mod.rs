//! Heavy readers: they live in the worker and in the command, never in the page.
//!
//! Each takes bytes and answers with a [`Draft`], or says in one sentence why it cannot. Whatever comes in, they end: depth,
//! size and work are bounded before anything is built. One file or folder a format.

mod address;
mod builder;
pub mod docx;
mod encoding;
mod flavours;
pub mod html;
mod levels;
pub mod markdown;

pub use builder::Builder;
pub use encoding::{Decoder, ENCODINGS, decode};

use crate::message::Message;
use crate::text::HostParser;

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

/// A source cannot be read: why, in one sentence for a person or a few. Nothing has come of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable(pub Message);

impl Unreadable {
    fn new(why: impl Into<Message>) -> Self {
        Self(why.into())
    }
}
