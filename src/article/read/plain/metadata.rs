//! What the article says of itself above its body: `Key: value` lines, bylines, dates, notices.

use super::wrap::ends_sentence;
use super::{Finding, Rule, date};
use crate::article::{BlockKind, Metadata};

/// `Key: value` with a key that is known, in the head or at the very end; with any key, right below another entry.
pub const ENTRY: Rule = Rule {
    name: "entry",
    example: (
        "Category: Local news\nReading time: 3 minutes\n\nOld bridge opens\n\nThe bridge opens in May.\n\nTags: bridges",
        "metadata metadata title paragraph metadata",
    ),
    read: |place| {
        let entry = entry(place.passage.words).filter(|_| place.is_unmarked())?;
        let below = place.so_far.last == Some(BlockKind::Metadata) && !place.passage.apart;
        let known = entry.field.is_some() && (place.in_head() || place.following < 3);
        (known || below && entry.value.len() <= 120).then(|| finding(entry.field.unwrap_or(Field::Other), entry.value))
    },
};

/// `By Jane Doe and Max Roe`, below the title.
pub const BYLINE: Rule = Rule {
    name: "byline",
    example: ("Old bridge opens\n\nBy Ida Falk\n\nThe bridge opens in May.", "title metadata paragraph"),
    read: |place| {
        let (name, date) = byline(place.passage.words)
            .filter(|_| place.is_unmarked() && place.in_head() && place.so_far.title.is_some())?;
        let mut finding = finding(Field::Byline, name);
        finding.facts.extend(date.map(|date| Fact::new(Field::Published, date)));
        Some(finding)
    },
};

/// A date by itself.
pub const DATE: Rule = Rule {
    name: "date",
    example: (
        "Old bridge opens\n\nPublished on 3 May 2024, 10:15 a.m.\n\nThe bridge opens in May.",
        "title metadata paragraph",
    ),
    read: |place| {
        if !place.is_unmarked() || !place.in_head() {
            return None;
        }
        let (date, name) = dated_byline(place.passage.words)?;
        let mut finding = finding(Field::Published, date);
        finding.facts.extend(name.map(|name| Fact::new(Field::Byline, name)));
        Some(finding)
    },
};

/// Lines that press releases begin with.
pub const NOTICE: Rule = Rule {
    name: "notice",
    example: ("FOR IMMEDIATE RELEASE\n\nOld bridge opens\n\nThe bridge opens in May.", "metadata title paragraph"),
    read: |place| {
        let words = place.passage.words;
        let notice = place.is_unmarked()
            && place.in_head()
            && words.len() <= 60
            && NOTICES
                .iter()
                .any(|notice| words.get(..notice.len()).is_some_and(|start| crate::text::lower(start) == **notice));
        notice.then(|| finding(Field::Other, words))
    },
};

/// Beginnings of notices, in small letters.
#[rustfmt::skip]
const NOTICES: &[&str] = &[
    "for immediate release", "embargoed until", "press release", "news release", "pressemitteilung", "pressemeldung",
    "zur sofortigen veröffentlichung", "sperrfrist", "communiqué de presse", "comunicado de prensa",
    "comunicato stampa", "persbericht", "プレスリリース", "報道関係者各位",
];

/// Something the article says of itself.
pub struct Fact {
    field: Field,
    value: String,
}

/// What a key stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Field {
    Categories,
    Byline,
    Published,
    Publisher,
    /// Nothing that has a field of its own.
    Other,
}

/// Known keys, in small letters.
#[rustfmt::skip]
const KEYS: &[(Field, &[&str])] = &[
    (Field::Categories, &[
        "category", "categories", "tag", "tags", "section", "topic", "topics", "filed under", "posted in", "rubric",
        "kategorie", "kategorien", "rubrik", "ressort", "schlagwort", "schlagwörter", "thema", "themen", "catégorie",
        "catégories", "rubrique", "categoría", "categorías", "sección", "categoria", "categorie", "kategoria", "カテゴリ",
        "カテゴリー", "分類", "タグ", "分类", "标签",
    ]),
    (Field::Byline, &[
        "by", "byline", "author", "authors", "writer", "written by", "words by", "reporter", "reported by", "from",
        "von", "autor", "autorin", "autoren", "verfasser", "verfasserin", "par", "auteur", "por", "autora", "autore",
        "door", "文", "著者", "筆者", "記者", "執筆", "作者", "取材・文",
    ]),
    (Field::Published, &[
        "published", "publication date", "published on", "date", "posted", "posted on", "release date", "released",
        "veröffentlicht", "veröffentlicht am", "erschienen", "datum", "publié le", "fecha", "publicado", "pubblicato",
        "data", "公開日", "掲載日", "日付", "配信", "公開", "日期", "发布时间",
    ]),
    (Field::Publisher, &[
        "source", "publisher", "publication", "outlet", "newspaper", "website", "quelle", "herausgeber", "zeitung",
        "éditeur", "fuente", "fonte", "bron", "出典", "発行", "掲載", "媒体", "来源",
    ]),
    (Field::Other, &[
        "updated", "last updated", "modified", "last modified", "photo", "photos", "photo credit", "photography",
        "editor", "edited by", "location", "place", "contact", "media contact", "press contact", "reading time",
        "read time", "keywords", "language", "title", "subject", "to", "cc", "url", "link", "doi", "copyright",
        "series", "issue", "volume", "interview", "translation", "illustration", "aktualisiert", "stand", "foto",
        "fotos", "ort", "kontakt", "pressekontakt", "lesezeit", "betreff", "an", "mis à jour", "actualizado", "更新日",
        "最終更新", "写真", "聞き手", "場所", "更新",
    ]),
];

