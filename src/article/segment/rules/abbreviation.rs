//! Full stops that end a word and not, or not only, a sentence. The words are data: see [`super::super::words`].

use super::{Rule, Verdict};
use crate::article::segment::words::Classes;

/// A title stands before a name.
pub const TITLE: Rule = Rule {
    name: "title",
    examples: &[("en", "Dr. Falk met Gov. Ida Roe.¦ She left."), ("de", "Prof. Dr. Falk ist da.¦ Sie bleibt.")],
    judge: |place| (place.full_stop() && place.class.is(Classes::TITLE)).then_some(Verdict::Join),
};

/// Abbreviations for something that must follow: `e.g.`, `cf.`, `z. B.`
pub const NEVER_LAST: Rule = Rule {
    name: "abbreviation that is never last",
    examples: &[
        ("en", "Some roads, e.g. Vask Street, are shut.¦ Others vs. Orlen are not."),
        ("de", "Einige, z. B. Anna Berg, d. h. die meisten, gehen."),
    ],
    judge: |place| {
        if !place.full_stop() {
            return None;
        }
        // `z. B.`: the second half of an abbreviation with a space in it.
        let short = place.word.len() <= 4;
        let halves = || place.words.is_pair(place.word_before().trim_end_matches('.'), place.word);
        // Capitals spell something else: `He lives in CA.`
        let capitals = place.word.len() > 1 && place.word.chars().all(char::is_uppercase);
        let never_last = !capitals && place.class.is(Classes::NEVER_LAST);
        let first_half = || place.words.is_pair(place.word, place.next_word());
        (never_last || short && (halves() || first_half())).then_some(Verdict::Join)
    },
};

/// Abbreviations before a number: `No. 7`, `p. 55`, `Nr. 3`.
pub const BEFORE_NUMBER: Rule = Rule {
    name: "abbreviation before a number",
    examples: &[("en", "Road No. 7 is on p. 55.¦ No.¦ It is not."), ("de", "Siehe Nr. 3 auf S. 12.")],
    judge: |place| {
        let abbreviated = place.full_stop() && place.class.is(Classes::BEFORE_NUMBER);
        (abbreviated && place.next().is_some_and(char::is_numeric)).then_some(Verdict::Join)
    },
};

/// The hour with which a sentence begins is no sentence: `At 5 a.m. Mr. Roe went.`
pub const HOUR: Rule = Rule {
    name: "hour at the start",
    examples: &[("en", "At 5 a.m. Mr. Roe went home.¦ He came back at 6 p.m.¦ Mr. Roe was tired.")],
    judge: |place| {
        if !place.full_stop() || !matches!(place.word, "a.m" | "p.m" | "A.M" | "P.M") {
            return None;
        }
        let short = place.whole && place.before.split_whitespace().count() <= 3;
        if short {
            return Some(Verdict::Join);
        }
        let day = place.words.classes(place.next_word()).is(Classes::MONTH);
        let goes_on = day || place.next_is_small() || place.after.starts_with('(');
        Some(if goes_on { Verdict::Join } else { Verdict::Break })
    },
};

/// Letters with full stops between them end a sentence where the next word is one that begins sentences.
pub const DOTTED: Rule = Rule {
    name: "letters with full stops",
    examples: &[("en", "He works for the U.S. Senate.¦ She lives in the U.S.¦ They rarely meet.")],
    judge: |place| {
        if !place.full_stop() {
            return None;
        }
        let inner =
            place.word.contains('.') && place.word.split('.').all(|part| (1..=2).contains(&part.chars().count()));
        let lettered = inner && place.word.chars().all(|char| char.is_alphabetic() || char == '.');
        if !lettered {
            return None;
        }
        let goes_on = place.next().is_some_and(|next| next.is_alphanumeric()) && !place.next_starts_sentence();
        Some(if goes_on { Verdict::Join } else { Verdict::Break })
    },
};

/// Abbreviations that end a sentence only where the next word is one that begins sentences: `Inc.`, `Jr.`, `Nov.`
pub const MAY_BE_LAST: Rule = Rule {
    name: "abbreviation that may be last",
    examples: &[("en", "Falk Inc. Chairman Roe works with Berg & Co.¦ They build boats.")],
    judge: |place| {
        let abbreviated = place.full_stop() && place.class.is(Classes::MAY_BE_LAST);
        let goes_on = || place.next().is_some_and(char::is_alphanumeric) && !place.next_starts_sentence();
        (abbreviated && goes_on()).then_some(Verdict::Join)
    },
};
