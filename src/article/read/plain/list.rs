//! Lists: bullets and numbers, their nesting, and what looks like an item but is none.

use super::line::{Line, Mark};
use super::wrap::{Wrap, is_wide};
use super::{Finding, Rule};
use crate::article::BlockKind;

/// A lone item is no list: a line that starts with a dash may be anything.
pub const ITEM: Rule = Rule {
    name: "list item",
    example: ("They want:\n\n  • shelter\n  • water\n\n- and nothing else.", "paragraph list-item list-item paragraph"),
    read: |place| place.passage.depth().map(|_| Finding::new(BlockKind::ListItem)),
};

/// Marks the lines that start items, with their depth. Linear: each line is looked at once.
pub fn mark_items(lines: &mut [Line]) {
    let wrap = Wrap::of(lines);
    let mut run = Run::default();
    let mut found: Vec<(usize, Mark, usize)> = Vec::new();
    let mut above: Option<&Line> = None;
    for (at, line) in lines.iter().enumerate() {
        let marker = if line.mark == Mark::None { marker(line.words) } else { None };
        match marker {
            Some(marker) => {
                if !run.takes(&marker, line.indent) {
                    run.close(&mut found);
                    run.takes(&marker, line.indent);
                }
                run.items.push((at, run.mark(&marker), marker.bytes));
            }
            None if run.goes_on(above, line, wrap) => {}
            None => run.close(&mut found),
        }
        above = Some(line);
    }
    run.close(&mut found);
    for (at, mark, bytes) in found {
        if let Some(line) = lines.get_mut(at) {
            line.mark = mark;
            line.marker = bytes;
        }
    }
}

/// Items that follow one another.
#[derive(Default)]
struct Run {
    items: Vec<(usize, Mark, usize)>,
    levels: Vec<Level>,
}

/// One depth of a run, with the last marker seen there.
struct Level {
    indent: usize,
    sign: Sign,
}

/// Deeper lists than this are taken as this deep.
const DEEPEST: usize = 9;

impl Run {
    /// Finds the level at which `marker` goes on with this run, or opens one; `false` if it fits nowhere.
    fn takes(&mut self, marker: &Marker, indent: usize) -> bool {
        let same = |level: &Level| level.indent.abs_diff(indent) <= 1 && marker.sign.follows(level.sign);
        if let Some(at) = self.levels.iter().rposition(same) {
            self.levels.truncate(at + 1);
            if let Some(level) = self.levels.last_mut() {
                level.sign = marker.sign;
            }
            return true;
        }
        while self.levels.len() > 1 && self.levels.last().is_some_and(|level| level.indent > indent + 1) {
            self.levels.pop();
        }
        // Another sign at the same indent nests (`◦` after `•`); the same numbers anew are another list.
        let anew =
            self.levels.iter().any(|level| level.indent.abs_diff(indent) <= 1 && marker.sign.counts_like(level.sign));
        let shallower = self.levels.last().is_some_and(|level| indent + 1 < level.indent);
        if !self.levels.is_empty() && (anew || shallower || !marker.sign.is_first()) {
            return false;
        }
        if self.levels.len() >= DEEPEST {
            self.levels.pop();
        }
        self.levels.push(Level { indent, sign: marker.sign });
        true
    }

    fn mark(&self, marker: &Marker) -> Mark {
        Mark::Item { depth: u8::try_from(self.levels.len()).unwrap_or(u8::MAX), ordered: marker.sign.is_number() }
    }

    /// Whether a line without a marker belongs to the last item: it hangs under it, or was wrapped.
    fn goes_on(&self, above: Option<&Line>, line: &Line, wrap: Wrap) -> bool {
        let (Some(level), Some(above)) = (self.levels.last(), above) else { return false };
        if line.mark != Mark::None {
            return false;
        }
        line.indent > level.indent + 1 || (!line.apart && wrap.goes_on(above, line))
    }

    /// Ends the run: two items and more make a list.
    fn close(&mut self, found: &mut Vec<(usize, Mark, usize)>) {
        if self.items.len() >= 2 {
            found.append(&mut self.items);
        }
        self.items.clear();
        self.levels.clear();
    }
}

/// What stands before an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marker {
    sign: Sign,
    /// With the white space after it.
    bytes: usize,
}

