//! What the command is asked to do.

use std::ffi::OsString;

use lexopt::prelude::*;
use postil::article::read::{READERS, Reader};
use postil::article::segment::Lexicons;
use postil::article::{NO_LANGUAGE_TAG, is_language_tag};
use postil::exchange::native;

use crate::reading::{Options, format};

/// A call, understood.
pub enum Call {
    /// Print this and be done: help, or the version.
    Print(String),
    /// Read.
    Read(Read),
}

/// `postil read`.
pub struct Read {
    /// Whether the files hold records, one a line, and not an article each.
    pub jsonl: bool,
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
            Some(Value(command)) => return Err(no_command(&command)),
            _ => help(),
        }),
        Some(Value(word)) if word == "read" => {
            return read(parser).map_err(|message| format!("{message}; `postil read --help` says more"));
        }
        Some(Value(word)) => return Err(no_command(&word)),
        Some(option) => return Err(hint(option.unexpected())),
    };
    Ok(call)
}

fn no_command(word: &OsString) -> String {
    format!("there is no command {word:?}; `postil --help` says what there is")
}

fn read(mut parser: lexopt::Parser) -> Result<Call, String> {
    let mut jsonl = false;
    let mut options = Options {
        format: None,
        language: None,
        encoding: None,
        whole: false,
        limit: native::LARGEST,
        lexicons: Lexicons::all(),
    };
    let mut files = Vec::new();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Short('h') | Long("help") => return Ok(Call::Print(read_help())),
            Short('V') | Long("version") => return Ok(Call::Print(version())),
            Long("jsonl") => jsonl = true,
            Long("format") => options.format = format(&value(&mut parser)?).map_err(|m| format!("--format: {m}"))?,
            Long("language") => options.language = Some(language(value(&mut parser)?)?),
            Long("encoding") => options.encoding = Some(value(&mut parser)?),
            Long("whole-page") => options.whole = true,
            Long("limit") => options.limit = limit(&value(&mut parser)?)?,
            Value(file) => files.push(file),
            option => return Err(option.unexpected().to_string()),
        }
    }
    if files.is_empty() {
        if !jsonl {
            return Err("which file? - is standard input".to_owned());
        }
        files.push("-".into());
    }
    Ok(Call::Read(Read { jsonl, options, files }))
}

fn value(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(|value| value.string()).map_err(|error| error.to_string())
}

fn language(tag: String) -> Result<String, String> {
    if is_language_tag(&tag) { Ok(tag) } else { Err(format!("--language: {NO_LANGUAGE_TAG}")) }
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

usage: postil read [OPTIONS] FILE…    articles to Postil's JSON; `postil read --help` says more
       postil help [COMMAND]
       postil --version
"
    .to_owned()
}

fn read_help() -> String {
    let formats: String = READERS.iter().map(line_of).collect();
    let limit = native::LARGEST >> 20;
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

/// A format in the list: its names, and what people call it.
fn line_of(reader: &Reader) -> String {
    let mut names: Vec<&str> = vec![reader.key];
    names.extend(reader.extensions.iter().filter(|ending| **ending != reader.key));
    format!("  {:<24} {}\n", names.join(", "), reader.name)
}
