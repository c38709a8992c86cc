//! The operation log: history entries as JSON.

use crate::article::{Article, BlockKind, Details, Id, Section, Sentence, Shape};
use crate::document::{Edit, Entry, Origin};
use crate::exchange::native;
use crate::json::{Fields, Write};
use crate::text::TextRange;

/// Writes the fields of an entry.
pub(super) fn write_entry(out: &mut Write, entry: &Entry, article: &Article) {
    out.text("title", &*entry.title);
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
pub(super) fn read_entry(fields: &mut Fields, article: &Article) -> Entry {
    Entry {
        at: native::timestamp(fields, "at"),
        title: fields.string("title"),
        creator: fields.maybe("creator", Fields::string),
        origin: fields
            .maybe("origin", |fields, name| native::one_of(fields, name, Origin::ALL, Origin::name))
            .unwrap_or_default(),
        edits: fields.objects("edits", |edit| read_edit(edit, article)),
        merge: None,
    }
}

fn write_edit(out: &mut Write, edit: &Edit, article: &Article) {
    match edit {
        Edit::Annotation { before, after } => out.object("annotation", |out| {
            write_sides(out, before.as_deref(), after.as_deref(), |out, one| {
                native::write_annotation(out, one, article)
            });
        }),
        Edit::Relation { before, after } => out.object("relation", |out| {
            write_sides(out, before.as_deref(), after.as_deref(), native::write_relation);
        }),
        Edit::Reviewed { sentence, on } => out.object("reviewed", |out| {
            out.text("sentence", sentence.as_str());
            out.flag("on", *on);
        }),
        Edit::Labels { before, after } => out.object("labels", |out| {
            write_sides(out, Some(&**before), Some(&**after), native::write_labels);
        }),
        Edit::Sentences { at, before, after } => out.object("sentences", |out| {
            out.number("at", *at);
            out.objects("before", before, write_sentence);
            out.objects("after", after, write_sentence);
        }),
        Edit::Shape { block, before, after } => out.object("shape", |out| {
            out.number("block", *block);
            write_sides(out, Some(before), Some(after), write_shape);
        }),
        Edit::Sections { at, before, after } => out.object("sections", |out| {
            out.number("at", *at);
            out.objects("before", before, write_section);
            out.objects("after", after, write_section);
        }),
        Edit::Details { before, after } => out.object("details", |out| {
            write_sides(out, Some(&**before), Some(&**after), write_details);
        }),
    }
}

/// Offsets in here are bytes and blocks are meant by their index: nobody but Postil reads them.
fn write_sentence(out: &mut Write, sentence: &Sentence) {
    out.text("id", sentence.id.as_str());
    out.number("block", sentence.block);
    out.number("from", sentence.range.start());
    out.number("to", sentence.range.end());
    out.mark("manual", sentence.manual);
    out.rest(&sentence.extra);
}

fn read_sentence(fields: &mut Fields) -> Sentence {
    Sentence {
        id: Id::from(fields.string("id")),
        block: fields.offset("block"),
        range: TextRange::new(fields.offset("from"), fields.offset("to")),
        manual: fields.maybe("manual", Fields::flag).unwrap_or_default(),
        extra: fields.rest(),
    }
}

fn write_section(out: &mut Write, section: &Section) {
    out.text("id", section.id.as_str());
    out.number("level", usize::from(section.level));
    out.text("title", section.title.as_deref());
    out.number("from", section.blocks.start);
    out.number("to", section.blocks.end);
    out.rest(&section.extra);
}

fn read_section(fields: &mut Fields) -> Section {
    Section {
        id: Id::from(fields.string("id")),
        level: native::level(fields, "level"),
        title: fields.maybe("title", Fields::string),
        blocks: fields.offset("from")..fields.offset("to"),
        extra: fields.rest(),
    }
}

fn write_shape(out: &mut Write, shape: &Shape) {
    out.text("kind", shape.kind.name());
    out.number("level", shape.level.map(usize::from));
    out.number("depth", shape.depth.map(usize::from));
    out.mark("duplicate", shape.duplicate);
    out.mark("ordered", shape.ordered);
    out.mark("manual", shape.manual);
}

fn read_shape(fields: &mut Fields) -> Shape {
    Shape {
        kind: native::one_of(fields, "kind", BlockKind::ALL, BlockKind::name),
        level: fields.maybe("level", native::level),
        depth: fields.maybe("depth", native::level),
        duplicate: fields.maybe("duplicate", Fields::flag).unwrap_or_default(),
        ordered: fields.maybe("ordered", Fields::flag).unwrap_or_default(),
        manual: fields.maybe("manual", Fields::flag).unwrap_or_default(),
    }
}

fn write_details(out: &mut Write, details: &Details) {
    out.text("title", details.title.as_deref());
    out.text("language", details.language.as_deref());
    out.text("url", details.url.as_deref());
    out.object("metadata", |out| native::write_metadata(out, &details.metadata));
}

fn read_details(fields: &mut Fields) -> Details {
    Details {
        title: fields.maybe("title", Fields::string),
        language: fields.maybe("language", Fields::string),
        url: fields.maybe("url", Fields::string),
        metadata: fields.object("metadata", native::read_metadata),
    }
}

fn write_sides<T>(out: &mut Write, before: Option<&T>, after: Option<&T>, write: impl Fn(&mut Write, &T)) {
    for (name, side) in [("before", before), ("after", after)] {
        if let Some(side) = side {
            out.object(name, |out| write(out, side));
        }
    }
}

fn read_edit(fields: &mut Fields, article: &Article) -> Edit {
    if fields.peek("annotation").is_some() {
        return fields.object("annotation", |sides| {
            let mut side =
                |name| sides.maybe(name, |sides, name| sides.object(name, |one| native::read_annotation(one, article)));
            Edit::Annotation { before: side("before").map(Box::new), after: side("after").map(Box::new) }
        });
    }
    if fields.peek("relation").is_some() {
        return fields.object("relation", |sides| {
            let mut side = |name| sides.maybe(name, |sides, name| sides.object(name, native::read_relation));
            Edit::Relation { before: side("before").map(Box::new), after: side("after").map(Box::new) }
        });
    }
    if fields.peek("reviewed").is_some() {
        return fields.object("reviewed", |edit| Edit::Reviewed {
            sentence: Id::from(edit.string("sentence")),
            on: edit.flag("on"),
        });
    }
    if fields.peek("sentences").is_some() {
        return fields.object("sentences", |edit| Edit::Sentences {
            at: edit.offset("at"),
            before: edit.objects("before", read_sentence),
            after: edit.objects("after", read_sentence),
        });
    }
    if fields.peek("shape").is_some() {
        return fields.object("shape", |edit| Edit::Shape {
            block: edit.offset("block"),
            before: edit.object("before", read_shape),
            after: edit.object("after", read_shape),
        });
    }
    if fields.peek("sections").is_some() {
        return fields.object("sections", |edit| Edit::Sections {
            at: edit.offset("at"),
            before: edit.objects("before", read_section),
            after: edit.objects("after", read_section),
        });
    }
    if fields.peek("details").is_some() {
        return fields.object("details", |sides| {
            let mut side = |name| Box::new(sides.object(name, read_details));
            Edit::Details { before: side("before"), after: side("after") }
        });
    }
    fields.object("labels", |sides| {
        let mut side = |name| Box::new(sides.object(name, native::read_labels));
        Edit::Labels { before: side("before"), after: side("after") }
    })
}
