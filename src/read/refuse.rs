//! What to do with files that hold an article in a form that cannot be read here.

use super::kind::{Kind, is_text, kind};

const ARCHIVE: &str = "This is a packed archive. Unpack it and open the files in it.";
const NO_TEXT: &str = "This is no text file: it holds the data of a program. Open it in the program it was made with, select all, copy, and paste it here.";
const OPEN_AND_COPY: &str = "Open it in the program it was made with, select all, copy, and paste it here.";

/// Why a file cannot be read, by its kind: one sentence or two for a person, with what to do instead. `None` for all
/// that may be text, HTML or a Word document.
#[must_use]
pub fn refusal(bytes: &[u8]) -> Option<&'static str> {
    Some(match kind(bytes)? {
        Kind::Pdf => {
            "This is a PDF, which has places on paper for its letters, but no paragraphs to read. Open it in a PDF viewer, select all, copy, and paste it here."
        }
        Kind::OldOffice => {
            "This is a document of an old Office format (.doc), or one with a password. Save it as .docx without a password and open that; or open it, select all, copy, and paste it here."
        }
        Kind::RichText => {
            "This is a Rich Text document (.rtf). Save it as .docx and open that; or open it, select all, copy, and paste it here."
        }
        Kind::Picture => {
            "This is a picture: there is no text in it that can be read here. Where you can select the words that it shows, copy and paste those."
        }
        Kind::Archive => ARCHIVE,
        Kind::OpenDocument => {
            "This is an OpenDocument file. Save it as .docx and open that; or open it, select all, copy, and paste it here."
        }
        Kind::Book => "This is an e-book. Open it in a reader, select the text, copy, and paste it here.",
        Kind::Recording => "This is a recording. Paste its transcript here instead.",
        Kind::Program => "This is no document. Open the file that has the article’s text.",
        // The reader of Word documents looks inside.
        Kind::Zip => return None,
    })
}

/// Why a file that would be read as plain text cannot be: what [`refusal`] refuses, and the data of
/// programs.
#[must_use]
pub fn plain_refusal(bytes: &[u8]) -> Option<&'static str> {
    refusal(bytes).or_else(|| (!is_text(bytes)).then_some(NO_TEXT))
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
    use super::{NO_TEXT, plain_refusal, refusal};

    #[test]
    fn what_cannot_be_read_is_told_with_what_to_do_instead() {
        for (bytes, beginning) in [
            (&b"%PDF-1.7"[..], "This is a PDF"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "This is a document of an old Office format"),
            (b"{\\rtf1\\ansi", "This is a Rich Text document"),
            (b"\x89PNG\r\n\x1A\n\0\0", "This is a picture"),
            (b"\x1F\x8B\x08\0", "This is a packed archive"),
            (b"\0\0\0\x18ftypmp42", "This is a recording"),
            (b"\0asm\x01", "This is no document"),
        ] {
            let found = refusal(bytes).unwrap_or_default();
            assert!(found.starts_with(beginning) && found.ends_with('.'), "{bytes:?}: {found}");
        }
        for bytes in [&b"BZh"[..], b"PK\x03\x04\x14\0", b""] {
            assert_eq!(refusal(bytes), None, "{bytes:?}");
        }
        // HTML and Markdown can do with a NUL.
        assert_eq!((refusal(b"a\0b"), plain_refusal(b"a\0b")), (None, Some(NO_TEXT)));
        assert_eq!(plain_refusal(b"\x07\x01\x02words"), Some(NO_TEXT));
        // A Word document, that a person says is plain text.
        assert_eq!((plain_refusal(b"PK\x03\x04\x14\0"), plain_refusal(b"words")), (Some(NO_TEXT), None));
    }
}
