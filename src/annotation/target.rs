//! Targets: what an annotation marks.

use super::{Anchor, AnchorState};
use crate::sorted::sort;
use crate::text::TextRange;

/// Where a target without a range stands: behind every text.
const NOWHERE: TextRange = TextRange::new(usize::MAX, usize::MAX);

/// The ranges an annotation marks, in text order, none empty, none overlapping; and behind them the anchors of those that have no
/// place in the text (see [`Anchor`]). There is at least one of either.
///
/// A target that is not placed has no ranges. It touches nothing, and [`Self::first`], [`Self::last`] and [`Self::span`] are an
/// empty range that lies behind every text, so that in text order such a target is among the last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// [`NOWHERE`] where there is no range.
    first: TextRange,
    rest: Vec<TextRange>,
    /// `None` where there are no anchors, as nearly everywhere.
    anchors: Option<Box<Anchors>>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Anchors {
    /// Those of ranges, with the place of the range, in order.
    placed: Vec<(usize, Anchor)>,
    /// Those without a range.
    alone: Vec<Anchor>,
}

/// What stands for the target of something that could not be read.
impl Default for Target {
    fn default() -> Self {
        Self { first: NOWHERE, rest: Vec::new(), anchors: None }
    }
}

impl Target {
    /// A target of one range; `None` for an empty one.
    #[must_use]
    pub fn new(range: TextRange) -> Option<Self> {
        (!range.is_empty()).then_some(Self { first: range, rest: Vec::new(), anchors: None })
    }

    /// A target of several ranges in text order; `None` where there is none, one is empty, or two overlap or stand in
    /// another order.
    #[must_use]
    pub fn of(ranges: Vec<TextRange>) -> Option<Self> {
        let apart = ranges.array_windows().all(|[one, next]| one.end() <= next.start());
        let full = ranges.iter().all(|range| !range.is_empty());
        let mut ranges = ranges.into_iter();
        let first = ranges.next()?;
        (apart && full).then(|| Self { first, rest: ranges.collect(), anchors: None })
    }

    /// A target of ranges as for [`Self::of`], some of which were moved, and of `alone`, the anchors of those without a place.
    /// `None` where there is neither, where the ranges do not make a target, or where an anchor is on the wrong side.
    #[must_use]
    pub fn anchored(ranges: Vec<TextRange>, placed: Vec<(usize, Anchor)>, alone: Vec<Anchor>) -> Option<Self> {
        let count = ranges.len();
        let moved = |anchor: &Anchor| anchor.state() == AnchorState::Moved;
        let sound = placed.iter().all(|(at, anchor)| *at < count && moved(anchor))
            && placed.array_windows().all(|[(one, _), (next, _)]| one < next)
            && !alone.iter().any(moved);
        let target = if count == 0 && !alone.is_empty() { Self::default() } else { Self::of(ranges)? };
        sound.then(|| target.with(Anchors { placed, alone }))
    }

    /// A target of all of `text` that the ranges hold, in whatever order they come. Those that overlap, or have nothing but
    /// white space between them, become one. `None` where there is none, or one is empty.
    #[must_use]
    pub fn union(ranges: Vec<TextRange>, text: &str) -> Option<Self> {
        let mut joined: Vec<TextRange> = Vec::with_capacity(ranges.len());
        for range in sort(ranges, Ord::cmp) {
            match joined.last_mut() {
                Some(last) if is_blank(text, last.end(), range.start()) => *last = last.cover(range),
                _ => joined.push(range),
            }
        }
        Self::of(joined)
    }

    fn with(self, anchors: Anchors) -> Self {
        let some = !anchors.placed.is_empty() || !anchors.alone.is_empty();
        Self { anchors: some.then(|| Box::new(anchors)), ..self }
    }

