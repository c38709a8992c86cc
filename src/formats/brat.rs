//! brat standoff: a zip with the text and the annotations of each document (`.txt`, `.ann`), and what the two need to be shown
//! (`annotation.conf`, `visual.conf`), for brat and the many tools that read its files.
//!
//! Offsets count code points of the text. An annotation of several ranges is one of several fragments. brat ends a fragment at
//! each line end, so that one that runs on behind a line end is read as the same range. Names of types have letters and digits of
//! ASCII, `-` and `_` only. Choices are attributes, and so is the layer. Other values stand in a comment beside the annotation,
//! whose type is the field: text as it is, anything else as JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use super::archive::{Archive, files};
use super::data::{DATA, lost};
use super::marked::{add_set, layer_name, offsets, placed, unplaced_relations};
use super::names::Names;
use super::{FileNames, FileWriter, Format, Loss, Losses, NotWritten, Options, Quote, file_name};
use crate::annotation::{Annotation, AnnotationId, AttributeKind, LabelSet, empty_set, ink_on};
use crate::document::Document;
use crate::json::{Json, Problem};
use crate::text::{Text, TextRange, Unit};

/// brat.
pub const FORMAT: Format = Format {
    id: "brat",
    name: "brat",
    extensions: &["brat.zip"],
    media_type: "application/zip",
    losses,
    export: Some(export),
    read_back: Some(read_back),
    ..DATA
};

/// What the files have no place for.
const LOST: &[Loss] = &[Loss::Ids, Loss::Creators, Loss::Times, Loss::Unplaced, Loss::Definitions];

fn losses(documents: &[&Document]) -> Losses {
    let mut losses = lost(documents, LOST);
    for document in documents {
        losses.add(Loss::Relations, unplaced_relations(document));
        let notes = document.all_annotations().filter(|one| one.target.is_placed()).map(|one| &one.note);
        let other_ends = |note: &String| note.chars().filter(|char| escape(*char) == Some(" ")).count();
        losses.add(Loss::Characters, notes.map(other_ends).sum());
    }
    losses
}

/// The name of the attribute that says which layer an annotation is of.
const LAYER: &str = "layer";

fn export(_: &Options) -> Box<dyn FileWriter> {
    let mut attributes = Names::default();
    attributes.reserve(LAYER);
    Box::new(Brat {
        archive: Archive::default(),
        files: FileNames::default(),
        types: Names::default(),
        attributes,
        values: BTreeMap::new(),
        set: empty_set(""),
    })
}

/// The archive that is being written, and what its configuration has to say of all documents.
struct Brat {
    archive: Archive,
    files: FileNames,
    /// Names of labels and of types of relations, which are types alike.
    types: Names,
    /// Names of fields.
    attributes: Names,
    /// The values of each attribute that is a choice, by its name.
    values: BTreeMap<String, Names>,
    /// The labels, fields and types of relations of all documents.
    set: LabelSet,
}

impl FileWriter for Brat {
    fn add(&mut self, document: &Document, out: &mut dyn io::Write) -> Result<(), NotWritten> {
        self.learn(document.labels());
        let name = file_name(document, &FORMAT);
        let stem = self.files.free_stem(name.strip_suffix(".brat.zip").unwrap_or(&name));
        let annotations = self.annotations(document);
        self.archive.add(&format!("{stem}.txt"), document.article().text.as_str().as_bytes(), out)?;
        Ok(self.archive.add(&format!("{stem}.ann"), annotations.as_bytes(), out)?)
    }

    fn finish(&mut self, out: &mut dyn io::Write) -> Result<(), NotWritten> {
        let set = std::mem::replace(&mut self.set, empty_set("")).arranged();
        let (types, looks) = (self.annotation_conf(&set), self.visual_conf(&set));
        self.archive.add("annotation.conf", types.as_bytes(), out)?;
        self.archive.add("visual.conf", looks.as_bytes(), out)?;
        Ok(self.archive.finish(out)?)
    }
}

impl Brat {
    /// Takes over what is new in a label set.
    fn learn(&mut self, set: &LabelSet) {
        add_set(&mut self.set, set);
        for field in set.attributes.iter().filter(|field| field.kind == AttributeKind::Choice) {
            let values = self.values.entry(self.attributes.name(field.id.as_str()).to_owned()).or_default();
            for option in &field.options {
                values.name(option.id.as_str());
            }
        }
    }

