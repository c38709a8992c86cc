//! Label Studio: a list of tasks as JSON, each with the labelling configuration that fits it in `meta.labeling_config`.
//!
//! Offsets count code points, as Label Studio stores them since version 1.5. The person's own annotations are one annotation of the
//! task, those of each layer another, and of a machine's layer a prediction. A range is a region, and the values of the first region
//! stand in controls for each region: a choice, or a text, which is JSON where the value is no text. What does not fit its field
//! stands in a text of its own.

use std::collections::BTreeMap;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use super::data::{DATA, lost};
use super::labels::codebook::{in_xml, lost_in_xml};
use super::marked::{called, offsets, placed};
use super::names::Names;
use super::record::record;
use super::{FileWriter, Format, Loss, Losses, NotWritten, Options, Quote};
use crate::annotation::{
    Annotation, AnnotationId, Attribute, AttributeKind, ChoiceId, LabelId, Layer, LayerId, LayerKind, RelationType,
    RelationTypeId,
};
use crate::article::Id;
use crate::document::Document;
use crate::json::{Json, JsonWriter, Object, ObjectReader, Problem, parse};
use crate::message::problems;
use crate::text::{Text, TextRange, Unit, decode};

/// Label Studio.
pub const FORMAT: Format = Format {
    id: "label-studio",
    name: "Label Studio",
    extensions: &["label-studio.json"],
    media_type: "application/json",
    losses,
    export: Some(|_: &Options| Box::new(Tasks::default())),
    read_back: Some(read_back),
    ..DATA
};

/// What a task has no place for.
const LOST: &[Loss] = &[
    Loss::Creators,
    Loss::Times,
    Loss::Unplaced,
    Loss::SetName,
    Loss::LabelIds,
    Loss::Badges,
    Loss::Lines,
    Loss::UnknownOfLabels,
];

fn losses(documents: &[&Document]) -> Losses {
    let mut losses = lost(documents, LOST);
    for document in documents {
        let written = document.all_relations().filter(|one| within(document, &one.from, &one.to)).count();
        losses.add(Loss::Relations, document.all_relations().count() - written);
        let set = document.labels();
        let texts = set.labels.iter().flat_map(|label| [&label.name, &label.description]);
        losses.add(Loss::Characters, texts.map(|text| lost_in_xml(text)).sum());
    }
    losses
}

/// Whether two annotations have a place and are in one layer: relations between others have none.
fn within(document: &Document, from: &AnnotationId, to: &AnnotationId) -> bool {
    let placed = |id: &AnnotationId| document.annotation(id).filter(|one| one.target.is_placed());
    placed(from).zip(placed(to)).is_some_and(|(from, to)| from.layer() == to.layer())
}

/// A list that is being written.
#[derive(Default)]
struct Tasks {
    written: usize,
}

impl FileWriter for Tasks {
    fn add(&mut self, document: &Document, out: &mut dyn io::Write) -> Result<(), NotWritten> {
        let task = Task::of(document);
        let config = task.config()?;
        let json = JsonWriter::line(|out| task.write(out, &config));
        write!(out, "{}{json}", if self.written == 0 { "[\n" } else { ",\n" })?;
        self.written += 1;
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn io::Write) -> Result<(), NotWritten> {
        Ok(out.write_all(if self.written == 0 { b"[]\n" } else { b"\n]\n" })?)
    }
}

/// The control of labels.
const LABELS: &str = "label";
/// The control of notes.
const NOTE: &str = "note";
/// The control of values that do not fit their fields.
const OTHER: &str = "other";
/// The text that is marked.
const TEXT: &str = "text";

/// A document, and what its labels and fields are called in the configuration.
struct Task<'a> {
    document: &'a Document,
    labels: BTreeMap<&'a LabelId, String>,
    relations: BTreeMap<&'a RelationTypeId, String>,
    controls: Vec<Control<'a>>,
}

/// The control of a field.
struct Control<'a> {
    name: String,
    field: &'a Attribute,
    /// What its options are called; `None` for a field of text.
    options: Option<BTreeMap<&'a ChoiceId, String>>,
}

