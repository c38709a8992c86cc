//! What the styles of a document make of its paragraphs and words.

use std::collections::HashMap;

use super::xml::{Item, Tag, walk};
use crate::article::BlockKind;
use crate::read::rich::Unreadable;

/// What a style says, without what it is based on.
#[derive(Clone, Default, Debug)]
pub struct Style {
    /// Its name, in small letters.
    name: String,
    /// The id of the style it is based on.
    based_on: Option<String>,
    /// Level of its headings, from 1; 0 for running text.
    level: Option<u8>,
    /// The list its paragraphs belong to; `0` is none.
    list: Option<String>,
    /// Its level there, from 0.
    list_level: Option<u8>,
    bold: Option<bool>,
    italic: Option<bool>,
    hidden: Option<bool>,
}

/// What a style comes to, with all that it is based on.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Look {
    /// What it makes of a paragraph, if its name or its level says.
    pub kind: Option<BlockKind>,
    /// Level of headings, from 1; depth of items, from 1.
    pub level: Option<u8>,
    /// The list its paragraphs belong to.
    pub list: Option<String>,
    /// Its level there, from 0.
    pub list_level: u8,
    /// Words in it are bold.
    pub bold: bool,
    /// Words in it are italic.
    pub italic: bool,
    /// Words in it are not shown.
    pub hidden: bool,
}

/// The styles by id.
#[derive(Default)]
pub struct Styles(HashMap<String, Style>);

/// Names of styles, as Word, LibreOffice and Pages write them in many languages; a level may follow.
#[rustfmt::skip]
const NAMES: &[(BlockKind, &[&str])] = &[
    (BlockKind::Title, &["title", "titel", "titre", "título", "titolo", "tytuł", "название", "заголовок документа", "otsikko", "標題", "表題", "제목"]),
    (BlockKind::Heading, &[
        "heading", "überschrift", "titre", "título", "titolo", "kop", "rubrik", "overskrift", "otsikko", "nagłówek", "nadpis",
        "заголовок", "επικεφαλίδα", "başlık", "標題", "标题", "見出し", "제목",
    ]),
    (BlockKind::Quote, &[
        "quote", "intense quote", "quotations", "block text", "block quotation", "zitat", "intensives zitat", "citation",
        "citation intense", "cita", "cita destacada", "citazione", "citaat", "citat", "cytat", "цитата", "引用文", "引用",
    ]),
    (BlockKind::Caption, &[
        "caption", "beschriftung", "légende", "epígrafe", "descripción", "legenda", "didascalia", "bijschrift", "bildtext",
        "название объекта", "図表番号", "题注",
    ]),
    (BlockKind::ListItem, &[
        "list bullet", "list number", "toc", "aufzählungszeichen", "listennummer", "verzeichnis", "liste à puces",
        "liste à numéros", "tm", "lista con viñetas", "目次",
    ]),
];

impl Styles {
    /// Reads `styles.xml` (ECMA-376, 17.7).
    ///
    /// # Errors
    /// Where it is no XML.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut styles = HashMap::new();
        let mut open: Option<(String, Style)> = None;
        walk(bytes, &mut |item| match item {
            Item::Start(tag) if tag.name == "style" => {
                open = tag.get("styleId").map(|id| (id.to_owned(), Style::default()));
            }
            Item::Start(tag) => {
                if let Some((_, style)) = &mut open {
                    style.take(&tag);
                }
            }
            Item::End(name) if name == "style" => styles.extend(open.take()),
            _ => {}
        })?;
        Ok(Self(styles))
    }

    /// What a style comes to. One that the document does not explain is known by its id.
    pub fn look(&self, id: &str) -> Look {
        let mut look = Look::default();
        let (mut bold, mut italic, mut hidden, mut list, mut list_level) = (None, None, None, None, None);
        let mut next = Some(id);
        // A style may be based on itself, by way of others.
        for _ in 0..16 {
            let Some(style) = next.and_then(|id| self.0.get(id)) else { break };
            if look.kind.is_none() {
                (look.kind, look.level) = style.kind();
            }
            bold = bold.or(style.bold);
            italic = italic.or(style.italic);
            hidden = hidden.or(style.hidden);
            list_level = list_level.or(style.list_level);
            list = list.or_else(|| style.list.clone());
            next = style.based_on.as_deref();
        }
        if !self.0.contains_key(id) {
            (look.kind, look.level) = named(&split_words(id));
        }
        look.list = list.filter(|list| list != "0");
        look.list_level = list_level.unwrap_or(0);
        let on = |value: Option<bool>| value.unwrap_or(false);
        (look.bold, look.italic, look.hidden) = (on(bold), on(italic), on(hidden));
        // Running text, said so against what the style is based on.
        look.kind = look.kind.filter(|kind| *kind != BlockKind::Paragraph);
        look
    }
}

impl Style {
    fn take(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "name" => self.name = crate::text::lowercase(tag.get("val").unwrap_or_default()),
            "basedOn" => self.based_on = tag.get("val").map(str::to_owned),
            "outlineLvl" => self.level = outline_level(tag),
            "numId" => self.list = tag.get("val").map(str::to_owned),
            "ilvl" => self.list_level = tag.get("val").and_then(|level| level.parse().ok()),
            "b" => self.bold = Some(tag.is_on()),
            "i" => self.italic = Some(tag.is_on()),
            "vanish" => self.hidden = Some(tag.is_on()),
            _ => {}
        }
    }

    fn kind(&self) -> (Option<BlockKind>, Option<u8>) {
        let by_name = named(&self.name);
        match (by_name.0, self.level) {
            (Some(BlockKind::Title), _) => by_name,
            (_, Some(0)) => (Some(BlockKind::Paragraph), None),
            (_, Some(level)) => (Some(BlockKind::Heading), Some(level)),
            _ => by_name,
        }
    }
}

/// The level that `w:outlineLvl` sets, from 1; 0 for running text (ECMA-376, 17.3.1.20).
pub fn outline_level(tag: &Tag) -> Option<u8> {
    let level: u8 = tag.get("val")?.parse().ok()?;
    Some(if level < 9 { level + 1 } else { 0 })
}

/// What a style of this name is, and its level.
fn named(name: &str) -> (Option<BlockKind>, Option<u8>) {
    let bare = name.trim_end_matches(|char: char| char.is_ascii_digit());
    let level = name.get(bare.len()..).and_then(|level| level.parse::<u8>().ok()).map(|level| level.clamp(1, 9));
    let bare = bare.trim();
    let is = |(kind, names): &&(BlockKind, &[&str])| {
        // "Titre" is the title, "Titre 1" a heading; and a heading without a number is none that heads.
        let right = match kind {
            BlockKind::Title => level.is_none(),
            BlockKind::Heading => level.is_some(),
            _ => true,
        };
        right && names.contains(&bare)
    };
    let kind = NAMES.iter().find(is).map(|(kind, _)| *kind);
    let level = if kind == Some(BlockKind::ListItem) { Some(level.unwrap_or(1)) } else { level };
    (kind, kind.and(level))
}

/// `IntenseQuote` and `List_Bullet2` as names are written.
fn split_words(id: &str) -> String {
    let mut words = String::new();
    for char in id.chars() {
        if char.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(if matches!(char, '_' | '-') { ' ' } else { char });
    }
    crate::text::lowercase(&words)
}
