//! Change what an annotation marks.

use super::label::has_twin;
use super::select::snapped;
use super::{Command, Context, Effect, Plan, Refusal};
use crate::annotation::{Annotation, AnnotationId, Target};
use crate::article::{Article, Stamp};
use crate::document::{Edit, Entry};
use crate::editor::{Session, View};
use crate::message::{Message, marking};
use crate::text::{RangeSide, Step, TextRange, WordBreaker, step};

/// Moves an edge of the selected annotation, of its first or last passage where it has several; without one, of the selected passage, which starts with the first word of the
/// current sentence.
#[derive(Clone, Copy)]
pub struct MoveEdge {
    piece: Option<usize>,
    edge: RangeSide,
    step: Step,
    later: bool,
}

impl MoveEdge {
    /// The end, to where the next word ends.
    pub const END_LATER: Self = Self { piece: None, edge: RangeSide::End, step: Step::Word, later: true };
    /// The end, to where the word before ends.
    pub const END_EARLIER: Self = Self { later: false, ..Self::END_LATER };
    /// The start, to where the word before starts.
    pub const START_EARLIER: Self = Self { edge: RangeSide::Start, later: false, ..Self::END_LATER };
    /// The start, to where the next word starts.
    pub const START_LATER: Self = Self { later: true, ..Self::START_EARLIER };

    /// The same by one user-perceived character.
    #[must_use]
    pub const fn fine(self) -> Self {
        Self { step: Step::Grapheme, ..self }
    }

    /// The same of the annotation's range with that number, counted from 0.
    #[must_use]
    pub const fn of(self, piece: usize) -> Self {
        Self { piece: Some(piece), ..self }
    }

    /// `range` with its edge moved; `None` where nothing would be left or nothing would move.
    fn moved(self, article: &Article, range: TextRange, words: WordBreaker) -> Option<TextRange> {
        let old = if self.edge == RangeSide::Start { range.start() } else { range.end() };
        let mut at = old;
        // White space at an edge is trimmed away again: pass over it in the same press.
        loop {
            let next = self.next(article, at, words);
            let moved = if self.edge == RangeSide::Start { (next, range.end()) } else { (range.start(), next) };
            if next == at || moved.0 >= moved.1 {
                return None;
            }
            let trimmed = article.trim(TextRange::new(moved.0, moved.1))?;
            if trimmed != range {
                return Some(trimmed);
            }
            at = next;
        }
    }

    /// The next stop of the edge. Where a sentence starts or ends is one too, so that its marks of punctuation are not lost.
    fn next(self, article: &Article, from: usize, words: WordBreaker) -> usize {
        let stop = step(article.text.as_str(), from, self.step, self.edge, self.later, words);
        let between = TextRange::new(from, stop);
        let sentences = article.sentences.get(article.sentences_in(between)).unwrap_or_default().iter();
        let edges = sentences.map(|sentence| match self.edge {
            RangeSide::Start => sentence.range.start(),
            RangeSide::End => sentence.range.end(),
        });
        let mut edges = edges.filter(|edge| between.start() < *edge && *edge < between.end());
        let nearest = if self.later { edges.next() } else { edges.next_back() };
        nearest.unwrap_or(stop)
    }
}

impl Command for MoveEdge {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let article = session.article();
        let placed = |one: &&Annotation| self.piece.is_some() || one.target.is_placed();
        if let Some(annotation) = session.selected().filter(placed) {
            let outer =
                if self.edge == RangeSide::Start { annotation.target.first() } else { annotation.target.last() };
            let old = self.piece.map_or(Some(outer), |piece| annotation.target.ranges().nth(piece));
            let old = old.ok_or(Refusal::NOTHING)?;
            let new = self.moved(article, old, stamp.words).ok_or(Refusal::NOTHING)?;
            return replace(session, annotation, old, new, stamp);
        }
        let current =
            session.view().current.and_then(|at| article.sentences.get(at)).map(|sentence| sentence.range.start());
        let passage = session.view().passage.or_else(|| current.map(|at| TextRange::new(at, at)));
        let passage = self.moved(article, passage.ok_or(Refusal::NOTHING)?, stamp.words).ok_or(Refusal::NOTHING)?;
        Ok(Plan::SetView {
            view: View::passage(article, passage).gathering(session.view()).seeking(session),
            effects: vec![Effect::ShowPassage],
        })
    }
}

/// Gives one passage of an annotation another extent, snapped to words or, with `fine`, to graphemes.
pub struct SetExtent {
    /// The annotation.
    pub annotation: AnnotationId,
    /// Which of its ranges, counted from 0.
    pub piece: usize,
    /// What that is to mark (bytes).
    pub range: TextRange,
    /// Whether to keep to graphemes rather than words.
    pub fine: bool,
}

impl Command for SetExtent {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let annotation = session.annotations().get(&self.annotation).ok_or(Refusal::NOTHING)?;
        let range = snapped(session.article(), self.range, self.fine, stamp)?;
        let old = annotation.target.ranges().nth(self.piece).ok_or(Refusal::NOTHING)?;
        replace(session, annotation, old, range, stamp)
    }
}

/// Puts one range in the place of another. Where it comes to lie over its neighbours, they become one.
fn replace(
    session: &Session,
    annotation: &Annotation,
    old: TextRange,
    new: TextRange,
    stamp: &Stamp,
) -> Result<Plan, Refusal> {
    let ranges = annotation.target.ranges().map(|range| if range == old { new } else { range });
    let target = Target::union(ranges.collect(), session.article().text.as_str()).ok_or(Refusal::NOTHING)?;
    let target = target.keeping(&annotation.target, true);
    set_target(session, annotation, target, marking::EXTENT_CHANGED.into(), stamp)
}

/// Changes what an annotation marks.
pub(super) fn set_target(
    session: &Session,
    annotation: &Annotation,
    target: Target,
    message: Message,
    stamp: &Stamp,
) -> Result<Plan, Refusal> {
    if target == annotation.target {
        return Err(Refusal::NOTHING);
    }
    if has_twin(session, &target, &annotation.label, Some(&annotation.id)) {
        return Err(Refusal::new(marking::ALREADY_MARKED));
    }
    let mut changed = Annotation { modified: stamp.now.clone(), ..annotation.clone() };
    changed.retarget(target);
    let view = View::annotation(session.article(), &changed);
    let edits = Edit::update(annotation, changed);
    let entry = Entry::new(message, edits, stamp);
    Ok(Plan::Do { entry, view, effects: vec![Effect::ShowPassage] })
}
