//! Makes Rust of the texts in `src/l10n/`: for each language a folder, in it for each area a file. Those in the folder `messages` are
//! the texts of the core's messages. The build script runs it; `tests/core/l10n.rs` tests it.

mod parse;
mod write;

use std::collections::BTreeMap;

pub use parse::{Message, messages};
pub use write::Rust;
use write::{is_number, variables};

/// The language that all others are compared with.
pub const SOURCE: &str = "en";

/// The messages of one language: by area.
type Areas = BTreeMap<String, Vec<Message>>;

/// The name of an area of messages: `labels` for `messages/labels`. `None` for other areas.
pub fn of_messages(area: &str) -> Option<&str> {
    area.strip_prefix("messages/")
}

/// What code names a text or a message by: `counts::annotations`.
pub fn path(area: &str, message: &Message) -> String {
    let name = if variables(message).is_empty() { write::constant } else { write::function };
    let area = of_messages(area).unwrap_or(area);
    format!("{area}::{}", name(&message.key))
}

/// Rust for these files: their paths below the folder of texts (`en/counts.ftl`), and their contents.
///
/// # Errors
///
/// Everything that is wrong, a line each: path, line, and what.
pub fn generate(files: &[(String, String)]) -> Result<Rust, Vec<String>> {
    let mut mistakes = Vec::new();
    let mut languages: BTreeMap<String, Areas> = BTreeMap::new();
    for (path, text) in files {
        let place = path.strip_suffix(".ftl").and_then(|path| path.split_once('/'));
        let is_area = |area: &str| write::is_identifier(of_messages(area).unwrap_or(area));
        let Some((language, area)) = place.filter(|(_, area)| is_area(area)) else {
            mistakes.push(format!("{path}: expected a language and an area in snake case: `en/area.ftl`"));
            continue;
        };
        let (found, wrong) = messages(text);
        mistakes.extend(wrong.into_iter().map(|(line, what)| format!("{path}:{line}: {what}")));
        mistakes.extend(write::against_the_names(&found).map(|(line, what)| format!("{path}:{line}: {what}")));
        languages.entry(language.to_owned()).or_default().insert(area.to_owned(), found);
    }
    let Some(source) = languages.remove(SOURCE) else {
        mistakes.push(format!("{SOURCE}: no texts"));
        return Err(mistakes);
    };
    mistakes.extend(twice(&source));
    if mistakes.is_empty() {
        for (language, areas) in &languages {
            mistakes.extend(compare(language, areas, &source));
        }
    }
    if mistakes.is_empty() { Ok(write::rust(&source, &languages)) } else { Err(mistakes) }
}

/// Keys that two areas of messages have: a message is found by its key alone.
fn twice(source: &Areas) -> Vec<String> {
    let mut mistakes = Vec::new();
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    for (area, messages) in source.iter().filter(|(area, _)| of_messages(area).is_some()) {
        for Message { key, line, .. } in messages {
            match known.insert(key, area) {
                Some(other) if other != area => {
                    mistakes.push(format!("{SOURCE}/{area}.ftl:{line}: the key `{key}` stands in {other}.ftl too"));
                }
                _ => {}
            }
        }
    }
    mistakes
}

/// What a language has and the source has not, or the other way round.
fn compare(language: &str, areas: &Areas, source: &Areas) -> Vec<String> {
    let mut mistakes = Vec::new();
    for area in source.keys().filter(|area| !areas.contains_key(*area)) {
        mistakes.push(format!("{language}/{area}.ftl: the file is missing"));
    }
    for (area, messages) in areas {
        let file = format!("{language}/{area}.ftl");
        let Some(wanted) = source.get(area) else {
            mistakes.push(format!("{file}: {SOURCE} has no such file"));
            continue;
        };
        for missing in wanted.iter().filter(|one| messages.iter().all(|other| other.key != one.key)) {
            mistakes.push(format!("{file}: the key `{}` is missing", missing.key));
        }
        for message in messages {
            let (key, line) = (&message.key, message.line);
            let Some(model) = wanted.iter().find(|one| one.key == *key) else {
                mistakes.push(format!("{file}:{line}: {SOURCE} has no key `{key}`"));
                continue;
            };
            let (wanted, own) = (variables(model), variables(message));
            for variable in wanted.iter().filter(|variable| !own.contains(variable)) {
                mistakes.push(format!("{file}:{line}: `{key}` lacks the variable `${variable}`"));
            }
            for variable in &own {
                if !wanted.contains(variable) {
                    mistakes.push(format!("{file}:{line}: `{key}` of {SOURCE} has no variable `${variable}`"));
                } else if is_number(message, variable) && !is_number(model, variable) {
                    mistakes.push(format!("{file}:{line}: `${variable}` is no number in `{key}` of {SOURCE}"));
                }
            }
        }
    }
    mistakes
}
