//! Delete the selected annotation, and the relations that end at it.

use super::{Command, Context, Effect, Plan, Refusal};
use crate::article::Stamp;
use crate::document::{Edit, Entry};
use crate::editor::View;
use crate::message::marking;

/// Deletes the selected annotation.
pub struct Delete;

impl Command for Delete {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let annotation = session.selected().ok_or(Refusal::NOTHING)?;
        let relations = session.document().all_relations();
        let relations = relations.filter(|relation| relation.from == annotation.id || relation.to == annotation.id);
        let relations = relations.map(|relation| Edit::relation(relation, false));
        let edits = relations.chain([Edit::delete(annotation)]).collect();
        let entry = Entry::new(marking::ANNOTATION_DELETED.into(), edits, stamp);
        let view = View { selected: None, ..session.view().clone() };
        Ok(Plan::Do { entry, view, effects: vec![Effect::OfferUndo] })
    }
}
