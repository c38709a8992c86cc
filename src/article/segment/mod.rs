//! Sentences: UAX #29 boundaries, repaired by rules.
//!
//! [`candidate`] lists the places where a sentence may end: the boundaries of UAX #29, and those marks that UAX #29 passes
//! over but a rule may know better. Each is put to [`rules::RULES`] in turn; the first rule with an opinion decides, and
//! without one UAX #29 does. The rules ask for the words of the language ([`words`]); those that need none hold for every
//! language, and a language without a list gets only what holds for all that are written like it.

mod candidate;
mod place;
mod rules;
mod words;

use std::borrow::Cow;

use super::BlockKind;
use crate::text::{Text, TextRange, clean};
use candidate::Candidate;
pub use candidate::uax29;
use place::Place;
use rules::{RULES, Verdict};
use words::Words;
pub(in crate::article) use words::{Key, LONGEST, Lexicon, tokens};

/// Cuts `content` (bytes of `text`) into sentences, without the white space between them.
///
/// They hold every character of `content` that is not white space exactly once, in order. A title, a heading, a line of
/// metadata and a row of a table are one sentence each.
#[must_use]
pub fn sentences(text: &Text, content: TextRange, kind: BlockKind, language: Option<&str>) -> Vec<TextRange> {
    let Some(content) = clean(text.as_str(), content) else { return Vec::new() };
    if matches!(kind, BlockKind::Title | BlockKind::Heading | BlockKind::Metadata | BlockKind::Row) {
        return vec![content];
    }
    let words = text.slice(content);
    // UAX #29 ends a sentence at every line feed (SB4). Inside a block a line feed is a space.
    let unwrapped: Cow<str> = if words.contains('\n') { words.replace('\n', " ").into() } else { words.into() };
    let ends = boundaries(&unwrapped, language);
    let mut sentences = Vec::with_capacity(ends.len() + 1);
    let mut start = 0;
    for end in ends.into_iter().chain([unwrapped.len()]) {
        let piece = TextRange::new(content.start() + start, content.start() + end);
        sentences.extend(clean(text.as_str(), piece));
        start = end;
    }
    sentences
}

/// Whether a sentence that starts at `start` ends at `candidate`, by the rules.
fn ends(text: &str, start: usize, candidate: &Candidate, words: &'static Words) -> bool {
    let place = Place::new(text, start, candidate, words);
    match RULES.iter().find_map(|rule| (rule.judge)(&place)) {
        Some(verdict) => verdict == Verdict::Break,
        None => candidate.uax29,
    }
}

/// Places (bytes) at which a sentence of `text` ends and another begins, the ends of the text left out.
fn boundaries(text: &str, language: Option<&str>) -> Vec<usize> {
    let words = Words::of(language);
    let mut found = Vec::with_capacity(text.len() / 64 + 1);
    let mut start = 0;
    for candidate in candidate::candidates(text, words.facts.own_mark) {
        if candidate.at <= start {
            continue;
        }
        if ends(text, start, &candidate, words) {
            found.push(candidate.at);
            start = candidate.at;
        }
    }
    found
}
