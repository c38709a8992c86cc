//! What passages are: the rules, asked in order. The first that knows decides; a passage that no rule knows is a paragraph.
//! To add one: a file beside this one, or an entry in one of them, and a line in [`RULES`].

mod byline;
mod caption;
mod date;
mod dateline;
mod heading;
mod known;
mod marked;
mod metadata;
mod notice;
mod quote;
mod speaker;
mod title;
mod unmarked;

use crate::article::{BlockKind, DraftBlock, Metadata};
use crate::read::plain::lines::Mark;
use crate::read::plain::passages::{Passage, passages};
use crate::read::plain::words::is_roman;

/// One way to tell what a passage is.
struct Rule {
    /// What it finds.
    #[cfg_attr(not(test), expect(dead_code, reason = "names the rule in tests"))]
    name: &'static str,
    /// A text, and the kinds of its blocks: for the reader of the code, and tested.
    example: (&'static str, &'static str),
    /// What the passage is, if this rule knows.
    read: fn(&Place) -> Option<Finding>,
}

/// Asked in this order.
const RULES: &[Rule] = &lean([
    marked::RUNNING,
    marked::ITEM,
    marked::ROW,
    quote::MARKED,
    known::CONTENTS,
    metadata::ENTRY,
    notice::NOTICE,
    byline::BYLINE,
    byline::ROLE,
    byline::AUTHORS,
    notice::FURNITURE,
    notice::PATH,
    title::REPEATED,
    title::KICKER,
    known::KNOWN,
    heading::BARE_NUMBER,
    title::TITLE,
    heading::HASH,
    heading::UNDERLINED,
    caption::CAPTION,
    speaker::SPEECH,
    known::EDITABLE,
    heading::NUMBERED,
    heading::CAPITALS,
    dateline::DATELINE,
    known::STOPPED,
    quote::INDENTED,
    unmarked::UNMARKED,
    unmarked::RUN_ON,
]);

/// Leaves the examples to the tests: the page does not carry them.
const fn lean<const N: usize>(mut rules: [Rule; N]) -> [Rule; N] {
    let mut left: &mut [Rule] = if cfg!(test) { &mut [] } else { &mut rules };
    while let [rule, rest @ ..] = left {
        rule.example = ("", "");
        left = rest;
    }
    rules
}

/// What a rule found.
struct Finding {
    kind: BlockKind,
    level: Option<u8>,
    duplicate: bool,
    /// Depth of an item that no sign marks.
    depth: Option<u8>,
    /// Whether that item is numbered.
    ordered: bool,
    /// What it says of the article.
    facts: Vec<metadata::Fact>,
}

impl Finding {
    const fn new(kind: BlockKind) -> Self {
        Self { kind, level: None, duplicate: false, depth: None, ordered: false, facts: Vec::new() }
    }

    fn heading(level: u8) -> Self {
        Self { level: Some(level), ..Self::new(BlockKind::Heading) }
    }
}

/// A passage where it stands.
struct Place<'a> {
    passage: &'a Passage<'a>,
    before: Option<&'a Passage<'a>>,
    after: Option<&'a Passage<'a>>,
    /// The one below that.
    second: Option<&'a Passage<'a>>,
    all: &'a [Passage<'a>],
    /// Its index among them.
    at: usize,
    /// Passages that follow, this one left out.
    following: usize,
    page: &'a Page,
    so_far: &'a SoFar<'a>,
}

/// What holds of the whole text.
struct Page {
    /// No blank lines: the lines themselves are the paragraphs.
    dense: bool,
    /// So much is indented that indentation says nothing.
    indented: bool,
    /// Questions are put to somebody: they are spoken, and head nothing.
    interview: bool,
    /// Headings end with a full stop.
    stopped: bool,
}

/// What was found before a passage.
#[derive(Default)]
struct SoFar<'a> {
    title: Option<&'a str>,
    /// The last block's kind.
    last: Option<BlockKind>,
    /// Blocks that are neither title nor metadata.
    body: usize,
    /// A `#` heading or one underlined with `=` that is not the title: these then head level 2, and finer ones level 3.
    top_marked: bool,
    /// A table of contents began, and has not ended.
    in_contents: bool,
    /// A Roman number stood alone as a heading.
    counted: bool,
}

/// No head has more passages: a line that stands a thousand times is not its title again each time.
const MAX_HEAD_PASSAGES: usize = 128;

