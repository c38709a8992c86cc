//! Characters that both candidates and rules look at.

/// Marks that can end a sentence.
pub const fn is_mark(char: char) -> bool {
    matches!(char, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '｡' | '．')
}

/// White space, tested on ASCII first.
pub fn is_space(char: char) -> bool {
    char.is_whitespace()
}

/// What stands behind the last bracket that `text` opens and does not close.
pub fn in_bracket(text: &str) -> Option<&str> {
    let mut closed = 0_u32;
    for (at, char) in text.char_indices().rev() {
        match char {
            ')' | ']' | '}' | '）' => closed += 1,
            '(' | '[' | '{' | '（' if closed == 0 => return text.get(at + char.len_utf8()..),
            '(' | '[' | '{' | '（' => closed -= 1,
            _ => {}
        }
    }
    None
}

/// Skips `:)`, `;-)`, `:D` and the like, with the white space after it.
pub fn past_emoticon(text: &str) -> &str {
    const FACES: &[&str] = &[
        ":)", ":-)", ":(", ":-(", ";)", ";-)", ":D", ":-D", ":P", ":-P", ":p", ":/", ":-/", ":o)", "<3", "^_^", "=)",
        ":'(",
    ];
    if !text.starts_with([':', ';', '<', '^', '=']) {
        return text;
    }
    let face = FACES.iter().find_map(|face| text.strip_prefix(*face));
    match face.map(|rest| (rest, rest.trim_start_matches([')', '(']).trim_start_matches(is_space))) {
        Some((rest, next)) if next.len() < rest.len() => next,
        _ => text,
    }
}
