//! Label sets as files, out and in. To add a format: a file beside these and a line in [`LABEL_FORMATS`].
//!
//! What is read is a whole set that can be worked with, or is refused with one [`Problem`] that names the place.

mod codebook;
mod csv;
mod json;
mod xml;

use super::file_name::slug;
use super::native::check_size;
use crate::annotation::{LabelSet, Preset, slug as id_of};
use crate::article::Id;
use crate::json::Problem;
use crate::session::command::fit;

/// A format of label sets.
pub struct LabelFormat {
    /// What people call it.
    pub name: &'static str,
    /// Ending of file names, without the dot before it.
    pub extension: &'static str,
    /// Media type of the file.
    pub media_type: &'static str,
    /// The text of the file.
    pub write: fn(&LabelSet) -> String,
    /// Whether a text that begins like this is of this format.
    detect: fn(&str) -> bool,
    /// Reads the text of a file. The name is for a set whose file says none.
    read: fn(&str, &str) -> Result<LabelSet, Problem>,
}

/// All formats, in the order of their buttons. The last one takes what no other knows.
pub const LABEL_FORMATS: &[LabelFormat] = &[json::FORMAT, codebook::FORMAT, csv::FORMAT];

/// Most labels that are read. No bar, list or mind holds more.
const MOST: usize = 1000;

/// Reads the text of a file of that name, whatever its format.
///
/// # Errors
/// With the first thing that is wrong, and its place; nothing was read then.
pub fn read_label_set(name: &str, text: &str) -> Result<LabelSet, Problem> {
    check_size(u64::try_from(text.len()).unwrap_or(u64::MAX))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let format = LABEL_FORMATS.iter().find(|format| (format.detect)(text.trim_start()));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = stem.strip_suffix(".labels").unwrap_or(stem).trim();
    let stem = if stem.is_empty() { Preset::EMPTY.name } else { stem };
    let set = format.map_or_else(|| Err(Problem::new("holds no labels")), |format| (format.read)(text, stem))?;
    match set.labels.len() {
        0 => Err(Problem::new("holds no labels")),
        many if many > MOST => Err(Problem::new(format!("holds {many} labels; a set may have {MOST}"))),
        _ => Ok(fit(set)),
    }
}

/// The name of the file that a set is written to.
#[must_use]
pub fn label_file_name(set: &LabelSet, format: &LabelFormat) -> String {
    format!("{}.{}", slug(&set.name), format.extension)
}

/// A set of that name that says nothing yet.
fn empty(name: &str) -> LabelSet {
    let empty = Preset::EMPTY.set();
    let id = Some(id_of(name)).filter(|id| !id.is_empty()).map_or_else(|| empty.id.clone(), Id::from);
    LabelSet { id, name: name.to_owned(), ..empty }
}
