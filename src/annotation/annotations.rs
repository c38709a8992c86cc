//! The annotations of an article, found by id and by place.

use std::cmp::Ordering;
use std::ops::Range;

use super::{Annotation, AnnotationId};
use crate::sorted::{Keyed, Sorted, sort};
use crate::text::TextRange;

/// All annotations of an article. Iteration is in text order: by start, the longer first, then by id. Those without a place in the
/// text are the last.
#[derive(Clone, Default, Debug)]
pub struct Annotations {
    /// In text order.
    all: Vec<Annotation>,
    /// For each of these, the furthest end of it and all before it.
    reach: Vec<usize>,
    spans: Sorted<Span>,
    turn: u32,
}

/// Where an annotation stands.
#[derive(Clone, Debug)]
struct Span {
    id: AnnotationId,
    range: TextRange,
}

/// Whether they are the same, whatever became of them before.
impl PartialEq for Annotations {
    fn eq(&self, other: &Self) -> bool {
        self.all == other.all
    }
}

impl Keyed for Span {
    type Key = AnnotationId;

    fn key(&self) -> &AnnotationId {
        &self.id
    }
}

impl Annotations {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The annotation of that id.
    #[must_use]
    pub fn get(&self, id: &AnnotationId) -> Option<&Annotation> {
        let span = self.spans.get(id)?;
        self.all.get(self.place(span.range, id).ok()?)
    }

    /// Grows whenever an annotation comes, goes, or moves past another.
    #[must_use]
    pub const fn turn(&self) -> u32 {
        self.turn
    }

    /// Place of an annotation in text order.
    #[must_use]
    pub fn place_of(&self, id: &AnnotationId) -> Option<usize> {
        self.place(self.spans.get(id)?.range, id).ok()
    }

    /// Those at these places in text order, as far as there are that many.
    #[must_use]
    pub fn part(&self, places: Range<usize>) -> &[Annotation] {
        let end = places.end.min(self.all.len());
        self.all.get(places.start..end).unwrap_or_default()
    }

    /// How many start before `offset` (bytes): the place of the first that does not.
    #[must_use]
    pub fn starting_before(&self, offset: usize) -> usize {
        self.all.partition_point(|one| one.target.first().start() < offset)
    }

    /// All in text order.
    pub fn iter(&self) -> std::slice::Iter<'_, Annotation> {
        self.all.iter()
    }

    /// Those that touch `range`, in text order.
    pub fn touching(&self, range: TextRange) -> impl Iterator<Item = &Annotation> {
        let from = self.reach.partition_point(|end| *end <= range.start());
        self.all
            .get(from..self.starting_before(range.end()))
            .unwrap_or_default()
            .iter()
            .filter(move |one| one.target.touches(range))
    }

    /// The next annotation in text order after the one at `from`, or before it.
    #[must_use]
    pub fn beside(&self, from: &Annotation, forwards: bool) -> Option<&Annotation> {
        let place = self.place(from.target.span(), &from.id);
        let beside = match (place, forwards) {
            (Ok(at), true) => at + 1,
            (Err(at), true) => at,
            (Ok(at) | Err(at), false) => at.checked_sub(1)?,
        };
        self.all.get(beside)
    }

    /// Adds an annotation, or replaces the one with its id.
    pub(crate) fn put(&mut self, annotation: Annotation) {
        let (id, range) = (annotation.id.clone(), annotation.target.span());
        let same = self.place(range, &id).ok();
        if let Some(old) = same.and_then(|at| self.all.get_mut(at)) {
            *old = annotation;
            return;
        }
        let before = self.take(&id);
        let (Ok(at) | Err(at)) = self.place(range, &id);
        self.all.insert(at, annotation);
        self.spans.insert(Span { id, range });
        self.measure(at);
        if before != Some(at) {
            self.turn = self.turn.wrapping_add(1);
        }
    }

    /// Takes an annotation out.
    pub(crate) fn remove(&mut self, id: &AnnotationId) {
        if self.take(id).is_some() {
            self.turn = self.turn.wrapping_add(1);
        }
    }

    /// The same; where it stood.
    fn take(&mut self, id: &AnnotationId) -> Option<usize> {
        let span = self.spans.remove(id)?;
        let at = self.place(span.range, id).ok()?;
        self.all.remove(at);
        self.measure(at);
        Some(at)
    }

    /// Where the annotation with this span and id stands, or would stand.
    fn place(&self, span: TextRange, id: &AnnotationId) -> Result<usize, usize> {
        self.all.binary_search_by(|one| in_text_order((one.target.span(), &one.id), (span, id)))
    }

    /// Sets [`Self::reach`] anew from the annotation at `from` on.
    fn measure(&mut self, from: usize) {
        self.reach.truncate(from);
        let mut furthest = self.reach.last().copied().unwrap_or(0);
        for annotation in self.all.iter().skip(from) {
            furthest = furthest.max(annotation.target.last().end());
            self.reach.push(furthest);
        }
    }
}

/// Of several with the same id, one stays.
impl From<Vec<Annotation>> for Annotations {
    fn from(annotations: Vec<Annotation>) -> Self {
        let mut all = sort(annotations, |one, other| {
            in_text_order((one.target.span(), &one.id), (other.target.span(), &other.id))
        });
        let span = |one: &Annotation| Span { id: one.id.clone(), range: one.target.span() };
        let spans: Sorted<Span> = all.iter().map(span).collect::<Vec<_>>().into();
        if spans.len() < all.len() {
            let mut kept = spans.clone();
            all.retain(|one| kept.remove(&one.id).is_some());
        }
        let mut annotations = Self { all, reach: Vec::new(), spans, turn: 0 };
        annotations.measure(0);
        annotations
    }
}

fn in_text_order(one: (TextRange, &AnnotationId), other: (TextRange, &AnnotationId)) -> Ordering {
    one.cmp(&other)
}
