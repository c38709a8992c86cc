//! From a tree to blocks: what a person who looks at it reads, in order.
//!
//! The tree is walked without recursion. Each element that is entered leaves a context for what stands in it.

use dom_query::{Element, NodeData, NodeRef};

use super::super::Builder;
use super::super::address::checked;
use super::context::{Context, Manner, Place, Space, is_block, word_heading};
use super::element::{Role, attribute, has_class, holds_data, is_hidden, role};
use super::facts::Facts;
use super::ink::{Ink, Spans};
use super::style::{Style, size};
use crate::article::{BlockKind, DraftBlock};
use crate::text::TextRange;

/// What there is to do yet.
enum Step<'a> {
    Visit(NodeRef<'a>, Context),
    /// The end of a block.
    End,
    /// The end of a cell.
    Cell,
}

/// Walks over a tree.
pub(super) struct Walker<'a> {
    manner: Manner,
    facts: &'a Facts,
    builder: Builder,
    /// What the letters of each block look like, for headings that are made of looks alone.
    looks: Vec<Ink>,
    look: Option<Ink>,
    spans: Spans,
    /// Inside the copied part.
    inside: bool,
    /// Between Word's comments around its own marker.
    marker: bool,
    /// What the last marker of Word was: a number?
    numbered: bool,
    /// Which list items have text.
    items: Vec<bool>,
    /// Cells that ended since the last text of the row.
    tabs: usize,
}

/// The blocks of a tree, and what their letters look like, one a block.
pub(super) fn walk(root: NodeRef, facts: &Facts, manner: Manner) -> (Builder, Vec<Ink>) {
    let mut walker = Walker {
        manner,
        facts,
        builder: Builder::default(),
        looks: Vec::new(),
        look: None,
        spans: Spans::default(),
        inside: !(manner.copied && facts.fragment && begins_inside(root)),
        marker: false,
        numbered: false,
        items: Vec::new(),
        tabs: 0,
    };
    walker.walk(root);
    walker.end_block();
    (walker.builder, walker.looks)
}

/// Whether the comment with which the copied part begins lies in the tree. Some programs write it before `<html>`.
fn begins_inside(root: NodeRef) -> bool {
    let is_start = |node: NodeRef| {
        node.query_or(
            false,
            |node| matches!(&node.data, NodeData::Comment { contents } if contents.trim() == "StartFragment"),
        )
    };
    root.descendants_it().any(is_start)
}

