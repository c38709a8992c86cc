//! Reads a text into an article, for files and records alike.

use std::panic::catch_unwind;
use std::path::PathBuf;

use postil::article::{Article, ArticleId, Id, Source, SourceKind, Timestamp, uuid};
use postil::formats::sources::read_source;
use postil::formats::{self, FORMATS, Format, Holds, Imported};
use postil::json::Problem;
use postil::l10n;
use postil::message::Message;
use postil::read::rich::{Input, Unreadable};
use postil::segment::Lexicons;
use sha2::{Digest, Sha256};

/// What goes for all that is read, unless a record says otherwise.
pub struct Options {
    /// The format; `None` means to go by the name.
    pub format: Option<&'static Format>,
    /// BCP 47 tag; `None` means to guess.
    pub language: Option<String>,
    /// Label of the encoding of files; `None` means to tell it by their bytes.
    pub encoding: Option<String>,
    /// All that a web page shows, and not its main content alone.
    pub whole: bool,
    /// Most bytes of a file, or of a line.
    pub limit: u64,
    /// The words that sentences are cut by.
    pub lexicons: Lexicons,
    /// The format that documents are written in.
    pub to: &'static Format,
    /// The file or folder they are written to; `None` for standard output.
    pub out: Option<PathBuf>,
    /// Whether notes are written.
    pub notes: bool,
    /// Whether a table holds formulas as they are.
    pub raw: bool,
}

impl Options {
    /// What is to be read of a source, by these options.
    pub fn input<'a>(&'a self, bytes: &'a [u8]) -> Input<'a> {
        let (encoding, language) = (self.encoding.as_deref(), self.language.as_deref());
        Input { bytes, encoding, language, whole: self.whole, ..Input::default() }
    }

    /// How documents are written: all there is, each on a line where the format can.
    pub fn written(&self) -> formats::Options {
        formats::Options { lines: true, notes: self.notes, raw: self.raw, ..formats::Options::all(now()) }
    }
}

/// The formats that articles are made of.
pub fn sources() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| format.holds == Holds::Source)
}

/// The source format of that name: its own, an ending or a media type. `None` for `auto`.
///
/// # Errors
/// Where there is no such format.
pub fn format(name: &str) -> Result<Option<&'static Format>, String> {
    if name == "auto" {
        return Ok(None);
    }
    let named = |format: &&Format| format.id == name || format.media_type == name || format.extensions.contains(&name);
    sources().find(named).map(Some).ok_or_else(|| {
        let names: Vec<&str> = sources().map(|format| format.id).collect();
        format!("must be one of auto, {}", names.join(", "))
    })
}

/// Reads a source in a format.
///
/// # Errors
/// Where the source cannot be read, as one sentence.
pub fn article(input: &Input, format: &Format, name: Option<String>, lexicons: &Lexicons) -> Result<Article, String> {
    let source = Source { name, format: format.media_type.to_owned(), ..Source::new(SourceKind::File, now()) };
    // A mistake in somebody else's parser costs one source, and not the run.
    match catch_unwind(|| read_source(input, id(input.bytes), source, lexicons)) {
        Ok(read) => read.map_err(|Unreadable(why)| words(why)),
        Err(_) => Err(BROKE.to_owned()),
    }
}

/// Reads a file in a format that is no source.
///
/// # Errors
/// Where it cannot be read.
pub fn import(format: &Format, name: Option<&str>, bytes: &[u8]) -> Result<Imported, Problem> {
    let input = formats::Input { name, ..formats::Input::of("", bytes) };
    catch_unwind(|| format.read(&input)).unwrap_or_else(|_| Err(Problem::new(Message::written(BROKE.to_owned()))))
}

/// What the core has to tell, in words.
pub fn words(message: impl Into<Message>) -> String {
    l10n::text(&message.into(), l10n::ALL)
}

const BROKE: &str = "could not be read: the reader failed. Please report it";

/// Now in UTC, to the second.
pub fn now() -> Timestamp {
    let now = jiff::Timestamp::now().round(jiff::Unit::Second).unwrap_or_default();
    Timestamp::new(now.to_string()).unwrap_or_default()
}

/// The same bytes get the same id, in every version of the command: a UUID of version 8 out of their SHA-256.
fn id(bytes: &[u8]) -> ArticleId {
    let mut start: [u8; 16] = *Sha256::digest(bytes).first_chunk().unwrap_or(&[0; 16]);
    // Two of its bits more are left unused, as they have always been.
    let [.., ninth, _, _, _, _, _, _, _] = &mut start;
    *ninth &= 0x0F;
    Id::from(format!("urn:uuid:{}", uuid(start, 8)))
}