struct Entry<'a> {
    /// `None` for a key that is not known.
    field: Option<Field>,
    value: &'a str,
}

/// Whether `words` begins with a known key.
pub fn is_entry(words: &str) -> bool {
    entry(words).is_some_and(|entry| entry.field.is_some())
}

/// Takes `Key: value` apart. Keys are short and the value is one line.
fn entry(words: &str) -> Option<Entry<'_>> {
    let limit = words.floor_char_boundary(40);
    let (key, _) = words.get(..limit)?.split_once([':', '：'])?;
    let value = words.get(key.len()..)?.trim_start_matches([':', '：']);
    // `12:30` and `https://` are no entries; a full-width colon needs no space.
    let spaced = value.starts_with(char::is_whitespace) || !words.get(key.len()..)?.starts_with(':');
    let (key, value) = (key.trim(), value.trim());
    if !spaced || value.is_empty() || value.contains('\n') || key.split_whitespace().count() > 3 || key.is_empty() {
        return None;
    }
    Some(Entry { field: field(key), value })
}

fn field(key: &str) -> Option<Field> {
    let key = crate::text::lower(key);
    KEYS.iter().find(|(_, keys)| keys.contains(&key.as_str())).map(|(field, _)| *field)
}

fn finding(field: Field, value: &str) -> Finding {
    Finding { facts: vec![Fact::new(field, value)], ..Finding::new(BlockKind::Metadata) }
}

/// Whether `words` is an entry, a byline or a date: what stands below a title, and not below a line of the body.
pub fn is_about_article(words: &str) -> bool {
    is_entry(words) || byline(words).is_some() || dated_byline(words).is_some()
}

/// A date, and who wrote the article on it: `Posted on 3 May 2024 by Ida Falk`.
fn dated_byline(words: &str) -> Option<(&str, Option<&str>)> {
    if let Some(date) = date::date(words) {
        return Some((date, None));
    }
    let (date, name) = [" by ", " von ", " par ", " por "].iter().find_map(|by| words.split_once(by))?;
    Some((date::date(date)?, Some(names(name, 1)?)))
}

/// The names after `By`, `Von` …, and the date that may follow them: `By Ida Falk | 3 May 2024`.
fn byline(words: &str) -> Option<(&str, Option<&str>)> {
    const OPENERS: &[&str] =
        &["By ", "BY ", "by ", "Von ", "von ", "Par ", "Por ", "Di ", "Door ", "Words by ", "Written by "];
    let rest = OPENERS.iter().find_map(|opener| words.strip_prefix(*opener))?.trim();
    if let Some(names) = names(rest, 2) {
        return Some((names, None));
    }
    let between = |char: char| matches!(char, '|' | '·' | '•' | ',' | '–' | '—');
    let (at, char) = rest.char_indices().find(|(_, char)| between(*char))?;
    let date = date::date(rest.get(at + char.len_utf8()..)?.trim())?;
    Some((names(rest.get(..at)?.trim(), 2)?, Some(date)))
}

/// `words`, if they are so many names or more, each with a capital but for a few small words between them.
fn names(words: &str, least: usize) -> Option<&str> {
    const BETWEEN: &[&str] =
        &["and", "und", "et", "y", "e", "en", "de", "da", "del", "der", "di", "van", "von", "for", "in", "of", "&"];
    if words.len() > 100 || words.contains('\n') || ends_sentence(words) {
        return None;
    }
    let named = |name: &str| name.chars().next().is_some_and(char::is_uppercase);
    let capitals = words.split_whitespace().filter(|name| named(name)).count();
    let all = words.split_whitespace().all(|name| named(name) || BETWEEN.contains(&name));
    (capitals >= least && all).then_some(words)
}

impl Fact {
    fn new(field: Field, value: &str) -> Self {
        Self { field, value: value.to_owned() }
    }

    /// Puts it where it belongs. What was said first stays.
    pub fn add_to(self, metadata: &mut Metadata) {
        let Self { field, value } = self;
        match field {
            Field::Categories => {
                for name in split_names(&value) {
                    if !metadata.categories.iter().any(|known| known == name) {
                        metadata.categories.push(name.to_owned());
                    }
                }
            }
            Field::Byline => {
                metadata.byline.get_or_insert(value);
            }
            Field::Published => {
                metadata.published.get_or_insert(value);
            }
            Field::Publisher => {
                metadata.publisher.get_or_insert(value);
            }
            Field::Other => {}
        }
    }
}

/// The names in a list of categories or tags.
fn split_names(value: &str) -> impl Iterator<Item = &str> {
    value
        .split([',', ';', '|', '、', '，', '；', '›'])
        .map(|name| name.trim().trim_start_matches('#'))
        .filter(|name| !name.is_empty())
}
