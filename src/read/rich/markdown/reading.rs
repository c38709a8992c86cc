//! From the parser's events to blocks.

use std::collections::{HashMap, VecDeque};

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::super::Builder;
use super::super::address::checked;
use super::bare;
use crate::article::{BlockKind, Draft, DraftBlock, EmphasisKind, Metadata};
use crate::text::{HostParser, TextRange};

/// Emphasis and links are followed so deep; what lies deeper is text.
const MAX_DEPTH: usize = 32;

/// A container that a block stands in.
pub enum Around {
    Quote,
    /// An item, and whether its first block is still to come.
    Item {
        fresh: bool,
    },
}

/// A picture, and what it says.
#[derive(Default)]
struct Pictures {
    /// Pictures that are open, one inside the other.
    open: usize,
    /// Pictures in this paragraph.
    count: usize,
    /// Their descriptions.
    text: String,
}

/// What was read so far, and where the reading stands.
#[derive(Default)]
pub struct Reading<'a> {
    /// What knows which hosts links may lead to.
    hosts: HostParser,
    pub(super) builder: Builder,
    pub(super) around: Vec<Around>,
    /// Lists that are open, and whether their items are numbered.
    lists: Vec<bool>,
    quotes: usize,
    /// Emphasis and links that are open, and whether the builder knows of them.
    spans: Vec<bool>,
    /// Links that are open.
    links: usize,
    pictures: Pictures,
    /// The text of a block of code or HTML that is open.
    block: Option<String>,
    /// Cells of the row so far; `None` outside tables.
    cells: Option<usize>,
    /// The element of HTML whose text nobody sees.
    pub(super) hidden: Option<String>,
    /// Footnotes with their labels.
    notes: VecDeque<(CowStr<'a>, Vec<Event<'a>>)>,
    /// Footnotes that are open, one inside the other.
    open_notes: usize,
    /// The labels that the text asks for, in order.
    cited: Vec<CowStr<'a>>,
}

impl<'a> Reading<'a> {
    /// Nothing so far.
    pub fn new(hosts: HostParser) -> Self {
        Self { hosts, ..Self::default() }
    }

