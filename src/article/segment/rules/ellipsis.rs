//! Dots that stand for what was left out.

use super::{Rule, Verdict};

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

/// U+2026 ends a sentence like three dots, which UAX #29 does not say.
pub const SIGN: Rule = Rule {
    name: "ellipsis sign",
    examples: &[("en", "He waited…¦ She did not come…¦ “Well… no.”")],
    judge: |place| {
        let sign = place.spaced && place.mark.ends_with('…') && !place.stem.is_empty();
        (sign && place.next().is_some_and(char::is_uppercase)).then_some(Verdict::Break)
    },
};
