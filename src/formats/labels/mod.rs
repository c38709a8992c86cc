//! Label sets as files, out and in. To add a format: a file beside these, a line in [`LABEL_FORMATS`] for what is known of it
//! and one in [`HEAVY`] for its functions.
//!
//! The page, which must be small, has the first; the worker has both (`jobs`). What is read is a whole set, or is refused with
//! one [`Problem`] that names the place.

mod codebook;
mod csv;
mod json;

use super::file_name::slug;
use super::native::{check_size, read_labels, write_labels};
use crate::annotation::LabelSet;
use crate::json::{Fields, Problem, Write, parse};
use crate::text::decode;

/// What is known of a format of label sets.
pub struct LabelFormat {
    /// What people call it.
    pub name: &'static str,
    /// Ending of file names, without the dot before it.
    pub extension: &'static str,
    /// Media type of the file.
    pub media_type: &'static str,
}

/// All formats, in the order of their buttons.
pub const LABEL_FORMATS: &[LabelFormat] = &[
    LabelFormat { name: "JSON", extension: "labels.json", media_type: "application/json" },
    LabelFormat { name: "REFI-QDA codebook", extension: "qdc", media_type: "application/xml" },
    LabelFormat { name: "CSV", extension: "csv", media_type: "text/csv;charset=utf-8" },
];

/// What a format does.
struct Heavy {
    /// Of which format.
    extension: &'static str,
    /// The text of a file.
    write: fn(&LabelSet) -> String,
    /// Whether a text that begins like this is of this format.
    detect: fn(&str) -> bool,
    /// Reads the text of a file. The name is for a set whose file says none.
    read: fn(&str, &str) -> Result<LabelSet, Problem>,
}

/// The functions of all formats. The last one takes what no other knows.
const HEAVY: &[Heavy] = &[json::FORMAT, codebook::FORMAT, csv::FORMAT];

/// Most labels that are read. No bar, list or mind holds more.
const MOST: usize = 1000;

/// A set as it crosses between page and worker: the label set of the native format.
#[must_use]
pub fn to_text(set: &LabelSet) -> String {
    Write::line(|out| write_labels(out, set))
}

/// Reads what [`to_text`] wrote.
///
/// # Errors
/// Where it did not.
pub fn from_text(text: &str) -> Result<LabelSet, Problem> {
    let mut fields = Fields::of(parse(text)?);
    let set = read_labels(&mut fields);
    fields.end().map(|()| set)
}

/// Reads a file in whatever format it is. The name tells what the set is called where the file does not.
///
/// # Errors
/// Where the file is too large, or holds no label set that makes sense, with the place.
pub fn read_file(name: &str, bytes: &[u8]) -> Result<LabelSet, Problem> {
    let text = decode(bytes).text;
    check_size(u64::try_from(text.len()).unwrap_or(u64::MAX))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let format = HEAVY.iter().find(|format| (format.detect)(text.trim_start()));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = stem.strip_suffix(".labels").unwrap_or(stem).trim();
    let stem = if stem.is_empty() { "Labels" } else { stem };
    let set = format.map_or_else(|| Err(Problem::new("holds no labels")), |format| (format.read)(text, stem))?;
    match set.labels.len() {
        0 => Err(Problem::new("holds no labels")),
        many if many > MOST => Err(Problem::new(format!("holds {many} labels; a set may have {MOST}"))),
        _ => Ok(set),
    }
}

/// The text of the file that a set is written to; `None` where no format has that extension.
#[must_use]
pub fn write_file(extension: &str, set: &LabelSet) -> Option<String> {
    let format = HEAVY.iter().find(|format| format.extension == extension)?;
    Some((format.write)(set))
}

/// The name of the file that a set is written to.
#[must_use]
pub fn label_file_name(set: &LabelSet, format: &LabelFormat) -> String {
    format!("{}.{}", slug(&set.name), format.extension)
}
