//! Split an annotation in two, and join two into one.

use super::label::has_twin;
use super::{Command, Context, Effect, Plan, Refusal};
use crate::annotation::{Annotation, AnnotationId, Target};
use crate::article::Stamp;
use crate::document::{Edit, Entry};
use crate::editor::{Session, View};
use crate::message::{annotating, marking};
use crate::text::TextRange;

/// Splits an annotation: before the selected passage; without one, the selected annotation behind its first passage, or
/// behind its first sentence. The second part has the label and the fields of the first, and is selected.
pub struct SplitAnnotation;

impl Command for SplitAnnotation {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let (annotation, at) = place(session).ok_or_else(|| Refusal::new(annotating::SELECT_SECOND_PART))?;
        let article = session.article();
        let side = |from, to| {
            let side = TextRange::new(from, to);
            let ranges = annotation.target.ranges().filter_map(|range| article.trim(range.intersection(side)?));
            Target::of(ranges.collect())
        };
        let (first, second) = side(0, at).zip(side(at, article.text.len())).ok_or(Refusal::NOTHING)?;
        let parts = [(&first, Some(&annotation.id)), (&second, None)];
        if parts.iter().any(|(target, except)| has_twin(session, target, &annotation.label, *except)) {
            return Err(Refusal::new(annotating::PART_ALREADY_MARKED));
        }
        let (first, second) = (first.keeping(&annotation.target, true), second.keeping(&annotation.target, false));
        let mut before = Annotation { modified: stamp.now.clone(), ..annotation.clone() };
        before.retarget(first);
        let after = Annotation {
            id: stamp.id(),
            target: second,
            note: String::new(),
            creator: stamp.creator.clone(),
            created: stamp.now.clone(),
            modified: stamp.now.clone(),
            extra: Default::default(),
            ..annotation.clone()
        };
        let view = View::annotation(article, &after);
        let mut edits = Edit::update(annotation, before);
        edits.push(Edit::create(after));
        let entry = Entry::new(annotating::ANNOTATION_SPLIT.into(), edits, stamp);
        Ok(Plan::Do { entry, view, effects: vec![Effect::ShowPassage] })
    }
}

/// The annotation to split, and the byte before which its second part begins.
fn place(session: &Session) -> Option<(&Annotation, usize)> {
    let article = session.article();
    if let Some(passage) = session.view().passage {
        let inside = |at: usize, one: &Annotation| {
            let span = one.target.span();
            span.start() < at && at < span.end()
        };
        let at = |one: &Annotation| [passage.start(), passage.end()].into_iter().find(|at| inside(*at, one));
        // The innermost is meant: the shortest.
        let around = session.annotations().touching(passage).filter(|one| one.target.span().covers(passage));
        let innermost = around.filter(|one| at(one).is_some()).min_by_key(|one| one.target.span().len())?;
        return Some((innermost, at(innermost)?));
    }
    let annotation = session.selected()?;
    let second = annotation.target.ranges().nth(1).map(TextRange::start);
    let sentence = || {
        let touched = article.sentences_in(annotation.target.first());
        let second = article.sentences.get(touched.start + 1).filter(|_| touched.len() > 1)?;
        Some(second.range.start())
    };
    Some((annotation, second.or_else(sentence)?))
}

/// Joins the selected annotation with the next one of its label; with a passage, all of one label that lie in it. The first
/// takes in what is said of the others.
pub struct JoinAnnotations;

impl Command for JoinAnnotations {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let article = session.article();
        let all = session.annotations();
        let (first, rest): (&Annotation, Vec<&Annotation>) = match (session.view().passage, session.selected()) {
            (Some(passage), _) => {
                let mut inside = all.touching(passage).filter(|one| passage.covers(one.target.span()));
                let first = inside.next().ok_or_else(|| Refusal::new(annotating::NOTHING_IN_PASSAGE))?;
                (first, inside.filter(|one| one.label == first.label).collect())
            }
            (None, Some(selected)) => {
                let mut after = std::iter::successors(Some(selected), |one| all.beside(one, true)).skip(1);
                (selected, after.find(|one| one.label == selected.label).into_iter().collect())
            }
            (None, None) => return Err(Refusal::new(annotating::SELECT_ANNOTATION)),
        };
        if rest.is_empty() {
            return Err(Refusal::new(annotating::NO_OTHER_FOLLOWS));
        }
        let mut joined = first.clone();
        for other in &rest {
            joined.take_in(other, article.text.as_str(), session.labels());
        }
        joined.modified = stamp.now.clone();
        let gone = |id: &AnnotationId| rest.iter().any(|one| one.id == *id);
        let mut edits = session.document().relations_moved(&gone, &first.id);
        edits.extend(rest.iter().map(|one| Edit::delete(one)));
        let twin = all.touching(joined.target.first()).any(|one| {
            one.label == joined.label && one.target == joined.target && one.id != joined.id && !gone(&one.id)
        });
        if twin {
            return Err(Refusal::new(marking::ALREADY_MARKED));
        }
        let view = View::annotation(article, &joined);
        edits.extend(Edit::change_lineage(first, &joined));
        edits.extend(Edit::update(first, joined));
        let entry = Entry::new(annotating::ANNOTATIONS_JOINED.into(), edits, stamp);
        Ok(Plan::Do { entry, view, effects: vec![Effect::ShowPassage] })
    }
}
