//! Delete the selected annotation, and the relations that end at it.

use super::{Command, Effect, Plan, Refusal};
use crate::article::Stamp;
use crate::editor::{Edit, Entry, Session, View};

/// Deletes the selected annotation.
pub struct Delete;

impl Command for Delete {
    fn plan(&self, session: &Session, stamp: &Stamp) -> Result<Plan, Refusal> {
        let annotation = session.selected().ok_or(Refusal::NOTHING)?;
        let relations = session.relations().iter();
        let relations = relations.filter(|relation| relation.from == annotation.id || relation.to == annotation.id);
        let relations =
            relations.map(|relation| Edit::Relation { before: Some(Box::new(relation.clone())), after: None });
        let edits = relations.chain([Edit::delete(annotation)]).collect();
        let entry = Entry { title: "Annotation deleted".to_owned(), at: stamp.now.clone(), edits, merge: None };
        let view = View { selected: None, ..session.view().clone() };
        Ok(Plan::Do { entry, view, effects: vec![Effect::OfferUndo] })
    }
}
