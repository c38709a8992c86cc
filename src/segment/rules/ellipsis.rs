//! Ellipses.

use super::{Rule, Verdict};
use crate::segment::words::Classes;

/// Three dots with spaces between them stand inside a sentence; a fourth ends it.
pub const SPACED: Rule = Rule {
    name: "dots with spaces",
    examples: &[("en", "The thing is . . . I know it."), ("en", "It was late . . . .¦ They left.")],
    judge: |place| {
        if !place.mark.contains(". .") {
            return None;
        }
        let dots = place.mark.chars().filter(|char| *char == '.').count();
        let inside = place.stem.ends_with(char::is_whitespace);
        (dots == 3 && inside && place.closers.is_empty()).then_some(Verdict::Join)
    },
};

/// Dots with which a sentence begins: behind the full stop of the one before, and no space behind them.
pub const LEADING: Rule = Rule {
    name: "dots that begin a sentence",
    examples: &[
        ("en", "The lights went out.¦ ...and then came back."),
        ("nl", "De brug viel om.¦ …en toen was het stil."),
    ],
    judge: |place| {
        if !place.after.starts_with(['.', '…']) {
            return None;
        }
        let dots = place.after.trim_start_matches(['.', '…']);
        let leading = dots.len() + 2 < place.after.len() && dots.starts_with(char::is_alphanumeric);
        let ends = place.spaced && matches!(place.mark, "." | "!" | "?") && !place.class.is(Classes::ABBREVIATION);
        (leading && ends).then_some(Verdict::Break)
    },
};

/// U+2026 ends a sentence like three dots, which UAX #29 does not say.
pub const SIGN: Rule = Rule {
    name: "ellipsis sign",
    examples: &[("en", "He waited…¦ She did not come…¦ “Well… no.”")],
    judge: |place| {
        let sign = place.spaced && place.mark.ends_with('…') && !place.stem.is_empty();
        (sign && place.next().is_some_and(char::is_uppercase)).then_some(Verdict::Break)
    },
};
