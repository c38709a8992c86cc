//! The operation log: history entries as JSON.

use crate::article::{Article, Id, Timestamp};
use crate::exchange::native;
use crate::json::{Fields, Json, Problem, Write, array, boolean, string};
use crate::session::{Edit, Entry};

/// Writes an entry.
#[must_use]
pub(super) fn entry_to_json(entry: &Entry, article: &Article) -> Json {
    let edits: Json = entry.edits.iter().map(|edit| edit_to_json(edit, article)).collect();
    Write::object().field("title", entry.title.as_str()).field("at", entry.at.as_str()).field("edits", edits).end()
}

/// Reads an entry.
pub(super) fn entry_from_json(json: Json, article: &Article) -> Result<Entry, Problem> {
    let mut fields = Fields::of(json)?;
    let at = fields.required("at", string)?;
    Ok(Entry {
        title: fields.required("title", string)?,
        at: Timestamp::new(at).ok_or_else(|| Problem::new("must be a moment").in_field("at"))?,
        edits: fields.required("edits", array(|json| edit_from_json(json, article)))?,
        merge: None,
    })
}

fn edit_to_json(edit: &Edit, article: &Article) -> Json {
    let (name, value) = match edit {
        Edit::Annotation { before, after } => {
            let side = |one: &Option<Box<_>>| one.as_ref().map(|one| native::annotation_to_json(one, article));
            ("annotation", sides(side(before), side(after)))
        }
        Edit::Relation { before, after } => {
            let side = |one: &Option<Box<_>>| one.as_ref().map(|one| native::relation_to_json(one));
            ("relation", sides(side(before), side(after)))
        }
        Edit::Reviewed { sentence, on } => {
            ("reviewed", Write::object().field("sentence", sentence.as_str()).field("on", *on).end())
        }
        Edit::Labels { before, after } => {
            ("labels", sides(Some(native::labels_to_json(before)), Some(native::labels_to_json(after))))
        }
    };
    Write::object().field(name, value).end()
}

fn sides(before: Option<Json>, after: Option<Json>) -> Json {
    Write::object().maybe("before", before).maybe("after", after).end()
}

fn edit_from_json(json: Json, article: &Article) -> Result<Edit, Problem> {
    let mut fields = Fields::of(json)?;
    let annotation = |json| native::annotation_from_json(json, article).map(Box::new);
    if let Some(edit) = fields.optional("annotation", |json| {
        let mut sides = Fields::of(json)?;
        let before = sides.optional("before", annotation)?;
        Ok(Edit::Annotation { before, after: sides.optional("after", annotation)? })
    })? {
        return Ok(edit);
    }
    let relation = |json| native::relation_from_json(json).map(Box::new);
    if let Some(edit) = fields.optional("relation", |json| {
        let mut sides = Fields::of(json)?;
        let before = sides.optional("before", relation)?;
        Ok(Edit::Relation { before, after: sides.optional("after", relation)? })
    })? {
        return Ok(edit);
    }
    if let Some(edit) = fields.optional("reviewed", |json| {
        let mut edit = Fields::of(json)?;
        let sentence = Id::from(edit.required("sentence", string)?);
        Ok(Edit::Reviewed { sentence, on: edit.required("on", boolean)? })
    })? {
        return Ok(edit);
    }
    fields.required("labels", |json| {
        let mut sides = Fields::of(json)?;
        let labels = |json| native::labels_from_json(json).map(Box::new);
        let before = sides.required("before", labels)?;
        Ok(Edit::Labels { before, after: sides.required("after", labels)? })
    })
}
