//! Which heading is the title, and how far down the others are.

use crate::article::{BlockKind, Draft, DraftBlock};

/// Settles the levels of a draft whose headings have those of their source, from 1.
///
/// Without a title, one heading of level 1 that comes first of all is the title. The highest other headings are then of
/// level 2, and all keep their distance, down to 6. A title that stands there again is a duplicate if it says the same,
/// else a heading.
pub fn set_levels(draft: &mut Draft) {
    let is_top = |block: &DraftBlock| block.kind == BlockKind::Heading && block.level == Some(1);
    let tops = draft.blocks.iter().filter(|block| is_top(block)).count();
    let titled = draft.blocks.iter().any(|block| block.kind == BlockKind::Title);
    let first = draft.blocks.iter_mut().find(|block| block.kind != BlockKind::Caption);
    if let Some(first) = first.filter(|block| !titled && tops == 1 && is_top(block)) {
        first.kind = BlockKind::Title;
    }
    let mut title = None;
    for block in draft.blocks.iter_mut().filter(|block| block.kind == BlockKind::Title) {
        block.level = Some(1);
        let words = draft.text.slice(block.content);
        match title {
            None => title = Some(words),
            Some(title) if title == words => block.duplicate = true,
            Some(_) => block.kind = BlockKind::Heading,
        }
    }
    let headings = draft.blocks.iter().filter(|block| block.kind == BlockKind::Heading);
    let highest = headings.filter_map(|block| block.level).min();
    for block in draft.blocks.iter_mut().filter(|block| block.kind == BlockKind::Heading) {
        let below = block.level.zip(highest).map_or(0, |(level, highest)| level - highest);
        block.level = Some((2 + below).min(6));
    }
}
