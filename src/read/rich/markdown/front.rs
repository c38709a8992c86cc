//! What a Markdown file says of itself before its text: a block between `---` (YAML) or `+++` (TOML) lines.
//!
//! Neither language is read in full. What is there in practice is: `key: value` or `key = value`, quoted or bare, lists in
//! brackets or with dashes, blocks of text after `|` or `>`. Other things are passed over.

use super::super::address::checked;
use crate::article::{Metadata, language_tag};
use crate::text::HostParser;

/// What was found.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Front {
    /// What the article is called.
    pub title: Option<String>,
    /// Where it can be found.
    pub url: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// The rest.
    pub metadata: Metadata,
}

/// A key in small letters, and its values in order.
type Entry = (String, Vec<String>);

/// Keys, the best first.
const TITLE: &[&str] = &["title", "headline", "name"];
const BYLINE: &[&str] = &["byline", "author", "authors", "by", "writer", "creator"];
const PUBLISHED: &[&str] =
    &["published", "date", "pubdate", "publishdate", "published_at", "publish_date", "date_published", "created"];
const PUBLISHER: &[&str] =
    &["publisher", "publication", "outlet", "site", "site_name", "newspaper", "source", "website"];
const LANGUAGE: &[&str] = &["lang", "language", "locale"];
const URL: &[&str] =
    &["canonical", "canonical_url", "canonicalurl", "url", "link", "permalink", "source", "source_url"];
const CATEGORIES: &[&str] = &["categories", "category", "section", "tags", "tag", "keywords", "topics", "topic"];

/// Parts a file into what it says of itself and its text. Without such a block all of it is text.
pub fn split(source: &str, hosts: HostParser) -> (Front, &str) {
    let fences: &[&str] = match source.lines().next().map(str::trim_end) {
        Some("---") => &["---", "..."],
        Some("+++") => &["+++"],
        _ => return (Front::default(), source),
    };
    let mut at = 0;
    let mut lines = Vec::new();
    for (number, whole) in source.split_inclusive('\n').enumerate() {
        at += whole.len();
        let line = whole.trim_end();
        // A rule at the top of a text, and not the fence of a block.
        if number == 1 && line.is_empty() {
            break;
        }
        if number > 0 && fences.contains(&line) {
            let entries = entries(&lines);
            if entries.is_empty() && lines.iter().any(|line| !line.trim().is_empty()) {
                break;
            }
            return (Front::of(&entries, hosts), source.get(at..).unwrap_or_default());
        }
        if number > 0 {
            lines.push(line);
        }
    }
    (Front::default(), source)
}

impl Front {
    fn of(entries: &[Entry], hosts: HostParser) -> Self {
        let values = |keys: &[&str]| values(entries, keys);
        let all_of_first = |keys: &[&str]| {
            let found = keys.iter().find_map(|key| entries.iter().find(|(name, _)| name == key));
            found.map(|(_, values)| values.join(", ")).filter(|value| !value.is_empty())
        };
        let mut categories: Vec<String> = Vec::new();
        for value in values(CATEGORIES).into_iter().flat_map(|value| value.split(',')).map(str::trim) {
            if !value.is_empty() && !categories.iter().any(|known| known == value) {
                categories.push(value.to_owned());
            }
        }
        Self {
            title: all_of_first(TITLE),
            url: values(URL).into_iter().find_map(|value| checked(value, None, hosts)),
            language: values(LANGUAGE).into_iter().find_map(language_tag),
            metadata: Metadata {
                categories,
                byline: all_of_first(BYLINE),
                published: all_of_first(PUBLISHED),
                publisher: values(PUBLISHER)
                    .into_iter()
                    .find(|value| checked(value, None, hosts).is_none())
                    .map(str::to_owned),
                ..Metadata::default()
            },
        }
    }
}

/// The values of these keys, the best key first.
fn values<'a>(entries: &'a [Entry], keys: &[&str]) -> Vec<&'a str> {
    let mut found = Vec::new();
    for key in keys {
        let named = entries.iter().filter(|(name, _)| name == key);
        found.extend(named.flat_map(|(_, values)| values).map(String::as_str));
    }
    found
}

