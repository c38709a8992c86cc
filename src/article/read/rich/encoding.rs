//! Bytes to text in any encoding that browsers know (WHATWG Encoding Standard).

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::text::normalise;

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

/// Reads bytes as a byte order mark says; else as `label` says (any label of the standard, in any case); else as UTF-8 if
/// they are that; else as windows-1252. A label that nobody knows is no label.
///
/// Answers with the text and the name of the encoding taken. Bytes that mean nothing in it, and lone surrogates, become
/// U+FFFD. Line ends are normalised and one byte order mark is dropped ([`normalise`]); nothing else is altered. Never
/// fails.
#[must_use]
pub fn decode(bytes: &[u8], label: Option<&str>) -> (String, &'static str) {
    let said = || label.and_then(|label| Encoding::for_label_no_replacement(label.as_bytes()));
    let encoding = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or_else(said);
    let encoding = encoding.unwrap_or_else(|| if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 });
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    (normalise(&text), encoding.name())
}
