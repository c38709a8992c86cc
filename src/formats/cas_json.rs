//! UIMA CAS as JSON (version 0.4 of its draft): what INCEpTION and dkpro-cassis exchange.
//!
//! Offsets count UTF-16 units, as in Java. An annotation of several ranges is several feature structures with one `identifier`, of
//! which the first has the note and the values. Values are a list of names and texts; what is no text is written as JSON. Names of
//! features are fixed, for dkpro-cassis makes attributes of Python of them. Sentences are DKPro's.

use std::collections::BTreeMap;

use super::data::{DATA, lost};
use super::marked::{layer_name, offsets, placed, unplaced_relations};
use super::{FileWriter, Format, Loss, Losses, NotWritten, Options, Quote, Several, one_line};
use crate::annotation::{Annotation, AnnotationId};
use crate::article::SentenceId;
use crate::document::Document;
use crate::json::{Json, JsonWriter, ObjectReader, Problem, parse};
use crate::text::{Text, TextRange, Unit, decode};

/// UIMA CAS as JSON.
pub const FORMAT: Format = Format {
    id: "cas-json",
    name: "UIMA CAS (JSON)",
    extensions: &["cas.json"],
    media_type: "application/json",
    several: Several::Apart,
    losses,
    export: Some(export),
    unit: Some(Unit::Utf16),
    read_back: Some(read_back),
    ..DATA
};

/// What the types have no place for.
const LOST: &[Loss] = &[Loss::Unplaced, Loss::Definitions];

fn losses(documents: &[&Document]) -> Losses {
    let mut losses = lost(documents, LOST);
    losses.add(Loss::Relations, documents.iter().map(|document| unplaced_relations(document)).sum());
    losses
}

const ANNOTATION: &str = "postil.Annotation";
const ATTRIBUTE: &str = "postil.Attribute";
const RELATION: &str = "postil.Relation";
const SENTENCE: &str = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence";
const METADATA: &str = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";

/// A type: its name, the type it is a kind of, and its features with their ranges.
type Type = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const TEXT: &str = "uima.cas.String";

/// The types that UIMA does not know by itself.
const TYPES: [Type; 5] = [
    (METADATA, "uima.tcas.DocumentAnnotation", &[("documentTitle", TEXT), ("documentId", TEXT), ("documentUri", TEXT)]),
    (SENTENCE, "uima.tcas.Annotation", &[("id", TEXT)]),
    (
        ANNOTATION,
        "uima.tcas.Annotation",
        &[
            ("identifier", TEXT),
            ("label", TEXT),
            ("layer", TEXT),
            ("note", TEXT),
            ("creator", TEXT),
            ("created", TEXT),
            ("modified", TEXT),
            ("attributes", "postil.Attribute[]"),
        ],
    ),
    (ATTRIBUTE, "uima.cas.TOP", &[("name", TEXT), ("value", TEXT)]),
    (
        RELATION,
        "uima.cas.TOP",
        &[("identifier", TEXT), ("kind", TEXT), ("layer", TEXT), ("source", ANNOTATION), ("destination", ANNOTATION)],
    ),
];

/// The number of the text among the feature structures.
const SOFA: usize = 1;

fn export(_: &Options) -> Box<dyn FileWriter> {
    Box::new(|document: &Document| -> Result<String, NotWritten> {
        let json = JsonWriter::line(|out| {
            write_types(out);
            let members = Structures::of(document).write(out);
            out.object("%VIEWS", |out| {
                out.object("_InitialView", |out| {
                    out.number("%SOFA", SOFA);
                    out.json("%MEMBERS", &members.into_iter().collect());
                });
            });
        });
        Ok(format!("{}\n", one_line(&json)))
    })
}

fn write_types(out: &mut JsonWriter) {
    out.object("%TYPES", |out| {
        for (name, kind, features) in TYPES {
            out.object(name, |out| {
                out.text("%NAME", name);
                out.text("%SUPER_TYPE", kind);
                for (feature, range) in features {
                    out.object(feature, |out| {
                        out.text("%NAME", *feature);
                        out.text("%RANGE", *range);
                    });
                }
            });
        }
    });
}

