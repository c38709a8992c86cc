//! Restated claims that say instead whether the claim is true.

use crate::text::lowercase;

/// How texts begin that give a verdict where they should state what was claimed.
const VERDICTS: &[&str] = &[
    "no,",
    "no:",
    "false",
    "not true",
    "untrue",
    "wrong",
    "incorrect",
    "misleading",
    "fake",
    "hoax",
    "myth",
    "fact check",
    "it is false",
    "it’s false",
    "it is not true",
    "it’s not true",
    "it isn’t true",
    "it is untrue",
    "it is wrong",
    "it is incorrect",
    "it is not the case",
    "it is a lie",
    "this is false",
    "this is not true",
    "this is wrong",
    "that is false",
    "that is not true",
    "that is wrong",
    "there is no evidence",
    "there is no proof",
    "contrary to",
    "the claim that",
    "the claim is",
    "nobody ever",
];

/// Whether a restated claim begins like its negation or a verdict on it. English.
#[must_use]
pub fn begins_as_verdict(text: &str) -> bool {
    let text = lowercase(text.trim_start_matches(|char: char| !char.is_alphanumeric())).replace('\'', "’");
    VERDICTS.iter().any(|start| {
        text.strip_prefix(start)
            .is_some_and(|rest| !start.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric))
    })
}
