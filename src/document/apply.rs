//! Applies edits, and records what they changed.

use std::sync::Arc;

use super::slots::{self, Fielded};
use super::{Change, Definition, Document, Edit, Move, Patch, Place, Placed, Shift, StaleEdit};
use crate::annotation::attributes::Part;
use crate::annotation::{Annotation, AnnotationId, Attribute, AttributeId, Label, LabelSet, RelationType};
use crate::article::{Article, Id, Timestamp};
use crate::sorted::Sorted;

impl Edit {
    /// Applies the edit and notes what it touched.
    ///
    /// # Errors
    /// Where what it says was before is not there; then nothing has changed.
    pub(super) fn apply(&self, document: &mut Document, change: &mut Change) -> Result<(), StaleEdit> {
        let (fits, id) = match self {
            Self::Annotation { annotation, on } => {
                (put_annotation(document, annotation, *on, change), annotation.id.as_str())
            }
            Self::Note { annotation, at, before, after } => {
                let fits = document
                    .annotation(annotation)
                    .is_some_and(|one| one.note.get(*at..).is_some_and(|rest| rest.starts_with(before)));
                if let Some(mut one) = document.annotation(annotation).filter(|_| fits).cloned() {
                    one.note.replace_range(*at..at + before.len(), after);
                    document.put_annotation(one, change);
                }
                (fits, annotation.as_str())
            }
            Self::Relation { relation, on } => {
                let mut fits = document.relation(&relation.id) == (!on).then_some(&**relation);
                let list = document.relations_of(relation.layer.as_ref(), change).filter(|_| fits);
                fits = list.is_some();
                if let Some((relations, touched)) = list {
                    match on {
                        true => relations.insert((**relation).clone()),
                        false => relations.remove(&relation.id).is_some(),
                    };
                    touched.insert(relation.id.clone());
                }
                (fits, relation.id.as_str())
            }
            Self::Reviewed { sentence, on } => {
                let fits = match on {
                    true => document.no_claim.insert(sentence.clone()),
                    false => document.no_claim.remove(sentence).is_some(),
                };
                if fits {
                    change.no_claim.insert(sentence.clone());
                }
                (fits, sentence.as_str())
            }
            Self::Definition { definition, on } => {
                let fits = define(&mut document.labels, definition, *on);
                change.labels |= fits;
                (fits, definition.id())
            }
            Self::Move(of) => {
                let fits = shift(&mut document.labels, of);
                change.labels |= fits;
                (fits, of.id())
            }
            Self::Set { of, patch } => {
                let fits = set(document, of, patch, change);
                (fits, of.id().unwrap_or(document.article.id.as_str()))
            }
            Self::Sentences { .. } | Self::Shape { .. } | Self::Sections { .. } => {
                let article = Arc::make_mut(&mut document.article);
                let (fits, id) = self.restructure(article, change);
                change.article |= fits;
                return if fits { Ok(()) } else { Err(StaleEdit(id.unwrap_or(article.id.as_str()).to_owned())) };
            }
        };
        if fits { Ok(()) } else { Err(StaleEdit(id.to_owned())) }
    }

    /// The annotation whose moment of change the edit sets.
    pub(super) fn dates(&self) -> Option<&AnnotationId> {
        match self {
            Self::Set { of: Place::Annotation(id), patch } if dates(patch) => Some(id),
            _ => None,
        }
    }

