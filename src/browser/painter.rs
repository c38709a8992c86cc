//! Draws an article: its blocks once, the content of a block anew whenever its marks change.
//!
//! This is DOM work by hand, not components: an article has thousands of sentences, nothing in them reacts by itself, and
//! an element a sentence with its own subscriptions would cost more than drawing the block again.

use web_sys::{Element, Node};

use super::page::{create, document, pixels};
use super::selection::Blocks;
use crate::annotation::{AnnotationId, Mark, PieceKind, pieces};
use crate::article::{Article, Block, BlockKind, EmphasisKind, Link};
use crate::editor::Session;
use crate::l10n::blocks;
use crate::sorted::Sorted;
use crate::text::TextRange;

/// The drawn article.
pub struct Painter {
    root: Element,
    blocks: Vec<Element>,
    /// The sentences of each block.
    sentences: Vec<Vec<Element>>,
    /// What is shown as current and as selected.
    shown: Vec<Element>,
    /// The section that is being drawn: its index, its element, and the list that is open in it.
    open: Option<(usize, Element, Option<Element>)>,
    styles: Styles,
}

impl Painter {
    /// Draws the session's article into `root`, over whatever was there.
    #[must_use]
    pub fn new(root: Element, session: &Session) -> Self {
        let mut painter = Self::begin(root, session);
        painter.more(session, &|| false);
        painter
    }

    /// Begins to draw the session's article into `root`, over whatever was there; [`Self::more`] goes on.
    #[must_use]
    pub fn begin(root: Element, session: &Session) -> Self {
        let article = session.article();
        root.set_text_content(None);
        let _ = root.remove_attribute("data-whole");
        Self {
            root,
            blocks: Vec::with_capacity(article.blocks.len()),
            sentences: Vec::with_capacity(article.blocks.len()),
            shown: vec![],
            open: None,
            styles: Styles::of(article),
        }
    }

    /// Draws further blocks, at least one, until `stop` says so after one of them. Whether there are more.
    pub fn more(&mut self, session: &Session, stop: &dyn Fn() -> bool) -> bool {
        let article = session.article();
        while let Some(block) = article.blocks.get(self.blocks.len()) {
            let parent = self.parent(block);
            let drawn = block_element(article, block);
            append(&parent, &drawn);
            self.sentences.push(self.fill(&drawn, session, block));
            self.blocks.push(drawn);
            if stop() {
                break;
            }
        }
        self.show(session);
        self.blocks.len() < article.blocks.len()
    }

    /// Lets the browser leave out what is out of view, in the first sections too: they have been shown.
    pub fn shrink(&self) {
        set(&self.root, "data-whole", "");
    }

    /// Draws as many blocks as it takes for this one to be there.
    pub fn reach(&mut self, session: &Session, block: usize) {
        while self.blocks.len() <= block && self.more(session, &|| true) {}
    }

    /// The element that the next block goes into: a list, or its section.
    fn parent(&mut self, block: &Block) -> Element {
        let next = self.open.as_ref().map_or(0, |(at, ..)| at + 1);
        if self.open.as_ref().is_none_or(|(at, ..)| *at != block.section) {
            // Sections without blocks have an element too.
            for at in next..=block.section {
                let element = create("section");
                set(&element, "id", &format!("section-{at}"));
                append(&self.root, &element);
                self.open = Some((at, element, None));
            }
        }
        let Some((_, section, list)) = &mut self.open else { return self.root.clone() };
        if block.kind != BlockKind::ListItem {
            *list = None;
            return section.clone();
        }
        list.get_or_insert_with(|| list_element(section, block)).clone()
    }

    /// The elements of the blocks, for the selection.
    #[must_use]
    pub fn blocks<'a>(&'a self, article: &'a Article) -> Blocks<'a> {
        Blocks { article, elements: &self.blocks }
    }

    /// Brings the content of a block up to date; [`Self::show`] must follow. Sentences that are right already stay, so that the
    /// browser lays out and paints only those that changed.
    pub fn repaint(&mut self, session: &Session, index: usize) {
        // What is drawn anew has no signs, and would not be equal to what has them.
        self.hide();
        let (Some(block), Some(element)) = (session.article().blocks.get(index), self.blocks.get(index)) else {
            return;
        };
        let new = create("p");
        self.fill(&new, session, block);
        update(element, &new);
        if let Some(sentences) = self.sentences.get_mut(index) {
            *sentences = all(element, "[data-sentence]");
        }
    }

    /// Draws the content of a block into an empty element. Its sentences.
    fn fill(&self, element: &Element, session: &Session, block: &Block) -> Vec<Element> {
        let article = session.article();
        let styles = self.styles.within(block.range);
        let mut sentences = Vec::with_capacity(block.sentences.len());
        for piece in pieces(article, session.annotations(), block) {
            match piece.kind {
                PieceKind::Gap => draw(element, &piece.parts, session, styles),
                PieceKind::Sentence(at) => {
                    let span = create("span");
                    if let Some(sentence) = article.sentences.get(at) {
                        set(&span, "data-sentence", sentence.id.as_str());
                        if session.no_claim().contains(&sentence.id) {
                            set(&span, "data-reviewed", "");
                        }
                    }
                    draw(&span, &piece.parts, session, styles);
                    append(element, &span);
                    sentences.push(span);
                }
            }
        }
        sentences
    }

