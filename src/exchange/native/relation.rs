//! Relations.

use super::value::{id, put_id};
use crate::annotation::Relation;
use crate::json::{Fields, Json, Problem, Write};

/// Writes a relation.
#[must_use]
pub fn relation_to_json(relation: &Relation) -> Json {
    let object = put_id(put_id(Write::object(), "id", &relation.id), "type", &relation.kind);
    put_id(put_id(object, "from", &relation.from), "to", &relation.to).extra(&relation.extra)
}

/// Reads a relation. Whether its type and ends exist is for the caller to ask.
///
/// # Errors
/// Where a field is missing or wrong; the place is relative to the relation.
pub fn relation_from_json(json: Json) -> Result<Relation, Problem> {
    let mut fields = Fields::of(json)?;
    let relation = Relation {
        id: fields.required("id", id)?,
        kind: fields.required("type", id)?,
        from: fields.required("from", id)?,
        to: fields.required("to", id)?,
        extra: fields.rest(),
    };
    if relation.from == relation.to {
        return Err(Problem::new("must name another annotation than from").in_field("to"));
    }
    Ok(relation)
}