    /// Takes the next event.
    pub fn take(&mut self, event: Event<'a>) {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                if self.open_notes == 0 {
                    self.notes.push_back((label, Vec::new()));
                }
                self.open_notes += 1;
            }
            Event::End(TagEnd::FootnoteDefinition) => self.open_notes = self.open_notes.saturating_sub(1),
            event if self.open_notes > 0 => {
                if let Some((_, events)) = self.notes.back_mut() {
                    events.push(event);
                }
            }
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.words(&text),
            Event::Code(text) => {
                self.begin(Some(|builder: &mut Builder| builder.begin_emphasis(EmphasisKind::Code)));
                self.text(&text);
                self.end_span();
            }
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.line(),
            Event::Html(html) => {
                if let Some(block) = &mut self.block {
                    block.push_str(&html);
                }
            }
            Event::InlineHtml(html) => self.html(&html, false),
            Event::FootnoteReference(label) => self.cited.push(label),
            Event::Rule => self.builder.close(),
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph => {
                self.open();
                self.pictures = Pictures::default();
            }
            Tag::Heading { level, .. } if self.around.is_empty() => self.heading(Some(number(level))),
            Tag::Heading { .. } => self.open(),
            Tag::BlockQuote(_) => {
                self.builder.close();
                self.around.push(Around::Quote);
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.open();
                self.block = Some(String::new());
            }
            Tag::HtmlBlock => {
                self.builder.close();
                self.block = Some(String::new());
            }
            Tag::List(first) => {
                self.builder.close();
                self.lists.push(first.is_some());
            }
            Tag::Item => {
                self.builder.close();
                self.around.push(Around::Item { fresh: true });
            }
            Tag::TableHead | Tag::TableRow => {
                self.builder.open_kind(BlockKind::Row);
                self.cells = Some(0);
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.begin(Some(|builder: &mut Builder| builder.begin_emphasis(EmphasisKind::Em))),
            Tag::Strong => self.begin(Some(|builder: &mut Builder| builder.begin_emphasis(EmphasisKind::Strong))),
            Tag::Link { link_type, dest_url, .. } => {
                let url =
                    if link_type == LinkType::Email { format!("mailto:{dest_url}") } else { dest_url.to_string() };
                self.links += 1;
                self.begin(
                    checked(&url, None, self.hosts).map(|url| move |builder: &mut Builder| builder.begin_link(&url)),
                );
            }
            Tag::Image { .. } => {
                self.pictures.open += 1;
                self.pictures.count += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                if self.pictures.count == 1 && !self.builder.has_text() {
                    self.builder.change(|block| *block = DraftBlock::new(BlockKind::Caption, block.range));
                    self.builder.text(&self.pictures.text);
                }
                self.close();
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.around.pop();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                self.close();
                self.around.pop();
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::CodeBlock => self.code(),
            TagEnd::HtmlBlock => {
                let html = self.block.take().unwrap_or_default();
                self.html(&html, true);
                self.close();
            }
            TagEnd::Heading(_) => self.close(),
            TagEnd::TableHead | TagEnd::TableRow => {
                self.close();
                self.cells = None;
            }
            TagEnd::Emphasis | TagEnd::Strong => self.end_span(),
            TagEnd::Link => {
                self.links = self.links.saturating_sub(1);
                self.end_span();
            }
            TagEnd::Image => self.pictures.open = self.pictures.open.saturating_sub(1),
            _ => {}
        }
    }

    /// Begins the block that text makes here.
    fn open(&mut self) {
        let kind = if self.quotes > 0 { BlockKind::Quote } else { BlockKind::Paragraph };
        let mut block = DraftBlock::new(kind, TextRange::default());
        if let Some(Around::Item { fresh }) = self.around.last_mut()
            && std::mem::take(fresh)
        {
            block.kind = BlockKind::ListItem;
            block.depth = Some(u8::try_from(self.lists.len()).unwrap_or(u8::MAX));
            block.ordered = self.lists.last().is_some_and(|ordered| *ordered);
        }
        self.builder.open(block);
    }

    pub(super) fn heading(&mut self, level: Option<u8>) {
        self.builder.open(DraftBlock { level, ..DraftBlock::new(BlockKind::Heading, TextRange::default()) });
    }

    fn close(&mut self) {
        self.builder.close();
        self.hidden = None;
    }

    /// Text as it was written, with the addresses in it as links.
    fn words(&mut self, text: &str) {
        let mut done = 0;
        if self.links == 0 && self.block.is_none() {
            while let Some(bare::Bare { range, scheme }) = bare::find(text, done) {
                let before = text.get(done..range.start).unwrap_or_default();
                if !before.is_empty() {
                    self.text(before);
                }
                let words = text.get(range.clone()).unwrap_or_default();
                let url = format!("{scheme}{words}");
                self.begin(
                    checked(&url, None, self.hosts).map(|url| move |builder: &mut Builder| builder.begin_link(&url)),
                );
                self.text(words);
                self.end_span();
                done = range.end;
            }
        }
        if let Some(rest) = text.get(done..).filter(|rest| !rest.is_empty()) {
            self.text(rest);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.pictures.open > 0 {
            self.pictures.text.push_str(text);
        } else if let Some(block) = &mut self.block {
            block.push_str(text);
        } else if self.hidden.is_none() {
            if !self.builder.is_open() {
                self.open();
            }
            self.builder.text(text);
        }
    }

    pub(super) fn line(&mut self) {
        // A row is one line, and so is a description.
        if self.cells.is_some() || self.pictures.open > 0 {
            self.text(" ");
        } else if self.hidden.is_none() {
            self.builder.line();
        }
    }

    fn cell(&mut self) {
        if let Some(cells) = &mut self.cells {
            if *cells > 0 {
                self.builder.raw("\t");
            }
            *cells += 1;
        }
    }

    /// Begins emphasis or a link, if there is something to begin and it is not too deep.
    fn begin(&mut self, begin: Option<impl FnOnce(&mut Builder)>) {
        let begin = begin.filter(|_| self.spans.len() < MAX_DEPTH && self.pictures.open == 0);
        self.spans.push(begin.is_some());
        if let Some(begin) = begin {
            begin(&mut self.builder);
        }
    }

    fn end_span(&mut self) {
        if self.spans.pop() == Some(true) {
            self.builder.end_span();
        }
    }

    /// A block of code as it stands, but for the line feed at its end.
    fn code(&mut self) {
        let code = self.block.take().unwrap_or_default();
        let code = code.trim_end_matches('\n');
        let (lead, rest) = code.split_at_checked(code.len() - code.trim_start().len()).unwrap_or_default();
        self.builder.raw(lead);
        self.builder.begin_emphasis(EmphasisKind::Code);
        self.builder.raw(rest);
        self.builder.end_span();
        self.close();
    }

    /// The blocks and their text, footnotes last.
    pub fn finish(mut self, metadata: Metadata) -> Draft {
        self.notes();
        self.builder.finish(None, metadata)
    }

    /// The footnotes, in the order in which the text asks for them; then those that it does not ask for.
    fn notes(&mut self) {
        self.builder.close();
        let cited = std::mem::take(&mut self.cited);
        let mut notes: Vec<_> = std::mem::take(&mut self.notes).into_iter().map(Some).collect();
        let mut places = HashMap::new();
        for (at, (label, _)) in notes.iter().flatten().enumerate() {
            places.entry(label.clone()).or_insert(at);
        }
        let order: Vec<usize> = cited.iter().filter_map(|label| places.get(label).copied()).collect();
        for at in order.into_iter().chain(0..notes.len()) {
            let Some((_, events)) = notes.get_mut(at).and_then(Option::take) else { continue };
            for event in events {
                self.take(event);
            }
            self.builder.close();
        }
    }
}

const fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
