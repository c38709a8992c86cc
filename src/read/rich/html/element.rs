//! What an element is to a reader.

use dom_query::{Element, NodeData, NodeRef};

/// What an element does with what stands in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// Nothing: it is part of the line.
    Inline,
    /// It stands on lines of its own.
    Block,
    /// A heading of a level from 1.
    Heading(u8),
    /// A list, numbered or not.
    List(bool),
    /// An item of a list.
    Item,
    /// A quotation set apart.
    Quote,
    /// Text whose white space counts.
    Pre,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// What stands under a picture or over a table.
    Caption,
    /// A new line.
    Break,
    /// A line across the page.
    Rule,
    /// A link.
    Link,
    /// Bold.
    Strong,
    /// Italic.
    Em,
    /// Code.
    Code,
    /// Letters of a size.
    Font,
    /// Nobody reads it: scripts, form controls, what is played or drawn.
    Nothing,
}

/// The role of an element by its name and its `role`.
pub(super) fn role(element: &Element) -> Role {
    let said = attribute(element, "role").unwrap_or_default().trim();
    if said.eq_ignore_ascii_case("heading") {
        let level = attribute(element, "aria-level").and_then(|level| level.trim().parse::<u8>().ok());
        return Role::Heading(level.unwrap_or(2).clamp(1, 6));
    }
    match element.name.local.as_ref() {
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" => Role::Heading(3),
        "h4" => Role::Heading(4),
        "h5" => Role::Heading(5),
        "h6" => Role::Heading(6),
        "ul" | "menu" | "dir" => Role::List(false),
        "ol" => Role::List(true),
        "li" => Role::Item,
        "blockquote" => Role::Quote,
        "pre" | "listing" | "xmp" | "plaintext" => Role::Pre,
        "table" => Role::Table,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "figcaption" | "caption" => Role::Caption,
        "br" => Role::Break,
        "hr" => Role::Rule,
        "a" => Role::Link,
        "b" | "strong" => Role::Strong,
        "i" | "em" | "cite" | "dfn" | "var" => Role::Em,
        "code" | "kbd" | "samp" | "tt" => Role::Code,
        "font" => Role::Font,
        "address" | "article" | "aside" | "body" | "center" | "dd" | "details" | "dialog" | "div" | "dl" | "dt"
        | "fieldset" | "figure" | "footer" | "form" | "frameset" | "header" | "hgroup" | "html" | "legend" | "main"
        | "nav" | "noframes" | "optgroup" | "p" | "search" | "section" | "summary" | "tbody" | "tfoot" | "thead" => {
            Role::Block
        }
        // Scripts and the like; what stands there for browsers that cannot do something; form controls; what is played;
        // of SVG and MathML what is not drawn.
        "script" | "style" | "template" | "noscript" | "head" | "title" | "meta" | "link" | "base" | "iframe"
        | "frame" | "noembed" | "object" | "embed" | "applet" | "audio" | "video" | "canvas" | "map" | "button"
        | "datalist" | "input" | "meter" | "option" | "progress" | "select" | "textarea" | "annotation"
        | "annotation-xml" | "defs" | "desc" | "metadata" | "symbol" => Role::Nothing,
        _ => Role::Inline,
    }
}

/// The value of an attribute.
pub(super) fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.attrs.iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.as_ref())
}

/// Whether an element of a class that begins so.
pub(super) fn has_class(element: &Element, beginning: &str) -> bool {
    let classes = attribute(element, "class").unwrap_or_default();
    classes.split_ascii_whitespace().take(16).any(|class| class.starts_with(beginning))
}

/// Whether it says of itself that nobody sees it.
pub(super) fn is_hidden(element: &Element) -> bool {
    const FOR_SCREEN_READERS: [&str; 5] =
        ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader"];
    let hidden = attribute(element, "hidden").is_some_and(|hidden| !hidden.eq_ignore_ascii_case("until-found"));
    hidden || FOR_SCREEN_READERS.iter().any(|class| has_class(element, class))
}

/// Whether a table holds data. Others hold the page itself, as in e-mails: their cells are read like any block.
///
/// A data table has two columns or more, and nothing in its cells that only a text has.
pub(super) fn holds_data(table: &NodeRef) -> bool {
    /// Characters; more than that is no cell.
    const LONG: usize = 1500;
    let presentation =
        |element: &Element| matches!(attribute(element, "role").unwrap_or_default(), "presentation" | "none");
    if table.element_ref().is_some_and(|element| presentation(&element)) {
        return false;
    }
    let (mut columns, mut cells, mut paragraphs, mut length) = (0, 0, 0, 0);
    for node in table.descendants_it() {
        let holds_text = node.query_or(false, |node| match &node.data {
            NodeData::Element(element) => {
                match element.name.local.as_ref() {
                    "tr" => cells = 0,
                    "td" | "th" => {
                        cells += 1;
                        columns = columns.max(cells);
                        (paragraphs, length) = (0, 0);
                    }
                    "p" | "pre" => paragraphs += 1,
                    "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "article" => return true,
                    _ => {}
                }
                paragraphs > 3
            }
            NodeData::Text { contents } => {
                length += contents.trim().len();
                length > LONG
            }
            _ => false,
        });
        if holds_text {
            return false;
        }
    }
    columns >= 2
}
