//! Fill in the record of an annotation: the values of the fields that the label set defines.

use super::{Command, Context, Plan, Refusal};
use crate::annotation::attributes::Part;
use crate::annotation::{Annotation, AnnotationId, Attribute, AttributeKind};
use crate::article::Stamp;
use crate::document::{Edit, Entry, Merge};
use crate::editor::Session;
use crate::json::{Json, Object};
use crate::message::annotating;

/// Puts a value into an annotation's attributes, or takes one away. A record one past the end of a list is added to it.
pub struct SetAttribute {
    /// The annotation.
    pub annotation: AnnotationId,
    /// Where.
    pub path: Vec<Part>,
    /// What; `None` for nothing.
    pub value: Option<Json>,
    /// Whether it is being typed: then typing on in the same place is the same step of undo.
    pub typing: bool,
}

impl Command for SetAttribute {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let annotation = session.annotations().get(&self.annotation).ok_or(Refusal::NOTHING)?;
        let before = annotation.attributes.at(&self.path);
        if before == self.value.as_ref() {
            return Err(Refusal::NOTHING);
        }
        let mut attributes = annotation.attributes.clone();
        if !attributes.set_at(&self.path, self.value.clone()) {
            return Err(Refusal::new(annotating::VALUE_IN_THE_WAY));
        }
        if before.is_none_or(|before| before.to_field_text().is_empty()) {
            note_access(session, &mut attributes, &self.path, stamp);
        }
        let field = &*name(session, &self.path);
        let message = match (self.path.last(), before, &self.value) {
            (Some(Part::Item(_)), None, _) => annotating::value_added(field),
            (Some(Part::Item(_)), _, None) => annotating::value_removed(field),
            _ => annotating::value_changed(field),
        };
        let merge = self.typing.then(|| Merge { of: place(&annotation.id, &self.path), field: "attribute" });
        Ok(change(session, annotation, attributes, Entry { merge, ..Entry::new(message, vec![], stamp) }))
    }
}

/// Takes out the records of lists that nothing was filled into.
pub struct DropEmptyRecords {
    /// The annotation.
    pub annotation: AnnotationId,
}

impl Command for DropEmptyRecords {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let annotation = session.annotations().get(&self.annotation).ok_or(Refusal::NOTHING)?;
        let mut attributes = annotation.attributes.clone();
        if !attributes.drop_empty_records(&session.labels().attributes) {
            return Err(Refusal::NOTHING);
        }
        Ok(change(session, annotation, attributes, Entry::new(annotating::EMPTY_RECORD_DROPPED.into(), vec![], stamp)))
    }
}

fn change(session: &Session, annotation: &Annotation, attributes: Object, entry: Entry) -> Plan {
    let changed = Annotation { attributes, modified: entry.at.clone(), ..annotation.clone() };
    let entry = Entry { edits: Edit::update(annotation, changed), ..entry };
    Plan::Do { entry, view: session.view().clone(), effects: vec![] }
}

/// Who enters where something stands has looked at it today: a record's day of access follows from its first address.
fn note_access(session: &Session, attributes: &mut Object, path: &[Part], stamp: &Stamp) {
    let Some((Part::Field(field), record)) = path.split_last() else { return };
    let accessed: Vec<Part> = record.iter().cloned().chain([Part::Field("accessed".into())]).collect();
    let is_date =
        Attribute::at(&session.labels().attributes, &accessed).is_some_and(|field| field.kind == AttributeKind::Date);
    if &**field == "url" && is_date && attributes.at(&accessed).is_none() {
        let day = stamp.now.as_str().get(..10).unwrap_or_default();
        attributes.set_at(&accessed, Some(day.into()));
    }
}

/// What people call the attribute that a path leads into; its id where the set does not know it.
fn name(session: &Session, path: &[Part]) -> String {
    let known = Attribute::at(&session.labels().attributes, path.get(..1).unwrap_or_default());
    match (known, path.first()) {
        (Some(field), _) => field.name.clone(),
        (None, Some(Part::Field(name))) => name.to_string(),
        _ => String::new(),
    }
}

/// A place in an annotation, as a name.
fn place(annotation: &AnnotationId, path: &[Part]) -> String {
    let mut place = annotation.as_str().to_owned();
    for part in path {
        place.push('/');
        match part {
            Part::Field(name) => place.push_str(name),
            Part::Item(at) => place.push_str(&at.to_string()),
        }
    }
    place
}
