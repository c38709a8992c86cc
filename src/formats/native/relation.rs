//! Relations.

use super::value::{id, timestamp};
use crate::annotation::Relation;
use crate::article::{Id, Timestamp};
use crate::json::{JsonWriter, ObjectReader};
use crate::message::problems;

/// Writes the fields of a relation.
pub fn write_relation(out: &mut JsonWriter, relation: &Relation) {
    out.text("id", relation.id.as_str());
    out.text("type", relation.kind.as_str());
    out.text("from", relation.from.as_str());
    out.text("to", relation.to.as_str());
    let Relation { layer, creator, created, .. } = relation;
    let [layer, creator] = [layer.as_ref().map(Id::as_str), creator.as_deref()];
    for (name, text) in [("layer", layer), ("creator", creator), ("created", created.as_ref().map(Timestamp::as_str))] {
        if text.is_some() {
            out.text(name, text);
        }
    }
    out.rest(&relation.extra);
}

/// Reads a relation. Whether its type, ends and layer exist is for the caller to ask.
pub fn read_relation(fields: &mut ObjectReader) -> Relation {
    let layer = fields.optional("layer", id);
    let creator = fields.optional("creator", ObjectReader::string);
    let created = fields.optional("created", timestamp);
    Relation { layer, creator, created, ..read_plain_relation(fields) }
}

/// Whether a relation that is still JSON has nothing of version 2.
pub fn is_plain_relation(fields: &ObjectReader) -> bool {
    ["layer", "creator", "created"].iter().all(|name| fields.peek(name).is_none())
}

/// Reads a relation that has nothing of version 2, as nearly all have.
pub fn read_plain_relation(fields: &mut ObjectReader) -> Relation {
    let (own_id, kind) = (id(fields, "id"), id(fields, "type"));
    let mut relation = Relation::new(own_id, kind, id(fields, "from"), id(fields, "to"));
    relation.extra = fields.rest();
    if relation.from == relation.to {
        fields.error_at("to", problems::LINKED_WITH_ITSELF);
    }
    relation
}
