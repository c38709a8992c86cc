//! The command: reads articles as the page does.

use std::io::{Read, Write};
use std::process::ExitCode;

use postil::article::read::read;
use postil::article::{Id, Source, SourceKind, Timestamp};
use postil::exchange::native;
use postil::session::Session;
use postil::text::decode;

const HELP: &str = "\
Reads articles and prints them as Postil's JSON, one document a line.

usage: postil read FILE…

  FILE     a plain text file; - is standard input

exit status: 0 all was read · 1 a file could not be read (the others were) · 2 the call was wrong
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["-h" | "--help"] => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        ["read", files @ ..] if !files.is_empty() => {
            let failed = files.iter().filter(|file| !read_one(file)).count();
            if failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) }
        }
        _ => {
            eprint!("{HELP}");
            ExitCode::from(2)
        }
    }
}

/// Reads one file and prints it; whether that worked.
fn read_one(file: &str) -> bool {
    let mut bytes = Vec::new();
    let found = if file == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).map(drop)
    } else {
        std::fs::read(file).map(|found| bytes = found)
    };
    let line = found.map(|()| document(file, &bytes));
    let printed = line.and_then(|line| writeln!(std::io::stdout().lock(), "{line}"));
    if let Err(error) = &printed {
        eprintln!("postil: {file}: {error}");
    }
    printed.is_ok()
}

fn document(file: &str, bytes: &[u8]) -> String {
    let now = now();
    let name = (file != "-").then(|| file.to_owned());
    let source = Source { name, ..Source::new(SourceKind::File, now.clone()) };
    let article = read(decode(bytes).text, None, id(bytes), source);
    native::to_line(&Session::new(article), &now)
}

/// The same bytes get the same id: a UUID of version 8 (RFC 9562) out of their SHA-256.
fn id(bytes: &[u8]) -> Id {
    use sha2::Digest;
    let digest: String = sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let part = |from: usize, to: usize| digest.get(from..to).unwrap_or_default();
    let (one, two, three, four, five) = (part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32));
    Id::from(format!("urn:uuid:{one}-{two}-8{three}-8{four}-{five}"))
}

/// Now in UTC, to the second.
fn now() -> Timestamp {
    let now = jiff::Timestamp::now().round(jiff::Unit::Second).unwrap_or_default();
    Timestamp::new(now.to_string()).unwrap_or_default()
}
