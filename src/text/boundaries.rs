//! Graphemes and words, at which selections begin and end. Graphemes are those of UAX #29, words those of a [`WordBreaker`].

use icu_segmenter::GraphemeClusterSegmenter;

use super::words::is_unspaced;
use super::{TextRange, WordBreaker};

/// How far an edge moves at a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// User-perceived characters (UAX #29 extended grapheme clusters).
    Grapheme,
    /// Words, as a [`WordBreaker`] cuts them.
    Word,
}

/// Which edge of a range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RangeSide {
    /// Where it starts: stands where words start.
    Start,
    /// Where it ends: stands where words end.
    End,
}

/// The next place, forwards or backwards of `from` (bytes), at which `step` lets this `edge` of a range stand, so that a
/// range grows and shrinks by whole words and never holds the space beside them. At the text's ends, its end.
#[must_use]
pub fn step(text: &str, from: usize, step: Step, edge: RangeSide, forwards: bool, breaker: WordBreaker) -> usize {
    let mut window = line_around(text, from);
    loop {
        let stops = match step {
            Step::Grapheme => graphemes(text, window).collect::<Vec<_>>(),
            Step::Word if edge == RangeSide::Start => {
                words(text, window, from, breaker).map(TextRange::start).collect()
            }
            Step::Word => words(text, window, from, breaker).map(TextRange::end).collect(),
        };
        let found = if forwards {
            stops.into_iter().find(|at| *at > from)
        } else {
            stops.into_iter().rev().find(|at| *at < from)
        };
        let reached = if forwards { window.end() >= text.len() } else { window.start() == 0 };
        match found {
            Some(at) => return at,
            None if reached => return if forwards { text.len() } else { 0 },
            None if forwards => window = line_around(text, window.end() + 1),
            None => window = line_around(text, window.start() - 1),
        }
    }
}

/// `range` with its white space trimmed and its edges moved outwards to the nearest boundary of `step`; `None` if nothing
/// but white space is left.
#[must_use]
pub fn snap(text: &str, range: TextRange, step: Step, breaker: WordBreaker) -> Option<TextRange> {
    let range = clean(text, range)?;
    let first = line_around(text, range.start());
    let last = line_around(text, range.end().saturating_sub(1).max(range.start()));
    let (start, end) = match step {
        Step::Grapheme => (
            graphemes(text, first).take_while(|at| *at <= range.start()).last().unwrap_or(range.start()),
            graphemes(text, last).find(|at| *at >= range.end()).unwrap_or(range.end()),
        ),
        Step::Word => {
            let around = |window, at| words(text, window, at, breaker).find(move |word| word.contains(at));
            (
                around(first, range.start()).map_or(range.start(), TextRange::start),
                around(last, range.end() - 1).map_or(range.end(), TextRange::end),
            )
        }
    };
    let snapped = TextRange::new(start, end);
    // A cut inside a punctuation cluster or an emoji is no word's business, but it must not split the cluster.
    if step == Step::Word { snap(text, snapped, Step::Grapheme, breaker) } else { Some(snapped) }
}

/// `at` (bytes) if a grapheme starts or ends there, else the nearest such place forwards or backwards. Looks no further
/// than the characters around, however long the line.
#[must_use]
pub fn whole_grapheme(text: &str, at: usize, forwards: bool) -> usize {
    let at = text.floor_char_boundary(at);
    // Two ASCII characters are never one grapheme (there is no CR in a text), and most places are such.
    let ascii = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii);
    if ascii(text.as_bytes().get(at)) && ascii(at.checked_sub(1).and_then(|before| text.as_bytes().get(before))) {
        return at;
    }
    let before = text.get(..at).unwrap_or_default();
    let start = before.char_indices().rev().find(|(_, char)| is_fresh_start(*char)).map_or(0, |(start, _)| start);
    let mut stops = graphemes(text, TextRange::new(start, text.len()));
    if forwards {
        return stops.find(|stop| *stop >= at).unwrap_or(text.len());
    }
    match stops.take_while(|stop| *stop <= at).last() {
        // Its own start is the one place that may depend on what stands before it.
        Some(stop) if stop == start && start > 0 => whole_grapheme(text, start, false),
        stop => stop.unwrap_or(0),
    }
}

