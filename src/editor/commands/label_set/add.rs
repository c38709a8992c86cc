//! Add labels: one that a person makes up, or those of another set.

use super::{MAX_BADGE_GRAPHEMES, graphemes, owner, replace, set_field};
use crate::annotation::{Label, LabelSet};
use crate::article::{Id, Stamp};
use crate::document::Edit;
use crate::editor::commands::label::give;
use crate::editor::commands::{Command, Context, LabelField, Plan, Refusal};
use crate::message::{Argument, labels, marking};

/// Keys to suggest, the first that is free.
const KEYS: &str = "123456789abcdefghijklmnopqrstuvwxyz";

/// A new label of that name for `set`, unlike the others in all that can be seen, with a key that is free.
#[must_use]
pub fn draft(set: &LabelSet, name: &str) -> Label {
    Label { key: free_key(set), ..set.draft(name) }
}

/// A key that neither a command nor a label has.
pub(super) fn free_key(set: &LabelSet) -> Option<String> {
    let nobody = Id::from("");
    KEYS.chars().map(String::from).find(|key| owner(set, key, &nobody).is_none())
}

/// A set from outside as one to work with: no key that a command or an earlier label has, keys at all, a badge a label, and
/// each label behind the one it lies under.
#[must_use]
pub fn fit(mut set: LabelSet) -> LabelSet {
    let labels = std::mem::take(&mut set.labels);
    let keyless = labels.iter().all(|label| label.key.is_none());
    for label in labels {
        let mut label = fitted(&set, label);
        if keyless && !label.retired {
            label.key = free_key(&set);
        }
        set.labels.push(label);
    }
    set.arranged()
}

/// A label as one to put into `set`.
fn fitted(set: &LabelSet, mut label: Label) -> Label {
    let key = label.key.take().filter(|_| !label.retired);
    // Refused, it has none.
    let _ = set_field(set, &mut label, LabelField::Key, &key.unwrap_or_default());
    if !(1..=MAX_BADGE_GRAPHEMES).contains(&graphemes(&label.badge)) {
        label.badge = set.free_badge(&label.name);
    }
    label
}

/// Adds a label.
pub struct AddLabel {
    /// The label; [`draft`] makes one.
    pub label: Label,
    /// Whether to give it at once, as [`Tag`](crate::editor::commands::Tag) does.
    pub mark: bool,
}

impl Command for AddLabel {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let before = session.labels();
        let given = &self.label;
        let mut label = Label { id: before.free_id(&given.name), ..given.clone() };
        for (field, text) in [
            (LabelField::Name, given.name.as_str()),
            (LabelField::Badge, &given.badge),
            (LabelField::Key, given.key.as_deref().unwrap_or_default()),
            (LabelField::Color, &given.color),
        ] {
            set_field(before, &mut label, field, text)?;
        }
        let name = label.name.clone();
        let marked = self.mark.then(|| give(session, &label, stamp)).transpose()?;
        let mut after = before.clone();
        after.labels.push(label);
        match marked {
            Some(Plan::Do { mut entry, view, effects }) => {
                entry.edits.splice(0..0, Edit::labels(before, &after));
                let is_new = entry.message == marking::marked_as(&*name);
                entry.message = match is_new {
                    true => labels::label_added_and_marked(&*name),
                    false => labels::label_added_and_changed(&*name),
                };
                Ok(Plan::Do { entry, view, effects })
            }
            _ => replace(session, after, vec![], labels::label_added(&*name), None, stamp),
        }
    }
}

/// A label of another set, and what becomes of it among the labels that are here.
pub struct Arrival {
    /// The label as the other set has it.
    pub label: Label,
    /// How many labels it lies under there.
    pub depth: usize,
    /// Whether it is added. Otherwise one that is here stands for it, and stays as it is.
    pub is_new: bool,
    /// The label that it becomes, or that stands for it.
    pub here: Label,
    /// What has its key already, so that it comes without.
    pub key_of: Option<Argument>,
}

/// The labels of `before` and behind them those of another set that are not there yet, by id or name; of attributes and
/// relation types likewise. And what becomes of each label of the other set, parents first.
#[must_use]
pub fn join(before: &LabelSet, other: &LabelSet) -> (LabelSet, Vec<Arrival>) {
    let mut after = before.clone();
    let incoming = other.clone().arranged();
    let mut arrivals: Vec<Arrival> = Vec::new();
    for theirs in &incoming.labels {
        let depth = incoming.depth(&theirs.id);
        let (is_new, here, key_of) = if let Some(own) = before.counterpart(theirs) {
            (false, own.clone(), None)
        } else {
            let parent = theirs.parent.as_ref();
            let parent = parent.and_then(|parent| arrivals.iter().find(|arrival| arrival.label.id == *parent));
            let parent = parent.map(|arrival| arrival.here.id.clone());
            let key_of = theirs.key.as_ref().filter(|_| !theirs.retired);
            let key_of = key_of.and_then(|key| owner(&after, key, &Id::from("")));
            let mut label = fitted(&after, Label { parent, ..theirs.clone() });
            if after.label(&label.id).is_some() {
                label.id = after.free_id(&label.name);
            }
            if after.given().any(|(_, other)| other.badge == label.badge) {
                label.badge = after.free_badge(&label.name);
            }
            after.labels.push(label.clone());
            (true, label, key_of)
        };
        arrivals.push(Arrival { label: theirs.clone(), depth, is_new, here, key_of });
    }
    for attribute in &incoming.attributes {
        if after.attributes.iter().all(|own| own.id != attribute.id) {
            after.attributes.push(attribute.clone());
        }
    }
    for relation in &incoming.relations {
        if after.relations.iter().all(|own| own.id != relation.id) {
            after.relations.push(relation.clone());
        }
    }
    (after.arranged(), arrivals)
}

/// Adds the labels of another set that are not here yet, by id or name; of attributes and relation types likewise.
pub struct AddLabels {
    /// The other set.
    pub set: LabelSet,
}

impl Command for AddLabels {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let (after, arrivals) = join(session.labels(), &self.set);
        let added = arrivals.iter().filter(|arrival| arrival.is_new).count();
        replace(session, after, vec![], labels::labels_added(added), None, stamp)
            .map_err(|_| Refusal::new(labels::ALL_LABELS_HERE))
    }
}
