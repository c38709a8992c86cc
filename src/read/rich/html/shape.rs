//! What only the whole shows: headings made of looks alone, the title, and levels that fit together.

use super::ink::{Ink, NORMAL};
use crate::article::{BlockKind, Draft, DraftBlock};
use crate::text::TextRange;

/// Characters; a longer paragraph is no heading, however large.
const MAX_HEADING_CHARS: usize = 160;

/// Finds headings that are made of looks alone: short, bold all through and clearly larger than the text, or much larger.
///
/// `looks` has what holds of all letters of a block, one a block.
pub(super) fn find_headings(draft: &mut Draft, looks: &[Ink]) {
    let usual = usual_size(draft, looks);
    let mut sizes: Vec<u16> = Vec::new();
    let mut found = Vec::new();
    for (at, (block, look)) in draft.blocks.iter().zip(looks).enumerate() {
        let text = draft.text.slice(block.content);
        let is_short =
            text.len() <= MAX_HEADING_CHARS * 3 && text.chars().count() <= MAX_HEADING_CHARS && !text.contains('\n');
        let (size, usual) = (u32::from(look.size), u32::from(usual));
        let is_large = look.strong && size * 100 >= usual * 115 || size * 10 >= usual * 14;
        let ends = text.ends_with(['.', ',', ';', ':', '。']);
        if block.kind == BlockKind::Paragraph && is_short && is_large && !ends {
            found.push((at, look.size));
            if !sizes.contains(&look.size) && sizes.len() < 16 {
                sizes.push(look.size);
            }
        }
    }
    // A text that is large all through has no headings.
    let length = |range: TextRange| range.end() - range.start();
    let large: usize =
        found.iter().filter_map(|(at, _)| draft.blocks.get(*at)).map(|block| length(block.content)).sum();
    if large * 2 > draft.text.len() {
        return;
    }
    sizes = crate::sorted::sort(sizes, |one, other| other.cmp(one));
    let deepest =
        draft.blocks.iter().filter(|block| block.kind == BlockKind::Heading).filter_map(|block| block.level).max();
    let mut made = Vec::new();
    for (at, size) in found {
        let rank = sizes.iter().position(|one| *one <= size).unwrap_or(sizes.len());
        let Some(block) = draft.blocks.get_mut(at) else { continue };
        if at == 0 && size == sizes.first().copied().unwrap_or_default() {
            (block.kind, block.level) = (BlockKind::Title, Some(1));
        } else {
            let level = u8::try_from(rank).unwrap_or(u8::MAX).saturating_add(1);
            // Beside real headings they are the smaller ones.
            block.kind = BlockKind::Heading;
            block.level = Some(level.saturating_add(deepest.unwrap_or_default()));
        }
        made.push(block.content);
    }
    // What makes it a heading is no emphasis in it.
    draft.emphasis.retain(|one| made.binary_search(&one.range).is_err());
}

/// The size that most of the text has.
fn usual_size(draft: &Draft, looks: &[Ink]) -> u16 {
    let mut sizes: Vec<(u16, usize)> = Vec::new();
    for (block, look) in draft.blocks.iter().zip(looks) {
        if matches!(block.kind, BlockKind::Heading | BlockKind::Title) {
            continue;
        }
        let length = block.content.end() - block.content.start();
        if let Some((_, sum)) = sizes.iter_mut().find(|(size, _)| *size == look.size) {
            *sum += length;
        } else if sizes.len() < 64 {
            sizes.push((look.size, length));
        }
    }
    sizes.iter().max_by_key(|(_, sum)| *sum).map_or(NORMAL, |(size, _)| *size)
}

/// Makes the title of what says so, and fits the levels of headings below it.
///
/// A heading of level 1 is the title if it is the only one and no heading comes before it; in something copied it also
/// has to come first of all, for who copies a part of a page may begin anywhere.
pub(super) fn fit_levels(draft: &mut Draft, copied: bool) {
    let is_title = |block: &DraftBlock| block.kind == BlockKind::Title;
    let is_first = |block: &DraftBlock| block.kind == BlockKind::Heading && block.level == Some(1);
    if !draft.blocks.iter().any(is_title) && draft.blocks.iter().filter(|block| is_first(block)).count() == 1 {
        let heading = draft.blocks.iter().position(|block| block.kind == BlockKind::Heading);
        if let Some(at) = heading
            && (at == 0 || !copied)
            && let Some(block) = draft.blocks.get_mut(at)
            && is_first(block)
        {
            block.kind = BlockKind::Title;
        }
    }
    let mut has_title = false;
    for block in &mut draft.blocks {
        // One title; more of them are headings.
        if block.kind == BlockKind::Title && std::mem::replace(&mut has_title, true) {
            block.kind = BlockKind::Heading;
        }
    }
    let headings = || draft.blocks.iter().filter(|block| block.kind == BlockKind::Heading);
    let highest = headings().filter_map(|block| block.level).min().unwrap_or(2);
    let shift = 2u8.saturating_sub(highest);
    for block in draft.blocks.iter_mut().filter(|block| block.kind == BlockKind::Heading) {
        block.level = block.level.map(|level| level.saturating_add(shift).min(6));
    }
}
