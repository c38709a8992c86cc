//! Lines in the head that say who wrote the article, and when: bylines, dates, authors of papers and where they work.

use super::metadata::{Fact, finding};
use super::{Finding, Rule, date};
use crate::article::BlockKind;
use crate::read::plain::passages::entries::Field;
use crate::read::plain::words::ends_sentence;

/// `By Jane Doe and Max Roe`, `Ida Falk | 3 May 2024 | 5 min read`, or a date by itself.
pub const BYLINE: Rule = Rule {
    name: "byline",
    example: (
        "Old bridge opens\n\nBy Ida Falk | The Vask Mirror\nPublished on 3 May 2024, 10:15 a.m.\n\nThe bridge opens in May.",
        "title metadata metadata paragraph",
    ),
    read: |place| {
        if !place.is_unmarked() || !place.in_head() {
            return None;
        }
        let words = place.passage.words;
        let facts = facts(words).or_else(|| {
            // A name right above a date.
            let dated = place.after.is_some_and(|after| facts_of_date(after.words).is_some());
            let short = words.split_whitespace().count() <= 5;
            Some(vec![Fact::new(
                Field::Byline,
                names(words, 2).filter(|_| dated && short && place.so_far.title.is_some())?,
            )])
        })?;
        // `By Sea and Land` may be a title.
        let named_only = facts.iter().all(|fact| fact.is(Field::Byline));
        (!named_only || place.so_far.title.is_some()).then(|| Finding { facts, ..Finding::new(BlockKind::Metadata) })
    },
};

/// `Ida Falk1, Marek Roe1,2 and Tomas Lind2*`: the authors of a paper, with the marks of where they work.
pub const AUTHORS: Rule = Rule {
    name: "authors",
    example: (
        "Noise in small towns\n\nIda Falk1, Marek Roe1,2 and Tomas Lind2*\n\n1 Harn University\n2 Institute for Coastal Research\n\nNoise disturbs sleep.",
        "title metadata metadata metadata paragraph",
    ),
    read: |place| {
        let head = place.is_unmarked() && place.so_far.title.is_some() && place.so_far.body == 0;
        let authors = || authors(place.passage.words).map(|names| finding(Field::Byline, &names));
        let below = place.so_far.last == Some(BlockKind::Metadata);
        let at = || (below && is_affiliation(place.passage.words)).then(|| Finding::new(BlockKind::Metadata));
        if head { authors().or_else(at) } else { None }
    },
};

/// What a writer does, right below the name: `Technology reporter`.
pub const ROLE: Rule = Rule {
    name: "role",
    example: (
        "Old bridge opens\n\nBy Ida Falk\nTraffic reporter\n\nThe bridge opens in May.",
        "title metadata metadata paragraph",
    ),
    read: |place| {
        let below = place.so_far.last == Some(BlockKind::Metadata)
            && place.before.is_some_and(|before| names_writer(before.words));
        let closes = || place.after.is_some_and(|after| after.apart || facts_of_date(after.words).is_some());
        let short = place.passage.headline && place.passage.words.split_whitespace().count() <= 5;
        (below && short && closes() && !place.passage.apart && !place.page.dense)
            .then(|| Finding::new(BlockKind::Metadata))
    },
};

/// What `words` say of writer and date, if they say nothing else.
pub fn facts(words: &str) -> Option<Vec<Fact>> {
    if words.len() > 160 || words.contains('\n') {
        return None;
    }
    facts_of_date(words).or_else(|| facts_of_parts(words))
}

/// A date, also with who wrote the article on it (`Posted on 3 May 2024 by Ida Falk`), where (`Vask, 3 May 2024`), or when
/// it was changed.
fn facts_of_date(words: &str) -> Option<Vec<Fact>> {
    if !date::may_hold_date(words) {
        return None;
    }
    let words = words.strip_prefix(['[', '(']).and_then(|words| words.strip_suffix([']', ')'])).unwrap_or(words);
    let field = if date::is_change(words) { Field::Dated } else { Field::Published };
    if let Some(date) = date::date(words) {
        return Some(vec![Fact::new(field, date)]);
    }
    if let Some((date, name)) = [" by ", " von ", " par ", " por "].iter().find_map(|by| words.split_once(by)) {
        return Some(vec![Fact::new(field, date::date(date)?), Fact::new(Field::Byline, names(name, 1)?)]);
    }
    // `3 May 2024Updated 5 May 2024`, as pages run them together.
    if let Some((before, change)) = words.split_once("Updated") {
        let before = before.trim_end_matches([' ', ',', '|', '·', '(']);
        if let Some(name) = opened_names(before) {
            return Some(vec![Fact::new(Field::Byline, name), Fact::new(Field::Dated, date::date(change.trim())?)]);
        }
        let date = date::date(before)?;
        return date::date(change.trim_end_matches(')')).map(|_| vec![Fact::new(Field::Published, date)]);
    }
    let (place, date) = words.split_once(", ").filter(|(place, _)| opened_names(place).is_none())?;
    let date = date.strip_prefix("den ").unwrap_or(date);
    Some(vec![Fact::new(Field::Published, names(place, 1).and(date::date(date))?)])
}

