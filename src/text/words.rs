//! Words of the scripts that put no spaces between them.
//!
//! Which characters make a word there is decided by dictionaries and models that every browser has and that would be large
//! in wasm. So what cuts words is a value that is passed in, as the parser of hosts is ([`HostParser`](super::HostParser)):
//! the page passes the browser's (`browser/words.rs`); elsewhere each grapheme is a word.

use icu_segmenter::GraphemeClusterSegmenter;

/// Cuts a run of Han, kana, Thai, Lao, Khmer or Burmese into words.
///
/// Takes the run, without spaces or punctuation. Returns where its words end, in bytes from its start and in order, the end
/// of the run included.
#[derive(Clone, Copy, Debug)]
pub struct WordBreaker(pub fn(&str) -> Vec<usize>);

impl Default for WordBreaker {
    /// One grapheme a word.
    fn default() -> Self {
        Self(|run| GraphemeClusterSegmenter::new().segment_str(run).skip(1).collect())
    }
}

/// Whether a character belongs to a script that puts no spaces between words.
pub(super) const fn is_unspaced(char: char) -> bool {
    matches!(char, '\u{E01}'..='\u{EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}' // Burmese
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{1950}'..='\u{19DF}' | '\u{1A20}'..='\u{1AAF}' // Tai Le, New Tai Lue, Tai Tham
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}' // kana
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' // Han
        | '\u{20000}'..='\u{3FFFF}')
}
