//! Brackets: reference marks, omissions, asides.

use super::{Rule, Verdict};
use crate::article::segment::candidate::past_references;
use crate::article::segment::place::is_space;

/// A reference mark belongs to the sentence before it, wherever it stands.
pub const REFERENCE: Rule = Rule {
    name: "reference mark",
    examples: &[("en", "The bridge is old.[4]¦ It was rebuilt once. [5, 7]¦ Nobody knows why.")],
    judge: |place| {
        if past_references(place.after).len() < place.after.len() {
            return Some(Verdict::Join);
        }
        let behind = place.before.ends_with(']')
            && place.before.rfind('[').is_some_and(|open| {
                place
                    .before
                    .get(open..)
                    .is_some_and(|mark| past_references(mark).trim_start_matches(is_space).is_empty())
                    && place
                        .before
                        .get(..open)
                        .is_some_and(|text| text.trim_end().ends_with(['.', '!', '?', '"', '”', ']']))
            });
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
