//! The operation log: history entries as JSON.
//!
//! An edit is named by its first field, which says what it is about: `{"set": ["annotation", "urn:uuid:…"], "path": ["label"],
//! "before": "event", "after": "cause"}`. Offsets are bytes, for nobody but Postil reads them. An entry says what it did by a message:
//! `{"title": "marked-as", "about": ["Statistic"], …}`.

use crate::annotation::AttributeId;
use crate::annotation::attributes::Part;
use crate::article::{Article, BlockAttributes, BlockKind, Cut, Head, Id};
use crate::document::{BESIDE_KINDS, Definition, Edit, Entry, Move, Origin, Patch, Place, Placed, Shift};
use crate::formats::native;
use crate::json::{Json, JsonWriter, ObjectReader};
use crate::message::{Argument, Message, problems};
use crate::text::TextRange;

/// Writes the fields of an entry.
pub(super) fn write_entry(out: &mut JsonWriter, entry: &Entry, article: &Article) {
    write_message(out, &entry.message);
    out.text("at", entry.at.as_str());
    // Steps of before these were kept have neither: nobody in particular, and a person.
    if let Some(creator) = &entry.creator {
        out.text("creator", creator.as_str());
    }
    if entry.origin != Origin::Person {
        out.text("origin", entry.origin.name());
    }
    out.objects("edits", &entry.edits, |out, edit| write_edit(out, edit, article));
}

/// Reads an entry.
pub(super) fn read_entry(fields: &mut ObjectReader, article: &Article) -> Entry {
    Entry {
        at: native::timestamp(fields, "at"),
        message: read_message(fields),
        creator: fields.optional("creator", ObjectReader::string),
        origin: fields
            .optional("origin", |fields, name| native::one_of(fields, name, Origin::ALL, Origin::name))
            .unwrap_or_default(),
        edits: fields.objects("edits", |edit| read_edit(edit, article)),
        merge: None,
    }
}

/// Writes what a step did: the key of its message, and what the text is about. A build that knows no messages shows the key.
fn write_message(out: &mut JsonWriter, message: &Message) {
    if let Some(words) = message.as_written() {
        return out.text("title", words);
    }
    out.text("title", message.key());
    let about = message.about().iter().map(|argument| match argument {
        Argument::Text(text) => Json::from(text.as_str()),
        Argument::Number(number) => Json::from(*number),
        // No step is about another.
        Argument::Message(message) => Json::from(message.key()),
    });
    out.json("about", &about.collect());
}

/// Reads it. Steps that were saved before messages were kept have a text for a title, and are about nothing.
fn read_message(fields: &mut ObjectReader) -> Message {
    let title = fields.string("title");
    let about = match fields.json("about") {
        Some(Json::Array(about)) => about,
        Some(_) => {
            fields.error_at("about", problems::MUST_BE_LIST);
            Vec::new()
        }
        None => return Message::written(title),
    };
    let argument = |argument: Json| match argument.as_whole() {
        Some(number) => Argument::Number(number),
        None => Argument::Text(argument.as_str().unwrap_or_default().to_owned()),
    };
    Message::stored(title, about.into_iter().map(argument).collect())
}

fn write_edit(out: &mut JsonWriter, edit: &Edit, article: &Article) {
    match edit {
        Edit::Annotation { annotation, on } => {
            out.object("annotation", |out| native::write_annotation(out, annotation, article));
            out.flag("on", *on);
        }
        Edit::Relation { relation, on } => {
            out.object("relation", |out| native::write_relation(out, relation));
            out.flag("on", *on);
        }
        Edit::Reviewed { sentence, on } => {
            out.text("reviewed", sentence.as_str());
            out.flag("on", *on);
        }
        Edit::Definition { definition, on } => {
            match &**definition {
                Definition::Label(Placed { thing, behind }) => {
                    out.object("label", |out| native::write_label(out, thing));
                    write_id(out, "behind", behind.as_ref());
                }
                Definition::RelationType(Placed { thing, behind }) => {
                    out.object("relationType", |out| native::write_relation_type(out, thing));
                    write_id(out, "behind", behind.as_ref());
                }
                Definition::Attribute { within, attribute: Placed { thing, behind } } => {
                    out.object("attribute", |out| native::write_attribute(out, thing));
                    out.texts("within", within.iter().map(Id::as_str));
                    write_id(out, "behind", behind.as_ref());
                }
            }
            out.flag("on", *on);
        }
        Edit::Move(of) => match of {
            Move::Label(shift) => write_shift(out, "label", &[], shift),
            Move::Attribute { within, shift } => write_shift(out, "attribute", within, shift),
            Move::RelationType(shift) => write_shift(out, "relationType", &[], shift),
        },
        Edit::Set { of, patch } => {
            write_place(out, "set", of);
            let path = patch.path.iter().map(|part| match part {
                Part::Field(name) => Json::from(&**name),
                Part::Item(at) => Json::from(*at),
            });
            out.json("path", &path.collect());
            for (name, side) in [("before", &patch.before), ("after", &patch.after)] {
                if let Some(side) = side {
                    out.json(name, side);
                }
            }
            if let Some(at) = patch.at {
                out.number("at", at);
            }
        }
        Edit::Note { annotation, at, before, after } => {
            out.text("note", annotation.as_str());
            out.number("at", *at);
            out.text("before", before.as_str());
            out.text("after", after.as_str());
        }
        Edit::Sentences { block, before, after } => {
            out.text("sentences", block.as_str());
            out.objects("before", before, write_cut);
            out.objects("after", after, write_cut);
        }
        Edit::Shape { block, before, after } => {
            out.text("shape", block.as_str());
            out.object("before", |out| write_shape(out, before));
            out.object("after", |out| write_shape(out, after));
        }
        Edit::Sections { before, after } => out.object("sections", |out| {
            out.objects("before", before, write_head);
            out.objects("after", after, write_head);
        }),
    }
}

