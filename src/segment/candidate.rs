//! Places where a sentence may end.

use super::boundary::{Boundaries, busy, first};
use super::chars::{is_space, past_emoticon};
use super::items::inline_items;
use super::references::past_references;
use crate::text::{is_closing, is_lowercase};

/// A place where a sentence may end and the next one begin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// First byte of what would be the next sentence.
    pub at: usize,
    /// Whether UAX #29 ends a sentence here.
    pub uax29: bool,
    /// Whether it stands before an item of a list that goes on in the same line.
    pub item: bool,
}

/// Puts all candidates inside `text` into `all`, which is emptied first, in order; `own_mark` is a mark that ends sentences in
/// its language alone. Linear in the text's length.
pub fn candidates(text: &str, own_mark: Option<char>, all: &mut Vec<Candidate>) {
    let candidate = |at, uax29| Candidate { at, uax29, item: false };
    all.clear();
    if !ends_with_its_marks(text) {
        let mut marks = Marks { text, from: 0 }.peekable();
        for boundary in Boundaries::of(text) {
            while let Some(at) = marks.next_if(|at| *at < boundary) {
                all.push(candidate(at, false));
            }
            marks.next_if(|at| *at == boundary);
            let boundary = before_openers(text, boundary);
            if boundary > 0 && boundary < text.len() {
                all.push(candidate(boundary, true));
                // A reference mark stays with the sentence before it, which then ends behind the mark.
                let (before, rest) = text.split_at_checked(boundary).unwrap_or_default();
                let behind = past_references(before, rest);
                let next = behind.trim_start_matches(is_space);
                if behind.len() < rest.len() && !next.is_empty() {
                    all.push(candidate(text.len() - next.len(), true));
                }
            }
        }
    }
    if let Some(mark) = own_mark {
        all.extend(behind(text, mark).map(|at| candidate(at, false)));
        *all = tidy(std::mem::take(all), |candidate| candidate.uax29);
    }
    // UAX #29 lets a sentence go on at every dash, and what is written with wide marks has no white space to tell by.
    let dashes = text
        .match_indices('—')
        .map(|(at, _)| at)
        .filter(|at| text.get(..*at).is_some_and(|before| before.ends_with(['。', '！', '？'])));
    let before = all.len();
    all.extend(dashes.map(|at| candidate(at, false)));
    if all.len() > before {
        *all = tidy(std::mem::take(all), |candidate| candidate.uax29);
    }
    let items = inline_items(text);
    if !items.is_empty() {
        all.extend(items.into_iter().map(|at| Candidate { at, uax29: false, item: true }));
        // An item's own candidate before others at its place: the rules see that one first, and the rest end nothing.
        *all = tidy(std::mem::take(all), |candidate| candidate.item);
    }
}

/// Whether no mark that ends sentences stands in `text` but at its end, closing quotes and brackets left aside: then it is
/// one sentence, as most items and headings are.
fn ends_with_its_marks(text: &str) -> bool {
    const LAST: [char; 10] = ['.', '!', '?', '"', '\'', ')', ']', '”', '’', '»'];
    let rest = busy(text).and_then(|at| text.get(at..)).unwrap_or_default();
    rest.trim_start_matches(LAST).is_empty() && before_openers(text, text.len()) == text.len()
}

/// The candidates in order, one a place: if there is one, the one that `preferred` says so of.
fn tidy(candidates: Vec<Candidate>, preferred: fn(&Candidate) -> bool) -> Vec<Candidate> {
    let key = |candidate: &Candidate| (candidate.at, !preferred(candidate));
    let mut all = crate::sorted::sort(candidates, |one, other| key(one).cmp(&key(other)));
    all.dedup_by_key(|candidate| candidate.at);
    all
}

/// The places behind `mark`, closing quotes and white space, where white space stands and something follows.
fn behind(text: &str, mark: char) -> impl Iterator<Item = usize> {
    text.match_indices(mark).filter_map(move |(at, _)| {
        let closed = text.get(at + mark.len_utf8()..)?.trim_start_matches(is_closing);
        let next = closed.trim_start_matches(is_space);
        (!next.is_empty() && next.len() < closed.len()).then_some(text.len() - next.len())
    })
}

/// UAX #29 takes opening brackets for closing ones (SB9), and ends the sentence behind `。「`: its end stands before them.
fn before_openers(text: &str, boundary: usize) -> usize {
    const OPENERS: [char; 13] = ['(', '[', '{', '„', '¿', '¡', '「', '『', '《', '〈', '（', '【', '〔'];
    let Some(before) = text.get(..boundary) else { return boundary };
    let closed = before.trim_end_matches(OPENERS);
    // German closes with the quotes that Chinese opens with; behind a wide mark they open.
    match closed.strip_suffix(['“', '‘']) {
        Some(bare) if bare.ends_with(['。', '！', '？', '”', '’']) => bare.len(),
        _ => closed.len(),
    }
}

/// The places behind each run of marks that can end a sentence and are followed by white space.
struct Marks<'a> {
    text: &'a str,
    from: usize,
}

impl Iterator for Marks<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        loop {
            let rest = self.text.get(self.from..)?;
            let mark = find_mark(rest.as_bytes())?;
            let behind = rest.get(mark..)?;
            let closed = behind.trim_start_matches(['.', '!', '?', '…']);
            if closed.len() == behind.len() {
                self.from += mark + behind.chars().next().map_or(1, char::len_utf8);
                continue;
            }
            let closed = past_parted_quote(closed.trim_start_matches(is_closing));
            let closed = past_references(self.text.get(..self.text.len() - closed.len()).unwrap_or_default(), closed);
            let next = closed.trim_start_matches(is_space);
            let next_or_smiley = past_emoticon(next);
            self.from = self.text.len() - next_or_smiley.len();
            // No white space, but a small letter before and a capital after the mark: somebody may have forgotten it.
            let forgotten = closed.starts_with(char::is_uppercase)
                && rest.get(..mark).is_some_and(|before| before.ends_with(is_lowercase));
            if (next.len() < closed.len() || forgotten) && !next_or_smiley.is_empty() {
                return Some(self.from);
            }
        }
    }
}

/// Skips a closing quote that a space parts from its mark, as French has it: `« Non ! »`.
fn past_parted_quote(text: &str) -> &str {
    let quote = text.trim_start_matches(is_space);
    let behind = quote.trim_start_matches(['»', '›', '”', '’']);
    let closes = quote.len() < text.len() && behind.len() < quote.len() && !behind.starts_with(char::is_alphanumeric);
    if closes { behind } else { text }
}

/// First byte that may begin a mark: 0xE2 begins U+2026, and also quotes and dashes, which cost a look.
fn find_mark(bytes: &[u8]) -> Option<usize> {
    first(bytes, |byte| matches!(byte, b'.' | b'!' | b'?' | 0xE2))
}
