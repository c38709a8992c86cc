//! Files that hold an article in a form that cannot be read here, told by their first bytes, and what to do instead.

/// What a file begins with, from which byte on, and what to tell the person who opened it.
struct Known {
    at: usize,
    begins: &'static [&'static [u8]],
    /// Whether such a file may consist of letters and signs alone.
    text: bool,
    message: &'static str,
}

const PICTURE: &str = "This is a picture, and the words in it cannot be read here. Where you can select its text, copy it and paste it here.";
const ARCHIVE: &str = "This is a packed archive. Unpack it and open the files in it.";
const OPEN_AND_COPY: &str = "Open it in the program it was made with, select all, copy, and paste it here.";

const KNOWN: &[Known] = &[
    Known {
        at: 0,
        begins: &[b"%PDF-", b"\xEF\xBB\xBF%PDF-"],
        text: true,
        message: "This is a PDF, which has places on paper for its letters, but no paragraphs to read. Open it in a PDF viewer, select all, copy, and paste it here.",
    },
    Known {
        at: 0,
        begins: &[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"],
        text: false,
        message: "This is a document of an old Office format (.doc), or one with a password. Save it as .docx without a password and open that; or open it, select all, copy, and paste it here.",
    },
    Known {
        at: 0,
        begins: &[b"{\\rtf"],
        text: true,
        message: "This is a Rich Text document (.rtf). Save it as .docx and open that; or open it, select all, copy, and paste it here.",
    },
    Known {
        at: 0,
        begins: &[b"\x89PNG\r\n\x1A\n", b"\xFF\xD8\xFF", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"8BPS"],
        text: false,
        message: PICTURE,
    },
    Known { at: 4, begins: &[b"ftypheic", b"ftypheif", b"ftypavif", b"ftypmif1"], text: false, message: PICTURE },
    Known { at: 8, begins: &[b"WEBPVP8"], text: false, message: PICTURE },
    Known {
        at: 0,
        begins: &[b"\x1F\x8B\x08", b"BZh", b"\xFD7zXZ\0", b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A\x07", b"\x28\xB5\x2F\xFD"],
        text: false,
        message: ARCHIVE,
    },
    Known { at: 257, begins: &[b"ustar"], text: false, message: ARCHIVE },
    Known {
        at: 30,
        begins: &[b"mimetypeapplication/vnd.oasis.opendocument"],
        text: false,
        message: "This is an OpenDocument file. Save it as .docx and open that; or open it, select all, copy, and paste it here.",
    },
    Known {
        at: 30,
        begins: &[b"mimetypeapplication/epub+zip"],
        text: false,
        message: "This is an e-book. Open it in a reader, select the text, copy, and paste it here.",
    },
    Known {
        at: 0,
        begins: &[b"ID3", b"OggS", b"fLaC", b"RIFF", b"\x1A\x45\xDF\xA3"],
        text: false,
        message: "This is a recording. Paste its transcript here instead.",
    },
    Known {
        at: 4,
        begins: &[b"ftyp"],
        text: false,
        message: "This is a recording. Paste its transcript here instead.",
    },
    Known {
        at: 0,
        begins: &[b"SQLite format 3\0", b"\x7FELF", b"MZ\x90\0", b"\0asm", b"wOFF", b"wOF2"],
        text: false,
        message: "This is no document. Open the file that has the article’s text.",
    },
];

/// Why a file cannot be read, by how it begins: one sentence or two for a person, with what to do instead. `None` for all
/// that may be text, HTML or a Word document.
#[must_use]
pub fn refusal(bytes: &[u8]) -> Option<&'static str> {
    // Words may begin like a file of another kind: "RIFF is short for …". Only those kinds have control characters.
    let is_control = |byte: &u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    let binary = bytes.iter().take(1024).any(is_control);
    let begins = |known: &&Known| {
        let rest = bytes.get(known.at..).unwrap_or_default();
        (binary || known.text) && known.begins.iter().any(|beginning| rest.starts_with(beginning))
    };
    KNOWN.iter().find(begins).map(|known| known.message)
}

/// Why a zip archive that is no Word document cannot be read, by the name of something in it.
#[must_use]
pub fn archive_refusal(has: impl Fn(&str) -> bool) -> String {
    let what = if has("xl/") {
        "This is a spreadsheet."
    } else if has("ppt/") {
        "These are slides."
    } else if has("Index/") {
        "This is a document of Apple’s Pages, Numbers or Keynote."
    } else {
        return ARCHIVE.to_owned();
    };
    format!("{what} {OPEN_AND_COPY}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_how_they_begin() {
        for (bytes, beginning) in [
            (&b"%PDF-1.7\n%\xE2\xE3"[..], "This is a PDF"),
            (b"%PDF-1.4 letters alone", "This is a PDF"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "This is a document of an old Office format"),
            (b"{\\rtf1\\ansi", "This is a Rich Text document"),
            (b"\x89PNG\r\n\x1A\n\0\0", "This is a picture"),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "This is a picture"),
            (b"\0\0\0\x18ftypheic", "This is a picture"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "This is a picture"),
            (b"RIFF\0\0\0\0WAVE", "This is a recording"),
            (b"\0\0\0\x18ftypmp42", "This is a recording"),
            (b"\x1F\x8B\x08\0", "This is a packed archive"),
            (
                b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0mimetypeapplication/epub+zip",
                "This is an e-book",
            ),
        ] {
            let found = refusal(bytes).unwrap_or_default();
            assert!(found.starts_with(beginning) && found.ends_with('.'), "{bytes:?}: {found}");
        }
    }

    #[test]
    fn words_are_no_file_of_another_kind() {
        for text in
            ["", "RIFF is short for a format.", "ID3 tags", "GIF89a\n\tis old", "OggS", "wOFF", "BZh", "a %PDF-", "II*"]
        {
            assert_eq!(refusal(text.as_bytes()), None, "{text}");
        }
        assert_eq!(refusal(b"PK\x03\x04\x14\0"), None);
    }
}
