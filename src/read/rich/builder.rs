//! Makes a text out of marked-up blocks, as a person sees it, with one blank line between blocks.

use crate::article::{BlockKind, Draft, DraftBlock, Emphasis, EmphasisKind, Link, Metadata};
use crate::json::Object;
use crate::text::{Text, TextRange};

/// Gathers blocks in reading order. All offsets are bytes of the text that comes of it.
///
/// White space in [`Self::text`] collapses as in HTML (CSS Text 3, 4.1: spaces, tabs and line feeds become one space, none
/// at the edges of a line); a no-break space and every other character stay as they are. A block that comes to nothing is
/// left out.
#[derive(Default)]
pub struct Builder {
    text: String,
    blocks: Vec<DraftBlock>,
    links: Vec<Link>,
    emphasis: Vec<Emphasis>,
    /// The block that is being written.
    open: Option<Open>,
    /// Emphasis and links that are open, also across blocks: each has a range a block.
    spans: Vec<Span>,
}

struct Open {
    block: DraftBlock,
    start: usize,
    /// White space was met and will be a space if text follows.
    space: bool,
    /// How many emphases and links there were before.
    emphasis: usize,
    links: usize,
}

struct Span {
    kind: SpanKind,
    /// Where it starts in the open block; `None` until text comes.
    start: Option<usize>,
}

enum SpanKind {
    Emphasis(EmphasisKind),
    Link(String),
}

impl Builder {
    /// Begins a block, and ends the one before. Its ranges are set when it ends.
    pub fn open(&mut self, block: DraftBlock) {
        self.close();
        let (emphasis, links) = (self.emphasis.len(), self.links.len());
        self.open = Some(Open { block, start: self.text.len(), space: false, emphasis, links });
    }

    /// Begins a block of a kind with nothing special about it.
    pub fn open_kind(&mut self, kind: BlockKind) {
        self.open(DraftBlock::new(kind, TextRange::default()));
    }

    /// Whether a block is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether the open block has text already.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.open.as_ref().is_some_and(|open| self.text.len() > open.start)
    }

    /// Changes what the open block is.
    pub fn change(&mut self, change: impl FnOnce(&mut DraftBlock)) {
        if let Some(open) = &mut self.open {
            change(&mut open.block);
        }
    }

    /// Adds text to the open block, or to a new paragraph; white space collapses.
    pub fn text(&mut self, text: &str) {
        for piece in text.split_inclusive(is_space) {
            let word = piece.trim_end_matches(is_space);
            if !word.is_empty() {
                self.word(word);
            }
            if word.len() < piece.len()
                && let Some(open) = &mut self.open
            {
                open.space = true;
            }
        }
    }

    /// Adds text as it stands, white space and line feeds included (what `<pre>` does); a tab too.
    pub fn raw(&mut self, text: &str) {
        if !text.is_empty() {
            self.word(text);
        }
    }

    /// Begins a new line in the open block (`<br>`).
    pub fn line(&mut self) {
        if self.has_text() {
            if let Some(open) = &mut self.open {
                open.space = false;
            }
            self.text.push('\n');
        }
    }

    /// Begins a new cell in the open block.
    pub fn tab(&mut self) {
        if self.has_text() {
            if let Some(open) = &mut self.open {
                open.space = false;
            }
            self.text.push('\t');
        }
    }

    /// How many blocks there are, the open one not counted.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.blocks.len()
    }

    /// How many line feeds the open block ends with.
    #[must_use]
    pub fn lines_at_end(&self) -> usize {
        self.text.len() - self.text.trim_end_matches('\n').len()
    }

    fn word(&mut self, word: &str) {
        if self.open.is_none() {
            self.open_kind(BlockKind::Paragraph);
        }
        let Some(open) = &mut self.open else { return };
        let fresh = self.text.len() == open.start || self.text.ends_with(['\n', '\t']);
        if std::mem::take(&mut open.space) && !fresh {
            self.text.push(' ');
        }
        let at = self.text.len();
        for span in &mut self.spans {
            span.start.get_or_insert(at);
        }
        self.text.push_str(word);
    }

    /// Begins emphasis.
    pub fn begin_emphasis(&mut self, kind: EmphasisKind) {
        self.spans.push(Span { kind: SpanKind::Emphasis(kind), start: None });
    }

    /// Begins a link. `url` is kept as written; whoever shows it checks it.
    pub fn begin_link(&mut self, url: &str) {
        self.spans.push(Span { kind: SpanKind::Link(url.to_owned()), start: None });
    }

    /// Ends the emphasis or link that was begun last.
    pub fn end_span(&mut self) {
        // A line that ends with it is no part of it.
        let end = self.text.trim_end_matches(['\n', '\t']).len();
        if let Some(span) = self.spans.pop() {
            self.keep(&span, end);
        }
    }

    fn keep(&mut self, span: &Span, end: usize) {
        let Some(start) = span.start.filter(|start| *start < end) else { return };
        let range = TextRange::new(start, end);
        match &span.kind {
            SpanKind::Emphasis(kind) => {
                self.emphasis.push(Emphasis { range, kind: *kind, extra: Object::default() });
            }
            SpanKind::Link(url) => self.links.push(Link { range, url: url.clone(), extra: Object::default() }),
        }
    }

    /// Ends the open block.
    pub fn close(&mut self) {
        let Some(Open { mut block, start, emphasis, links, .. }) = self.open.take() else { return };
        let content = self.text.get(start..).unwrap_or_default();
        let end = start + content.trim_end().len();
        let lead = content.len() - content.trim_start().len();
        // A span that stays open goes on in the next block, with a range of its own.
        let mut spans = std::mem::take(&mut self.spans);
        for span in &mut spans {
            self.keep(span, end);
            span.start = None;
        }
        self.spans = spans;
        // White space at the end of a block, or nothing but such, is no text. Only what was marked in this block can reach
        // beyond its end.
        self.text.truncate(end);
        let marked = self.emphasis.split_off(emphasis.min(self.emphasis.len()));
        let marked = marked.into_iter().map(|one| Emphasis { range: self.words(one.range), ..one });
        let marked: Vec<Emphasis> = marked.filter(|one| !one.range.is_empty()).collect();
        self.emphasis.extend(marked);
        let linked = self.links.split_off(links.min(self.links.len()));
        let linked = linked.into_iter().map(|one| Link { range: self.words(one.range), ..one });
        let linked: Vec<Link> = linked.filter(|one| !one.range.is_empty()).collect();
        self.links.extend(linked);
        if end <= start + lead {
            self.text.truncate(start);
            return;
        }
        block.range = TextRange::new(start + lead, end);
        block.content = block.range;
        self.blocks.push(block);
        self.text.push_str("\n\n");
    }

    /// A range without white space at its edges, nor what lies beyond the text.
    fn words(&self, range: TextRange) -> TextRange {
        let words = self.text.get(range.start()..range.end().min(self.text.len())).unwrap_or_default();
        let end = range.start() + words.trim_end().len();
        TextRange::new((range.start() + words.len() - words.trim_start().len()).min(end), end)
    }

    /// The blocks and their text. The language is the reader's to say.
    #[must_use]
    pub fn finish(mut self, language: Option<String>, metadata: Metadata) -> Draft {
        self.close();
        self.text.truncate(self.text.trim_end_matches('\n').len());
        self.links = crate::sorted::sort(self.links, |one, other| one.range.cmp(&other.range));
        self.emphasis = crate::sorted::sort(self.emphasis, |one, other| one.range.cmp(&other.range));
        Draft {
            text: Text::new(self.text),
            language,
            blocks: self.blocks,
            metadata,
            links: self.links,
            emphasis: self.emphasis,
            ..Draft::default()
        }
    }
}

