//! Layers.

use super::value::{id, ids, one_of, timestamp, twice};
use crate::annotation::{Layer, LayerKind, LayerSource};
use crate::article::Id;
use crate::json::{Json, JsonWriter, ObjectReader};

/// Writes the fields of a layer. What lies in it says so itself.
pub fn write_layer(out: &mut JsonWriter, layer: &Layer) {
    out.text("id", layer.id.as_str());
    out.text("name", &*layer.name);
    out.text("kind", layer.kind.name());
    out.text("created", layer.created.as_str());
    out.texts("reviewed", layer.no_claim.iter().map(Id::as_str));
    match &layer.source {
        Some(source) => out.object("source", |out| write_source(out, source)),
        None => out.json("source", &Json::Null),
    }
    if layer.kind == LayerKind::Adjudication || !layer.of.is_empty() {
        out.texts("of", layer.of.iter().map(Id::as_str));
    }
    out.rest(&layer.extra);
}

/// Reads a layer. Whether the sentences exist is for the caller to ask.
pub fn read_layer(fields: &mut ObjectReader) -> Layer {
    let own_id = id(fields, "id");
    let no_claim = fields.optional("reviewed", ids).unwrap_or_default();
    twice(fields, "reviewed", &no_claim);
    Layer {
        id: own_id,
        name: fields.string("name"),
        kind: one_of(fields, "kind", LayerKind::ALL, LayerKind::name),
        created: timestamp(fields, "created"),
        no_claim: no_claim.into(),
        source: fields.optional("source", |fields, name| fields.object(name, read_source)),
        of: fields.optional("of", ids).unwrap_or_default(),
        extra: fields.rest(),
    }
}

fn write_source(out: &mut JsonWriter, source: &LayerSource) {
    out.text("format", &*source.format);
    out.text("name", source.name.as_deref());
    out.text("imported", source.imported.as_str());
    out.rest(&source.extra);
}

fn read_source(fields: &mut ObjectReader) -> LayerSource {
    LayerSource {
        format: fields.string("format"),
        name: fields.optional("name", ObjectReader::string),
        imported: timestamp(fields, "imported"),
        extra: fields.rest(),
    }
}
