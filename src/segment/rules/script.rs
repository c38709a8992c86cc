//! Facts of single languages and scripts.

use super::{Rule, Verdict};
use crate::text::is_closing;

/// Greek asks with `;`, and the Armenian full stop is typed as `:`. UAX #29 knows neither.
pub const OWN_MARK: Rule = Rule {
    name: "mark of the language",
    examples: &[
        ("el", "Πού είναι η γέφυρα;¦ Δεν ξέρω.¦ Ποιος ξέρει;"),
        ("hy", "Կամուրջը փակ է:¦ Ոչ ոք չի եկել:"),
        ("en", "Two things: The bridge; The road."),
    ],
    judge: |place| {
        let mark = place.words.facts.own_mark?;
        (place.spaced && place.before.trim_end_matches(is_closing).ends_with(mark)).then_some(Verdict::Break)
    },
};

/// Between the marks of a Chinese title nothing ends, nor does a mark of the title's own end what stands around it.
pub const IN_TITLE: Rule = Rule {
    name: "in a title",
    examples: &[("zh", "我们去看《桥啊！桥》。¦好！"), ("zh", "《桥！》开了。¦“好。”¦我们回家。")],
    judge: |place| {
        // Languages with a list have other marks for titles, and need not be searched for these.
        if place.words.listed {
            return None;
        }
        if place.closers.starts_with('》') && !place.mark.is_empty() {
            return Some(Verdict::Join);
        }
        let open = place.before.rfind('《')?;
        place.before.get(open..).is_some_and(|title| !title.contains('》')).then_some(Verdict::Join)
    },
};

/// Signs with which no sentence begins: `line / line`, `2012. №5`.
pub const SIGN: Rule = Rule {
    name: "sign that begins nothing",
    examples: &[
        ("es", "El puente es viejo. / El camino es largo. / Nadie viene."),
        ("en", "They sang ‘ Go ! ’ , and left."),
    ],
    judge: |place| {
        let sign = || place.after.starts_with(['/', '№', '%']);
        let comma = || place.after.trim_start_matches(|char| is_closing(char) || char == ' ').starts_with([',', ';']);
        (place.spaced && (sign() || comma())).then_some(Verdict::Join)
    },
};

/// Dutch shortens a word to its last letter, before the capital of the sentence: `’s Avonds`.
pub const SHORTENED: Rule = Rule {
    name: "shortened word before the capital",
    examples: &[("nl", "Het was laat.¦ 's Avonds regende het.¦ ’t Is niet erg.¦ Dat is 's avonds zo.")],
    judge: |place| {
        let letter = place.after.strip_prefix(['\'', '’', '‘'])?;
        let word = ["s ", "t ", "n ", "k "].iter().find_map(|short| letter.strip_prefix(short))?;
        let capital = word.starts_with(char::is_uppercase);
        (place.spaced && !place.mark.is_empty() && capital).then_some(Verdict::Break)
    },
};

/// Tamil, Telugu, Kannada and Malayalam write the initials of a name as syllables; sentences end in longer words.
pub const SYLLABLE: Rule = Rule {
    name: "syllable for an initial",
    examples: &[("ml", "ഇത് കെ. പി. മോഹനൻ.¦ പാലം അടച്ചു.")],
    judge: |place| {
        let short = place.full_stop() && (1..=3).contains(&place.word.chars().count());
        let script = || place.word.chars().all(|char| matches!(char, '\u{B80}'..='\u{D7F}'));
        (short && script()).then_some(Verdict::Join)
    },
};
