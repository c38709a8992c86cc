//! What writers ask of a document: its annotations of all layers in text order, and what they are called.

use std::collections::BTreeMap;

use crate::annotation::{Annotation, AnnotationId, Label, Relation};
use crate::article::Id;
use crate::document::Document;
use crate::text::{TextRange, Unit};

/// The annotations that have a place in the text, the person's own and those of all layers, in text order: by start, the longer
/// first, then by id.
#[must_use]
pub fn placed(document: &Document) -> Vec<&Annotation> {
    let mut placed = in_order(document);
    placed.retain(|one| one.target.is_placed());
    placed
}

/// The same, and those without a place behind them.
#[must_use]
pub fn in_order(document: &Document) -> Vec<&Annotation> {
    let mut annotations: Vec<&Annotation> = document.all_annotations().collect();
    annotations.sort_by(|one, other| {
        let key = |one: &Annotation| (one.target.first().start(), std::cmp::Reverse(one.target.span().end()));
        key(one).cmp(&key(other)).then_with(|| one.id.cmp(&other.id))
    });
    annotations
}

/// The label of an annotation. Every annotation of a document has one; `None` for one that is not the document's.
#[must_use]
pub fn label<'a>(document: &'a Document, annotation: &Annotation) -> Option<&'a Label> {
    document.labels().label(&annotation.label)
}

/// The name of the layer of an annotation; `None` for the person's own.
#[must_use]
pub fn layer_name<'a>(document: &'a Document, annotation: &Annotation) -> Option<&'a str> {
    document.beside()?.layers.get(annotation.layer()?).map(|layer| &*layer.name)
}

/// The title of the section in which an annotation begins.
#[must_use]
pub fn section_title<'a>(document: &'a Document, annotation: &Annotation) -> Option<&'a str> {
    let article = document.article();
    let block = article.blocks_in(annotation.target.first()).next()?;
    article.sections.get(article.blocks.get(block)?.section)?.title.as_deref()
}

/// The relations of all layers by the annotation that they start from.
#[must_use]
pub fn relations_from(document: &Document) -> BTreeMap<&AnnotationId, Vec<&Relation>> {
    let mut relations: BTreeMap<&AnnotationId, Vec<&Relation>> = BTreeMap::new();
    for relation in document.all_relations() {
        relations.entry(&relation.from).or_default().push(relation);
    }
    relations
}

/// Start and end of a range of a document's text, in a unit.
#[must_use]
pub fn offsets(document: &Document, range: TextRange, unit: Unit) -> (usize, usize) {
    let text = &document.article().text;
    (text.count(range.start(), unit), text.count(range.end(), unit))
}

/// How many relations, of all layers, have an end that has no place in the text.
#[must_use]
pub fn unplaced_relations(document: &Document) -> usize {
    // Nearly always there is none, and then nothing is looked up.
    if document.all_annotations().all(|one| one.target.is_placed()) {
        return 0;
    }
    let is_placed = |end: &AnnotationId| document.annotation(end).is_some_and(|one| one.target.is_placed());
    document.all_relations().filter(|one| !is_placed(&one.from) || !is_placed(&one.to)).count()
}

/// What labels or other things are called in a format that people read: by their names, and by their ids where a name is blank or
/// another's too.
#[must_use]
pub fn called<'a, T>(things: impl Iterator<Item = (&'a Id<T>, &'a str)> + Clone) -> BTreeMap<&'a Id<T>, &'a str> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, name) in things.clone() {
        *times.entry(name).or_default() += 1;
    }
    let is_good = |name: &str| !name.trim().is_empty() && times.get(name) == Some(&1);
    things.map(|(id, name)| (id, if is_good(name) { name } else { id.as_str() })).collect()
}
