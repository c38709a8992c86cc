//! Name and define labels.

use super::{Command, Plan, Refusal};
use crate::article::{Id, Stamp};
use crate::session::{Edit, Entry, Merge, Session};

/// A text of a label that a person can change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LabelField {
    /// Its name.
    Name,
    /// What it means.
    Definition,
}

/// Changes a label's name or definition; its id, and so every annotation, stays.
pub struct DescribeLabel {
    /// The label.
    pub label: Id,
    /// Which text.
    pub field: LabelField,
    /// The new text.
    pub text: String,
}

impl Command for DescribeLabel {
    fn plan(&self, session: &Session, stamp: &Stamp) -> Result<Plan, Refusal> {
        let before = session.labels();
        let mut after = before.clone();
        let others = before.labels.iter().filter(|label| label.id != self.label);
        let taken = others.map(|label| label.name.as_str()).any(|name| name == self.text.trim());
        let label = after.labels.iter_mut().find(|label| label.id == self.label).ok_or(Refusal::NOTHING)?;
        let (text, field) = match self.field {
            LabelField::Name if self.text.trim().is_empty() => {
                return Err(Refusal::told("A label needs a name."));
            }
            LabelField::Name if taken => {
                return Err(Refusal::told(format!("Another label is called “{}”.", self.text.trim())));
            }
            LabelField::Name => (&mut label.name, "name"),
            LabelField::Definition => (&mut label.description, "definition"),
        };
        if *text == self.text {
            return Err(Refusal::NOTHING);
        }
        self.text.clone_into(text);
        let edits = vec![Edit::Labels { before: Box::new(before.clone()), after: Box::new(after) }];
        let merge = Some(Merge { of: self.label.clone(), field });
        let entry = Entry { title: "Label changed".to_owned(), at: stamp.now.clone(), edits, merge };
        Ok(Plan::Do { entry, view: session.view().clone(), effects: vec![] })
    }
}
