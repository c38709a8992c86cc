//! The changes a document can undergo, each with its inverse.

use std::sync::Arc;

use super::{BesideKind, Patch};
use crate::annotation::{
    Annotation, AnnotationId, Attribute, AttributeId, Label, LabelId, Relation, RelationId, RelationType,
    RelationTypeId,
};
use crate::article::{BlockAttributes, BlockId, Cut, Head, Id, SentenceId};
use crate::message::{Message, marking};

/// One invertible change: a thing that is put in or taken out, or one field of a thing.
///
/// Things are meant by their ids. What was and what will be are both kept, so that inverting is swapping them, and an edit
/// looks only at what it changes: two edits of different things, or of different fields of one, can be applied in either order.
#[derive(Clone, PartialEq, Debug)]
pub enum Edit {
    /// An annotation is made (`on`) or deleted.
    Annotation {
        /// All of it.
        annotation: Box<Annotation>,
        /// Whether it will be there.
        on: bool,
    },
    /// A relation is made (`on`) or deleted.
    Relation {
        /// All of it.
        relation: Box<Relation>,
        /// Whether it will be there.
        on: bool,
    },
    /// A sentence is marked as holding no claim (`on`), or no longer is.
    Reviewed {
        /// The sentence.
        sentence: SentenceId,
        /// Whether it will be marked.
        on: bool,
    },
    /// The label set gets (`on`) or loses a label, a field or a type of relation.
    Definition {
        /// All of it, and its place.
        definition: Box<Definition>,
        /// Whether it will be there.
        on: bool,
    },
    /// A label, a field or a type of relation gets another place among those beside it.
    Move(Move),
    /// One field gets another value, or a value inside it changes.
    Set {
        /// Whose field.
        of: Place,
        /// What changes. Its path begins with the field's name.
        patch: Patch,
    },
    /// A stretch of a note is replaced.
    Note {
        /// The annotation.
        annotation: AnnotationId,
        /// Where the stretch starts, in bytes.
        at: usize,
        /// What stood there.
        before: String,
        /// What will.
        after: String,
    },
    /// Sentences of a block that follow one another are cut otherwise. They are replaced together, for there must be no text
    /// between them. The text stays, and with it every annotation.
    Sentences {
        /// The block.
        block: BlockId,
        /// As they were.
        before: Vec<Cut>,
        /// As they will be.
        after: Vec<Cut>,
    },
    /// A block becomes something else.
    Shape {
        /// The block.
        block: BlockId,
        /// What it was.
        before: BlockAttributes,
        /// What it will be.
        after: BlockAttributes,
    },
    /// Sections that follow one another are replaced.
    Sections {
        /// As they were.
        before: Vec<Head>,
        /// As they will be.
        after: Vec<Head>,
    },
}

/// Something that a label set defines, and its place there.
#[derive(Clone, PartialEq, Debug)]
pub enum Definition {
    /// A label.
    Label(Placed<Label>),
    /// A field of annotations, or of the records in another field.
    Attribute {
        /// Ids of the fields that it lies in, the outermost first.
        within: Vec<AttributeId>,
        /// The field.
        attribute: Placed<Attribute>,
    },
    /// A type of relation.
    RelationType(Placed<RelationType>),
}

/// One of the things that stand in an order, with its place there.
#[derive(Clone, PartialEq, Debug)]
pub struct Placed<T> {
    /// The thing.
    pub thing: T,
    /// What stands in front of it; `None` where it is the first.
    pub behind: Option<Id<T>>,
}

/// A thing that a label set defines, from one place to another.
#[derive(Clone, PartialEq, Debug)]
pub enum Move {
    /// A label.
    Label(Shift<Label>),
    /// A field.
    Attribute {
        /// Ids of the fields that it lies in, the outermost first.
        within: Vec<AttributeId>,
        /// Its id and places.
        shift: Shift<Attribute>,
    },
    /// A type of relation.
    RelationType(Shift<RelationType>),
}

