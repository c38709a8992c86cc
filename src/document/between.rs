//! The edits that lead from one state to another.

use super::apply::Defined;
use super::ordered::{Step, steps};
use super::patch::{changed, stretch};
use super::slots::{Fielded, differences};
use super::{Definition, Edit, Move, Place, Placed, Shift};
use crate::annotation::{Annotation, Attribute, AttributeId, Label, LabelSet, Relation, RelationType};
use crate::article::{Article, Head, Id, Sentence};

impl Edit {
    /// Changes an annotation, of which `after` is what it becomes at its moment of change.
    ///
    /// That moment is never earlier than when the annotation was made or last changed: clocks are set back, and files come from
    /// computers whose clock is ahead.
    #[must_use]
    pub fn update(before: &Annotation, mut after: Annotation) -> Vec<Self> {
        for least in [&before.modified, &after.created] {
            if after.modified < *least {
                after.modified = least.clone();
            }
        }
        Self::annotation(before, &after)
    }

    /// The edits from one state of an annotation to another.
    #[must_use]
    pub fn annotation(before: &Annotation, after: &Annotation) -> Vec<Self> {
        let mut edits = Vec::new();
        if before.note != after.note {
            let (at, old, new) = stretch(&before.note, &after.note);
            edits.push(Self::Note { annotation: before.id.clone(), at, before: old.to_owned(), after: new.to_owned() });
        }
        fields(&Place::Annotation(before.id.clone()), before, after, &mut edits);
        edits
    }

    /// The edits from one state of a relation to another, or to none.
    #[must_use]
    pub fn relink(before: &Relation, after: Option<&Relation>) -> Vec<Self> {
        let Some(after) = after else { return vec![Self::relation(before, false)] };
        let mut edits = Vec::new();
        fields(&Place::Relation(before.id.clone()), before, after, &mut edits);
        edits
    }

    /// The edits from one label set to another.
    #[must_use]
    pub fn labels(before: &LabelSet, after: &LabelSet) -> Vec<Self> {
        let mut edits = Vec::new();
        fields(&Place::LabelSet, before, after, &mut edits);
        definitions(&before.labels, &after.labels, &[], &mut edits);
        definitions(&before.attributes, &after.attributes, &[], &mut edits);
        definitions(&before.relations, &after.relations, &[], &mut edits);
        edits
    }

    /// The edits from an article to one of the same text and the same blocks: those of its structure and details.
    #[must_use]
    pub fn article(before: &Article, after: &Article) -> Vec<Self> {
        let mut edits = Vec::new();
        for (old, new) in before.blocks.iter().zip(&after.blocks) {
            let [was, is] = [(before, old), (after, new)]
                .map(|(article, block)| article.sentences.get(block.sentences.clone()).unwrap_or_default());
            let (_, mut lost, mut made) = changed(was, is);
            if lost.is_empty() && made.is_empty() {
                continue;
            }
            // Where to put what takes no place, nothing says but all of the block.
            if lost.is_empty() || made.is_empty() {
                (lost, made) = (was, is);
            }
            let [lost, made] = [lost, made].map(|sentences| sentences.iter().map(Sentence::cut).collect());
            edits.push(Self::Sentences { block: old.id.clone(), before: lost, after: made });
        }
        for (old, new) in before.blocks.iter().zip(&after.blocks) {
            let (was, is) = (old.attributes(), new.attributes());
            if was != is {
                edits.push(Self::Shape { block: old.id.clone(), before: was, after: is });
            }
        }
        let [was, is] = [before, after].map(Article::heads);
        let (at, lost, made) = changed(&was, &is);
        if !(lost.is_empty() && made.is_empty()) {
            // A run that is empty on one side goes where its first block says. Where that is another place, a neighbour comes along.
            let placed = |article: &Article, own: &[Head], other: &[Head]| {
                !own.is_empty() || article.place_of(other) == Some(at)
            };
            let (lead, tail) = match at {
                _ if placed(before, lost, made) && placed(after, made, lost) => (0, 0),
                0 => (0, 1),
                _ => (1, 0),
            };
            let run = |all: &[Head], len: usize| all.get(at - lead..at + len + tail).unwrap_or_default().to_vec();
            let (before, after) = (run(&was, lost.len()), run(&is, made.len()));
            edits.push(Self::Sections { before, after });
        }
        fields(&Place::Article, &before.details(), &after.details(), &mut edits);
        edits
    }
}

