//! What stands under a picture.

use super::{Finding, Place, Rule};
use crate::article::BlockKind;
use crate::read::plain::names::Names;
use crate::read::plain::words::{split_colon, split_key};

/// A passage that begins with the name of a picture or a credit, or ends with a credit in brackets.
pub const CAPTION: Rule = Rule {
    name: "caption",
    example: (
        "The bridge has been shut since May.\n\nThe bridge in June. (Photo: Ida Falk)\n\nFigure 2: Traffic by month\n\nIt opens in fall.",
        "paragraph caption caption paragraph",
    ),
    read: |place| is_caption(place).then(|| Finding::new(BlockKind::Caption)),
};

/// Longer passages are about a picture, not under it (columns).
const MAX_WIDTH: usize = 300;

/// Words for pictures and credits, in small letters, without full stops.
#[rustfmt::skip]
pub static PICTURES: Names = Names::of(&[&[
    "photo", "photos", "photograph", "photo credit", "photo by", "photo courtesy of", "image", "image credit",
    "picture", "pictured", "caption", "credit", "credits", "figure", "fig", "chart", "graphic", "illustration",
    "map", "screenshot", "foto", "fotos", "bild", "bilder", "abbildung", "abb", "grafik", "bildquelle", "fotografie",
    "légende", "crédit", "crédit photo", "fotografía", "imagen", "crédito", "didascalia", "immagine", "写真", "図", "画像",
    "撮影",
]]);

fn is_caption(place: &Place) -> bool {
    let words = place.passage.words;
    is_numbered(words)
        || place.passage.width <= MAX_WIDTH
            && (names_source(place) || names_picture(words) || ends_with_credit(words) || is_credit(words))
}

/// `Photo: …`, `Figure 2: …`, `Fig. 2 …`, `© …`, also in brackets.
fn names_picture(words: &str) -> bool {
    let bare = words.trim_start_matches(['(', '[', '（', '【']);
    if bare.starts_with("© ") || bare.starts_with("Photo by ") || bare.starts_with("Photo courtesy of ") {
        return true;
    }
    let Some((name, _)) = split_colon(bare) else { return false };
    let name =
        name.trim_end_matches(|char: char| char.is_numeric() || char.is_whitespace() || char == '.' && name.len() > 4);
    PICTURES.hold(name.trim_end_matches('.'))
}

/// `Source: roads office`, below a table or a caption.
fn names_source(place: &Place) -> bool {
    let below = matches!(place.so_far.last, Some(BlockKind::Row | BlockKind::Caption));
    below && split_key(place.passage.words).is_some_and(|(key, _)| SOURCES.hold(key))
}

/// What stands before the colon there, in small letters.
#[rustfmt::skip]
pub static SOURCES: Names = Names::of(&[&[
    "source", "sources", "note", "notes", "quelle", "quellen", "anmerkung", "fuente",
    "fonte", "bron", "источник", "出典", "注", "来源",
]]);

/// `Figure 1. Noise in nine towns`, `Table 2 – Sizes`, however long: `Figure 1 shows` is running text.
fn is_numbered(words: &str) -> bool {
    // No such word is longer; 0xC2 begins the space that does not break.
    let start = words.as_bytes().get(..20).unwrap_or(words.as_bytes());
    if !start.iter().any(|byte| matches!(byte, b' ' | 0xC2)) {
        return false;
    }
    let Some((name, rest)) = words.split_once([' ', '\u{A0}']) else { return false };
    if !rest.starts_with(|char: char| char.is_ascii_digit()) {
        return false;
    }
    let number = rest.trim_start_matches(|char: char| char.is_ascii_digit());
    let digits = rest.len() - number.len();
    let then = number.trim_start_matches([' ', '\u{A0}']);
    (1..=3).contains(&digits)
        && (then.is_empty() || then.starts_with([':', '|', '–', '—']) || number.starts_with(". "))
        && NUMBERED.hold(name)
}

/// The name of an agency alone, or around the words under its picture.
fn is_credit(words: &str) -> bool {
    AGENCIES.contains(&words)
        || words.starts_with("Getty Images ")
        || words.ends_with("/Getty Images")
        || words.ends_with("/AFP")
        || words.ends_with("/Reuters")
}

/// Words for what is counted in reports, in small letters.
#[rustfmt::skip]
pub static NUMBERED: Names = Names::of(&[&[
    "figure", "fig.", "table", "chart", "box", "map", "plate", "abbildung", "abb.", "tabelle", "tab.", "grafik", "tableau",
    "figura", "tabla", "gráfico", "tabella", "tabela", "figuur", "tabel", "rysunek", "рис.", "рисунок", "таблица",
]]);

/// Who sells pictures to papers.
#[rustfmt::skip]
const AGENCIES: &[&str] = &[
    "Getty Images", "Reuters", "REUTERS", "AFP", "AP", "EPA", "PA Media", "Alamy", "Shutterstock", "iStock", "Bloomberg",
    "picture alliance", "dpa", "IMAGO", "imago", "Unsplash", "Wikimedia Commons", "Xinhua",
];

/// What stands before and behind the last full stop with a space after it.
fn split_last_sentence(words: &str) -> Option<(&str, &str)> {
    let mut before = words;
    loop {
        let at = before.rfind('.')?;
        if let Some(last) = words.get(at..)?.strip_prefix(". ") {
            return Some((words.get(..at)?, last));
        }
        before = words.get(..at)?;
    }
}

/// `… (Photo: Ida Falk)`, `… on Tuesday. Photograph: Ida Falk`
fn ends_with_credit(words: &str) -> bool {
    let inner = words.strip_suffix([')', '）', ']']).and_then(|words| words.rsplit_once(['(', '（', '[']));
    let last = || if words.ends_with('.') { None } else { split_last_sentence(words) };
    inner.or_else(last).is_some_and(|(_, credit)| names_picture(credit))
}
