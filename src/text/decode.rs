//! Decodes and normalises text that was pasted or opened. Nothing else alters a text.

/// How bytes were read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark, little-endian.
    Utf16Le,
    /// UTF-16 with a byte order mark, big-endian.
    Utf16Be,
    /// windows-1252: what bytes that are not UTF-8 are taken for. The page says so.
    Windows1252,
}

impl Encoding {
    /// The name a person knows it by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// A text and how it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decoded {
    /// The text, normalised.
    pub text: String,
    /// The encoding taken.
    pub encoding: Encoding,
}

/// The byte order mark of UTF-8.
pub const UTF_8_MARK: &[u8; 3] = b"\xEF\xBB\xBF";

/// Byte order marks, with the encodings that they say.
const MARKS: [(&[u8], Encoding); 3] =
    [(UTF_8_MARK, Encoding::Utf8), (b"\xFF\xFE", Encoding::Utf16Le), (b"\xFE\xFF", Encoding::Utf16Be)];

/// The encoding that a byte order mark says, and the bytes behind the mark.
#[must_use]
pub fn marked(bytes: &[u8]) -> Option<(Encoding, &[u8])> {
    MARKS.iter().find_map(|(mark, encoding)| Some((*encoding, bytes.strip_prefix(*mark)?)))
}

/// Reads the bytes of a file: UTF-16 with a byte order mark, else UTF-8, else windows-1252. Never fails.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded {
    let (text, encoding) = match marked(bytes) {
        Some((Encoding::Utf16Le, rest)) => (utf16(rest, u16::from_le_bytes), Encoding::Utf16Le),
        Some((Encoding::Utf16Be, rest)) => (utf16(rest, u16::from_be_bytes), Encoding::Utf16Be),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), Encoding::Utf8),
            Err(_) => (bytes.iter().map(|byte| windows_1252(*byte)).collect(), Encoding::Windows1252),
        },
    };
    Decoded { text: normalise(&text), encoding }
}

/// CRLF and CR become LF, and one byte order mark at the start is dropped. Nothing else is touched.
#[must_use]
pub fn normalise(text: &str) -> String {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// Lone surrogates, and a half unit at the end, become U+FFFD.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let decoded =
        char::decode_utf16(pairs.iter().copied().map(unit)).map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER));
    decoded.chain((!rest.is_empty()).then_some(char::REPLACEMENT_CHARACTER)).collect()
}

/// WHATWG Encoding, index windows-1252: Latin-1 but for 0x80 to 0x9F; its five unassigned bytes stay C1 controls.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    byte.checked_sub(0x80).and_then(|at| HIGH.get(usize::from(at))).copied().unwrap_or(char::from(byte))
}