/// The entries, those of tables and maps inside as if they stood outside.
fn entries(lines: &[&str]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut lines = lines.iter().copied().peekable();
    let mut in_list = false;
    while let Some(line) = lines.next() {
        let bare = line.trim();
        if let Some(item) = item(bare) {
            if let Some((_, values)) = entries.last_mut() {
                // `- name: Ida Falk` is a map of which the name is wanted.
                values.extend(values_of(item.strip_prefix("name:").unwrap_or(item).trim()));
            }
            in_list = true;
            continue;
        }
        let Some((key, value)) = pair(bare) else { continue };
        let inside = line.starts_with([' ', '\t']);
        // The further lines of an item that is a map.
        in_list &= inside;
        if in_list {
            continue;
        }
        let mut value = value.to_owned();
        if value.starts_with('[') {
            while !value.ends_with(']') && value.len() < 10_000 {
                let Some(more) = lines.next() else { break };
                value = value + " " + uncommented(more.trim());
            }
        }
        if matches!(value.as_str(), "|" | ">" | "|-" | ">-" | "|+" | ">+") {
            value.clear();
            while let Some(more) = lines.next_if(|line| line.starts_with([' ', '\t']) || line.is_empty()) {
                value = value + " " + more.trim();
            }
        }
        let values = values_of(value.trim());
        // Inside a map under a key that has nothing else: `author:` and below it `name: Ida Falk`.
        match entries.last_mut().filter(|_| inside) {
            Some((_, outer)) if key == "name" => outer.extend(values),
            _ => entries.push((key, values)),
        }
    }
    entries
}

fn item(line: &str) -> Option<&str> {
    let item = line.strip_prefix('-')?;
    item.starts_with([' ', '\t']).then(|| uncommented(item.trim()))
}

/// `key: value` or `key = value`; the key without quotes and in small letters.
fn pair(line: &str) -> Option<(String, &str)> {
    let at = line.find([':', '='])?;
    let (key, value) = line.split_at_checked(at)?;
    let value = value.get(1..)?;
    let key = key.trim().trim_matches(['"', '\'']);
    let name = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.' | ' ');
    let parted =
        value.is_empty() || value.starts_with([' ', '\t']) || line.get(at..).is_some_and(|at| at.starts_with('='));
    let good = parted && !key.is_empty() && key.chars().all(name) && !key.starts_with('-');
    good.then(|| (crate::text::lowercase(key).replace([' ', '-'], "_"), uncommented(value.trim())))
}

/// Without the comment behind it: a `#` after white space, outside quotes.
fn uncommented(value: &str) -> &str {
    let mut quote = None;
    let mut before = ' ';
    for (at, char) in value.char_indices() {
        match (quote, char) {
            (None, '#') if before.is_whitespace() => return value.get(..at).unwrap_or_default().trim_end(),
            (None, '"' | '\'') if before.is_whitespace() || matches!(before, '[' | ',') => quote = Some(char),
            (Some(open), _) if open == char && before != '\\' => quote = None,
            _ => {}
        }
        before = char;
    }
    value
}

/// The values that a value holds: those of a list in brackets, else itself.
fn values_of(value: &str) -> Vec<String> {
    let inner = value.strip_prefix('[').map(|inner| inner.trim_end_matches(']'));
    let mut values = Vec::new();
    let Some(mut rest) = inner else {
        values.push(unquoted(value).0);
        values.retain(|value| !value.is_empty() && !matches!(value.as_str(), "null" | "~"));
        return values;
    };
    while !rest.trim_start_matches([',', ' ', '\t']).is_empty() {
        rest = rest.trim_start_matches([',', ' ', '\t']);
        let (value, behind) = if rest.starts_with(['"', '\'']) {
            unquoted(rest)
        } else {
            rest.split_once(',')
                .map_or_else(|| (rest.trim().to_owned(), ""), |(value, behind)| (value.trim().to_owned(), behind))
        };
        values.push(value);
        rest = behind;
    }
    values.retain(|value| !value.is_empty());
    values
}

/// A value without its quotes, and what stands behind them; a bare one as it is.
fn unquoted(value: &str) -> (String, &str) {
    let Some(quote) = value.chars().next().filter(|char| matches!(char, '"' | '\'')) else {
        return (value.to_owned(), "");
    };
    let mut found = String::new();
    let mut chars = value.char_indices().skip(1).peekable();
    while let Some((at, char)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        match (char, next) {
            ('\\', Some(escaped)) if quote == '"' => {
                found.push(if matches!(escaped, 'n' | 't' | 'r') { ' ' } else { escaped });
                chars.next();
            }
            ('\'', Some('\'')) if quote == '\'' => {
                found.push('\'');
                chars.next();
            }
            _ if char == quote => return (found.trim().to_owned(), value.get(at + 1..).unwrap_or_default()),
            _ => found.push(char),
        }
    }
    // Nobody closed it.
    (value.to_owned(), "")
}
