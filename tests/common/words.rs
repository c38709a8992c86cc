//! Words as the tables of UAX #29 have them, for tests that have no browser.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use postil::text::{Segment, WordBreaker};

/// UAX #29; in scripts without spaces one grapheme a word, for there is no dictionary.
pub const WORDS: WordBreaker = WordBreaker(|text| {
    let segmenter = WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
    let mut start = 0;
    let mut found = Vec::new();
    for (end, kind) in segmenter.segment_str(text).iter_with_word_type().filter(|(end, _)| *end > 0) {
        let segment = &text[start..end];
        if segment.starts_with(is_unspaced) {
            let parts = WordBreaker::default().0(segment).into_iter();
            found.extend(parts.map(|part| Segment { end: start + part.end, ..part }));
        } else {
            found.push(Segment { end, is_word: kind.is_word_like() });
        }
        start = end;
    }
    found
});

/// Thai, Lao, Burmese, Khmer, kana and Han.
fn is_unspaced(char: char) -> bool {
    matches!(char, '\u{E01}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3005}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}
