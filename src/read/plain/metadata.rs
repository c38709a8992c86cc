//! `Key: value` lines that say something of the article, and where what they say goes.

use super::names::Names;
use super::shape::split_colon;
use super::{Finding, Place, Rule, byline};
use crate::article::{BlockKind, Metadata};

/// `Key: value` with a key that is known, in the head or at the very end; with any key, right below another entry.
pub const ENTRY: Rule = Rule {
    name: "entry",
    example: (
        "Category: Local news\nReading time: 3 minutes\n\nOld bridge opens\n\nThe bridge opens in May.\n\nTags: bridges",
        "metadata metadata title paragraph metadata",
    ),
    read: |place| {
        let words = place.passage.words;
        if !place.is_unmarked() {
            return None;
        }
        if let Some(facts) = place.in_head().then(|| entries(words)).flatten() {
            return Some(Finding { facts, ..Finding::new(BlockKind::Metadata) });
        }
        let entry = entry(words)?;
        let below = place.so_far.last == Some(BlockKind::Metadata) && !place.passage.apart;
        let known = entry.field.is_some() && (place.in_head() || place.following < 3 || stands_anywhere(words));
        let short = below && entry.value.len() <= 120 || is_one_of_two(place);
        (known || short && !place.passage.speech).then(|| finding(entry.field.unwrap_or(Field::Other), entry.value))
    },
};

/// Something the article says of itself.
pub struct Fact {
    field: Field,
    value: String,
}

/// What a key stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    Categories,
    Byline,
    Published,
    Publisher,
    /// A date that is the article's if it names no better one: when it was changed, or where its dateline was written.
    Dated,
    /// An agency, which is the publisher if no other is named.
    Agency,
    /// Nothing that has a field of its own.
    Other,
}

/// Known keys, in small letters.
#[rustfmt::skip]
pub static KEYS: Names = Names::of(&[
    &[
        "category", "categories", "tag", "tags", "section", "topic", "topics", "filed under", "posted in", "rubric",
        "kategorie", "kategorien", "rubrik", "ressort", "schlagwort", "schlagwörter", "thema", "themen", "catégorie",
        "catégories", "rubrique", "categoría", "categorías", "sección", "categoria", "categorie", "kategoria", "カテゴリ",
        "カテゴリー", "分類", "タグ", "分类", "标签",
    ],
    &[
        "by", "byline", "author", "authors", "writer", "written by", "words by", "story by", "text by", "posted by",
        "reporter", "reported by", "from", "von", "autor", "autorin", "autoren", "verfasser", "verfasserin", "par",
        "auteur", "por", "autora", "autore", "door", "文", "著者", "筆者", "記者", "執筆", "作者", "取材・文",
    ],
    &[
        "published", "publication date", "published on", "first published", "date", "posted", "posted on",
        "release date", "released", "veröffentlicht", "veröffentlicht am", "erschienen", "datum", "publié le", "fecha",
        "publicado", "pubblicato", "data", "公開日", "掲載日", "日付", "配信", "公開", "日期", "发布时间",
    ],
    &[
        "source", "publisher", "publication", "outlet", "newspaper", "website", "quelle", "herausgeber", "zeitung",
        "éditeur", "fuente", "fonte", "bron", "出典", "発行", "掲載", "媒体", "来源",
    ],
    &[
        "updated", "last updated", "updated on", "modified", "last modified", "aktualisiert", "stand", "mis à jour",
        "actualizado", "更新日", "最終更新", "更新",
    ],
    &[
        "photo", "photos", "photo credit", "photography", "photos by", "editor", "edited by", "location", "place",
        "contact", "media contact", "press contact", "reading time", "read time", "keywords", "key words", "language",
        "title", "subject", "to", "cc", "reply-to", "url", "link", "doi", "copyright", "series", "issue", "volume",
        "received", "accepted", "revised", "interview", "translation", "illustration", "schlüsselwörter", "mots-clés",
        "palabras clave", "foto", "fotos", "ort", "kontakt", "pressekontakt", "lesezeit", "betreff", "an", "写真", "聞き手",
        "場所", "キーワード", "关键词",
    ],
]);

/// What the lists of [`KEYS`] stand for, in their order.
const FIELDS: [Field; 6] =
    [Field::Categories, Field::Byline, Field::Published, Field::Publisher, Field::Dated, Field::Other];

/// Keys of lines that may stand below an abstract as well as at either end of an article, in small letters.
pub static ANYWHERE: Names = Names::of(&[&[
    "keywords",
    "key words",
    "doi",
    "tags",
    "schlüsselwörter",
    "mots-clés",
    "palabras clave",
    "キーワード",
    "关键词",
]]);

struct Entry<'a> {
    /// `None` for a key that is not known.
    field: Option<Field>,
    value: &'a str,
}

