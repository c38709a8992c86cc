//! Bytes to text in any encoding that browsers know (WHATWG Encoding Standard).

use crate::text::{Encoding, marked, normalise};

/// The encodings that a person may choose from: the label that [`decode`] takes, and what people call it. What is common
/// stands first; then they go by script.
pub const ENCODINGS: &[(&str, &str)] = &[
    ("UTF-8", "Unicode (UTF-8)"),
    ("UTF-16LE", "Unicode (UTF-16, little-endian)"),
    ("UTF-16BE", "Unicode (UTF-16, big-endian)"),
    ("windows-1252", "Western (Windows-1252, ISO 8859-1)"),
    ("ISO-8859-15", "Western (ISO 8859-15)"),
    ("macintosh", "Western (Mac)"),
    ("windows-1250", "Central European (Windows-1250)"),
    ("ISO-8859-2", "Central European (ISO 8859-2)"),
    ("ISO-8859-3", "Southern European (ISO 8859-3)"),
    ("windows-1257", "Baltic (Windows-1257)"),
    ("ISO-8859-4", "Baltic (ISO 8859-4)"),
    ("ISO-8859-13", "Baltic (ISO 8859-13)"),
    ("ISO-8859-10", "Nordic (ISO 8859-10)"),
    ("ISO-8859-14", "Celtic (ISO 8859-14)"),
    ("ISO-8859-16", "Romanian (ISO 8859-16)"),
    ("windows-1251", "Cyrillic (Windows-1251)"),
    ("KOI8-R", "Cyrillic, Russian (KOI8-R)"),
    ("KOI8-U", "Cyrillic, Ukrainian (KOI8-U)"),
    ("ISO-8859-5", "Cyrillic (ISO 8859-5)"),
    ("IBM866", "Cyrillic (DOS 866)"),
    ("x-mac-cyrillic", "Cyrillic (Mac)"),
    ("windows-1253", "Greek (Windows-1253)"),
    ("ISO-8859-7", "Greek (ISO 8859-7)"),
    ("windows-1254", "Turkish (Windows-1254)"),
    ("windows-1255", "Hebrew (Windows-1255)"),
    ("ISO-8859-8", "Hebrew (ISO 8859-8)"),
    ("windows-1256", "Arabic (Windows-1256)"),
    ("ISO-8859-6", "Arabic (ISO 8859-6)"),
    ("windows-874", "Thai (Windows-874)"),
    ("windows-1258", "Vietnamese (Windows-1258)"),
    ("GBK", "Chinese, simplified (GBK)"),
    ("gb18030", "Chinese, simplified (GB 18030)"),
    ("Big5", "Chinese, traditional (Big5)"),
    ("Shift_JIS", "Japanese (Shift JIS)"),
    ("EUC-JP", "Japanese (EUC-JP)"),
    ("ISO-2022-JP", "Japanese (ISO-2022-JP)"),
    ("EUC-KR", "Korean (EUC-KR)"),
];

/// A text, and the name of the encoding that it was in.
pub type Decoded = (String, String);

/// Reads bytes in the encoding of a label (any of the standard, in any case): the text as it comes, and the name that
/// [`ENCODINGS`] has for it. `None` where nobody knows the label.
///
/// The worker lets the browser do it (`bin/reader.rs`), which has all tables already: they would be a fifth of its wasm.
#[derive(Clone, Copy, Debug)]
pub struct Decoder(pub fn(&[u8], &str) -> Option<Decoded>);

impl Default for Decoder {
    fn default() -> Self {
        Self(by_table)
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn by_table(bytes: &[u8], label: &str) -> Option<Decoded> {
    let encoding = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())?;
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Some((text.into_owned(), encoding.name().to_owned()))
}

#[cfg(target_arch = "wasm32")]
const fn by_table(_: &[u8], _: &str) -> Option<Decoded> {
    None
}

/// Reads bytes as a byte order mark says; else as `label` says (any label of the standard, in any case); else as UTF-8 if
/// they are that; else as windows-1252. A label that nobody knows is no label.
///
/// Answers with the text and the name of the encoding taken. Bytes that mean nothing in it, and lone surrogates, become
/// U+FFFD. Line ends are normalised and one byte order mark is dropped ([`normalise`]); nothing else is altered. Never
/// fails.
#[must_use]
pub fn decode(bytes: &[u8], label: Option<&str>, decoder: Decoder) -> Decoded {
    if let Some(text) = by_mark(bytes) {
        return text;
    }
    match label.and_then(|label| decoder.0(bytes, label)) {
        Some((text, name)) => (normalise(&text), name),
        None => unlabelled(bytes),
    }
}

/// Reads what is UTF-8 unless a byte order mark says otherwise.
pub(super) fn decode_unicode(bytes: &[u8]) -> String {
    by_mark(bytes).map_or_else(|| normalise(&String::from_utf8_lossy(bytes)), |(text, _)| text)
}

/// The text behind a byte order mark.
fn by_mark(bytes: &[u8]) -> Option<Decoded> {
    Some(match marked(bytes)?.0 {
        Encoding::Utf8 => (normalise(&String::from_utf8_lossy(bytes)), "UTF-8".to_owned()),
        _ => unlabelled(bytes),
    })
}

fn unlabelled(bytes: &[u8]) -> Decoded {
    let decoded = crate::text::decode(bytes);
    let name = match decoded.encoding {
        Encoding::Utf16Le => "UTF-16LE",
        Encoding::Utf16Be => "UTF-16BE",
        other => other.name(),
    };
    (decoded.text, name.to_owned())
}
