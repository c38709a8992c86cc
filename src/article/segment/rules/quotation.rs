//! Quotations and who said them.

use super::{Rule, Verdict};
use crate::article::segment::place::is_closing_quote;
use crate::article::segment::words::Classes;

/// What says who spoke belongs to what was spoken: `“Stop!” Falk said.` (Before a small letter, [`super::casual::SMALL`]
/// keeps them together.)
pub const ATTRIBUTION: Rule = Rule {
    name: "who said it",
    examples: &[
        ("en", "“Stop!” Falk said.¦ “It breaks!”¦ Falk said it twice."),
        ("en", "“Stop!”¦ The bridge was shut."),
        ("de", "„Halt!“, sagte sie."),
    ],
    judge: |place| {
        if !place.closers.contains(is_closing_quote) || !place.spaced {
            return None;
        }
        let mut words = place.after.split_whitespace();
        let name = words.next().filter(|name| name.starts_with(char::is_uppercase))?;
        if place.words.classes(name).is(Classes::STARTER) {
            return None;
        }
        // With more behind the verb it is a sentence of its own: `Falk said the bridge was shut.`
        let said = |word: &str| {
            word.strip_suffix(['.', ',', ';']).is_some_and(|verb| place.words.classes(verb).is(Classes::SPEECH))
        };
        let verb = words.next().filter(|_| name.ends_with(char::is_alphanumeric))?;
        let second = verb.starts_with(char::is_uppercase) && words.next().is_some_and(said);
        (said(verb) || second).then_some(Verdict::Join)
    },
};

/// A closing quote or bracket that white space parts from its mark still closes: `stop . " Then`.
pub const OPEN: Rule = Rule {
    name: "quote behind a space",
    examples: &[("en", "They said it “would be there in May. ” Nobody came.")],
    judge: |place| {
        let next = place.after.chars().next()?;
        (place.spaced && matches!(next, '”' | ')' | ']' | '’')).then_some(Verdict::Join)
    },
};
