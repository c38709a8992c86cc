//! Headings that show themselves: by a sign, a rule below, a number, or capitals.

use super::known::is_stopped_name;
use super::{Finding, Place, Rule};
use crate::read::plain::lines::Mark;
use crate::read::plain::passages::is_short;
use crate::read::plain::words::{has_no_end_mark, is_capitals, is_roman, numbered, reads_as_heading, without_stop};

/// `## Reactions`; the level is the number of signs, one more where a single sign does not mark the title.
pub const HASH: Rule = Rule {
    name: "marked heading",
    example: ("# The bridge\n\nIt is old.\n\n## Its future\n\nNobody knows.", "title paragraph heading paragraph"),
    read: |place| {
        let Mark::Hash(signs) = place.passage.mark else { return None };
        let shift = u8::from(place.so_far.top_marked && signs > 1);
        Some(Finding::heading((signs + shift).max(2)))
    },
};

/// A line with a rule below it as long as itself, more or less. `=` goes before `-`.
pub const UNDERLINED: Rule = Rule {
    name: "underlined heading",
    example: (
        "The bridge\n==========\n\nIt is old.\n\nIts future\n----------\nNobody knows.",
        "title paragraph heading paragraph",
    ),
    read: |place| {
        let rule = place.passage.underline?;
        let finer = rule == Mark::SingleRule && place.so_far.top_marked;
        Some(Finding::heading(if finer { 3 } else { 2 }))
    },
};

/// `2. Method`, `2.3 Results`, `IV. The end`, `一、背景`: short, and not one of several items in a row. The level is the
/// number's depth.
pub const NUMBERED: Rule = Rule {
    name: "numbered heading",
    example: (
        "1. Where we stand\n\nThe bridge is shut.\n\n1.1 Traffic\nCars go round by Vask.",
        "heading paragraph heading paragraph",
    ),
    read: |place| {
        let words = place.passage.words;
        let (depth, _) = numbered(words)?;
        let apart = if depth > 1 { place.passage.apart } else { place.set_apart() };
        (apart && stands_above_text(place) && is_short(place.passage) && ends_like_heading(place, words))
            .then(|| Finding::heading(depth + 1))
    },
};

/// `IV` alone between blank lines, and `B` in a text that has such numbers, one level below them.
pub const BARE_NUMBER: Rule = Rule {
    name: "number as heading",
    example: ("II\n\nThe bridge is shut.\n\nA\n\nCars go round by Vask.", "heading paragraph heading paragraph"),
    read: |place| {
        let words = place.passage.words.trim_end_matches('.');
        let letter = words.len() == 1 && words.starts_with(|char: char| char.is_ascii_uppercase());
        let roman = is_roman(words);
        let counts = roman || letter && place.so_far.counted;
        (place.is_unmarked() && place.set_apart() && stands_above_text(place) && counts)
            .then(|| Finding::heading(if roman { 2 } else { 3 }))
    },
};

/// `THE LONG ROAD`. Text may follow directly.
pub const CAPITALS: Rule = Rule {
    name: "heading in capitals",
    example: ("The bridge is shut.\n\nTHE LONG ROAD\nCars go round by Vask.", "paragraph heading paragraph"),
    read: |place| {
        (place.passage.apart
            && stands_above_text(place)
            && is_short(place.passage)
            && is_capitals(place.passage.words)
            && reads_as_heading(place.passage.words))
        .then(|| Finding::heading(2))
    },
};

/// A heading has something to head.
fn stands_above_text(place: &Place) -> bool {
    place.following > 0
}

/// `4. Discussion.` ends with a full stop, and so do all headings of a text that has one; `6. The appeal is dismissed.` is a
/// sentence.
fn ends_like_heading(place: &Place, words: &str) -> bool {
    let stopped = place.page.stopped || is_capitals(words) || is_stopped_name(words);
    has_no_end_mark(without_stop(words).filter(|_| stopped).unwrap_or(words))
}
