//! Detects the format of a file.

use super::Format;
use crate::text::{decode, lowercase};

/// A file that is to be told: its bytes, and how it begins as text.
pub struct Sample<'a> {
    /// All of its bytes.
    pub bytes: &'a [u8],
    /// How it begins, decoded, without white space before it; empty where the file is.
    pub beginning: &'a str,
}

impl Sample<'_> {
    /// Whether it begins as an object of JSON that has one of `names` in a field `format` near its start, as the formats of
    /// Postil's own do.
    #[must_use]
    pub fn says_format(&self, names: &[&str]) -> bool {
        let named = |rest: &str| {
            let value = rest.trim_start().strip_prefix(':').and_then(|rest| rest.trim_start().strip_prefix('"'));
            value.is_some_and(|value| names.iter().any(|name| has_before_quote(value, name)))
        };
        self.beginning.starts_with('{') && self.beginning.split("\"format\"").skip(1).any(named)
    }
}

fn has_before_quote(value: &str, name: &str) -> bool {
    value.strip_prefix(name).is_some_and(|rest| rest.starts_with('"'))
}

/// Bytes that are decoded to tell a format by them.
const NEAR: usize = 4096;

/// The format of a file, of those among `formats` that are read and wanted: the first that knows the file by its content, else
/// the one that has the longest ending of its name, else the first that takes any file.
#[must_use]
pub fn format_of<'a>(
    formats: &'a [Format],
    wanted: impl Fn(&Format) -> bool,
    name: Option<&str>,
    bytes: &[u8],
) -> Option<&'a Format> {
    let beginning = decode(bytes.get(..NEAR).unwrap_or(bytes)).text;
    let sample = Sample { bytes, beginning: beginning.trim_start() };
    let name = name.map(lowercase);
    let ending = |format: &Format| {
        let name = name.as_deref().unwrap_or_default();
        let ends = |extension: &&&str| name.strip_suffix(**extension).is_some_and(|rest| rest.ends_with('.'));
        format.extensions.iter().filter(ends).map(|extension| extension.len()).max()
    };
    let read = || formats.iter().filter(|format| format.import.is_some() && wanted(format));
    let by_content = read().find(|format| (format.detect)(&sample));
    // The first of those with endings of one length.
    let by_name = || read().rev().filter(|format| ending(format).is_some()).max_by_key(|format| ending(format));
    by_content.or_else(by_name).or_else(|| read().find(|format| format.takes_any))
}
