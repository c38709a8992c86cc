//! What a person says of passages: annotations, the labels they carry, how a passage is written down so that it can be
//! found again, and how marks lie in the text.

mod annotations;
pub mod attributes;
mod contrast;
mod coverage;
mod draft;
pub mod fields;
mod join;
mod label;
mod marks;
mod presets;
mod relation;
mod selector;

pub use annotations::Annotations;
pub use contrast::{Contrast, DARK, LIGHT, Theme, contrast, ink_share, overlap};
pub use coverage::Coverage;
pub use draft::LabelField;
pub use label::{Attribute, AttributeKind, Choice, Label, LabelSet, Line, RelationType, slug};
pub use marks::{Mark, Piece, PieceKind, pieces};
pub use presets::{PRESETS, claims, empty_set, preset};
pub use relation::Relation;
pub use selector::{Selector, describe};

use crate::article::{Article, Id, Timestamp};
use crate::json::Object;
use crate::sorted::sort;
use crate::text::TextRange;

/// One mark by the user.
#[derive(Clone, PartialEq, Debug)]
pub struct Annotation {
    /// `urn:uuid:…`
    pub id: Id,
    /// Id of its label.
    pub label: Id,
    /// What it marks.
    pub target: Target,
    /// Values of the attributes that the label set defines, by attribute id.
    pub attributes: Object,
    /// What the person wrote about it.
    pub note: String,
    /// Who made it, as that person is called in the settings.
    pub creator: Option<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
    /// Unknown fields. Those inside the ranges of the target stand under `target`, one object a range in text order.
    pub extra: Object,
}

impl Annotation {
    /// The words that it marks in `article`, the ranges divided by ` … `.
    #[must_use]
    pub fn words(&self, article: &Article) -> String {
        let ranges: Vec<&str> = self.target.ranges().map(|range| article.text.slice(range)).collect();
        ranges.join(" … ")
    }
}

/// The ranges an annotation marks: one or more, in text order, none empty, none overlapping.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Target {
    first: TextRange,
    rest: Vec<TextRange>,
}

impl Target {
    /// A target of one range; `None` for an empty one.
    #[must_use]
    pub fn new(range: TextRange) -> Option<Self> {
        (!range.is_empty()).then_some(Self { first: range, rest: Vec::new() })
    }

    /// A target of several ranges in text order; `None` where there is none, one is empty, or two overlap or stand in
    /// another order.
    #[must_use]
    pub fn of(ranges: Vec<TextRange>) -> Option<Self> {
        let apart = ranges.array_windows().all(|[one, next]| one.end() <= next.start());
        let full = ranges.iter().all(|range| !range.is_empty());
        let mut ranges = ranges.into_iter();
        let first = ranges.next()?;
        (apart && full).then(|| Self { first, rest: ranges.collect() })
    }

    /// A target of all of `text` that the ranges hold, in whatever order they come. Those that overlap, or have nothing but
    /// white space between them, become one. `None` where there is none, or one is empty.
    #[must_use]
    pub fn union(ranges: Vec<TextRange>, text: &str) -> Option<Self> {
        let mut joined: Vec<TextRange> = Vec::with_capacity(ranges.len());
        for range in sort(ranges, Ord::cmp) {
            match joined.last_mut() {
                Some(last) if is_blank(text, last.end(), range.start()) => *last = last.cover(range),
                _ => joined.push(range),
            }
        }
        Self::of(joined)
    }

    /// The first range.
    #[must_use]
    pub const fn first(&self) -> TextRange {
        self.first
    }

    /// The last range.
    #[must_use]
    pub fn last(&self) -> TextRange {
        self.rest.last().copied().unwrap_or(self.first)
    }

    /// All ranges in text order.
    pub fn ranges(&self) -> impl Iterator<Item = TextRange> {
        std::iter::once(self.first).chain(self.rest.iter().copied())
    }

    /// Whether one of the ranges touches `range`.
    #[must_use]
    pub fn touches(&self, range: TextRange) -> bool {
        self.ranges().any(|own| own.touches(range))
    }

    /// From the start of the first range to the end of the last.
    #[must_use]
    pub fn span(&self) -> TextRange {
        self.first.cover(self.last())
    }
}

/// Whether there is nothing but white space from `from` to `to`, or nothing at all.
fn is_blank(text: &str, from: usize, to: usize) -> bool {
    to <= from || text.get(from..to).is_some_and(|between| between.trim().is_empty())
}
