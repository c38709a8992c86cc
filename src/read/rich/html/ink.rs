//! What letters look like, and the emphasis and links that come of it.

use dom_query::Element;

use super::super::Builder;
use super::element::Role;
use super::style::Style;
use crate::article::EmphasisKind;

/// What letters look like at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Ink {
    pub strong: bool,
    pub em: bool,
    pub code: bool,
    /// Number of the link they are part of.
    pub link: Option<Link>,
    /// Size in tenths of a point; that of a block is the least in it.
    pub size: u16,
    /// In a heading, which is bold by itself.
    heading: bool,
}

/// Number of a link.
pub(super) type Link = usize;

/// What browsers take where nothing is said: 16 pixels.
pub(super) const NORMAL: u16 = 120;

impl Default for Ink {
    fn default() -> Self {
        Self { strong: false, em: false, code: false, link: None, size: NORMAL, heading: false }
    }
}

impl Ink {
    /// What an element does to the letters in it.
    pub fn take(&mut self, role: Role, style: &Style, element: &Element) {
        match role {
            Role::Strong => self.strong = true,
            Role::Em => self.em = true,
            Role::Code => self.code = true,
            // Bold by the browser's own style sheet, which says nothing of what the author thought.
            Role::Cell if &*element.name.local == "th" => self.strong = false,
            _ => {}
        }
        self.strong = style.bold.unwrap_or(self.strong);
        self.em = style.italic.unwrap_or(self.em);
        self.size = style.size.unwrap_or(self.size);
        self.strong &= !self.heading;
    }

    /// Headings are bold by themselves.
    pub fn plain(&mut self) {
        self.heading = true;
        self.strong = false;
    }

    /// What holds of all letters of a block, given more of them.
    pub fn meet(&mut self, other: &Self) {
        self.strong &= other.strong;
        self.size = self.size.min(other.size);
    }
}

/// The emphasis and links that are open, outermost first, so that the text gets each once however deep it was nested.
#[derive(Default)]
pub(super) struct Spans {
    urls: Vec<String>,
    open: Vec<Span>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Span {
    Link(Link),
    Emphasis(EmphasisKind),
}

impl Spans {
    /// A new link; its number.
    pub fn link(&mut self, url: String) -> Link {
        self.urls.push(url);
        self.urls.len() - 1
    }

    /// Ends all that is open.
    pub fn end(&mut self, builder: &mut Builder) {
        for _ in self.open.drain(..) {
            builder.end_span();
        }
    }

    /// Ends and begins what is needed for letters that look like `ink`.
    pub fn follow(&mut self, builder: &mut Builder, ink: &Ink) {
        let wanted = [
            ink.link.map(Span::Link),
            ink.strong.then_some(Span::Emphasis(EmphasisKind::Strong)),
            ink.em.then_some(Span::Emphasis(EmphasisKind::Em)),
            ink.code.then_some(Span::Emphasis(EmphasisKind::Code)),
        ];
        let wanted: Vec<Span> = wanted.into_iter().flatten().collect();
        let same = self.open.iter().zip(&wanted).take_while(|(open, wanted)| open == wanted).count();
        while self.open.len() > same {
            self.open.pop();
            builder.end_span();
        }
        for span in wanted.into_iter().skip(same) {
            match span {
                Span::Link(link) => builder.begin_link(self.urls.get(link).map_or("", String::as_str)),
                Span::Emphasis(kind) => builder.begin_emphasis(kind),
            }
            self.open.push(span);
        }
    }
}
