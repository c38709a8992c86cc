//! Label sets as files, out and in. What is read is a whole set, or is refused with one [`Problem`] that names the place.

pub mod codebook;
pub mod csv;
pub mod json;

use super::native::{check_size, read_labels, write_labels};
use super::{Content, FileWriter, Format, Holds, Imported, Input, Loss, Losses, Runs, Several};
use crate::annotation::LabelSet;
use crate::article::{Id, Provenance, Source, SourceKind, Timestamp};
use crate::document::Document;
use crate::json::{JsonWriter, ObjectReader, Problem, parse};
use crate::message::label_files;
use crate::segment::Lexicons;
use crate::text::decode;

/// Most labels that are read. No bar, list or mind holds more.
const MAX_LABELS: usize = 1000;

/// What all formats of label sets have in common.
const LABELS: Format = Format {
    id: "",
    name: "",
    extensions: &[],
    media_type: "",
    holds: Holds::Labels,
    runs: Runs::Worker,
    several: Several::Refused,
    detect: |_| false,
    takes_any: false,
    losses: |documents| Losses::of(documents, BESIDE_LABELS),
    export: None,
    unit: None,
    read_back: None,
    import: None,
};

/// What a document has besides its labels.
const BESIDE_LABELS: &[Loss] = &[
    Loss::Text,
    Loss::Structure,
    Loss::Metadata,
    Loss::Formatting,
    Loss::Annotations,
    Loss::Notes,
    Loss::Values,
    Loss::Ranges,
    Loss::Relations,
    Loss::Reviewed,
    Loss::Unplaced,
    Loss::Layers,
    Loss::Proposals,
    Loss::Instructions,
    Loss::Unknown,
];

/// A label set by itself as a document, which is what exporters take: on an article that is empty.
#[must_use]
pub fn alone(set: LabelSet) -> Document {
    let provenance = Provenance::new(Source::new(SourceKind::Paste, Timestamp::default()), None, "");
    let article = crate::read::read("", Id::from(ALONE), provenance, &Lexicons::default());
    Document::with_labels(article, set)
}

/// Id of an article that is none.
const ALONE: &str = "urn:uuid:00000000-0000-0000-0000-000000000000";

/// A set as it crosses between page and worker: the label set of the native format.
#[must_use]
pub fn to_text(set: &LabelSet) -> String {
    JsonWriter::line(|out| write_labels(out, set))
}

/// Reads what [`to_text`] wrote.
///
/// # Errors
/// Where it did not.
pub fn from_text(text: &str) -> Result<LabelSet, Problem> {
    let mut fields = ObjectReader::of(parse(text)?);
    let set = read_labels(&mut fields);
    fields.finish().map(|()| set)
}

/// Writes the label set of each document.
fn export(write: fn(&LabelSet) -> String) -> Box<dyn FileWriter> {
    Box::new(move |document: &Document| Ok(write(document.labels())))
}

/// What a format reads of a text: a set, and what was left out. The second text is the name of a set whose file says none.
type Read = fn(&str, &str) -> Result<(LabelSet, Vec<Problem>), Problem>;

/// Reads a file by `read`.
fn import(input: &Input, read: Read) -> Result<Imported, Problem> {
    let bytes = input.source.bytes;
    check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    let text = decode(bytes).text;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    if text.trim().is_empty() {
        return Err(Problem::new(label_files::HOLDS_NO_LABELS));
    }
    let name = input.name.unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = stem.strip_suffix(".labels").unwrap_or(stem).trim();
    let stem = if stem.is_empty() { "Labels" } else { stem };
    let (set, left_out) = read(text, stem)?;
    match set.labels.len() {
        0 => Err(Problem::new(label_files::HOLDS_NO_LABELS)),
        many if many > MAX_LABELS => {
            Err(Problem::new(label_files::too_many_labels(many.to_string(), MAX_LABELS.to_string())))
        }
        _ => Ok(Imported { content: Content::Labels(set), left_out }),
    }
}
