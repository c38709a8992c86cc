//! Markdown: CommonMark with the tables, footnotes, struck-out text and task lists of GitHub.
//!
//! `text` is what a reader sees: no marker stays, neither `#` nor `-` nor `1.` nor the box of a task nor the number of a
//! footnote. What cannot be seen at once is decided so:
//!
//! - A picture alone in its paragraph leaves its description as a caption; a picture inside a text leaves nothing.
//! - Footnotes stand at the end, one paragraph or more each, in the order in which the text asks for them.
//! - The further paragraphs of a list item are paragraphs.
//! - Headings inside quotations and items are quotation and item: they head no section.
//! - An address that stands in the text as it is, is a link.
//! - Tags of HTML are dropped and the text between them is kept, but for scripts and styles.

mod bare;
mod front;
mod html;
mod reading;
mod tags;

use pulldown_cmark::{Options, Parser, TextMergeStream};

use super::levels::set_levels;
use super::{Input, Unreadable, decode};
use crate::article::Draft;
use crate::message::unreadable;
use reading::Reading;

/// Media type of Markdown.
pub const MEDIA_TYPE: &str = "text/markdown";

/// Largest source that is read (bytes): the parser needs up to fifty times as much memory.
const MAX_BYTES: usize = 16 << 20;

/// Reads it.
///
/// # Errors
/// Where it is larger than [`MAX_BYTES`].
pub fn read(input: &Input) -> Result<Draft, Unreadable> {
    let size = input.bytes.len();
    if size > MAX_BYTES {
        return Err(Unreadable::new(unreadable::markdown_too_large(MAX_BYTES >> 20, size.div_ceil(1 << 20))));
    }
    let (source, encoding) = decode(input.bytes, input.encoding, input.decoder);
    let (front, body) = front::split(&source, input.hosts);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        // The sign of `> [!NOTE]` is no text.
        | Options::ENABLE_GFM;
    let mut reading = Reading::new(input.hosts);
    // In one piece, for an address may hold signs that could have begun emphasis.
    for event in TextMergeStream::new(Parser::new_ext(body, options)) {
        reading.take(event);
    }
    let mut draft = reading.finish(front.metadata);
    set_levels(&mut draft);
    let language = input.language.map(str::to_owned).or(front.language);
    draft.language = language;
    draft.title = front.title;
    draft.url = front.url;
    draft.encoding = Some(encoding);
    Ok(draft)
}
