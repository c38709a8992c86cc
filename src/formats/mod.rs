//! Formats, out and in: one registry of one shape.
//!
//! To add a format: a file beside these with its [`Format`], and a line in [`FORMATS`]. Buttons, file filters, the command's help
//! and the tests of all formats follow. A format that is heavy says [`Runs::Worker`]: the page has [`ON_PAGE`], in which such
//! formats have no functions, and so never links them.

mod accept;
mod detect;
mod file_name;
mod format;
mod imported;
pub mod labels;
mod lines;
mod losses;
pub mod migrations;
pub mod native;
mod options;
pub mod sources;
mod table;

pub use accept::{ACCEPTED, ACCEPTED_LABELS};
pub use detect::{Sample, format_of};
pub use file_name::file_name;
pub use format::{Export, Format, Holds, Import, Runs, Several};
pub use imported::{Content, Imported, Input};
pub use lines::one_line;
pub use losses::{Loss, Losses};
pub use options::{Options, Which};

/// All formats with all their functions, in the order of their buttons. For the worker, the command and tests: what the page
/// names is [`ON_PAGE`].
pub const FORMATS: &[Format] = &[
    native::FORMAT,
    sources::TEXT,
    sources::HTML,
    sources::MARKDOWN,
    sources::DOCX,
    labels::json::FORMAT,
    labels::codebook::FORMAT,
    labels::csv::FORMAT,
];

/// All formats as the page knows them. Taken out of [`FORMATS`] when this is compiled, so that the page links no function of
/// a format that runs in the worker.
pub static ON_PAGE: [Format; FORMATS.len()] = on_page();

#[expect(clippy::indexing_slicing, reason = "out of bounds, it would not compile")]
const fn on_page() -> [Format; FORMATS.len()] {
    let mut formats = [native::FORMAT; FORMATS.len()];
    let mut at = 0;
    while at < FORMATS.len() {
        formats[at] = FORMATS[at].on_page();
        at += 1;
    }
    formats
}

/// The format of that id among `formats`.
#[must_use]
pub fn by_id<'a>(formats: &'a [Format], id: &str) -> Option<&'a Format> {
    formats.iter().find(|format| format.id == id)
}