/// What things are called in attributes of XML, in which a line end is read as a space.
fn named<'a, T>(things: impl Iterator<Item = (&'a Id<T>, &'a String)>) -> BTreeMap<&'a Id<T>, String> {
    let plain = |text: &str| in_xml(text).replace(['\n', '\t'], " ");
    let things: Vec<(&Id<T>, String)> = things.map(|(id, name)| (id, plain(name))).collect();
    let called = called(things.iter().map(|(id, name)| (*id, name.as_str())));
    things.iter().map(|(id, _)| (*id, plain(called.get(id).copied().unwrap_or_default()))).collect()
}

impl<'a> Task<'a> {
    fn of(document: &'a Document) -> Self {
        let set = document.labels();
        let mut taken = Names::default();
        [LABELS, NOTE, OTHER, TEXT].iter().for_each(|name| taken.reserve(name));
        let control = |field: &'a Attribute| {
            let is_choice = matches!(field.kind, AttributeKind::Choice | AttributeKind::Choices);
            let options = (is_choice && !field.options.is_empty())
                .then(|| named(field.options.iter().map(|option| (&option.id, &option.name))));
            Control { name: taken.name(field.id.as_str()).to_owned(), field, options }
        };
        Self {
            document,
            labels: named(set.labels.iter().map(|label| (&label.id, &label.name))),
            relations: named(set.relations.iter().map(|kind| (&kind.id, &kind.name))),
            controls: set.attributes.iter().map(control).collect(),
        }
    }

    fn write(&self, out: &mut JsonWriter, config: &str) {
        let article = self.document.article();
        out.object("data", |out| {
            out.text("text", article.text.as_str());
            out.text("title", &*article.name());
            out.text("document", article.id.as_str());
            out.text("url", article.source.url.as_deref());
        });
        // The person's own annotations, and then those of each layer.
        let mut groups: Vec<(Option<&Layer>, Vec<&Annotation>)> = vec![(None, Vec::new())];
        let layers = self.document.beside().into_iter().flat_map(|beside| beside.layers.iter());
        groups.extend(layers.map(|layer| (Some(layer), Vec::new())));
        let places: BTreeMap<Option<&LayerId>, usize> =
            groups.iter().enumerate().map(|(at, (layer, _))| (layer.map(|layer| &layer.id), at)).collect();
        for annotation in placed(self.document) {
            let place = places.get(&annotation.layer()).and_then(|at| groups.get_mut(*at));
            place.into_iter().for_each(|(_, group)| group.push(annotation));
        }
        let mut results: Vec<(Option<&Layer>, Json)> = Vec::new();
        let mut relations = self.relations_by_layer();
        for (layer, annotations) in groups.into_iter().filter(|(_, annotations)| !annotations.is_empty()) {
            let mut result: Vec<Json> = annotations.into_iter().flat_map(|one| self.regions(one)).collect();
            result.append(relations.entry(layer.map(|layer| &layer.id)).or_default());
            results.push((layer, Json::Array(result)));
        }
        let is_machine = |layer: &Option<&Layer>| layer.is_some_and(|layer| layer.kind == LayerKind::Machine);
        let (predictions, annotations): (Vec<_>, Vec<_>) =
            results.into_iter().partition(|(layer, _)| is_machine(layer));
        let name = |layer: &Option<&Layer>| layer.map_or_else(String::new, |layer| layer.name.clone());
        let names: Json =
            annotations.iter().map(|(layer, _)| Some(name(layer)).filter(|name| !name.is_empty())).collect();
        out.objects("annotations", annotations, |out, (_, result)| out.json("result", &result));
        out.objects("predictions", predictions, |out, (layer, result)| {
            out.text("model_version", &*name(&layer));
            out.json("result", &result);
        });
        out.object("meta", |out| {
            // Whose each annotation is; none of the person's own.
            out.json("layers", &names);
            out.text("labeling_config", config);
        });
    }

    /// The regions of an annotation, and what is said of it beside the first.
    fn regions(&self, annotation: &Annotation) -> Vec<Json> {
        let text = &self.document.article().text;
        let mut items = Vec::new();
        let label = self.labels.get(&annotation.label).map_or(annotation.label.as_str(), String::as_str);
        for (at, range) in annotation.target.ranges().enumerate() {
            let id = if at == 0 { annotation.id.to_string() } else { format!("{}/{}", annotation.id, at + 1) };
            let mut value = self.value(range);
            value.set("text", text.slice(range));
            value.set("labels", [label].into_iter().collect::<Json>());
            items.push(item(&id, LABELS, "labels", value));
        }
        let mut say = |control: &str, kind: &'static str, texts: Vec<&str>| {
            let mut value = self.value(annotation.target.first());
            value.set(if kind == "choices" { kind } else { "text" }, texts.into_iter().collect::<Json>());
            items.push(item(annotation.id.as_str(), control, kind, value));
        };
        let mut other = Object::default();
        for (id, value) in annotation.attributes.iter() {
            let control = self.controls.iter().find(|control| control.field.id.as_str() == id);
            match control.and_then(|control| Some((control, control.chosen(value)?))) {
                Some((control, chosen)) => {
                    say(&control.name, control.kind(), chosen.iter().map(|one| &**one).collect())
                }
                None if *value == Json::Null => {}
                None => other.set(id.to_owned(), value.clone()),
            }
        }
        if !annotation.note.is_empty() {
            say(NOTE, "textarea", vec![&annotation.note]);
        }
        if !other.is_empty() {
            say(OTHER, "textarea", vec![&record(&other, &self.document.labels().attributes)]);
        }
        items
    }

    /// The place of a range.
    fn value(&self, range: TextRange) -> Object {
        let (start, end) = offsets(self.document, range, Unit::CodePoint);
        let mut value = Object::default();
        value.set("start", start);
        value.set("end", end);
        value
    }

    /// The relations inside each layer.
    fn relations_by_layer(&self) -> BTreeMap<Option<&'a LayerId>, Vec<Json>> {
        let mut relations: BTreeMap<Option<&LayerId>, Vec<Json>> = BTreeMap::new();
        for relation in self.document.all_relations() {
            if !within(self.document, &relation.from, &relation.to) {
                continue;
            }
            let kind = self.document.labels().relation(&relation.kind);
            let name = self.relations.get(&relation.kind).map_or(relation.kind.as_str(), String::as_str);
            let mut item = Object::default();
            item.set("type", "relation");
            item.set("from_id", relation.from.as_str());
            item.set("to_id", relation.to.as_str());
            item.set("direction", if kind.is_some_and(is_symmetric) { "bi" } else { "right" });
            item.set("labels", [name].into_iter().collect::<Json>());
            let layer = self.document.annotation(&relation.from).and_then(Annotation::layer);
            relations.entry(layer).or_default().push(item.into());
        }
        relations
    }

    /// The labelling configuration. A set without labels gets one, for Label Studio takes no configuration without.
    fn config(&self) -> io::Result<String> {
        let set = self.document.labels();
        let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
        open(&mut xml, "View", &[])?;
        if !self.relations.is_empty() {
            open(&mut xml, "Relations", &[])?;
            for name in self.relations.values() {
                empty(&mut xml, "Relation", &[("value", name)])?;
            }
            close(&mut xml, "Relations")?;
        }
        open(&mut xml, "Labels", &[("name", LABELS), ("toName", TEXT)])?;
        for label in &set.labels {
            let (name, hint) = (self.labels.get(&label.id).map_or("", String::as_str), in_xml(&label.description));
            let mut attributes = vec![("value", name), ("background", &*label.color), ("hint", &*hint)];
            attributes.extend(label.key.as_deref().map(|key| ("hotkey", key)));
            empty(&mut xml, "Label", &attributes)?;
        }
        if set.labels.is_empty() {
            empty(&mut xml, "Label", &[("value", "-")])?;
        }
        close(&mut xml, "Labels")?;
        empty(&mut xml, "Text", &[("name", TEXT), ("value", "$text")])?;
        open(&mut xml, "View", &[("visibleWhen", "region-selected")])?;
        let area = [("toName", TEXT), ("perRegion", "true"), ("editable", "true")];
        for name in [NOTE, OTHER] {
            empty(&mut xml, "TextArea", &[&[("name", name)], &area[..]].concat())?;
        }
        for Control { name, field, options } in &self.controls {
            let title = in_xml(&field.name);
            empty(&mut xml, "Header", &[("value", &title)])?;
            let Some(options) = options else {
                empty(&mut xml, "TextArea", &[&[("name", &**name)], &area[..]].concat())?;
                continue;
            };
            let choice = if field.kind == AttributeKind::Choices { "multiple" } else { "single" };
            let attributes = [("name", &**name), ("toName", TEXT), ("perRegion", "true"), ("choice", choice)];
            open(&mut xml, "Choices", &attributes)?;
            for option in field.options.iter().filter_map(|option| options.get(&option.id)) {
                empty(&mut xml, "Choice", &[("value", option)])?;
            }
            close(&mut xml, "Choices")?;
        }
        close(&mut xml, "View")?;
        close(&mut xml, "View")?;
        Ok(String::from_utf8_lossy(&xml.into_inner()).into_owned())
    }
}

