//! `postil read`: articles to documents. And what `postil convert` reads.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};

use postil::document::Document;
use postil::formats::sources::TEXT;
use postil::formats::{Content, FORMATS, Format, Holds, NotWritten, format_of, native};
use postil::json::Problem;
use postil::message::file_problems;
use postil::read::{is_binary, kind, plain_refusal, refusal};

use crate::output::Output;
use crate::progress::Progress;
use crate::reading::{Options, article, import, words};

/// Reads the article in a file and prints its document; how many could not be read: none or one.
///
/// # Errors
/// Where the document cannot be written.
pub fn read(file: &OsStr, options: &Options, out: &mut Output, progress: &mut Progress) -> io::Result<usize> {
    let made = make(file, options, progress, |bytes, name| {
        let format = options.format.or_else(|| format_of(FORMATS, |one| one.holds == Holds::Source, name, bytes));
        source(bytes, name, format, options).map(|document| (vec![document], Vec::new()))
    });
    let Some(documents) = made else { return Ok(1) };
    let documents: Vec<&Document> = documents.iter().collect();
    native::FORMAT.write(&documents, &options.written(), out).map_err(failed)?;
    Ok(0)
}

/// The documents of a file that may also hold some already. `None` where it cannot be read, which was said.
pub fn documents_of(file: &OsStr, options: &Options, progress: &mut Progress) -> Option<Vec<Document>> {
    make(file, options, progress, |bytes, name| match format_for(bytes, name, options) {
        Some(format) if format.holds != Holds::Source => documents(format, name, bytes).map_err(words),
        format => source(bytes, name, format, options).map(|document| (vec![document], Vec::new())),
    })
}

/// Documents, and what of their file was left out.
type Made = (Vec<Document>, Vec<Problem>);

/// Makes documents of the bytes and the name of a file. Says so and counts it where there are none.
fn make(
    file: &OsStr,
    options: &Options,
    progress: &mut Progress,
    make: impl FnOnce(&[u8], Option<&str>) -> Result<Made, String>,
) -> Option<Vec<Document>> {
    let shown = file.to_string_lossy();
    let bytes = contents(file, options.limit);
    let length = bytes.as_ref().map_or(0, Vec::len);
    let made = bytes.and_then(|bytes| make(&bytes, name_of(file).as_deref()));
    match &made {
        Ok((_, left_out)) => {
            for problem in left_out {
                progress.complain(&format!("{shown}: left out: {}", words(problem.clone())));
            }
        }
        Err(message) => progress.complain(&format!("{shown}: {message}")),
    }
    progress.count(u64::try_from(length).unwrap_or(u64::MAX), made.is_ok());
    made.ok().map(|(documents, _)| documents)
}

/// Why nothing more can be written.
pub fn failed(why: NotWritten) -> io::Error {
    match why {
        NotWritten::Failed(error) => error,
        NotWritten::Refused(why) => io::Error::other(words(why)),
    }
}

/// The name of a file; standard input has none.
pub fn name_of(file: &OsStr) -> Option<String> {
    (file != "-").then(|| file.to_string_lossy().into_owned())
}

/// The format that a file is read in to get documents of it. A source where that was asked for.
pub fn format_for(bytes: &[u8], name: Option<&str>, options: &Options) -> Option<&'static Format> {
    options.format.or_else(|| format_of(FORMATS, Format::opens, name, bytes))
}

/// The documents in a file of a format that has whole ones.
///
/// # Errors
/// Where it cannot be read.
pub fn documents(format: &Format, name: Option<&str>, bytes: &[u8]) -> Result<Made, Problem> {
    let imported = import(format, name, bytes)?;
    match imported.content {
        Content::Documents(documents) => Ok((documents, imported.left_out)),
        _ => Err(Problem::new(file_problems::HOLDS_NO_ARTICLES)),
    }
}

/// The article in a source.
///
/// # Errors
/// Where it cannot be read, as a sentence or two.
pub fn source(
    bytes: &[u8],
    name: Option<&str>,
    format: Option<&Format>,
    options: &Options,
) -> Result<Document, String> {
    // The data of a program is no article, whatever the file is called.
    let data = || plain_refusal(bytes).filter(|_| kind(bytes).is_none() && is_binary(bytes));
    if let Some(why) = refusal(bytes).or_else(data) {
        return Err(words(why));
    }
    let format = format.unwrap_or(&TEXT);
    article(&options.input(bytes), format, name.map(str::to_owned), &options.lexicons).map(Document::new)
}

/// The bytes of a file; no more of it is read than `limit` allows.
///
/// # Errors
/// Where it cannot be read or is longer, as a clause whose subject is the file.
pub fn contents(file: &OsStr, limit: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut all = |input: &mut dyn Read| input.take(limit + 1).read_to_end(&mut bytes);
    let read =
        if file == "-" { all(&mut io::stdin().lock()) } else { File::open(file).and_then(|mut file| all(&mut file)) };
    match read.map(u64::try_from) {
        Err(error) => Err(error.to_string()),
        Ok(Ok(length)) if length <= limit => Ok(bytes),
        Ok(_) => Err(format!("is larger than {} MiB; --limit says how much is read", limit >> 20)),
    }
}