/// White space that collapses in HTML.
const fn is_space(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(draft: &Draft) -> String {
        let mut shown = String::new();
        for block in &draft.blocks {
            shown += &format!("{}: {:?}\n", block.kind.name(), draft.text.slice(block.content));
        }
        for link in &draft.links {
            shown += &format!("link {:?} {}\n", draft.text.slice(link.range), link.url);
        }
        for one in &draft.emphasis {
            shown += &format!("{} {:?}\n", one.kind.name(), draft.text.slice(one.range));
        }
        shown
    }

    #[test]
    fn blocks_are_parted_by_a_blank_line_and_white_space_collapses() {
        let mut builder = Builder::default();
        builder.open_kind(BlockKind::Heading);
        builder.text("  The \n bridge ");
        builder.open_kind(BlockKind::Paragraph);
        builder.text("   ");
        builder.open_kind(BlockKind::Paragraph);
        builder.text("It is ");
        builder.begin_emphasis(EmphasisKind::Strong);
        builder.text(" very ");
        builder.end_span();
        builder.text(" old,");
        builder.line();
        builder.text(" and\u{A0}");
        builder.begin_link("https://example.org/");
        builder.text("shut");
        builder.open_kind(BlockKind::ListItem);
        builder.text("still linked ");
        builder.end_span();
        builder.line();
        let draft = builder.finish(None, Metadata::default());
        assert_eq!(draft.text.as_str(), "The bridge\n\nIt is very old,\nand\u{A0}shut\n\nstill linked");
        assert_eq!(
            shown(&draft),
            "heading: \"The bridge\"\nparagraph: \"It is very old,\\nand\\u{a0}shut\"\nlist-item: \"still linked\"\n\
             link \"shut\" https://example.org/\nlink \"still linked\" https://example.org/\nstrong \"very\"\n"
        );
    }

    #[test]
    fn emphasis_ends_with_the_words() {
        let mut builder = Builder::default();
        builder.open_kind(BlockKind::Row);
        builder.begin_emphasis(EmphasisKind::Code);
        builder.raw("a \n");
        builder.end_span();
        builder.open_kind(BlockKind::Row);
        builder.begin_emphasis(EmphasisKind::Em);
        builder.text("b ");
        builder.tab();
        builder.end_span();
        builder.text(" c");
        builder.line();
        let draft = builder.finish(None, Metadata::default());
        assert_eq!(draft.text.as_str(), "a\n\nb\tc");
        assert_eq!(shown(&draft), "row: \"a\"\nrow: \"b\\tc\"\ncode \"a\"\nem \"b\"\n");
    }

    #[test]
    fn nothing_comes_of_nothing() {
        let mut builder = Builder::default();
        builder.begin_emphasis(EmphasisKind::Em);
        builder.line();
        builder.text(" \n");
        builder.open_kind(BlockKind::Quote);
        builder.raw("\n\t\n");
        builder.tab();
        builder.end_span();
        let draft = builder.finish(None, Metadata::default());
        assert_eq!((draft.text.as_str(), draft.blocks.len(), draft.emphasis.len()), ("", 0, 0));
    }
}
