//! Work with another label set.

use super::merge::carry;
use super::{is_used, replace};
use crate::annotation::{Attribute, Label, LabelId, LabelSet, RelationType};
use crate::article::Stamp;
use crate::editor::Session;
use crate::editor::commands::{Command, Context, Plan, Refusal};
use crate::message::labels;

/// Puts another label set in the place of the one in use. No annotation is lost: one whose label the new set has, by id or
/// else by name, has that from now on; a label that the new set lacks stays as a retired one while something has it.
/// Attributes and relation types in use stay too, and all of them where the new set has neither, as one from a list of
/// labels.
pub struct UseLabels {
    /// The new set.
    pub set: LabelSet,
}

/// The labels of a session that are in use and that `set` lacks: put in their place, it keeps them as retired ones.
#[must_use]
pub fn left_over<'a>(session: &'a Session, set: &LabelSet) -> Vec<&'a Label> {
    let used = session.labels().labels.iter().filter(|label| is_used(session, &label.id));
    used.filter(|label| set.counterpart(label).is_none()).collect()
}

impl Command for UseLabels {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let before = session.labels();
        let mut after = self.set.clone();
        let mut moves = Vec::new();
        for label in before.labels.iter().filter(|label| is_used(session, &label.id)) {
            if let Some(new) = self.set.counterpart(label) {
                moves.push((label.id.clone(), new.id.clone()));
            }
        }
        let mut kept: Vec<&str> = Vec::new();
        for label in left_over(session, &self.set) {
            kept.push(&label.name);
            after.labels.push(Label { retired: true, key: None, ..label.clone() });
        }
        let now =
            |id: &LabelId| moves.iter().find(|(old, _)| old == id).map_or_else(|| id.clone(), |(_, new)| new.clone());
        let known: Vec<LabelId> = after.labels.iter().map(|label| label.id.clone()).collect();
        for label in after.labels.iter_mut().skip(self.set.labels.len()) {
            label.parent = label.parent.as_ref().map(now).filter(|parent| known.contains(parent));
        }
        if after.attributes.is_empty() && after.relations.is_empty() {
            after.attributes.clone_from(&before.attributes);
            after.relations.clone_from(&before.relations);
        }
        for attribute in &before.attributes {
            if session.document().uses_attribute(&attribute.id) {
                keep_attribute(&mut after.attributes, attribute);
            }
        }
        for relation in &before.relations {
            let used = session.document().all_relations().any(|one| one.kind == relation.id);
            let missing = |known: &RelationType| known.id != relation.id;
            if used && after.relations.iter().all(missing) {
                after.relations.push(relation.clone());
            }
        }
        let name = after.name.as_str();
        let message = match kept.len() {
            0 => labels::set_used(name),
            _ => labels::set_used_and_kept(&*kept.join(", "), name),
        };
        let carried = carry(session, &moves, stamp);
        let plan = replace(session, after.arranged(), carried.edits.clone(), message, None, stamp);
        carried.seen(plan.map_err(|_| Refusal::new(labels::SET_IN_USE)))
    }
}

/// Values must go on making sense: what is here in another form stays in its old one.
fn keep_attribute(attributes: &mut Vec<Attribute>, old: &Attribute) {
    match attributes.iter_mut().find(|new| new.id == old.id) {
        Some(new) if (new.kind, new.single) != (old.kind, old.single) => new.clone_from(old),
        Some(_) => {}
        None => attributes.push(old.clone()),
    }
}
