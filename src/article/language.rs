//! Guesses the language of a text.

use std::sync::OnceLock;

use crate::segment::{Key, Lexicon, tokens};

/// BCP 47 tag of the language that `text` is most likely in; `None` where too little speaks for any.
///
/// Scripts that one language dominates decide at once. In the others each language is counted: how many of its frequent
/// words and special letters the text has, and how many letters that the language lacks. Only the first 4 kB are looked at.
#[must_use]
pub fn guess(text: &str) -> Option<&'static str> {
    let start = text.get(..text.floor_char_boundary(4096)).unwrap_or(text);
    let counts = count_scripts(start);
    let letters: u32 = counts.iter().sum();
    let most =
        counts.iter().zip(SCRIPTS).max_by_key(|(count, _)| **count).filter(|(count, _)| **count * 2 >= letters.max(1));
    let kana = counts.first().copied().unwrap_or_default();
    let japanese = kana > 0 && kana * 20 >= letters;
    match most.map(|(_, (.., tags))| *tags) {
        // Japanese is written with more ideographs than kana, sometimes.
        Some("zh" | "ja") | None => japanese.then_some("ja").or(most.map(|_| "zh")),
        Some(tags) if tags.contains(' ') => Languages::all().best(start, tags),
        Some(tag) => Some(tag),
    }
}

/// Scripts: their first and last letters, and the languages written in them that are known here; kana come first.
const SCRIPTS: &[(char, char, &str)] = &[
    ('\u{3041}', '\u{30FF}', "ja"),
    ('A', '\u{24F}', LATIN),
    ('\u{400}', '\u{52F}', "ru uk be bg sr mk kk"),
    ('\u{3400}', '\u{9FFF}', "zh"),
    ('\u{AC00}', '\u{D7A3}', "ko"),
    ('\u{620}', '\u{6FF}', "ar fa ur"),
    ('\u{900}', '\u{97F}', "hi mr ne"),
    ('\u{5D0}', '\u{5F2}', "he"),
    ('\u{370}', '\u{3FF}', "el"),
    ('\u{E01}', '\u{E5B}', "th"),
    ('\u{531}', '\u{587}', "hy"),
    ('\u{10A0}', '\u{10FF}', "ka"),
    ('\u{1200}', '\u{137F}', "am"),
    ('\u{1000}', '\u{109F}', "my"),
    ('\u{980}', '\u{9FF}', "bn"),
    ('\u{A00}', '\u{A7F}', "pa"),
    ('\u{A80}', '\u{AFF}', "gu"),
    ('\u{B80}', '\u{BFF}', "ta"),
    ('\u{C00}', '\u{C7F}', "te"),
    ('\u{C80}', '\u{CFF}', "kn"),
    ('\u{D00}', '\u{D7F}', "ml"),
    ('\u{D80}', '\u{DFF}', "si"),
    ('\u{E80}', '\u{EFF}', "lo"),
    ('\u{1780}', '\u{17FF}', "km"),
    ('\u{1E00}', '\u{1EFF}', LATIN),
];

const LATIN: &str = "en de fr es it pt nl pl da nb sv fi cs sk hu ro hr tr ca id vi lt lv et eu";

/// Languages in which much is written, among those that share a script.
const COMMON: &str = "en de fr es it pt nl pl ru uk ar fa hi";

