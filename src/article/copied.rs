//! A part of an article as plain text, for the clipboard.

use super::{Article, Block, BlockKind};
use crate::text::TextRange;

impl Article {
    /// The words in `range` (bytes) as they are read: blocks with a blank line between them, items of a list and rows of a
    /// table on lines of their own, and each item that is there from its start with its mark, as it is drawn. Words within one
    /// block stand alone.
    #[must_use]
    pub fn copied(&self, range: TextRange) -> String {
        let touched = self.blocks_in(range);
        let many = touched.len() > 1;
        let mut text = String::new();
        let mut before: Option<BlockKind> = None;
        for (at, block) in self.blocks.iter().enumerate().take(touched.end).skip(touched.start) {
            let content = self.content(block);
            let Some(part) = content.intersection(range).filter(|part| !part.is_empty()) else { continue };
            let dense = matches!(block.kind, BlockKind::ListItem | BlockKind::Row) && before == Some(block.kind);
            match before {
                Some(_) if dense => text.push('\n'),
                Some(_) => text.push_str("\n\n"),
                None => {}
            }
            before = Some(block.kind);
            if many && block.kind == BlockKind::ListItem && part.start() == content.start() {
                text.push_str(&"  ".repeat(usize::from(block.depth.unwrap_or(1).saturating_sub(1))));
                text.push_str(&self.mark(at, block));
                text.push(' ');
            }
            text.push_str(self.text.slice(part));
        }
        text
    }

    /// The mark of a list item: that of the text, else a bullet or, in an ordered list, the number that is counted.
    fn mark(&self, at: usize, block: &Block) -> String {
        let marker = TextRange::new(block.range.start(), self.content(block).start());
        let marker = self.text.slice(marker).trim();
        match (block.ordered, marker.is_empty()) {
            (true, false) => marker.to_owned(),
            (true, true) => {
                let depth = block.depth.unwrap_or(1);
                let before = self.blocks.get(..at).unwrap_or_default().iter().rev();
                let list = before.take_while(|one| {
                    one.kind == BlockKind::ListItem && one.section == block.section && one.depth.unwrap_or(1) >= depth
                });
                format!("{}.", 1 + list.filter(|one| one.depth.unwrap_or(1) == depth).count())
            }
            (false, _) => "•".to_owned(),
        }
    }
}
