//! Headings that nothing marks but where they stand.

use super::{Finding, Place, Rule};
use crate::article::BlockKind;
use crate::read::plain::lines::Mark;
use crate::read::plain::passages::Passage;
use crate::read::plain::words::{ends_sentence, is_question};

/// A short line between blank lines that ends with a letter or with a question mark.
pub const UNMARKED: Rule = Rule {
    name: "unmarked heading",
    example: (
        "The bridge is shut, and nobody knows for how long.\n\nWho pays?\n\nThe town does.",
        "paragraph heading paragraph",
    ),
    read: |place| {
        let heads = place.passage.headline && place.set_apart() && place.following > 0;
        (heads && !is_put_to_somebody(place) && !is_one_of_many(place)).then(|| Finding::heading(2))
    },
};

/// A short line right above text, where a blank line, another heading or the end of a sentence stands above it.
pub const RUN_ON: Rule = Rule {
    name: "heading without a blank line below",
    example: (
        "The bridge is shut, and nobody in the town hall knows for how long.\nThe long road\nCars go round by Vask. It takes half an hour.\n\nGet in\nBy train\nThere are six trains a day from Orlen.",
        "paragraph heading paragraph heading heading paragraph",
    ),
    read: |place| {
        let passage = place.passage;
        if !passage.headline {
            return None;
        }
        let below_heading =
            matches!(place.so_far.last, Some(BlockKind::Heading | BlockKind::Title | BlockKind::Metadata));
        let above = passage.apart || below_heading || place.before.is_some_and(is_whole);
        // Of three such lines or more the first heads the others: the points of a summary are no headings.
        let pointed = !passage.apart && is_one_of_three(place);
        (above && !pointed && stands_on_text(place) && !is_put_to_somebody(place) && !opens_text(passage.words))
            .then(|| Finding::heading(2))
    },
};

/// Whether text follows without a blank line: a sentence longer than the line, the first item of a list, or one more short
/// line of which the same holds.
fn stands_on_text(place: &Place) -> bool {
    let text_below = |short: &Passage, below: Option<&Passage>| {
        below.is_some_and(|below| {
            let text = below.mark == Mark::None && ends_sentence(below.words) && below.width > short.width;
            let long = below.mark == Mark::None && below.width > 90 && below.width > 3 * short.width;
            !below.apart && (text || long || below.depth().is_some())
        })
    };
    let Some(after) = place.after else { return false };
    text_below(place.passage, Some(after)) || !after.apart && after.headline && text_below(after, place.second)
}

/// Whether at least two other short lines stand right above or below, with no blank line between, and one of them above.
fn is_one_of_three(place: &Place) -> bool {
    let (above, below) = place.all.split_at_checked(place.at).unwrap_or_default();
    let is_short = |passage: &&Passage| passage.headline && !passage.apart;
    let before = above.iter().rev().take(2).take_while(is_short).count();
    // The first of them may have a blank line above it.
    let first = above.iter().rev().nth(before).is_some_and(|passage| passage.headline);
    let after = below.iter().skip(1).take(2).take_while(is_short).count();
    let before = before + usize::from(first && before < 2);
    before > 0 && before + after >= 2
}

/// Whether nothing is left open: it ends as sentences do, or is an item, a row or a quotation.
fn is_whole(passage: &Passage) -> bool {
    passage.mark != Mark::None || passage.underline.is_some() || ends_sentence(passage.words)
}

/// Questions of an interview head nothing.
fn is_put_to_somebody(place: &Place) -> bool {
    place.page.interview && is_question(place.passage.words)
}

/// One of four short lines or more in a row that is neither the first, which heads the others, nor the last, which heads the
/// text below: slogans, links to other articles, the names of those who were there.
fn is_one_of_many(place: &Place) -> bool {
    let before = place
        .all
        .get(..place.at)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(3)
        .take_while(|passage| passage.headline)
        .count();
    let below = place.all.get(place.at + 1..).unwrap_or_default();
    let after = below.iter().take(3).take_while(|passage| passage.headline).count();
    let at_end = after == below.len();
    before > 0 && (after > 0 || at_end) && (before + 1 + after >= 4 || at_end)
}

/// `Dear Ida` begins a letter, `Main article: Vask` a section of an encyclopedia.
fn opens_text(words: &str) -> bool {
    #[rustfmt::skip]
    const OPENERS: &[&str] = &[
        "Dear ", "Hi ", "Hello ", "Liebe ", "Lieber ", "Hallo ", "Sehr geehrte", "Cher ", "Chère ", "Bonjour ", "Hola ",
        "Estimad", "Querid", "Cara ", "Caro ", "Beste ", "Geachte ", "Main article", "See also:", "Further information",
        "For other uses", "Hauptartikel", "Siehe auch:", "Article détaillé", "Artículo principal", "Voce principale",
    ];
    OPENERS.iter().any(|opener| words.starts_with(opener))
}
