//! Plain text: structure recovered from how a text is laid out.
//!
//! Three steps. [`lines`] finds the lines and what each is marked as: an item, a quotation, a row of a table. [`passages`]
//! joins those that belong together: a hard-wrapped paragraph, an item with its hanging lines, a heading with its underline.
//! [`rules`] says what each passage is.

mod lines;
mod names;
mod passages;
mod rules;
mod words;

use crate::article::{BlockKind, Draft, Metadata};
use crate::text::Text;

/// Media type of plain text.
pub const MEDIA_TYPE: &str = "text/plain";

/// Bytes of the sign that stands outside the sentences of a block of `kind` with this text: the marker of an item, `> `
/// before a quotation, `## ` before a heading.
#[must_use]
pub fn marker_len(kind: BlockKind, text: &str) -> usize {
    let sign = match kind {
        BlockKind::ListItem => lines::marker(text).map_or(0, |marker| marker.bytes),
        BlockKind::Quote | BlockKind::Heading | BlockKind::Title => match lines::mark(text) {
            (lines::Mark::Quote, bytes) if kind == BlockKind::Quote => bytes,
            (lines::Mark::Hash(_), bytes) if kind != BlockKind::Quote => bytes,
            _ => 0,
        },
        _ => 0,
    };
    // A block that is nothing but a sign is its own sentence.
    if sign < text.trim_end().len() { sign } else { 0 }
}

/// Finds the blocks of a text.
pub fn read(text: Text) -> Draft {
    let mut metadata = Metadata::default();
    let blocks = rules::blocks(text.as_str(), &mut metadata);
    Draft { text, blocks, metadata, ..Draft::default() }
}