fn write_id<T>(out: &mut JsonWriter, name: &str, id: Option<&Id<T>>) {
    if let Some(id) = id {
        out.text(name, id.as_str());
    }
}

fn write_shift<T>(out: &mut JsonWriter, kind: &str, within: &[AttributeId], shift: &Shift<T>) {
    let ids = within.iter().map(AttributeId::as_str).chain([shift.id.as_str()]);
    out.texts("move", std::iter::once(kind).chain(ids));
    write_id(out, "before", shift.before.as_ref());
    write_id(out, "after", shift.after.as_ref());
}

/// A place is what kind of thing it is, and its ids.
fn write_place(out: &mut JsonWriter, name: &str, place: &Place) {
    let kind = match place {
        Place::Annotation(_) => "annotation",
        Place::Relation(_) => "relation",
        Place::LabelSet => "labelSet",
        Place::Label(_) => "label",
        Place::Attribute(_) => "attribute",
        Place::RelationType(_) => "relationType",
        Place::Article => "article",
        Place::Beside(kind, _) => kind.name,
    };
    let around = match place {
        Place::Attribute(ids) => ids.split_last().map_or(&[][..], |(_, around)| around),
        _ => &[],
    };
    out.texts(name, std::iter::once(kind).chain(around.iter().map(AttributeId::as_str)).chain(place.id()));
}

fn read_place(fields: &mut ObjectReader, name: &str) -> Place {
    let parts = fields.strings(name);
    let mut ids = parts.iter().skip(1).map(String::as_str);
    let mut id = || ids.next().unwrap_or_default();
    match parts.first().map(String::as_str) {
        Some("annotation") => Place::Annotation(id().into()),
        Some("relation") => Place::Relation(id().into()),
        Some("labelSet") => Place::LabelSet,
        Some("label") => Place::Label(id().into()),
        Some("attribute") => Place::Attribute(ids.map(AttributeId::from).collect()),
        Some("relationType") => Place::RelationType(id().into()),
        Some("article") => Place::Article,
        kind => {
            if let Some(kind) = BESIDE_KINDS.iter().find(|known| Some(known.name) == kind) {
                return Place::Beside(kind, id().into());
            }
            fields.error_at(name, problems::NAMES_NOTHING_CHANGEABLE);
            Place::Article
        }
    }
}

fn read_id<T>(fields: &mut ObjectReader, name: &str) -> Option<Id<T>> {
    fields.optional(name, ObjectReader::string).map(Id::from)
}

fn read_placed<T>(fields: &mut ObjectReader, name: &str, read: fn(&mut ObjectReader) -> T) -> Placed<T> {
    Placed { thing: fields.object(name, read), behind: read_id(fields, "behind") }
}

fn read_move(fields: &mut ObjectReader) -> Move {
    let parts = fields.strings("move");
    let mut ids = parts.into_iter();
    let kind = ids.next().unwrap_or_default();
    let id = ids.next_back().unwrap_or_default();
    match kind.as_str() {
        "attribute" => Move::Attribute { within: ids.map(AttributeId::from).collect(), shift: read_shift(fields, id) },
        "relationType" => Move::RelationType(read_shift(fields, id)),
        kind => {
            if kind != "label" {
                fields.error_at("move", problems::NAMES_NOTHING_CHANGEABLE);
            }
            Move::Label(read_shift(fields, id))
        }
    }
}

fn read_shift<T>(fields: &mut ObjectReader, id: String) -> Shift<T> {
    Shift { id: id.into(), before: read_id(fields, "before"), after: read_id(fields, "after") }
}

fn read_path(fields: &mut ObjectReader) -> Vec<Part> {
    let part = |part: &Json| match part {
        Json::String(name) => Some(Part::Field(name.as_str().into())),
        part => part.as_whole().map(Part::Item),
    };
    let path = match fields.json("path") {
        Some(Json::Array(parts)) => parts.iter().map(part).collect(),
        _ => None,
    };
    path.unwrap_or_else(|| {
        fields.error_at("path", problems::MUST_BE_PATH);
        Vec::new()
    })
}

