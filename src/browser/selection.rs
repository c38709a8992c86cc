//! Between the browser's selection and ranges of the text.
//!
//! The DOM of a block holds exactly the text of the block's content, cut into elements as marks need it. A point in the DOM
//! is therefore a block and a number of UTF-16 units from the start of its content.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range, Selection};

use super::page::document;
use crate::article::Article;
use crate::text::{TextRange, Unit};

/// The elements of an article's blocks, in order.
pub struct Blocks<'a> {
    /// The article.
    pub article: &'a Article,
    /// One element a block.
    pub elements: &'a [Element],
}

impl Blocks<'_> {
    /// What is selected of the article; `None` where nothing is, or the selection does not reach into it.
    #[must_use]
    pub fn selected(&self) -> Option<TextRange> {
        let range = self.native_range()?;
        let start = self.byte(&range.start_container().ok()?, range.start_offset().ok()?)?;
        let end = self.byte(&range.end_container().ok()?, range.end_offset().ok()?)?;
        Some(TextRange::new(start, end)).filter(|range| !range.is_empty())
    }

    /// The same where the selection lies in the article from end to end.
    #[must_use]
    pub fn selected_inside(&self) -> Option<TextRange> {
        let around = self.native_range()?.common_ancestor_container().ok();
        self.root().filter(|root| root.contains(around.as_ref()))?;
        self.selected()
    }

    /// Whether a block that is selected, or a part of it, holds other words than the article.
    #[must_use]
    pub fn is_altered(&self) -> bool {
        let altered = |range: Range| {
            let whole = document().create_range().ok()?;
            let first = self.block(&whole, &range.start_container().ok()?, range.start_offset().ok()?);
            let last = self.block(&whole, &range.end_container().ok()?, range.end_offset().ok()?);
            Some((first..=last).any(|at| !self.holds(at)))
        };
        self.native_range().and_then(altered).unwrap_or(false)
    }

    /// The drawn blocks that hold other words than the article.
    pub fn altered(&self) -> impl Iterator<Item = usize> {
        (0..self.elements.len()).filter(|at| !self.holds(*at))
    }

    /// Whether a block, where it is drawn, holds the words of the article.
    fn holds(&self, at: usize) -> bool {
        let (Some(element), Some(block)) = (self.elements.get(at), self.article.blocks.get(at)) else { return true };
        element.text_content().as_deref() == Some(self.article.text.slice(self.article.content(block)))
    }

    /// The browser's selection, where it reaches into the article.
    fn native_range(&self) -> Option<Range> {
        // The last is the newest, where a browser keeps several.
        let selection = native()?;
        let range = selection.get_range_at(selection.range_count().checked_sub(1)?).ok();
        let range = range.filter(|range| !range.collapsed())?;
        let root = self.root()?;
        range.intersects_node(&root).unwrap_or(false).then_some(range)
    }

    fn root(&self) -> Option<Element> {
        self.elements.first()?.closest("[data-article]").ok().flatten()
    }

    /// Selects a range of the text in the browser, or, with `None`, nothing.
    pub fn select(&self, range: Option<TextRange>) {
        let Some(selection) = native() else { return };
        match range.and_then(|range| self.points(range)) {
            Some(((start, from), (end, to))) => {
                let _ = selection.set_base_and_extent(&start, from, &end, to);
            }
            // Asked to select nothing, the browser lays the page out; mostly nothing is selected anyway.
            None if !selection.is_collapsed() => {
                let _ = selection.remove_all_ranges();
            }
            None => {}
        }
    }

    /// A range of the text as one of the DOM, from text to text.
    #[must_use]
    pub fn range(&self, range: TextRange) -> Option<Range> {
        let ((start, from), (end, to)) = self.points(range)?;
        let found = document().create_range().ok()?;
        found.set_start(&start, from).ok()?;
        found.set_end(&end, to).ok()?;
        Some(found)
    }

    fn points(&self, range: TextRange) -> Option<((Node, u32), (Node, u32))> {
        Some((self.point(range.start(), false)?, self.point(range.end(), true)?))
    }

    /// The block that holds a point of the DOM, else the next; past the last, their number.
    fn block(&self, whole: &Range, node: &Node, offset: u32) -> usize {
        // The first block after which the point does not lie.
        self.elements.partition_point(|element| side(whole, element, node, offset) > 0)
    }

    /// The byte at a point of the DOM: in a block its place in the text, between blocks the start of the next.
    #[must_use]
    pub fn byte(&self, node: &Node, offset: u32) -> Option<usize> {
        let whole = document().create_range().ok()?;
        let at = self.block(&whole, node, offset);
        let (Some(element), Some(block)) = (self.elements.get(at), self.article.blocks.get(at)) else {
            return Some(self.article.text.len());
        };
        let content = self.article.content(block);
        if side(&whole, element, node, offset) < 0 {
            return Some(content.start());
        }
        let before = document().create_range().ok()?;
        before.set_start(element, 0).ok()?;
        before.set_end(node, offset).ok()?;
        let units = usize::try_from(before.to_string().length()).ok()?;
        let text = &self.article.text;
        text.byte(text.count(content.start(), Unit::Utf16) + units, Unit::Utf16)
    }

    /// The text node and offset in it where `byte` stands; at the seam of two nodes, with `end`, the end of the first.
    fn point(&self, byte: usize, end: bool) -> Option<(Node, u32)> {
        let text = &self.article.text;
        let near = if end { byte.saturating_sub(1) } else { byte };
        let at = self.article.blocks.partition_point(|block| block.range.end() <= near);
        let (element, block) = (self.elements.get(at)?, self.article.blocks.get(at)?);
        let content = self.article.content(block).start();
        let units = text.count(byte, Unit::Utf16).saturating_sub(text.count(content, Unit::Utf16));
        let mut left = u32::try_from(units).ok()?;
        let walker = document().create_tree_walker_with_what_to_show(element, TEXT_NODES).ok()?;
        let mut last = None;
        while let Some(node) = walker.next_node().ok().flatten() {
            let length = utf16_length(&node);
            if left < length || (end && left == length) {
                return Some((node, left));
            }
            left -= length;
            last = Some((node, length));
        }
        last
    }
}

