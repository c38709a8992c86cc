//! Who speaks, in an interview or a transcript.

use std::collections::HashMap;

use super::line::{Line, Mark};
use super::passage::Passage;
use super::{Finding, Rule, heading};
use crate::article::BlockKind;

/// What a speaker says is a paragraph, however short: no heading, and no part of what the other said.
pub const SPEECH: Rule = Rule {
    name: "speech",
    example: (
        "A talk by the river\n\nQ: Why here\n\nA: Because.\n\nQ: And now\n\nA: We wait.",
        "title paragraph paragraph paragraph paragraph",
    ),
    read: |place| place.passage.speech.then(|| Finding::new(BlockKind::Paragraph)),
};

/// Whether the questions among `passages`, of which there are three or more, are put to somebody: one in three says "you".
/// The questions that head the parts of an article or of a list of answers speak of "I", or of nobody.
pub fn is_interview(passages: &[Passage]) -> bool {
    let (mut asked, mut addressed) = (0, 0);
    for passage in passages.iter().filter(|passage| heading::is_question(passage.words)) {
        asked += 1;
        addressed +=
            usize::from(passage.words.split(|char: char| !char.is_alphabetic()).any(|word| YOU.contains(&word)));
    }
    asked >= 3 && addressed * 3 >= asked
}

/// Words for those who are asked.
#[rustfmt::skip]
const YOU: &[&str] = &[
    "you", "your", "You", "Your", "Sie", "Ihr", "Ihre", "Ihnen", "Ihrem", "du", "dich", "dein", "deine", "vous",
    "votre", "vos", "usted", "ustedes", "tú", "Lei", "voi", "você", "vocês", "u", "uw", "jij", "Pan", "Pani", "вы",
    "вас", "Вы", "Вас", "ви", "Ви",
];

/// The labels with which lines begin, and how often.
pub struct Speakers<'a>(HashMap<&'a str, u32>);

impl<'a> Speakers<'a> {
    /// Looks at the start of every line.
    pub fn of(lines: &[Line<'a>]) -> Self {
        let mut labels = HashMap::new();
        for line in lines.iter().filter(|line| line.mark == Mark::None) {
            if let Some(label) = label(line.words) {
                *labels.entry(label).or_insert(0) += 1;
            }
        }
        Self(labels)
    }

    /// Whether a line starts with a speaker: `Q:` or `A:`, or a name that starts another line as well.
    pub fn speaks(&self, words: &str) -> bool {
        label(words)
            .is_some_and(|label| matches!(label, "Q" | "A") || self.0.get(label).is_some_and(|count| *count > 1))
    }
}

/// The name before a colon: up to four words, each with a capital, a digit or a title's full stop.
fn label(words: &str) -> Option<&str> {
    let limit = words.floor_char_boundary(40);
    let (label, _) = words.get(..limit)?.split_once([':', '：'])?;
    let rest = words.get(label.len()..)?.trim_start_matches([':', '：']);
    let named = label
        .split(' ')
        .all(|word| word.chars().next().is_some_and(|first| !first.is_lowercase() && first.is_alphanumeric()));
    // `12:30` and `https://` are no names.
    let ends = rest.is_empty()
        || rest.starts_with(char::is_whitespace)
        || label.len() + '：'.len_utf8() + rest.len() == words.len();
    let worded = label.chars().any(char::is_alphabetic);
    (named && worded && ends && label.split(' ').count() <= 4).then_some(label)
}