    /// The `.ann` of a document.
    fn annotations(&mut self, document: &Document) -> String {
        let mut lines = Lines::default();
        let mut numbers: BTreeMap<&AnnotationId, usize> = BTreeMap::new();
        for annotation in placed(document) {
            let kind = self.types.name(annotation.label.as_str());
            let Some(number) = lines.text_bound(kind, document, annotation) else { continue };
            numbers.insert(&annotation.id, number);
            if let Some(layer) = layer_name(document, annotation) {
                lines.attribute(LAYER, number, self.values.entry(LAYER.to_owned()).or_default().name(layer));
            }
            for (id, value) in annotation.attributes.iter() {
                let name = self.attributes.name(id);
                let values = self.values.get_mut(name).filter(|_| is_option(document.labels(), id, value));
                match (value.as_str(), values) {
                    (Some(chosen), Some(values)) => lines.attribute(name, number, values.name(chosen)),
                    (Some(text), None) => lines.comment(name, number, text),
                    (None, _) => lines.comment(name, number, &value.to_line()),
                }
            }
            lines.comment("AnnotatorNotes", number, &annotation.note);
        }
        for relation in document.all_relations() {
            if let (Some(from), Some(to)) = (numbers.get(&relation.from), numbers.get(&relation.to)) {
                lines.relation(self.types.name(relation.kind.as_str()), *from, *to);
            }
        }
        lines.text
    }

    /// What types there are: a section each for entities, relations, events and attributes.
    fn annotation_conf(&mut self, set: &LabelSet) -> String {
        let mut conf = "[entities]\n".to_owned();
        for label in &set.labels {
            conf.push_str(&"\t".repeat(set.depth(&label.id)));
            conf.push_str(self.types.name(label.id.as_str()));
            conf.push('\n');
        }
        // Annotations may overlap, and no pair of types is told apart from others.
        conf.push_str("\n[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n");
        for kind in &set.relations {
            conf.push_str(self.types.name(kind.id.as_str()));
            conf.push_str("\tArg1:<ENTITY>, Arg2:<ENTITY>");
            conf.push_str(if kind.symmetric { ", <REL-TYPE>:symmetric\n" } else { "\n" });
        }
        conf.push_str("\n[events]\n\n[attributes]\n");
        for name in self.attributes.all() {
            let values = self.values.get(name).map(Names::all).unwrap_or_default();
            if !values.is_empty() {
                let _ = writeln!(conf, "{name}\tArg:<ENTITY>, Value:{}", values.join("|"));
            }
        }
        conf
    }

    /// What types are called and look like.
    fn visual_conf(&mut self, set: &LabelSet) -> String {
        let mut labels = "[labels]\n".to_owned();
        let mut drawing = "\n[drawing]\nSPAN_DEFAULT\tfgColor:black, bgColor:#dddddd, borderColor:darken\n".to_owned();
        let plain = |name: &str| name.replace(['|', '\t'], " ").replace(|char: char| escape(char).is_some(), " ");
        for label in &set.labels {
            let name = self.types.name(label.id.as_str());
            let _ = writeln!(labels, "{name} | {} | {}", plain(&label.name), plain(&label.badge));
            let _ = writeln!(drawing, "{name}\tbgColor:{}, fgColor:{}", label.color, ink_on(&label.color));
        }
        for kind in &set.relations {
            let _ = writeln!(labels, "{} | {}", self.types.name(kind.id.as_str()), plain(&kind.name));
        }
        labels + &drawing
    }
}

/// Whether a value is one of the options of a field.
fn is_option(set: &LabelSet, field: &str, value: &Json) -> bool {
    let field = set.attributes.iter().find(|one| one.id.as_str() == field && one.kind == AttributeKind::Choice);
    field.is_some_and(|field| field.options.iter().any(|option| value.as_str() == Some(option.id.as_str())))
}

/// The lines of an `.ann`. Ids count up for each kind of line.
#[derive(Default)]
struct Lines {
    text: String,
    text_bounds: usize,
    relations: usize,
    attributes: usize,
    comments: usize,
}

impl Lines {
    /// A line for what an annotation marks, and its number. `None` where that is nothing but line ends.
    fn text_bound(&mut self, kind: &str, document: &Document, annotation: &Annotation) -> Option<usize> {
        let text = &document.article().text;
        let mut places = String::new();
        let mut words = Vec::new();
        for fragment in annotation.target.ranges().flat_map(|range| fragments(text, range)) {
            let (start, end) = offsets(document, fragment, Unit::CodePoint);
            let _ = write!(places, "{}{start} {end}", if places.is_empty() { "" } else { ";" });
            words.push(text.slice(fragment));
        }
        if words.is_empty() {
            return None;
        }
        self.text_bounds += 1;
        let number = self.text_bounds;
        let _ = writeln!(self.text, "T{number}\t{kind} {places}\t{}", reference(&words));
        Some(number)
    }