    /// Applies an edit of the article's structure; whether it fits, and what it is about.
    fn restructure(&self, article: &mut Article, change: &mut Change) -> (bool, Option<&str>) {
        match self {
            Self::Sentences { block, before, after } => {
                let Some(index) = article.block_of(block) else { return (false, Some(block.as_str())) };
                let at = article.replace_cuts(index, before, after);
                if let Some(at) = at {
                    change.cut = Some(change.cut.map_or(at, |cut| cut.min(at)));
                    change.blocks.insert(index);
                }
                (at.is_some(), Some(block.as_str()))
            }
            Self::Shape { block, before, after } => {
                let index = article.block_of(block);
                let found = index.and_then(|index| article.blocks.get_mut(index));
                let Some((index, found)) = index.zip(found).filter(|(_, found)| found.attributes() == *before) else {
                    return (false, Some(block.as_str()));
                };
                found.set_attributes(*after);
                change.blocks.insert(index);
                change.structure = true;
                (true, Some(block.as_str()))
            }
            Self::Sections { before, after } => {
                let fits = article.replace_heads(before, after);
                change.structure |= fits;
                (fits, before.first().or(after.first()).map(|head| head.id.as_str()))
            }
            _ => (false, None),
        }
    }
}

/// Puts an annotation in (`on`) or takes it out.
fn put_annotation(document: &mut Document, annotation: &Annotation, on: bool, change: &mut Change) -> bool {
    let holds = annotation.target.ranges().all(|range| document.article.text.holds(range));
    if !holds || document.annotation(&annotation.id) != (!on).then_some(annotation) {
        return false;
    }
    touch(&document.article, annotation, &mut change.blocks);
    let Some((annotations, touched)) = document.annotations_of(annotation.layer(), change) else { return false };
    match on {
        true => annotations.put(annotation.clone()),
        false => annotations.remove(&annotation.id),
    }
    touched.insert(annotation.id.clone());
    true
}

/// Notes the blocks in which an annotation lies, if it is one that is shown.
fn touch(article: &Article, annotation: &Annotation, blocks: &mut Sorted<usize>) {
    let ranges = annotation.target.ranges().filter(|_| annotation.layer().is_none());
    for block in ranges.flat_map(|range| article.blocks_in(range)) {
        blocks.insert(block);
    }
}

fn set(document: &mut Document, of: &Place, patch: &Patch, change: &mut Change) -> bool {
    let labels = &mut document.labels;
    let fits = match of {
        Place::Annotation(id) => return set_annotation(document, id, patch, change),
        Place::Relation(id) => {
            let Some(mut relation) = document.relation(id).cloned() else { return false };
            let fits = slots::apply(relation.slots(), patch);
            if let Some((relations, touched)) = document.relations_of(relation.layer.as_ref(), change).filter(|_| fits)
            {
                relations.insert(relation);
                touched.insert(id.clone());
            }
            return fits;
        }
        Place::Article => {
            let mut details = document.article.details();
            let fits = slots::apply(details.slots(), patch);
            if fits {
                Arc::make_mut(&mut document.article).set_details(details);
            }
            change.article |= fits;
            change.details |= fits;
            return fits;
        }
        Place::Beside(kind, id) => return (kind.apply)(document, id, patch, change),
        Place::LabelSet => slots::apply(labels.slots(), patch),
        Place::Label(id) => set_in(&mut labels.labels, id, patch),
        Place::RelationType(id) => set_in(&mut labels.relations, id, patch),
        Place::Attribute(ids) => ids.split_last().is_some_and(|(id, within)| {
            attributes(&mut labels.attributes, within).is_some_and(|list| set_in(list, id, patch))
        }),
    };
    change.labels |= fits;
    fits
}

fn set_annotation(document: &mut Document, id: &AnnotationId, patch: &Patch, change: &mut Change) -> bool {
    let Some(old) = document.annotation(id) else { return false };
    let mut new = old.clone();
    let fits = if dates(patch) { set_modified(&mut new.modified, patch) } else { slots::apply(new.slots(), patch) };
    let article = &document.article;
    if !fits || !new.target.ranges().all(|range| article.text.holds(range)) {
        return false;
    }
    // A note or an attribute is not to be seen in the text.
    if old.label != new.label || old.target != new.target {
        touch(article, old, &mut change.blocks);
        touch(article, &new, &mut change.blocks);
    }
    document.put_annotation(new, change)
}

