//! Move labels, retire them, bring them back, delete them.

use super::add::free_key;
use super::{find, is_used, replace};
use crate::annotation::{Label, LabelId, LabelSet};
use crate::article::Stamp;
use crate::editor::commands::{Command, Context, Plan, Refusal};
use crate::message::labels;

/// Moves a label, with what lies under it, past the one before or behind it.
pub struct MoveLabel {
    /// The label.
    pub label: LabelId,
    /// Whether towards the beginning.
    pub up: bool,
}

impl Command for MoveLabel {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let before = session.labels();
        let (at, label) = find(before, &self.label)?;
        let beside = |other: &(usize, &Label)| {
            other.1.parent == label.parent && if self.up { other.0 < at } else { other.0 > at }
        };
        let mut others = before.given().filter(beside);
        let to = if self.up { others.last() } else { others.next() };
        let (to, _) = to.filter(|_| !label.retired).ok_or(Refusal::NOTHING)?;
        let mut after = before.clone();
        let label = after.labels.remove(at);
        after.labels.insert(to, label);
        let message = if self.up { labels::LABEL_MOVED_UP } else { labels::LABEL_MOVED_DOWN };
        replace(session, after.arranged(), vec![], message.into(), None, stamp)
    }
}

/// Takes a label out of use, or brings it back. What is marked with it stays marked.
pub struct RetireLabel {
    /// The label.
    pub label: LabelId,
    /// Whether it is to be retired.
    pub retired: bool,
}

impl Command for RetireLabel {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let before = session.labels();
        let (at, label) = find(before, &self.label)?;
        let name = label.name.as_str();
        let message = if self.retired { labels::label_retired(name) } else { labels::label_brought_back(name) };
        let mut after = before.clone();
        let key = free_key(before).filter(|_| !self.retired);
        match after.labels.get_mut(at) {
            Some(label) if label.retired != self.retired => {
                label.retired = self.retired;
                // Its key is free for others meanwhile.
                label.key = key;
            }
            _ => return Err(Refusal::NOTHING),
        }
        replace(session, after, vec![], message, None, stamp)
    }
}

/// Deletes a label that no annotation has. What lies under it moves up.
pub struct DeleteLabel {
    /// The label.
    pub label: LabelId,
}

impl Command for DeleteLabel {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let before = session.labels();
        let (_, label) = find(before, &self.label)?;
        if is_used(session, &self.label) {
            return Err(Refusal::new(labels::label_in_use(label.name.as_str())));
        }
        let message = labels::label_deleted(label.name.as_str());
        replace(session, without(before, label, label.parent.as_ref()), vec![], message, None, stamp)
    }
}

/// The set without a label, and with what lies right under that under another, or none.
pub(super) fn without(set: &LabelSet, label: &Label, heir: Option<&LabelId>) -> LabelSet {
    let mut after = set.clone();
    after.labels.retain(|other| other.id != label.id);
    for other in &mut after.labels {
        if other.parent.as_ref() == Some(&label.id) {
            other.parent = heir.cloned();
        }
    }
    after.arranged()
}
