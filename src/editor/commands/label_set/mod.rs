//! Change the label set: its labels, their order, the whole of it.

mod add;
mod describe;
mod merge;
mod order;
mod switch;

pub use add::{AddLabel, AddLabels, Arrival, draft, fit, join};
pub use describe::{DescribeLabel, NameLabelSet, set_field};
pub use merge::MergeLabel;
pub use order::{DeleteLabel, MoveLabel, RetireLabel};
pub use switch::{UseLabels, left_over};

use super::{COMMANDS, Plan, Refusal};
use crate::annotation::{Label, LabelId, LabelSet};
use crate::article::Stamp;
use crate::document::{Edit, Entry, Merge};
use crate::editor::{Chord, Session};
use crate::message::{Argument, Message};
use crate::text::{RangeSide, Step, WordBreaker, lowercase, step};

/// Most graphemes of a badge.
const MAX_BADGE_GRAPHEMES: usize = 2;

/// The step from the labels of a session to others, after other edits, if there are any.
fn replace(
    session: &Session,
    after: LabelSet,
    mut edits: Vec<Edit>,
    message: Message,
    merge: Option<Merge>,
    stamp: &Stamp,
) -> Result<Plan, Refusal> {
    edits.extend(Edit::labels(session.labels(), &after));
    if edits.is_empty() {
        return Err(Refusal::NOTHING);
    }
    let entry = Entry { merge, ..Entry::new(message, edits, stamp) };
    Ok(Plan::Do { entry, view: session.view().clone(), effects: vec![] })
}

/// Whether an annotation has the label, in whatever layer, or a proposal.
fn is_used(session: &Session, label: &LabelId) -> bool {
    session.document().uses_label(label)
}

/// The label of that id, and where it stands.
fn find<'a>(set: &'a LabelSet, id: &LabelId) -> Result<(usize, &'a Label), Refusal> {
    set.labels.iter().enumerate().find(|(_, label)| label.id == *id).ok_or(Refusal::NOTHING)
}

/// What a key does already: a command, or another label than `except`.
fn owner(set: &LabelSet, key: &str, except: &LabelId) -> Option<Argument> {
    let press = Chord { key: key.to_owned(), ..Chord::default() };
    let command = COMMANDS.iter().find(|entry| entry.keys.iter().any(|own| press.is(own)));
    let same =
        |label: &Label| label.id != *except && label.key.as_ref().is_some_and(|own| lowercase(own) == lowercase(key));
    let label = || set.given().find(|(_, label)| same(label)).map(|(_, label)| label.name.as_str().into());
    command.map(|entry| entry.title.into()).or_else(label)
}

/// How many graphemes a text has, or one more than a badge may have.
fn graphemes(text: &str) -> usize {
    let mut at = 0;
    (0..=MAX_BADGE_GRAPHEMES)
        .take_while(|_| {
            let more = at < text.len();
            at = step(text, at, Step::Grapheme, RangeSide::End, true, WordBreaker::default());
            more
        })
        .count()
}
