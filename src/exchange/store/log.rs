//! The operation log: history entries as JSON.

use crate::article::{Article, Id};
use crate::exchange::native;
use crate::json::{Fields, Write};
use crate::session::{Edit, Entry};

/// Writes the fields of an entry.
pub(super) fn write_entry(out: &mut Write, entry: &Entry, article: &Article) {
    out.text("title", &*entry.title);
    out.text("at", entry.at.as_str());
    out.objects("edits", &entry.edits, |out, edit| write_edit(out, edit, article));
}

/// Reads an entry.
pub(super) fn read_entry(fields: &mut Fields, article: &Article) -> Entry {
    Entry {
        at: native::timestamp(fields, "at"),
        title: fields.string("title"),
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
    fields.object("labels", |sides| {
        let mut side = |name| Box::new(sides.object(name, native::read_labels));
        Edit::Labels { before: side("before"), after: side("after") }
    })
}
