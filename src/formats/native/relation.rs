//! Relations.

use super::value::id;
use crate::annotation::Relation;
use crate::json::{Fields, Write};

/// Writes the fields of a relation.
pub fn write_relation(out: &mut Write, relation: &Relation) {
    out.text("id", relation.id.as_str());
    out.text("type", relation.kind.as_str());
    out.text("from", relation.from.as_str());
    out.text("to", relation.to.as_str());
    out.rest(&relation.extra);
}

/// Reads a relation. Whether its type and ends exist is for the caller to ask.
pub fn read_relation(fields: &mut Fields) -> Relation {
    let (own_id, kind) = (id(fields, "id"), id(fields, "type"));
    let mut relation = Relation::new(own_id, kind, id(fields, "from"), id(fields, "to"));
    relation.extra = fields.rest();
    if relation.from == relation.to {
        fields.refuse("to", "must name another annotation than from");
    }
    relation
}
