//! Initials of names.

use super::{Rule, Verdict};

/// A single capital with a full stop stands for a name, where a name may stand: before another capital that is not the
/// beginning of a sentence.
pub const INITIAL: Rule = Rule {
    name: "initial",
    examples: &[
        ("en", "Ida M. Falk met J. R. Roe.¦ They talked."),
        ("en", "It was only you and I.¦ Did you see Ida I. Roe?"),
        ("en", "Take vitamin C.¦ It helps."),
        ("de", "A. Berg und K. Lund kamen."),
    ],
    judge: |place| {
        let bracketed = place.mark == "." && matches!(place.closers, ")" | "]");
        if !place.full_stop() && !bracketed {
            return None;
        }
        let letter = place.word.rsplit(['.', '-']).next().unwrap_or_default();
        let mut letters = letter.chars();
        let single = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
        if !single || !place.next().is_some_and(char::is_uppercase) {
            return None;
        }
        let before = place.word_before();
        let named = before.starts_with(char::is_uppercase) || before.is_empty() || before.ends_with('.');
        if place.word == "I" && !(named && !before.is_empty() && !place.next_starts_sentence()) {
            return None;
        }
        (!place.next_starts_sentence()).then_some(Verdict::Join)
    },
};
