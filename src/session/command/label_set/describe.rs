//! Say what a label is called, means and looks like.

use super::{LONGEST_BADGE, find, graphemes, owner, replace};
use crate::annotation::{Label, LabelSet, Line, slug};
use crate::article::{Id, Stamp};
use crate::session::command::{Command, EndTyping, Plan, Refusal};
use crate::session::{Merge, Session};
use crate::text::lower;

/// Something about a label that a person can change, each written as text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LabelField {
    /// Its name. Its id, and so every annotation, stays.
    Name,
    /// What it means.
    Definition,
    /// One or two letters.
    Badge,
    /// A character; empty for none.
    Key,
    /// `#RRGGBB`
    Color,
    /// A name of [`Line`].
    Line,
    /// Id of the label it is a kind of; empty for none.
    Parent,
}

impl LabelField {
    const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Definition => "definition",
            Self::Badge => "badge",
            Self::Key => "key",
            Self::Color => "colour",
            Self::Line => "line",
            Self::Parent => "parent",
        }
    }
}

/// Changes something about a label.
pub struct DescribeLabel {
    /// The label.
    pub label: Id,
    /// What about it.
    pub field: LabelField,
    /// The new value.
    pub text: String,
}

impl Command for DescribeLabel {
    fn plan(&self, session: &Session, stamp: &Stamp) -> Result<Plan, Refusal> {
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
        let merge = Some(Merge { of: self.label.clone(), field: self.field.name() });
        replace(session, after, vec![], "Label changed".to_owned(), merge, stamp)
    }
}

/// Sets something about a label that is, or is to be, in `set`.
///
/// # Errors
/// With what to tell the person, where the value makes no sense or another label has it.
pub fn set_field(set: &LabelSet, label: &mut Label, field: LabelField, text: &str) -> Result<(), Refusal> {
    let refuse = |message: String| Err(Refusal { message });
    let trimmed = text.trim();
    match field {
        LabelField::Name => {
            if trimmed.is_empty() {
                return refuse("A label needs a name.".to_owned());
            }
            if set.labels.iter().any(|other| other.id != label.id && other.name == trimmed) {
                return refuse(format!("Another label is called “{trimmed}”."));
            }
            trimmed.clone_into(&mut label.name);
        }
        LabelField::Definition => text.clone_into(&mut label.description),
        LabelField::Badge => {
            let strange = |char: char| char.is_whitespace() || char.is_control();
            if !(1..=LONGEST_BADGE).contains(&graphemes(trimmed)) || trimmed.contains(strange) {
                return refuse("A badge is one or two letters.".to_owned());
            }
            trimmed.clone_into(&mut label.badge);
        }
        LabelField::Key => {
            let key = lower(trimmed);
            let mut chars = key.chars();
            label.key = match (chars.next(), chars.next()) {
                (None, _) => None,
                (Some(char), None) if !char.is_control() => {
                    if let Some(owner) = owner(set, &key, &label.id) {
                        return refuse(format!("The key {key} is taken: “{owner}”."));
                    }
                    Some(key)
                }
                _ => return refuse("A key is one character.".to_owned()),
            };
        }
        LabelField::Color => match color(trimmed) {
            Some(color) => label.color = color,
            None => return refuse("A colour is written as in #0072B2.".to_owned()),
        },
        LabelField::Line => match Line::from_name(&lower(trimmed)) {
            Some(line) => label.line = line,
            None => {
                let names = Line::ALL.map(Line::name).join(", ");
                return refuse(format!("A line is one of {names}."));
            }
        },
        LabelField::Parent if trimmed.is_empty() => label.parent = None,
        LabelField::Parent => {
            let parent = Id::from(trimmed);
            if set.label(&parent).is_none() {
                return refuse("There is no such label to put it under.".to_owned());
            }
            if set.is_within(&parent, &label.id) {
                return refuse(format!("“{}” cannot lie under itself.", label.name));
            }
            label.parent = Some(parent);
        }
    }
    Ok(())
}

/// A colour as the native format writes it; `None` for what is none.
fn color(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    let is_hex = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| format!("#{}", digits.to_ascii_uppercase()))
}

/// Names the label set anew; its id follows.
pub struct NameLabelSet(pub String);

impl Command for NameLabelSet {
    fn plan(&self, session: &Session, stamp: &Stamp) -> Result<Plan, Refusal> {
        let name = self.0.trim();
        if name.is_empty() {
            return Err(Refusal::told("A set of labels needs a name."));
        }
        let before = session.labels();
        if before.name == name {
            return EndTyping.plan(session, stamp);
        }
        let id = Some(slug(name)).filter(|id| !id.is_empty()).map_or_else(|| before.id.clone(), Id::from);
        let after = LabelSet { id, name: name.to_owned(), ..before.clone() };
        replace(session, after, vec![], format!("Labels called “{name}”"), None, stamp)
    }
}
