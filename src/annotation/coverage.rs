//! Counts of reviewed sentences, updated with each change.

use std::ops::Range;

use super::Annotations;
use crate::article::{Article, SentenceId};
use crate::sorted::Sorted;

/// How many sentences of an article are reviewed: judged to hold no claim, or touched by an annotation. It is counted block
/// by block, so that a change costs what the blocks cost that it touched.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Coverage {
    blocks: Vec<usize>,
    total: usize,
}

impl Coverage {
    /// Counts all sentences.
    #[must_use]
    pub fn of(article: &Article, annotations: &Annotations, no_claim: &Sorted<SentenceId>) -> Self {
        let has_no_claim = |id: &SentenceId| !no_claim.is_empty() && no_claim.contains(id);
        let mut reviewed: Vec<bool> = article.sentences.iter().map(|sentence| has_no_claim(&sentence.id)).collect();
        for range in annotations.iter().flat_map(|annotation| annotation.target.ranges()) {
            reviewed.get_mut(article.sentences_in(range)).unwrap_or_default().fill(true);
        }
        let count =
            |sentences: Range<usize>| reviewed.get(sentences).unwrap_or_default().iter().filter(|one| **one).count();
        let blocks: Vec<usize> = article.blocks.iter().map(|block| count(block.sentences.clone())).collect();
        let total = blocks.iter().sum();
        Self { blocks, total }
    }

    /// How many sentences were looked at.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.total
    }

    /// Counts one block anew, by its index: its marks, or what was judged of its sentences, may have changed. Which blocks and
    /// sentences there are has not.
    pub fn recount(
        &mut self,
        block: usize,
        article: &Article,
        annotations: &Annotations,
        no_claim: &Sorted<SentenceId>,
    ) {
        let (Some(counted), Some(block)) = (self.blocks.get_mut(block), article.blocks.get(block)) else { return };
        let touching: Vec<_> = annotations.touching(block.range).collect();
        let sentences = article.sentences.get(block.sentences.clone()).unwrap_or_default().iter();
        let reviewed = sentences.filter(|sentence| {
            touching.iter().any(|one| one.target.touches(sentence.range)) || no_claim.contains(&sentence.id)
        });
        let now = reviewed.count();
        self.total = (self.total + now).saturating_sub(*counted);
        *counted = now;
    }
}
