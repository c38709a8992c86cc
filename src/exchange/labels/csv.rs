//! A table: a line a label, the first line names the columns (RFC 4180). `name` must be there; the order is free. Semicolons
//! and tabs are taken for commas, as spreadsheets of many countries write them.
//!
//! A spreadsheet would compute what begins like a formula. An apostrophe before it prevents that (OWASP, "CSV Injection"),
//! and is taken away again when such a table is read.

use super::Heavy;
use crate::annotation::{Label, LabelField, LabelSet, empty_set};
use crate::article::Id;
use crate::json::Problem;
use crate::text::lower;

/// CSV.
pub const FORMAT: Heavy = Heavy { extension: "csv", write, detect: |text| !text.is_empty(), read };

/// The columns, with the field that each holds. `parent` is the name of a label, `retired` says `yes` or nothing.
const COLUMNS: [(&str, Option<LabelField>); 8] = [
    ("name", Some(LabelField::Name)),
    ("description", Some(LabelField::Definition)),
    ("badge", Some(LabelField::Badge)),
    ("key", Some(LabelField::Key)),
    ("color", Some(LabelField::Color)),
    ("line", Some(LabelField::Line)),
    (PARENT, Some(LabelField::Parent)),
    (RETIRED, None),
];

const PARENT: &str = "parent";
const RETIRED: &str = "retired";

/// Other names of columns.
const ALSO: [(&str, &str); 3] = [("definition", "description"), ("colour", "color"), ("code", "name")];

/// What a formula begins with.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

fn write(set: &LabelSet) -> String {
    let names = COLUMNS.map(|(name, _)| name.to_owned());
    let mut text = line(&names);
    for label in &set.labels {
        let parent = label.parent.as_ref().and_then(|parent| set.label(parent));
        text.push_str(&line(&[
            label.name.clone(),
            label.description.clone(),
            label.badge.clone(),
            label.key.clone().unwrap_or_default(),
            label.color.clone(),
            label.line.name().to_owned(),
            parent.map(|parent| parent.name.clone()).unwrap_or_default(),
            if label.retired { "yes" } else { "" }.to_owned(),
        ]));
    }
    text
}

fn line(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| quote(value)).collect();
    values.join(",") + "\r\n"
}

fn quote(value: &str) -> String {
    let guard = if value.trim_start_matches('\'').starts_with(FORMULA) { "'" } else { "" };
    if value.contains([',', '"', '\n', '\r', ';', '\t']) {
        format!("\"{guard}{}\"", value.replace('"', "\"\""))
    } else {
        format!("{guard}{value}")
    }
}

/// Takes the apostrophe before a formula away.
fn unguard(value: &str) -> &str {
    let guarded = value.strip_prefix('\'').filter(|rest| rest.trim_start_matches('\'').starts_with(FORMULA));
    guarded.unwrap_or(value)
}

fn read(text: &str, name: &str) -> Result<LabelSet, Problem> {
    let mut rows = rows(text)?.into_iter();
    let (_, head) = rows.next().unwrap_or_default();
    let head: Vec<&str> = head.iter().map(|name| column(name)).collect();
    if !head.contains(&"name") {
        return Err(Problem::new("is no list of labels: none of the columns in its first line is called “name”"));
    }
    let mut set = empty_set(name);
    // Labels whose parent may come later.
    let mut under: Vec<(Label, usize, String)> = Vec::new();
    for (number, row) in rows {
        let at = |problem: Problem| problem.in_field(&format!("line {number}"));
        let value = |name: &str| {
            let at = head.iter().position(|own| *own == name)?;
            Some(unguard(row.get(at).map(String::as_str).unwrap_or_default().trim()))
        };
        let mut label = set.draft(value("name").unwrap_or_default());
        label.retired = value(RETIRED).is_some_and(|retired| !retired.is_empty());
        for (column, field) in COLUMNS {
            let (Some(text), Some(field)) = (value(column), field) else { continue };
            let missing = text.is_empty() && field != LabelField::Name;
            if missing || field == LabelField::Parent {
                continue;
            }
            match label.set(&set, field, text) {
                // Whoever takes the set over leaves keys out that are taken already; these are as little of a mistake.
                Err(message) if field != LabelField::Key => return Err(at(Problem::new(message))),
                _ => {}
            }
        }
        if let Some(parent) = value(PARENT).filter(|parent| !parent.is_empty()) {
            under.push((label.clone(), number, parent.to_owned()));
        }
        set.labels.push(label);
    }
    for (mut label, number, parent) in under {
        let parent = set.labels.iter().find(|other| other.name == parent).map(|other| other.id.clone());
        let parent = parent.unwrap_or_else(|| Id::from("?"));
        label
            .set(&set, LabelField::Parent, parent.as_str())
            .map_err(|message| Problem::new(message).in_field(&format!("line {number}")))?;
        if let Some(old) = set.labels.iter_mut().find(|other| other.id == label.id) {
            *old = label;
        }
    }
    Ok(set)
}

/// The name of a column as [`COLUMNS`] has it; another one as it is.
fn column(name: &str) -> &str {
    let small = lower(name.trim());
    let also = ALSO.iter().find(|(other, _)| *other == small).map(|(_, own)| *own);
    also.or_else(|| COLUMNS.iter().find(|(own, _)| *own == small).map(|(own, _)| *own)).unwrap_or(name)
}

/// The rows that hold something, each with the number of its first line.
fn rows(text: &str) -> Result<Vec<(usize, Vec<String>)>, Problem> {
    let head = text.lines().next().unwrap_or_default();
    let comma = [';', '\t'].into_iter().find(|sign| head.contains(*sign) && !head.contains(',')).unwrap_or(',');
    let mut rows = Vec::new();
    let (mut row, mut value) = (Vec::new(), String::new());
    let (mut line, mut first) = (1_usize, 1_usize);
    let mut quoted = false;
    let mut chars = text.chars().chain(['\n']).peekable();
    while let Some(char) = chars.next() {
        if char == '\n' {
            line += 1;
        }
        match char {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                value.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if value.is_empty() => quoted = true,
            _ if quoted => value.push(char),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' => {
                row.push(std::mem::take(&mut value));
                let row = std::mem::take(&mut row);
                if row.iter().any(|value| !value.trim().is_empty()) {
                    rows.push((first, row));
                }
                first = line;
            }
            _ if char == comma => row.push(std::mem::take(&mut value)),
            _ => value.push(char),
        }
    }
    if quoted {
        let place = format!("line {first}");
        return Err(Problem::new("has a quotation mark that nothing closes").in_field(&place));
    }
    Ok(rows)
}
