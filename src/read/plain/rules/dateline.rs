//! `BERLIN, 3 May (Agency) —`: where a report was written, and for whom.

use super::metadata::Fact;
use super::{Finding, Rule, date};
use crate::article::BlockKind;
use crate::read::plain::passages::entries::Field;
use crate::read::plain::words::ends_sentence;
use crate::text::is_lowercase;

/// A paragraph that begins with a dateline, near the top. The dateline stays in its first sentence; its date, if it has a
/// year, is when the article appeared, and the agency who published it, unless the article says better elsewhere.
pub const DATELINE: Rule = Rule {
    name: "dateline",
    example: (
        "Bridge opens\n\nORLEN, 3 May 2024 (Lower River News) — The bridge opens.\n\nVASK (dpa) - It is old.",
        "title paragraph paragraph",
    ),
    read: |place| {
        let near = place.is_unmarked() && place.so_far.body < 4;
        let facts = near.then(|| facts(place.passage.words)).flatten()?;
        Some(Finding { facts, ..Finding::new(BlockKind::Paragraph) })
    },
};

/// Datelines are no longer than this (bytes).
const MAX_BYTES: usize = 90;

/// What the dateline at the start of `words` says; `None` if none stands there.
fn facts(words: &str) -> Option<Vec<Fact>> {
    let start = words.get(..words.floor_char_boundary(MAX_BYTES))?;
    let (line, dash) = ["—", "–", " -- ", " - ", ") : ", ": "]
        .iter()
        .filter_map(|dash| start.split_once(*dash).map(|(line, _)| (line, *dash)))
        .min_by_key(|(line, _)| line.len())?;
    let rest = words.get(line.len() + dash.len()..)?;
    let (place, agency) = split_agency(line.trim())?;
    // A place is enough if it is in capitals; `Berlin:` and `WARNING:` are none.
    let sure = agency.is_some() || !dash.contains(':');
    (sure && is_place(place, agency.is_some()) && ends_sentence(rest)).then(|| {
        let date = place.match_indices([',', ' ']).find_map(|(at, _)| {
            let rest = place.get(at..)?.trim_matches([',', ' ', '.']);
            date::date(rest)
        });
        let dated = date.map(|date| Fact::new(Field::Dated, date));
        dated.into_iter().chain(agency.map(|agency| Fact::new(Field::Agency, agency))).collect()
    })
}

/// The name in brackets or between strokes behind a place: `Berlin (dpa)`, `BERLIN, May 3 /PRNewswire/`.
fn split_agency(line: &str) -> Option<(&str, Option<&str>)> {
    let named = line
        .strip_suffix(')')
        .and_then(|line| line.split_once('('))
        .or_else(|| line.strip_suffix('/').and_then(|line| line.split_once('/')));
    let Some((place, agency)) = named else { return Some((line, None)) };
    let short = (2..=30).contains(&agency.chars().count()) && !agency.contains(['(', ',', ';']);
    (short && agency.contains(char::is_alphabetic)).then(|| (place.trim_end_matches([' ', ',', '.']), Some(agency)))
}

/// Whether a name of a place stands at the start: in capitals, or like a name if an agency or a date follows. What comes
/// after a comma are a country and a date.
fn is_place(place: &str, agency: bool) -> bool {
    let mut parts = place.split(',').map(str::trim);
    let town = parts.next().unwrap_or_default();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let letters = town.chars().filter(|char| char.is_alphabetic()).count();
    let shouted = letters >= 3 && !town.chars().any(is_lowercase);
    let words = town.split_whitespace().count();
    // `HARN May 3`
    let undated =
        town.split_whitespace().take_while(|word| !word.starts_with(|char: char| char.is_ascii_digit())).count();
    let named = undated > 0
        && undated <= 4
        && words <= 8
        && town.split_whitespace().take(undated).all(|word| {
            capital(word) || matches!(word, "am" | "an" | "der" | "de" | "la" | "of" | "on" | "sur" | "den")
        });
    let dated = || place.split([' ', ',']).any(|word| word.starts_with(|char: char| char.is_ascii_digit()));
    named && (shouted || agency || dated()) && parts.all(|part| part.len() <= 30)
}