/// One of the things that stand in an order, from one place there to another.
#[derive(Clone, PartialEq, Debug)]
pub struct Shift<T> {
    /// The thing.
    pub id: Id<T>,
    /// What stood in front of it; `None` where it was the first.
    pub before: Option<Id<T>>,
    /// What will stand in front of it.
    pub after: Option<Id<T>>,
}

/// Something that has fields.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// An annotation.
    Annotation(AnnotationId),
    /// A relation.
    Relation(RelationId),
    /// The label set: its name, not what it defines.
    LabelSet,
    /// A label.
    Label(LabelId),
    /// The definition of a field: its id, behind those of the fields that it lies in.
    Attribute(Vec<AttributeId>),
    /// A type of relation.
    RelationType(RelationTypeId),
    /// What is known of the article.
    Article,
    /// Something that few documents have, with its id.
    Beside(&'static BesideKind, Arc<str>),
}

/// An edit does not fit the document it was applied to: it speaks of another state. The id is that of what it would change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StaleEdit(pub String);

impl From<StaleEdit> for Message {
    fn from(StaleEdit(id): StaleEdit) -> Self {
        marking::stale(id)
    }
}

impl Place {
    /// The id of the thing, whatever its kind; `None` for what there is one of.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Annotation(id) => Some(id.as_str()),
            Self::Relation(id) => Some(id.as_str()),
            Self::Label(id) => Some(id.as_str()),
            Self::RelationType(id) => Some(id.as_str()),
            Self::Beside(_, id) => Some(id),
            Self::Attribute(ids) => ids.last().map(AttributeId::as_str),
            Self::LabelSet | Self::Article => None,
        }
    }
}

impl Definition {
    /// Its id, whatever its kind.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Label(label) => label.thing.id.as_str(),
            Self::Attribute { attribute, .. } => attribute.thing.id.as_str(),
            Self::RelationType(kind) => kind.thing.id.as_str(),
        }
    }
}

impl Move {
    /// The id of what moves, whatever its kind.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Label(shift) => shift.id.as_str(),
            Self::Attribute { shift, .. } => shift.id.as_str(),
            Self::RelationType(shift) => shift.id.as_str(),
        }
    }
}

impl<T> Shift<T> {
    const fn invert(&mut self) {
        std::mem::swap(&mut self.before, &mut self.after);
    }
}

impl Edit {
    /// Makes an annotation.
    #[must_use]
    pub fn create(annotation: Annotation) -> Self {
        Self::Annotation { annotation: Box::new(annotation), on: true }
    }

    /// Deletes an annotation.
    #[must_use]
    pub fn delete(annotation: &Annotation) -> Self {
        Self::Annotation { annotation: Box::new(annotation.clone()), on: false }
    }