const fn is_symmetric(kind: &RelationType) -> bool {
    kind.symmetric
}

impl Control<'_> {
    const fn kind(&self) -> &'static str {
        if self.options.is_some() { "choices" } else { "textarea" }
    }

    /// What a value is in this control; `None` where it does not fit.
    fn chosen(&self, value: &Json) -> Option<Vec<String>> {
        let items = match value {
            Json::Array(items) if self.field.kind == AttributeKind::Choices => items.iter().collect(),
            _ if self.field.kind == AttributeKind::Choices => return None,
            Json::Null => return None,
            _ => vec![value],
        };
        let chosen = |item: &Json| match (&self.options, item) {
            (Some(options), item) => options.get(&Id::from(item.as_str()?)).cloned(),
            (None, Json::String(text)) => Some(text.clone()),
            (None, _) => Some(item.to_line()),
        };
        let chosen: Option<Vec<String>> = items.into_iter().map(chosen).collect();
        chosen.filter(|chosen| !chosen.is_empty())
    }
}

/// An item of a result.
fn item(id: &str, control: &str, kind: &str, value: Object) -> Json {
    let mut item = Object::default();
    item.set("id", id);
    item.set("from_name", control.to_owned());
    item.set("to_name", TEXT);
    item.set("type", kind.to_owned());
    item.set("value", value);
    item.into()
}

