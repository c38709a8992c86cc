//! The whole document.

use std::collections::BTreeSet;

use super::value::{id, index, index_of, timestamp, twice};
use super::{
    annotation_from_json, annotation_to_json, article_from_json, article_to_json, labels_from_json, labels_to_json,
    relation_from_json, relation_to_json,
};
use crate::annotation::{Annotation, LabelSet, Relation};
use crate::article::{Article, Id, Timestamp};
use crate::json::{Fields, Json, Object, Problem, Write, array, offset, string};
use crate::session::{Parts, Session};

/// Turns a document of one version into one of the next.
type Migration = fn(Fields) -> Result<Fields, Problem>;

/// The migrations, that of version 1 first. A new version is a new line here, and [`VERSION`] follows.
const MIGRATIONS: &[Migration] = &[];

/// The version that is written.
const VERSION: usize = MIGRATIONS.len() + 1;

/// What `offsetUnit` says.
const UNIT: &str = "codePoint";

/// A session as a document. `exported` is when.
#[must_use]
pub fn write(session: &Session, exported: &Timestamp) -> Json {
    let article = session.article();
    let mut extra = session.extra().clone();
    let mut generator = Write::object().field("name", "Postil").field("version", env!("CARGO_PKG_VERSION"));
    if let Some(Json::Object(unknown)) = extra.take("generator") {
        generator = generator.append(unknown);
    }
    let annotations = session.annotations().iter().map(|annotation| annotation_to_json(annotation, article));
    let reviewed = article.sentences.iter().map(|sentence| &sentence.id).filter(|id| session.reviewed().contains(*id));
    Write::object()
        .field("format", "postil")
        .field("version", VERSION)
        .field("generator", generator.end())
        .field("exported", exported.as_str())
        .field("offsetUnit", UNIT)
        .field("article", article_to_json(article))
        .field("labelSet", labels_to_json(session.labels()))
        .field("annotations", annotations.collect::<Json>())
        .field("relations", session.relations().values().map(relation_to_json).collect::<Json>())
        .field("reviewed", reviewed.map(Id::as_str).collect::<Json>())
        .append(extra)
        .end()
}

/// Reads a document.
pub fn from_json(json: Json) -> Result<Session, Problem> {
    let named = matches!(&json, Json::Object(object) if object.get("format").and_then(Json::as_str) == Some("postil"));
    if !named {
        return Err(Problem::new("is not a Postil file"));
    }
    let mut fields = Fields::of(json)?;
    fields.derived("format");
    let mut fields = migrate(fields)?;
    fields.required("offsetUnit", |unit| match unit.as_str() {
        Some(UNIT) => Ok(()),
        _ => Err(Problem::new(format!("must be “{UNIT}”"))),
    })?;
    fields.optional("exported", timestamp)?;
    let generator = fields.optional("generator", generator)?.unwrap_or_default();
    let article = fields.required("article", article_from_json)?;
    let labels = fields.required("labelSet", labels_from_json)?;
    let annotations = fields.required("annotations", |json| annotations(json, &article, &labels))?;
    let relations = fields.optional("relations", |json| relations(json, &annotations, &labels))?.unwrap_or_default();
    let reviewed = fields.optional("reviewed", |json| reviewed(json, &article))?.unwrap_or_default();
    let mut extra = fields.rest();
    if !generator.is_empty() {
        extra.set("generator", generator);
    }
    Ok(Session::restore(Parts { article, labels, annotations, relations, reviewed, extra }))
}

/// Takes `version` and brings an older document up to [`VERSION`].
fn migrate(mut fields: Fields) -> Result<Fields, Problem> {
    let version = fields.required("version", |json| match offset(json) {
        Ok(0) | Err(_) => Err(Problem::new("must be a whole number, 1 or more")),
        Ok(version) if version > VERSION => Err(Problem::new(format!(
            "was written by a newer Postil (version {version}); this one reads up to {VERSION}"
        ))),
        Ok(version) => Ok(version),
    })?;
    MIGRATIONS.iter().skip(version - 1).try_fold(fields, |fields, migration| migration(fields))
}

/// Who wrote the file is no news once it is read; what else stands there is kept.
fn generator(json: Json) -> Result<Object, Problem> {
    let mut fields = Fields::of(json)?;
    fields.optional("name", string)?;
    fields.optional("version", string)?;
    Ok(fields.rest())
}

fn annotations(json: Json, article: &Article, labels: &LabelSet) -> Result<Vec<Annotation>, Problem> {
    let known: BTreeSet<&Id> = labels.labels.iter().map(|label| &label.id).collect();
    let annotations = array(|json| {
        let annotation = annotation_from_json(json, article)?;
        if !known.contains(&annotation.label) {
            return Err(Problem::new("names no label of the label set").in_field("label"));
        }
        Ok(annotation)
    })(json)?;
    index(annotations.iter().map(|annotation| &annotation.id))?;
    Ok(annotations)
}

fn relations(json: Json, annotations: &[Annotation], labels: &LabelSet) -> Result<Vec<Relation>, Problem> {
    let ends: BTreeSet<&Id> = annotations.iter().map(|annotation| &annotation.id).collect();
    let kinds: BTreeSet<&Id> = labels.relations.iter().map(|kind| &kind.id).collect();
    let relations = array(|json| {
        let relation = relation_from_json(json)?;
        let unknown = |field: &str, what: &str| Err(Problem::new(format!("names no {what}")).in_field(field));
        match relation {
            _ if !kinds.contains(&relation.kind) => unknown("type", "type of relation of the label set"),
            _ if !ends.contains(&relation.from) => unknown("from", "annotation"),
            _ if !ends.contains(&relation.to) => unknown("to", "annotation"),
            relation => Ok(relation),
        }
    })(json)?;
    index(relations.iter().map(|relation| &relation.id))?;
    Ok(relations)
}

fn reviewed(json: Json, article: &Article) -> Result<Vec<Id>, Problem> {
    let sentences = index(article.sentences.iter().map(|sentence| &sentence.id))?;
    let known = index_of(&sentences, "sentence");
    let mut seen = BTreeSet::new();
    array(|json| {
        let name = id(json.clone())?;
        known(json)?;
        if seen.insert(name.clone()) { Ok(name) } else { Err(twice(&name)) }
    })(json)
}
