//! Lines that are a date and nothing else.

use crate::read::plain::names::Names;
use crate::read::plain::words::strip_start;

/// The date in `words` as printed, without a word such as "Published" before it; `None` where the line says anything else.
pub fn date(words: &str) -> Option<&str> {
    if words.len() > 80 || words.contains('\n') || !words.contains(char::is_numeric) && !words.ends_with(" ago") {
        return None;
    }
    let date = without_opener(words);
    (is_relative(date) || has_year(date) && date.split(is_between).all(is_part)).then_some(date)
}

/// Whether a date may stand anywhere in `words`: `3 hours ago` and `3 May 2024` have a digit in common, and most lines have
/// none.
pub fn may_hold_date(words: &str) -> bool {
    words.contains(char::is_numeric) || words.as_bytes().array_windows().any(|bytes| bytes == b" ago")
}

/// Whether `words` are about when the article was changed, not when it appeared.
pub fn is_change(words: &str) -> bool {
    CHANGES.iter().any(|change| strip_start(words, change).is_some())
}

fn without_opener(words: &str) -> &str {
    let opened = OPENERS.iter().chain(CHANGES).find_map(|opener| strip_start(words, opener));
    opened.unwrap_or(words).trim_start_matches([':', '：', ' '])
}

/// `3 hours ago`, `vor 2 Tagen`
fn is_relative(words: &str) -> bool {
    let bare = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()) || TIMES.hold(part);
    let ago =
        words.strip_suffix(" ago").or_else(|| words.strip_prefix("vor ")).or_else(|| words.strip_prefix("il y a "));
    ago.or_else(|| words.strip_suffix("前")).is_some_and(|time| time.split(' ').all(bare))
}

/// Words before a date, in small letters, the longer first.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "published on ", "published: ", "published ", "first published on ", "first published ", "posted on ", "posted ",
    "released ", "date: ", "veröffentlicht am ", "erschienen am ", "publié le ", "publicado el ", "pubblicato il ",
];

/// Words before the date of a change, in small letters, the longer first.
#[rustfmt::skip]
const CHANGES: &[&str] = &[
    "updated on ", "updated at ", "updated ", "last updated on ", "last updated ", "last modified on ",
    "last modified ", "modified ", "aktualisiert am ", "zuletzt aktualisiert am ", "stand ", "stand: ", "mis à jour le ",
    "actualizado el ",
];

/// Units in which pages say how long ago they appeared, and words between them, in small letters.
#[rustfmt::skip]
pub static TIMES: Names = Names::of(&[&[
    "a", "an", "about", "second", "seconds", "min", "mins", "minute", "minutes", "hr", "hrs", "hour", "hours", "h",
    "day", "days", "d", "week", "weeks", "month", "months", "year", "years", "sekunden", "minute", "minuten", "stunde",
    "einer", "einem", "stunden", "tag", "tagen", "woche", "wochen", "jahr", "jahren", "heure", "heures", "jour", "jours",
]]);

/// Names of months and days, and words that stand between parts of dates, in small letters. Months of the languages that
/// are told apart by [`crate::article::guess_language`] where they are written in Latin letters.
#[rustfmt::skip]
pub static PARTS: Names = Names::of(&[&[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thurs",
    "fri", "sat", "sun", "am", "pm", "a", "p", "m", "at", "on", "the", "of", "st", "nd", "rd", "th", "utc", "gmt",
    "est", "edt", "cet", "cest", "et", "pt", "bst", "t", "z", "h", "januar", "jänner", "februar", "märz", "mai",
    "juni", "juli", "oktober", "dezember", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",
    "sonnabend", "sonntag", "um", "uhr", "den", "der", "janvier", "février", "mars", "avril", "juin", "juillet",
    "août", "septembre", "octobre", "novembre", "décembre", "lundi", "mardi", "mercredi", "jeudi", "vendredi",
    "samedi", "dimanche", "le", "à", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
    "septiembre", "octubre", "noviembre", "diciembre", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado",
    "domingo", "de", "del", "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre",
    "dicembre", "janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro", "dezembro",
    "januari", "februari", "maart", "mei", "augustus", "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
    "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
]]);

/// Signs of dates written in ideographs.
const SIGNS: &str = "年月日時分火水木金土曜午前後元令和平成昭";

const fn is_between(char: char) -> bool {
    matches!(
        char,
        ' ' | ','
            | '.'
            | ':'
            | '/'
            | '-'
            | '–'
            | '|'
            | '·'
            | '('
            | ')'
            | '（'
            | '）'
            | '\u{A0}'
            | '\u{3000}'
            | '+'
            | '’'
    )
}

/// A number, a month, a day, or one of the small words and signs between them.
fn is_part(part: &str) -> bool {
    if part.chars().all(|char| char.is_numeric() || SIGNS.contains(char)) {
        return true;
    }
    let word = part.trim_matches(|char: char| char.is_ascii_digit());
    PARTS.hold(word)
}

/// Whether four digits in a row make a year.
fn has_year(date: &str) -> bool {
    date.split(|char: char| !char.is_ascii_digit())
        .any(|digits| digits.len() == 4 && matches!(digits.parse::<u32>(), Ok(1800..=2199)))
        && date.chars().any(|char| !char.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_dates_and_nothing_else() {
        for (words, found) in [
            ("3 May 2024", Some("3 May 2024")),
            ("Published on May 3rd, 2024 at 10:15 a.m. EST", Some("May 3rd, 2024 at 10:15 a.m. EST")),
            ("Freitag, 3. Mai 2024, 10.15 Uhr", Some("Freitag, 3. Mai 2024, 10.15 Uhr")),
            ("2024-05-03T10:15:00Z", Some("2024-05-03T10:15:00Z")),
            ("2024年5月3日（金）午前10時", Some("2024年5月3日（金）午前10時")),
            ("Updated 3 May 2024", Some("3 May 2024")),
            ("2024", None),
            ("May 2024 was wet", None),
            ("3 May", None),
        ] {
            assert_eq!(date(words), found, "{words}");
        }
    }
}