    /// The same ranges with what `old` has besides its own: the anchors of those that both have and, with `alone`, those without
    /// a range.
    #[must_use]
    pub fn keeping(self, old: &Self, alone: bool) -> Self {
        let Some(anchors) = &old.anchors else { return self };
        let place = |old_at: usize| {
            let range = old.ranges().nth(old_at)?;
            self.ranges().position(|own| own == range)
        };
        let placed = anchors.placed.iter().filter_map(|(at, anchor)| Some((place(*at)?, anchor.clone()))).collect();
        let own = self.anchors.iter().flat_map(|anchors| &anchors.alone);
        let kept = anchors.alone.iter().filter(|_| alone);
        let alone = own.chain(kept).cloned().collect();
        self.with(Anchors { placed, alone })
    }

    /// The target with a range in the place of one of the anchors alone, counted from 0. Nothing is kept of that anchor, for a
    /// person who places it knows where it belongs. `None` where there is no such anchor or the range is empty.
    #[must_use]
    pub fn placed(&self, alone: usize, range: TextRange, text: &str) -> Option<Self> {
        self.alone().get(alone).filter(|_| !range.is_empty())?;
        let placed = Self::union(self.ranges().chain([range]).collect(), text)?.keeping(self, true);
        placed.without(alone)
    }

    /// The target without one of its anchors alone, counted from 0. `None` where there is no such anchor, or nothing else.
    #[must_use]
    pub fn without(&self, alone: usize) -> Option<Self> {
        let mut anchors = self.anchors.clone().filter(|anchors| alone < anchors.alone.len())?;
        anchors.alone.remove(alone);
        let target = self.clone().with(*anchors);
        (target.is_placed() || target.anchors.is_some()).then_some(target)
    }

    /// Where each item of it stands among those of `old`, in the order of the native format: the ranges, and then the anchors
    /// alone.
    pub(super) fn places_in(&self, old: &Self) -> Vec<Option<usize>> {
        let ranges = self.ranges().map(|range| old.ranges().position(|one| one == range));
        let before = old.ranges().count();
        let alone = self.alone().iter().map(|anchor| old.alone().iter().position(|one| one == anchor));
        ranges.chain(alone.map(|at| at.map(|at| before + at))).collect()
    }

    /// Whether it has a range.
    #[must_use]
    pub const fn is_placed(&self) -> bool {
        !self.first.is_empty()
    }

    /// Whether a range of it was moved, or has no place.
    #[must_use]
    pub const fn has_anchors(&self) -> bool {
        self.anchors.is_some()
    }

    /// How a range was found, counted from 0; `None` where it lies where it always did.
    #[must_use]
    pub fn anchor(&self, range: usize) -> Option<&Anchor> {
        let placed = &self.anchors.as_ref()?.placed;
        placed.iter().find(|(at, _)| *at == range).map(|(_, anchor)| anchor)
    }

    /// The anchors of those without a range.
    #[must_use]
    pub fn alone(&self) -> &[Anchor] {
        self.anchors.as_ref().map(|anchors| anchors.alone.as_slice()).unwrap_or_default()
    }

    /// The first range.
    #[must_use]
    pub const fn first(&self) -> TextRange {
        self.first
    }

    /// The last range.
    #[must_use]
    pub fn last(&self) -> TextRange {
        self.rest.last().copied().unwrap_or(self.first)
    }

    /// All ranges in text order.
    pub fn ranges(&self) -> impl Iterator<Item = TextRange> {
        self.is_placed().then_some(self.first).into_iter().chain(self.rest.iter().copied())
    }

    /// Whether one of the ranges touches `range`.
    #[must_use]
    pub fn touches(&self, range: TextRange) -> bool {
        self.ranges().any(|own| own.touches(range))
    }

    /// From the start of the first range to the end of the last.
    #[must_use]
    pub fn span(&self) -> TextRange {
        self.first.cover(self.last())
    }
}

/// Whether there is nothing but white space from `from` to `to`, or nothing at all.
fn is_blank(text: &str, from: usize, to: usize) -> bool {
    to <= from || text.get(from..to).is_some_and(|between| between.trim().is_empty())
}
