//! doccano: JSON Lines, one document a line, as projects of sequence labelling with relations import and export them.
//!
//! Offsets count code points; a project of doccano counts graphemes only where it was set up so. An annotation of several ranges is
//! several entities. Ids of entities are numbers that count up through the file, for doccano keeps one list of them for all its
//! lines. What stands in fields that doccano does not know becomes metadata of the text: there, each entity's id, layer, note and
//! values follow, in the order of the entities.

use std::collections::BTreeMap;
use std::io;

use super::data::{DATA, lost};
use super::marked::{called, layer_name, offsets, placed, unplaced_relations};
use super::{FileWriter, Format, Loss, Losses, NotWritten, Options, Quote, one_line};
use crate::annotation::AnnotationId;
use crate::document::Document;
use crate::json::{JsonWriter, ObjectReader, Problem, parse};
use crate::text::{Text, Unit, decode};

/// doccano.
pub const FORMAT: Format = Format {
    id: "doccano",
    name: "doccano",
    extensions: &["doccano.jsonl"],
    media_type: "application/jsonl",
    losses,
    export: Some(|_: &Options| Box::new(Doccano::default())),
    read_back: Some(read_back),
    ..DATA
};

/// What a line has no place for.
const LOST: &[Loss] = &[Loss::Creators, Loss::Times, Loss::Unplaced, Loss::Definitions];

fn losses(documents: &[&Document]) -> Losses {
    let mut losses = lost(documents, LOST);
    losses.add(Loss::Relations, documents.iter().map(|document| unplaced_relations(document)).sum());
    losses
}

/// How many documents, entities and relations were written so far.
#[derive(Default)]
struct Doccano {
    documents: usize,
    entities: usize,
    relations: usize,
}

impl FileWriter for Doccano {
    fn add(&mut self, document: &Document, out: &mut dyn io::Write) -> Result<(), NotWritten> {
        let line = JsonWriter::line(|out| self.write(out, document));
        Ok(writeln!(out, "{}", one_line(&line))?)
    }
}

impl Doccano {
    fn write(&mut self, out: &mut JsonWriter, document: &Document) {
        let (article, labels) = (document.article(), document.labels());
        let annotations = placed(document);
        let names = called(labels.labels.iter().map(|label| (&label.id, &*label.name)));
        self.documents += 1;
        out.number("id", self.documents);
        out.text("text", article.text.as_str());
        // The entity of an annotation's first range, where its relations begin and end.
        let mut firsts: BTreeMap<&AnnotationId, usize> = BTreeMap::new();
        let ranges = annotations.iter().flat_map(|one| one.target.ranges().map(move |range| (*one, range)));
        out.objects("entities", ranges, |out, (annotation, range)| {
            self.entities += 1;
            firsts.entry(&annotation.id).or_insert(self.entities);
            let (start, end) = offsets(document, range, Unit::CodePoint);
            out.number("id", self.entities);
            out.text("label", names.get(&annotation.label).copied().unwrap_or(annotation.label.as_str()));
            out.number("start_offset", start);
            out.number("end_offset", end);
        });
        let kinds = called(labels.relations.iter().map(|kind| (&kind.id, &*kind.name)));
        let ends = |from: &AnnotationId, to: &AnnotationId| Some((*firsts.get(from)?, *firsts.get(to)?));
        let relations = document.all_relations().filter_map(|one| Some((one, ends(&one.from, &one.to)?)));
        out.objects("relations", relations.collect::<Vec<_>>(), |out, (relation, (from, to))| {
            self.relations += 1;
            out.number("id", self.relations);
            out.number("from_id", from);
            out.number("to_id", to);
            out.text("type", kinds.get(&relation.kind).copied().unwrap_or(relation.kind.as_str()));
        });
        out.text("document", article.id.as_str());
        out.text("title", &*article.name());
        out.objects("annotations", &annotations, |out, annotation| {
            out.text("id", annotation.id.as_str());
            out.number("entity", firsts.get(&annotation.id).copied());
            out.text("layer", layer_name(document, annotation));
            out.text("note", &*annotation.note);
            out.object("attributes", |out| out.rest(&annotation.attributes));
        });
    }
}

fn read_back(bytes: &[u8], _: &Document) -> Result<Vec<Quote>, Problem> {
    let file = decode(bytes).text;
    let mut quotes = Vec::new();
    for (at, line) in file.lines().enumerate() {
        let mut fields = ObjectReader::of(parse(line).map_err(|problem| problem.in_line(at + 1))?);
        let text = Text::new(fields.string("text"));
        quotes.extend(fields.objects("entities", |entity| {
            let place = (entity.offset("start_offset"), entity.offset("end_offset"));
            Quote::of(&text, place, Unit::CodePoint, None)
        }));
        fields.finish().map_err(|problem| problem.in_line(at + 1))?;
    }
    Ok(quotes)
}
