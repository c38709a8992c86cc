//! Dashes that introduce speech.

use super::{Rule, Verdict};
use crate::segment::chars::is_space;
use crate::segment::place::Place;
use crate::segment::words::Classes;

/// A dash opens what somebody says, in many languages: behind a whole sentence, and before a capital. UAX #29 lets a sentence
/// go on at every dash.
pub const SPEECH: Rule = Rule {
    name: "dash before speech",
    examples: &[
        ("pl", "To koniec.¦ – Nie wiem – mówi Anna.¦ – Ja też nie!"),
        ("en", "It rained.¦ – Not much, he said."),
        ("es", "Llovía.¦ —No mucho —dijo ella.¦ Se fueron."),
        ("en", "He went to St. – Falk knew him – and on."),
        ("en", "“Stop!” – Falk ran."),
        ("ru", "«Куда ты? – спросила мама. – Завтра выходной»."),
        ("en", "Nobody should tolerate it. — Ida Roe"),
        ("zh", "真的吗？¦—是的！"),
    ],
    judge: |place| {
        let said = place.after.trim_start_matches(['–', '—', '―']);
        if said.len() == place.after.len() || place.mark.is_empty() || !place.closers.is_empty() {
            return None;
        }
        if place.mark.ends_with(['。', '！', '？']) {
            return Some(Verdict::Break);
        }
        let capital = said
            .trim_start_matches(is_space)
            .trim_start_matches(['¿', '¡', '“', '„', '«', '"'])
            .starts_with(char::is_uppercase);
        // In one quotation, what is said goes on behind who says it; and a name behind a dash says whose words they were.
        if is_quoted(place) || is_name(said) {
            return None;
        }
        // A short word with a capital is more often an abbreviation.
        let short = place.mark == "." && place.word.starts_with(char::is_uppercase) && place.word.chars().count() < 4;
        (place.spaced && capital && !short && !place.class.is(Classes::ABBREVIATION)).then_some(Verdict::Break)
    },
};

/// Whether a quotation in guillemets is open.
fn is_quoted(place: &Place) -> bool {
    let open = |text: &str| text.rfind('«') > text.rfind('»');
    open(place.before) || !place.before.contains('»') && open(place.opening)
}

/// Whether a text is nothing but a name: a few words with capitals, and no mark.
fn is_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let names =
        words.by_ref().take(4).all(|word| word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphabetic));
    names && words.next().is_none()
}
