//! `postil read` and `postil convert`: one document a file, and one a line.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};

use postil::article::read::{is_binary, kind, plain_refusal, refusal};
use postil::document::Document;
use postil::formats::{importer, native};
use postil::json::Problem;
use postil::text::decode;

use crate::output::Output;
use crate::progress::Progress;
use crate::reading::{Options, article, now};

/// Reads the article in a file and prints its document; how many could not be read: none or one.
///
/// # Errors
/// Where the document cannot be written.
pub fn read(file: &OsStr, options: &Options, out: &mut Output, progress: &mut Progress) -> io::Result<usize> {
    print(file, options, out, progress, source)
}

/// The same, of a file that may also be a document of Postil's own.
///
/// # Errors
/// Where the document cannot be written.
pub fn convert(file: &OsStr, options: &Options, out: &mut Output, progress: &mut Progress) -> io::Result<usize> {
    print(file, options, out, progress, |bytes, name, options| match document(bytes, name.as_deref(), options) {
        Some(read) => read.map_err(|problem| problem.to_string()),
        None => source(bytes, name, options),
    })
}

/// Makes a document of a file's bytes and its name, or says in a clause or a sentence why there is none.
type Make = fn(&[u8], Option<String>, &Options) -> Result<Document, String>;

fn print(file: &OsStr, options: &Options, out: &mut Output, progress: &mut Progress, make: Make) -> io::Result<usize> {
    let shown = file.to_string_lossy();
    let bytes = match contents(file, options.limit) {
        Ok(bytes) => bytes,
        Err(message) => {
            progress.complain(&format!("{shown}: {message}"));
            progress.count(0, false);
            return Ok(1);
        }
    };
    let made = make(&bytes, name_of(file), options);
    match &made {
        Ok(document) => out.line(&native::to_line(document, &now()))?,
        Err(message) => progress.complain(&format!("{shown}: {message}")),
    }
    progress.count(u64::try_from(bytes.len()).unwrap_or(u64::MAX), made.is_ok());
    Ok(usize::from(made.is_err()))
}

/// The name of a file; standard input has none.
pub fn name_of(file: &OsStr) -> Option<String> {
    (file != "-").then(|| file.to_string_lossy().into_owned())
}

/// The document in a file of Postil's own: one whose name has its ending, or that begins as such files do. `None` for any other,
/// and where a format of sources was asked for.
pub fn document(bytes: &[u8], name: Option<&str>, options: &Options) -> Option<Result<Document, Problem>> {
    if options.format.is_some() {
        return None;
    }
    let text = decode(bytes).text;
    let importer = importer(name.unwrap_or_default(), &text)?;
    Some((importer.read)(&text))
}

/// The article in a source.
///
/// # Errors
/// Where it cannot be read, as a sentence or two.
pub fn source(bytes: &[u8], name: Option<String>, options: &Options) -> Result<Document, String> {
    // The data of a program is no article, whatever the file is called.
    let data = || plain_refusal(bytes).filter(|_| kind(bytes).is_none() && is_binary(bytes));
    if let Some(why) = refusal(bytes).or_else(data) {
        return Err(why.to_owned());
    }
    article(&options.input(bytes), options.format, name, &options.lexicons).map(Document::new)
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
