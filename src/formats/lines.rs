//! JSON on one line, for everyone.

use std::borrow::Cow;

/// A JSON text on one line with all line ends escaped that Unicode knows. JSON may hold these as they are, and many a tool
/// cuts lines at them all the same (`str.splitlines` of Python does). They stand inside strings only, so that they can be
/// escaped afterwards.
#[must_use]
pub fn one_line(json: &str) -> Cow<'_, str> {
    const ENDS: [(char, &str); 3] = [('\u{85}', "\\u0085"), ('\u{2028}', "\\u2028"), ('\u{2029}', "\\u2029")];
    let mut line = Cow::Borrowed(json);
    for (char, escape) in ENDS {
        if line.contains(char) {
            line = line.replace(char, escape).into();
        }
    }
    line
}