/// Whether the boundaries after this character are the same whatever stands before it (UAX #29, GB6 to GB13: it neither
/// extends nor joins, and is no regional indicator). Not all such characters: one or more that each script writes often,
/// a space among them.
const fn is_fresh_start(char: char) -> bool {
    matches!(char, '\0'..='\u{7F}' // ASCII
        | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' // kana
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' // Han
        | '\u{AC00}'..='\u{D7A3}') // Hangul syllables
}

/// `range` moved inwards to character boundaries and trimmed of white space; `None` if nothing is left.
#[must_use]
pub fn clean(text: &str, range: TextRange) -> Option<TextRange> {
    let start = text.ceil_char_boundary(range.start());
    let end = text.floor_char_boundary(range.end());
    let inside = text.get(start..end)?;
    let trimmed = inside.trim_start();
    let start = start + (inside.len() - trimmed.len());
    let trimmed = trimmed.trim_end();
    (!trimmed.is_empty()).then(|| TextRange::new(start, start + trimmed.len()))
}

/// How far a window reaches at least, in bytes, where the line does.
const REACH: usize = 512;

/// A stretch of the line that holds `at`, its line feed left out, that can be segmented alone. UAX #29 breaks before and
/// after a line feed whatever stands around it (GB4, GB5, WB3a, WB3b), and between a space and an ASCII letter or digit
/// (no rule joins them); a line ends at the first, and in a long one the window at the second.
fn line_around(text: &str, at: usize) -> TextRange {
    let at = text.floor_char_boundary(at);
    let bytes = text.as_bytes();
    let is_seam = |place: &usize| {
        let pair = place.checked_sub(1).and_then(|before| Some((*bytes.get(before)?, *bytes.get(*place)?)));
        pair.is_some_and(|(before, after)| before == b'\n' || before == b' ' && after.is_ascii_alphanumeric())
    };
    let near = at.saturating_sub(REACH);
    let line_feed = bytes.get(near..at).and_then(|before| before.iter().rposition(|byte| *byte == b'\n'));
    let start = line_feed.map(|found| near + found + 1);
    let start = start.or_else(|| (1..=near).rev().find(is_seam)).unwrap_or(0);
    let far = (at + REACH).min(text.len());
    let is_end = |place: &usize| bytes.get(*place) == Some(&b'\n');
    let end = (at..far).find(is_end).or_else(|| (far..text.len()).find(|place| is_seam(place) || is_end(place)));
    TextRange::new(start, end.unwrap_or(text.len()))
}

/// All grapheme boundaries in `window`, both its ends included.
fn graphemes(text: &str, window: TextRange) -> impl Iterator<Item = usize> {
    let line = text.get(window.start()..window.end()).unwrap_or_default();
    GraphemeClusterSegmenter::new().segment_str(line).map(move |at| window.start() + at)
}

/// The words in `window`. In scripts without spaces, where a line may be one run, only those not far from `at`.
fn words(
    text: &str,
    window: TextRange,
    at: usize,
    WordBreaker(breaker): WordBreaker,
) -> impl Iterator<Item = TextRange> {
    // A place within such a run splits a word at most, which no one is looking at there.
    let in_run = |place: usize| text.get(place..).and_then(|rest| rest.chars().next()).is_some_and(is_unspaced);
    let near = text.ceil_char_boundary(at.saturating_sub(4 * REACH));
    let far = text.floor_char_boundary(at.saturating_add(4 * REACH));
    let start = if near > window.start() && in_run(near) { near } else { window.start() };
    let end = if far < window.end() && in_run(far) { far } else { window.end() };
    let mut from = start;
    let segments = breaker(text.get(start..end).unwrap_or_default()).into_iter();
    segments.filter_map(move |segment| {
        let word = TextRange::new(std::mem::replace(&mut from, start + segment.end), start + segment.end);
        segment.is_word.then_some(word)
    })
}
