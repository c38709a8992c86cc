//! Write the note of an annotation.

use super::{Command, Context, Plan, Refusal};
use crate::annotation::{Annotation, AnnotationId};
use crate::article::Stamp;
use crate::document::{Edit, Entry, Merge};
use crate::message::annotating;

/// Sets an annotation's note. Typing on is the same step of undo.
pub struct SetNote {
    /// The annotation.
    pub annotation: AnnotationId,
    /// The whole note.
    pub note: String,
}

/// The person left the text field: what is typed next is another step.
pub struct EndTyping;

impl Command for SetNote {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let annotation = session.annotations().get(&self.annotation).ok_or(Refusal::NOTHING)?;
        if annotation.note == self.note {
            return Err(Refusal::NOTHING);
        }
        let changed = Annotation { note: self.note.clone(), modified: stamp.now.clone(), ..annotation.clone() };
        let merge = Some(Merge { of: annotation.id.as_str().to_owned(), field: "note" });
        let edits = Edit::update(annotation, changed);
        let entry = Entry { merge, ..Entry::new(annotating::NOTE_WRITTEN.into(), edits, stamp) };
        Ok(Plan::Do { entry, view: session.view().clone(), effects: vec![] })
    }
}

impl Command for EndTyping {
    fn plan(&self, context: &Context<'_>, _: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        Ok(Plan::SetView { view: session.view().clone(), effects: vec![] })
    }
}
