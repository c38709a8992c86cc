//! What stands before an item: bullets, numbers, letters.

use super::wrap::is_wide;
use crate::read::plain::words::roman;

/// What stands before an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marker {
    /// Bullet or number.
    pub sign: Sign,
    /// With the white space after it.
    pub bytes: usize,
}

/// The kind of a marker, and its place in the row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    /// `•`
    Bullet(char),
    /// The value, and what stands after it: `.`, `)` …
    Number(u32, char),
    /// The place in the alphabet, and the value as a Roman number, for `i)` may be either.
    Letter(u32, Option<u32>, char),
    /// `ii)`
    Roman(u32, char),
    /// `2.3` before a sentence: how many parts, and the last of them.
    Clause(usize, u32),
}

/// Stands behind a capital letter with a full stop, which is more often an initial than a number.
pub const INITIAL: char = 'A';

impl Sign {
    pub const fn is_number(self) -> bool {
        !matches!(self, Self::Bullet(_))
    }

    pub const fn is_clause(self) -> bool {
        matches!(self, Self::Clause(..))
    }

    /// Whether a list may begin with it. Any bullet; numbers from 0 or 1.
    pub const fn is_first(self) -> bool {
        matches!(
            self,
            Self::Bullet(_)
                | Self::Number(0 | 1, _)
                | Self::Letter(1, ..)
                | Self::Letter(_, Some(1), _)
                | Self::Clause(_, 0 | 1)
        )
    }

    /// Whether both are numbers, or both letters, with the same sign behind them.
    pub const fn counts_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Number(_, one), Self::Number(_, other)) => one == other,
            (Self::Letter(.., one) | Self::Roman(_, one), Self::Letter(.., other) | Self::Roman(_, other)) => {
                one == other
            }
            (Self::Clause(one, _), Self::Clause(other, _)) => one == other,
            _ => false,
        }
    }

    pub fn follows(self, last: Self) -> bool {
        match (last, self) {
            (Self::Bullet(a), Self::Bullet(b)) => a == b,
            // Some leave the counting to others, and write `1.` before every item.
            (Self::Number(a, after), Self::Number(b, then)) => after == then && (b == a + 1 || a == b),
            (Self::Letter(a, roman, after), Self::Letter(b, next, then)) => {
                after == then && (b == a + 1 || next.is_some() && next == roman.map(|value| value + 1))
            }
            (Self::Letter(_, Some(a), after) | Self::Roman(a, after), Self::Roman(b, then)) => {
                b == a + 1 && after == then
            }
            (Self::Roman(a, after), Self::Letter(_, Some(b), then)) => b == a + 1 && after == then,
            (Self::Clause(parts, a), Self::Clause(count, b)) => parts == count && b == a + 1,
            _ => false,
        }
    }
}

/// Signs that are a bullet only with white space after them.
const SPACED: &[char] =
    &['*', '+', '-', '–', '·', '○', '□', '☐', '☑', '✗', '✘', '➢', '➔', '→', '❖', '◆', '◇', '✓', '✔', '►', '▶', '^'];
/// Signs that are hardly ever anything else; the last are what is left of the bullets of a word processor's own font.
const BULLETS: &[char] =
    &['•', '◦', '▪', '‣', '⁃', '●', '■', '・', '▸', '➤', '\u{F0B7}', '\u{F0A7}', '\u{F0D8}', '\u{F0FC}'];

/// The marker with which `words` begins: `• `, `- `, `12. `, `(3) `, `b) `, `iv. `, `①`. Something must follow it.
pub fn marker(words: &str) -> Option<Marker> {
    let first = words.chars().next()?;
    let (sign, rest) = if first.is_ascii_alphabetic() && first != 'o' {
        number(words, first)?
    } else if BULLETS.contains(&first) {
        (Sign::Bullet(first), words.get(first.len_utf8()..)?)
    } else if SPACED.contains(&first) {
        let rest = words.get(first.len_utf8()..)?;
        (Sign::Bullet(first), rest.starts_with(char::is_whitespace).then_some(rest)?)
    } else if matches!(first, 'o' | '§') {
        // A word processor's bullets of the second and third level, as plain text has them: a tab follows.
        let rest = words.get(first.len_utf8()..)?;
        (Sign::Bullet(first), (rest.starts_with('\t') || rest.starts_with("  ")).then_some(rest)?)
    } else if let Some(clause) = clause(words) {
        clause
    } else {
        number(words, first)?
    };
    let item = rest.trim_start();
    // `■ 橋の歴史` is a heading in Japanese, where no space or a wide one follows.
    if matches!(first, '■' | '◆' | '◇' | '□') && !rest.starts_with([' ', '\t']) {
        return None;
    }
    // `* * *` and `- - -` part sections.
    let is_rule = item.chars().all(|char| char.is_whitespace() || SPACED.contains(&char) || BULLETS.contains(&char));
    (!is_rule).then_some(Marker { sign, bytes: words.len() - item.len() })
}