/// Whether a point of the DOM lies before an element's content (-1), in it (0), or after it (1). `whole` is any range, which is
/// set to that content: a browser keeps track of each range that there is.
fn side(whole: &Range, element: &Element, node: &Node, offset: u32) -> i16 {
    let _ = whole.select_node_contents(element);
    whole.compare_point(node, offset).unwrap_or(1)
}

/// `NodeFilter.SHOW_TEXT`.
const TEXT_NODES: u32 = 4;

fn utf16_length(node: &Node) -> u32 {
    node.text_content().map_or(0, |text| u32::try_from(text.encode_utf16().count()).unwrap_or(0))
}

fn native() -> Option<Selection> {
    web_sys::window()?.get_selection().ok().flatten()
}

/// Lets the browser's selection end at a point of the DOM, where that lies in the article.
pub fn extend(node: &Node, offset: u32) {
    let parent = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element());
    let inside = parent.and_then(|parent| parent.closest("[data-article]").ok().flatten()).is_some();
    if let Some(selection) = native().filter(|selection| inside && selection.anchor_node().is_some()) {
        let _ = selection.extend_with_offset(node, offset);
    }
}

/// The boxes of the browser's selection, for placing something beside it: first and last line.
#[must_use]
pub fn boxes() -> Option<(web_sys::DomRect, web_sys::DomRect)> {
    let range: Range = native()?.get_range_at(0).ok()?;
    let rects = range.get_client_rects()?;
    Some((rects.item(0)?, rects.item(rects.length().checked_sub(1)?)?))
}

/// The place in the text at a point of the window. `caretPositionFromPoint` (CSSOM View) is newer than its WebKit twin.
pub fn caret(x: i32, y: i32) -> Option<(Node, u32)> {
    let document = document();
    let call = |name: &str| {
        let function = js_sys::Reflect::get(&document, &name.into()).ok()?;
        function.dyn_ref::<js_sys::Function>()?.call2(&document, &x.into(), &y.into()).ok()
    };
    match call("caretPositionFromPoint") {
        Some(found) => {
            let found: web_sys::CaretPosition = found.dyn_into().ok()?;
            Some((found.offset_node()?, found.offset()))
        }
        None => {
            let found: web_sys::Range = call("caretRangeFromPoint")?.dyn_into().ok()?;
            Some((found.start_container().ok()?, found.start_offset().ok()?))
        }
    }
}
