//! Change which fields annotations have.

use super::{Command, Context, Plan, Refusal};
use crate::annotation::{Attribute, LabelSet};
use crate::article::Stamp;
use crate::document::{Edit, Entry};
use crate::message::{Key, Message, annotating};

/// Replaces the fields that the label set defines. Values of fields that are no longer there stay in the annotations.
pub struct SetFields {
    /// All fields.
    pub fields: Vec<Attribute>,
}

impl Command for SetFields {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let before = session.labels();
        if before.attributes == self.fields {
            return Err(Refusal::NOTHING);
        }
        check(&self.fields)?;
        let message = match self.fields.len().cmp(&before.attributes.len()) {
            std::cmp::Ordering::Less => annotating::FIELD_REMOVED,
            std::cmp::Ordering::Equal => annotating::FIELDS_CHANGED,
            std::cmp::Ordering::Greater => annotating::FIELD_ADDED,
        };
        let after = LabelSet { attributes: self.fields.clone(), ..before.clone() };
        let edits = Edit::labels(before, &after);
        let entry = Entry::new(message.into(), edits, stamp);
        Ok(Plan::Do { entry, view: session.view().clone(), effects: vec![] })
    }
}

/// Every field and option has a name, and none is called or known as another beside it.
fn check(fields: &[Attribute]) -> Result<(), Refusal> {
    let names = fields.iter().map(|field| [field.id.as_str(), field.name.as_str()]);
    check_names(names.collect(), annotating::FIELD_NEEDS_NAME, |name| annotating::field_exists(name))?;
    for field in fields {
        let options = field.options.iter().map(|option| [option.id.as_str(), option.name.as_str()]);
        check_names(options.collect(), annotating::OPTION_NEEDS_NAME, |name| annotating::option_exists(name))?;
        check(&field.fields)?;
    }
    Ok(())
}

/// Checks ids and names; `nameless` is told of a name that is empty, `exists` makes what is told of one that stands twice.
fn check_names(all: Vec<[&str; 2]>, nameless: Key, exists: fn(&str) -> Message) -> Result<(), Refusal> {
    for (at, [id, name]) in all.iter().enumerate() {
        if name.trim().is_empty() {
            return Err(Refusal::new(nameless));
        }
        if all.iter().take(at).any(|[other, called]| other == id || called.trim() == name.trim()) {
            return Err(Refusal::new(exists(name.trim())));
        }
    }
    Ok(())
}
