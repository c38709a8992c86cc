//! Sentences: UAX #29 boundaries, repaired by rules.
//!
//! [`candidate`] lists the places where a sentence may end: the boundaries of UAX #29, and those marks that UAX #29 passes
//! over but a rule may know better. Each is put to [`rules::RULES`] in turn; the first rule with an opinion decides, and
//! without one UAX #29 does. The rules ask for the words of the language ([`words`]); those that need none hold for every
//! language, and a language without a list gets only what holds for all that are written like it.

mod boundary;
mod candidate;
mod chars;
mod items;
mod place;
mod references;
mod rules;
mod words;

use crate::text::{Text, TextRange, clean};
pub use boundary::uax29;
use candidate::Candidate;
use place::Place;
use rules::{RULES, Verdict};
pub use words::{Key, Lexicon, MAX_KEY_BYTES, tokens};
pub use words::{Lexicons, Words};

/// Cuts `content` (bytes of `text`) into sentences, without the white space between them, by the words of a language
/// ([`Lexicons::of`]).
///
/// They hold every character of `content` that is not white space exactly once, in order.
#[must_use]
pub fn sentences(text: &Text, content: TextRange, words: &Words) -> Vec<TextRange> {
    let mut found = Vec::new();
    Cutter::default().cut(text, content, words, |sentence| found.push(sentence));
    found
}

/// Cuts one block after another, and keeps what they need in common: room to work in.
#[derive(Default)]
pub struct Cutter {
    /// The text of a block without its line feeds.
    unwrapped: String,
    candidates: Vec<Candidate>,
}

impl Cutter {
    /// Hands out the sentences of a block; see [`sentences`].
    pub fn cut(&mut self, text: &Text, content: TextRange, words: &Words, mut found: impl FnMut(TextRange)) {
        let Some(content) = clean(text.as_str(), content) else { return };
        let mut block = text.slice(content);
        // UAX #29 ends a sentence at every line feed (SB4). Inside a block a line feed is a space.
        if block.contains('\n') {
            self.unwrapped.clear();
            for line in block.split_inclusive('\n') {
                let bare = line.strip_suffix('\n');
                self.unwrapped.push_str(bare.unwrap_or(line));
                self.unwrapped.push_str(if bare.is_some() { " " } else { "" });
            }
            block = &self.unwrapped;
        }
        candidate::candidates(block, words.facts.own_mark, &mut self.candidates);
        let mut start = 0;
        for candidate in &self.candidates {
            if candidate.at > start && ends(block, start, candidate, words) {
                found_in(text, content, start, candidate.at, &mut found);
                start = candidate.at;
            }
        }
        if start == 0 { found(content) } else { found_in(text, content, start, block.len(), &mut found) }
    }
}

/// Hands out a piece of `content`, if it holds anything.
fn found_in(text: &Text, content: TextRange, start: usize, end: usize, found: &mut impl FnMut(TextRange)) {
    let piece = TextRange::new(content.start() + start, content.start() + end);
    clean(text.as_str(), piece).into_iter().for_each(found);
}

/// Whether a sentence that starts at `start` ends at `candidate`, by the rules.
fn ends(text: &str, start: usize, candidate: &Candidate, words: &Words) -> bool {
    let place = Place::new(text, start, candidate, words);
    match RULES.iter().find_map(|rule| (rule.judge)(&place)) {
        Some(verdict) => verdict == Verdict::Break,
        None => candidate.uax29,
    }
}
