//! Ordinal numbers, which some languages write with a full stop.

use super::{Rule, Verdict};
use crate::segment::words::Classes;

/// `3. Mai`, `im 19. Jahrhundert`, `der 2. Platz`, `Ludwig XIV.`: a day before its month, a number between an article and
/// its noun, a king.
pub const ORDINAL: Rule = Rule {
    name: "ordinal number",
    examples: &[
        ("de", "Am 3. Mai begann der 2. Abschnitt im 19. Jahrhundert.¦ Es kamen 40.¦ Sie blieben."),
        ("de", "Hier wohnte Ludwig XIV. Bourbon.¦ Wir warten bis 10.¦ Dann gehen wir."),
        ("sk", "Prišiel 3. Mája s XII. Plukom."),
    ],
    judge: |place| {
        if !place.full_stop() || !place.words.facts.ordinals {
            return None;
        }
        let number = (1..=3).contains(&place.word.len()) && place.word.bytes().all(|byte| byte.is_ascii_digit());
        let roman = place.word.len() >= 2 && place.word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L'));
        let goes_on = || place.next().is_some_and(char::is_alphabetic) && !place.next_starts_sentence();
        if roman {
            return goes_on().then_some(Verdict::Join);
        }
        let month = || place.words.classes(place.next_word()).is(Classes::MONTH);
        let noun = || place.words.classes(place.word_before()).is(Classes::BEFORE_ORDINAL) && goes_on();
        (number && (month() || noun())).then_some(Verdict::Join)
    },
};
