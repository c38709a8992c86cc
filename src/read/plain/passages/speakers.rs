//! Who speaks, in an interview or a transcript: the names with which lines begin.

use std::collections::HashMap;

use crate::read::plain::lines::{Line, Mark};
use crate::read::plain::words::{is_capitals, split_colon};
use crate::text::is_lowercase;

/// The labels with which lines begin, and how often.
pub struct Speakers<'a> {
    labels: HashMap<&'a str, u32>,
    /// The label of each line.
    lines: Vec<Option<&'a str>>,
    /// Whether four lines or more begin with a name in capitals: then one who speaks once is a speaker too, if printed so.
    transcript: bool,
}

impl<'a> Speakers<'a> {
    /// Looks at the start of every line.
    pub fn of(lines: &[Line<'a>]) -> Self {
        let mut labels = HashMap::new();
        let label = |line: &Line<'a>| if line.mark == Mark::None { label(line.words) } else { None };
        let lines: Vec<Option<&str>> = lines.iter().map(label).collect();
        for label in lines.iter().flatten() {
            *labels.entry(*label).or_insert(0) += 1;
        }
        let shouted = labels.iter().filter(|(label, _)| is_capitals(label)).map(|(_, count)| count).sum::<u32>();
        Self { labels, lines, transcript: shouted >= 4 }
    }

    /// Whether the line at this place starts with a speaker: `Q:` or `A:`, or a name that starts another line as well.
    pub fn speaks(&self, at: usize) -> bool {
        self.lines.get(at).copied().flatten().is_some_and(|label| {
            matches!(label, "Q" | "A")
                || self.labels.get(label).is_some_and(|count| *count > 1)
                || self.transcript && is_capitals(label)
        })
    }
}

/// The name before a colon, or before the full stop of `Q.`: up to four words, each with a capital, a digit or a title's full
/// stop. The time may stand before it.
fn label(words: &str) -> Option<&str> {
    let words = without_time(words);
    if words.starts_with("Q. ") || words.starts_with("A. ") {
        return words.get(..1);
    }
    if let Some(name) = timed_name(words) {
        return Some(name);
    }
    let (label, rest) = split_colon(words)?;
    let rest = rest.trim_start_matches([':', '：']);
    // `12:30` and `https://` are no names.
    let ends = rest.is_empty()
        || rest.starts_with(char::is_whitespace)
        || label.len() + '：'.len_utf8() + rest.len() == words.len();
    let worded = label.chars().any(char::is_alphabetic);
    (is_named(label) && worded && ends).then_some(label)
}

/// Up to four words, each with a capital or a digit.
fn is_named(label: &str) -> bool {
    let capital = |word: &str| word.chars().next().is_some_and(|first| !is_lowercase(first) && first.is_alphanumeric());
    label.split(' ').count() <= 4 && label.split(' ').all(capital)
}

/// The name in `Tom Reed  0:07`, as programs write above what they heard.
fn timed_name(words: &str) -> Option<&str> {
    if words.len() > 60 || !words.ends_with(|char: char| char.is_ascii_digit() || char == ')') {
        return None;
    }
    let (name, time) = words.rsplit_once([' ', '\t'])?;
    let bare = time.trim_matches(['(', ')']);
    let timed = bare.contains(':') && bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let name = name.trim_end();
    (timed && is_named(name)).then_some(name)
}

/// `words` without `[00:01:32]` or `00:01` at its start.
fn without_time(words: &str) -> &str {
    if !words.starts_with(['[', '(', '0', '1', '2']) {
        return words;
    }
    let bare = words.trim_start_matches(['[', '(']);
    let rest = bare.trim_start_matches(|char: char| char.is_ascii_digit() || char == ':');
    let time = bare.get(..bare.len() - rest.len()).unwrap_or_default();
    let rest = rest.trim_start_matches([']', ')']);
    if time.contains(':') && rest.starts_with(' ') { rest.trim_start() } else { words }
}