/// Whether `words` begins with a known key.
pub fn is_entry(words: &str) -> bool {
    entry(words).is_some_and(|entry| entry.field.is_some())
}

/// Whether two lines, one right above the other, both begin with a key, which has a capital: `Present:`, `Apologies:`.
pub fn are_entries(above: &str, below: &str) -> bool {
    let keyed = |words| {
        split_key(words)
            .is_some_and(|(key, _)| key.starts_with(char::is_uppercase) && key.split_whitespace().count() <= 2)
    };
    keyed(below) && keyed(above)
}

/// Whether `words` says something of the article: what stands below a title, and not below a line of the body.
pub fn is_about_article(words: &str) -> bool {
    is_entry(words) || byline::facts(words).is_some()
}

/// Takes `Key: value` apart. Keys are short and the value is one line.
fn entry(words: &str) -> Option<Entry<'_>> {
    let (key, value) = split_key(words)?;
    (!value.contains('\n') && key.split_whitespace().count() <= 3).then(|| Entry { field: field(key), value })
}

/// What stands before and after the first colon, neither of them empty.
pub fn split_key(words: &str) -> Option<(&str, &str)> {
    let (key, rest) = split_colon(words)?;
    let value = rest.trim_start_matches([':', '：']);
    // `12:30` and `https://` are no entries; a full-width colon needs no space.
    let spaced = value.starts_with(char::is_whitespace) || !rest.starts_with(':');
    let (key, value) = (key.trim(), value.trim());
    (spaced && !key.is_empty() && !value.is_empty()).then_some((key, value))
}

fn field(key: &str) -> Option<Field> {
    let found = KEYS.find(key);
    FIELDS.iter().zip(0..).find(|(_, list)| found & (1_u32 << list) != 0).map(|(field, _)| *field)
}

/// Several entries in one line: `Received: 3 May 2023; Published: 2 September 2023`.
fn entries(words: &str) -> Option<Vec<Fact>> {
    if words.len() > 300 || !words.contains([';', '|', '·']) {
        return None;
    }
    let facts = words.split([';', '|', '·']).map(|part| {
        let entry = entry(part.trim())?;
        Some(Fact::new(entry.field?, entry.value))
    });
    facts.collect::<Option<Vec<_>>>()
}

fn stands_anywhere(words: &str) -> bool {
    split_key(words).is_some_and(|(key, _)| ANYWHERE.hold(key))
}

/// Two lines of `Serves: 4` and `Prep time: 10 minutes` in the head, one right above the other, are entries whatever their
/// keys. What people say to each other ends like a sentence.
fn is_one_of_two(place: &Place) -> bool {
    if !place.in_head() {
        return false;
    }
    let is_short = |words: &str| {
        split_key(words).is_some_and(|(key, value)| {
            key.split_whitespace().count() <= 3 && value.len() <= 60 && !super::wrap::ends_sentence(value)
        })
    };
    let neighbour =
        |passage: Option<&super::Passage>| passage.is_some_and(|passage| !passage.speech && is_short(passage.words));
    let above = !place.passage.apart && neighbour(place.before);
    let below = place.after.is_some_and(|after| !after.apart) && neighbour(place.after);
    is_short(place.passage.words) && (above || below)
}

/// A metadata block that says one thing.
pub fn finding(field: Field, value: &str) -> Finding {
    Finding { facts: vec![Fact::new(field, value)], ..Finding::new(BlockKind::Metadata) }
}

impl Fact {
    /// `value` as printed.
    pub fn new(field: Field, value: &str) -> Self {
        Self { field, value: value.to_owned() }
    }

    /// Whether it is about `field`.
    pub fn is(&self, field: Field) -> bool {
        self.field == field
    }

    /// Whether another fact, wherever it stands, is to be believed before this one.
    pub const fn is_weak(&self) -> bool {
        matches!(self.field, Field::Dated | Field::Agency)
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
                metadata.byline.get_or_insert_with(|| without_address(&value).to_owned());
            }
            Field::Published | Field::Dated => {
                metadata.published.get_or_insert(value);
            }
            Field::Publisher | Field::Agency => {
                metadata.publisher.get_or_insert(value);
            }
            Field::Other => {}
        }
    }
}

/// The name in `Ida Falk <ida@example.org>`.
fn without_address(value: &str) -> &str {
    let name =
        value.strip_suffix('>').and_then(|value| value.rsplit_once('<')).map(|(name, _)| name.trim().trim_matches('"'));
    name.filter(|name| !name.is_empty()).unwrap_or(value)
}

/// The names in a list of categories or tags.
fn split_names(value: &str) -> impl Iterator<Item = &str> {
    value
        .split([',', ';', '|', '、', '，', '；', '›'])
        .map(|name| name.trim().trim_start_matches('#'))
        .filter(|name| !name.is_empty())
}
