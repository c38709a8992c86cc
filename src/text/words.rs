//! Words, at which selections begin and end.
//!
//! Words are found by tables (UAX #29) and, in scripts without spaces, by dictionaries and models. Every browser has them, and
//! they would be large in wasm. So a function that finds words is passed in, like the parser of hosts
//! ([`HostParser`](super::HostParser)). The page passes the browser's (`browser/words.rs`).

use icu_segmenter::GraphemeClusterSegmenter;

/// A word of a text, or what lies between two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Segment {
    /// Where it ends, in bytes from the start of the text. It begins where the one before it ends.
    pub end: usize,
    /// Whether it is a word: it holds letters or digits.
    pub is_word: bool,
}

/// Cuts a text into words and what lies between them: into segments that follow one another, from its start to its end.
#[derive(Clone, Copy, Debug)]
pub struct WordBreaker(pub fn(&str) -> Vec<Segment>);

impl Default for WordBreaker {
    /// Without tables: a word is a run of letters and digits, and in scripts without spaces a grapheme.
    fn default() -> Self {
        Self(|text| {
            let mut segments: Vec<Segment> = Vec::new();
            let mut in_run = false;
            let mut start = 0;
            for end in GraphemeClusterSegmenter::new().segment_str(text).skip(1) {
                let first = text.get(start..end).and_then(|grapheme| grapheme.chars().next()).unwrap_or_default();
                let is_word = first.is_alphanumeric();
                let is_run = is_word && !is_unspaced(first);
                match segments.last_mut() {
                    Some(last) if is_run && in_run => last.end = end,
                    _ => segments.push(Segment { end, is_word }),
                }
                in_run = is_run;
                start = end;
            }
            segments
        })
    }
}

/// Whether a character belongs to a script that puts no spaces between words.
#[must_use]
pub const fn is_unspaced(char: char) -> bool {
    matches!(char, '\u{E01}'..='\u{EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}' // Burmese
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{1950}'..='\u{19DF}' | '\u{1A20}'..='\u{1AAF}' // Tai Le, New Tai Lue, Tai Tham
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}' // kana
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' // Han
        | '\u{20000}'..='\u{3FFFF}')
}
