//! Files: which format they are read in, and what they are called.

use postil::document::Document;
use postil::editor::Session;
use postil::formats::{FORMATS, Format, file_name, format_of, native};

use crate::support::document::good;
use crate::support::{article, opened_as, parts, stamp};

#[test]
fn files_get_the_format_they_need() {
    let text = native::to_string(good().document(), &stamp(9).now);
    let set = "{\"format\":\"postil-labels\"";
    let utf_16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (name, bytes, opened, labels) in [
        ("a.postil.json", &b""[..], "json", "labels-json"),
        ("A.POSTIL.JSON", b"", "json", "labels-json"),
        ("json", b"x", "text", "labels-csv"),
        // The content says more than the name.
        ("a.txt", text.as_bytes(), "json", "labels-json"),
        ("a.html", text.as_bytes(), "json", "labels-json"),
        ("a", &utf_16, "json", "labels-json"),
        ("a.json", b"<!DOCTYPE html><p>x", "html", "labels-json"),
        ("a.txt", "\u{FEFF}\n {\"version\":1 ,\"format\" : \"postil\"".as_bytes(), "json", "labels-json"),
        ("a.txt", set.as_bytes(), "text", "labels-json"),
        ("a.txt", b"<CodeBook>", "text", "codebook"),
        ("a.htm", b"", "html", "labels-csv"),
        ("a.MD", b"x", "markdown", "labels-csv"),
        ("a.b.docx", b"x", "docx", "labels-csv"),
        ("a.qdc", b"x", "text", "codebook"),
        ("a.csv", b"x", "text", "labels-csv"),
        ("a.unheard-of", b"x", "text", "labels-csv"),
        ("", b"", "text", "labels-csv"),
    ] {
        assert_eq!(opened_as(Some(name), bytes), opened, "{name}");
        assert_eq!(format_of(FORMATS, Format::has_labels, Some(name), bytes).unwrap().id, labels, "{name}");
    }
    assert_eq!(opened_as(None, text.as_bytes()), "json");
    for text in ["", "{", "{\"format\":\"x\"}", "format postil", "[{\"format\":\"postil\"}]", &"é".repeat(2000)] {
        assert_eq!(opened_as(Some("a.txt"), text.as_bytes()), "text", "{text}");
        // A file that calls itself JSON is read as such, and refused where it is none of ours: it is no article.
        assert_eq!(opened_as(Some("a.json"), text.as_bytes()), "json", "{text}");
    }
}

#[test]
fn file_names_are_safe_and_still_readable() {
    let long = "Wort ".repeat(50);
    let cases = [
        ("Berlin talks: end in a deal?", "berlin-talks-end-in-a-deal"),
        ("  “Prices” rose 3.5 %  ", "prices-rose-35"),
        ("U.S. economy", "us-economy"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\con.txt", "c-contxt"),
        ("CON", "article"),
        ("com1", "article"),
        ("lpt³", "article"),
        ("com10", "com10"),
        ("…", "article"),
        ("", "article"),
        ("\u{202E}gpj.exe\u{202C}", "gpjexe"),
        // Fillers that count as letters, a tag, a mark that chooses a glyph, a separator of lines.
        ("a\u{3164}\u{115F}b\u{E0041}c\u{2028}d", "abc-d"),
        ("日本語の見出し", "日本語の見出し"),
        ("क्षितिज", "क्षितिज"),
        ("CAFE\u{301} — Über", "cafe\u{301}-über"),
        ("👩‍👩‍👧‍👦 family", "family"),
        (long.as_str(), "wort-wort-wort-wort-wort-wort-wort-wort-wort-wort-wort-wort"),
        (&"x".repeat(500), &"x".repeat(60)),
        (&format!("abc {}", "y".repeat(100)), "abc"),
        (&format!("a{}", "\u{301}".repeat(500)), "article"),
    ];
    for (title, slug) in cases {
        let mut parts = parts(&Session::from(Document::new(article("x"))));
        parts.article.title = Some(title.to_owned());
        // Without a title the name is how the text begins.
        let expected = if title.trim().is_empty() { "untitled" } else { slug };
        assert_eq!(
            file_name(Session::from(Document::restore(parts)).document(), &native::FORMAT),
            format!("{expected}.postil.json"),
            "{title}"
        );
    }
}
