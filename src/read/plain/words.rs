//! What the words of a line or passage look like, whatever stands around them.

use crate::text::{is_closing, is_lowercase, is_opening};

/// Headings wider than this are sentences (columns).
pub const MAX_HEADING_WIDTH: usize = 120;

/// Whether a passage could be a heading by its words: it starts like a sentence but does not end like one.
pub fn reads_as_heading(words: &str) -> bool {
    let bare = without_emphasis(words);
    let start = bare.trim_start_matches(is_heading_sign).trim_start().trim_start_matches(is_opening);
    starts_large(start)
        && has_no_end_mark(bare)
        && !is_aside(bare)
        && !(bare.contains(':') && bare.contains("://"))
        && !holds_sentence_end(bare)
}

/// Signs that stand before a heading, above all in Japanese: `■ 橋の歴史`.
const fn is_heading_sign(char: char) -> bool {
    matches!(char, '■' | '◆' | '◇' | '□' | '▼' | '▲' | '★' | '☆')
}

/// Whether `words` starts with a capital, a digit, a letter of a script without capitals, or a name like `iPhone`.
fn starts_large(words: &str) -> bool {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) if is_lowercase(first) => chars.next().is_some_and(char::is_uppercase),
        Some(first) => first.is_alphanumeric(),
        None => false,
    }
}

/// `words` without the signs of `**strong**` or `_stressed_` around all of it.
pub fn without_emphasis(words: &str) -> &str {
    ["**", "__", "*", "_"]
        .iter()
        .find_map(|sign| words.strip_prefix(*sign)?.strip_suffix(*sign))
        .filter(|inner| !inner.is_empty() && !inner.contains(['*', '_']))
        .unwrap_or(words)
}

/// `(Applause)` and `[MUSIC]` stand beside the text and head nothing.
fn is_aside(words: &str) -> bool {
    [('(', ')'), ('[', ']'), ('（', '）')].iter().any(|(open, close)| {
        words
            .strip_prefix(*open)
            .and_then(|rest| rest.strip_suffix(*close))
            .is_some_and(|inner| !inner.contains([*open, *close]))
    })
}

/// Whether a sentence ends inside: `Who pays? Nobody` is no heading, `Speech of Dr. Falk` and `9 p.m. Friday` are.
fn holds_sentence_end(words: &str) -> bool {
    let ends = |word: &str| {
        let bare = word.trim_end_matches(is_closing);
        bare.ends_with(['?', '!']) || bare.ends_with('.') && bare.len() > 4 && !bare.trim_end_matches('.').contains('.')
    };
    if !words.bytes().fold(false, |found, byte| found | matches!(byte, b'.' | b'!' | b'?')) {
        return false;
    }
    let mut split = words.split_whitespace().peekable();
    while let Some(word) = split.next() {
        if ends(word) && split.peek().is_some_and(|next| next.starts_with(char::is_uppercase)) {
            return true;
        }
    }
    false
}

/// Whether nothing at the end says that a sentence ends or something follows. A question mark may stand there.
pub fn has_no_end_mark(words: &str) -> bool {
    !words
        .trim_end_matches(is_closing)
        .ends_with(['.', '!', '…', ':', ';', ',', '。', '！', '：', '；', '、', '，', '–', '—', '-', '।', '۔'])
}

/// Whether `words` ends with a question mark.
pub fn is_question(words: &str) -> bool {
    words.trim_end_matches(is_closing).ends_with(['?', '？', '؟'])
}

/// Whether all letters are capitals, of which there are four or more.
pub fn is_capitals(words: &str) -> bool {
    let mut capitals = 0;
    for char in words.chars() {
        if is_lowercase(char) {
            return false;
        }
        capitals += usize::from(char.is_uppercase());
    }
    capitals >= 4
}

/// `words` without a full stop at its end, if what is left is short: `4. Discussion.`
pub fn without_stop(words: &str) -> Option<&str> {
    words.strip_suffix('.').filter(|bare| bare.len() <= MAX_HEADING_WIDTH && bare.split_whitespace().nth(6).is_none())
}

