//! What holds at a place of the tree.

use dom_query::Element;

use super::element::{Role, attribute};
use super::ink::Ink;

/// How the tree is read.
#[derive(Clone, Copy, Default)]
pub(super) struct Manner {
    /// As copied: with the word processors' rules, and without what is there for screen readers.
    pub copied: bool,
    /// What nobody sees was taken out already.
    pub cleaned: bool,
}

/// What the text of a place is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Flow,
    Title,
    Heading(u8),
    Item,
    Quote,
    Caption,
    Row,
}

/// What is done with white space.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Collapses,
    /// `white-space: pre-wrap` and its like.
    Kept,
    /// `<pre>`: blank lines do not part it either.
    Pre,
}

/// What holds at a place of the tree.
#[derive(Clone, Copy)]
pub(super) struct Context {
    pub place: Place,
    /// Depth of lists, and whether the innermost is numbered.
    pub depth: u8,
    pub ordered: bool,
    /// Number of the list item, to know whether it has text already.
    pub item: Option<usize>,
    pub space: Space,
    pub ink: Ink,
    /// Tables whose rows are rows, and not just blocks.
    pub data: bool,
}

/// Level of a heading in Word that HTML has no element for: `MsoHeading7`.
pub(super) fn word_heading(element: &Element) -> Option<u8> {
    let mut classes = attribute(element, "class")?.split_ascii_whitespace().take(16);
    classes.find_map(|class| class.strip_prefix("MsoHeading")?.parse().ok()).filter(|level| (1..=9).contains(level))
}

/// Whether an element stands on lines of its own.
pub(super) const fn is_block(role: Role) -> bool {
    !matches!(
        role,
        Role::Inline
            | Role::Break
            | Role::Link
            | Role::Strong
            | Role::Em
            | Role::Code
            | Role::Font
            | Role::Cell
            | Role::Nothing
    )
}
