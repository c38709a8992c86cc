//! Language tags.

/// Whether a text has the shape of a language tag (BCP 47); whether anyone speaks it is not asked.
#[must_use]
pub fn is_language_tag(text: &str) -> bool {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    text.split('-').all(part)
}

/// The tag of a language as documents name it: white space left out, `de-AT` for `de_AT`. `None` for what names none by a
/// code of two or three letters (RFC 5646, in outline), and for what is longer than any tag.
#[must_use]
pub fn language_tag(said: &str) -> Option<String> {
    const MAX_BYTES: usize = 35;
    let tag = said.trim().replace('_', "-");
    let code = tag.split('-').next().unwrap_or_default();
    let known = (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    (known && tag.len() <= MAX_BYTES && is_language_tag(&tag)).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_name_languages_in_their_ways() {
        for (said, wanted) in [
            ("en", Some("en")),
            (" de_AT ", Some("de-AT")),
            ("zh-Hant-TW", Some("zh-Hant-TW")),
            ("", None),
            ("German", None),
            ("10", None),
            ("x-klingon", None),
            ("english language", None),
            ("en-\"><script>", None),
        ] {
            assert_eq!(language_tag(said).as_deref(), wanted, "{said}");
        }
    }
}