/// A number before a heading, and the words after it. The depth is the count of its parts: 1 for `2. Method`, `IV. The end`
/// and `一、背景`, 2 for `2.3 Results` and `（二）方法`.
pub fn numbered(words: &str) -> Option<(u8, &str)> {
    if let Some(found) = numbered_in_ideographs(words) {
        return Some(found);
    }
    if !words.starts_with(|first: char| first.is_ascii_digit() || matches!(first, 'I' | 'V' | 'X')) {
        return None;
    }
    let (number, title) = words.split_once(char::is_whitespace)?;
    let title = title.trim_start();
    if !title.starts_with(|char: char| char.is_alphanumeric() && !is_lowercase(char)) {
        return None;
    }
    let bare = number.trim_end_matches('.');
    let dotted = bare.len() < number.len();
    let parts = bare.split('.').try_fold(0_u8, |count, part| {
        let short = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if short { count.checked_add(1) } else { None }
    });
    let depth = match parts {
        Some(1) if !dotted => return None,
        Some(depth) => depth.min(5),
        None if dotted && is_roman(bare) => 1,
        None => return None,
    };
    Some((depth, title))
}

/// `IV`
pub fn is_roman(words: &str) -> bool {
    words.bytes().all(|byte| byte.is_ascii_uppercase()) && roman(&words.to_ascii_lowercase()).is_some()
}

fn numbered_in_ideographs(words: &str) -> Option<(u8, &str)> {
    const DIGITS: &str = "一二三四五六七八九十";
    let (depth, rest) = match words.strip_prefix('（') {
        Some(rest) => (2, rest),
        None => (1, words),
    };
    let title = rest.trim_start_matches(|char| DIGITS.contains(char));
    let close = if depth == 2 { '）' } else { '、' };
    (title.len() < rest.len()).then_some((depth, title.strip_prefix(close)?))
}

/// What stands before the first colon, and the rest with it. What has a colon after it is short (40 bytes).
pub fn split_colon(words: &str) -> Option<(&str, &str)> {
    // Most passages have none there, which a look at the bytes tells. The last three are of the full-width colon.
    let start = words.as_bytes().get(..40).unwrap_or(words.as_bytes());
    let at = (0..start.len()).find(|at| matches!(start.get(*at..), Some([b':', ..] | [0xEF, 0xBC, 0x9A, ..])))?;
    words.split_at_checked(at)
}

/// What follows `start`, which is in small letters, at the start of `words`, whatever its capitals.
pub fn strip_start<'a>(words: &'a str, start: &str) -> Option<&'a str> {
    // Most texts begin with another letter, which one byte tells where the list's is ASCII.
    let (first, wanted) = (words.bytes().next()?, start.bytes().next()?);
    if wanted.is_ascii() && first.to_ascii_lowercase() != wanted {
        return None;
    }
    let (found, rest) = words.split_at_checked(start.len())?;
    found.chars().map(crate::text::lowercase_char).eq(start.chars()).then_some(rest)
}

/// Whether `words` ends with a mark that ends a sentence, quotes and brackets after it left aside.
pub fn ends_sentence(words: &str) -> bool {
    let bare = words.trim_end_matches(is_closing);
    bare.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '：', '｡', '؟', '۔', '।', '։'])
}

/// Whether `words` goes on with a sentence, as far as its first letter tells; an address like `ida@example.org` does not.
pub fn starts_lowercase(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let small = first.trim_start_matches(is_opening).starts_with(is_lowercase);
    small && !first.contains('@') && !first.contains("://") && !first.starts_with("www.")
}

/// What stands before and after the first colon, neither of them empty.
pub fn split_key(words: &str) -> Option<(&str, &str)> {
    let (key, rest) = split_colon(words)?;
    let value = rest.trim_start_matches([':', '：']);
    // `12:30` and `https://` are no entries; a full-width colon needs no space.
    let spaced = value.starts_with(char::is_whitespace) || !rest.starts_with(':');
    let (key, value) = (key.trim(), value.trim());
    (spaced && !key.is_empty() && !value.is_empty()).then_some((key, value))
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
    fn marks_end_sentences_behind_any_quote() {
        for words in
            ["It stopped.”", "Er sagte: ‚Halt.‘", "Er sagte: „Er rief ‚Halt!‘“", "He said ``stop.``", "It stopped.)"]
        {
            assert!(ends_sentence(words), "{words}");
        }
        for words in ["", "It “stopped”", "It stopped,", "‘"] {
            assert!(!ends_sentence(words), "{words}");
        }
        for (words, small) in [("“so it was", true), ("`so` it was", true), ("`So it was", false), ("", false)] {
            assert_eq!(starts_lowercase(words), small, "{words}");
        }
    }
}
