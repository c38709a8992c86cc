//! Brackets: reference marks, omissions, asides.

use super::{Rule, Verdict};
use crate::segment::references::{before_references, past_references};

/// A reference mark belongs to the sentence before it, wherever it stands.
pub const REFERENCE: Rule = Rule {
    name: "reference mark",
    examples: &[
        ("en", "The bridge is old.[4]¦ It was rebuilt once. [5, 7]¦ Nobody knows why."),
        ("en", "It rained.²¦ Nobody came.†¦ They left.(1)¦ That was all.[^1]¦ So it ended.①¦ Then quiet."),
        ("en", "They drank the water.1¦ They met in 1932.12¦ Read No.1 Vask Street.¦ Pi is 3.14 Nothing more."),
        ("zh", "他走了。[1]¦他回来了。①¦好。"),
    ],
    judge: |place| {
        // Where a space parts them, it is part of neither.
        let before = if place.spaced { " " } else { place.before };
        if past_references(before, place.after).len() < place.after.len() {
            return Some(Verdict::Join);
        }
        let behind = place.mark.is_empty() && before_references(place.before).is_some();
        (behind && !place.next_is_small()).then_some(Verdict::Break)
    },
};

/// `[…]`, `(!)`, `(?)`: marks that stand in brackets by themselves end nothing.
pub const ALONE: Rule = Rule {
    name: "mark alone in brackets",
    examples: &[
        ("en", "The mayor [...] Falk went home [...]¦ However, it rained."),
        ("en", "It cost 9 (!) Million crowns."),
    ],
    judge: |place| {
        let alone = place.closers.starts_with([')', ']', '）']) && place.stem.ends_with(['(', '[', '（']);
        let omission = alone && place.mark.len() > 1;
        let ends = omission && place.next_starts_sentence() && place.closers.len() == 1;
        alone.then_some(if ends { Verdict::Break } else { Verdict::Join })
    },
};
