//! The values of an annotation as lines of text, for formats that have no fields.

use crate::annotation::Attribute;
use crate::json::{Json, Object};

/// All values, one a line, each behind the name of its field: `Verdict: False`. Fields of records stand behind the record, which is
/// numbered where there can be several: `Evidence 1 / URL: …`. Options are called by their names.
#[must_use]
pub fn record(values: &Object, fields: &[Attribute]) -> String {
    let mut lines = String::new();
    write(values, fields, "", &mut lines);
    lines
}

fn write(values: &Object, fields: &[Attribute], before: &str, lines: &mut String) {
    for (id, value) in values.iter() {
        let field = fields.iter().find(|field| field.id.as_str() == id);
        let name = field.map(|field| field.name.as_str()).filter(|name| !name.trim().is_empty()).unwrap_or(id);
        write_value(value, field, &format!("{before}{name}"), lines);
    }
}

fn write_value(value: &Json, field: Option<&Attribute>, name: &str, lines: &mut String) {
    match value {
        Json::Object(record) => {
            write(record, field.map_or(&[], |field| &field.fields), &format!("{name} / "), lines);
        }
        Json::Array(items) => {
            for (number, item) in (1..).zip(items) {
                let name = if matches!(item, Json::String(_)) { name } else { &*format!("{name} {number}") };
                write_value(item, field, name, lines);
            }
        }
        Json::Null => {}
        Json::String(text) => {
            let option = field.and_then(|field| field.options.iter().find(|option| option.id.as_str() == text));
            line(name, option.map_or(text, |option| &option.name), lines);
        }
        Json::Bool(_) | Json::Number(_) => line(name, &value.to_line(), lines),
    }
}

fn line(name: &str, text: &str, lines: &mut String) {
    for part in [name, ": ", text, "\n"] {
        lines.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::record;
    use crate::annotation::claims;
    use crate::json::{Json, parse};

    #[test]
    fn values_stand_behind_the_names_of_their_fields() {
        let values = r#"{"verdict": "false", "topics": ["a", "b"], "claimant": {"name": "Eva", "kind": "person"},
            "evidence": [{"url": "u", "stance": "refutes"}, {}, {"title": "t"}], "other": [1, null, true]}"#;
        let Ok(Json::Object(values)) = parse(values) else { panic!("an object") };
        let lines = [
            "Verdict: False",
            "Topics: a",
            "Topics: b",
            "Claimant / Name: Eva",
            "Claimant / Kind: Person",
            "Evidence 1 / URL: u",
            "Evidence 1 / Stance: Refutes",
            "Evidence 3 / Title: t",
            "other 1: 1",
            "other 3: true",
            "",
        ];
        assert_eq!(record(&values, &claims().attributes), lines.join("\n"));
    }
}