    /// Draws the blocks anew that hold other words than the article.
    pub fn heal(&mut self, session: &Session) {
        let altered: Vec<usize> = self.blocks(session.article()).altered().collect();
        altered.into_iter().for_each(|at| self.repaint(session, at));
        self.show(session);
    }

    /// Moves the signs of the current sentence and the selected annotation from where they were.
    pub fn show(&mut self, session: &Session) {
        self.hide();
        let view = session.view();
        if let Some(new) = view.current.and_then(|at| self.sentence(session.article(), at)) {
            set(new, "aria-current", "true");
            self.shown.push(new.clone());
        }
        for mark in view.selected.iter().flat_map(|id| self.marks(session, id)).collect::<Vec<_>>() {
            let _ = mark.class_list().add_1("selected");
            self.shown.push(mark);
        }
    }

    /// Takes the signs away.
    fn hide(&mut self) {
        for old in std::mem::take(&mut self.shown) {
            let _ = old.remove_attribute("aria-current");
            let _ = old.class_list().remove_1("selected");
        }
    }

    /// The element of a sentence.
    #[must_use]
    pub fn sentence(&self, article: &Article, index: usize) -> Option<&Element> {
        let block = article.sentences.get(index)?.block;
        let first = article.blocks.get(block)?.sentences.start;
        self.sentences.get(block)?.get(index.checked_sub(first)?)
    }

    /// The elements of an annotation in text order.
    #[must_use]
    pub fn marks(&self, session: &Session, id: &AnnotationId) -> Vec<Element> {
        let annotation = session.annotations().get(id);
        let ranges = annotation.into_iter().flat_map(|annotation| annotation.target.ranges());
        let blocks = ranges.flat_map(|range| session.article().blocks_in(range));
        let marks = blocks.filter_map(|at| self.blocks.get(at)).flat_map(|block| all(block, "mark"));
        marks.filter(|mark| mark.get_attribute("data-annotation").as_deref() == Some(id.as_str())).collect()
    }

    /// Where each range of an annotation starts and ends on the screen, in pixels from the corner of the article: the left
    /// edge of its first line and the right edge of its last, with the top and height of each. None of a range that is not
    /// drawn.
    #[must_use]
    pub fn ends(&self, session: &Session, id: &AnnotationId) -> Vec<Option<[End; 2]>> {
        let ranges = session.annotations().get(id).into_iter().flat_map(|annotation| annotation.target.ranges());
        let blocks = self.blocks(session.article());
        let origin = self.ground();
        let end = |x: f64, rect: &web_sys::DomRect| End {
            left: pixels(x - origin.left()),
            top: pixels(rect.top() - origin.top()),
            height: pixels(rect.height()),
        };
        let ends = |range| {
            let rects = blocks.range(range)?.get_client_rects()?;
            let (first, last) = (rects.item(0)?, rects.item(rects.length().checked_sub(1)?)?);
            Some([end(first.left(), &first), end(last.right(), &last)])
        };
        ranges.map(ends).collect()
    }

    /// What handles are placed in: the sheet may have a headline above it.
    fn ground(&self) -> web_sys::DomRect {
        let ground = self.root.closest("[data-ground]").ok().flatten();
        ground.as_ref().unwrap_or(&self.root).get_bounding_client_rect()
    }

    /// Where the first line of a block stands, in pixels from the corner of the article.
    #[must_use]
    pub fn line(&self, block: usize) -> Option<End> {
        let rect = self.blocks.get(block)?.get_bounding_client_rect();
        let origin = self.ground();
        let [left, top, height] = [rect.left() - origin.left(), rect.top() - origin.top(), rect.height()].map(pixels);
        Some(End { left, top, height })
    }
}

/// A line on the screen, or an end of an annotation in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct End {
    /// Pixels from the left of the article.
    pub left: i32,
    /// Pixels from its top.
    pub top: i32,
    /// Height of the line.
    pub height: i32,
}

fn block_element(article: &Article, block: &Block) -> Element {
    let element = match block.kind {
        BlockKind::Title if !block.duplicate => create("h1"),
        BlockKind::Heading => create(&format!("h{}", block.level.unwrap_or(2).clamp(2, 6))),
        BlockKind::ListItem => create("li"),
        BlockKind::Quote => create("blockquote"),
        _ => create("p"),
    };
    let class = if block.duplicate { "repeated" } else { block.kind.name() };
    set(&element, "class", class);
    if block.duplicate {
        // Drawn by the style sheet, so that it is no part of the text.
        set(&element, "data-told", blocks::REPEATED.get());
    }
    // Each block finds its own direction: an English article may quote a line of Arabic.
    set(&element, "dir", "auto");
    if block.kind == BlockKind::ListItem {
        let marker = TextRange::new(block.range.start(), article.content(block).start());
        let marker = article.text.slice(marker).trim();
        // Lists that came with formatting have no signs in the text: bullets are drawn, and numbers are counted.
        if !(block.ordered && marker.is_empty()) {
            set(&element, "data-marker", if block.ordered { marker } else { "•" });
        }
        set(&element, "data-depth", &block.depth.unwrap_or(1).min(6).to_string());
    }
    element
}

