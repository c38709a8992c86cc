//! From a text to an article, the same for files and records.

use postil::article::read::rich::{Input, Unreadable, read_source};
use postil::article::read::{READERS, Reader, reader_for};
use postil::article::segment::Lexicons;
use postil::article::{Article, Id, Source, SourceKind, Timestamp};
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

/// The same bytes get the same id: a UUID of version 8 (RFC 9562) out of their SHA-256.
fn id(bytes: &[u8]) -> Id {
    let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let part = |from: usize, to: usize| digest.get(from..to).unwrap_or_default();
    let (one, two, three, four, five) = (part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32));
    Id::from(format!("urn:uuid:{one}-{two}-8{three}-8{four}-{five}"))
}
