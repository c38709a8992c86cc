//! Annotations.

use super::target::{ReadTarget, read_plain_target, read_target, touched, unknown_inside, write_target};
use super::value::{id, ids, timestamp};
use crate::annotation::{Annotation, Lineage};
use crate::article::{Article, Id};
use crate::json::{Json, JsonWriter, ObjectReader};

/// Writes the fields of an annotation. The sections and sentences it touches are looked up in `article`.
pub fn write_annotation(out: &mut JsonWriter, annotation: &Annotation, article: &Article) {
    let mut extra = annotation.extra.clone();
    let inside = unknown_inside(&mut extra);
    let (sections, sentences) = touched(&annotation.target, article);
    out.text("id", annotation.id.as_str());
    out.text("label", annotation.label.as_str());
    write_target(out, &annotation.target, &article.text, &inside);
    out.texts("sections", sections);
    out.texts("sentences", sentences);
    out.object("attributes", |out| out.rest(&annotation.attributes));
    out.text("note", &*annotation.note);
    out.text("creator", annotation.creator.as_deref());
    out.text("created", annotation.created.as_str());
    out.text("modified", annotation.modified.as_str());
    if let Some(Lineage { layer, from, proposal }) = annotation.lineage.as_deref() {
        let ids = [("layer", layer.as_ref().map(Id::as_str)), ("proposal", proposal.as_ref().map(Id::as_str))];
        for (name, id) in ids {
            if let Some(id) = id {
                out.text(name, id);
            }
        }
        if !from.is_empty() {
            out.texts("from", from.iter().map(Id::as_str));
        }
    }
    out.rest(&extra);
}

/// Reads an annotation on `article`. Whether its label and its layer exist is for the caller to ask.
pub fn read_annotation(fields: &mut ObjectReader, article: &Article) -> Annotation {
    let lineage = Lineage {
        layer: fields.optional("layer", id),
        from: fields.optional("from", ids).unwrap_or_default(),
        proposal: fields.optional("proposal", id),
    };
    Annotation { lineage: lineage.boxed(), ..read(fields, article, read_target) }
}

/// Reads an annotation that has nothing of version 2, as nearly all have.
pub fn read_plain_annotation(fields: &mut ObjectReader, article: &Article) -> Annotation {
    read(fields, article, read_plain_target)
}

/// Whether an annotation that is still JSON has nothing of version 2.
pub fn is_plain_annotation(fields: &ObjectReader) -> bool {
    let anchored = |item: &Json| matches!(item, Json::Object(item) if item.get("anchor").is_some());
    let anchored = matches!(fields.peek("target"), Some(Json::Array(items)) if items.iter().any(anchored));
    !anchored && ["layer", "from", "proposal"].iter().all(|name| fields.peek(name).is_none())
}

fn read(fields: &mut ObjectReader, article: &Article, read_target: ReadTarget) -> Annotation {
    let own_id = id(fields, "id");
    let label = id(fields, "label");
    let (target, unknown) = read_target(fields, &article.text);
    // These follow from the target.
    fields.derived("sections");
    fields.derived("sentences");
    let mut annotation = Annotation {
        id: own_id,
        label,
        target,
        attributes: fields.optional("attributes", ObjectReader::any).unwrap_or_default(),
        note: fields.optional("note", ObjectReader::string).unwrap_or_default(),
        creator: fields.optional("creator", ObjectReader::string),
        created: timestamp(fields, "created"),
        modified: timestamp(fields, "modified"),
        lineage: None,
        extra: fields.rest(),
    };
    if let Some(unknown) = unknown {
        annotation.extra.set("target", unknown);
    }
    annotation
}