fn list_element(section: &Element, block: &Block) -> Element {
    let list = create(if block.ordered { "ol" } else { "ul" });
    // The markers are those of the text, so the list's own are off, and with them goes the role in some browsers.
    set(&list, "role", "list");
    append(section, &list);
    list
}

fn draw(parent: &Element, parts: &[Mark], session: &Session, styles: &[Styled]) {
    for part in parts {
        match part {
            Mark::Text(range) => draw_text(parent, session.article(), *range, styles),
            Mark::Mark { annotation, last, parts, .. } => {
                let mark = create("mark");
                set(&mark, "data-annotation", annotation.as_str());
                let annotation = session.annotations().get(annotation);
                let labels = &session.labels().labels;
                let at = annotation.and_then(|one| labels.iter().position(|label| label.id == one.label));
                if let Some((at, label)) = at.and_then(|at| Some((at, labels.get(at)?))) {
                    set(&mark, "data-k", &at.to_string());
                    set(&mark, "data-label", label.id.as_str());
                    if *last {
                        set(&mark, "data-badge", &label.badge);
                    }
                }
                draw(&mark, parts, session, styles);
                append(parent, &mark);
            }
        }
    }
}

/// Emphasis and links of an article, by where they start.
struct Styles(Vec<Styled>);

/// A range that looks otherwise: its element, and for a link where it leads.
struct Styled {
    range: TextRange,
    tag: &'static str,
    url: Option<String>,
}

impl Styles {
    fn of(article: &Article) -> Self {
        let tag = |kind| match kind {
            EmphasisKind::Strong => "strong",
            EmphasisKind::Em => "em",
            EmphasisKind::Code => "code",
        };
        let emphasis = article.emphasis.iter().map(|one| Styled { range: one.range, tag: tag(one.kind), url: None });
        let link = |link: &Link| Styled { range: link.range, tag: "span", url: Some(link.url.clone()) };
        let all = article.links.iter().map(link).chain(emphasis).collect();
        Self(crate::sorted::sort(all, |one: &Styled, other| one.range.start().cmp(&other.range.start())))
    }

    /// Those that start in a block; none reaches beyond its block.
    fn within(&self, block: TextRange) -> &[Styled] {
        let from = self.0.partition_point(|one| one.range.start() < block.start());
        let to = self.0.partition_point(|one| one.range.start() < block.end());
        self.0.get(from..to).unwrap_or_default()
    }
}

/// Draws text with its emphasis and links, cut where one of them begins or ends.
fn draw_text(parent: &Element, article: &Article, range: TextRange, styles: &[Styled]) {
    let here: Vec<&Styled> = styles.iter().filter(|one| one.range.touches(range)).collect();
    let mut edges = Sorted::from(vec![range.end()]);
    for edge in here.iter().flat_map(|one| [one.range.start(), one.range.end()]) {
        if range.contains(edge) && edge > range.start() {
            edges.insert(edge);
        }
    }
    let mut from = range.start();
    for to in edges.iter().copied() {
        let mut inside = parent.clone();
        for one in here.iter().filter(|one| one.range.contains(from)) {
            let element = create(one.tag);
            if let Some(url) = &one.url {
                // Not to be followed here: a press in the article is about its sentences. What it says is shown as text.
                set(&element, "class", "link");
                set(&element, "title", url);
            }
            append(&inside, &element);
            inside = element;
        }
        append(&inside, &document().create_text_node(article.text.slice(TextRange::new(from, to))));
        from = to;
    }
}

fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

fn append(parent: &Element, child: &Node) {
    let _ = parent.append_child(child);
}

/// Lets `old` hold the children of `new`, which loses them. Children of `old` that are equal to those in their places stay.
fn update(old: &Element, new: &Element) {
    let mut at = old.first_child();
    while let Some(child) = new.first_child() {
        let Some(present) = at else {
            append(old, &child);
            continue;
        };
        at = present.next_sibling();
        let _ = match present.is_equal_node(Some(&child)) {
            true => new.remove_child(&child),
            false => old.replace_child(&child, &present),
        };
    }
    while let Some(left) = at {
        at = left.next_sibling();
        let _ = old.remove_child(&left);
    }
}

fn all(root: &Element, selector: &str) -> Vec<Element> {
    use wasm_bindgen::JsCast;
    let found = root.query_selector_all(selector).ok();
    let nodes = found.iter().flat_map(|list| (0..list.length()).filter_map(|at| list.get(at)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}
