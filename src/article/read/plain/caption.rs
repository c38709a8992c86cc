//! What stands under a picture.

use super::{Finding, Place, Rule};
use crate::article::BlockKind;

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
const LONGEST: usize = 300;

/// Words for pictures and credits, in small letters.
#[rustfmt::skip]
const PICTURES: &[&str] = &[
    "photo", "photos", "photograph", "photo credit", "photo by", "photo courtesy of", "image", "image credit",
    "picture", "pictured", "caption", "credit", "credits", "figure", "fig.", "chart", "graphic", "illustration",
    "map", "screenshot", "foto", "fotos", "bild", "bilder", "abbildung", "abb.", "grafik", "bildquelle", "fotografie",
    "légende", "crédit", "crédit photo", "fotografía", "imagen", "crédito", "didascalia", "immagine", "写真", "図", "画像",
    "撮影",
];

fn is_caption(place: &Place) -> bool {
    let words = place.passage.words;
    place.passage.width <= LONGEST && (names_picture(words) || ends_with_credit(words))
}

/// `Photo: …`, `Figure 2: …`, `Fig. 2 …`, `© …`, also in brackets.
fn names_picture(words: &str) -> bool {
    let bare = words.trim_start_matches(['(', '[', '（', '【']);
    if bare.starts_with("© ") || bare.starts_with("Photo by ") || bare.starts_with("Photo courtesy of ") {
        return true;
    }
    let limit = bare.floor_char_boundary(40);
    let Some((name, _)) = bare.get(..limit).and_then(|start| start.split_once([':', '：'])) else { return false };
    let name =
        name.trim_end_matches(|char: char| char.is_numeric() || char.is_whitespace() || char == '.' && name.len() > 4);
    let name = crate::text::lower(name);
    PICTURES.iter().any(|picture| picture.trim_end_matches('.') == name.trim_end_matches('.'))
}

/// `… (Photo: Ida Falk)`
fn ends_with_credit(words: &str) -> bool {
    let inner = words.strip_suffix([')', '）', ']']).and_then(|words| words.rsplit_once(['(', '（', '[']));
    inner.is_some_and(|(_, credit)| names_picture(credit))
}