fn count_scripts(text: &str) -> [u32; SCRIPTS.len()] {
    let mut counts = [0; SCRIPTS.len()];
    for char in text.chars().filter(|char| char.is_alphabetic()) {
        let at = SCRIPTS.iter().position(|(first, last, _)| (*first..=*last).contains(&char));
        // Both blocks of Latin letters count as one.
        let at = at.map(|at| if at + 1 == SCRIPTS.len() { 1 } else { at });
        if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    counts
}

/// What is known of the languages that share a script.
struct Languages {
    languages: Vec<Letters>,
    /// For each word, and each ending with a hyphen before it, the languages that have it: bit `n` for the `n`th of its script.
    words: Lexicon,
}

/// A language's letters that not all of its script have.
#[derive(Default)]
struct Letters {
    tag: &'static str,
    own: &'static str,
    /// Those it has in a few words, mostly foreign ones.
    rare: &'static str,
}

impl Languages {
    fn all() -> &'static Self {
        static ALL: OnceLock<Languages> = OnceLock::new();
        ALL.get_or_init(|| Self::parse(include_str!("languages.txt")))
    }

    fn parse(file: &'static str) -> Self {
        let mut all = Self { languages: Vec::new(), words: Lexicon::default() };
        let mut bit = 0;
        for token in tokens(file) {
            if let Some(tag) = token.strip_suffix(':') {
                bit = SCRIPTS.iter().find_map(|(.., tags)| bit_of(tags, tag)).unwrap_or_default();
                all.languages.push(Letters { tag, ..Letters::default() });
            } else if let (Some(own), Some(language)) = (token.strip_prefix('+'), all.languages.last_mut()) {
                language.own = own;
            } else if let (Some(rare), Some(language)) = (token.strip_prefix('~'), all.languages.last_mut()) {
                language.rare = rare;
            } else {
                all.words.add(token.as_bytes().into(), bit);
            }
        }
        all
    }

    /// The one of `tags` that most speaks for in `text`, if it is one.
    fn best(&self, text: &str, tags: &'static str) -> Option<&'static str> {
        let small = crate::text::lowercase(text);
        let mut found: Vec<(u32, u32)> = Vec::new();
        for word in small.split(|char: char| !is_letter(char)).filter(|word| !word.is_empty()) {
            // A word that few languages have says much; a longer one is met by chance less often.
            let weight = if word.len() > 2 { 48 } else { 24 };
            self.note(&Key::of(word), weight, &mut found);
            let endings = word.char_indices().rev().map(|(at, _)| at).take_while(|at| *at > 0).skip(1).take(3);
            for ending in endings.filter_map(|at| word.get(at..)) {
                let mut key = Key::of("-");
                key.push(ending);
                self.note(&key, 16, &mut found);
            }
        }
        let own: String = tags.split(' ').filter_map(|tag| self.of(tag)).map(|language| language.own).collect();
        let special: Vec<char> = small.chars().filter(|char| !char.is_ascii() && own.contains(*char)).collect();
        let scores = tags.split(' ').map(|tag| {
            let bit = bit_of(tags, tag).unwrap_or_default();
            let worded: u32 = found.iter().filter(|(bits, _)| bits & bit != 0).map(|(_, weight)| weight).sum();
            // Where little speaks for any, the languages that most is written in are likelier.
            let likely = if worded > 0 && COMMON.split(' ').any(|common| common == tag) { 24 } else { 0 };
            (likely + i64::from(worded) + self.lettered(tag, &special), tag)
        });
        // Of equals the first, which more people write.
        let best = scores.fold((0, None), |best, (score, tag)| if score > best.0 { (score, Some(tag)) } else { best });
        // In the wide world of Latin letters that would be a bet; elsewhere the first is a good one.
        best.1.or_else(|| tags.split(' ').next().filter(|_| tags != LATIN))
    }

    /// Notes the languages that have `key`.
    fn note(&self, key: &Key, weight: u32, found: &mut Vec<(u32, u32)>) {
        let bits = self.words.of(key);
        if bits != 0 {
            found.push((bits, weight / bits.count_ones()));
        }
    }

    fn of(&self, tag: &str) -> Option<&Letters> {
        self.languages.iter().find(|language| language.tag == tag)
    }

    /// What the letters say that not all of the script's languages have: those of a language speak for it, others against.
    fn lettered(&self, tag: &str, special: &[char]) -> i64 {
        let Some(Letters { own, rare, .. }) = self.of(tag) else { return 0 };
        let says = |char: &char| {
            if own.contains(*char) {
                12
            } else if rare.contains(*char) {
                0
            } else {
                -16
            }
        };
        special.iter().map(says).sum()
    }
}

/// The bit for the language `tag` among `tags`.
fn bit_of(tags: &str, tag: &str) -> Option<u32> {
    tags.split(' ').zip(0_u32..32).find(|(known, _)| *known == tag).map(|(_, at)| 1 << at)
}

/// Letters, and the signs that Indic words hold.
fn is_letter(char: char) -> bool {
    char.is_alphabetic() || matches!(char, '\u{900}'..='\u{963}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        let all = Languages::all();
        let listed: Vec<&str> = all.languages.iter().map(|language| language.tag).collect();
        let wanted: Vec<&str> = SCRIPTS
            .iter()
            .take(SCRIPTS.len() - 1)
            .flat_map(|(.., tags)| tags.split(' ').filter(|_| tags.contains(' ')))
            .collect();
        assert_eq!(listed.len(), wanted.len());
        assert!(wanted.iter().all(|tag| listed.contains(tag)));
        assert!(include_str!("languages.txt").contains("\n# Source: "));
        for token in tokens(include_str!("languages.txt")) {
            assert_eq!(crate::text::lowercase(token), token);
        }
    }
}
