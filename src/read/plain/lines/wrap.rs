//! Hard-wrapped text: at which column its lines were broken, and which line ends are therefore not ends of paragraphs.

use super::{Line, Mark};
use crate::read::plain::words::{ends_sentence, starts_lowercase};

/// Columns that `words` takes: two for an ideograph, a kana, a Hangul syllable or a full-width sign, else one a character.
pub fn columns(words: &str) -> usize {
    // No wide character has a lower first byte, but for signs of radicals; most texts are counted without a look at each.
    if !words.bytes().fold(false, |wide, byte| wide | (byte >= 0xE3) | (byte == 0xE1)) {
        return words.chars().count();
    }
    words.chars().map(|char| if is_wide(char) { 2 } else { 1 }).sum()
}

/// Whether `char` belongs to the scripts that are set in full-width cells and need no space between words.
pub const fn is_wide(char: char) -> bool {
    matches!(char, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFD}')
}

/// The column at which a text was wrapped.
#[derive(Clone, Copy)]
pub struct Wrap(Option<usize>);

/// Lines wrapped by people or programs are at least and at most this wide (columns).
const MIN_WIDTH: usize = 45;
const MAX_WIDTH: usize = 130;
/// A line shorter than this was not broken because it was full: `300 ml milk` stands alone (columns).
const MIN_FULL_WIDTH: usize = 16;

impl Wrap {
    /// Looks at all lines that have another directly below. They are wrapped if few are longer than any editor wraps and
    /// enough of them stop in mid-sentence; the column is then the width that one in twenty passes.
    pub fn of(lines: &[Line]) -> Self {
        let (mut counts, mut wrapped, mut open, mut long) = ([0_usize; MAX_WIDTH + 1], 0, 0, 0);
        for (line, below) in lines.iter().zip(lines.iter().skip(1)) {
            if below.apart || line.mark == Mark::Row {
                continue;
            }
            if line.reach() > MAX_WIDTH {
                long += 1;
            } else if line.reach() >= MIN_WIDTH {
                wrapped += 1;
                open += usize::from(!ends_sentence(line.words));
                if let Some(count) = counts.get_mut(line.reach()) {
                    *count += 1;
                }
            }
        }
        if wrapped == 0 || long * 10 > wrapped || open * 4 < wrapped {
            return Self(None);
        }
        let mut wider = 0;
        let column = counts.iter().enumerate().rev().find_map(|(width, count)| {
            wider += count;
            (wider > wrapped / 20).then_some(width)
        });
        Self(column)
    }

    /// Whether `below` goes on with the sentence or paragraph of `line`: its first word did not fit, or it starts small
    /// where no sentence ended. `line` and `below` are neighbours with no blank line between them.
    pub fn goes_on(self, line: &Line, below: &Line) -> bool {
        self.is_full(line, below)
            || (line.width >= MIN_FULL_WIDTH && !ends_sentence(line.words) && starts_lowercase(below.content()))
            || breaks_word(line, below)
    }

    /// Whether the first word of `below` would have passed the column.
    pub fn is_full(self, line: &Line, below: &Line) -> bool {
        let Some(column) = self.0 else { return false };
        let first: usize = match below.content().chars().next() {
            // Lines of ideographs break anywhere, but no line starts with a full stop or closing bracket: two signs' slack.
            Some(char) if is_wide(char) => 6,
            _ => columns(below.content().split_whitespace().next().unwrap_or_default()),
        };
        line.reach() * 2 >= column && line.reach() <= MAX_WIDTH && line.reach() + 1 + first > column
    }
}

/// Whether a word goes on from `line` to `below`: a hyphen behind a letter at the end of a line that is no headline, and a
/// letter after it. It may start large: `E-Mail-` and below it `Adresse`.
fn breaks_word(line: &Line, below: &Line) -> bool {
    let bare = line.words.trim_end_matches(['-', '\u{AD}', '\u{2010}']);
    line.words.len() > bare.len()
        && line.reach() * 2 >= MIN_WIDTH
        && bare.ends_with(char::is_alphabetic)
        && below.content().starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    #[test]
    fn wraps_where_one_line_in_twenty_is_longer() {
        let text = "The town council met on Tuesday evening to talk about the old\nbridge, which has been closed since the flood in the spring of\nlast year and will cost more than anybody thought.";
        assert_eq!(Wrap::of(&lines(text)).0, Some(62));
    }

    #[test]
    fn whole_sentences_a_line_are_not_wrapped() {
        let text = "The town council met on Tuesday evening to talk about it.\nThe bridge has been closed since the flood in the spring.\nIt will cost more than anybody thought it would in May.";
        assert_eq!(Wrap::of(&lines(text)).0, None);
    }
}
