//! Headings: marked, numbered, in capitals, and plain lines of their own.

use super::line::Mark;
use super::passage::Passage;
use super::wrap::{is_closing, is_opening};
use super::{Finding, Place, Rule, list};

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

/// `2. Method`, `2.3 Results`, `IV. The end`: short, and not one of several items in a row. The level is the number's depth.
pub const NUMBERED: Rule = Rule {
    name: "numbered heading",
    example: (
        "1. Where we stand\n\nThe bridge is shut.\n\n1.1 Traffic\nCars go round by Vask.",
        "heading paragraph heading paragraph",
    ),
    read: |place| {
        let depth = number_depth(place.passage.words)?;
        let apart = if depth > 1 { place.passage.apart } else { place.set_apart() };
        (apart && stands_above_text(place) && is_short(place.passage) && ends_like_heading(place.passage.words))
            .then(|| Finding::heading(depth + 1))
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

/// A short line between blank lines that ends with a letter or with a question mark.
pub const UNMARKED: Rule = Rule {
    name: "unmarked heading",
    example: (
        "The bridge is shut, and nobody knows for how long.\n\nWho pays?\n\nThe town does.",
        "paragraph heading paragraph",
    ),
    read: |place| {
        let asked = place.page.interview && is_question(place.passage.words);
        (place.set_apart()
            && !asked
            && stands_above_text(place)
            && is_short(place.passage)
            && reads_as_heading(place.passage.words))
        .then(|| Finding::heading(2))
    },
};

/// A short line right above a long one, where no blank line stands between them or in the whole text.
pub const RUN_ON: Rule = Rule {
    name: "heading without a blank line below",
    example: (
        "The bridge is shut, and nobody in the town hall knows for how long.\nThe long road\nCars go round by Vask, which takes half an hour, and the bus does not go at all on Sundays or at night.",
        "paragraph heading paragraph",
    ),
    read: |place| {
        let apart = place.passage.apart
            || place.page.dense && place.before.is_some_and(|before| !has_no_end_mark(before.words));
        let long = place.after.is_some_and(|after| {
            !after.apart && after.mark == Mark::None && after.width > 90 && after.width > 3 * place.passage.width
        });
        (apart && long && is_short(place.passage) && reads_as_heading(place.passage.words)).then(|| Finding::heading(2))
    },
};

/// Headings wider than this are sentences (columns).
const LONGEST: usize = 120;

/// Whether a passage is short enough for a heading: one line, or a long heading wrapped onto a second.
pub fn is_short(passage: &Passage) -> bool {
    passage.width <= LONGEST && passage.lines <= 2
}

/// Whether a passage could be a heading by its words: it starts like a sentence but does not end like one.
pub fn reads_as_heading(words: &str) -> bool {
    let first = words.trim_start_matches(is_opening).chars().next();
    first.is_some_and(|first| first.is_alphanumeric() && !first.is_lowercase())
        && has_no_end_mark(words)
        && !holds_sentence_end(words)
}

/// Whether a sentence ends inside: `Who pays? Nobody` is no heading, `Speech of Dr. Falk` and `9 p.m. Friday` are.
fn holds_sentence_end(words: &str) -> bool {
    let ends = |word: &str| {
        let bare = word.trim_end_matches(is_closing);
        bare.ends_with(['?', '!']) || bare.ends_with('.') && bare.len() > 4 && !bare.trim_end_matches('.').contains('.')
    };
    let mut split = words.split_whitespace().peekable();
    while let Some(word) = split.next() {
        if ends(word) && split.peek().is_some_and(|next| next.starts_with(char::is_uppercase)) {
            return true;
        }
    }
    false
}

/// Whether nothing at the end says that a sentence ends or something follows. A question mark may stand there.
fn has_no_end_mark(words: &str) -> bool {
    !words
        .trim_end_matches(is_closing)
        .ends_with(['.', '!', '…', ':', ';', ',', '。', '！', '：', '；', '、', '，', '–', '—', '-', '।', '۔'])
}

/// Numbered headings may end with a full stop: `4. Discussion.`
fn ends_like_heading(words: &str) -> bool {
    let bare = words.strip_suffix('.').filter(|bare| bare.split_whitespace().count() <= 6).unwrap_or(words);
    has_no_end_mark(bare)
}

/// Whether `words` ends with a question mark.
pub fn is_question(words: &str) -> bool {
    words.trim_end_matches(is_closing).ends_with(['?', '？', '؟'])
}

/// A heading has something to head.
fn stands_above_text(place: &Place) -> bool {
    place.following > 0
}

/// How many numbers a line begins with: 1 for `2. Method` and `IV. The end`, 2 for `2.3 Results`.
fn number_depth(words: &str) -> Option<u8> {
    let (number, title) = words.split_once(char::is_whitespace)?;
    if !title.trim_start().starts_with(|char: char| char.is_alphanumeric() && !char.is_lowercase()) {
        return None;
    }
    let bare = number.trim_end_matches('.');
    let dotted = bare.len() < number.len();
    let parts = bare.split('.').try_fold(0_u8, |count, part| {
        let short = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if short { count.checked_add(1) } else { None }
    });
    match parts {
        Some(1) if !dotted => None,
        Some(depth) => Some(depth.min(5)),
        None => (dotted
            && list::roman(&bare.to_ascii_lowercase()).is_some()
            && bare.bytes().all(|byte| byte.is_ascii_uppercase()))
        .then_some(1),
    }
}

/// Whether all letters are capitals, of which there are four or more.
fn is_capitals(words: &str) -> bool {
    let capitals = words.chars().filter(|char| char.is_uppercase()).count();
    capitals >= 4 && !words.chars().any(char::is_lowercase)
}
