//! The command, run as a person or a pipe runs it: `cargo test --no-default-features --features cli`.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::panic,
    clippy::string_slice,
    reason = "tests"
)]

mod calls;
mod convert;
mod documents;
mod records;
mod streaming;
mod validate;

use std::io::Write;
use std::process::{Command, Stdio};

/// What a finished run left.
struct Run {
    status: i32,
    out: String,
    err: String,
}

/// The command with these arguments, not started yet. It runs in the folder of the fixtures.
fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_postil"));
    command.args(arguments).current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the command on a small input.
fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
    let mut child = command(arguments).spawn().unwrap();
    // A run that ends without reading breaks this pipe.
    let _ = child.stdin.take().unwrap().write_all(input.as_ref());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}
