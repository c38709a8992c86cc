//! Label sets.

use std::collections::BTreeMap;

use super::value::{id, index, one_of, put_id};
use crate::annotation::{Attribute, AttributeKind, Choice, Label, LabelSet, Line, RelationType};
use crate::article::Id;
use crate::json::{Fields, Json, Problem, Write, array, boolean, string};

/// Writes a label set.
#[must_use]
pub fn labels_to_json(labels: &LabelSet) -> Json {
    put_id(Write::object(), "id", &labels.id)
        .field("name", labels.name.as_str())
        .field("labels", labels.labels.iter().map(label_to_json).collect::<Json>())
        .field("attributes", labels.attributes.iter().map(attribute_to_json).collect::<Json>())
        .field("relations", labels.relations.iter().map(relation_type_to_json).collect::<Json>())
        .extra(&labels.extra)
}

/// Reads a label set.
///
/// # Errors
/// Where a field is missing or wrong, an id stands twice, or a label's parent is unknown or the label itself, be it by
/// way of others; the place is relative to the label set.
pub fn labels_from_json(json: Json) -> Result<LabelSet, Problem> {
    let mut fields = Fields::of(json)?;
    Ok(LabelSet {
        id: fields.required("id", id)?,
        name: fields.required("name", string)?,
        labels: fields.required("labels", list_from_json)?,
        attributes: fields.optional("attributes", attributes_from_json)?.unwrap_or_default(),
        relations: fields.optional("relations", relation_types_from_json)?.unwrap_or_default(),
        extra: fields.rest(),
    })
}

fn label_to_json(label: &Label) -> Json {
    put_id(Write::object(), "id", &label.id)
        .field("name", label.name.as_str())
        .field("badge", label.badge.as_str())
        .field("key", label.key.clone())
        .field("color", label.color.as_str())
        .field("line", label.line.name())
        .field("parent", label.parent.as_ref().map(Id::as_str))
        .field("description", label.description.as_str())
        .extra(&label.extra)
}

fn list_from_json(json: Json) -> Result<Vec<Label>, Problem> {
    let labels = array(|json| {
        let mut fields = Fields::of(json)?;
        Ok(Label {
            id: fields.required("id", id)?,
            name: fields.required("name", name)?,
            badge: fields.required("badge", string)?,
            key: fields.optional("key", string)?,
            color: fields.required("color", color)?,
            line: fields.required("line", one_of(Line::ALL, Line::name))?,
            parent: fields.optional("parent", id)?,
            description: fields.optional("description", string)?.unwrap_or_default(),
            extra: fields.rest(),
        })
    })(json)?;
    check_parents(&labels, &index(labels.iter().map(|label| &label.id))?)?;
    Ok(labels)
}

/// Every parent is a label of the set, and nobody is among its own ancestors.
fn check_parents(labels: &[Label], by_id: &BTreeMap<Id, usize>) -> Result<(), Problem> {
    // The label from which a walk upwards first came by: each label is passed once, however deep the tree.
    let mut passed_from = vec![None; labels.len()];
    for from in 0..labels.len() {
        let mut next = Some(from);
        while let Some(at) = next {
            let (Some(label), Some(passed)) = (labels.get(at), passed_from.get_mut(at)) else { break };
            let problem = |message| Problem::new(message).in_field("parent").in_item(at);
            match passed.replace(from) {
                Some(earlier) if earlier == from => return Err(problem("leads back to the label itself")),
                Some(_) => break,
                None => {}
            }
            let index = |parent| by_id.get(parent).copied().ok_or_else(|| problem("names no label"));
            next = label.parent.as_ref().map(index).transpose()?;
        }
    }
    Ok(())
}

fn name(json: Json) -> Result<String, Problem> {
    let name = string(json)?;
    if name.trim().is_empty() { Err(Problem::new("must not be empty")) } else { Ok(name) }
}

fn color(json: Json) -> Result<String, Problem> {
    let color = string(json)?;
    let digits = color.strip_prefix('#').unwrap_or_default();
    let right = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if right { Ok(color) } else { Err(Problem::new("must be a colour as in #0072B2")) }
}

/// `options` stands where something can be chosen, `fields` where there are records.
fn attribute_to_json(attribute: &Attribute) -> Json {
    let chooses = matches!(attribute.kind, AttributeKind::Choice | AttributeKind::Choices);
    let options = (chooses || !attribute.options.is_empty())
        .then(|| attribute.options.iter().map(choice_to_json).collect::<Json>());
    let fields = (attribute.kind == AttributeKind::Records || !attribute.fields.is_empty())
        .then(|| attribute.fields.iter().map(attribute_to_json).collect::<Json>());
    put_id(Write::object(), "id", &attribute.id)
        .field("name", attribute.name.as_str())
        .field("kind", attribute.kind.name())
        .maybe("options", options)
        .maybe("fields", fields)
        .field("help", attribute.help.clone())
        .extra(&attribute.extra)
}

fn attributes_from_json(json: Json) -> Result<Vec<Attribute>, Problem> {
    let attributes = array(|json| {
        let mut fields = Fields::of(json)?;
        Ok(Attribute {
            id: fields.required("id", id)?,
            name: fields.required("name", string)?,
            kind: fields.required("kind", one_of(AttributeKind::ALL, AttributeKind::name))?,
            options: fields.optional("options", choices_from_json)?.unwrap_or_default(),
            fields: fields.optional("fields", attributes_from_json)?.unwrap_or_default(),
            help: fields.optional("help", string)?,
            extra: fields.rest(),
        })
    })(json)?;
    index(attributes.iter().map(|attribute| &attribute.id))?;
    Ok(attributes)
}

fn choice_to_json(choice: &Choice) -> Json {
    put_id(Write::object(), "id", &choice.id).field("name", choice.name.as_str()).extra(&choice.extra)
}

fn choices_from_json(json: Json) -> Result<Vec<Choice>, Problem> {
    let choices = array(|json| {
        let mut fields = Fields::of(json)?;
        let id = fields.required("id", id)?;
        Ok(Choice { id, name: fields.required("name", string)?, extra: fields.rest() })
    })(json)?;
    index(choices.iter().map(|choice| &choice.id))?;
    Ok(choices)
}

fn relation_type_to_json(kind: &RelationType) -> Json {
    put_id(Write::object(), "id", &kind.id)
        .field("name", kind.name.as_str())
        .field("symmetric", kind.symmetric)
        .extra(&kind.extra)
}

fn relation_types_from_json(json: Json) -> Result<Vec<RelationType>, Problem> {
    let types = array(|json| {
        let mut fields = Fields::of(json)?;
        Ok(RelationType {
            id: fields.required("id", id)?,
            name: fields.required("name", string)?,
            symmetric: fields.optional("symmetric", boolean)?.unwrap_or_default(),
            extra: fields.rest(),
        })
    })(json)?;
    index(types.iter().map(|kind| &kind.id))?;
    Ok(types)
}