impl Place<'_> {
    /// Whether this still stands above the body, where bylines and dates are found: a standfirst may come before them.
    fn in_head(&self) -> bool {
        self.so_far.body < 2 && self.at < MAX_HEAD_PASSAGES
    }

    /// Whether neither a sign before it nor a rule below it says what the passage is.
    fn is_unmarked(&self) -> bool {
        self.passage.mark == Mark::None && self.passage.underline.is_none()
    }

    /// Whether white space sets the passage apart from what stands above and below it.
    fn set_apart(&self) -> bool {
        self.passage.apart && self.after.is_none_or(|after| after.apart)
    }
}

/// Finds the blocks of a text, and adds to `metadata` what they say of the article.
pub fn blocks(text: &str, metadata: &mut Metadata) -> Vec<DraftBlock> {
    let passages = passages(text);
    let page = Page::of(&passages);
    let mut so_far = SoFar::default();
    let mut blocks = Vec::with_capacity(passages.len());
    let mut weak = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| passages.get(before));
        let following = passages.len() - at - 1;
        let (after, second) = (passages.get(at + 1), passages.get(at + 2));
        let place =
            Place { passage, before, after, second, all: &passages, at, following, page: &page, so_far: &so_far };
        let finding = RULES.iter().find_map(|rule| (rule.read)(&place));
        let finding = finding.unwrap_or_else(|| Finding::new(BlockKind::Paragraph));
        so_far.note(passage, &finding);
        blocks.push(DraftBlock {
            kind: finding.kind,
            range: passage.range,
            content: passage.content,
            level: finding.level,
            duplicate: finding.duplicate,
            depth: finding.depth.or_else(|| passage.depth()),
            ordered: finding.ordered || passage.ordered(),
        });
        for fact in finding.facts {
            if fact.is_weak() {
                weak.push(fact);
            } else {
                fact.add_to(metadata);
            }
        }
    }
    for fact in weak {
        fact.add_to(metadata);
    }
    blocks
}

impl Page {
    fn of(passages: &[Passage]) -> Self {
        let apart = passages.iter().skip(1).filter(|passage| passage.apart).count();
        let plain = || passages.iter().filter(|passage| passage.depth().is_none());
        let indented = plain().filter(|passage| passage.indent > 0).count();
        Self {
            dense: apart == 0,
            indented: indented * 2 > plain().count(),
            interview: speaker::is_interview(passages),
            stopped: passages.iter().any(|passage| passage.apart && known::is_stopped_name(passage.words)),
        }
    }
}

impl<'a> SoFar<'a> {
    fn note(&mut self, passage: &Passage<'a>, finding: &Finding) {
        // What runs through the pages says nothing of what stands above and below.
        if passage.mark == Mark::Running {
            return;
        }
        self.last = Some(finding.kind);
        let opens = finding.kind == BlockKind::Heading && known::is_contents(passage.words);
        self.in_contents = opens || self.in_contents && finding.kind == BlockKind::ListItem;
        match finding.kind {
            BlockKind::Title => self.title = self.title.or(Some(passage.words)),
            BlockKind::Metadata => {}
            BlockKind::Heading => {
                self.body += 1;
                self.top_marked |= passage.top_marked();
                self.counted |= is_roman(passage.words);
            }
            // A rule is no part of the body: it may stand above the title.
            _ if matches!(passage.mark, Mark::DoubleRule | Mark::SingleRule) => {}
            _ => self.body += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::plain::passages::entries;
    use crate::read::plain::read;
    use crate::text::Text;

    #[test]
    fn every_rule_finds_its_example() {
        for rule in RULES {
            let (text, kinds) = rule.example;
            let draft = read(Text::from(text));
            let found: Vec<&str> = draft.blocks.iter().map(|block| block.kind.name()).collect();
            assert_eq!(found.join(" "), kinds, "{}: {text:?}", rule.name);
        }
    }

    #[test]
    fn all_names_can_be_found() {
        let lists = [&known::NAMES, &known::LISTS, &notice::OFFERS, &notice::HOMES, &entries::KEYS, &entries::ANYWHERE];
        lists.iter().for_each(|names| names.check());
        [&caption::PICTURES, &caption::SOURCES, &caption::NUMBERED].iter().for_each(|names| names.check());
        [&date::TIMES, &date::PARTS].iter().for_each(|names| names.check());
    }

    #[test]
    fn no_two_rules_share_a_name() {
        for (at, rule) in RULES.iter().enumerate() {
            assert!(RULES.iter().skip(at + 1).all(|other| other.name != rule.name), "{}", rule.name);
        }
    }
}
