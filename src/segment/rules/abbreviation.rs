//! Full stops that end a word and not, or not only, a sentence. The words are data: see [`super::super::words`].

use super::{Rule, Verdict};
use crate::segment::place::PIECE;
use crate::segment::words::Classes;

/// A title stands before a name, unless a number before it makes a unit of it.
pub const TITLE: Rule = Rule {
    name: "title",
    examples: &[
        ("en", "Dr. Falk met Gov. Ida Roe.¦ She left."),
        ("de", "Prof. Dr. Falk ist da.¦ Sie bleibt."),
        ("fr", "M. Falk et Mme. Roe courent 800 m.¦ Ils gagnent."),
        ("ru", "Приехал проф. Берг.¦ Ждали 5 мин.¦ Он ушёл."),
        ("hu", "Dr. Berg megjött.¦ Mindenki várt."),
    ],
    judge: |place| {
        let title = place.full_stop() && place.class.is(Classes::TITLE);
        let unit = || place.word_before().ends_with(|char: char| char.is_ascii_digit());
        (title && !unit()).then_some(Verdict::Join)
    },
};

/// Abbreviations for something that must follow: `e.g.`, `cf.`, `z. B.`
pub const NEVER_LAST: Rule = Rule {
    name: "abbreviation that is never last",
    examples: &[
        ("en", "Some roads, e.g. Vask Street, are shut.¦ Others vs. Orlen are not."),
        ("de", "Einige, z. B. Anna Berg, d. h. die meisten, gehen."),
        ("pl", "Byli tam m.in. Berg, tj. Prezes, i tzw. Rada."),
        ("es", "Hay otros, p. ej. Berg.¦ Vienen hoy."),
    ],
    judge: |place| {
        if !place.full_stop() {
            return None;
        }
        // Capitals spell something else: `He lives in CA.`
        let capitals = place.word.len() > 1 && place.word.chars().all(char::is_uppercase);
        let never_last = !capitals && place.class.is(Classes::NEVER_LAST);
        // `z. B.`: a piece of an abbreviation with spaces in it, and more to come.
        let piece = || place.word.len() <= PIECE && place.words.are_pieces(place.word, place.next_piece());
        (never_last || piece()).then_some(Verdict::Join)
    },
};

/// Abbreviations before a number: `No. 7`, `p. 55`, `Nr. 3`.
pub const BEFORE_NUMBER: Rule = Rule {
    name: "abbreviation before a number",
    examples: &[
        ("en", "Road No. 7 is on p. 55.¦ No.¦ It is not."),
        ("de", "Siehe Nr. 3 auf S. 12."),
        ("nl", "Zie blz. 12 en nr. 3."),
    ],
    judge: |place| {
        let abbreviated = place.full_stop() && place.class.is(Classes::BEFORE_NUMBER);
        (abbreviated && place.next().is_some_and(char::is_numeric)).then_some(Verdict::Join)
    },
};

/// The hour with which a sentence begins is no sentence: `At 5 a.m. Mr. Roe went.`, `On Monday at 5 a.m. Mr. Roe went.`
pub const HOUR: Rule = Rule {
    name: "hour at the start",
    examples: &[
        ("en", "At 5 a.m. Mr. Roe went home.¦ He came back at 6 p.m.¦ Mr. Roe was tired."),
        ("en", "On Monday, at 5 a.m. Mr. Roe went home.¦ At 5 a.m.¦ They were asleep."),
    ],
    judge: |place| {
        if !place.full_stop() || !matches!(place.word, "a.m" | "p.m" | "A.M" | "P.M") {
            return None;
        }
        let first = place.opening.split(' ').next().unwrap_or_default();
        let begun = ["At", "On", "In", "By", "From", "Until", "Around"].contains(&first);
        let short = place.whole && place.before.split_whitespace().count() <= if begun { 6 } else { 3 };
        if short && !place.next_starts_sentence() {
            return Some(Verdict::Join);
        }
        let day = place.words.classes(place.next_word()).is(Classes::MONTH);
        let goes_on = day || place.next_is_small() || place.after.starts_with('(');
        Some(if goes_on { Verdict::Join } else { Verdict::Break })
    },
};

/// Letters with full stops between them end a sentence where the next word is one that begins sentences.
pub const DOTTED: Rule = Rule {
    name: "letters with full stops",
    examples: &[
        ("en", "He works for the U.S. Senate.¦ She lives in the U.S.¦ They rarely meet."),
        ("ru", "Книгу написал Л.Н. Берг.¦ Она вышла."),
        ("am", "በ፲፱፻ ዓ.ም. ድልድዩ ተሠራ።"),
    ],
    judge: |place| {
        if !place.full_stop() {
            return None;
        }
        let inner =
            place.word.contains('.') && place.word.split('.').all(|part| (1..=2).contains(&part.chars().count()));
        let lettered = inner && place.word.chars().all(|char| char.is_alphabetic() || char == '.');
        if !lettered {
            return None;
        }
        let goes_on = place.next().is_some_and(|next| next.is_alphanumeric()) && !place.next_starts_sentence();
        Some(if goes_on { Verdict::Join } else { Verdict::Break })
    },
};

/// Abbreviations that end a sentence only where the next word is one that begins sentences: `Inc.`, `Jr.`, `Nov.`
pub const MAY_BE_LAST: Rule = Rule {
    name: "abbreviation that may be last",
    examples: &[
        ("en", "Falk Inc. Chairman Roe works with Berg & Co.¦ They build boats."),
        ("ru", "Он родился в 1898 г. в г. Васк.¦ Умер в 1950 г.¦ После этого дом продали."),
        ("es", "Vive en EE. UU. Berg también.¦ Trabaja en EE. UU.¦ No vuelve."),
        ("it", "La Falk S.p.A. Costruzioni vende a Berg S.p.A.¦ Non compra."),
    ],
    judge: |place| {
        let abbreviated = place.full_stop() && place.class.is(Classes::MAY_BE_LAST);
        let goes_on = || place.next().is_some_and(char::is_alphanumeric) && !place.next_starts_sentence();
        (abbreviated && goes_on()).then_some(Verdict::Join)
    },
};