/// The edits of the fields of a thing.
fn fields<T: Fielded + Clone>(of: &Place, before: &T, after: &T, edits: &mut Vec<Edit>) {
    let patches = differences(before.clone().slots(), after.clone().slots());
    edits.extend(patches.into_iter().map(|patch| Edit::Set { of: of.clone(), patch }));
}

/// What is defined, as what an edit names it by.
pub(super) trait Listed: Defined {
    fn place(within: &[AttributeId], id: &Id<Self>) -> Place;
    fn definition(placed: Placed<Self>, within: &[AttributeId]) -> Definition;
    fn moved(shift: Shift<Self>, within: &[AttributeId]) -> Move;
    /// The edits of what lies inside.
    fn inner(_old: &Self, _new: &Self, _within: &[AttributeId], _edits: &mut Vec<Edit>) {}
}

impl Listed for Label {
    fn place(_: &[AttributeId], id: &Id<Self>) -> Place {
        Place::Label(id.clone())
    }

    fn definition(placed: Placed<Self>, _: &[AttributeId]) -> Definition {
        Definition::Label(placed)
    }

    fn moved(shift: Shift<Self>, _: &[AttributeId]) -> Move {
        Move::Label(shift)
    }
}

impl Listed for RelationType {
    fn place(_: &[AttributeId], id: &Id<Self>) -> Place {
        Place::RelationType(id.clone())
    }

    fn definition(placed: Placed<Self>, _: &[AttributeId]) -> Definition {
        Definition::RelationType(placed)
    }

    fn moved(shift: Shift<Self>, _: &[AttributeId]) -> Move {
        Move::RelationType(shift)
    }
}

impl Listed for Attribute {
    fn place(within: &[AttributeId], id: &Id<Self>) -> Place {
        Place::Attribute([within, std::slice::from_ref(id)].concat())
    }

    fn definition(placed: Placed<Self>, within: &[AttributeId]) -> Definition {
        Definition::Attribute { within: within.to_vec(), attribute: placed }
    }

    fn moved(shift: Shift<Self>, within: &[AttributeId]) -> Move {
        Move::Attribute { within: within.to_vec(), shift }
    }

    fn inner(old: &Self, new: &Self, within: &[AttributeId], edits: &mut Vec<Edit>) {
        definitions(&old.fields, &new.fields, &[within, std::slice::from_ref(&old.id)].concat(), edits);
    }
}

/// The edits from one list of definitions to another.
fn definitions<T: Listed>(old: &[T], new: &[T], within: &[AttributeId], edits: &mut Vec<Edit>) {
    if old == new {
        return;
    }
    let ids = |list: &[T]| list.iter().map(|one| one.id().clone()).collect::<Vec<Id<T>>>();
    let definition = |list: &[T], id: &Id<T>, behind, on| {
        let thing = list.iter().find(|one| one.id() == id)?.clone();
        Some(Edit::Definition { definition: Box::new(T::definition(Placed { thing, behind }, within)), on })
    };
    for step in steps(&ids(old), &ids(new)) {
        let edit = match step {
            Step::Take { id, behind } => definition(old, &id, behind, false),
            Step::Put { id, behind } => definition(new, &id, behind, true),
            Step::Move { id, before, after } => Some(Edit::Move(T::moved(Shift { id, before, after }, within))),
        };
        edits.extend(edit);
    }
    for new in new {
        if let Some(old) = old.iter().find(|old| old.id() == new.id() && *old != new) {
            fields(&T::place(within, new.id()), old, new, edits);
            T::inner(old, new, within, edits);
        }
    }
}