fn open(xml: &mut Writer<Vec<u8>>, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.write_event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())))
}

fn empty(xml: &mut Writer<Vec<u8>>, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.write_event(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())))
}

fn close(xml: &mut Writer<Vec<u8>>, name: &str) -> io::Result<()> {
    xml.write_event(Event::End(BytesEnd::new(name)))
}

fn read_back(bytes: &[u8], _: &Document) -> Result<Vec<Quote>, Problem> {
    let Json::Array(tasks) = parse(&decode(bytes).text)? else { return Err(Problem::new(problems::MUST_BE_LIST)) };
    let mut quotes = Vec::new();
    for (document, task) in tasks.into_iter().enumerate() {
        let mut task = ObjectReader::of(task);
        let text = Text::new(task.object("data", |data| data.string("text")));
        for list in ["annotations", "predictions"] {
            task.objects(list, |one| {
                one.objects("result", |item| {
                    if item.string("type") == "labels" {
                        quotes.push(item.object("value", |value| {
                            let place = (value.offset("start"), value.offset("end"));
                            Quote::of(&text, place, Unit::CodePoint, Some(&value.string("text")))
                        }));
                    }
                });
            });
        }
        task.finish().map_err(|problem| problem.in_item(document))?;
    }
    Ok(quotes)
}
