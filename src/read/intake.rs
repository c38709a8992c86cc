//! What comes in, before it is read: a text, a formatted copy, or a file, and how a person wants it read.

use crate::article::SourceKind;

/// Something that came in, with all that is needed to read it, or to read it otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Intake {
    /// How it came.
    pub kind: SourceKind,
    /// Name of the file.
    pub name: Option<String>,
    /// What came.
    pub content: Content,
    /// How it is to be read.
    pub how: How,
}

/// What came in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// A plain text.
    Text(String),
    /// A formatted copy.
    Copy {
        /// The clipboard's HTML.
        html: String,
        /// Its plain flavour, if there is one that is not blank.
        plain: Option<String>,
    },
    /// The bytes of a file.
    File(Vec<u8>),
}

/// How something is to be read, as far as a person said so. By default that follows from what it is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct How {
    /// Media type of a file.
    pub format: Option<String>,
    /// Label of a file's encoding.
    pub encoding: Option<String>,
    /// Everything that a page shows, and not its main content alone.
    pub whole: bool,
}

impl Intake {
    /// A plain text.
    #[must_use]
    pub fn text(text: String, kind: SourceKind) -> Self {
        Self { kind, name: None, content: Content::Text(text), how: How::default() }
    }

    /// What is on a clipboard, each flavour empty where it has none: a formatted copy where the HTML says more than the plain
    /// text, else a plain text.
    #[must_use]
    pub fn copied(plain: String, html: String) -> Self {
        let plain_says_it = !plain.trim().is_empty();
        let copied = Self::text(plain, SourceKind::Paste);
        match copied.content {
            Content::Text(plain) if !html.is_empty() && (!plain_says_it || is_rich(&html)) => {
                Self { content: Content::Copy { html, plain: Some(plain).filter(|_| plain_says_it) }, ..copied }
            }
            content => Self { content, ..copied },
        }
    }

    /// A file.
    #[must_use]
    pub fn file(name: String, bytes: Vec<u8>) -> Self {
        Self { kind: SourceKind::File, name: Some(name), content: Content::File(bytes), how: How::default() }
    }

    /// The one address that was pasted, if it is nothing else.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) | Content::Copy { plain: Some(text), .. } if self.kind == SourceKind::Paste => {
                lone_address(text)
            }
            _ => None,
        }
    }
}

/// Whether a clipboard's HTML says more than its plain text does. Most of what is copied within a text is a bare `<span>`.
#[must_use]
pub fn is_rich(html: &str) -> bool {
    const SIGNS: [&str; 15] = [
        "<h1",
        "<h2",
        "<h3",
        "<h4",
        "<h5",
        "<h6",
        "<li",
        "<table",
        "<blockquote",
        "<b>",
        "<strong",
        "<em",
        "<i>",
        "<a ",
        "mso",
    ];
    let small = html.get(..html.floor_char_boundary(1 << 20)).unwrap_or(html).to_ascii_lowercase();
    SIGNS.iter().any(|sign| small.contains(sign)) || small.matches("<p").count() > 1
}

/// The one address that a text is, if it is nothing else.
#[must_use]
pub fn lone_address(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_address = (text.starts_with("http://") || text.starts_with("https://")) && text.len() < 2000;
    (is_address && !text.contains(char::is_whitespace)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_rich_where_it_says_more_than_its_words() {
        for (html, rich) in [
            ("", false),
            ("<meta charset=utf-8><span style='color:red'>one</span>", false),
            ("<p>one</p>", false),
            ("<p>one</p><p>two</p>", true),
            ("<H2>one</H2>", true),
            ("<a href=x>one</a>", true),
        ] {
            assert_eq!(is_rich(html), rich, "{html}");
        }
    }

    #[test]
    fn an_address_is_told_from_a_text() {
        let long = format!("https://example.org/{}", "a".repeat(2000));
        for (text, address) in [
            (" https://example.org/a?b ", Some("https://example.org/a?b")),
            ("see https://example.org", None),
            ("https://example.org two", None),
            ("ftp://example.org", None),
            (&long, None),
            ("", None),
        ] {
            assert_eq!(lone_address(text), address, "{text}");
        }
    }

    #[test]
    fn a_clipboard_is_a_formatted_copy_or_a_plain_text() {
        let copy =
            |html: &str, plain: Option<&str>| Content::Copy { html: html.to_owned(), plain: plain.map(str::to_owned) };
        for (plain, html, content) in [
            ("one", "", Content::Text("one".to_owned())),
            ("one", "<span>one</span>", Content::Text("one".to_owned())),
            ("one", "<b>one</b>", copy("<b>one</b>", Some("one"))),
            // Without a plain flavour the HTML is all there is.
            ("", "<span>one</span>", copy("<span>one</span>", None)),
            (" \n", "<b>one</b>", copy("<b>one</b>", None)),
            ("", "", Content::Text(String::new())),
        ] {
            let intake = Intake::copied(plain.to_owned(), html.to_owned());
            assert_eq!((intake.kind, intake.content), (SourceKind::Paste, content), "{plain:?} {html:?}");
        }
    }

    #[test]
    fn an_address_counts_where_it_was_pasted() {
        const ADDRESS: &str = "https://example.org/";
        let copied = Intake::copied(ADDRESS.to_owned(), "<a href=x>example</a>".to_owned());
        assert_eq!(copied.address(), Some(ADDRESS));
        assert_eq!(Intake::text(ADDRESS.to_owned(), SourceKind::Paste).address(), Some(ADDRESS));
        assert_eq!(Intake::text(ADDRESS.to_owned(), SourceKind::Sample).address(), None);
        assert_eq!(Intake::file("a.txt".to_owned(), ADDRESS.into()).address(), None);
    }
}
