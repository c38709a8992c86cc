//! The types of relations: add, name and remove them.

use super::{Command, Plan, Refusal};
use crate::annotation::{LabelSet, RelationType};
use crate::article::{Id, Stamp};
use crate::json::Object;
use crate::session::{Edit, Entry, Session};
use crate::sorted::Index;
use crate::text::lower;

/// Adds a type of relation. Its id is made of the name and stays when that changes.
pub struct AddRelationType {
    /// What it is called.
    pub name: String,
    /// Whether it holds both ways.
    pub symmetric: bool,
}

/// Changes the name of a type of relation, or whether it holds both ways; what is linked with it stays linked.
pub struct SetRelationType {
    /// The type.
    pub kind: Id,
    /// What it is called from now on.
    pub name: String,
    /// Whether it holds both ways from now on.
    pub symmetric: bool,
}

/// Removes a type of relation that nothing is linked with.
pub struct RemoveRelationType {
    /// The type.
    pub kind: Id,
}

impl Command for AddRelationType {
    fn plan(&self, session: &Session, stamp: &Stamp) -> Result<Plan, Refusal> {
        let mut after = session.labels().clone();
        let name = name(&after, None, &self.name)?;
        let (id, symmetric) = (fresh_id(&after, &name), self.symmetric);
        let title = format!("Relation type added: {name}");
        after.relations.push(RelationType { id, name, symmetric, extra: Object::default() });
        step(session, stamp, title, after)
    }
}

impl Command for SetRelationType {
    fn plan(&self, session: &Session, stamp: &Stamp) -> Result<Plan, Refusal> {
        let mut after = session.labels().clone();
        let name = name(&after, Some(&self.kind), &self.name)?;
        let kind = after.relations.iter_mut().find(|kind| kind.id == self.kind).ok_or(Refusal::NOTHING)?;
        if self.symmetric && !kind.symmetric && says_both(session, &self.kind) {
            return Err(Refusal::told(format!(
                "Two annotations are linked both ways with “{name}”: remove one of the links first."
            )));
        }
        kind.name = name;
        kind.symmetric = self.symmetric;
        if after == *session.labels() {
            return Err(Refusal::NOTHING);
        }
        step(session, stamp, "Relation type changed".to_owned(), after)
    }
}

impl Command for RemoveRelationType {
    fn plan(&self, session: &Session, stamp: &Stamp) -> Result<Plan, Refusal> {
        let mut after = session.labels().clone();
        let kind = after.relation(&self.kind).ok_or(Refusal::NOTHING)?;
        let title = format!("Relation type removed: {}", kind.name);
        match session.relations().iter().filter(|relation| relation.kind == self.kind).count() {
            0 => {}
            1 => return Err(Refusal::told("A link is of this type: change or remove it first.")),
            count => {
                return Err(Refusal::told(format!("{count} links are of this type: change or remove them first.")));
            }
        }
        after.relations.retain(|kind| kind.id != self.kind);
        step(session, stamp, title, after)
    }
}

fn step(session: &Session, stamp: &Stamp, title: String, after: LabelSet) -> Result<Plan, Refusal> {
    let edits = vec![Edit::Labels { before: Box::new(session.labels().clone()), after: Box::new(after) }];
    let entry = Entry { title, at: stamp.now.clone(), edits, merge: None };
    Ok(Plan::Do { entry, view: session.view().clone(), effects: vec![] })
}

/// A name without white space around it, if no type but `of` has it.
fn name(labels: &LabelSet, of: Option<&Id>, name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::told("A type of relation needs a name."));
    }
    let mut others = labels.relations.iter().filter(|kind| Some(&kind.id) != of);
    if others.any(|kind| lower(&kind.name) == lower(name)) {
        return Err(Refusal::told(format!("Another type of relation is called “{name}”.")));
    }
    Ok(name.to_owned())
}

/// An id that no type has: the name's letters and digits, in lower case, joined by hyphens.
fn fresh_id(labels: &LabelSet, name: &str) -> Id {
    let lower = lower(name);
    let words: Vec<&str> = lower.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let stem = if words.is_empty() { "relation".to_owned() } else { words.join("-") };
    let taken = |id: &Id| labels.relation(id).is_some();
    let mut id = Id::from(stem.as_str());
    let mut number = 2;
    while taken(&id) {
        id = Id::from(format!("{stem}-{number}"));
        number += 1;
    }
    id
}

/// Whether two annotations are linked more than once with a type, whichever way the links lead.
fn says_both(session: &Session, kind: &Id) -> bool {
    let relations = session.relations().iter().filter(|relation| relation.kind == *kind);
    let pair = |one: &Id, other: &Id| if one < other { format!("{one}\n{other}") } else { format!("{other}\n{one}") };
    let pairs: Vec<String> = relations.map(|relation| pair(&relation.from, &relation.to)).collect();
    Index::of(pairs.iter().map(String::as_str).collect()).twice().is_some()
}
