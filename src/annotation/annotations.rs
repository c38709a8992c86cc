//! The annotations of an article, found by id and by place.

use std::collections::{BTreeMap, BTreeSet};

use super::Annotation;
use crate::article::{Article, Id};
use crate::text::TextRange;

/// All annotations of an article. Iteration is in text order: by start, the longer first, then by id.
#[derive(Clone, Default, Debug)]
pub struct Annotations {
    by_id: BTreeMap<Id, Annotation>,
    order: BTreeSet<Place>,
    /// By block index: the annotations that touch the block.
    by_block: BTreeMap<usize, BTreeSet<Place>>,
}

type Place = (TextRange, Id);

impl Annotations {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// The annotation of that id.
    #[must_use]
    pub fn get(&self, id: &Id) -> Option<&Annotation> {
        self.by_id.get(id)
    }

    /// All in text order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Annotation> {
        self.order.iter().filter_map(|(_, id)| self.by_id.get(id))
    }

    /// Those that touch the block with index `block`, in text order.
    pub fn in_block(&self, block: usize) -> impl Iterator<Item = &Annotation> {
        self.by_block.get(&block).into_iter().flatten().filter_map(|(_, id)| self.by_id.get(id))
    }

    /// The next annotation in text order after the one at `from`, or before it.
    #[must_use]
    pub fn beside(&self, from: &Annotation, forwards: bool) -> Option<&Annotation> {
        let place = (from.target.span(), from.id.clone());
        let beside = if forwards {
            self.order.range((std::ops::Bound::Excluded(place), std::ops::Bound::Unbounded)).next()
        } else {
            self.order.range(..place).next_back()
        };
        beside.and_then(|(_, id)| self.by_id.get(id))
    }

    /// Adds an annotation, or replaces the one with its id. Returns what it replaced.
    pub(crate) fn put(&mut self, article: &Article, annotation: Annotation) -> Option<Annotation> {
        let old = self.remove(article, &annotation.id);
        let place = (annotation.target.span(), annotation.id.clone());
        for block in annotation.target.ranges().flat_map(|range| article.blocks_in(range)) {
            self.by_block.entry(block).or_default().insert(place.clone());
        }
        self.order.insert(place);
        self.by_id.insert(annotation.id.clone(), annotation);
        old
    }

    /// Takes an annotation out.
    pub(crate) fn remove(&mut self, article: &Article, id: &Id) -> Option<Annotation> {
        let old = self.by_id.remove(id)?;
        let place = (old.target.span(), old.id.clone());
        for block in old.target.ranges().flat_map(|range| article.blocks_in(range)) {
            if let Some(places) = self.by_block.get_mut(&block) {
                places.remove(&place);
            }
        }
        self.order.remove(&place);
        Some(old)
    }
}
