//! What to do with files that hold an article in a form that cannot be read here.

use super::kind::{Kind, is_text, kind};
use crate::message::{Key, unreadable};

/// Why a file cannot be read, by its kind: one sentence or two for a person, with what to do instead. `None` for all
/// that may be text, HTML or a Word document.
#[must_use]
pub fn refusal(bytes: &[u8]) -> Option<Key> {
    Some(match kind(bytes)? {
        Kind::Pdf => unreadable::IS_PDF,
        Kind::OldOffice => unreadable::IS_OLD_OFFICE,
        Kind::RichText => unreadable::IS_RICH_TEXT,
        Kind::Picture => unreadable::IS_PICTURE,
        Kind::Archive => unreadable::IS_ARCHIVE,
        Kind::OpenDocument => unreadable::IS_OPEN_DOCUMENT,
        Kind::Book => unreadable::IS_BOOK,
        Kind::Recording => unreadable::IS_RECORDING,
        Kind::Program => unreadable::IS_PROGRAM,
        // The reader of Word documents looks inside.
        Kind::Zip => return None,
    })
}

/// Why a file that would be read as plain text cannot be: what [`refusal`] refuses, and the data of
/// programs.
#[must_use]
pub fn plain_refusal(bytes: &[u8]) -> Option<Key> {
    let holds = |name: &str| bytes.windows(name.len()).any(|part| part == name.as_bytes());
    match kind(bytes) {
        // A Word document can be said to be plain text.
        Some(Kind::Zip) if !holds("word/") => Some(archive_refusal(holds)),
        _ => refusal(bytes).or_else(|| (!is_text(bytes)).then_some(unreadable::IS_DATA)),
    }
}

/// Why a zip archive that is no Word document cannot be read, by the name of something in it.
#[must_use]
pub fn archive_refusal(has: impl Fn(&str) -> bool) -> Key {
    if has("xl/") {
        unreadable::IS_SPREADSHEET
    } else if has("ppt/") {
        unreadable::IS_SLIDES
    } else if has("Index/") {
        unreadable::IS_IWORK
    } else {
        unreadable::IS_ARCHIVE
    }
}

#[cfg(test)]
mod tests {
    use super::{plain_refusal, refusal};
    use crate::message::unreadable;

    #[test]
    fn what_cannot_be_read_is_told_by_its_first_bytes() {
        for (bytes, why) in [
            (&b"%PDF-1.7"[..], unreadable::IS_PDF),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", unreadable::IS_OLD_OFFICE),
            (b"{\\rtf1\\ansi", unreadable::IS_RICH_TEXT),
            (b"\x89PNG\r\n\x1A\n\0\0", unreadable::IS_PICTURE),
            (b"\x1F\x8B\x08\0", unreadable::IS_ARCHIVE),
            (b"\0\0\0\x18ftypmp42", unreadable::IS_RECORDING),
            (b"\0asm\x01", unreadable::IS_PROGRAM),
        ] {
            assert_eq!(refusal(bytes), Some(why), "{bytes:?}");
        }
        for bytes in [&b"BZh"[..], b"PK\x03\x04\x14\0", b""] {
            assert_eq!(refusal(bytes), None, "{bytes:?}");
        }
        // HTML and Markdown can do with a NUL.
        assert_eq!((refusal(b"a\0b"), plain_refusal(b"a\0b")), (None, Some(unreadable::IS_DATA)));
        assert_eq!(plain_refusal(b"\x07\x01\x02words"), Some(unreadable::IS_DATA));
        // A Word document, that a person says is plain text.
        assert_eq!(
            (plain_refusal(b"PK\x03\x04\x14\0word/"), plain_refusal(b"words")),
            (Some(unreadable::IS_DATA), None)
        );
        for (name, why) in [
            ("a.postil.json", unreadable::IS_ARCHIVE),
            ("xl/workbook.xml", unreadable::IS_SPREADSHEET),
            ("ppt/slides", unreadable::IS_SLIDES),
        ] {
            assert_eq!(plain_refusal(format!("PK\x03\x04\x14\0{name}").as_bytes()), Some(why), "{name}");
        }
    }
}
