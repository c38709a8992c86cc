//! Language tags.

/// Whether a text has the shape of a language tag (BCP 47); whether anyone speaks it is not asked.
#[must_use]
pub fn is_language_tag(text: &str) -> bool {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    text.split('-').all(part)
}
