//! LangExtract: a document a line with its text and extractions, as `langextract.io.load_annotated_documents_jsonl` reads it.
//!
//! An extraction has one interval, in code points of the text. The ranges of an annotation are extractions of one group. Its reader
//! refuses fields of extractions that it does not know, so what it has no field for stands among the attributes, with names that begin
//! with `postil:`. Attributes are texts or lists of texts: other values stand there as JSON.

use super::data::{DATA, lost};
use super::marked::{in_order, label, layer_name, offsets, relations_from};
use super::{FileWriter, Format, Loss, NotWritten, Options, Quote, one_line};
use crate::annotation::{Anchor, Annotation, Relation};
use crate::document::Document;
use crate::json::{Json, JsonWriter, Object, ObjectReader, Problem, parse};
use crate::text::{Text, Unit, decode};

/// LangExtract.
pub const FORMAT: Format = Format {
    id: "langextract",
    name: "LangExtract",
    extensions: &["langextract.jsonl"],
    media_type: "application/jsonl",
    losses: |documents| lost(documents, LOST),
    export: Some(export),
    read_back: Some(read_back),
    ..DATA
};

/// What its documents have no place for.
const LOST: &[Loss] = &[Loss::Definitions, Loss::LabelIds];

/// One part of an annotation: a range with its offsets and words, or what has no place. The number of the annotation, from 0.
struct Extraction<'a> {
    group: usize,
    annotation: &'a Annotation,
    interval: Option<(usize, usize)>,
    words: &'a str,
}

fn export(_: &Options) -> Box<dyn FileWriter> {
    Box::new(|document: &Document| -> Result<String, NotWritten> {
        let article = document.article();
        let relations = relations_from(document);
        let line = JsonWriter::line(|out| {
            out.objects("extractions", extractions(document).iter().enumerate(), |out, (at, extraction)| {
                let relations = relations.get(&extraction.annotation.id).map(Vec::as_slice).unwrap_or_default();
                write(out, document, at, extraction, relations);
            });
            out.text("text", article.text.as_str());
            out.text("document_id", article.id.as_str());
        });
        Ok(one_line(&line).into_owned() + "\n")
    })
}

fn extractions(document: &Document) -> Vec<Extraction<'_>> {
    let annotations = in_order(document);
    let mut extractions = Vec::with_capacity(annotations.len());
    for (group, annotation) in annotations.into_iter().enumerate() {
        let placed = annotation
            .target
            .ranges()
            .map(|range| (Some(offsets(document, range, Unit::CodePoint)), document.article().text.slice(range)));
        let alone = annotation.target.alone().iter().map(|anchor| (None, Anchor::quote(anchor)));
        let parts = placed.chain(alone);
        extractions.extend(parts.map(|(interval, words)| Extraction { group, annotation, interval, words }));
    }
    extractions
}

fn write(out: &mut JsonWriter, document: &Document, at: usize, extraction: &Extraction, relations: &[&Relation]) {
    let Extraction { group, annotation, interval, words } = extraction;
    let name = label(document, annotation).map(|label| &*label.name).filter(|name| !name.trim().is_empty());
    out.text("extraction_class", name.unwrap_or(annotation.label.as_str()));
    out.text("extraction_text", *words);
    match interval {
        Some((start, end)) => out.object("char_interval", |out| {
            out.number("start_pos", *start);
            out.number("end_pos", *end);
        }),
        None => out.json("char_interval", &Json::Null),
    }
    out.text("alignment_status", interval.map(|_| "match_exact"));
    out.number("extraction_index", at + 1);
    out.number("group_index", *group);
    out.text("description", Some(&*annotation.note).filter(|note| !note.is_empty()));
    out.object("attributes", |out| out.rest(&attributes(document, annotation, relations)));
}

fn attributes(document: &Document, annotation: &Annotation, relations: &[&Relation]) -> Object {
    let mut attributes = Object::default();
    for (id, value) in annotation.attributes.iter() {
        match value {
            Json::Null => {}
            Json::Array(items) => attributes.set(id.to_owned(), items.iter().map(in_words).collect::<Json>()),
            value => attributes.set(id.to_owned(), in_words(value)),
        }
    }
    let (created, modified) = (annotation.created.as_str(), annotation.modified.as_str());
    for (name, value) in [
        ("postil:id", Some(annotation.id.as_str())),
        ("postil:layer", layer_name(document, annotation)),
        ("postil:creator", annotation.creator.as_deref()),
        ("postil:created", Some(created)),
        ("postil:modified", Some(modified).filter(|modified| *modified != created)),
    ] {
        if let Some(value) = value {
            attributes.set(name, value);
        }
    }
    if !relations.is_empty() {
        let relations = relations.iter().map(|one| format!("{} {}", one.kind, one.to));
        attributes.set("postil:relations", relations.collect::<Json>());
    }
    attributes
}

fn in_words(value: &Json) -> String {
    match value {
        Json::String(_) | Json::Number(_) => value.to_field_text(),
        other => other.to_line(),
    }
}

fn read_back(bytes: &[u8], _: &Document) -> Result<Vec<Quote>, Problem> {
    let file = decode(bytes).text;
    let mut quotes = Vec::new();
    for (at, line) in file.lines().enumerate() {
        let in_line = |problem: Problem| problem.in_line(at + 1);
        let mut fields = ObjectReader::of(parse(line).map_err(in_line)?);
        let text = Text::new(fields.string("text"));
        let found = fields.objects("extractions", |extraction| {
            let said = extraction.string("extraction_text");
            let place = extraction.optional("char_interval", |extraction, name| {
                extraction.object(name, |interval| (interval.offset("start_pos"), interval.offset("end_pos")))
            })?;
            Some(Quote::of(&text, place, Unit::CodePoint, Some(&said)))
        });
        fields.finish().map_err(in_line)?;
        quotes.extend(found.into_iter().flatten());
    }
    Ok(quotes)
}
