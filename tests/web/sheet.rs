//! An article in the page, drawn as the workbench draws it.

use postil::article::Block;
use postil::browser::page::{create, document};
use postil::browser::painter::Painter;
use postil::editor::Session;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// Titles, paragraphs, lists, quotations; scripts that run either way, characters of many code points and units.
pub const HARD: &str = "Family 👩‍👩‍👧‍👦 matters\n\nPrices rose 3.5 %. “No”, he said; e\u{301}\u{323}clairs 🇩🇪🇫🇷 too!\n\n\
    שלום עולם. \u{202E}abc\u{202C} def.\n\n日本語の文です。次の文😀です。\n\nThings to buy:\n\n  • milk 🥛\n  • क्षि and more\n\n\
    Nobody <b>knows</b> &amp; asks.";

/// A drawn article; it goes when this goes.
pub struct Sheet {
    pub session: Session,
    pub painter: Painter,
    pub root: Element,
}

impl Sheet {
    /// Draws a session between two paragraphs that are no part of it.
    pub fn new(session: Session) -> Self {
        let body = document().body().unwrap();
        let root = create("div");
        root.set_attribute("data-article", "").unwrap();
        for element in [&paragraph("Before"), &root, &paragraph("After")] {
            body.append_child(element).unwrap();
        }
        let painter = Painter::new(root.clone(), &session);
        Self { session, painter, root }
    }

    /// The blocks with their elements.
    pub fn blocks(&self) -> impl Iterator<Item = (&Block, &Element)> {
        let article = self.session.article();
        article.blocks.iter().zip(self.painter.blocks(article).elements)
    }

    /// The element of a block.
    pub fn block(&self, index: usize) -> Element {
        self.painter.blocks(self.session.article()).elements[index].clone()
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        let beside = [self.root.previous_element_sibling(), self.root.next_element_sibling()];
        beside.into_iter().flatten().for_each(|element| element.remove());
        self.root.remove();
    }
}

fn paragraph(text: &str) -> Element {
    let element = create("p");
    element.set_text_content(Some(text));
    element
}

/// The elements that a selector finds.
pub fn all(root: &Element, selector: &str) -> Vec<Element> {
    let found = root.query_selector_all(selector).unwrap();
    (0..found.length()).map(|at| found.get(at).unwrap().unchecked_into()).collect()
}

/// The nodes in a node.
pub fn children(node: &Node) -> Vec<Node> {
    let found = node.child_nodes();
    (0..found.length()).map(|at| found.get(at).unwrap()).collect()
}

/// The text nodes in a node.
pub fn texts(node: &Node) -> Vec<Node> {
    children(node)
        .into_iter()
        .flat_map(|child| if child.node_type() == Node::TEXT_NODE { vec![child] } else { texts(&child) })
        .collect()
}

pub fn text(node: &Node) -> String {
    node.text_content().unwrap_or_default()
}
