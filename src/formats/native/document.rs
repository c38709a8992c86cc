//! The whole document.

use super::beside::{check_layer, part, read_beside, version};
use super::value::{check_labels, ids, refuse_unknown, timestamp, twice, unique};
use super::{
    read_annotation, read_article, read_labels, read_relation, write_annotation, write_article, write_labels,
    write_layer, write_proposal, write_relation, write_run,
};
use crate::annotation::{Annotation, LabelSet, Relation};
use crate::article::{Article, Id, Timestamp};
use crate::document::{Document, Parts};
use crate::formats::migrations::{FORMAT, migrate_file};
use crate::json::{Json, JsonWriter, Object, ObjectReader, Problem};
use crate::message::problems;
use crate::sorted::Index;

/// What `offsetUnit` says.
const UNIT: &str = "codePoint";

/// Writes a document in pieces, so that whoever writes a long one can do something else in between. Together they are the file.
pub struct Pieces<'a> {
    document: &'a Document,
    exported: &'a Timestamp,
    out: JsonWriter,
    annotations: Box<dyn Iterator<Item = &'a Annotation> + 'a>,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Head,
    Annotations,
    Tail,
    Done,
}

/// How many annotations a piece has: some 15 milliseconds in a browser.
const PIECE: usize = 1000;

impl<'a> Pieces<'a> {
    /// A document on one line or, `pretty`, for people to read. `exported` is when.
    #[must_use]
    pub fn of(document: &'a Document, exported: &'a Timestamp, pretty: bool) -> Self {
        let annotations = Box::new(document.all_annotations());
        Self { document, exported, out: JsonWriter::begin(pretty), annotations, stage: Stage::Head }
    }
}

impl Iterator for Pieces<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let Self { document, exported, out, annotations, stage } = self;
        match stage {
            Stage::Head => {
                write_head(out, document, exported);
                out.begin_objects("annotations");
                *stage = Stage::Annotations;
            }
            Stage::Annotations => {
                let mut count = 0;
                for annotation in annotations.by_ref().take(PIECE) {
                    out.item(|out| write_annotation(out, annotation, document.article()));
                    count += 1;
                }
                if count < PIECE {
                    out.end_objects();
                    *stage = Stage::Tail;
                }
            }
            Stage::Tail => {
                write_tail(out, document);
                out.end();
                *stage = Stage::Done;
            }
            Stage::Done => return None,
        }
        Some(out.take())
    }
}

/// Writes the fields before the annotations.
fn write_head(out: &mut JsonWriter, document: &Document, exported: &Timestamp) {
    let article = document.article();
    out.text("format", "postil");
    out.number("version", version(document));
    out.object("generator", |out| {
        out.text("name", "Postil");
        out.text("version", env!("CARGO_PKG_VERSION"));
        if let Some(Json::Object(unknown)) = document.extra().get("generator") {
            out.rest(unknown);
        }
    });
    out.text("exported", exported.as_str());
    out.text("offsetUnit", UNIT);
    let beside = document.beside();
    if let Some(instructions) = beside.and_then(|beside| beside.instructions.as_deref()) {
        out.text("instructions", instructions);
    }
    out.object("article", |out| write_article(out, article));
    out.object("labelSet", |out| write_labels(out, document.labels()));
    if let Some(beside) = beside.filter(|beside| !beside.layers.is_empty()) {
        out.objects("layers", &beside.layers, write_layer);
    }
}

/// Writes the fields behind the annotations.
fn write_tail(out: &mut JsonWriter, document: &Document) {
    let (article, beside) = (document.article(), document.beside());
    out.objects("relations", document.all_relations(), write_relation);
    let no_claim = article.sentences.iter().map(|sentence| &sentence.id).filter(|id| document.no_claim().contains(*id));
    out.texts("reviewed", no_claim.map(Id::as_str));
    if let Some(beside) = beside.filter(|beside| !beside.runs.is_empty()) {
        out.objects("runs", &beside.runs, write_run);
    }
    if let Some(beside) = beside.filter(|beside| !beside.proposals.is_empty()) {
        out.objects("proposals", &beside.proposals, |out, one| write_proposal(out, one, article));
    }
    let mut extra = document.extra().clone();
    extra.take("generator");
    out.rest(&extra);
}

