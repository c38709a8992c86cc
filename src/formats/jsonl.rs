//! JSON Lines: one annotation a line, with all that is known of it, for scripts (`jq`, pandas).
//!
//! Offsets count code points of the article's text, which a line does not hold; its SHA-256 says which text that is.

use super::data::{DATA, lost};
use super::marked::{in_order, label, layer_name, offsets, relations_from, section_title};
use super::{FileWriter, Format, Loss, NotWritten, Options, Quote, one_line};
use crate::annotation::{Anchor, Annotation, Relation};
use crate::document::Document;
use crate::json::{JsonWriter, ObjectReader, Problem, parse};
use crate::text::{TextRange, Unit, decode};

/// JSON Lines.
pub const FORMAT: Format = Format {
    id: "jsonl",
    name: "JSON Lines",
    extensions: &["jsonl"],
    media_type: "application/jsonl",
    losses: |documents| lost(documents, LOST),
    export: Some(export),
    read_back: Some(read_back),
    ..DATA
};

/// What a line has no place for.
const LOST: &[Loss] = &[Loss::Text, Loss::Definitions];

fn export(_: &Options) -> Box<dyn FileWriter> {
    Box::new(|document: &Document| -> Result<String, NotWritten> {
        let mut lines = String::new();
        let relations = relations_from(document);
        for annotation in in_order(document) {
            let line = JsonWriter::line(|out| {
                let relations = relations.get(&annotation.id).map(Vec::as_slice).unwrap_or_default();
                write(out, document, annotation, relations);
            });
            lines.push_str(&one_line(&line));
            lines.push('\n');
        }
        Ok(lines)
    })
}

fn write(out: &mut JsonWriter, document: &Document, annotation: &Annotation, relations: &[&Relation]) {
    let (article, labels) = (document.article(), document.labels());
    out.object("document", |out| {
        out.text("id", article.id.as_str());
        out.text("title", &*article.name());
        out.text("url", article.source.url.as_deref());
        out.text("sha256", article.text.sha256());
    });
    out.text("id", annotation.id.as_str());
    out.text("label", annotation.label.as_str());
    out.text("labelName", label(document, annotation).map(|label| &*label.name));
    out.text("layer", layer_name(document, annotation));
    out.text("creator", annotation.creator.as_deref());
    out.text("created", annotation.created.as_str());
    out.text("modified", annotation.modified.as_str());
    out.text("quote", &*annotation.words(article));
    let text = &article.text;
    out.objects("ranges", annotation.target.ranges(), |out, range| {
        let (start, end) = offsets(document, range, Unit::CodePoint);
        out.number("start", start);
        out.number("end", end);
        out.text("exact", text.slice(range));
    });
    // What has no place is quoted as it was sought.
    if !annotation.target.alone().is_empty() {
        out.texts("unplaced", annotation.target.alone().iter().map(Anchor::quote));
    }
    let sentences: Vec<usize> = annotation.target.ranges().flat_map(|range| article.sentences_in(range)).collect();
    let slice = |range: Option<TextRange>| range.map(|range| text.slice(range)).unwrap_or_default();
    out.texts("sentences", sentences.into_iter().map(|at| slice(article.sentences.get(at).map(|one| one.range))));
    out.text("section", section_title(document, annotation));
    out.object("attributes", |out| out.rest(&annotation.attributes));
    out.text("note", &*annotation.note);
    out.objects("relations", relations, |out, relation| {
        out.text("type", relation.kind.as_str());
        out.text("typeName", labels.relation(&relation.kind).map(|kind| &*kind.name));
        out.text("to", relation.to.as_str());
    });
}

fn read_back(bytes: &[u8], _: &Document) -> Result<Vec<Quote>, Problem> {
    let text = decode(bytes).text;
    let mut quotes = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let mut fields = ObjectReader::of(parse(line).map_err(|problem| problem.in_line(at + 1))?);
        quotes.extend(fields.objects("ranges", |range| Quote {
            start: range.offset("start"),
            end: range.offset("end"),
            words: range.string("exact"),
        }));
        fields.finish().map_err(|problem| problem.in_line(at + 1))?;
    }
    Ok(quotes)
}
