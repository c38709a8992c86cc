//! Command line arguments.

use std::ffi::OsString;

use lexopt::prelude::*;
use postil::article::is_language_tag;
use postil::formats::{FORMATS, Format, Holds, Several, native};
use postil::message::problems;
use postil::segment::Lexicons;

use crate::reading::{Options, format, sources, words};

/// A call, understood.
pub enum Call {
    /// Print this and be done: help, or the version.
    Print(String),
    /// Do this with files.
    Do(Work),
}

/// What is done with a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Task {
    /// `postil read`: reads an article.
    Read,
    /// `postil read --jsonl`: reads records, one a line.
    Records,
    /// `postil convert`: reads an article or a document and writes it in a format.
    Convert,
    /// `postil validate`: tells whether it can be read.
    Validate,
}

/// Files, and what is done with each.
pub struct Work {
    /// What is done.
    pub task: Task,
    /// What goes for all of them.
    pub options: Options,
    /// Names of files; `-` is standard input.
    pub files: Vec<OsString>,
}

/// Understands the arguments, the command's own name left out.
///
/// # Errors
/// With what is wrong and where help is.
pub fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Call, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let hint = |error: lexopt::Error| format!("{error}; `postil --help` says what there is");
    let call = match parser.next().map_err(hint)? {
        None => return Err("what to do? `postil --help` says what there is".to_owned()),
        Some(Short('h') | Long("help")) => Call::Print(help()),
        Some(Short('V') | Long("version")) => Call::Print(version()),
        Some(Value(word)) if word == "help" => Call::Print(match parser.next().map_err(hint)? {
            Some(Value(command)) if command == "read" => read_help(),
            Some(Value(command)) if command == "convert" => convert_help(),
            Some(Value(command)) if command == "validate" => validate_help(),
            Some(Value(command)) => return Err(no_command(&command)),
            _ => help(),
        }),
        Some(Value(word)) => {
            let task = match word.to_str() {
                Some("read") => Task::Read,
                Some("convert") => Task::Convert,
                Some("validate") => Task::Validate,
                _ => return Err(no_command(&word)),
            };
            let more = |message| format!("{message}; `postil {} --help` says more", word.display());
            return work(task, parser).map_err(more);
        }
        Some(option) => return Err(hint(option.unexpected())),
    };
    Ok(call)
}

fn no_command(word: &OsString) -> String {
    format!("there is no command {word:?}; `postil --help` says what there is")
}

fn work(mut task: Task, mut parser: lexopt::Parser) -> Result<Call, String> {
    let mut to = None;
    let mut options = Options {
        format: None,
        language: None,
        encoding: None,
        whole: false,
        limit: native::MAX_BYTES,
        lexicons: Lexicons::all(),
        to: &native::FORMAT,
        out: None,
        notes: true,
        raw: false,
    };
    let mut files = Vec::new();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Short('h') | Long("help") => return Ok(Call::Print(help_of(task))),
            Short('V') | Long("version") => return Ok(Call::Print(version())),
            Long("jsonl") if matches!(task, Task::Read | Task::Records) => task = Task::Records,
            Long("to") if task == Task::Convert => to = Some(target(&value(&mut parser)?)?),
            Long("out") if task == Task::Convert => {
                options.out = Some(parser.value().map_err(|error| error.to_string())?.into());
            }
            Long("no-notes") if task == Task::Convert => options.notes = false,
            Long("raw") if task == Task::Convert => options.raw = true,
            Long("format") => options.format = format(&value(&mut parser)?).map_err(|m| format!("--format: {m}"))?,
            Long("language") => options.language = Some(language(value(&mut parser)?)?),
            Long("encoding") => options.encoding = Some(value(&mut parser)?),
            Long("whole-page") => options.whole = true,
            Long("limit") => options.limit = limit(&value(&mut parser)?)?,
            Value(file) => files.push(file),
            option => return Err(option.unexpected().to_string()),
        }
    }
    match to {
        Some(to) => options.to = to,
        None if task == Task::Convert => return Err(format!("--to: which format? One of {}", targets())),
        None => {}
    }
    if options.to.several == Several::Refused && files.len() > 1 {
        return Err(format!("--to: {} is written of one file at a time", options.to.id));
    }
    if files.is_empty() {
        if task != Task::Records {
            return Err("which file? - is standard input".to_owned());
        }
        files.push("-".into());
    }
    Ok(Call::Do(Work { task, options, files }))
}

/// The format to convert to.
fn target(name: &str) -> Result<&'static Format, String> {
    let found = exported().find(|format| format.id == name);
    found.ok_or_else(|| format!("--to: must be one of {}", targets()))
}

/// The formats that are written.
fn exported() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| format.export.is_some())
}

fn targets() -> String {
    exported().map(|format| format.id).collect::<Vec<_>>().join(", ")
}

fn help_of(task: Task) -> String {
    match task {
        Task::Read | Task::Records => read_help(),
        Task::Convert => convert_help(),
        Task::Validate => validate_help(),
    }
}

fn value(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(|value| value.string()).map_err(|error| error.to_string())
}

fn language(tag: String) -> Result<String, String> {
    if is_language_tag(&tag) { Ok(tag) } else { Err(format!("--language: {}", words(problems::NO_LANGUAGE_TAG))) }
}

