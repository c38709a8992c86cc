//! Annotations of several passages: gather them before marking, add one later, take one away.

use super::extent::set_target;
use super::select::snapped;
use super::{Command, Context, Effect, Plan, Refusal};
use crate::annotation::{Annotation, AnnotationId, Target};
use crate::article::Stamp;
use crate::editor::{Session, View};
use crate::message::{annotating, marking};
use crate::text::TextRange;

/// Goes on to a further passage: what is selected is kept, or the passage is added to the annotation it is meant for.
///
/// With an annotation selected, the next passage is to be added to it; asked again, it is: the passage, or without one the
/// current sentence. With a passage selected, it stays while the next is chosen, and a label marks them all.
pub struct AddPassage;

impl Command for AddPassage {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let view = session.view();
        if let Some(annotation) = view.append_to.as_ref().and_then(|id| session.annotations().get(id)) {
            let current = view.current.and_then(|at| session.article().sentences.get(at));
            let range = view.passage.or(current.map(|sentence| sentence.range)).ok_or(Refusal::NOTHING)?;
            return add(session, annotation, range, stamp);
        }
        let view = match (view.passage, &view.selected) {
            (Some(_), _) => View { passage: None, extra_ranges: view.gathered(session.article()), ..view.clone() },
            (None, Some(id)) => View { selected: None, append_to: Some(id.clone()), ..view.clone() },
            (None, None) => return Err(Refusal::new(marking::SELECT_FIRST)),
        };
        Ok(Plan::SetView { view, effects: vec![Effect::ShowPassage] })
    }
}

/// Selects a passage beside what is selected already, as Ctrl or Cmd does: a selected annotation gets it, other passages
/// stay.
pub struct SelectAlso {
    /// What the person selected (bytes).
    pub range: TextRange,
    /// Whether to keep to graphemes rather than words.
    pub fine: bool,
}

impl Command for SelectAlso {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let article = session.article();
        let range = snapped(article, self.range, self.fine, stamp)?;
        let view = session.view();
        let annotation =
            view.append_to.as_ref().or(view.selected.as_ref()).and_then(|id| session.annotations().get(id));
        // One without a place is put on all passages at once.
        if let Some(annotation) = annotation.filter(|one| one.target.is_placed()) {
            return add(session, annotation, range, stamp);
        }
        let append_to = view.append_to.clone();
        let view = View { extra_ranges: view.gathered(article), append_to, ..View::passage(article, range) };
        Ok(Plan::SetView { view: view.seeking(session), effects: vec![] })
    }
}

/// Takes one passage of several away from an annotation.
pub struct RemovePassage {
    /// The annotation.
    pub annotation: AnnotationId,
    /// Which of its ranges, counted from 0.
    pub piece: usize,
}

impl Command for RemovePassage {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let annotation = session.annotations().get(&self.annotation).ok_or(Refusal::NOTHING)?;
        let left = annotation.target.ranges().enumerate().filter(|(at, _)| *at != self.piece);
        let only = || Refusal::new(annotating::ONLY_PASSAGE);
        let target = Target::of(left.map(|(_, range)| range).collect()).ok_or_else(only)?;
        let target = target.keeping(&annotation.target, true);
        set_target(session, annotation, target, annotating::PASSAGE_REMOVED.into(), stamp)
    }
}

fn add(session: &Session, annotation: &Annotation, range: TextRange, stamp: &Stamp) -> Result<Plan, Refusal> {
    let ranges = annotation.target.ranges().chain([range]).collect();
    let target = Target::union(ranges, session.article().text.as_str()).ok_or(Refusal::NOTHING)?;
    // The only words of one that has no place are those that were looked for.
    let lost = &annotation.target;
    let target = target.keeping(lost, lost.is_placed() || lost.alone().len() > 1);
    if target == annotation.target {
        return Err(Refusal::new(marking::PASSAGE_INCLUDED));
    }
    set_target(session, annotation, target, marking::PASSAGE_ADDED.into(), stamp)
}
