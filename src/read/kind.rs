//! What kind of file bytes are, told by how they begin: the one table of such beginnings.

use crate::text::{Encoding, marked};

/// A kind of file that is no text, or letters that are no text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Portable Document Format.
    Pdf,
    /// Compound files: Word, Excel and PowerPoint before 2007, and documents of today with a password.
    OldOffice,
    /// Rich Text Format.
    RichText,
    /// A picture.
    Picture,
    /// A packed file or archive, other than zip.
    Archive,
    /// A text, table or presentation of LibreOffice, OpenOffice and others.
    OpenDocument,
    /// An e-book (EPUB).
    Book,
    /// Sound or film.
    Recording,
    /// A program, a font or a database.
    Program,
    /// A zip archive of no kind above. A Word document is one.
    Zip,
}

/// What every zip archive with something in it begins with (PKWARE APPNOTE 6.3, 4.3.7), and each of its entries.
pub const ZIP_ENTRY: &[u8] = b"PK\x03\x04";

/// Kinds, with what a file of that kind holds from which byte on. The first that fits counts.
const KINDS: &[(Kind, usize, &[&[u8]])] = &[
    (Kind::Pdf, 0, &[b"%PDF-"]),
    (Kind::OldOffice, 0, &[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"]),
    (Kind::RichText, 0, &[b"{\\rtf"]),
    (Kind::Picture, 0, &[b"\x89PNG\r\n\x1A\n", b"\xFF\xD8\xFF", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"8BPS"]),
    (Kind::Picture, 4, &[b"ftypheic", b"ftypheif", b"ftypavif", b"ftypmif1"]),
    (Kind::Picture, 8, &[b"WEBPVP8"]),
    (
        Kind::Archive,
        0,
        &[b"\x1F\x8B\x08", b"BZh", b"\xFD7zXZ\0", b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A\x07", b"\x28\xB5\x2F\xFD"],
    ),
    (Kind::Archive, 257, &[b"ustar"]),
    (Kind::OpenDocument, 30, &[b"mimetypeapplication/vnd.oasis.opendocument"]),
    (Kind::Book, 30, &[b"mimetypeapplication/epub+zip"]),
    (Kind::Recording, 0, &[b"ID3", b"OggS", b"fLaC", b"RIFF", b"\x1A\x45\xDF\xA3"]),
    (Kind::Recording, 4, &[b"ftyp"]),
    (Kind::Program, 0, &[b"SQLite format 3\0", b"\x7FELF", b"MZ\x90\0", b"\0asm", b"wOFF", b"wOF2"]),
    (Kind::Zip, 0, &[ZIP_ENTRY]),
];

/// The kind of a file. `None` for all that may be text or HTML.
#[must_use]
pub fn kind(bytes: &[u8]) -> Option<Kind> {
    // Words may begin like a file of another kind: "RIFF is short for …". Only those kinds have control characters.
    let is_control = |byte: &u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    let binary = bytes.iter().take(1024).any(is_control);
    let bare = marked(bytes).map_or(bytes, |(_, rest)| rest);
    let begins = |(kind, at, beginnings): &&(Kind, usize, &[&[u8]])| {
        let rest = bare.get(*at..).unwrap_or_default();
        // These two may consist of letters and signs alone.
        (binary || matches!(kind, Kind::Pdf | Kind::RichText)) && beginnings.iter().any(|start| rest.starts_with(start))
    };
    KINDS.iter().find(begins).map(|(kind, ..)| *kind)
}

/// Whether bytes can be a text: they are of no other kind, are not [`is_binary`], and have no NUL but in UTF-16 with a byte
/// order mark.
#[must_use]
pub fn is_text(bytes: &[u8]) -> bool {
    kind(bytes).is_none() && !is_binary(bytes) && (is_utf_16(bytes) || !bytes.contains(&0))
}

/// Whether bytes of no known kind are those of a program and not letters in any encoding: more than one in fifty is a control
/// character that no text has. Packed data has one in ten.
#[must_use]
pub fn is_binary(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let controls = beginning.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    // One alone may be a slip in a short text.
    !is_utf_16(bytes) && controls > 1 && controls * 50 > beginning.len()
}

fn is_utf_16(bytes: &[u8]) -> bool {
    matches!(marked(bytes), Some((Encoding::Utf16Le | Encoding::Utf16Be, _)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_how_they_begin() {
        for (bytes, wanted) in [
            (&b"%PDF-1.7\n%\xE2\xE3"[..], Kind::Pdf),
            (b"%PDF-1.4 letters alone", Kind::Pdf),
            (b"\xEF\xBB\xBF%PDF-1.4 letters alone", Kind::Pdf),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::OldOffice),
            (b"{\\rtf1\\ansi", Kind::RichText),
            (b"\x89PNG\r\n\x1A\n\0\0", Kind::Picture),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", Kind::Picture),
            (b"\0\0\0\x18ftypheic", Kind::Picture),
            (b"RIFF\0\0\0\0WEBPVP8 ", Kind::Picture),
            (b"RIFF\0\0\0\0WAVE", Kind::Recording),
            (b"\0\0\0\x18ftypmp42", Kind::Recording),
            (b"\x1F\x8B\x08\0", Kind::Archive),
            // Nothing in it is a NUL.
            (b"BZh91AY&SY\x01", Kind::Archive),
            (
                b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0mimetypeapplication/epub+zip",
                Kind::Book,
            ),
            (b"PK\x03\x04\x14\0", Kind::Zip),
        ] {
            assert_eq!(kind(bytes), Some(wanted), "{bytes:?}");
            assert!(!is_text(bytes), "{bytes:?}");
        }
    }

    #[test]
    fn words_are_no_file_of_another_kind() {
        for text in [
            "",
            "RIFF is short for a format.",
            "ID3 tags",
            "GIF89a\n\tis old",
            "OggS",
            "wOFF",
            "BZh",
            "a %PDF-",
            "II*",
            "PK",
        ] {
            assert_eq!(kind(text.as_bytes()), None, "{text}");
            assert!(is_text(text.as_bytes()), "{text}");
        }
        assert!(is_text(b"\xFF\xFEa\0") && is_text(b"\xFE\xFF\0a"));
        assert!(!is_text(b"a\0b") && !is_text(b"\xEF\xBB\xBFa\0"));
        let late = format!("{}\0", "letter ".repeat(500));
        assert!(!is_text(late.as_bytes()));
    }

    #[test]
    fn data_of_programs_is_no_text_in_any_encoding() {
        // All bytes, as packed data has them; a table of small numbers; a terminal's signs among letters.
        let packed: Vec<u8> = (0..=255).filter(|byte| *byte != 0).collect();
        for bytes in [&packed[..], b"\x01\x02\x03\x04\x05\x06\x07\x08", b"ab\x01\x02cd\xE9"] {
            assert!(is_binary(bytes) && !is_text(bytes), "{bytes:?}");
        }
        let slip = format!("One\x08 word\x1B[1m in windows-1252: {}.\x0C\x0B\t", "x".repeat(99));
        for bytes in [slip.as_bytes(), b"Caf\xE9 \x93na\xEFve\x94", b"\x01", b"", b"\xFF\xFE\x01\x02\x03\x04"] {
            assert!(!is_binary(bytes) && is_text(bytes), "{bytes:?}");
        }
    }
}
