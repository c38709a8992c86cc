//! Label sets.

use super::value::{id, one_of, unique};
use crate::annotation::{Attribute, AttributeKind, Choice, Label, LabelSet, Line, RelationType};
use crate::article::Id;
use crate::json::{JsonWriter, ObjectReader, Problem};
use crate::message::problems;
use crate::sorted::Index;

/// Writes the fields of a label set.
pub fn write_labels(out: &mut JsonWriter, labels: &LabelSet) {
    out.text("id", labels.id.as_str());
    out.text("name", &*labels.name);
    out.objects("labels", &labels.labels, write_label);
    out.objects("attributes", &labels.attributes, write_attribute);
    out.objects("relations", &labels.relations, write_relation_type);
    out.rest(&labels.extra);
}

/// Reads a label set. No id may stand twice, and a label's parent must be another label of the set, and not one of which
/// that label is an ancestor.
pub fn read_labels(fields: &mut ObjectReader) -> LabelSet {
    LabelSet {
        id: id(fields, "id"),
        name: fields.string("name"),
        labels: read_list(fields),
        attributes: fields.optional("attributes", read_attributes).unwrap_or_default(),
        relations: fields.optional("relations", read_relation_types).unwrap_or_default(),
        extra: fields.rest(),
    }
}

/// Writes the fields of a label.
pub fn write_label(out: &mut JsonWriter, label: &Label) {
    out.text("id", label.id.as_str());
    out.text("name", &*label.name);
    out.text("badge", &*label.badge);
    out.text("key", label.key.as_deref());
    out.text("color", &*label.color);
    out.text("line", label.line.name());
    out.text("parent", label.parent.as_ref().map(Id::as_str));
    out.text("description", &*label.description);
    out.mark("retired", label.retired);
    out.rest(&label.extra);
}

fn read_list(fields: &mut ObjectReader) -> Vec<Label> {
    let labels = fields.objects("labels", read_label);
    let by_id = unique(fields, "labels", labels.iter().map(|label| label.id.as_str()).collect());
    fields.check("labels", check_parents(&labels, &by_id));
    labels
}

/// Reads a label. Whether its parent exists is for the caller to ask.
pub fn read_label(fields: &mut ObjectReader) -> Label {
    Label {
        id: id(fields, "id"),
        name: name(fields),
        badge: fields.string("badge"),
        key: fields.optional("key", ObjectReader::string),
        color: color(fields),
        line: one_of(fields, "line", Line::ALL, Line::name),
        parent: fields.optional("parent", id),
        description: fields.optional("description", ObjectReader::string).unwrap_or_default(),
        retired: fields.optional("retired", ObjectReader::flag).unwrap_or_default(),
        extra: fields.rest(),
    }
}

/// Every parent is a label of the set, and nobody is among its own ancestors.
fn check_parents(labels: &[Label], by_id: &Index<'_>) -> Result<(), Problem> {
    // The label from which a walk upwards first came by: each label is passed once, however deep the tree.
    let mut passed_from = vec![None; labels.len()];
    for from in 0..labels.len() {
        let mut next = Some(from);
        while let Some(at) = next {
            let (Some(label), Some(passed)) = (labels.get(at), passed_from.get_mut(at)) else { break };
            let problem = |message| Err(Problem::new(message).in_field("parent").in_item(at));
            match passed.replace(from) {
                Some(earlier) if earlier == from => return problem(problems::LEADS_BACK),
                Some(_) => break,
                None => {}
            }
            next = label.parent.as_ref().and_then(|parent| by_id.find(parent.as_str()));
            if next.is_none() && label.parent.is_some() {
                return problem(problems::NAMES_NO_LABEL);
            }
        }
    }
    Ok(())
}

fn name(fields: &mut ObjectReader) -> String {
    let name = fields.string("name");
    if name.trim().is_empty() {
        fields.error_at("name", problems::MUST_NOT_BE_EMPTY);
    }
    name
}

fn color(fields: &mut ObjectReader) -> String {
    let color = fields.string("color");
    let digits = color.strip_prefix('#').unwrap_or_default();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        fields.error_at("color", problems::MUST_BE_COLOR);
    }
    color
}

/// Writes a field's definition. `options` stands where something can be chosen, `fields` where there are records.
pub fn write_attribute(out: &mut JsonWriter, attribute: &Attribute) {
    out.text("id", attribute.id.as_str());
    out.text("name", &*attribute.name);
    out.text("kind", attribute.kind.name());
    if matches!(attribute.kind, AttributeKind::Choice | AttributeKind::Choices) || !attribute.options.is_empty() {
        out.objects("options", &attribute.options, write_choice);
    }
    if attribute.kind == AttributeKind::Records || !attribute.fields.is_empty() {
        out.objects("fields", &attribute.fields, write_attribute);
    }
    out.mark("single", attribute.single);
    out.text("help", attribute.help.as_deref());
    out.rest(&attribute.extra);
}

fn read_attributes(fields: &mut ObjectReader, list: &str) -> Vec<Attribute> {
    let attributes = fields.objects(list, read_attribute);
    unique(fields, list, attributes.iter().map(|attribute| attribute.id.as_str()).collect());
    attributes
}

/// Reads a field's definition.
pub fn read_attribute(fields: &mut ObjectReader) -> Attribute {
    Attribute {
        id: id(fields, "id"),
        name: fields.string("name"),
        kind: one_of(fields, "kind", AttributeKind::ALL, AttributeKind::name),
        options: fields.optional("options", read_choices).unwrap_or_default(),
        fields: fields.optional("fields", read_attributes).unwrap_or_default(),
        single: fields.optional("single", ObjectReader::flag).unwrap_or_default(),
        help: fields.optional("help", ObjectReader::string),
        extra: fields.rest(),
    }
}

fn write_choice(out: &mut JsonWriter, choice: &Choice) {
    out.text("id", choice.id.as_str());
    out.text("name", &*choice.name);
    out.rest(&choice.extra);
}

fn read_choices(fields: &mut ObjectReader, list: &str) -> Vec<Choice> {
    let choices = fields.objects(list, |fields| Choice {
        id: id(fields, "id"),
        name: fields.string("name"),
        extra: fields.rest(),
    });
    unique(fields, list, choices.iter().map(|choice| choice.id.as_str()).collect());
    choices
}

/// Writes the fields of a type of relation.
pub fn write_relation_type(out: &mut JsonWriter, kind: &RelationType) {
    out.text("id", kind.id.as_str());
    out.text("name", &*kind.name);
    out.flag("symmetric", kind.symmetric);
    out.rest(&kind.extra);
}

fn read_relation_types(fields: &mut ObjectReader, list: &str) -> Vec<RelationType> {
    let types = fields.objects(list, read_relation_type);
    unique(fields, list, types.iter().map(|kind| kind.id.as_str()).collect());
    types
}

/// Reads a type of relation.
pub fn read_relation_type(fields: &mut ObjectReader) -> RelationType {
    RelationType {
        id: id(fields, "id"),
        name: fields.string("name"),
        symmetric: fields.optional("symmetric", ObjectReader::flag).unwrap_or_default(),
        extra: fields.rest(),
    }
}
