//! Files: which importer reads them, and what they are called.

use postil::document::Document;
use postil::editor::Session;
use postil::formats::{EXPORTERS, file_name, importer, native};

use crate::support::document::good;
use crate::support::{article, parts, stamp};

#[test]
fn files_get_the_importer_they_need() {
    let found = |name: &str, text: &str| importer(name, text).map(|importer| importer.id);
    let text = native::to_string(good().document(), &stamp(9).now);
    assert_eq!(found("a.postil.json", ""), Some("native"));
    assert_eq!(found("A.POSTIL.JSON", ""), Some("native"));
    assert_eq!(found("json", "x"), None);
    assert_eq!(found("a.txt", &text), Some("native"));
    assert_eq!(found("a.txt", "\u{FEFF}\n {\"version\":1 ,\"format\" : \"postil\""), Some("native"));
    for text in ["", "{", "{\"format\":\"x\"}", "format postil", "[{\"format\":\"postil\"}]", &"é".repeat(2000)] {
        assert_eq!(found("a.txt", text), None, "{text}");
        // A file that calls itself JSON is read as such, and refused where it is none of ours: it is no article.
        assert_eq!(found("a.json", text), Some("native"), "{text}");
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
            file_name(Session::from(Document::restore(parts)).document(), &EXPORTERS[0]),
            format!("{expected}.postil.json"),
            "{title}"
        );
    }
}
