//! What a paragraph is, by what it and its style say.

use super::parts::Numbering;
use super::styles::{Look, outline_level};
use super::xml::Tag;
use crate::article::{BlockKind, DraftBlock};
use crate::text::TextRange;

/// What a paragraph says of itself.
#[derive(Default)]
pub struct Paragraph {
    /// The id of its style.
    pub style: String,
    /// Level of a heading, from 1; 0 for running text, whatever the style says.
    level: Option<u8>,
    /// The list it belongs to; `0` is none, whatever the style says.
    list: Option<String>,
    /// Its level there, from 0.
    list_level: Option<u8>,
}

impl Paragraph {
    /// Takes one of its properties.
    pub fn take(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "pStyle" => tag.get("val").unwrap_or_default().clone_into(&mut self.style),
            "outlineLvl" => self.level = outline_level(tag),
            "numId" => self.list = tag.get("val").map(str::to_owned),
            "ilvl" => self.list_level = tag.get("val").and_then(|level| level.parse().ok()),
            _ => {}
        }
    }

    /// The block that it makes. `look` is what its style comes to.
    pub fn block(&self, look: &Look, numbering: &Numbering) -> DraftBlock {
        let (kind, level) = match self.level {
            Some(0) => (look.kind.filter(|kind| *kind != BlockKind::Heading), None),
            Some(level) if look.kind != Some(BlockKind::Title) => (Some(BlockKind::Heading), Some(level)),
            _ => (look.kind, look.level),
        };
        let block = |kind| DraftBlock::new(kind, TextRange::default());
        let list = self.list.as_deref().or(look.list.as_deref()).filter(|list| *list != "0");
        match (kind, list) {
            (Some(kind @ (BlockKind::Heading | BlockKind::Title)), _) => DraftBlock { level, ..block(kind) },
            (_, Some(list)) => {
                // Word has nine levels.
                let level = self.list_level.unwrap_or(look.list_level).min(8);
                let ordered = numbering.is_ordered(list, level);
                DraftBlock { depth: Some(level + 1), ordered, ..block(BlockKind::ListItem) }
            }
            // A style for lists by its name, unless the paragraph was taken out of its list.
            (Some(BlockKind::ListItem), None) if self.list.is_none() => {
                DraftBlock { depth: level, ..block(BlockKind::ListItem) }
            }
            (Some(BlockKind::ListItem) | None, None) => block(BlockKind::Paragraph),
            (Some(kind), None) => block(kind),
        }
    }
}
