//! `{"format": "postil-labels", "version": 1, "labelSet": {…}}`, the label set as in the native format. A whole native
//! document is read too, for its label set.

use super::Heavy;
use crate::annotation::LabelSet;
use crate::formats::native::{read_labels, write_labels};
use crate::json::{Fields, Json, Problem, Write, parse};

/// JSON.
pub const FORMAT: Heavy = Heavy { extension: "labels.json", write, detect: |text| text.starts_with('{'), read };

/// Both formats count alike.
const VERSION: usize = 1;

fn write(set: &LabelSet) -> String {
    let mut text = Write::pretty(|out| {
        out.text("format", "postil-labels");
        out.number("version", VERSION);
        out.object("labelSet", |out| write_labels(out, set));
    });
    text.push('\n');
    text
}

fn read(text: &str, _: &str) -> Result<LabelSet, Problem> {
    let json = parse(text).map_err(|problem| Problem::new(format!("cannot be read as JSON: {problem}")))?;
    let mut fields = Fields::of(json);
    if !matches!(fields.peek("format").and_then(Json::as_str), Some("postil-labels" | "postil")) {
        return Err(Problem::new("is neither a label set nor an article of Postil"));
    }
    if fields.number("version", 1, usize::MAX, "must be a whole number, 1 or more") > VERSION {
        fields.refuse("version", "was written by a newer Postil");
    }
    let set = fields.object("labelSet", read_labels);
    fields.end().map(|()| set)
}
