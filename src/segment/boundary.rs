//! The boundaries of UAX #29, found without looking at most of the text.
//!
//! A boundary stands behind a mark that ends sentences or a sign that parts paragraphs, and nowhere else (SB4, SB11). So
//! [`Boundaries`] runs to the first character that may be one, and puts the segmenter to work there. It starts anew behind
//! each boundary, because no rule looks back past one.

use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;

/// The sentence boundaries of UAX #29 (bytes), both ends of the text included where it is not empty.
#[must_use]
pub fn uax29(text: &str) -> Vec<usize> {
    segmenter(text).collect()
}

fn segmenter(text: &str) -> impl Iterator<Item = usize> {
    SentenceSegmenter::new(SentenceBreakInvariantOptions::default()).segment_str(text)
}

/// The same, the start of the text left out.
pub struct Boundaries<'a> {
    text: &'a str,
    /// The last one.
    from: usize,
}

impl<'a> Boundaries<'a> {
    /// Those of `text`.
    pub const fn of(text: &'a str) -> Self {
        Self { text, from: 0 }
    }
}

impl Iterator for Boundaries<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let rest = self.text.get(self.from..).filter(|rest| !rest.is_empty())?;
        let length = busy(rest).map_or(rest.len(), |at| {
            let start = with_context(rest, at);
            // The first is its start.
            start + segmenter(rest.get(start..).unwrap_or_default()).nth(1).unwrap_or(rest.len() - start)
        });
        self.from += length;
        Some(self.from)
    }
}

/// Where the segmenter must start to know what stands before `at`: at the letter or other sign there, with what extends it
/// (SB5, SB7).
fn with_context(text: &str, at: usize) -> usize {
    // Of these none extends the character before it: ASCII, and in turn letters of Latin, Cyrillic and Han.
    let whole = |byte: u8| matches!(byte, 0..=0x7F | 0xC3 | 0xD0 | 0xD1 | 0xE4..=0xE9);
    text.as_bytes().get(..at).and_then(|before| before.iter().rposition(|byte| whole(*byte))).unwrap_or(0)
}

/// The first character (byte) that may be a mark that ends sentences, a sign that parts paragraphs, or is of a script that
/// is not known here.
pub fn busy(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += first(bytes.get(at..)?, is_busy)?;
        // Signs that share their first byte with such marks: Latin signs, dashes, quotes, kana, brackets.
        at += match bytes.get(at..) {
            Some([0xC2, second, ..]) if *second != 0x85 => 2,
            Some(
                [0xE2, 0x80, 0x90..=0x95 | 0x98..=0x9F, ..]
                | [0xE3, 0x80, 0x81 | 0x8C..=0x8F, ..]
                | [0xE3, 0x81..=0x83, ..]
                | [0xEF, 0xBC, 0x88 | 0x89 | 0x8C | 0x9A | 0x9B, ..],
            ) => 3,
            _ => return Some(at),
        }
    }
}

/// Whether a byte begins one of them. Those that go on with a character begin nothing.
const fn is_busy(byte: u8) -> bool {
    let plain = matches!(byte, 0x20..=0x7E) && !matches!(byte, b'.' | b'!' | b'?');
    // U+00C0 to U+057F are letters and signs; U+4000 to U+9FFF are ideographs.
    !(plain || matches!(byte, b'\t' | 0x80..=0xBF | 0xC3..=0xD5 | 0xE4..=0xE9))
}

/// The place of the first byte that `is` says so of. Looks at many bytes at once, for most are none.
pub fn first(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let mut at = 0;
    for chunk in bytes.chunks(32) {
        if chunk.iter().fold(false, |found, byte| found | is(*byte)) {
            return chunk.iter().position(|byte| is(*byte)).map(|inside| at + inside);
        }
        at += chunk.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn agrees(text: &str) -> bool {
        Boundaries::of(text).collect::<Vec<_>>() == uax29(text).get(1..).unwrap_or_default()
    }

    #[test]
    fn no_character_is_passed_over_that_ends_sentences() {
        // Further planes hold ideographs and signs of no script.
        for char in '\0'..='\u{1FFFF}' {
            let text = format!("a{char} B{char}.{char} C");
            assert!(agrees(&text), "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]
        #[test]
        fn finds_what_the_segmenter_finds(text in "([a-cA-C1 .!?\"')(,\u{301}\u{ad}\u{2028}…。“”«»漢かé\u{85}\n]|\\PC){0,40}") {
            prop_assert!(agrees(&text));
        }
    }
}
