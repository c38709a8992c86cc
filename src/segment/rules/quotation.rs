//! Quotations and their attribution.

use super::{Rule, Verdict};
use crate::segment::chars::is_space;
use crate::segment::words::Classes;
use crate::text::is_closing_quote;

/// What says who spoke belongs to what was spoken: `“Stop!” Falk said.` (Before a small letter, [`super::casual::SMALL`]
/// keeps them together.)
pub const ATTRIBUTION: Rule = Rule {
    name: "who said it",
    examples: &[
        ("en", "“Stop!” Falk said.¦ “It breaks!”¦ Falk said it twice."),
        ("en", "“Stop!”¦ The bridge was shut."),
        ("de", "„Halt!“, sagte sie."),
        ("de", "‚Halt!‘ Falk sagte.¦ Dann kam sie."),
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

/// A closing quote or bracket that white space parts from its mark still closes: `stop . " Then`, `« Stop ! »`.
pub const OPEN: Rule = Rule {
    name: "quote behind a space",
    examples: &[
        ("en", "They said it “would be there in May. ”¦ Nobody came."),
        ("fr", "« Halte ! »\u{a0}cria Berg.¦ Personne ne bougea."),
        ("de", "Er ging.¦ »Nein«, sagte sie."),
    ],
    judge: |place| {
        let next = place.after.chars().next()?;
        // German opens with the guillemet that French closes with.
        let guillemet = matches!(next, '»' | '›')
            && !place.after.get(next.len_utf8()..).is_some_and(|text| text.starts_with(char::is_alphanumeric));
        (place.spaced && (guillemet || matches!(next, '”' | ')' | ']' | '’'))).then_some(Verdict::Join)
    },
};

/// The sign that closes a quotation elsewhere opens one in Finnish and Swedish, and stands for letters left out: with a letter
/// or figure right behind it, it begins a sentence.
pub const OPENED: Rule = Rule {
    name: "quote that opens",
    examples: &[
        ("fi", "Hän tuli.¦ ”Se on hyvä”, hän sanoi.¦ ”Niin on.”¦ Sitten hän lähti."),
        ("sv", "Hon kom.¦ ”Det är bra”, sa hon."),
        ("en", "It was dark.¦ ’Twas cold.¦ ‘Go on.’¦ They went."),
    ],
    judge: |place| {
        let word = place.after.strip_prefix(['”', '’'])?;
        let opens = word.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit());
        (place.spaced && !place.mark.is_empty() && opens).then_some(Verdict::Break)
    },
};

/// Behind such a quote, and one that UAX #29 does not know, a capital begins a sentence.
pub const PARTED: Rule = Rule {
    name: "behind a quote parted by a space",
    examples: &[
        ("fr", "«\u{a0}Halte\u{a0}!\u{a0}»¦ Personne ne bougea.¦ «\u{a0}Qui est là\u{a0}?\u{a0}»¦ Silence."),
        ("en", "They said `it opens today.`¦ Nobody came."),
    ],
    judge: |place| {
        if !place.spaced || place.closers.is_empty() || place.mark.is_empty() {
            return None;
        }
        let quoted = place.closers.contains(['»', '›', '”', '’']);
        let ticked = place.closers.contains('`');
        let parted =
            ticked || quoted && place.before.strip_suffix(place.closers).is_some_and(|text| text.ends_with(is_space));
        (parted && place.next().is_some_and(char::is_uppercase)).then_some(Verdict::Break)
    },
};