impl Walker<'_> {
    fn walk(&mut self, root: NodeRef) {
        let context = Context {
            place: Place::Flow,
            depth: 0,
            ordered: false,
            item: None,
            space: Space::Collapses,
            ink: Ink::default(),
            data: false,
        };
        let mut steps = vec![Step::Visit(root, context)];
        while let Some(step) = steps.pop() {
            match step {
                Step::End => self.end_block(),
                Step::Cell => {
                    self.spans.end(&mut self.builder);
                    self.tabs += usize::from(self.builder.has_text());
                }
                Step::Visit(node, context) => {
                    // Its sibling waits until all that is in it is done.
                    if let Some(next) = node.next_sibling()
                        && node.id != root.id
                    {
                        steps.push(Step::Visit(next, context));
                    }
                    self.visit(node, context, &mut steps);
                }
            }
        }
    }

    fn visit<'a>(&mut self, node: NodeRef<'a>, context: Context, steps: &mut Vec<Step<'a>>) {
        let inner = node.query_or(None, |inner| match &inner.data {
            NodeData::Text { contents } => {
                self.text(contents, &context);
                None
            }
            NodeData::Comment { contents } => {
                self.comment(contents.trim());
                None
            }
            NodeData::Element(element) => self.enter(element, &node, context, steps),
            NodeData::Document | NodeData::Fragment => Some(context),
            _ => None,
        });
        if let Some(inner) = inner
            && let Some(first) = node.first_child()
        {
            steps.push(Step::Visit(first, inner));
        }
    }

    fn comment(&mut self, comment: &str) {
        if !self.manner.copied {
            return;
        }
        match comment {
            "StartFragment" => self.inside = true,
            "EndFragment" if self.facts.fragment => self.inside = false,
            "[if !supportLists]" => self.marker = true,
            "[endif]" => self.marker = false,
            _ => {}
        }
    }

    /// Enters an element; answers with what holds in it, or with nothing where it is not read.
    fn enter<'a>(
        &mut self,
        element: &Element,
        node: &NodeRef,
        outer: Context,
        steps: &mut Vec<Step<'a>>,
    ) -> Option<Context> {
        let role = role(element);
        let style = self.style(element, outer.ink.size);
        let unseen = style.hidden || !self.manner.cleaned && is_hidden(element);
        let junk = self.manner.copied && attribute(element, "aria-hidden") == Some("true");
        if role == Role::Nothing || unseen || junk {
            return None;
        }
        if self.manner.copied && (style.marker || self.marker && !is_block(role)) {
            let marker = node.text();
            self.numbered |= marker.trim().ends_with(['.', ')']) || marker.trim().parse::<u16>().is_ok();
            return None;
        }
        let mut context = outer;
        context.ink.take(role, &style, element);
        if let Some(keeps) = style.keeps_space
            && context.space != Space::Pre
        {
            context.space = if keeps { Space::Kept } else { Space::Collapses };
        }
        let row = outer.place == Place::Row;
        match role {
            Role::Break => {
                self.line(&outer);
                return None;
            }
            Role::Link => {
                let base = self.facts.base.as_deref();
                let url = attribute(element, "href").and_then(|href| checked(href, base, self.facts.hosts));
                context.ink.link = url.map(|url| self.spans.link(url));
            }
            Role::Cell if row => steps.push(Step::Cell),
            _ if row && (is_block(role) || style.block) => self.builder.text(" "),
            // The cells of a table without data are blocks like any other.
            _ if is_block(role) || role == Role::Cell || style.block => {
                self.end_block();
                // After it, and before what follows.
                steps.push(Step::End);
                self.block(role, &style, element, node, &mut context);
            }
            _ => {}
        }
        Some(context)
    }

    /// What a block makes of the text in it.
    fn block(&mut self, role: Role, style: &Style, element: &Element, node: &NodeRef, context: &mut Context) {
        self.marker = false;
        self.numbered = false;
        match role {
            Role::Heading(level) => {
                context.place = Place::Heading(level);
                context.ink.plain();
            }
            Role::List(ordered) => {
                context.depth = context.depth.saturating_add(1);
                context.ordered = ordered;
            }
            Role::Item => self.item(context),
            Role::Quote => context.place = Place::Quote,
            Role::Pre => context.space = Space::Pre,
            Role::Table => context.data = holds_data(node),
            Role::Row if context.data => context.place = Place::Row,
            Role::Caption => context.place = Place::Caption,
            Role::Block if self.manner.copied => {
                if has_class(element, "MsoTitle") {
                    context.place = Place::Title;
                    context.ink.plain();
                } else if let Some(level) = word_heading(element) {
                    context.place = Place::Heading(level);
                    context.ink.plain();
                } else if let Some(level) = style.list_level {
                    context.depth = level.max(1);
                    context.ordered = false;
                    self.item(context);
                } else if has_class(element, "MsoCaption") {
                    context.place = Place::Caption;
                } else if has_class(element, "MsoQuote") || has_class(element, "MsoIntenseQuote") {
                    context.place = Place::Quote;
                }
            }
            _ => {}
        }
    }

    fn item(&mut self, context: &mut Context) {
        context.place = Place::Item;
        context.depth = context.depth.max(1);
        context.item = Some(self.items.len());
        self.items.push(false);
    }

    fn style(&self, element: &Element, parent: u16) -> Style {
        let mut style = Style::default();
        if self.manner.copied
            && let Some(classes) = attribute(element, "class")
        {
            self.facts.sheet.apply(&mut style, element.name.local.as_ref(), classes, parent);
        }
        if let Some(declarations) = attribute(element, "style") {
            style.add(declarations, parent);
        }
        if &*element.name.local == "font"
            && let Some(said) = attribute(element, "size")
        {
            let named = ["x-small", "small", "medium", "large", "x-large", "xx-large", "36pt"];
            let at = said.trim().parse::<usize>().ok().and_then(|said| said.checked_sub(1));
            let of = at.and_then(|at| named.get(at)).and_then(|name| size(name, parent));
            style.size = style.size.or(of);
        }
        style
    }

    fn text(&mut self, text: &str, context: &Context) {
        // E-mails hide a preview of themselves in letters of no size.
        if !self.inside || self.marker || context.ink.size == 0 {
            return;
        }
        let visible = text.chars().any(|char| !char.is_whitespace());
        if !self.builder.is_open() {
            if !visible {
                return;
            }
            self.open(context);
        }
        if visible {
            for _ in 0..std::mem::take(&mut self.tabs) {
                self.builder.tab();
            }
            self.spans.follow(&mut self.builder, &context.ink);
            if let Some(look) = &mut self.look {
                look.meet(&context.ink);
            } else {
                self.look = Some(context.ink);
            }
        }
        match context.space {
            _ if context.place == Place::Row => self.builder.text(text),
            Space::Collapses => self.builder.text(text),
            Space::Pre if self.builder.has_text() => self.builder.raw(text),
            Space::Pre => self.builder.raw(text.trim_start_matches('\n')),
            Space::Kept => {
                for (at, line) in text.split('\n').enumerate() {
                    if at > 0 {
                        self.line(context);
                    }
                    if !self.builder.is_open() && !line.trim().is_empty() {
                        self.open(context);
                    }
                    if self.builder.has_text() {
                        self.builder.raw(line);
                    } else {
                        self.builder.raw(line.trim_start());
                    }
                }
            }
        }
    }

    /// A line ends; two in a row part paragraphs.
    fn line(&mut self, context: &Context) {
        if !self.inside || self.marker {
            return;
        }
        if context.place == Place::Row {
            self.builder.text(" ");
        } else if context.space == Space::Pre {
            if self.builder.has_text() {
                self.builder.raw("\n");
            }
        } else if self.builder.has_text() && self.builder.lines_at_end() > 0 {
            self.end_block();
        } else {
            self.builder.line();
        }
    }

    fn open(&mut self, context: &Context) {
        let mut block = DraftBlock::new(BlockKind::Paragraph, TextRange::default());
        match context.place {
            Place::Flow => {}
            Place::Title => (block.kind, block.level) = (BlockKind::Title, Some(1)),
            Place::Heading(level) => (block.kind, block.level) = (BlockKind::Heading, Some(level)),
            Place::Quote => block.kind = BlockKind::Quote,
            Place::Caption => block.kind = BlockKind::Caption,
            Place::Row => block.kind = BlockKind::Row,
            Place::Item => {
                let known = context.item.and_then(|item| self.items.get_mut(item));
                // The second paragraph of an item is no second item.
                if known.is_none_or(|has_text| !std::mem::replace(has_text, true)) {
                    block.kind = BlockKind::ListItem;
                    block.depth = Some(context.depth);
                    block.ordered = context.ordered || self.numbered;
                }
            }
        }
        self.builder.open(block);
    }

    fn end_block(&mut self) {
        let before = self.builder.count();
        self.builder.close();
        if self.builder.count() > before {
            self.looks.push(self.look.unwrap_or_default());
        }
        self.look = None;
        self.tabs = 0;
    }
}
