//! A candidate with the text around it.

use super::candidate::Candidate;
use super::chars::{is_mark, is_space};
use super::words::{Classes, Words};
use crate::text::{is_closing, is_lowercase, is_opening};

/// What a rule sees: the end of one sentence and the beginning of the next, if this is where one ends.
///
/// Before and after the place a rule sees so many bytes and no more, which bounds the work at each.
pub struct Place<'a> {
    /// What stands before it in the same sentence, white space at its end left out; its last [`BEFORE`] bytes.
    pub before: &'a str,
    /// Whether `before` begins where the sentence does.
    pub whole: bool,
    /// What the sentence begins with.
    pub opening: &'a str,
    /// What stands after it; at most [`AFTER`] bytes.
    pub after: &'a str,
    /// See [`Self::next`].
    next: Option<char>,
    /// Whether white space stands at the place.
    pub spaced: bool,
    /// The closing quotes and brackets at the end of `before`.
    pub closers: &'a str,
    /// The marks in front of them: `.`, `?!`, `...`, `. . .`
    pub mark: &'a str,
    /// What is left of `before` without both.
    pub stem: &'a str,
    /// The last word of `stem`, also where a space parts it from the mark: what stands behind the last white space, opening quote or bracket.
    pub word: &'a str,
    /// What is known of that word, or of an abbreviation in pieces that it ends.
    pub class: Classes,
    /// The candidate.
    pub candidate: Candidate,
    /// Words of the language.
    pub words: &'a Words,
}

const BEFORE: usize = 96;
const AFTER: usize = 64;

impl<'a> Place<'a> {
    /// Looks around `candidate` in `text`, in the sentence that starts at `start` (bytes).
    pub fn new(text: &'a str, start: usize, candidate: &Candidate, words: &'a Words) -> Self {
        let at = candidate.at;
        let from = text.ceil_char_boundary(at.saturating_sub(BEFORE).max(start));
        let to = text.floor_char_boundary(at.saturating_add(AFTER).min(text.len()));
        let spaced = text.get(from..at).unwrap_or_default();
        let before = spaced.trim_end();
        let bare = before.trim_end_matches(is_closing);
        let closers = before.get(bare.len()..).unwrap_or_default();
        // French and Russian typesetters part a closing quote from its mark: `« Non ! »`
        let bare = if closers.is_empty() { bare } else { bare.trim_end_matches(is_space) };
        let stem = without_marks(bare);
        let mark = bare.get(stem.len()..).unwrap_or_default().trim_start();
        let word = last_word(stem.trim_end_matches(is_space));
        let after = text.get(at..to).unwrap_or_default();
        let opening = text.get(start..text.floor_char_boundary((start + AFTER).min(at))).unwrap_or_default();
        Self {
            before,
            whole: from == start,
            opening,
            after,
            next: after.trim_start_matches(is_opening).chars().next(),
            spaced: before.len() < spaced.len(),
            closers,
            mark,
            stem,
            word,
            class: class_of(stem, word, words),
            candidate: *candidate,
            words,
        }
    }

    /// Whether the sentence would end with a single full stop and nothing else.
    pub fn full_stop(&self) -> bool {
        self.mark == "." && self.closers.is_empty()
    }

    /// First letter or digit of what follows, opening quotes and brackets left aside.
    pub const fn next(&self) -> Option<char> {
        self.next
    }

    /// Whether the next word starts with a small letter.
    pub fn next_is_small(&self) -> bool {
        self.next().is_some_and(is_lowercase)
    }

    /// First word of what follows.
    pub fn next_word(&self) -> &'a str {
        let next = self.after.trim_start_matches(is_opening);
        let end = next.find(|char: char| !char.is_alphanumeric() && char != '\'' && char != '’').unwrap_or(next.len());
        next.get(..end).unwrap_or_default()
    }

    /// The next word where a full stop stands behind it.
    pub fn next_piece(&self) -> &'a str {
        let word = self.after.split(is_space).next().unwrap_or_default();
        word.split_once('.').map_or("", |(piece, _)| piece)
    }

    /// Whether what follows is likely to begin a sentence: a word that has a capital nowhere else.
    pub fn next_starts_sentence(&self) -> bool {
        let word = self.next_word();
        // `А. И. Берг`, `Ida A. Roe`: a letter with a full stop is an initial, though the letter alone is a word.
        let mut letters = self.after.trim_start_matches(is_opening).chars();
        if letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.') {
            return false;
        }
        let word = word.split(['\'', '’']).next().unwrap_or(word);
        word.starts_with(char::is_uppercase) && self.words.classes(word).is(Classes::STARTER)
    }

    /// The word before `word`.
    pub fn word_before(&self) -> &'a str {
        word_before(self.stem, self.word)
    }

    /// Whether this sentence begins with a small letter, as sentences do where people write in haste.
    pub fn is_casual(&self) -> bool {
        self.opening.trim_start_matches(is_opening).starts_with(is_lowercase)
    }
}

/// What is known of `word`, with which `stem` ends: of `B` in `z. B`, what is known of `z.B`; of `l’av`, what of `av`.
fn class_of(stem: &str, word: &str, words: &Words) -> Classes {
    let ascii = word.is_ascii();
    let behind = if ascii { word } else { word.rsplit('’').next().unwrap_or(word) };
    let class = words.classes(if behind.len() > 1 { behind } else { word });
    if word.is_empty() || word.len() > if ascii { PIECE / 2 } else { PIECE } {
        return class;
    }
    let rest = stem.trim_end_matches(is_space).strip_suffix(word).unwrap_or_default().trim_end_matches(is_space);
    match rest.strip_suffix('.').map(last_word) {
        Some(first) if first.len() <= PIECE => class.and(words.pieces(first, word)),
        _ => class,
    }
}

/// Longest piece of an abbreviation in several (bytes; half of it in ASCII).
pub const PIECE: usize = 8;

fn word_before<'a>(stem: &'a str, word: &str) -> &'a str {
    let stem = stem.trim_end_matches(is_space);
    let rest = stem.get(..stem.len().saturating_sub(word.len())).unwrap_or_default();
    last_word(rest.trim_end())
}

/// `bare` without the marks at its end, also where spaces stand between them.
fn without_marks(bare: &str) -> &str {
    let mut stem = bare;
    loop {
        let shorter = stem.trim_end_matches(is_mark);
        if shorter.len() == stem.len() {
            return stem;
        }
        // `well . . . then`: a mark with a space before it and another before that.
        let spaced = shorter.trim_end_matches(is_space);
        stem = if spaced.ends_with(is_mark) { spaced } else { shorter };
    }
}

fn last_word(stem: &str) -> &str {
    // Most words are ASCII letters with a space before them.
    let letters = stem.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let (rest, word) = stem.split_at_checked(stem.len() - letters).unwrap_or((stem, ""));
    if rest.is_empty() || rest.ends_with(' ') {
        return word;
    }
    let at = stem
        .char_indices()
        .rev()
        .find(|(_, char)| char.is_whitespace() || is_opening(*char) || matches!(char, '—' | '–'));
    at.and_then(|(at, char)| stem.get(at + char.len_utf8()..)).unwrap_or(stem)
}
