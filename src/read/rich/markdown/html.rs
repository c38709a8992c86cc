//! HTML inside Markdown: tags are dropped, and the text between them is kept.

use super::reading::Reading;
use super::tags::{Piece, pieces};
use crate::article::{BlockKind, DraftBlock};
use crate::text::TextRange;

impl Reading<'_> {
    /// HTML: one tag inside a text, or a block of its own, in which tags part paragraphs.
    pub(super) fn html(&mut self, html: &str, own: bool) {
        for piece in pieces(html) {
            match piece {
                Piece::Text(text) => {
                    // White space between tags begins no paragraph.
                    if self.builder.is_open() || !text.trim().is_empty() {
                        self.text(&text);
                    }
                }
                Piece::Close(name) => {
                    let name = name.to_ascii_lowercase();
                    if self.hidden.as_ref() == Some(&name) {
                        self.hidden = None;
                    } else if own && parts(&name) {
                        self.builder.close();
                    }
                }
                Piece::Open(_) if self.hidden.is_some() => {}
                Piece::Open(name) => self.open_tag(&name.to_ascii_lowercase(), own),
            }
        }
    }

    fn open_tag(&mut self, name: &str, own: bool) {
        let heading =
            name.strip_prefix('h').and_then(|level| level.parse().ok()).filter(|level| (1..=6).contains(level));
        match name {
            "br" => self.line(),
            "script" | "style" | "template" | "head" | "title" | "noscript" | "iframe" | "textarea" | "svg"
            | "math" => {
                self.hidden = Some(name.to_owned());
            }
            _ if !own => {}
            _ if heading.is_some() && self.around.is_empty() => self.heading(heading),
            "tr" => self.builder.open_kind(BlockKind::Row),
            "td" | "th" if self.builder.has_text() => self.builder.raw("\t"),
            "li" => {
                let item = DraftBlock::new(BlockKind::ListItem, TextRange::default());
                self.builder.open(DraftBlock { depth: Some(1), ..item });
            }
            "figcaption" => self.builder.open_kind(BlockKind::Caption),
            _ if parts(name) => self.builder.close(),
            _ => {}
        }
    }
}

/// Elements of HTML that stand by themselves.
fn parts(name: &str) -> bool {
    let known = [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "thead",
        "tr",
        "ul",
    ];
    known.contains(&name)
}
