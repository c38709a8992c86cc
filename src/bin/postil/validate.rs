//! `postil validate`: whether files can be read, one line a file.

use std::ffi::OsStr;
use std::io;

use postil::article::read::reader_for;
use postil::document::Document;
use postil::json::{Json, parse};
use postil::text::decode;

use crate::documents::{contents, document, name_of, source};
use crate::output::Output;
use crate::progress::Progress;
use crate::reading::Options;

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

/// What a file is and holds.
///
/// # Errors
/// What is wrong with it.
fn look(bytes: &[u8], name: Option<String>, options: &Options) -> Result<String, String> {
    if let Some(read) = document(bytes, name.as_deref(), options) {
        let kind = match version(bytes) {
            Some(version) => format!("Postil JSON, version {version}"),
            None => "JSON".to_owned(),
        };
        return match read {
            Ok(document) => Ok(format!("{kind}: valid: {}", holds(&document))),
            Err(problem) => Err(format!("{kind}: invalid: {problem}")),
        };
    }
    let reader = options.format.unwrap_or_else(|| reader_for(name.as_deref(), bytes));
    match source(bytes, name, options) {
        Ok(document) => Ok(format!("{}: can be read: {}", reader.name, holds(&document))),
        Err(why) => Err(format!("cannot be read: {why}")),
    }
}

/// The version that a file of Postil's own says it has, as it stands there.
fn version(bytes: &[u8]) -> Option<String> {
    let text = decode(bytes).text;
    let Ok(Json::Object(object)) = parse(text.strip_prefix('\u{FEFF}').unwrap_or(&text)) else { return None };
    object.get("format")?;
    Some(object.get("version")?.to_line())
}

fn holds(document: &Document) -> String {
    let article = document.article();
    let counts = [
        (article.sections.len(), "section"),
        (article.sentences.len(), "sentence"),
        (document.annotations().len(), "annotation"),
        (document.relations().len(), "relation"),
    ];
    let words = counts.map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" }));
    words.join(", ")
}
