//! Passages: the lines that belong together.

pub mod entries;
mod speakers;

use speakers::Speakers;

use crate::read::plain::lines::{Line, Mark, Wrap, lines};
use crate::read::plain::words::{MAX_HEADING_WIDTH, reads_as_heading};
use crate::text::TextRange;

/// One or more lines that make one block.
pub struct Passage<'a> {
    /// All of it, marks included (bytes).
    pub range: TextRange,
    /// Without marks before and rules below it (bytes). Signs at the start of its further lines stay in.
    pub content: TextRange,
    /// The text of `content`.
    pub words: &'a str,
    /// How many lines.
    pub lines: usize,
    /// Columns of its content, all lines together.
    pub width: usize,
    /// Columns of white space before its first line.
    pub indent: usize,
    /// Whether a blank line, or nothing, stands above it.
    pub apart: bool,
    /// The mark of its first line.
    pub mark: Mark,
    /// The rule below it, if one underlines it.
    pub underline: Option<Mark>,
    /// Whether it starts with the name of a speaker.
    pub speech: bool,
    /// Whether it could be a heading by its words, short and without a mark.
    pub headline: bool,
}

impl Passage<'_> {
    /// Depth of a list item.
    pub const fn depth(&self) -> Option<u8> {
        if let Mark::Item { depth, .. } = self.mark { Some(depth) } else { None }
    }

    /// Whether it is a numbered item.
    pub const fn ordered(&self) -> bool {
        matches!(self.mark, Mark::Item { ordered: true, .. })
    }

    /// Whether it is marked as a heading of the highest level.
    pub const fn top_marked(&self) -> bool {
        matches!(self.mark, Mark::Hash(1)) || matches!(self.underline, Some(Mark::DoubleRule))
    }
}

/// In so many lines at the start `Key: value` begins a new passage.
const HEAD_LINES: usize = 16;

/// The passages of `text`, which hold all that is not white space.
pub fn passages(text: &str) -> Vec<Passage<'_>> {
    let lines = lines(text);
    let wrap = Wrap::of(&lines);
    let speakers = Speakers::of(&lines);
    let mut passages: Vec<Passage> = Vec::new();
    let mut above: Option<&Line> = None;
    for (at, line) in lines.iter().enumerate() {
        let speech = speakers.speaks(at);
        let entry = at < HEAD_LINES && entries::is_entry(line.words);
        let entry = entry || above.is_some_and(|above| !line.apart && entries::are_entries(above.words, line.words));
        let last = passages.last_mut().zip(above).filter(|_| !line.apart);
        match last {
            Some((passage, _)) if underlines(passage, line) => passage.underline(line),
            Some((passage, above)) if !speech && !entry && joins(passage, above, line, wrap) => passage.add(text, line),
            // A bare `>` parts two quotations; it belongs to the mark of the one below.
            Some((passage, above)) if is_bare(above) && line.mark == Mark::Quote => {
                passage.replace(text, line);
            }
            _ => passages.push(Passage::new(text, line, speech)),
        }
        above = Some(line);
    }
    for passage in &mut passages {
        passage.headline = passage.mark == Mark::None
            && passage.underline.is_none()
            && !passage.speech
            && is_short(passage)
            && reads_as_heading(passage.words);
    }
    passages
}

/// Whether `line` goes on with `passage`, whose last line is `above`.
fn joins(passage: &Passage, above: &Line, line: &Line, wrap: Wrap) -> bool {
    match (passage.mark, line.mark) {
        (Mark::Item { .. }, Mark::None) => line.indent > passage.indent || wrap.goes_on(above, line),
        (Mark::Quote, Mark::Quote) => !is_bare(above) && !is_bare(line) && wrap.goes_on(above, line),
        (Mark::None, Mark::None) if passage.underline.is_none() => {
            // A deeper line starts a paragraph, unless it hangs under a first line that was full.
            let deeper = line.indent >= above.indent + 2;
            let hangs = passage.lines == 1 && wrap.is_full(above, line);
            (!deeper || hangs) && wrap.goes_on(above, line)
        }
        _ => false,
    }
}

/// Whether `line` is a rule that underlines the one line of `passage`.
fn underlines(passage: &Passage, line: &Line) -> bool {
    matches!(line.mark, Mark::DoubleRule | Mark::SingleRule)
        && passage.mark == Mark::None
        && passage.underline.is_none()
        && passage.lines == 1
        && (passage.apart || line.mark == Mark::DoubleRule)
        && line.width * 2 >= passage.width
        && line.width <= passage.width * 2 + 3
}

fn is_bare(line: &Line) -> bool {
    line.mark == Mark::Quote && line.content().is_empty()
}

impl<'a> Passage<'a> {
    fn new(text: &'a str, line: &Line, speech: bool) -> Self {
        let range = TextRange::new(line.start, line.start + line.words.len());
        let mut passage = Self {
            range,
            content: range,
            words: "",
            lines: 1,
            width: line.width,
            indent: line.indent,
            apart: line.apart,
            mark: line.mark,
            underline: None,
            speech,
            headline: false,
        };
        // A mark without anything behind it is the content itself.
        let content = if line.content().is_empty() { line.words } else { closed(line) };
        let start = if line.content().is_empty() { line.start } else { line.start + line.marker };
        passage.set_content(text, TextRange::new(start, start + content.len()));
        passage
    }

    fn add(&mut self, text: &'a str, line: &Line) {
        let end = line.start + line.words.len();
        self.range = TextRange::new(self.range.start(), end);
        self.lines += 1;
        self.width += line.width + 1;
        self.set_content(text, TextRange::new(self.content.start(), end));
    }

    /// Makes this passage, a bare mark, part of the mark of `line`.
    fn replace(&mut self, text: &'a str, line: &Line) {
        let start = self.range.start();
        let apart = self.apart;
        *self = Self::new(text, line, false);
        self.range = TextRange::new(start, self.range.end());
        self.apart = apart;
    }

    fn underline(&mut self, line: &Line) {
        self.range = TextRange::new(self.range.start(), line.start + line.words.len());
        self.underline = Some(line.mark);
    }

    fn set_content(&mut self, text: &'a str, content: TextRange) {
        self.content = content;
        self.words = text.get(content.start()..content.end()).unwrap_or_default();
    }
}

/// The content of a line, without the signs that close a `## heading ##`.
fn closed<'a>(line: &Line<'a>) -> &'a str {
    let content = line.content();
    if !matches!(line.mark, Mark::Hash(_)) {
        return content;
    }
    let bare = content.trim_end_matches('#');
    let trimmed = bare.trim_end();
    if trimmed.len() < bare.len() && !trimmed.is_empty() { trimmed } else { content }
}

/// Whether a passage is short enough for a heading: one line, or a long heading wrapped onto a second.
pub fn is_short(passage: &Passage) -> bool {
    passage.width <= MAX_HEADING_WIDTH && passage.lines <= 2
}