    /// Makes a relation (`on`) or deletes it.
    #[must_use]
    pub fn relation(relation: &Relation, on: bool) -> Self {
        Self::Relation { relation: Box::new(relation.clone()), on }
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn invert(&self) -> Self {
        let mut edit = self.clone();
        match &mut edit {
            Self::Annotation { on, .. }
            | Self::Relation { on, .. }
            | Self::Reviewed { on, .. }
            | Self::Definition { on, .. } => *on = !*on,
            Self::Move(Move::Label(shift)) => shift.invert(),
            Self::Move(Move::Attribute { shift, .. }) => shift.invert(),
            Self::Move(Move::RelationType(shift)) => shift.invert(),
            Self::Set { patch, .. } => std::mem::swap(&mut patch.before, &mut patch.after),
            Self::Note { before, after, .. } => std::mem::swap(before, after),
            Self::Sentences { before, after, .. } => std::mem::swap(before, after),
            Self::Shape { before, after, .. } => std::mem::swap(before, after),
            Self::Sections { before, after } => std::mem::swap(before, after),
        }
        edit
    }

    /// What takes back a list of edits that were applied in order.
    #[must_use]
    pub fn invert_all(edits: Vec<Self>) -> Vec<Self> {
        edits.iter().rev().map(Self::invert).collect()
    }

    /// Adds an edit to others that come before it. It becomes one with an earlier one of the same value, so that a run of typing
    /// is one edit, from what was before to what is after.
    pub(super) fn join(edits: &mut Vec<Self>, later: Self) {
        let joined = match &later {
            // An item that goes moves those behind it: no other edit may pass it.
            Self::Set { patch, .. } if patch.list().is_some() => None,
            Self::Set { of, patch } => edits.iter_mut().rev().find_map(|edit| match edit {
                Self::Set { of: same, patch: earlier } if same == of && earlier.meets(patch) => {
                    Some(earlier.absorb(patch))
                }
                Self::Set { of: same, patch: earlier } if same == of => {
                    earlier.list().is_some_and(|list| patch.path.starts_with(list)).then_some(false)
                }
                _ => None,
            }),
            Self::Note { annotation, at, before, after } => edits.iter_mut().rev().find_map(|edit| match edit {
                Self::Note { annotation: same, at: start, before: old, after: new } if same == annotation => {
                    Some(join_stretches((start, old, new), (*at, before, after)))
                }
                _ => None,
            }),
            _ => None,
        };
        if joined == Some(true) {
            edits.retain(Self::says_something);
        } else {
            edits.push(later);
        }
    }

    /// Whether what will be is not what was: what was typed may have been taken away again.
    fn says_something(&self) -> bool {
        match self {
            Self::Set { patch, .. } => patch.before != patch.after,
            Self::Note { before, after, .. } => before != after,
            _ => true,
        }
    }
}

/// Makes two stretches of a text, each with what it was and will be, one: the second was changed after the first. `false`, and
/// nothing has changed, where they lie apart.
fn join_stretches(first: (&mut usize, &mut String, &mut String), second: (usize, &str, &str)) -> bool {
    let (start, old, new) = first;
    let (at, before, after) = second;
    // In the text between the two, the first ends at `end`, the second at `until`.
    let (end, until) = (*start + new.len(), at + before.len());
    if at > end || until < *start {
        return false;
    }
    // What the second took away in front of the first and behind it was there before the first.
    let lead = before.get(..start.saturating_sub(at)).unwrap_or_default();
    let tail = before.get(before.len() - until.saturating_sub(end).min(before.len())..).unwrap_or_default();
    // What the second left of the first.
    let kept_front = new.get(..at.saturating_sub(*start)).unwrap_or_default();
    let kept_back = new.get(new.len() - end.saturating_sub(until).min(new.len())..).unwrap_or_default();
    (*old, *new) = ([lead, old, tail].concat(), [kept_front, after, kept_back].concat());
    *start = at.min(*start);
    true
}

#[cfg(test)]
mod tests {
    use super::super::patch::stretch;
    use super::*;

    #[test]
    fn stretches_that_touch_become_one() {
        let texts = ["", "a", "ab", "abc", "xabc", "xabcé", "abcé", "é", "axbxcé", "xx", "axa"];
        for first in texts {
            for second in texts {
                for third in texts {
                    let (at, before, after) = stretch(first, second);
                    let (mut at, mut before, mut after) = (at, before.to_owned(), after.to_owned());
                    if join_stretches((&mut at, &mut before, &mut after), stretch(second, third)) {
                        let mut text = first.to_owned();
                        assert_eq!(text.get(at..at + before.len()), Some(before.as_str()), "{first} {second} {third}");
                        text.replace_range(at..at + before.len(), &after);
                        assert_eq!(text, third, "{first} {second}");
                    }
                }
            }
        }
        // Apart, they stay two.
        let (mut at, mut before, mut after) = (0, "a".to_owned(), "b".to_owned());
        assert!(!join_stretches((&mut at, &mut before, &mut after), (5, "a", "b")));
    }
}