/// Parts with bars or dots between them: who, when, in which paper, and how long it takes to read.
fn facts_of_parts(words: &str) -> Option<Vec<Fact>> {
    let (mut facts, mut sure, mut others) = (Vec::new(), false, 0);
    for part in split_parts(words) {
        if let Some(name) = opened_names(part) {
            facts.push(Fact::new(Field::Byline, name));
            sure = true;
        } else if let Some(found) = facts_of_date(part) {
            facts.extend(found);
            sure = true;
        } else if is_reading_time(part) {
            sure = true;
        } else if let Some(name) = names(part, 2) {
            // The first name that stands without `By` is the writer's; what follows a writer is a paper or a town.
            let known = facts.iter().any(|fact| fact.is(Field::Byline));
            others += 1;
            facts.push(Fact::new(if known || others > 1 { Field::Other } else { Field::Byline }, name));
        } else {
            names(part, 1)?;
        }
    }
    sure.then_some(facts)
}

/// The parts of a line; a comma or dash parts a name and a date.
fn split_parts(words: &str) -> impl Iterator<Item = &str> {
    let bars = words.contains(['|', '·', '•']);
    let dated = words.char_indices().find(|(at, char)| {
        let rest = words.get(at + char.len_utf8()..).unwrap_or_default();
        matches!(char, ',' | '–' | '—') && date::date(rest.trim()).is_some()
    });
    let at = dated.filter(|_| !bars).map_or(words.len(), |(at, _)| at);
    let (first, last) = words.split_at_checked(at).unwrap_or((words, ""));
    let parts = first.split(move |char| bars && matches!(char, '|' | '·' | '•')).chain([last]);
    parts.map(|part| part.trim_matches([' ', '\t', ',', '–', '—'])).filter(|part| !part.is_empty())
}

/// The names after `By`, `Von` ….
fn opened_names(words: &str) -> Option<&str> {
    const OPENERS: &[&str] = &[
        "By ",
        "BY ",
        "by ",
        "Von ",
        "von ",
        "Par ",
        "Por ",
        "Di ",
        "Door ",
        "Words by ",
        "Written by ",
        "Story by ",
        "Posted by ",
        "Text: ",
        "Words: ",
    ];
    let rest = OPENERS.iter().find_map(|opener| words.strip_prefix(*opener))?.trim();
    names(rest, 2)
}

/// Whether the line says who wrote.
fn names_writer(words: &str) -> bool {
    opened_names(words).is_some() || words.len() <= 60 && names(words, 2).is_some()
}

/// `5 min read`
fn is_reading_time(words: &str) -> bool {
    const TIMES: &[&str] = &[
        "min read",
        "minute read",
        "mins read",
        "minutes read",
        "min. read",
        "Min. Lesezeit",
        "Minuten Lesezeit",
        "min de lecture",
    ];
    TIMES.iter().any(|time| {
        words
            .strip_suffix(time)
            .is_some_and(|number| number.trim_end_matches('-').trim().bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// `words`, if they are so many names or more, each with a capital but for a few small words between them.
fn names(words: &str, least: usize) -> Option<&str> {
    const BETWEEN: &[&str] = &[
        "and", "und", "et", "y", "e", "en", "de", "da", "del", "der", "den", "di", "do", "dos", "la", "le", "van",
        "von", "zu", "for", "in", "of", "the", "&",
    ];
    let abbreviated = words.ends_with("Jr.") || words.ends_with("Sr.") || words.ends_with("Inc.");
    if words.len() > 100 || words.contains('\n') || ends_sentence(words) && !abbreviated {
        return None;
    }
    let named = |name: &str| name.chars().next().is_some_and(char::is_uppercase);
    let capitals = words.split_whitespace().filter(|name| named(name)).count();
    let all = words.split_whitespace().all(|name| named(name) || BETWEEN.contains(&name));
    (capitals >= least && all).then_some(words)
}

/// The names of authors without the marks behind them, if one has marks or there are three or more.
fn authors(words: &str) -> Option<String> {
    let is_mark = |char: char| char.is_numeric() || matches!(char, '*' | '†' | '‡' | '§' | '¶' | '#' | '∗');
    if words.len() > 600 || words.contains('\n') {
        return None;
    }
    let (mut names, mut marks) = (Vec::new(), 0);
    for part in words.split([',', ';', '&']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" und ")) {
        let part = part.trim().trim_start_matches("and ");
        // Marks stand right behind a name: `Harn Lock in 1931` names nobody.
        let name = part.trim_end_matches(is_mark);
        marks += usize::from(name.len() < part.len());
        if name.is_empty() {
            continue;
        }
        let words = name.split_whitespace().count();
        if !(2..=5).contains(&words) || name.ends_with(' ') || name.contains(is_mark) || self::names(name, 2).is_none()
        {
            return None;
        }
        names.push(name);
    }
    (names.len() >= 3 || !names.is_empty() && marks >= names.len()).then(|| names.join(", "))
}

/// `1 Department of Public Health, Harn University`, `*Corresponding author: t.lind@icr.example`
fn is_affiliation(words: &str) -> bool {
    #[rustfmt::skip]
    const PLACES: &[&str] = &[
        "Universi", "Institut", "Department", "School of", "College", "Hospital", "Faculty", "Facult", "Centre for",
        "Center for", "Laborator", "Academy", "Akademie", "Hochschule", "Klinik", "Département", "Departamento",
        "Corresponding", "Correspondence", "E-mail", "Email", "@", "ORCID",
    ];
    let marked = words.starts_with(|char: char| !char.is_alphabetic());
    words.len() <= 300 && (marked || !ends_sentence(words)) && PLACES.iter().any(|place| words.contains(place))
}
