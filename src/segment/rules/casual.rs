//! Sentences that begin with a lowercase letter, and lowercase letters that begin none.

use super::{Rule, Verdict};
use crate::segment::chars::{in_bracket, is_space, past_emoticon};
use crate::segment::place::Place;
use crate::segment::words::Classes;
use crate::text::{is_lowercase, is_opening};

/// A smiley belongs to the sentence that it smiles about.
pub const SMILEY: Rule = Rule {
    name: "smiley",
    examples: &[("en", "We made it. :)¦ See you soon.")],
    judge: |place| {
        let smiles = || {
            let face = place.before.rsplit(is_space).next().unwrap_or_default();
            let more = place.before.len() > face.len();
            more && past_emoticon(&format!("{face} ")).is_empty()
        };
        if past_emoticon(place.after).len() < place.after.len() {
            return Some(Verdict::Join);
        }
        let candidate = !place.candidate.uax29 && place.before.ends_with([')', '(', 'D', 'P', 'p', '/', '3', '^']);
        (candidate && place.mark.is_empty() && !place.next_is_small() && smiles()).then_some(Verdict::Break)
    },
};

/// A sentence may begin with an address.
pub const ADDRESS: Rule = Rule {
    name: "address",
    examples: &[("en", "The timetable is online.¦ https://vask.example/bus has it.")],
    judge: |place| {
        if !place.spaced || !matches!(place.next(), Some('h' | 'w')) {
            return None;
        }
        let next = place.after.trim_start_matches(is_opening);
        let address = next.starts_with("http://") || next.starts_with("https://") || next.starts_with("www.");
        let ends = matches!(place.mark, "." | "!" | "?" | "…" | "...") && !place.class.is(Classes::ABBREVIATION);
        (address && ends).then_some(Verdict::Break)
    },
};

/// A full stop behind a word that is no abbreviation ends a sentence, also before a number. UAX #29 looks past the number
/// for a small letter (SB8).
pub const BEFORE_FIGURE: Rule = Rule {
    name: "full stop before a figure",
    examples: &[
        ("en", "They came in spring.¦ 30 of them stayed."),
        ("en", "It takes approx. 30 minutes."),
        ("nl", "De brug was open.¦ 81 procent van de mensen kwam."),
        ("sv", "Bron var öppen.¦ 81 procent kom, se kap. 7 i boken."),
        ("en", "She moved to Rome.¦ 1538 was her last year, as Vol. 3 says."),
        ("de", "Sie kaufte ein Haus.¦ 1538 starb sie.¦ Das steht in Bd. 3."),
        ("en", "It was sold.¦ $5 million went to her.¦ “€3,” he said."),
    ],
    judge: |place| {
        // Without a list, what is short may be an abbreviation.
        if !place.words.listed && place.word.len() < 5 {
            return None;
        }
        const SIGNS: [char; 9] = ['$', '€', '£', '¥', '~', '±', '−', '#', '§'];
        let figure = place.after.trim_start_matches(is_opening).trim_start_matches(SIGNS);
        let digits = figure.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || !place.spaced || !place.full_stop() || place.class.is(Classes::ABBREVIATION) {
            return None;
        }
        (is_plain(place) || may_be_a_name(place.word, digits)).then_some(Verdict::Break)
    },
};

/// In haste people begin sentences with small letters: behind a plain word, and behind several marks.
pub const CASUAL: Rule = Rule {
    name: "small letter in haste",
    examples: &[
        ("en", "we went there twice.¦ it was shut both times.¦ why?¦ no idea"),
        ("en", "Thanks!!!¦ see you there."),
        ("en", "He is 5 ft. 6 in. tall (acc. to her) and she 5 ft. (i asked twice.¦ she laughed.)"),
        ("en", "They sell boats, nets etc. and rent rooms in the dept. of Vask."),
        ("en", "She works at Yahoo! in Vask."),
        ("de", "wir waren da.¦ alles war zu.¦ warum?¦ keine ahnung"),
        ("es", "Trabaja en Yahoo! desde mayo."),
    ],
    judge: |place| {
        // Elsewhere only who began with a small letter goes on like that.
        let hasty = place.words.facts.small_starts || place.words.listed && place.is_casual();
        if !hasty || !place.spaced || !place.next_is_small() || !place.closers.is_empty() {
            return None;
        }
        let ends = match place.mark {
            // A word or two in a bracket are no sentence.
            "." if in_bracket(place.before).is_some_and(|text| text.split_whitespace().nth(2).is_none()) => false,
            "." => (is_plain(place) || is_long_number(place.word)) && !place.class.is(Classes::ABBREVIATION),
            "!" | "?" => is_plain(place) || place.is_casual(),
            marks => marks.len() > 1 && marks.bytes().all(|mark| matches!(mark, b'!' | b'?')),
        };
        ends.then_some(Verdict::Break)
    },
};

/// Whether a word with a capital may end the sentence before a number of so many digits: abbreviations are shorter, and years
/// stand behind few of them.
fn may_be_a_name(word: &str, digits: usize) -> bool {
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let small = letters.all(is_lowercase);
    capital && small && word.chars().count() >= if digits == 4 { 4 } else { 6 }
}

/// Whether the word before the mark is a common word: nothing but small letters, two or more, a vowel among two.
fn is_plain(place: &Place) -> bool {
    let letters = place.word.chars().all(|char| is_lowercase(char) || matches!(char, '\'' | '’' | '-'));
    let vowel = || place.word.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    // `6 in.`: short words behind a number are units.
    let unit = || place.word.len() <= 3 && place.word_before().ends_with(|char: char| char.is_ascii_digit());
    letters && (place.word.len() >= 3 || place.word.len() == 2 && vowel()) && !unit()
}

/// Telephone numbers and years, which no unit or item is numbered with.
fn is_long_number(word: &str) -> bool {
    word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// A small letter goes on with the sentence: `“Stop!” she said.`, `She works at Yahoo! in Vask.` For full stops, UAX #29
/// says so (SB8).
pub const SMALL: Rule = Rule {
    name: "small letter",
    examples: &[("en", "“Stop!” she said.¦ “Why?” he asked, and ran.")],
    judge: |place| (place.spaced && place.next_is_small()).then_some(Verdict::Join),
};
