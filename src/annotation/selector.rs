//! Selectors: how a range is described so that it can be found again.

use crate::text::{Text, TextRange, Unit, whole_grapheme};

/// Most code points of context on either side.
const CONTEXT: usize = 32;

/// A quotation with its context (W3C Web Annotation Data Model, 4.2.4 Text Quote Selector).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selector<'a> {
    /// The text of the range.
    pub exact: &'a str,
    /// Up to 32 code points before it, cut between graphemes.
    pub prefix: &'a str,
    /// Up to 32 code points after it, cut between graphemes.
    pub suffix: &'a str,
}

/// Describes `range` (bytes) of `text`.
#[must_use]
pub fn describe(text: &Text, range: TextRange) -> Selector<'_> {
    let string = text.as_str();
    let at = text.count(range.start(), Unit::CodePoint).saturating_sub(CONTEXT);
    let before = whole_grapheme(string, text.byte(at, Unit::CodePoint).unwrap_or(0), true);
    let at = text.count(range.end(), Unit::CodePoint) + CONTEXT;
    let after = whole_grapheme(string, text.byte(at, Unit::CodePoint).unwrap_or(text.len()), false);
    Selector {
        exact: text.slice(range),
        prefix: text.slice(TextRange::new(before.min(range.start()), range.start())),
        suffix: text.slice(TextRange::new(range.end(), after.max(range.end()))),
    }
}
