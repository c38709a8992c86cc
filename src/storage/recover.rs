//! Makes a session of records of any kind: those with what only version 2 of the format has, damaged ones, and those of an
//! earlier schema.
//!
//! A damaged record loses only what is in it. It is left out, reported, and stays in the store. Only the record of the article
//! itself is required, because all others refer to its text. Labels, types of relations, layers and runs that other records refer
//! to are replaced if they are lost.

use super::Record;
use super::beside::labels_of;
use super::found::{Found, Saved};
use super::keys::{kind, last};
use super::log::read_entry;
use super::restore::{read_extent, read_view};
use crate::annotation::{Annotation, Label, LabelId, LabelSet, Relation, RelationType, claims};
use crate::article::Article;
use crate::document::{Document, Entry, Extent, History, Parts};
use crate::editor::Session;
use crate::formats::migrations::SCHEMA;
use crate::formats::native;
use crate::json::{Object, ObjectReader, Problem};
use crate::message::problems;
use crate::sorted::Index;

/// A session, and what of its records could not be read.
#[derive(Debug)]
pub struct Recovered {
    /// The session.
    pub session: Session,
    /// One problem for each record that was left out. Its place starts with the record's key.
    pub lost: Vec<Problem>,
    /// Whether the records are of an earlier schema, so that all must be written anew before any other is.
    pub outdated: bool,
}

/// A session out of the records in [`ranges`](super::records::ranges), as [`restore`](super::restore) makes it, with what only
/// version 2 of the format has. `None` where a record is damaged, missing, or of another schema.
#[must_use]
pub fn restore_all(records: Vec<Record>) -> Option<Session> {
    let whole = ["article", "labels", "state"].iter().all(|one| records.iter().any(|record| kind(&record.key) == *one));
    let Recovered { session, lost, outdated } = recover(records).ok()?;
    (whole && lost.is_empty() && !outdated).then_some(session)
}

/// A session out of the records in [`all`](super::records::all), with the steps of its history.
///
/// # Errors
/// Where the record of the article itself is damaged, missing, or of a newer schema.
pub fn recover(records: Vec<Record>) -> Result<Recovered, Problem> {
    let mut found = Found::of(records);
    // Without the article there is nothing to migrate, and reading it says what is wrong.
    let schema = found.schema().unwrap_or(SCHEMA);
    if schema > SCHEMA {
        return Err(Problem::new(problems::SAVED_BY_NEWER));
    }
    if schema < SCHEMA {
        found.migrate(schema);
    }
    let (article, extra) = read_article(found.article, &found.lost)?;
    let mut lost = found.lost;
    let annotations = each(found.annotations, &mut lost, |fields| native::read_annotation(fields, &article));
    let relations = each(found.relations, &mut lost, native::read_relation);
    let mut beside = found.beside.read(&article, &annotations, &relations, &mut lost);
    let mut labels = one(found.labels, &mut lost, native::read_labels).unwrap_or_else(claims);
    define_labels(&mut labels, annotations.iter().map(|annotation| &annotation.label).chain(labels_of(&beside)));
    let relations = define_relations(&mut labels, &annotations, relations, &mut lost);
    let view = one(found.view, &mut lost, read_view).unwrap_or_default();
    let extent = one(found.state, &mut lost, read_extent);
    let mut history = History::stored(extent.unwrap_or_else(|| after(&found.log)));
    if !found.log.is_empty() {
        history.supply(steps(found.log, &article, &mut lost));
    }
    let (annotations, relations) = native::part(&mut beside, annotations, relations);
    let (no_claim, beside) = (found.no_claim, beside.boxed());
    let parts = Parts { article, labels, annotations, relations, no_claim, beside, extra };
    Ok(Recovered {
        session: Session::resume(Document::restore(parts).with_history(history), view),
        lost,
        outdated: schema < SCHEMA,
    })
}

