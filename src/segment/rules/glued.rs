//! Marks without white space after them.

use super::{Rule, Verdict};
use crate::text::{is_lowercase, is_opening};

/// In scripts without capitals that part words with spaces, a full stop between letters with none is part of an
/// abbreviation, where the letters before it are few.
pub const LETTERS: Rule = Rule {
    name: "letters without a space",
    examples: &[("am", "በ፲፱፻ ዓ.ም ድልድዩ ተሠራ።"), ("mr", "हे म.प्र राज्य आहे.")],
    judge: |place| {
        if place.spaced {
            return None;
        }
        let next = place.after.chars().next()?;
        let few = (1..=3).contains(&place.word.rsplit('.').next().unwrap_or_default().chars().count());
        let caseless = next.is_alphabetic() && !is_lowercase(next) && !next.is_uppercase();
        (place.full_stop() && few && caseless && !is_unspaced(next)).then_some(Verdict::Join)
    },
};

/// Letters of scripts that part no words with spaces: Thai, Lao, Burmese, Khmer, ideographs and kana.
const fn is_unspaced(char: char) -> bool {
    matches!(char, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3000}'..='\u{9FFF}')
}

/// A name may end with a mark: in a text of wide signs, a narrow one behind a Latin word with a capital, and more behind it.
pub const IN_NAME: Rule = Rule {
    name: "mark in a name",
    examples: &[("ja", "Yahoo!ニュースで読んだ。¦終わり。"), ("zh", "他在Yahoo!新闻工作。¦真的！¦好。")],
    judge: |place| {
        let latin = || {
            place
                .word
                .chars()
                .rev()
                .take_while(char::is_ascii_alphabetic)
                .last()
                .is_some_and(|first| first.is_ascii_uppercase())
        };
        let name = !place.spaced && matches!(place.mark, "!" | "?") && place.closers.is_empty();
        (name && place.after.starts_with(is_unspaced) && latin()).then_some(Verdict::Join)
    },
};

/// A mark inside an address or a file name ends nothing, nor does one in front of a sign. UAX #29 ends a sentence behind
/// every `?` and `!`, white space or not.
pub const GLUED: Rule = Rule {
    name: "no white space",
    examples: &[
        ("en", "See www.vask.example/find?road=7&day=Mon for more."),
        ("en", "Is it open?¦Yes."),
        ("en", "It opens in spring.¦The road is ready."),
        ("en", "The file is called what?.txt here."),
        ("en", "They came in.¦Nobody left."),
        ("zh", "他走了。¦2019年开始了。¦NHK说了。"),
    ],
    judge: |place| {
        if place.spaced || place.candidate.item {
            return None;
        }
        let next = place.after.chars().next()?;
        // What is written with wide marks has no white space behind them.
        if place.mark.ends_with(['。', '！', '？', '｡']) {
            return None;
        }
        // Scripts without capitals and spaces are none of this rule's business.
        if !(next.is_ascii() || is_lowercase(next) || next.is_uppercase()) {
            return None;
        }
        let worded = place.word.chars().all(|char| char.is_alphabetic() || matches!(char, '\'' | '’' | '-'));
        let opens = next.is_uppercase() || is_opening(next) && next != '`';
        let sentence = worded && opens && !place.word.is_empty();
        // `It opens in May.Then` : somebody forgot the space.
        if place.full_stop() && worded && place.word.len() >= 2 && place.next_starts_sentence() {
            return Some(Verdict::Break);
        }
        (!sentence).then_some(Verdict::Join)
    },
};
