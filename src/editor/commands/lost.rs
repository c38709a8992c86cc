//! Annotations whose words were not found: place them, or drop the lost ranges.

use super::extent::set_target;
use super::{Command, Context, Plan, Refusal};
use crate::annotation::{AnnotationId, Target};
use crate::article::Stamp;
use crate::message::annotating;

/// Puts the selected annotation, of which a range has no place in the text, on the selected passages.
#[derive(Clone, Copy)]
pub struct Place {
    /// Which of the ranges without a place, counted from 0.
    pub lost: usize,
}

impl Place {
    /// The first of them, which mostly is the only one.
    pub const FIRST: Self = Self { lost: 0 };
}

impl Command for Place {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let waiting = session.view().append_to.as_ref().and_then(|id| session.annotations().get(id));
        let annotation = waiting.or(session.selected()).ok_or(Refusal::NOTHING)?;
        annotation.target.alone().get(self.lost).ok_or(Refusal::NOTHING)?;
        let passages = session.view().passages(session.article());
        let passages = passages.ok_or_else(|| Refusal::new(annotating::SELECT_WORDS))?;
        let text = session.article().text.as_str();
        let target = annotation.target.placed(self.lost, passages.first(), text).ok_or(Refusal::NOTHING)?;
        let others = target.ranges().chain(passages.ranges()).collect();
        let target = Target::union(others, text).ok_or(Refusal::NOTHING)?.keeping(&target, true);
        set_target(session, annotation, target, annotating::PLACED_HERE.into(), stamp)
    }
}

/// Lets go of a range without a place; the annotation keeps its others.
pub struct DropLost {
    /// The annotation.
    pub annotation: AnnotationId,
    /// Which of its ranges without a place, counted from 0.
    pub lost: usize,
}

impl Command for DropLost {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let annotation = session.annotations().get(&self.annotation).ok_or(Refusal::NOTHING)?;
        let target = annotation.target.without(self.lost);
        let only = || Refusal::new(annotating::ONLY_PASSAGE);
        set_target(session, annotation, target.ok_or_else(only)?, annotating::PASSAGE_REMOVED.into(), stamp)
    }
}
