//! Files in all sorts of encodings.

use postil::article::{Id, Source, SourceKind};
use postil::formats::sources::read_source;
use postil::read::rich::{Decoder, ENCODINGS, Input};

use crate::support::{lexicons, stamp};

fn decode(bytes: &[u8], label: Option<&str>) -> (String, String) {
    postil::read::rich::decode(bytes, label, Decoder::default())
}

/// Bytes, the label that was said, the text they are, and the encoding it was found to be.
const CASES: &[(&[u8], Option<&str>, &str, &str)] = &[
    (b"", None, "", "UTF-8"),
    (b"plain", None, "plain", "UTF-8"),
    ("Zürich – “ja”".as_bytes(), None, "Zürich – “ja”", "UTF-8"),
    (b"\xEF\xBB\xBFmarked", None, "marked", "UTF-8"),
    // One mark is dropped, a second is the text's own.
    (b"\xEF\xBB\xBF\xEF\xBB\xBFtwice", None, "\u{FEFF}twice", "UTF-8"),
    (b"\xFF\xFEo\0k\0", None, "ok", "UTF-16LE"),
    (b"\xFE\xFF\0o\0k", None, "ok", "UTF-16BE"),
    (b"\xFF\xFE\x3D\xD8\x00\xDE", None, "😀", "UTF-16LE"),
    // Half a pair, and half a unit.
    (b"\xFF\xFE\x3D\xD8a\0", None, "\u{FFFD}a", "UTF-16LE"),
    (b"\xFF\xFEa\0b", None, "a\u{FFFD}", "UTF-16LE"),
    (b"Z\xFCrich \x96 \x93ja\x94", None, "Zürich – “ja”", "windows-1252"),
    (b"\x80 \x81", None, "€ \u{81}", "windows-1252"),
    (b"\xEF\xBB\xBFa\xFFb", None, "a\u{FFFD}b", "UTF-8"),
    // A mark says more than a person; a person says more than a guess.
    (b"\xFF\xFEo\0k\0", Some("windows-1252"), "ok", "UTF-16LE"),
    ("Zürich".as_bytes(), Some("windows-1252"), "ZÃ¼rich", "windows-1252"),
    (b"o\0k\0", Some("UTF-16LE"), "ok", "UTF-16LE"),
    (b"\0o\0k", Some("utf-16be"), "ok", "UTF-16BE"),
    (b"a\xFFb", Some("UTF-8"), "a\u{FFFD}b", "UTF-8"),
    (b"z\xBE", Some("latin2"), "zž", "ISO-8859-2"),
    (b"\xA4", Some("ISO-8859-15"), "€", "ISO-8859-15"),
    (b"\xF0\xD2\xC9\xD7\xC5\xD4", Some(" koi8-r "), "Привет", "KOI8-R"),
    (b"\xCF\xF0\xE8\xE2\xE5\xF2", Some("cp1251"), "Привет", "windows-1251"),
    (b"\xC4\xE3\xBA\xC3", Some("gb2312"), "你好", "GBK"),
    (b"\xA7A\xA6n", Some("Big5"), "你好", "Big5"),
    (b"\x93\xFA\x96{", Some("sjis"), "日本", "Shift_JIS"),
    (b"\xC6\xFC\xCB\xDC", Some("EUC-JP"), "日本", "EUC-JP"),
    (b"\xC7\xD1\xB1\xB9", Some("ks_c_5601-1987"), "한국", "EUC-KR"),
    // No label at all: nobody knows it, or browsers refuse it.
    (b"a\xE4", Some("klingon"), "aä", "windows-1252"),
    (b"ok", Some("hz-gb-2312"), "ok", "UTF-8"),
    // Line ends, in every encoding.
    (b"a\r\nb\rc\n\rd", None, "a\nb\nc\n\nd", "UTF-8"),
    (b"\xFF\xFEa\0\r\0\n\0b\0", None, "a\nb", "UTF-16LE"),
    (b"\xE4\r\n\x85", None, "ä\n…", "windows-1252"),
];

#[test]
fn bytes_are_read_as_their_mark_or_a_person_says_or_as_they_look() {
    for (bytes, label, text, encoding) in CASES {
        assert_eq!(decode(bytes, *label), ((*text).to_owned(), (*encoding).to_owned()), "{bytes:?} as {label:?}");
    }
}

#[test]
fn every_encoding_to_choose_from_is_known_by_its_name() {
    for (at, (label, name)) in ENCODINGS.iter().enumerate() {
        assert_eq!(decode(b"ok", Some(label)).1, *label);
        assert!(ENCODINGS.iter().skip(at + 1).all(|other| other.0 != *label && other.1 != *name), "{label}");
    }
}

#[test]
fn every_byte_in_every_encoding_is_some_text() {
    let all: Vec<u8> = (0..=u8::MAX).flat_map(|one| [one, one.wrapping_mul(7), one.wrapping_add(128)]).collect();
    for (label, _) in ENCODINGS {
        let (text, _) = decode(&all, Some(label));
        assert!(!text.is_empty() && !text.contains('\r'), "{label}");
    }
}

#[test]
fn a_text_file_is_read_in_the_encoding_that_a_person_chose() {
    let source = || Source::new(SourceKind::File, stamp(0).now);
    let bytes = b"\xF0\xD2\xC9\xD7\xC5\xD4.";
    let read = |encoding| {
        let input = Input { bytes, encoding, ..Input::default() };
        read_source(&input, Id::from("urn:uuid:a"), source(), &lexicons()).unwrap().text.as_str().to_owned()
    };
    assert_eq!(read(Some("KOI8-R")), "Привет.");
    assert_eq!(read(None), "ðÒÉ×ÅÔ.");
}
