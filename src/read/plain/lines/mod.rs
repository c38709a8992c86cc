//! The lines of a text, and what each shows by itself.

mod items;
mod marker;
mod rows;
mod running;
mod wrap;

pub use marker::{is_marked, marker};
pub use wrap::Wrap;

/// A line that is not blank.
pub struct Line<'a> {
    /// The line without white space around it.
    pub words: &'a str,
    /// Byte of the text at which `words` starts.
    pub start: usize,
    /// Columns of white space before it; a tab counts four.
    pub indent: usize,
    /// Columns of `words`; see [`wrap::columns`].
    pub width: usize,
    /// Whether a blank line, or nothing, stands above it.
    pub apart: bool,
    /// What it is marked as.
    pub mark: Mark,
    /// Bytes of the mark at the start of `words`, with the white space that follows it.
    pub marker: usize,
}

impl<'a> Line<'a> {
    /// Column at which it ends.
    pub const fn reach(&self) -> usize {
        self.indent + self.width
    }

    /// The line without its mark.
    pub fn content(&self) -> &'a str {
        self.words.get(self.marker..).unwrap_or_default()
    }
}

/// What the signs at the start of a line, or all through it, make of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// Nothing special.
    None,
    /// An item of a list.
    Item {
        /// From 1.
        depth: u8,
        /// Numbered.
        ordered: bool,
    },
    /// `> …`
    Quote,
    /// `## …`, with the number of signs.
    Hash(u8),
    /// Cells with tabs or bars between them.
    Row,
    /// `=====`
    DoubleRule,
    /// `-----`
    SingleRule,
    /// Head, foot or number of a page, in a copy out of a PDF.
    Running,
}

/// The lines of `text` that are not blank, with all their marks.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut apart = true;
    let mut at = 0;
    for whole in text.split('\n') {
        let unindented = whole.trim_start();
        let words = unindented.trim_end();
        if words.is_empty() {
            apart = true;
        } else {
            let blank = whole.len() - unindented.len();
            let (mark, marker) = mark(words);
            lines.push(Line {
                words,
                start: at + blank,
                indent: whole.get(..blank).unwrap_or_default().chars().map(indent_of).sum(),
                width: wrap::columns(words),
                apart: std::mem::take(&mut apart),
                mark,
                marker,
            });
        }
        at += whole.len() + 1;
    }
    running::mark_running(&mut lines);
    items::mark_items(&mut lines);
    rows::unmark_lone_rows(&mut lines);
    lines
}

const fn indent_of(space: char) -> usize {
    match space {
        '\t' => 4,
        // The ideographic space with which a Japanese paragraph begins.
        '\u{3000}' => 2,
        _ => 1,
    }
}

/// The mark that a line shows without its neighbours, and its bytes.
pub fn mark(words: &str) -> (Mark, usize) {
    match words.as_bytes().first() {
        Some(b'>') => (Mark::Quote, words.len() - words.trim_start_matches(['>', ' ', '\t']).len()),
        Some(b'#') => hash(words),
        Some(b'=') if is_rule(words, b'=') => (Mark::DoubleRule, 0),
        Some(b'-') if is_rule(words, b'-') => (Mark::SingleRule, 0),
        _ if rows::is_row(words) => (Mark::Row, 0),
        _ => (Mark::None, 0),
    }
}

/// `## Reactions`, but neither `#berlin` nor `# # #`.
fn hash(words: &str) -> (Mark, usize) {
    let rest = words.trim_start_matches('#');
    let heading = rest.trim_start();
    match u8::try_from(words.len() - rest.len()) {
        Ok(signs @ 1..=6) if rest.len() > heading.len() && heading.contains(char::is_alphanumeric) => {
            (Mark::Hash(signs), words.len() - heading.len())
        }
        _ => (Mark::None, 0),
    }
}

fn is_rule(words: &str, sign: u8) -> bool {
    words.len() >= 3 && words.bytes().all(|byte| byte == sign)
}
