//! Text, ranges of it, and the only conversions between bytes, UTF-16 units and code points.
//!
//! Inside Postil every offset counts UTF-8 bytes. Other units exist only at the edges: code points in the native format,
//! UTF-16 units where the browser talks about its text nodes. [`Text`] converts between them, and nothing else does.

mod boundaries;
mod case;
mod decode;
mod hidden;
mod host;
mod link;
mod punctuation;
mod range;
mod units;
mod words;

use std::fmt::{self, Write as _};
use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};

pub use boundaries::{RangeSide, Step, clean, snap, step, whole_grapheme};
pub use case::{is_lowercase, lowercase, lowercase_char};
pub use decode::{Decoded, Encoding, UTF_8_MARK, decode, marked, normalise};
pub use hidden::is_hidden;
pub use host::HostParser;
pub use link::{Link, NoLink, link, scheme, tidy};
pub use punctuation::{is_closing, is_closing_quote, is_opening};
pub use range::TextRange;
pub use units::{Unit, Units};
pub use words::{Segment, WordBreaker, is_unspaced};

/// A text that never changes, with what is needed to count in it. Cloning shares it.
#[derive(Clone)]
pub struct Text(Arc<Inner>);

struct Inner {
    string: Box<str>,
    units: Units,
    sha256: OnceLock<Box<str>>,
}

impl Text {
    /// Takes the text as it is. Line ends and lone surrogates are the business of [`decode`] and [`normalise`].
    #[must_use]
    pub fn new(string: impl Into<Box<str>>) -> Self {
        let string = string.into();
        let units = Units::of(&string);
        Self(Arc::new(Inner { string, units, sha256: OnceLock::new() }))
    }

    /// The whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.string
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.string.len()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The range of the whole text.
    #[must_use]
    pub fn range(&self) -> TextRange {
        TextRange::new(0, self.len())
    }

    /// The text in `range` (bytes); empty where the range does not lie in the text on character boundaries.
    #[must_use]
    pub fn slice(&self, range: TextRange) -> &str {
        self.as_str().get(range.start()..range.end()).unwrap_or_default()
    }

    /// Whether `range` (bytes) lies in the text on character boundaries.
    #[must_use]
    pub fn holds(&self, range: TextRange) -> bool {
        self.as_str().get(range.start()..range.end()).is_some()
    }

    /// The SHA-256 of the UTF-8 text, in 64 lower-case hexadecimal digits. Computed when it is first asked for.
    #[must_use]
    pub fn sha256(&self) -> &str {
        self.0.sha256.get_or_init(|| sha256(self.as_str()).into())
    }

    /// A byte offset counted in `unit` from the start of the text. An offset inside a character counts as its start, one
    /// past the end as the end.
    #[must_use]
    pub fn count(&self, byte: usize, unit: Unit) -> usize {
        self.0.units.count(self.as_str(), byte, unit)
    }

    /// The byte offset of the place `count` units from the start; `None` past the end or inside a character (which only
    /// UTF-16 can name).
    #[must_use]
    pub fn byte(&self, count: usize, unit: Unit) -> Option<usize> {
        self.0.units.byte(self.as_str(), count, unit)
    }
}

fn sha256(text: &str) -> String {
    /// Browsers run a function slowly until they have compiled it again, and cannot change over within a call.
    const PIECE: usize = 1 << 12;
    let mut digest = Sha256::new();
    text.as_bytes().chunks(PIECE).for_each(|piece| digest.update(piece));
    digest.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to memory cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl Default for Text {
    fn default() -> Self {
        Self::new("")
    }
}

impl From<&str> for Text {
    fn from(string: &str) -> Self {
        Self::new(string)
    }
}