    fn attribute(&mut self, name: &str, of: usize, value: &str) {
        self.attributes += 1;
        let _ = writeln!(self.text, "A{}\t{name} T{of} {value}", self.attributes);
    }

    fn relation(&mut self, kind: &str, from: usize, to: usize) {
        self.relations += 1;
        let _ = writeln!(self.text, "R{}\t{kind} Arg1:T{from} Arg2:T{to}", self.relations);
    }

    /// A comment on an annotation, on one line. Readers take none that is blank.
    fn comment(&mut self, kind: &str, of: usize, comment: &str) {
        if comment.trim().is_empty() {
            return;
        }
        self.comments += 1;
        let _ = write!(self.text, "#{}\t{kind} T{of}\t", self.comments);
        for char in comment.chars() {
            match escape(char) {
                Some(escaped) => self.text.push_str(escaped),
                None => self.text.push(char),
            }
        }
        self.text.push('\n');
    }
}

/// What stands for a character that would end a field or a line: line feeds, returns and tabs are written as JSON writes them.
/// brat's server takes all line ends that Unicode knows for such (`str.splitlines` of Python).
const fn escape(char: char) -> Option<&'static str> {
    match char {
        '\n' => Some("\\n"),
        '\r' => Some("\\r"),
        '\t' => Some("\\t"),
        '\u{B}' | '\u{C}' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(" "),
        _ => None,
    }
}

/// What fragments say, as it is repeated behind their offsets: with a space for each line end inside.
fn reference(fragments: &[&str]) -> String {
    fragments.join(" ").replace(|char| escape(char).is_some(), " ")
}

/// The parts of a range between line feeds.
fn fragments(text: &Text, range: TextRange) -> impl Iterator<Item = TextRange> {
    let mut start = range.start();
    let lines = text.slice(range).split('\n').map(move |line| {
        let fragment = TextRange::new(start, start + line.len());
        start = fragment.end() + 1;
        fragment
    });
    lines.filter(|fragment| !fragment.is_empty())
}

fn read_back(bytes: &[u8], _: &Document) -> Result<Vec<Quote>, Problem> {
    let files = files(bytes)?;
    let file =
        |name: &str| files.iter().find(|(known, _)| known == name).map(|(_, bytes)| String::from_utf8_lossy(bytes));
    let stems = files.iter().filter_map(|(name, _)| name.strip_suffix(".txt"));
    let mut quotes = Vec::new();
    for stem in stems {
        let text = Text::new(file(&format!("{stem}.txt")).unwrap_or_default());
        let annotations = file(&format!("{stem}.ann")).unwrap_or_default();
        for line in annotations.split('\n').filter(|line| line.starts_with('T')) {
            read_line(line, &text, &mut quotes);
        }
    }
    Ok(quotes)
}

/// Reads the line of an annotation. Fragments with nothing but line feeds between them are one quote.
fn read_line(line: &str, text: &Text, quotes: &mut Vec<Quote>) {
    let mut fields = line.split('\t').skip(1);
    let places = fields.next().and_then(|field| field.split_once(' ')).map(|(_, places)| places).unwrap_or_default();
    let byte = |count: &str| text.byte(count.parse().ok()?, Unit::CodePoint);
    let place = |place: &str| {
        let (start, end) = place.split_once(' ')?;
        Some(TextRange::new(byte(start)?, byte(end)?))
    };
    let fragments: Vec<TextRange> = places.split(';').filter_map(place).collect();
    let words: Vec<&str> = fragments.iter().map(|fragment| text.slice(*fragment)).collect();
    let is_said = fields.next().is_some_and(|said| said == reference(&words));
    let mut joined: Vec<TextRange> = Vec::new();
    for fragment in fragments {
        match joined.last_mut() {
            Some(last)
                if text.slice(TextRange::new(last.end(), fragment.start())).bytes().all(|byte| byte == b'\n') =>
            {
                *last = last.cover(fragment);
            }
            _ => joined.push(fragment),
        }
    }
    let of = |range: TextRange| {
        let count = |byte| text.count(byte, Unit::CodePoint);
        let words = if is_said { text.slice(range).to_owned() } else { String::new() };
        Quote { start: count(range.start()), end: count(range.end()), words }
    };
    quotes.extend(joined.into_iter().map(of));
}
