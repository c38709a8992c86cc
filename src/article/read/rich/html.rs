//! HTML: what a clipboard holds, and whole pages.

use super::{Input, Unreadable};
use crate::article::Draft;
use crate::article::read::Reader;

/// Web page.
pub const READER: Reader = Reader {
    format: "text/html",
    key: "html",
    name: "Web page",
    extensions: &["html", "htm", "xhtml"],
    detect: |_| false,
};

/// Reads it.
///
/// # Errors
/// Where it cannot be read.
pub fn read(input: &Input) -> Result<Draft, Unreadable> {
    Err(Unreadable(format!("{} bytes of this cannot be read yet.", input.bytes.len())))
}
