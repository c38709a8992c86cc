//! The native format: `<slug>.postil.json`, described by `public/postil.schema.json`.
//!
//! What is written is read back as the same document, and what is read is either whole or refused with one [`Problem`] that
//! names the place. Offsets on the wire count code points. One file a group of types, writing and reading side by side;
//! the same functions make the records of the browser's storage. What reads a type takes its fields out of the object that
//! the caller opened, and tells that of what is wrong ([`ObjectReader`](crate::json::Fields)).
//!
//! Fields that this version does not know are kept in the `extra` of the thing that holds them and written again after
//! its own. Two objects on the wire have no type of their own, the ranges of a target and the `generator`: what is unknown
//! inside these stands in the `extra` around them, under their own field's name (`target`, `generator`), which is free
//! there because the field itself is known.
//!
//! A document is written in the earliest version of the format that can hold it ([`version`]). Most need no more than
//! version 1, so what reads only that (`read_plain_…`) is apart: a page opens such a document from its store before its second
//! wasm is here.

mod annotation;
mod article;
mod beside;
mod document;
mod labels;
mod layer;
mod proposal;
mod relation;
mod structure;
mod target;
mod value;

pub(crate) use annotation::{is_plain_annotation, read_annotation, read_plain_annotation, write_annotation};
pub(crate) use article::{read_article, read_plain_article};
pub use article::{read_language, write_article};
pub(crate) use beside::part;
pub use beside::version;
pub use document::Pieces;
pub(crate) use labels::{
    read_attribute, read_label, read_relation_type, write_attribute, write_label, write_relation_type,
};
pub use labels::{read_labels, write_labels};
pub(crate) use layer::{read_layer, write_layer};
pub(crate) use proposal::{read_proposal, read_run, write_proposal, write_run};
pub(crate) use relation::{is_plain_relation, read_plain_relation, read_relation, write_relation};
pub(crate) use value::{level, one_of, timestamp};

use super::{Content, FileWriter, Format, Holds, Imported, Input, Losses, Options, Quote, Runs, Several, one_line};
use crate::article::Timestamp;
use crate::document::Document;
use crate::json::{ObjectReader, Problem, parse};
use crate::message::problems;
use crate::text::{Text, Unit, decode};

/// The native format. It loses nothing.
pub const FORMAT: Format = Format {
    id: "json",
    name: "JSON",
    extensions: &["postil.json", "json"],
    media_type: "application/json",
    holds: Holds::Documents,
    runs: Runs::Page,
    several: Several::InTurn,
    detect: |sample| sample.says_format(&["postil"]),
    takes_any: false,
    losses: |_| Losses::default(),
    export: Some(export),
    unit: Some(Unit::CodePoint),
    read_back: Some(read_back),
    import: Some(import),
};

/// Largest file that is read, in bytes: some thirty times a long book chapter with all its annotations.
pub const MAX_BYTES: u64 = 32 << 20;

/// A document as the text of a file. `exported` is when.
#[must_use]
pub fn to_string(document: &Document, exported: &Timestamp) -> String {
    let mut text: String = Pieces::of(document, exported, true).collect();
    text.push('\n');
    text
}

/// The same on one line, without a line feed at its end.
#[must_use]
pub fn to_line(document: &Document, exported: &Timestamp) -> String {
    Pieces::of(document, exported, false).collect()
}

/// Reads the text of a file. A byte order mark before it is passed over.
///
/// # Errors
/// With the first thing that is wrong, and its place. The message of a problem without a place is a clause whose subject
/// is the file, as `problems::NOT_POSTIL` is.
pub fn read(text: &str) -> Result<Document, Problem> {
    check_size(u64::try_from(text.len()).unwrap_or(u64::MAX))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let json = parse(text).map_err(|problem| Problem::new(problems::not_json(problem.message)))?;
    document::read(json)
}

/// Whether a file of so many bytes is worth reading; ask before its bytes are read.
///
/// # Errors
/// Where it is larger than [`MAX_BYTES`].
pub fn check_size(bytes: u64) -> Result<(), Problem> {
    if bytes <= MAX_BYTES {
        return Ok(());
    }
    // One decimal, rounded up, so that a file one byte too large does not read as just right.
    let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
    let size = format!("{}.{}", tenths / 10, tenths % 10);
    let most = usize::try_from(MAX_BYTES >> 20).unwrap_or_default();
    Err(Problem::new(problems::too_large(most, size)))
}

fn export(options: &Options) -> Box<dyn FileWriter> {
    let Options { exported, lines, .. } = options.clone();
    Box::new(move |document: &Document| {
        let written = || format!("{}\n", one_line(&to_line(document, &exported)));
        Ok(if lines { written() } else { to_string(document, &exported) })
    })
}

/// Reads the quotes as the file has them: by their offsets in code points, in the text of the file.
fn read_back(bytes: &[u8], _: &Document) -> Result<Vec<Quote>, Problem> {
    let mut file = ObjectReader::of(parse(&decode(bytes).text)?);
    let text = Text::new(file.object("article", |article| article.string("text")));
    let annotation = |one: &mut ObjectReader| one.objects("target", |range| Quote::of_file(range, &text));
    let quotes = file.objects("annotations", annotation).into_iter().flatten().flatten().collect();
    file.finish()?;
    Ok(quotes)
}

fn import(input: &Input) -> Result<Imported, Problem> {
    let document = read(&decode(input.source.bytes).text)?;
    Ok(Content::Documents(vec![document]).into())
}
