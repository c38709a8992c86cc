//! The title, and the title once more.

use super::{Finding, Place, Rule, metadata};
use crate::article::BlockKind;
use crate::read::plain::lines::{Mark, is_marked};
use crate::read::plain::passages::Passage;
use crate::read::plain::words::{ends_sentence, is_question, reads_as_heading};

/// The first passage that is not metadata, if it is short and something stands below it.
pub const TITLE: Rule = Rule {
    name: "title",
    example: (
        "Category: Local news\n\nOld bridge to open again\n\nThe bridge opens in May.",
        "metadata title paragraph",
    ),
    read: |place| {
        let first = place.so_far.title.is_none() && place.so_far.body == 0;
        (first && place.after.is_some() && (is_title(place) || stands_twice(place)))
            .then(|| Finding { level: Some(1), ..Finding::new(BlockKind::Title) })
    },
};

/// A passage in the head that says the same as the title. Pasting a page often brings its title twice.
pub const REPEATED: Rule = Rule {
    name: "repeated title",
    example: ("iPhone sales fall\n\niPhone Sales Fall\n\nThey fell by 4% in May.", "title title paragraph"),
    read: |place| {
        let title = place.so_far.title.filter(|_| place.in_head())?;
        same_words(title, place.passage.words).then(|| Finding {
            level: Some(1),
            duplicate: true,
            ..Finding::new(BlockKind::Title)
        })
    },
};

/// A few words above a title that stands twice, or two rubrics in a row above a longer line.
pub const KICKER: Rule = Rule {
    name: "line above the title",
    example: ("Bridges\n\nOld bridge opens\n\nOld bridge opens\n\nIt opens in May.", "metadata title title paragraph"),
    read: |place| {
        let above = place.so_far.title.is_none() && place.so_far.body == 0 && place.passage.headline;
        let pair = || {
            let below = place.all.get(place.at + 1..).unwrap_or_default();
            let pairs = below.iter().zip(below.iter().skip(1)).take(4);
            pairs.into_iter().any(|(one, other)| one.width > place.passage.width && is_pair(one.words, other.words))
        };
        (above && place.passage.width <= 40 && !stands_twice(place) && (is_rubric(place) || pair()))
            .then(|| Finding::new(BlockKind::Metadata))
    },
};

/// Whether this is one of two lines or more of one or two words, right above a title of five or more and text.
fn is_rubric(place: &Place) -> bool {
    let count = |passage: &Passage| passage.words.split_whitespace().count();
    let is_few = |passage: &Passage| passage.headline && count(passage) <= 2;
    let above = place.before.is_some_and(is_few) && place.so_far.last == Some(BlockKind::Metadata);
    let lines = place.all.get(place.at..).unwrap_or_default();
    let few = lines.iter().take(4).take_while(|passage| is_few(passage)).count();
    let title = lines.get(few).is_some_and(|title| title.headline && count(title) >= 5);
    let text = lines.get(few + 1).is_some_and(|text| ends_sentence(text.words));
    few + usize::from(above) >= 2 && few > 0 && title && text
}

/// Titles, with their subtitles, may be longer than headings (columns).
const MAX_WIDTH: usize = 200;

fn is_title(place: &Place) -> bool {
    let passage = place.passage;
    if passage.underline.is_some() || matches!(passage.mark, Mark::Hash(_)) {
        return true;
    }
    let below = place.after.is_some_and(|after| {
        after.apart
            || same_words(passage.words, after.words)
            || metadata::is_about_article(after.words)
            || after.width > 2 * passage.width
            || ends_sentence(after.words) && after.width > passage.width
            // Title and subtitle, one right below the other.
            || passage.width >= 15 && after.headline && place.second.is_none_or(|second| second.apart || metadata::is_about_article(second.words))
    });
    below
        && passage.mark == Mark::None
        && !passage.speech
        && passage.width <= MAX_WIDTH
        && reads_as_heading(passage.words)
        && !is_marked(passage.words)
        && !(place.page.interview && is_question(passage.words))
}

/// Whether the next passage says the same, or the one after it: nothing but a title stands twice, whatever it begins and
/// ends with.
fn stands_twice(place: &Place) -> bool {
    let passage = place.passage;
    passage.mark == Mark::None
        && passage.width <= MAX_WIDTH
        && [place.after, place.second].into_iter().flatten().any(|below| is_pair(passage.words, below.words))
}

/// Whether `one` and `other` are the same words, and more than a syllable or two: `- - -` and `No. No.` are no titles.
fn is_pair(one: &str, other: &str) -> bool {
    one.len() > 12 && one.contains(char::is_alphabetic) && same_words(one, other)
}

/// Whether two passages differ in white space and capitals only.
fn same_words(one: &str, other: &str) -> bool {
    one.len().abs_diff(other.len()) <= one.len() / 2 + 4
        && one.split_whitespace().flat_map(small).eq(other.split_whitespace().flat_map(small))
}

fn small(word: &str) -> impl Iterator<Item = char> {
    word.chars().map(crate::text::lowercase_char)
}
