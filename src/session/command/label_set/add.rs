//! Add labels: one that a person makes up, or those of another set.

use super::{LONGEST_BADGE, graphemes, owner, replace, set_field};
use crate::annotation::{Label, LabelSet, Line, slug};
use crate::article::{Id, Stamp};
use crate::json::Object;
use crate::session::command::label::give;
use crate::session::command::{Command, LabelField, Plan, Refusal};
use crate::session::{Edit, Session};

/// Colours to suggest: Okabe and Ito's, then of Tol's "muted".
#[rustfmt::skip]
const COLORS: [&str; 16] = [
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#F0E442", "#000000",
    "#882255", "#44AA99", "#999933", "#332288", "#AA4499", "#DDCC77", "#117733", "#661100",
];

/// Keys to suggest, the first that is free.
const KEYS: &str = "123456789abcdefghijklmnopqrstuvwxyz";

/// A new label of that name for `set`, with an id, a badge, a key, a colour and a line that the others leave free.
#[must_use]
pub fn draft(set: &LabelSet, name: &str) -> Label {
    let count = set.labels.len();
    let unused = |color: &&str| set.given().all(|(_, label)| !label.color.eq_ignore_ascii_case(color));
    let color = COLORS.into_iter().find(unused).or(COLORS.get(count % COLORS.len()).copied());
    Label {
        id: free_id(set, name),
        name: name.to_owned(),
        badge: free_badge(set, name),
        key: free_key(set),
        color: color.unwrap_or_default().to_owned(),
        line: Line::ALL.get(count % Line::ALL.len()).copied().unwrap_or_default(),
        parent: None,
        description: String::new(),
        retired: false,
        extra: Object::default(),
    }
}

fn free_id(set: &LabelSet, name: &str) -> Id {
    let slug = Some(slug(name)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "label".to_owned());
    let mut id = Id::from(slug.as_str());
    let mut number = 2;
    while set.label(&id).is_some() {
        id = Id::from(format!("{slug}-{number}"));
        number += 1;
    }
    id
}

/// A key that neither a command nor a label has.
pub(super) fn free_key(set: &LabelSet) -> Option<String> {
    let nobody = Id::from("");
    KEYS.chars().map(String::from).find(|key| owner(set, key, &nobody).is_none())
}

/// The first letter of a name; where another label has that, with the first letter of another word, another letter of the
/// name, or a number.
fn free_badge(set: &LabelSet, name: &str) -> String {
    let words = name.split(|char: char| !char.is_alphanumeric());
    let initials = words.filter_map(|word| word.chars().next()).map(|char| char.to_ascii_uppercase());
    let mut letters: Vec<char> = initials.collect();
    letters.extend(name.chars().filter(|char| char.is_alphanumeric()).skip(1));
    letters.extend(('2'..='9').chain('a'..='z'));
    let first = letters.first().copied().filter(|_| name.contains(char::is_alphanumeric)).unwrap_or('•');
    let mut badge = String::from(first);
    for second in letters.into_iter().skip(1) {
        if set.given().all(|(_, label)| label.badge != badge) {
            return badge;
        }
        badge = String::from_iter([first, second]);
    }
    String::from(first)
}

/// A set from outside as one to work with: no key that a command or an earlier label has, a badge a label, and each label
/// behind the one it lies under.
#[must_use]
pub fn fit(mut set: LabelSet) -> LabelSet {
    let labels = std::mem::take(&mut set.labels);
    for label in labels {
        let label = fitted(&set, label);
        set.labels.push(label);
    }
    set.arranged()
}

/// A label as one to put into `set`.
fn fitted(set: &LabelSet, mut label: Label) -> Label {
    let key = label.key.take().filter(|_| !label.retired);
    // Refused, it has none.
    let _ = set_field(set, &mut label, LabelField::Key, &key.unwrap_or_default());
    if !(1..=LONGEST_BADGE).contains(&graphemes(&label.badge)) {
        label.badge = free_badge(set, &label.name);
    }
    label
}

/// Adds a label.
pub struct AddLabel {
    /// The label; [`draft`] makes one.
    pub label: Label,
    /// Whether to give it at once, as [`Tag`](crate::session::command::Tag) does.
    pub mark: bool,
}

impl Command for AddLabel {
    fn plan(&self, session: &Session, stamp: &Stamp) -> Result<Plan, Refusal> {
        let before = session.labels();
        let given = &self.label;
        let mut label = Label { id: free_id(before, &given.name), ..given.clone() };
        for (field, text) in [
            (LabelField::Name, given.name.as_str()),
            (LabelField::Badge, &given.badge),
            (LabelField::Key, given.key.as_deref().unwrap_or_default()),
            (LabelField::Color, &given.color),
        ] {
            set_field(before, &mut label, field, text)?;
        }
        let title = format!("Label {} added", label.name);
        let marked = self.mark.then(|| give(session, &label, stamp)).transpose()?;
        let mut after = before.clone();
        after.labels.push(label);
        match marked {
            Some(Plan::Do { mut entry, view, effects }) => {
                let edit = Edit::Labels { before: Box::new(before.clone()), after: Box::new(after) };
                entry.edits.insert(0, edit);
                entry.title = format!("{title}. {}", entry.title);
                Ok(Plan::Do { entry, view, effects })
            }
            _ => replace(session, after, vec![], title, None, stamp),
        }
    }
}

/// Adds the labels of another set that are not here yet, by id or name; of attributes and relation types likewise.
pub struct AddLabels {
    /// The other set.
    pub set: LabelSet,
}

impl Command for AddLabels {
    fn plan(&self, session: &Session, stamp: &Stamp) -> Result<Plan, Refusal> {
        let before = session.labels();
        let mut after = before.clone();
        // What stands for each of theirs here.
        let mut known: Vec<(&Id, Id)> = Vec::new();
        let incoming = self.set.clone().arranged();
        for theirs in &incoming.labels {
            if let Some(own) = before.counterpart(theirs) {
                known.push((&theirs.id, own.id.clone()));
                continue;
            }
            let parent = theirs.parent.as_ref();
            let parent = parent.and_then(|parent| known.iter().find(|(id, _)| *id == parent));
            let parent = parent.map(|(_, own)| own.clone());
            let mut label = fitted(&after, Label { parent, ..theirs.clone() });
            if after.label(&label.id).is_some() {
                label.id = free_id(&after, &label.name);
            }
            if after.given().any(|(_, other)| other.badge == label.badge) {
                label.badge = free_badge(&after, &label.name);
            }
            known.push((&theirs.id, label.id.clone()));
            after.labels.push(label);
        }
        let added = after.labels.len() - before.labels.len();
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
        let title = if added == 1 { "1 label added".to_owned() } else { format!("{added} labels added") };
        replace(session, after.arranged(), vec![], title, None, stamp)
            .map_err(|_| Refusal::told("All of these labels are here already."))
    }
}
