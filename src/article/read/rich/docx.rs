//! Word documents (ECMA-376, WordprocessingML).

use super::{Input, Unreadable};
use crate::article::Draft;
use crate::article::read::Reader;

/// Word document.
pub const READER: Reader = Reader {
    format: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    key: "docx",
    name: "Word document",
    extensions: &["docx"],
    detect: |bytes| bytes.starts_with(b"PK\x03\x04"),
};

/// Reads it.
///
/// # Errors
/// Where it cannot be read.
pub fn read(input: &Input) -> Result<Draft, Unreadable> {
    Err(Unreadable(format!("{} bytes of this cannot be read yet.", input.bytes.len())))
}
