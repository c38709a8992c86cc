//! `postil read`: one article a file, one document a line.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};

use postil::document::Document;
use postil::exchange::native;

use crate::output::Output;
use crate::progress::Progress;
use crate::reading::{Options, article, now};

/// Reads one file and prints its document; how many could not be read: none or one.
///
/// # Errors
/// Where the document cannot be written.
pub fn read(file: &OsStr, options: &Options, out: &mut Output, progress: &mut Progress) -> io::Result<usize> {
    let name = file.to_string_lossy();
    let bytes = match contents(file, options.limit) {
        Ok(bytes) => bytes,
        Err(message) => {
            progress.complain(&format!("{name}: {message}"));
            progress.count(0, false);
            return Ok(1);
        }
    };
    let name = (file != "-").then(|| name.into_owned());
    let read = article(&options.input(&bytes), options.format, name.clone(), &options.lexicons);
    match &read {
        Ok(article) => out.line(&native::to_line(&Document::new(article.clone()), &now()))?,
        Err(message) => progress.complain(&format!("{}: {message}", name.as_deref().unwrap_or("-"))),
    }
    progress.count(u64::try_from(bytes.len()).unwrap_or(u64::MAX), read.is_ok());
    Ok(usize::from(read.is_err()))
}

/// The bytes of a file; no more of it is read than `limit` allows.
fn contents(file: &OsStr, limit: u64) -> Result<Vec<u8>, String> {
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
