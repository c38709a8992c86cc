//! From a text to an article, the same for files and records.

use postil::article::read::rich::{Input, Unreadable, read_source};
use postil::article::read::{READERS, Reader, reader_for};
use postil::article::segment::Lexicons;
use postil::article::{Article, Id, Source, SourceKind, Timestamp, uuid};
use sha2::{Digest, Sha256};

/// What goes for all that is read, unless a record says otherwise.
pub struct Options {
    /// The format; `None` means to go by the name.
    pub format: Option<&'static Reader>,
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
}

impl Options {
    /// What is to be read of a source, by these options.
    pub fn input<'a>(&'a self, bytes: &'a [u8]) -> Input<'a> {
        let (encoding, language) = (self.encoding.as_deref(), self.language.as_deref());
        Input { bytes, encoding, language, whole: self.whole, ..Input::default() }
    }
}

/// The format of that name: its own, an ending or a media type. `None` for `auto`.
///
/// # Errors
/// Where there is no such format.
pub fn format(name: &str) -> Result<Option<&'static Reader>, String> {
    if name == "auto" {
        return Ok(None);
    }
    let named = |reader: &&Reader| reader.key == name || reader.format == name || reader.extensions.contains(&name);
    READERS.iter().find(named).map(Some).ok_or_else(|| {
        let names: Vec<&str> = READERS.iter().map(|reader| reader.key).collect();
        format!("must be one of auto, {}", names.join(", "))
    })
}

/// Reads a source. `reader` is how; without one it is told by the bytes and the name.
///
/// # Errors
/// Where the source cannot be read, as one sentence.
pub fn article(
    input: &Input,
    reader: Option<&'static Reader>,
    name: Option<String>,
    lexicons: &Lexicons,
) -> Result<Article, String> {
    let reader = reader.unwrap_or_else(|| reader_for(name.as_deref(), input.bytes));
    let source = Source { name, format: reader.format.to_owned(), ..Source::new(SourceKind::File, now()) };
    // A mistake in somebody else's parser costs one source, and not the run.
    let read = std::panic::catch_unwind(|| read_source(input, id(input.bytes), source, lexicons));
    match read {
        Ok(read) => read.map_err(|Unreadable(why)| why),
        Err(_) => Err("could not be read: the reader failed. Please report it".to_owned()),
    }
}

/// Now in UTC, to the second.
pub fn now() -> Timestamp {
    let now = jiff::Timestamp::now().round(jiff::Unit::Second).unwrap_or_default();
    Timestamp::new(now.to_string()).unwrap_or_default()
}

/// The same bytes get the same id, in every version of the command: a UUID of version 8 out of their SHA-256.
fn id(bytes: &[u8]) -> Id {
    let mut start: [u8; 16] = *Sha256::digest(bytes).first_chunk().unwrap_or(&[0; 16]);
    // Two of its bits more are left unused, as they have always been.
    let [.., ninth, _, _, _, _, _, _, _] = &mut start;
    *ninth &= 0x0F;
    Id::from(format!("urn:uuid:{}", uuid(start, 8)))
}
