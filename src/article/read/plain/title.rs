//! The title, and the title once more.

use super::heading::reads_as_heading;
use super::line::Mark;
use super::{Finding, Place, Rule, list};
use crate::article::BlockKind;

/// The first passage that is not metadata, if it is short and something stands below it.
pub const TITLE: Rule = Rule {
    name: "title",
    example: (
        "Category: Local news\n\nOld bridge to open again\n\nThe bridge opens in May.",
        "metadata title paragraph",
    ),
    read: |place| {
        let first = place.so_far.title.is_none() && place.so_far.body == 0;
        (first && place.after.is_some() && is_title(place))
            .then(|| Finding { level: Some(1), ..Finding::new(BlockKind::Title) })
    },
};

/// A passage in the head that says the same as the title. Pasting a page often brings its title twice.
pub const REPEATED: Rule = Rule {
    name: "repeated title",
    example: ("Old bridge opens\n\nOld Bridge Opens\n\nThe bridge opens in May.", "title title paragraph"),
    read: |place| {
        let title = place.so_far.title.filter(|_| place.in_head())?;
        same_words(title, place.passage.words).then(|| Finding {
            level: Some(1),
            duplicate: true,
            ..Finding::new(BlockKind::Title)
        })
    },
};

/// Titles, with their subtitles, may be longer than headings (columns).
const LONGEST: usize = 200;

fn is_title(place: &Place) -> bool {
    let passage = place.passage;
    if passage.underline.is_some() || matches!(passage.mark, Mark::Hash(_)) {
        return true;
    }
    let below = place.after.is_some_and(|after| {
        after.apart
            || same_words(passage.words, after.words)
            || super::metadata::is_about_article(after.words)
            || after.width > 2 * passage.width
    });
    below
        && passage.mark == Mark::None
        && passage.width <= LONGEST
        && reads_as_heading(passage.words)
        && list::marker(passage.words).is_none()
}

/// Whether two passages differ in white space and capitals only.
fn same_words(one: &str, other: &str) -> bool {
    one.len().abs_diff(other.len()) <= one.len() / 2 + 4
        && one.split_whitespace().flat_map(small).eq(other.split_whitespace().flat_map(small))
}

fn small(word: &str) -> impl Iterator<Item = char> {
    word.chars().map(crate::text::small)
}
