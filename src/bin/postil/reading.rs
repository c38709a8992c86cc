//! From a text to an article, the same for files and records.

use postil::article::read::{READERS, Reader, read};
use postil::article::{Article, Id, Source, SourceKind, Timestamp};
use sha2::{Digest, Sha256};

/// What goes for all that is read, unless a record says otherwise.
pub struct Options {
    /// The format; `None` means to go by the name.
    pub format: Option<&'static Reader>,
    /// BCP 47 tag; `None` means to guess.
    pub language: Option<String>,
    /// Most bytes of a file, or of a line.
    pub limit: u64,
}

/// The format of that name: an ending or a media type. `None` for `auto`.
///
/// # Errors
/// Where there is no such format.
pub fn format(name: &str) -> Result<Option<&'static Reader>, String> {
    if name == "auto" {
        return Ok(None);
    }
    let named = |reader: &&Reader| reader.format == name || reader.extensions.contains(&name);
    READERS.iter().find(named).map(Some).ok_or_else(|| {
        let names: Vec<&str> = READERS.iter().flat_map(|reader| reader.extensions).copied().collect();
        format!("must be one of auto, {}", names.join(", "))
    })
}

/// The format that the name of a file tells by its ending.
pub fn format_of_file(name: &str) -> Option<&'static Reader> {
    let (_, ending) = name.rsplit_once('.')?;
    let ending = ending.to_lowercase();
    READERS.iter().find(|reader| reader.extensions.contains(&ending.as_str()))
}

/// Reads a normalised text. `id_of` are the bytes that it came from.
pub fn article(
    text: String,
    id_of: &[u8],
    reader: Option<&Reader>,
    language: Option<&str>,
    name: Option<String>,
) -> Article {
    let format = reader.map(|reader| reader.format.to_owned()).unwrap_or_default();
    let source = Source { name, format, ..Source::new(SourceKind::File, now()) };
    read(text, language, id(id_of), source)
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