impl Marker {
    /// Its bytes, with the white space after it.
    pub const fn bytes(self) -> usize {
        self.bytes
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sign {
    Bullet(char),
    /// The value, and what stands after it: `.`, `)` …
    Number(u32, char),
    /// The place in the alphabet, and the value as a Roman number, for `i)` may be either.
    Letter(u32, Option<u32>, char),
    /// `ii)`
    Roman(u32, char),
}

impl Sign {
    const fn is_number(self) -> bool {
        !matches!(self, Self::Bullet(_))
    }

    /// Whether a list may begin with it. Any bullet; numbers from 0 or 1.
    const fn is_first(self) -> bool {
        matches!(self, Self::Bullet(_) | Self::Number(0 | 1, _) | Self::Letter(1, ..) | Self::Letter(_, Some(1), _))
    }

    /// Whether both are numbers, or both letters, with the same sign behind them.
    const fn counts_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Number(_, one), Self::Number(_, other)) => one == other,
            (Self::Letter(.., one) | Self::Roman(_, one), Self::Letter(.., other) | Self::Roman(_, other)) => {
                one == other
            }
            _ => false,
        }
    }

    fn follows(self, last: Self) -> bool {
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
            _ => false,
        }
    }
}

/// Signs that are a bullet only with white space after them.
const SPACED: &[char] = &['*', '+', '-', '–', '·', '○', '□', '➢', '✓', '✔', '►', '▶'];
/// Signs that are hardly ever anything else.
const BULLETS: &[char] = &['•', '◦', '▪', '‣', '⁃', '●', '■', '・', '▸', '➤'];

/// The marker with which `words` begins: `• `, `- `, `12. `, `(3) `, `b) `, `iv. `, `①`. Something must follow it.
pub fn marker(words: &str) -> Option<Marker> {
    let first = words.chars().next()?;
    let (sign, rest) = if BULLETS.contains(&first) {
        (Sign::Bullet(first), words.get(first.len_utf8()..)?)
    } else if SPACED.contains(&first) {
        let rest = words.get(first.len_utf8()..)?;
        (Sign::Bullet(first), rest.starts_with(char::is_whitespace).then_some(rest)?)
    } else {
        number(words, first)?
    };
    let item = rest.trim_start();
    // `* * *` and `- - -` part sections.
    let is_rule = item.chars().all(|char| char.is_whitespace() || SPACED.contains(&char) || BULLETS.contains(&char));
    (!is_rule).then_some(Marker { sign, bytes: words.len() - item.len() })
}

/// The number with which `words` begins, and what follows it.
fn number(words: &str, first: char) -> Option<(Sign, &str)> {
    if let circled @ 0x2460..=0x2473 = u32::from(first) {
        return Some((Sign::Number(circled - 0x245F, '○'), words.get(first.len_utf8()..)?));
    }
    let bare = words.strip_prefix(['(', '（']);
    let value = bare.unwrap_or(words);
    let end = value.find(|char: char| !char.is_alphanumeric()).filter(|end| *end <= 9)?;
    let (value, rest) = (value.get(..end)?, value.get(end..)?);
    let after = rest.chars().next().filter(|char| matches!(char, '.' | ')' | '．' | '）' | '、'))?;
    let rest = rest.get(after.len_utf8()..)?;
    let closed = matches!(after, ')' | '）');
    if bare.is_some() && !closed || !(rest.starts_with(char::is_whitespace) || is_wide(after)) {
        return None;
    }
    let style = if bare.is_some() { '(' } else { after };
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
    // `A.` is more often an initial than an item.
    (first.is_ascii_lowercase() || first.is_ascii_uppercase() && closed)
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

/// The value of a Roman number up to 39 in small letters, which is as far as lists go.
pub fn roman(value: &str) -> Option<u32> {
    const UNITS: &[&str] = &["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let units = value.trim_start_matches('x');
    let tens = value.len() - units.len();
    let unit = UNITS.iter().position(|unit| *unit == units)?;
    u32::try_from(tens * 10 + unit).ok().filter(|value| (1..40).contains(value))
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
            ("A. Smith", None),
            ("1990. Air", None),
            ("3.5 million", None),
            ("* * *", None),
            ("①空気", Some(3)),
            ("１．空気", Some(6)),
        ] {
            assert_eq!(marker(words).map(|marker| marker.bytes), bytes, "{words}");
        }
    }

    #[test]
    fn nests_by_indent_and_by_sign() {
        for (text, depths) in [
            ("- a\n  - b\n  - c\n- d", "1221"),
            ("• a\n◦ b\n• c", "121"),
            ("1. a\n   a) b\n   b) c\n2. d", "1221"),
            ("1. a\n2. b\n7. c", "110"),
            ("1. a\n2. b\n1. c\n2. d", "1111"),
            ("1. a\n1. b\n1. c", "111"),
            ("i. a\nii. b\niii. c", "111"),
        ] {
            let lines = super::super::line::lines(text);
            let found: String = lines
                .iter()
                .map(|line| if let Mark::Item { depth, .. } = line.mark { depth.to_string() } else { "0".to_owned() })
                .collect();
            assert_eq!(found, depths, "{text:?}");
        }
    }
}