fn write_cut(out: &mut JsonWriter, cut: &Cut) {
    out.text("id", cut.id.as_str());
    out.number("from", cut.range.start());
    out.number("to", cut.range.end());
    out.mark("manual", cut.manual);
    out.rest(&cut.extra);
}

fn read_cut(fields: &mut ObjectReader) -> Cut {
    Cut {
        id: Id::from(fields.string("id")),
        range: TextRange::new(fields.offset("from"), fields.offset("to")),
        manual: fields.optional("manual", ObjectReader::flag).unwrap_or_default(),
        extra: fields.rest(),
    }
}

fn write_head(out: &mut JsonWriter, head: &Head) {
    out.text("id", head.id.as_str());
    out.number("level", usize::from(head.level));
    out.text("title", head.title.as_deref());
    out.text("start", head.start.as_ref().map(Id::as_str));
    out.rest(&head.extra);
}

fn read_head(fields: &mut ObjectReader) -> Head {
    Head {
        id: Id::from(fields.string("id")),
        level: native::level(fields, "level"),
        title: fields.optional("title", ObjectReader::string),
        start: fields.optional("start", ObjectReader::string).map(Id::from),
        extra: fields.rest(),
    }
}

fn write_shape(out: &mut JsonWriter, shape: &BlockAttributes) {
    out.text("kind", shape.kind.name());
    out.number("level", shape.level.map(usize::from));
    out.number("depth", shape.depth.map(usize::from));
    out.mark("duplicate", shape.duplicate);
    out.mark("ordered", shape.ordered);
    out.mark("manual", shape.manual);
}

fn read_shape(fields: &mut ObjectReader) -> BlockAttributes {
    BlockAttributes {
        kind: native::one_of(fields, "kind", BlockKind::ALL, BlockKind::name),
        level: fields.optional("level", native::level),
        depth: fields.optional("depth", native::level),
        duplicate: fields.optional("duplicate", ObjectReader::flag).unwrap_or_default(),
        ordered: fields.optional("ordered", ObjectReader::flag).unwrap_or_default(),
        manual: fields.optional("manual", ObjectReader::flag).unwrap_or_default(),
    }
}

fn read_edit(fields: &mut ObjectReader, article: &Article) -> Edit {
    let known = |name: &&str| fields.peek(name).is_some();
    match KINDS.into_iter().find(known).unwrap_or_default() {
        "annotation" => {
            let annotation = fields.object("annotation", |one| native::read_annotation(one, article));
            Edit::Annotation { annotation: Box::new(annotation), on: fields.flag("on") }
        }
        "relation" => {
            let relation = fields.object("relation", native::read_relation);
            Edit::Relation { relation: Box::new(relation), on: fields.flag("on") }
        }
        "reviewed" => Edit::Reviewed { sentence: Id::from(fields.string("reviewed")), on: fields.flag("on") },
        kind @ ("label" | "attribute" | "relationType") => {
            let definition = match kind {
                "label" => Definition::Label(read_placed(fields, kind, native::read_label)),
                "relationType" => Definition::RelationType(read_placed(fields, kind, native::read_relation_type)),
                _ => Definition::Attribute {
                    within: fields.strings("within").into_iter().map(Id::from).collect(),
                    attribute: read_placed(fields, kind, native::read_attribute),
                },
            };
            Edit::Definition { definition: Box::new(definition), on: fields.flag("on") }
        }
        "move" => Edit::Move(read_move(fields)),
        "set" => Edit::Set {
            of: read_place(fields, "set"),
            patch: Patch {
                path: read_path(fields),
                before: fields.json("before"),
                after: fields.json("after"),
                at: fields.optional("at", ObjectReader::offset),
            },
        },
        "note" => Edit::Note {
            annotation: Id::from(fields.string("note")),
            at: fields.offset("at"),
            before: fields.string("before"),
            after: fields.string("after"),
        },
        "sentences" => Edit::Sentences {
            block: Id::from(fields.string("sentences")),
            before: fields.objects("before", read_cut),
            after: fields.objects("after", read_cut),
        },
        "shape" => Edit::Shape {
            block: Id::from(fields.string("shape")),
            before: fields.object("before", read_shape),
            after: fields.object("after", read_shape),
        },
        _ => fields.object("sections", |sides| Edit::Sections {
            before: sides.objects("before", read_head),
            after: sides.objects("after", read_head),
        }),
    }
}

/// What edits are about: the names of their first fields.
const KINDS: [&str; 11] = [
    "annotation",
    "relation",
    "reviewed",
    "label",
    "attribute",
    "relationType",
    "move",
    "set",
    "note",
    "sentences",
    "shape",
];
