//! Ordinal numbers, which some languages write with a full stop.

use super::{Rule, Verdict};
use crate::article::segment::words::Classes;

/// `3. Mai`, `im 19. Jahrhundert`, `der 2. Platz`: a day before its month, a number between an article and its noun.
pub const ORDINAL: Rule = Rule {
    name: "ordinal number",
    examples: &[("de", "Am 3. Mai begann der 2. Abschnitt im 19. Jahrhundert.¦ Es kamen 40.¦ Sie blieben.")],
    judge: |place| {
        let number = (1..=3).contains(&place.word.len()) && place.word.bytes().all(|byte| byte.is_ascii_digit());
        if !place.full_stop() || !number || !place.words.ordinals() {
            return None;
        }
        let month = place.words.classes(place.next_word()).is(Classes::MONTH);
        let noun = place.words.classes(place.word_before()).is(Classes::BEFORE_ORDINAL)
            && place.next().is_some_and(char::is_alphabetic);
        (month || noun).then_some(Verdict::Join)
    },
};
