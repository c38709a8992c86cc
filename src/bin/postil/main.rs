//! The command: reads articles as the page does, one file or a corpus, and tells whether files can be read.

mod call;
mod convert;
mod documents;
mod lines;
mod output;
mod progress;
mod reading;
mod records;
mod validate;

use std::io::{self, Write};
use std::process::ExitCode;

use call::{Call, Task, Work};
use convert::Conversion;
use output::Output;
use progress::Progress;

/// All was read.
const DONE: u8 = 0;
/// Some of it could not be read, or the answers not written.
const FAILED: u8 = 1;
/// The call was wrong; nothing was read.
const WRONG_CALL: u8 = 2;

fn main() -> ExitCode {
    let status = match call::parse(std::env::args_os().skip(1)) {
        Ok(Call::Print(text)) => finish(Output::new().text(&text).map(|()| 0)),
        Ok(Call::Do(work)) => run(&work),
        Err(message) => {
            complain(&message);
            WRONG_CALL
        }
    };
    ExitCode::from(status)
}

fn run(work: &Work) -> u8 {
    let mut progress = Progress::new(if work.task == Task::Records { "records" } else { "files" });
    let ended = if work.task == Task::Convert { convert(work, &mut progress) } else { answer(work, &mut progress) };
    progress.end();
    finish(ended)
}

/// Reads each file and prints what is to be said of it; how many things failed.
fn answer(work: &Work, progress: &mut Progress) -> io::Result<usize> {
    let mut out = Output::new();
    let mut failed = 0;
    for file in &work.files {
        failed += match work.task {
            Task::Records => records::read(file, &work.options, &mut out, progress),
            Task::Validate => validate::validate(file, &work.options, &mut out, progress),
            Task::Read | Task::Convert => documents::read(file, &work.options, &mut out, progress),
        }?;
    }
    out.flush()?;
    Ok(failed)
}

/// Writes the documents of all files; how many files could not be read.
fn convert(work: &Work, progress: &mut Progress) -> io::Result<usize> {
    let mut conversion = Conversion::begin(&work.options, work.files.len())?;
    let mut failed = 0;
    for file in &work.files {
        failed += conversion.add(file, progress)?;
    }
    conversion.finish()?;
    Ok(failed)
}

/// The exit status of a run in which so many things failed, or whose answers could not be written.
fn finish(ended: io::Result<usize>) -> u8 {
    match ended {
        Ok(0) => DONE,
        Ok(_) => FAILED,
        // Who reads the answers has seen enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => DONE,
        Err(error) => {
            complain(&format!("cannot write: {error}"));
            FAILED
        }
    }
}

/// Says what went wrong. Where nobody can be told, that is no reason to break off, as `eprintln!` would.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "postil: {message}");
}
