//! `Key: value` lines: which keys are known, and what they stand for.

use crate::read::plain::names::Names;
use crate::read::plain::words::split_key;

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

/// A line of `Key: value`.
pub struct Entry<'a> {
    /// What the key stands for; `None` for one that is not known.
    pub field: Option<Field>,
    /// What stands behind the colon.
    pub value: &'a str,
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

/// Takes `Key: value` apart. Keys are short and the value is one line.
pub fn entry(words: &str) -> Option<Entry<'_>> {
    let (key, value) = split_key(words)?;
    (!value.contains('\n') && key.split_whitespace().count() <= 3).then(|| Entry { field: field(key), value })
}

fn field(key: &str) -> Option<Field> {
    let found = KEYS.find(key);
    FIELDS.iter().zip(0..).find(|(_, list)| found & (1_u32 << list) != 0).map(|(field, _)| *field)
}

/// Whether `words` begins with a key of [`ANYWHERE`].
pub fn stands_anywhere(words: &str) -> bool {
    split_key(words).is_some_and(|(key, _)| ANYWHERE.hold(key))
}