fn limit(mebibytes: &str) -> Result<u64, String> {
    let limit = mebibytes.parse().ok().filter(|limit| (1..=1024).contains(limit));
    limit.map(|limit: u64| limit << 20).ok_or_else(|| "--limit: must be a whole number from 1 to 1024".to_owned())
}

fn version() -> String {
    format!("postil {}\n", env!("CARGO_PKG_VERSION"))
}

fn help() -> String {
    "\
Postil finds the sections and sentences of articles, as its page does.

usage: postil read [OPTIONS] FILE…           articles to Postil's JSON
       postil convert --to FORMAT FILE…       articles and Postil's own files to a format
       postil validate FILE…                  whether files can be read, and what is wrong with those that cannot
       postil help [COMMAND]                  more about one of these
       postil --version
"
    .to_owned()
}

fn read_help() -> String {
    let formats: String = sources().map(line_of).collect();
    let limit = native::MAX_BYTES >> 20;
    format!(
        "\
Finds the sections and sentences of articles and prints them as Postil's JSON.

usage: postil read [OPTIONS] FILE…           one article a file, one document a line
       postil read --jsonl [OPTIONS] [FILE…]  one record a line, one answer a line, in the same order

  FILE             what to read; - is standard input, and so is no FILE with --jsonl
  --jsonl          read records {{\"id\", \"text\", \"language\"?, \"format\"?}} and answer {{\"id\", \"article\"}}, or
                   {{\"id\", \"error\"}} for a record that cannot be read; the run goes on. The id is text or a number
                   and comes back as it was, null if it cannot be told. Other fields and empty lines are passed
                   over. Each answer is written before the next record is waited for; memory does not grow
  --format NAME    what the source is written in, else told by the file's ending (auto); a record may say its own
  --language TAG   what it is written in, as a BCP 47 tag (en, pt-BR), else guessed; a record may say its own
  --encoding NAME  what the bytes of files are (utf-8, shift_jis, windows-1250 …), else told by themselves
  --whole-page     read all that a web page shows, and not its main content alone
  --limit MIB      refuse longer files and lines: {limit} unless told
  -h, --help       print this

formats:
  auto                     by the file's first bytes or the ending of its name, else plain text; records: plain text
{formats}
Offsets count Unicode code points. Text is UTF-8, or UTF-16 with a byte order mark, else taken for windows-1252;
records are UTF-8. On a terminal, standard error tells how far it is.

exit status: 0 all was read · 1 some files or records could not be read (the others were), or not written ·
2 the call was wrong. When the reader of the answers goes away, as `head` does, the run ends without a word.

  postil read article.txt > article.postil.json
  postil read --jsonl < corpus.jsonl > articles.jsonl
  parallel --pipe --block 50M postil read --jsonl < corpus.jsonl > articles.jsonl
"
    )
}

fn convert_help() -> String {
    let (targets, limit) = (exported().map(line_of_target).collect::<String>(), native::MAX_BYTES >> 20);
    format!(
        "\
Reads articles and Postil's own files and writes them in a format, one after the other, in memory that does not
grow with their number. What a format cannot hold is told on standard error, a line for each file and kind.

usage: postil convert --to FORMAT [OPTIONS] FILE…

  FILE             what to read; - is standard input. A file that begins as Postil's own do, or whose name ends in
                   .json, is read whole or not at all, of any version up to this one's; all others are sources, as
                   for `postil read`, and so are all where --format is given
  --to FORMAT      one of the formats below
  --out PATH       where to write: a file, or a folder (one that is there, or a name that ends in /), which gets a file
                   for each document, named after it. A file is put there when it is whole. Else standard output
  --no-notes       leave notes out
  --raw            in tables, write texts that a spreadsheet computes as they are
  --format NAME, --language TAG, --encoding NAME, --whole-page
                   for sources, as for `postil read`
  --limit MIB      refuse longer files: {limit} unless told
  -h, --help       print this

formats:
{targets}
Of several files, a format that holds one document a file makes a zip archive, and others make one file. JSON is
written as one document a line.

exit status: 0 all was converted · 1 some files could not be read (the others were), or not written ·
2 the call was wrong
"
    )
}

fn validate_help() -> String {
    let limit = native::MAX_BYTES >> 20;
    format!(
        "\
Tells of each file whether it can be read, in one line: its format, for Postil's own the version, what it holds, and
what of it would be left out; or what is wrong with it, and where. Files of label sets are looked at too.

usage: postil validate [OPTIONS] FILE…

  FILE             what to look at; - is standard input
  --format NAME, --language TAG, --encoding NAME, --whole-page
                   for sources, as for `postil read`
  --limit MIB      refuse longer files: {limit} unless told
  -h, --help       print this

exit status: 0 all can be read · 1 some cannot, or the answers could not be written · 2 the call was wrong
"
    )
}

/// A format in the list: its names, and what people call it.
fn line_of(format: &Format) -> String {
    let mut names: Vec<&str> = vec![format.id];
    names.extend(format.extensions.iter().filter(|ending| **ending != format.id));
    format!("  {:<24} {}\n", names.join(", "), format.name)
}

/// A format in the list of those that are written.
fn line_of_target(format: &Format) -> String {
    let what = match format.holds {
        Holds::Labels => "label set as ",
        Holds::Source | Holds::Documents => "",
    };
    let one = match format.several {
        Several::Refused => ", of one file",
        Several::Apart => ", one document a file",
        Several::InTurn => "",
    };
    format!("  {:<24} {what}{} (.{}){one}\n", format.id, format.name, format.extension())
}
