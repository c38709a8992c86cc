//! The command: reads articles as the page does, one file or a corpus, and tells whether files can be read.

mod call;
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
    let mut out = Output::new();
    let mut progress = Progress::new(if work.task == Task::Records { "records" } else { "files" });
    let mut failed = 0;
    let mut ended = Ok(());
    let mut held = Vec::new();
    for file in &work.files {
        let one = match work.task {
            Task::Read => documents::read(file, &work.options, &mut out, &mut progress),
            Task::Records => records::read(file, &work.options, &mut out, &mut progress),
            Task::Convert => documents::convert(file, &work.options, &mut held, &mut out, &mut progress),
            Task::Validate => validate::validate(file, &work.options, &mut out, &mut progress),
        };
        ended = one.map(|more| failed += more);
        if ended.is_err() {
            break;
        }
    }
    let ended = ended.and_then(|()| documents::convert_held(&held, &work.options, &mut out, &mut progress));
    let ended = ended.and_then(|()| out.flush());
    progress.end();
    finish(ended.map(|()| failed))
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
