//! Give a label: to the selected passage, else to the selected annotation, else to the current sentence.

use super::{Command, Context, Dialog, Effect, Plan, Refusal};
use crate::annotation::{Annotation, AnnotationId, Label, LabelId, Target};
use crate::article::Stamp;
use crate::document::{Edit, Entry};
use crate::editor::{Session, View};
use crate::json::Object;
use crate::message::marking;

/// Gives a label to what is selected.
pub struct Tag {
    /// The label's id.
    pub label: LabelId,
}

impl Command for Tag {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let label = session.labels().label(&self.label).ok_or(Refusal::NOTHING)?;
        give(session, label, stamp)
    }
}

/// Gives an annotation another label, whatever else is selected.
pub struct Relabel {
    /// The annotation.
    pub annotation: AnnotationId,
    /// The label's id.
    pub label: LabelId,
}

impl Command for Relabel {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let label = session.labels().label(&self.label).ok_or(Refusal::NOTHING)?;
        let annotation = session.annotations().get(&self.annotation).ok_or(Refusal::NOTHING)?;
        relabel(session, annotation, label, stamp)
    }
}

/// Asks for a label that is made up for what is selected.
pub(super) struct NewLabel;

impl Command for NewLabel {
    fn plan(&self, context: &Context<'_>, _: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        marked(session)?;
        Ok(Plan::outside(session, Effect::Open(Dialog::NewLabel)))
    }
}

/// Gives a label, which the set need not have yet.
pub(super) fn give(session: &Session, label: &Label, stamp: &Stamp) -> Result<Plan, Refusal> {
    match marked(session)? {
        Marked::Annotation(annotation) => relabel(session, annotation, label, stamp),
        Marked::Target(target) => create(session, target, label, stamp),
    }
}

/// What a label would be given to.
enum Marked<'a> {
    Annotation(&'a Annotation),
    Target(Target),
}

/// What a label would be given to now.
fn marked(session: &Session) -> Result<Marked<'_>, Refusal> {
    let article = session.article();
    let passage = session.view().passages(article);
    if let (None, Some(annotation)) = (&passage, session.selected()) {
        return Ok(Marked::Annotation(annotation));
    }
    let current = session.view().current.and_then(|at| article.sentences.get(at));
    let target = passage.or_else(|| Target::new(current?.range));
    target.map(Marked::Target).ok_or_else(|| Refusal::new(marking::SELECT_OR_MOVE))
}

fn create(session: &Session, target: Target, label: &Label, stamp: &Stamp) -> Result<Plan, Refusal> {
    refuse_twin(session, &target, label)?;
    let annotation = Annotation {
        id: stamp.id(),
        label: label.id.clone(),
        target,
        attributes: Object::default(),
        note: String::new(),
        creator: stamp.creator.clone(),
        created: stamp.now.clone(),
        modified: stamp.now.clone(),
        lineage: None,
        extra: Object::default(),
    };
    let view = View::annotation(session.article(), &annotation);
    let entry = Entry::new(marking::marked_as(label.name.as_str()), vec![Edit::create(annotation)], stamp);
    Ok(Plan::Do { entry, view, effects: vec![Effect::ShowPassage] })
}

fn relabel(session: &Session, annotation: &Annotation, label: &Label, stamp: &Stamp) -> Result<Plan, Refusal> {
    refuse_twin(session, &annotation.target, label)?;
    let changed = Annotation { label: label.id.clone(), modified: stamp.now.clone(), ..annotation.clone() };
    let edits = Edit::update(annotation, changed);
    let entry = Entry::new(marking::changed_to(label.name.as_str()), edits, stamp);
    Ok(Plan::Do { entry, view: session.view().clone(), effects: vec![] })
}

/// The same words marked the same way twice is one annotation too many, whoever asks.
fn refuse_twin(session: &Session, target: &Target, label: &Label) -> Result<(), Refusal> {
    let twin = has_twin(session, target, &label.id, None);
    if twin { Err(Refusal::new(marking::already_marked_as(label.name.as_str()))) } else { Ok(()) }
}

/// Whether an annotation other than `except` has this target and label.
pub(super) fn has_twin(session: &Session, target: &Target, label: &LabelId, except: Option<&AnnotationId>) -> bool {
    let mut near = session.annotations().touching(target.first());
    near.any(|one| one.label == *label && one.target == *target && Some(&one.id) != except)
}
