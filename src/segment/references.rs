//! Reference marks after a sentence: `[4]`, `¹`, `†`, `(1)`.

use super::chars::is_space;
use crate::text::{is_closing, is_lowercase};

/// Skips the reference marks at the beginning of `text`, which follows `before`: `[4]`, `[1, 7–9]`, `[^1]`, also after a space;
/// and without one `¹`, `†`, `①`, `(1)`, and a bare number behind a word or a year.
pub fn past_references<'a>(before: &str, text: &'a str) -> &'a str {
    let mut rest = glued_reference(before, text).unwrap_or(text);
    while let Some(reference) = reference(rest.trim_start_matches(is_space), ['[', ']']) {
        rest = reference;
    }
    rest
}

/// What follows the reference mark with which `text` begins: a number in brackets. Short, so that the look ahead is bounded.
fn reference(text: &str, [open, close]: [char; 2]) -> Option<&str> {
    let inner = text.strip_prefix(open)?;
    let limit = inner.floor_char_boundary(24);
    let end = inner.get(..limit)?.find(close)?;
    let number = inner.get(..end)?;
    let number = number.strip_prefix('^').unwrap_or(number);
    let numeric = number.chars().all(|char| char.is_ascii_digit() || matches!(char, ' ' | ',' | '-' | '–' | '\u{A0}'));
    (numeric && number.contains(|char: char| char.is_ascii_digit())).then(|| inner.get(end + 1..)).flatten()
}

/// What follows the reference mark with which `text` begins, without white space between that and the mark of the sentence.
fn glued_reference<'a>(before: &str, text: &'a str) -> Option<&'a str> {
    const SIGNS: [char; 5] = ['¹', '²', '³', '†', '‡'];
    let is_sign = |char: char| SIGNS.contains(&char) || matches!(char, '⁰'..='⁹' | '①'..='⑳');
    let first = text.chars().next()?;
    if is_sign(first) {
        return Some(text.trim_start_matches(is_sign));
    }
    if first == '(' && !before.ends_with(is_space) {
        return reference(text, ['(', ')']);
    }
    // `water.1 Then`, `in 1932.2 Then`; but `No.1`, `3.14`.
    let number = |text: &'a str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let rest = text.get(digits..).filter(|_| (1..=2).contains(&digits))?;
        (rest.is_empty() || rest.starts_with(is_space)).then_some(rest)
    };
    let mut rest = number(text)?;
    // `consultation.11 12 Take`
    let capital = |text: &&str| text.trim_start_matches(is_space).starts_with(char::is_uppercase);
    while let Some(next) = number(rest.trim_start_matches(is_space)).filter(capital) {
        rest = next;
    }
    let word = before.trim_end_matches(is_closing).strip_suffix('.')?;
    let word = word.rsplit(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
    let year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    (year || word.len() > 3 && word.chars().all(is_lowercase)).then_some(rest)
}

/// What stands before the reference marks at the end of `text`, down to the mark of the sentence; `None` where there are none.
pub fn before_references(text: &str) -> Option<&str> {
    const MARKS: [char; 7] = ['.', '!', '?', '…', '。', '！', '？'];
    // No reference is longer, and most sentences end without one.
    let start = text.len().saturating_sub(40);
    let near = text.get(text.ceil_char_boundary(start)..)?;
    let at = near.rfind(MARKS)?;
    let behind = near.get(at..)?.trim_start_matches(MARKS).trim_start_matches(is_closing);
    let before = text.get(..text.len() - behind.len())?;
    (!behind.is_empty() && past_references(before, behind).trim_start_matches(is_space).is_empty()).then_some(before)
}
