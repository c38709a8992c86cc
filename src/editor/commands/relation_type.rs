//! Change the types of relations.

use super::{Command, Context, Plan, Refusal};
use crate::annotation::{LabelSet, Relation, RelationType, RelationTypeId};
use crate::article::{Id, Stamp};
use crate::document::{Edit, Entry};
use crate::editor::Session;
use crate::message::relations;
use crate::text::lowercase;

/// Sets the types of relations. A type without an id is new: its id is made of its name, and stays when that changes.
pub struct SetRelationTypes {
    /// All types from now on.
    pub kinds: Vec<RelationType>,
}

impl Command for SetRelationTypes {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let before = session.labels();
        for old in &before.relations {
            refuse_use(session, old, self.kinds.iter().find(|kind| kind.id == old.id))?;
        }
        let relations = named(&before.relations, &self.kinds)?;
        if relations == before.relations {
            return Err(Refusal::NOTHING);
        }
        let after = LabelSet { relations, ..before.clone() };
        let edits = Edit::labels(before, &after);
        let entry = Entry::new(relations::RELATION_TYPES_CHANGED.into(), edits, stamp);
        Ok(Plan::Do { entry, view: session.view().clone(), effects: vec![] })
    }
}

/// The new types with an id each, and names without white space around them.
fn named(old: &[RelationType], new: &[RelationType]) -> Result<Vec<RelationType>, Refusal> {
    let mut named = Vec::new();
    let mut names = Vec::new();
    for kind in new {
        let name = kind.name.trim();
        let lower = lowercase(name);
        if name.is_empty() {
            return Err(Refusal::new(relations::RELATION_TYPE_NEEDS_NAME));
        }
        if names.contains(&lower) {
            return Err(Refusal::new(relations::relation_type_exists(name)));
        }
        let id = if kind.id.as_str().is_empty() { fresh_id(old, &lower) } else { kind.id.clone() };
        named.push(RelationType { id, name: name.to_owned(), ..kind.clone() });
        names.push(lower);
    }
    Ok(named)
}

/// Refuses to take away a type that links need, or to let one hold both ways where that would be said twice.
fn refuse_use(session: &Session, old: &RelationType, new: Option<&RelationType>) -> Result<(), Refusal> {
    let of_type = || session.document().all_relations().filter(|relation| relation.kind == old.id);
    let message = match new {
        None => match of_type().count() {
            0 => return Ok(()),
            count => relations::relation_type_in_use(count),
        },
        Some(new) if new.symmetric && !old.symmetric => {
            let back = |one: &Relation| of_type().any(|other| other.joins(&one.to, &one.from, false));
            if !of_type().any(back) {
                return Ok(());
            }
            relations::linked_both_ways(old.name.as_str())
        }
        Some(_) => return Ok(()),
    };
    Err(Refusal::new(message))
}

/// An id that no type has: letters and digits of a name in lower case, joined by hyphens.
fn fresh_id(kinds: &[RelationType], name: &str) -> RelationTypeId {
    let mut stem = String::new();
    for char in name.chars() {
        if char.is_alphanumeric() {
            stem.push(char);
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
    }
    let stem = match stem.trim_end_matches('-') {
        "" => "relation",
        stem => stem,
    };
    let mut id = Id::from(stem);
    let mut number = 2;
    while kinds.iter().any(|kind| kind.id == id) {
        id = Id::from(format!("{stem}-{number}"));
        number += 1;
    }
    id
}
