//! `postil read --jsonl`: one record a line, one answer a line.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read, Write as _};

use postil::formats::sources::TEXT;
use postil::formats::{Format, native};
use postil::json::{Json, JsonWriter, Object, ObjectReader, Problem, parse_line};
use postil::message::{Message, problems};
use postil::read::rich::Input;

use crate::lines::{Line, Lines};
use crate::output::Output;
use crate::progress::Progress;
use crate::reading::{Options, article, format, words};

/// Answers the records of one file; how many could not be read.
///
/// # Errors
/// Where the answers cannot be written.
pub fn read(file: &OsStr, options: &Options, out: &mut Output, progress: &mut Progress) -> io::Result<usize> {
    if file == "-" {
        return answer_all(io::stdin().lock(), "", options, out, progress);
    }
    let name = file.to_string_lossy();
    match File::open(file) {
        Ok(input) => answer_all(input, &name, options, out, progress),
        Err(error) => {
            progress.complain(&format!("{name}: {error}"));
            Ok(1)
        }
    }
}

fn answer_all(
    input: impl Read,
    name: &str,
    options: &Options,
    out: &mut Output,
    progress: &mut Progress,
) -> io::Result<usize> {
    let mut lines = Lines::new(input, options.limit);
    let (mut number, mut failed, mut passed) = (0_usize, 0, 0);
    loop {
        // Whoever sends the next record may wait for the answer to this one.
        if lines.would_wait() {
            out.flush()?;
        }
        let answer = match lines.next() {
            Ok(None) => return Ok(failed),
            Ok(Some(line)) => {
                number += 1;
                answer(&line, number == 1, options)
            }
            Err(error) => {
                progress.complain(&format!("{}: {error}", if name.is_empty() { "standard input" } else { name }));
                return Ok(failed + 1);
            }
        };
        let bytes = lines.passed() - passed;
        passed = lines.passed();
        let worked = match answer {
            None => continue,
            Some(Ok(answer)) => {
                out.line(&answer)?;
                true
            }
            Some(Err(refusal)) => {
                out.line(&refusal.to_line(name, number))?;
                false
            }
        };
        failed += usize::from(!worked);
        progress.count(bytes, worked);
    }
}

/// Why a record has no article.
struct Refusal {
    /// Its id, if that much could be read.
    id: Option<Json>,
    problem: Problem,
}

impl Refusal {
    fn to_line(&self, file: &str, number: usize) -> String {
        let named = self.id.is_some();
        // Without an id, the place in the file must do.
        let place = if file.is_empty() { format!("line {number}: ") } else { format!("{file} line {number}: ") };
        let error = format!("{}{}", if named { "" } else { &place }, words(self.problem.clone()));
        JsonWriter::line(|out| {
            write_id(out, self.id.clone());
            out.text("error", &*error);
        })
    }
}

/// The answer to a line; `None` to one that holds nothing.
fn answer(line: &Line, first: bool, options: &Options) -> Option<Result<String, Refusal>> {
    let refuse = |message: String| Some(Err(Refusal { id: None, problem: Problem::new(Message::written(message)) }));
    let Line::Whole(bytes) = line else {
        return refuse(format!("is longer than {} MiB; --limit says how much is read", options.limit >> 20));
    };
    let Ok(text) = std::str::from_utf8(bytes) else { return refuse("is not UTF-8".to_owned()) };
    let text = if first { text.strip_prefix('\u{FEFF}').unwrap_or(text) } else { text };
    if text.trim().is_empty() {
        return None;
    }
    Some(match parse_line(text) {
        Ok(json) => answer_record(json, options),
        Err(problem) => return refuse(format!("is not JSON: {}", words(problem))),
    })
}

fn answer_record(json: Json, options: &Options) -> Result<String, Refusal> {
    let mut fields = ObjectReader::of(json);
    let id = match fields.peek("id") {
        Some(id @ (Json::String(_) | Json::Number(_))) => Some(id.clone()),
        Some(_) => {
            fields.error_at("id", Message::written("must be text or a number".to_owned()));
            None
        }
        None => {
            fields.error_at("id", problems::IS_MISSING);
            None
        }
    };
    let text = fields.string("text");
    let language = fields.optional("language", native::read_language);
    let reader = fields.optional("format", reader).flatten().or(options.format);
    if let Err(problem) = fields.finish() {
        return Err(Refusal { id, problem });
    }
    let language = language.as_deref().or(options.language.as_deref());
    let input = Input { encoding: Some("utf-8"), language, ..options.input(text.as_bytes()) };
    let article = match article(&input, reader.unwrap_or(&TEXT), None, &options.lexicons) {
        Ok(article) => article,
        Err(message) => return Err(Refusal { id, problem: Problem::new(Message::written(message)) }),
    };
    Ok(JsonWriter::line(|out| {
        write_id(out, id);
        out.object("article", |out| native::write_article(out, &article));
    }))
}

fn reader(fields: &mut ObjectReader, name: &str) -> Option<&'static Format> {
    let named = fields.string(name);
    format(&named).unwrap_or_else(|message| {
        fields.error_at(name, Message::written(message));
        None
    })
}

/// The id as it came; `null` where it could not be told.
fn write_id(out: &mut JsonWriter, id: Option<Json>) {
    let mut field = Object::default();
    field.set("id", id.unwrap_or_default());
    out.rest(&field);
}
