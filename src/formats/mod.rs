//! Formats, out and in: one registry of one shape.
//!
//! To add a format: a file beside these with its [`Format`], and a line in [`FORMATS`]. Buttons, file filters, the command's help
//! and the tests of all formats follow. A format that is heavy says [`Runs::Worker`]. The page, the reader's worker and the worker
//! of formats have tables of their own, in which formats that run elsewhere have no functions, so that none of them links
//! what it never calls.

mod accept;
mod archive;
pub mod brat;
pub mod cas_json;
mod check;
pub mod conll;
pub mod csv;
mod data;
mod detect;
pub mod doccano;
mod file_name;
mod format;
mod imported;
pub mod jsonl;
pub mod label_studio;
pub mod labels;
pub mod langextract;
mod lines;
mod losses;
mod marked;
pub mod migrations;
mod names;
pub mod native;
mod options;
mod record;
pub mod refi_qda;
pub mod sources;
pub mod spacy;
mod table;
pub mod tokens;
pub mod w3c;
mod writing;

pub use accept::{ACCEPTED, ACCEPTED_LABELS};
pub use check::{Checked, Quote};
pub use detect::{Sample, format_of};
pub use file_name::{archive_name, file_name, file_name_of_several, name_of_part};
use format::Place;
pub use format::{Export, FileWriter, Format, Holds, Import, NotWritten, ReadBack, Runs, Several};
pub use imported::{Content, Imported, Input};
pub use lines::one_line;
pub use losses::{Loss, Losses};
pub use options::{Options, Which};
pub use writing::{FileNames, Writing};

/// All formats with all their functions, in the order of their buttons. For the command and tests: each wasm names the
/// table that is its own.
pub const FORMATS: &[Format] = &[
    native::FORMAT,
    w3c::FORMAT,
    csv::FORMAT,
    jsonl::FORMAT,
    brat::FORMAT,
    spacy::FORMAT,
    doccano::FORMAT,
    label_studio::FORMAT,
    cas_json::FORMAT,
    conll::FORMAT,
    refi_qda::FORMAT,
    langextract::FORMAT,
    sources::TEXT,
    sources::HTML,
    sources::MARKDOWN,
    sources::DOCX,
    labels::json::FORMAT,
    labels::codebook::FORMAT,
    labels::csv::FORMAT,
];

/// All formats as the page has them: with the functions of those that run in it.
pub static ON_PAGE: [Format; FORMATS.len()] = linked(Place::Page);

/// All formats as the reader's worker has them: with the functions of sources.
pub static IN_READER: [Format; FORMATS.len()] = linked(Place::Reader);

/// All formats as the worker of formats has them: with the functions of all that are no sources.
pub static IN_WORKER: [Format; FORMATS.len()] = linked(Place::Formats);

/// What a wasm has of [`FORMATS`]. Taken out when this is compiled, so that it links no other function.
#[expect(clippy::indexing_slicing, reason = "out of bounds, it would not compile")]
const fn linked(place: Place) -> [Format; FORMATS.len()] {
    let mut formats = [native::FORMAT; FORMATS.len()];
    let mut at = 0;
    while at < FORMATS.len() {
        formats[at] = FORMATS[at].linked(place);
        at += 1;
    }
    formats
}

/// The format of that id among `formats`.
#[must_use]
pub fn by_id<'a>(formats: &'a [Format], id: &str) -> Option<&'a Format> {
    formats.iter().find(|format| format.id == id)
}
