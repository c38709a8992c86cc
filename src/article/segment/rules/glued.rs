//! Marks with no white space behind them.

use super::{Rule, Verdict};
use crate::article::segment::place::is_opening;

/// A mark inside an address or a file name ends nothing, nor does one in front of a sign. UAX #29 ends a sentence behind
/// every `?` and `!`, white space or not.
pub const GLUED: Rule = Rule {
    name: "no white space",
    examples: &[
        ("en", "See www.vask.example/find?road=7&day=Mon for more."),
        ("en", "Is it open?¦Yes."),
        ("en", "It opens in spring.¦The road is ready."),
        ("en", "The file is called what?.txt here."),
    ],
    judge: |place| {
        if place.spaced || place.candidate.item {
            return None;
        }
        let next = place.after.chars().next()?;
        // Scripts without capitals and spaces are none of this rule's business.
        if !(next.is_ascii() || next.is_lowercase() || next.is_uppercase()) {
            return None;
        }
        let worded = place.word.chars().all(|char| char.is_alphabetic() || matches!(char, '\'' | '’' | '-'));
        let sentence = worded && (next.is_uppercase() || is_opening(next)) && !place.word.is_empty();
        // `It opens in May.Then` : somebody forgot the space.
        if place.full_stop() && worded && place.word.len() >= 3 && place.next_starts_sentence() {
            return Some(Verdict::Break);
        }
        (!sentence).then_some(Verdict::Join)
    },
};