/// The steps of a history out of the records in [`log`](super::records::log), each with its number, and a problem for each that
/// cannot be read.
#[must_use]
pub fn read_log(records: Vec<Record>, article: &Article) -> (Vec<(usize, Entry)>, Vec<Problem>) {
    let found = Found::of(records);
    let mut lost = found.lost;
    let steps = steps(found.log, article, &mut lost);
    (steps, lost)
}

fn read_article(record: Option<Saved>, lost: &[Problem]) -> Result<(Article, Object), Problem> {
    let Some(Saved { key, json }) = record else {
        let damaged = lost.iter().find(|problem| problem.place.starts_with("article/"));
        return Err(damaged.cloned().unwrap_or_else(|| Problem::new(problems::ARTICLE_MISSING)));
    };
    let mut fields = ObjectReader::of(json);
    let article = fields.object("article", native::read_article);
    let extra = fields.any("extra");
    fields.finish().map_err(|problem| problem.in_field(&key))?;
    Ok((article, extra))
}

/// Reads a record, if there is one.
pub(super) fn one<T>(
    record: Option<Saved>,
    lost: &mut Vec<Problem>,
    read: impl Fn(&mut ObjectReader) -> T,
) -> Option<T> {
    each(record.into_iter().collect(), lost, read).pop()
}

/// Reads the records that can be read.
pub(super) fn each<T>(records: Vec<Saved>, lost: &mut Vec<Problem>, read: impl Fn(&mut ObjectReader) -> T) -> Vec<T> {
    let mut values = Vec::with_capacity(records.len());
    for Saved { key, json } in records {
        let mut fields = ObjectReader::of(json);
        let value = read(&mut fields);
        match fields.finish() {
            Ok(()) => values.push(value),
            Err(problem) => lost.push(problem.in_field(&key)),
        }
    }
    values
}

fn steps(log: Vec<Saved>, article: &Article, lost: &mut Vec<Problem>) -> Vec<(usize, Entry)> {
    let mut steps = Vec::with_capacity(log.len());
    for saved in log {
        let number = last(&saved.key).parse();
        let step = one(Some(saved), lost, |fields| read_entry(fields, article));
        if let (Ok(number), Some(step)) = (number, step) {
            steps.push((number, step));
        }
    }
    steps
}

/// The extent of a history of which nobody knows how much is done: what comes next follows on what there is.
fn after(log: &[Saved]) -> Extent {
    let last = log.iter().filter_map(|saved| last(&saved.key).parse::<usize>().ok()).max();
    let end = last.map_or(0, |last| last + 1);
    Extent { first: end, done: end, end }
}

/// Adds a retired label for each that is in use and that the set lacks, which happens only where the set was damaged.
fn define_labels<'a>(labels: &mut LabelSet, used: impl Iterator<Item = &'a LabelId>) {
    for id in used {
        if labels.label(id).is_none() {
            let label = labels.draft(id.as_str());
            labels.labels.push(Label { id: id.clone(), retired: true, ..label });
        }
    }
}

/// The relations between annotations that are there. Their types are added where the set lacks them.
fn define_relations(
    labels: &mut LabelSet,
    annotations: &[Annotation],
    relations: Vec<Relation>,
    lost: &mut Vec<Problem>,
) -> Vec<Relation> {
    let ends = Index::of(annotations.iter().map(|annotation| annotation.id.as_str()).collect());
    let mut complete = Vec::with_capacity(relations.len());
    for relation in relations {
        if [&relation.from, &relation.to].into_iter().any(|end| ends.find(end.as_str()).is_none()) {
            lost.push(Problem::new(problems::LINKED_ANNOTATION_LOST).in_field(&format!("relation/{}", relation.id)));
            continue;
        }
        if labels.relations.iter().all(|kind| kind.id != relation.kind) {
            let (id, name) = (relation.kind.clone(), relation.kind.to_string());
            labels.relations.push(RelationType { id, name, symmetric: false, extra: Object::default() });
        }
        complete.push(relation);
    }
    complete
}
