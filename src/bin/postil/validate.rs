//! `postil validate`: whether files can be read, one line a file.

use std::ffi::OsStr;
use std::io;

use postil::annotation::LabelSet;
use postil::document::Document;
use postil::formats::{Content, FORMATS, Format, Holds, format_of, native};
use postil::json::{Json, Problem, parse};
use postil::text::decode;

use crate::documents::{contents, format_for, name_of, source};
use crate::output::Output;
use crate::progress::Progress;
use crate::reading::{Options, import, words};

/// How many of the things that are left out of a file are named.
const NAMED: usize = 10;

/// Looks at one file and says what it is; how many cannot be read: none or one.
///
/// # Errors
/// Where that cannot be written.
pub fn validate(file: &OsStr, options: &Options, out: &mut Output, progress: &mut Progress) -> io::Result<usize> {
    let name = name_of(file);
    let (found, length) = match contents(file, options.limit) {
        Ok(bytes) => (look(&bytes, name, options), bytes.len()),
        Err(why) => (Err(format!("cannot be read: {why}")), 0),
    };
    let (said, sound) = match found {
        Ok(holds) => (holds, true),
        Err(wrong) => (wrong, false),
    };
    // One line a file, whatever stands in it.
    out.text(&format!("{}: {}\n", file.to_string_lossy(), said.replace(['\n', '\r'], " ")))?;
    progress.count(u64::try_from(length).unwrap_or(u64::MAX), sound);
    Ok(usize::from(!sound))
}

/// What a file is and holds, and what would be left out of it.
///
/// # Errors
/// What is wrong with it.
fn look(bytes: &[u8], name: Option<String>, options: &Options) -> Result<String, String> {
    let name = name.as_deref();
    let labels = || format_of(FORMATS, |_| true, name, bytes).filter(|format| format.has_labels());
    if let Some(format) = options.format.map_or_else(labels, |_| None) {
        let read = import(format, name, bytes);
        // What takes any file says nothing by refusing one: it can still be a source.
        if read.is_ok() || !format.takes_any {
            return told(&format!("Labels ({})", format.name), read.map(|one| (held(&one.content), one.left_out)));
        }
    }
    match format_for(bytes, name, options) {
        Some(format) if format.holds != Holds::Source => {
            let read = import(format, name, bytes);
            told(&kind_of(format, bytes), read.map(|one| (held(&one.content), one.left_out)))
        }
        format => match source(bytes, name, format, options) {
            Ok(document) => {
                let kind = format.map_or("Plain text", |format| format.name);
                Ok(format!("{kind}: can be read: {}", of_document(&document)))
            }
            Err(why) => Err(format!("cannot be read: {why}")),
        },
    }
}

/// What reading a file of a kind came to.
fn told(kind: &str, read: Result<(String, Vec<Problem>), Problem>) -> Result<String, String> {
    let (holds, left_out) = read.map_err(|problem| format!("{kind}: invalid: {}", words(problem)))?;
    let mut said = format!("{kind}: valid: {holds}");
    for problem in left_out.iter().take(NAMED) {
        said.push_str(&format!("; left out: {}", words(problem.clone())));
    }
    if left_out.len() > NAMED {
        said.push_str(&format!("; left out: {} more", left_out.len() - NAMED));
    }
    Ok(said)
}

/// What kind of file it is: for Postil's own with the version.
fn kind_of(format: &Format, bytes: &[u8]) -> String {
    match version(bytes).filter(|_| format.id == native::FORMAT.id) {
        Some(version) => format!("Postil JSON, version {version}"),
        None => format.name.to_owned(),
    }
}

/// The version that a file of Postil's own says it has, as it stands there.
fn version(bytes: &[u8]) -> Option<String> {
    let text = decode(bytes).text;
    let Ok(Json::Object(object)) = parse(text.strip_prefix('\u{FEFF}').unwrap_or(&text)) else { return None };
    object.get("format")?;
    Some(object.get("version")?.to_line())
}

fn held(content: &Content) -> String {
    match content {
        Content::Documents(documents) => documents.iter().map(of_document).collect::<Vec<_>>().join("; "),
        Content::Annotations(document) => counted(&[(document.annotations().len(), "annotation")]),
        Content::Labels(set) => of_labels(set),
        Content::Source(_) => "a text".to_owned(),
    }
}

fn of_document(document: &Document) -> String {
    let article = document.article();
    counted(&[
        (article.sections.len(), "section"),
        (article.sentences.len(), "sentence"),
        (document.annotations().len(), "annotation"),
        (document.relations().len(), "relation"),
    ])
}

fn of_labels(set: &LabelSet) -> String {
    counted(&[(set.labels.len(), "label"), (set.attributes.len(), "field")])
}

fn counted(counts: &[(usize, &str)]) -> String {
    let words = |(count, what): &(usize, &str)| format!("{count} {what}{}", if *count == 1 { "" } else { "s" });
    counts.iter().map(words).collect::<Vec<_>>().join(", ")
}