/// Whether `words` begins as an item does, and not perhaps as a name or a heading.
pub fn is_marked(words: &str) -> bool {
    marker(words).is_some_and(|marker| !matches!(marker.sign, Sign::Letter(_, _, INITIAL) | Sign::Clause(..)))
}

/// `2.3 The tenant pays the rent.`: the numbers of a clause, and the clause.
fn clause(words: &str) -> Option<(Sign, &str)> {
    let end = words.find(|char: char| !char.is_ascii_digit() && char != '.').filter(|end| (3..=12).contains(end))?;
    let (numbers, rest) = (words.get(..end)?.trim_end_matches('.'), words.get(end..)?);
    let (_, last) = numbers.rsplit_once('.')?;
    let short = numbers.split('.').all(|number| (1..=2).contains(&number.len()));
    let sign = Sign::Clause(numbers.split('.').count(), decimal(last)?);
    (short && rest.starts_with(char::is_whitespace)).then_some((sign, rest))
}

/// The number with which `words` begins, and what follows it.
fn number(words: &str, first: char) -> Option<(Sign, &str)> {
    if let circled @ 0x2460..=0x2473 = u32::from(first) {
        return Some((Sign::Number(circled - 0x245F, '○'), words.get(first.len_utf8()..)?));
    }
    let bare = words.strip_prefix(['(', '（', '[']);
    let value = bare.unwrap_or(words);
    // Ideographs, which many lines begin with, count nothing here.
    if value.starts_with(|char| matches!(char, '\u{3041}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')) {
        return None;
    }
    let end = value.find(|char: char| !char.is_alphanumeric()).filter(|end| *end <= 9)?;
    let (value, rest) = (value.get(..end)?, value.get(end..)?);
    let after = rest.chars().next().filter(|char| matches!(char, '.' | ')' | '．' | '）' | '、' | ']'))?;
    let rest = rest.get(after.len_utf8()..)?;
    let closed = matches!(after, ')' | '）' | ']');
    if bare.is_some() && !closed
        || words.starts_with('[') != (after == ']')
        || !(rest.starts_with(char::is_whitespace) || is_wide(after))
    {
        return None;
    }
    let style = if bare.is_some() { first } else { after };
    Some((sign(value, style, closed)?, rest))
}

fn sign(value: &str, style: char, closed: bool) -> Option<Sign> {
    let count = value.chars().count();
    if let Some(number) = decimal(value) {
        return (count <= 3).then_some(Sign::Number(number, style));
    }
    let first = value.chars().next()?;
    let roman = roman(value);
    if count > 1 {
        return roman.map(|value| Sign::Roman(value, style));
    }
    let style = if first.is_ascii_uppercase() && !closed { INITIAL } else { style };
    first
        .is_ascii_alphabetic()
        .then(|| Sign::Letter(u32::from(first.to_ascii_lowercase()) - u32::from('a') + 1, roman, style))
}

/// The value of ASCII or full-width digits.
fn decimal(value: &str) -> Option<u32> {
    value.chars().try_fold(0_u32, |sum, char| {
        let ascii = match char {
            '０'..='９' => char::from_u32(u32::from(char) - 0xFF10 + 0x30)?,
            _ => char,
        };
        sum.checked_mul(10)?.checked_add(ascii.to_digit(10)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_markers() {
        for (words, bytes) in [
            ("• Air", Some(4)),
            ("•Air", Some(3)),
            ("- Air", Some(2)),
            ("-Air", None),
            ("12. Air", Some(4)),
            ("(3) Air", Some(4)),
            ("b) Air", Some(3)),
            ("iv. Air", Some(4)),
            ("A. Smith", Some(3)),
            ("•\tAir", Some(4)),
            ("o\tAir", Some(2)),
            ("o Air", None),
            ("2.3 Air is free.", Some(4)),
            ("[3] Air", Some(4)),
            ("1990. Air", None),
            ("* * *", None),
            ("①空気", Some(3)),
            ("１．空気", Some(6)),
        ] {
            assert_eq!(marker(words).map(|marker| marker.bytes), bytes, "{words}");
        }
    }
}
