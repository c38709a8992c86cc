//! HTML into a tree, within bounds.
//!
//! The tree builder of the HTML standard looks through its stack of open elements at almost every tag, so that 100,000
//! nested elements take minutes. Between the tokenizer and the tree builder stands a guard that lets no tag through that
//! would go deeper than [`DEPTH`]; the text of what it turns away is kept, one level up.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use dom_query::{Document, NodeId};
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::Tracer;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, TokenizerResult, local_name};

use super::super::Unreadable;
use crate::message::unreadable;

/// How many elements and formatting elements may be open at once. Browsers stop at 512; pages seldom reach 60.
pub(super) const DEPTH: usize = 256;

/// How many nodes a tree may have; the HTML standard itself, on one page, has some 700,000.
pub(super) const NODES: usize = 1_000_000;

/// The tokenizer compares each attribute of a tag with all before it. This many comparisons take a few seconds.
const COMPARISONS: usize = 2_000_000_000;

/// The tree that browsers make of `html`, but for the bounds.
///
/// # Errors
/// Where there is more of it than can be read.
pub(super) fn parse(html: &str) -> Result<Document, Unreadable> {
    if comparisons(html.as_bytes()) > COMPARISONS {
        return Err(Unreadable::new(unreadable::PAGE_ATTRIBUTES));
    }
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let guard = Guard {
        builder: TreeBuilder::new(Document::default(), options),
        open: Cell::new(0),
        nodes: Cell::new(0),
        roots: Cell::new(0),
        full: Cell::new(false),
        unread: Cell::new(false),
        turned_away: RefCell::default(),
    };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // It stops after each script, for there might be somebody to run it.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    if tokenizer.sink.full.get() {
        return Err(Unreadable::new(unreadable::page_elements(NODES.to_string())));
    }
    Ok(tokenizer.sink.builder.sink)
}

struct Guard {
    builder: TreeBuilder<NodeId, Document>,
    /// At least as many as are open.
    open: Cell<usize>,
    /// Nodes of the tree when `open` was brought up to date.
    nodes: Cell<usize>,
    /// `<html>` and `<body>` tags; the attributes of each are compared with all before.
    roots: Cell<usize>,
    /// There are too many nodes; the rest is let pass unread.
    full: Cell<bool>,
    /// The content of a script or the like that was turned away is going by.
    unread: Cell<bool>,
    /// How many start tags of each name were turned away and wait for their end tags.
    turned_away: RefCell<HashMap<LocalName, usize>>,
}

impl Guard {
    /// Whether there is room for one more element.
    fn has_room(&self, limit: usize) -> bool {
        let nodes = self.builder.sink.tree.len();
        let made = nodes - self.nodes.replace(nodes);
        // What was made since may be open; only where that could be too much are they counted.
        self.open.set(self.open.get() + made);
        if self.open.get() >= limit {
            let count = Count(Cell::new(0));
            self.builder.trace_handles(&count);
            self.open.set(count.0.get());
        }
        self.open.get() < limit
    }

    /// Whether the tree builder gets this tag.
    fn admits(&self, tag: &Tag) -> bool {
        match tag.kind {
            TagKind::StartTag => {
                if matches!(tag.name, local_name!("html") | local_name!("body")) {
                    self.roots.set(self.roots.get() + 1);
                    return self.roots.get() < 16;
                }
                // Those without content end at once; but in SVG they do not.
                if self.has_room(if is_void(&tag.name) { DEPTH + 64 } else { DEPTH }) {
                    return true;
                }
                if !tag.self_closing {
                    *self.turned_away.borrow_mut().entry(tag.name.clone()).or_default() += 1;
                }
                false
            }
            TagKind::EndTag => {
                self.unread.set(false);
                let mut turned_away = self.turned_away.borrow_mut();
                match turned_away.get_mut(&tag.name) {
                    Some(count) if *count > 0 => {
                        *count -= 1;
                        false
                    }
                    // An element ends that was let in: those in it have ended too.
                    _ => {
                        if !turned_away.is_empty() {
                            *turned_away = HashMap::new();
                        }
                        true
                    }
                }
            }
        }
    }
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match &token {
            Token::ParseError(_) => return TokenSinkResult::Continue,
            _ if self.full.get() => return TokenSinkResult::Continue,
            Token::TagToken(tag) if !self.admits(tag) => {
                // The text of a script must not come out as text because its tag was turned away.
                let raw = (tag.kind == TagKind::StartTag).then(|| raw_kind(&tag.name)).flatten();
                return raw.map_or(TokenSinkResult::Continue, |kind| {
                    self.unread.set(true);
                    TokenSinkResult::RawData(kind)
                });
            }
            Token::CharacterTokens(_) | Token::NullCharacterToken if self.unread.get() => {
                return TokenSinkResult::Continue;
            }
            _ => {}
        }
        let result = self.builder.process_token(token, line);
        // Misnested formatting is made anew in each paragraph: a few bytes may become hundreds of elements.
        self.full.set(self.builder.sink.tree.len() > NODES);
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Counts what the tree builder holds.
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

/// Elements that have no content.
fn is_void(name: &LocalName) -> bool {
    const VOID: [&str; 14] =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
    VOID.contains(&name.as_ref())
}

/// How the tokenizer reads the content of an element that holds no elements.
fn raw_kind(name: &LocalName) -> Option<RawKind> {
    Some(match name.as_ref() {
        "script" => RawKind::ScriptData,
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => RawKind::Rawtext,
        "title" | "textarea" => RawKind::Rcdata,
        _ => return None,
    })
}

/// At least as many comparisons of attributes as the tokenizer will make, give or take what stands in scripts and
/// comments: the squares of the number of attributes in each tag.
fn comparisons(html: &[u8]) -> usize {
    let mut sum: usize = 0;
    // Attributes of the tag that is being read.
    let mut tag: Option<usize> = None;
    let mut quote = None;
    let mut last = b' ';
    for &byte in html {
        match (tag, quote) {
            (None, _) if last == b'<' && byte.is_ascii_alphabetic() => tag = Some(0),
            (None, _) => {}
            (Some(_), Some(open)) if byte == open => quote = None,
            (Some(_), Some(_)) => {}
            (Some(count), None) => match byte {
                b'>' => {
                    sum = sum.saturating_add(count.saturating_mul(count));
                    tag = None;
                }
                b'"' | b'\'' if last == b'=' => quote = Some(byte),
                _ if is_between(last) && !is_between(byte) => tag = Some(count + 1),
                _ => {}
            },
        }
        // `a = "b"`
        if !(last == b'=' && byte.is_ascii_whitespace()) {
            last = byte;
        }
    }
    let rest = tag.unwrap_or_default();
    sum.saturating_add(rest.saturating_mul(rest))
}

/// Whether an attribute may begin after this.
const fn is_between(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'')
}
