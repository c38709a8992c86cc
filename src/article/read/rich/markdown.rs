//! Markdown.

use super::{Input, Unreadable};
use crate::article::Draft;
use crate::article::read::Reader;

/// Markdown.
pub const READER: Reader = Reader {
    format: "text/markdown",
    key: "markdown",
    name: "Markdown",
    extensions: &["md", "markdown"],
    detect: |_| false,
};

/// Reads it.
///
/// # Errors
/// Where it cannot be read.
pub fn read(input: &Input) -> Result<Draft, Unreadable> {
    Err(Unreadable(format!("{} bytes of this cannot be read yet.", input.bytes.len())))
}
