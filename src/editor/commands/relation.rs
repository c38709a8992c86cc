//! Link annotations.

use super::{Command, Context, Effect, Plan, Refusal};
use crate::annotation::{AnnotationId, Relation, RelationId, RelationType, RelationTypeId};
use crate::article::Stamp;
use crate::document::{Edit, Entry};
use crate::editor::{Session, View};
use crate::message::{Message, relations};

/// Begins to link the selected annotation: the page asks for the other one, and for how they are linked.
pub(super) struct Link;

impl Command for Link {
    fn plan(&self, context: &Context<'_>, _: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        if session.selected().is_none() {
            return Err(Refusal::new(relations::SELECT_ONE_TO_LINK));
        }
        if session.annotations().len() < 2 {
            return Err(Refusal::new(relations::NOTHING_TO_LINK));
        }
        if session.labels().relations.is_empty() {
            return Err(Refusal::new(relations::NO_RELATION_TYPES));
        }
        Ok(Plan::outside(session, Effect::Link))
    }
}

/// Links two annotations, and selects the one that the relation starts from if neither is.
pub struct Relate {
    /// The annotation it starts from.
    pub from: AnnotationId,
    /// The annotation it leads to.
    pub to: AnnotationId,
    /// Its type.
    pub kind: RelationTypeId,
}

impl Command for Relate {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let relation = Relation::new(stamp.id(), self.kind.clone(), self.from.clone(), self.to.clone());
        let kind = check(session, &relation)?;
        let message = relations::linked(kind.name.as_str());
        let edits = vec![Edit::relation(&relation, true)];
        Ok(step(session, stamp, message, edits, &relation))
    }
}

/// Gives a relation another type, or lets it lead the other way.
pub struct SetRelation {
    /// The relation.
    pub relation: RelationId,
    /// Its type from now on.
    pub kind: RelationTypeId,
    /// Whether its ends change places.
    pub turned: bool,
}

impl Command for SetRelation {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let before = session.relations().get(&self.relation).ok_or(Refusal::NOTHING)?;
        let mut after = Relation { kind: self.kind.clone(), ..before.clone() };
        if self.turned {
            std::mem::swap(&mut after.from, &mut after.to);
        }
        // Turned around, what holds both ways says the same.
        let both_ways = session.labels().relation(&self.kind).is_some_and(|kind| kind.symmetric);
        if after == *before || (self.turned && both_ways) {
            return Err(Refusal::NOTHING);
        }
        let kind = check(session, &after)?;
        let message =
            if self.turned { relations::LINK_TURNED.into() } else { relations::link_changed(kind.name.as_str()) };
        Ok(step(session, stamp, message, Edit::relink(before, Some(&after)), &after))
    }
}

/// Removes a relation.
pub struct Unrelate {
    /// The relation.
    pub relation: RelationId,
}

impl Command for Unrelate {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let relation = session.relations().get(&self.relation).ok_or(Refusal::NOTHING)?;
        let edits = Edit::relink(relation, None);
        Ok(step(session, stamp, relations::LINK_REMOVED.into(), edits, relation))
    }
}

/// The type of a relation that would be new or changed, if it makes sense and no other says the same.
fn check<'a>(session: &'a Session, relation: &Relation) -> Result<&'a RelationType, Refusal> {
    let kind = session.labels().relation(&relation.kind);
    let kind = kind.ok_or_else(|| Refusal::new(relations::NO_SUCH_RELATION_TYPE))?;
    if relation.from == relation.to {
        return Err(Refusal::new(relations::LINKED_TO_ITSELF));
    }
    let known = |end: &AnnotationId| session.annotations().get(end).is_some();
    if !known(&relation.from) || !known(&relation.to) {
        return Err(Refusal::new(relations::END_GONE));
    }
    let mut others = session.relations().iter().filter(|other| other.id != relation.id && other.kind == kind.id);
    let twin = others.any(|other| other.joins(&relation.from, &relation.to, kind.symmetric));
    if twin {
        return Err(Refusal::new(relations::linked_already(kind.name.as_str())));
    }
    Ok(kind)
}

fn step(session: &Session, stamp: &Stamp, message: Message, edits: Vec<Edit>, relation: &Relation) -> Plan {
    let view = looking_at(session, &relation.from, &relation.to);
    Plan::Do { entry: Entry::new(message, edits, stamp), view, effects: vec![] }
}

/// Looking at the annotation that a relation starts from, but for one who looks at either end already.
pub(in crate::editor) fn looking_at(session: &Session, from: &AnnotationId, to: &AnnotationId) -> View {
    let view = session.view();
    let looks = view.selected.as_ref().is_some_and(|selected| [from, to].contains(&selected));
    match session.annotations().get(from) {
        Some(annotation) if !looks => View::annotation(session.article(), annotation),
        _ => view.clone(),
    }
}