/// Reads a document.
pub fn read(json: Json) -> Result<Document, Problem> {
    let mut fields = ObjectReader::of(json);
    match fields.peek("format").and_then(Json::as_str) {
        Some("postil") => {}
        Some("postil-labels") => {
            return Err(Problem::new(problems::IS_LABEL_SET));
        }
        _ => return Err(Problem::new(problems::NOT_POSTIL)),
    }
    fields.derived("format");
    let version = read_version(&mut fields);
    // What a newer version says is not for this one to judge.
    fields.finish()?;
    let mut document = fields.rest();
    migrate_file(&mut document, version);
    let mut fields = ObjectReader::of(document.into());
    let parts = parts(&mut fields);
    fields.finish()?;
    Ok(Document::restore(parts))
}

fn read_version(fields: &mut ObjectReader) -> usize {
    let version = fields.number("version", 1, usize::MAX, problems::MUST_BE_VERSION);
    if version > FORMAT {
        fields.error_at("version", problems::newer_version(FORMAT.to_string(), version.to_string()));
    }
    version
}

fn parts(fields: &mut ObjectReader) -> Parts {
    if fields.string("offsetUnit") != UNIT {
        fields.error_at("offsetUnit", problems::must_be(UNIT));
    }
    fields.optional("exported", timestamp);
    let generator = fields.optional("generator", |fields, name| fields.object(name, generator)).unwrap_or_default();
    let article = fields.object("article", read_article);
    let labels = fields.object("labelSet", read_labels);
    let mut beside = read_beside(fields, &article, &labels);
    let layers = Index::of(beside.layers.iter().map(|layer| layer.id.as_str()).collect());
    let annotations = annotations(fields, &article, &labels, &layers);
    let relations = fields.optional("relations", |fields, _| relations(fields, &annotations, &labels, &layers));
    let (annotations, relations) = part(&mut beside, annotations, relations.unwrap_or_default());
    let no_claim = fields.optional("reviewed", |fields, _| reviewed(fields, &article)).unwrap_or_default();
    let mut extra = fields.rest();
    if !generator.is_empty() {
        extra.set("generator", generator);
    }
    Parts { article, labels, annotations, relations, no_claim, beside: beside.boxed(), extra }
}

/// Who wrote the file is no news once it is read; what else stands there is kept.
fn generator(fields: &mut ObjectReader) -> Object {
    fields.optional("name", ObjectReader::string);
    fields.optional("version", ObjectReader::string);
    fields.rest()
}

fn annotations(fields: &mut ObjectReader, article: &Article, labels: &LabelSet, layers: &Index<'_>) -> Vec<Annotation> {
    let known = Index::of(labels.labels.iter().map(|label| label.id.as_str()).collect());
    let annotations = fields.objects("annotations", |fields| {
        let annotation = read_annotation(fields, article);
        check_labels(fields, "label", &known, &annotation.label);
        check_layer(fields, layers, annotation.layer());
        annotation
    });
    unique(fields, "annotations", annotations.iter().map(|annotation| annotation.id.as_str()).collect());
    annotations
}

fn relations(
    fields: &mut ObjectReader,
    annotations: &[Annotation],
    labels: &LabelSet,
    layers: &Index<'_>,
) -> Vec<Relation> {
    let ends = Index::of(annotations.iter().map(|annotation| annotation.id.as_str()).collect());
    let kinds = Index::of(labels.relations.iter().map(|kind| kind.id.as_str()).collect());
    let relations = fields.objects("relations", |fields| {
        let relation = read_relation(fields);
        if kinds.find(relation.kind.as_str()).is_none() {
            fields.error_at("type", problems::NAMES_NO_RELATION_TYPE);
        }
        check_layer(fields, layers, relation.layer.as_ref());
        for (name, end) in [("from", &relation.from), ("to", &relation.to)] {
            if ends.find(end.as_str()).is_none() {
                fields.error_at(name, problems::NAMES_NO_ANNOTATION);
            }
        }
        relation
    });
    unique(fields, "relations", relations.iter().map(|relation| relation.id.as_str()).collect());
    relations
}

fn reviewed(fields: &mut ObjectReader, article: &Article) -> Vec<Id> {
    let sentences = Index::of(article.sentences.iter().map(|sentence| sentence.id.as_str()).collect());
    let no_claim = ids(fields, "reviewed");
    for (at, id) in no_claim.iter().enumerate() {
        if sentences.find(id.as_str()).is_none() {
            refuse_unknown(fields, &format!("reviewed[{at}]"), "sentence", id.as_str());
        }
    }
    twice(fields, "reviewed", &no_claim);
    no_claim
}
