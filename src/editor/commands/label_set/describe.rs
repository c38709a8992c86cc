//! Say what a label is called, means and looks like.

use super::{MAX_BADGE_GRAPHEMES, find, graphemes, owner, replace};
use crate::annotation::{Label, LabelField, LabelId, LabelSet, slug};
use crate::article::{Id, Stamp};
use crate::document::Merge;
use crate::editor::commands::{Command, Context, EndTyping, Plan, Refusal};
use crate::message::labels;
use crate::text::lowercase;

/// Names of the fields, by which continuous typing is one step.
const fn name(field: LabelField) -> &'static str {
    match field {
        LabelField::Name => "name",
        LabelField::Definition => "definition",
        LabelField::Badge => "badge",
        LabelField::Key => "key",
        LabelField::Color => "colour",
        LabelField::Line => "line",
        LabelField::Parent => "parent",
    }
}

/// Changes something about a label.
pub struct DescribeLabel {
    /// The label.
    pub label: LabelId,
    /// What about it.
    pub field: LabelField,
    /// The new value.
    pub text: String,
}

impl Command for DescribeLabel {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let before = session.labels();
        let (at, label) = find(before, &self.label)?;
        let mut label = label.clone();
        set_field(before, &mut label, self.field, &self.text)?;
        let mut after = before.clone();
        if let Some(old) = after.labels.get_mut(at) {
            *old = label;
        }
        if self.field == LabelField::Parent {
            after = after.arranged();
        }
        let merge = Some(Merge { of: self.label.as_str().to_owned(), field: name(self.field) });
        replace(session, after, vec![], labels::LABEL_CHANGED.into(), merge, stamp)
    }
}

/// Sets something about a label that is, or is to be, in `set`.
///
/// # Errors
/// With what to tell the person, where the value makes no sense, or another label or a command has it.
pub fn set_field(set: &LabelSet, label: &mut Label, field: LabelField, text: &str) -> Result<(), Refusal> {
    let trimmed = text.trim();
    match field {
        LabelField::Badge => {
            let strange = |char: char| char.is_whitespace() || char.is_control();
            if !(1..=MAX_BADGE_GRAPHEMES).contains(&graphemes(trimmed)) || trimmed.contains(strange) {
                return Err(Refusal::new(labels::BADGE_WRONG));
            }
        }
        LabelField::Key => {
            let key = lowercase(trimmed);
            if let Some(owner) = owner(set, &key, &label.id) {
                return Err(Refusal::new(labels::key_taken(&*key, owner)));
            }
        }
        _ => {}
    }
    label.set(set, field, text).map_err(Refusal::new)
}

/// Names the label set anew; its id follows.
pub struct NameLabelSet(pub String);

impl Command for NameLabelSet {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let name = self.0.trim();
        if name.is_empty() {
            return Err(Refusal::new(labels::SET_NEEDS_NAME));
        }
        let before = session.labels();
        if before.name == name {
            return EndTyping.plan(context, stamp);
        }
        let id = Some(slug(name)).filter(|id| !id.is_empty()).map_or_else(|| before.id.clone(), Id::from);
        let after = LabelSet { id, name: name.to_owned(), ..before.clone() };
        replace(session, after, vec![], labels::set_renamed(name), None, stamp)
    }
}