/// A feature structure that is still to be written, with what it is made of.
enum Structure<'a> {
    Sofa,
    Metadata,
    Sentence(&'a SentenceId, TextRange),
    /// A range of an annotation, and the number of the list of its values, where it is the first and there are some.
    Mark(&'a Annotation, TextRange, Option<usize>),
    /// A list of values, by their numbers.
    Values(Vec<usize>),
    Value(&'a str, &'a Json),
    /// A relation between feature structures.
    Relation(&'a crate::annotation::Relation, usize, usize),
}

/// The feature structures of a document, numbered from 1.
struct Structures<'a> {
    document: &'a Document,
    all: Vec<Structure<'a>>,
}

impl<'a> Structures<'a> {
    fn of(document: &'a Document) -> Self {
        let sentences = document.article().sentences.iter();
        let sentences = sentences.map(|sentence| Structure::Sentence(&sentence.id, sentence.range));
        let all = [Structure::Sofa, Structure::Metadata].into_iter().chain(sentences).collect();
        let mut structures = Self { document, all };
        let mut firsts: BTreeMap<&AnnotationId, usize> = BTreeMap::new();
        for annotation in placed(document) {
            let mut values = structures.values(annotation);
            for range in annotation.target.ranges() {
                let number = structures.add(Structure::Mark(annotation, range, values.take()));
                firsts.entry(&annotation.id).or_insert(number);
            }
        }
        for relation in document.all_relations() {
            if let (Some(from), Some(to)) = (firsts.get(&relation.from), firsts.get(&relation.to)) {
                structures.add(Structure::Relation(relation, *from, *to));
            }
        }
        structures
    }

    fn add(&mut self, structure: Structure<'a>) -> usize {
        self.all.push(structure);
        self.all.len()
    }

    /// Adds the values of an annotation; the number of their list.
    fn values(&mut self, annotation: &'a Annotation) -> Option<usize> {
        let values = annotation.attributes.iter().map(|(name, value)| Structure::Value(name, value));
        let numbers: Vec<usize> = values.map(|value| self.add(value)).collect();
        (!numbers.is_empty()).then(|| self.add(Structure::Values(numbers)))
    }

    /// Writes them; the numbers of those that are found in the index of a view.
    fn write(&self, out: &mut JsonWriter) -> Vec<usize> {
        let mut members = Vec::new();
        out.objects("%FEATURE_STRUCTURES", (1..).zip(&self.all), |out, (number, structure): (usize, _)| {
            out.number("%ID", number);
            self.write_one(out, structure);
            if !matches!(structure, Structure::Sofa | Structure::Values(_) | Structure::Value(..)) {
                members.push(number);
            }
        });
        members
    }

    fn write_one(&self, out: &mut JsonWriter, structure: &Structure) {
        let article = self.document.article();
        match structure {
            Structure::Sofa => {
                out.text("%TYPE", "uima.cas.Sofa");
                out.number("sofaNum", SOFA);
                out.text("sofaID", "_InitialView");
                out.text("mimeType", "text/plain");
                out.text("sofaString", article.text.as_str());
            }
            Structure::Metadata => {
                self.place(out, METADATA, article.text.range());
                out.text("language", article.language.as_deref().unwrap_or("x-unspecified"));
                out.text("documentTitle", &*article.name());
                out.text("documentId", article.id.as_str());
                filled(out, "documentUri", article.source.url.as_deref());
            }
            Structure::Sentence(id, range) => {
                self.place(out, SENTENCE, *range);
                out.text("id", id.as_str());
            }
            Structure::Mark(annotation, range, values) => {
                self.place(out, ANNOTATION, *range);
                out.text("identifier", annotation.id.as_str());
                out.text("label", annotation.label.as_str());
                filled(out, "layer", layer_name(self.document, annotation));
                let is_first = *range == annotation.target.first();
                filled(out, "note", Some(&*annotation.note).filter(|note| is_first && !note.is_empty()));
                filled(out, "creator", annotation.creator.as_deref());
                out.text("created", annotation.created.as_str());
                out.text("modified", annotation.modified.as_str());
                if let Some(values) = values {
                    out.number("@attributes", *values);
                }
            }
            Structure::Values(values) => {
                out.text("%TYPE", "uima.cas.FSArray");
                out.json("%ELEMENTS", &values.iter().copied().collect());
            }
            Structure::Value(name, value) => {
                out.text("%TYPE", ATTRIBUTE);
                out.text("name", *name);
                match value.as_str() {
                    Some(text) => out.text("value", text),
                    None => out.text("value", &*value.to_line()),
                }
            }
            Structure::Relation(relation, from, to) => {
                out.text("%TYPE", RELATION);
                out.text("identifier", relation.id.as_str());
                out.text("kind", relation.kind.as_str());
                let layer = relation.layer.as_ref().and_then(|layer| self.document.beside()?.layers.get(layer));
                filled(out, "layer", layer.map(|layer| &*layer.name));
                out.number("@source", *from);
                out.number("@destination", *to);
            }
        }
    }

    fn place(&self, out: &mut JsonWriter, kind: &str, range: TextRange) {
        let (start, end) = offsets(self.document, range, Unit::Utf16);
        out.text("%TYPE", kind);
        out.number("@sofa", SOFA);
        out.number("begin", start);
        out.number("end", end);
    }
}

/// A feature that has a value, or is left out.
fn filled(out: &mut JsonWriter, name: &str, value: Option<&str>) {
    if value.is_some() {
        out.text(name, value);
    }
}

fn read_back(bytes: &[u8], _: &Document) -> Result<Vec<Quote>, Problem> {
    let mut file = ObjectReader::of(parse(&decode(bytes).text)?);
    let mut text = Text::default();
    let mut places = Vec::new();
    file.objects("%FEATURE_STRUCTURES", |structure| match &*structure.string("%TYPE") {
        "uima.cas.Sofa" => text = Text::new(structure.string("sofaString")),
        ANNOTATION => places.push((structure.offset("begin"), structure.offset("end"))),
        _ => {}
    });
    file.finish()?;
    Ok(places.into_iter().map(|place| Quote::of(&text, place, Unit::Utf16, None)).collect())
}
