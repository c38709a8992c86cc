//! `{"format": "postil-labels", "version": 1, "labelSet": {…}}`, the label set as in the native format. A whole native
//! document is read too, for its label set.

use super::{LABELS, export, import};
use crate::annotation::LabelSet;
use crate::formats::Format;
use crate::formats::native::{read_labels, write_labels};
use crate::json::{Json, JsonWriter, ObjectReader, Problem, parse};
use crate::message::{label_files, problems};

/// JSON.
pub const FORMAT: Format = Format {
    id: "labels-json",
    name: "JSON",
    extensions: &["labels.json", "json"],
    media_type: "application/json",
    detect: |sample| sample.says_format(&["postil-labels", "postil"]),
    export: Some(|_| export(write)),
    import: Some(|input| import(input, read)),
    ..LABELS
};

/// Both formats count alike.
const VERSION: usize = 1;

fn write(set: &LabelSet) -> String {
    let mut text = JsonWriter::pretty(|out| {
        out.text("format", "postil-labels");
        out.number("version", VERSION);
        out.object("labelSet", |out| write_labels(out, set));
    });
    text.push('\n');
    text
}

fn read(text: &str, _: &str) -> Result<(LabelSet, Vec<Problem>), Problem> {
    let json = parse(text).map_err(|problem| Problem::new(problems::not_json(problem.message)))?;
    let mut fields = ObjectReader::of(json);
    if !matches!(fields.peek("format").and_then(Json::as_str), Some("postil-labels" | "postil")) {
        return Err(Problem::new(label_files::NOT_POSTIL_LABELS));
    }
    if fields.number("version", 1, usize::MAX, problems::MUST_BE_VERSION) > VERSION {
        fields.error_at("version", label_files::LABELS_OF_NEWER);
    }
    let set = fields.object("labelSet", read_labels);
    fields.finish().map(|()| (set, Vec::new()))
}