/// Whether the field is when an annotation was last changed.
fn dates(patch: &Patch) -> bool {
    matches!(patch.path.as_slice(), [Part::Field(field)] if &**field == "modified")
}

/// Sets when an annotation was last changed. Every edit of it does so, and edits of different fields can be applied in either
/// order; so this one always fits. Forwards, the later moment stays; backwards, where another change came in between, that one's.
fn set_modified(modified: &mut Timestamp, patch: &Patch) -> bool {
    let moment = |side: &Option<crate::json::Json>| Timestamp::new(side.as_ref()?.as_str()?);
    let Some((before, after)) = moment(&patch.before).zip(moment(&patch.after)) else { return false };
    let stays = if after < before { *modified != before } else { after < *modified };
    if !stays {
        *modified = after;
    }
    true
}

/// What a label set holds in an order.
pub(super) trait Defined: Fielded + Clone + PartialEq {
    fn id(&self) -> &Id<Self>;
}

impl Defined for Label {
    fn id(&self) -> &Id<Self> {
        &self.id
    }
}

impl Defined for Attribute {
    fn id(&self) -> &Id<Self> {
        &self.id
    }
}

impl Defined for RelationType {
    fn id(&self) -> &Id<Self> {
        &self.id
    }
}

fn set_in<T: Defined>(list: &mut [T], id: &Id<T>, patch: &Patch) -> bool {
    list.iter_mut().find(|one| one.id() == id).is_some_and(|one| slots::apply(one.slots(), patch))
}

/// The list of the fields that lie within others, the outermost first.
fn attributes<'a>(list: &'a mut Vec<Attribute>, within: &[AttributeId]) -> Option<&'a mut Vec<Attribute>> {
    match within.split_first() {
        None => Some(list),
        Some((id, rest)) => attributes(&mut list.iter_mut().find(|one| one.id == *id)?.fields, rest),
    }
}

fn define(labels: &mut LabelSet, definition: &Definition, on: bool) -> bool {
    match definition {
        Definition::Label(label) => put(&mut labels.labels, label, on),
        Definition::RelationType(kind) => put(&mut labels.relations, kind, on),
        Definition::Attribute { within, attribute } => {
            attributes(&mut labels.attributes, within).is_some_and(|list| put(list, attribute, on))
        }
    }
}

/// The place behind a thing; the first for `None`.
fn place<T: Defined>(list: &[T], behind: Option<&Id<T>>) -> Option<usize> {
    match behind {
        None => Some(0),
        Some(behind) => list.iter().position(|one| one.id() == behind).map(|at| at + 1),
    }
}

fn put<T: Defined>(list: &mut Vec<T>, placed: &Placed<T>, on: bool) -> bool {
    let one = &placed.thing;
    let Some(at) = place(list, placed.behind.as_ref()) else { return false };
    let fits = if on { list.iter().all(|other| other.id() != one.id()) } else { list.get(at) == Some(one) };
    match (fits, on) {
        (true, true) => list.insert(at, one.clone()),
        (true, false) => drop(list.remove(at)),
        _ => {}
    }
    fits
}

fn shift(labels: &mut LabelSet, of: &Move) -> bool {
    match of {
        Move::Label(shift) => shift_in(&mut labels.labels, shift),
        Move::RelationType(shift) => shift_in(&mut labels.relations, shift),
        Move::Attribute { within, shift } => {
            attributes(&mut labels.attributes, within).is_some_and(|list| shift_in(list, shift))
        }
    }
}

fn shift_in<T: Defined>(list: &mut Vec<T>, shift: &Shift<T>) -> bool {
    let at = place(list, shift.before.as_ref());
    let Some(at) = at.filter(|at| list.get(*at).is_some_and(|one| *one.id() == shift.id)) else {
        return false;
    };
    let one = list.remove(at);
    let to = place(list, shift.after.as_ref());
    list.insert(to.unwrap_or(at), one);
    to.is_some()
}
