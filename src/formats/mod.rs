//! Formats, out and in. To add one: a file beside these and a line in [`EXPORTERS`] or [`IMPORTERS`].

mod file_name;
pub mod labels;
pub mod migrations;
pub mod native;
mod table;

pub use file_name::file_name;

use crate::article::Timestamp;
use crate::document::Document;
use crate::json::Problem;

/// A format that documents are written in.
pub struct Exporter {
    /// Its name in code and settings.
    pub id: &'static str,
    /// What people call it; the name of its button.
    pub name: &'static str,
    /// Ending of file names, without the dot before it.
    pub extension: &'static str,
    /// Media type of the file.
    pub media_type: &'static str,
    /// The bytes of the file. The moment is now.
    pub write: fn(&Document, &Timestamp) -> Vec<u8>,
}

/// A format that documents are read from.
pub struct Importer {
    /// Its name in code and settings.
    pub id: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// Endings of file names, without the dot before them, in lower case.
    pub extensions: &'static [&'static str],
    /// Whether a text looks like this format. Cheap: it looks at the beginning only.
    pub detect: fn(&str) -> bool,
    /// Reads the text of a file, whole or not at all.
    pub read: fn(&str) -> Result<Document, Problem>,
}

/// All formats out, in the order of their buttons.
pub const EXPORTERS: &[Exporter] = &[native::EXPORTER];

/// All formats in.
pub const IMPORTERS: &[Importer] = &[native::IMPORTER];

/// The importer for a file: the first whose ending the name has, else the first that knows the text as its own.
#[must_use]
pub fn importer(name: &str, text: &str) -> Option<&'static Importer> {
    by_name(name).or_else(|| IMPORTERS.iter().find(|importer| (importer.detect)(text)))
}

/// The importer whose ending a file's name has.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Importer> {
    let name = crate::text::lower(name);
    let ends = |extension: &&str| name.strip_suffix(*extension).is_some_and(|rest| rest.ends_with('.'));
    IMPORTERS.iter().find(|importer| importer.extensions.iter().any(ends))
}
