//! A table: a line a label, the first line names the columns. `name` must be there; the order is free.

use super::{BESIDE_LABELS, LABELS, export, import};
use crate::annotation::{Label, LabelField, LabelSet, empty_set};
use crate::article::Id;
use crate::document::Document;
use crate::formats::table::{add_row, rows};
use crate::formats::{Format, Loss, Losses};
use crate::json::{Problem, quoted};
use crate::message::label_files;
use crate::text::lowercase;

/// CSV.
pub const FORMAT: Format = Format {
    id: "labels-csv",
    name: "CSV",
    extensions: &["csv", "tsv"],
    media_type: "text/csv",
    takes_any: true,
    losses,
    export: Some(|_| export(write)),
    import: Some(|input| import(input, read)),
    ..LABELS
};

/// What a table has no column for.
const NO_COLUMN: &[Loss] = &[Loss::SetName, Loss::LabelIds, Loss::Fields, Loss::RelationTypes, Loss::UnknownOfLabels];

fn losses(documents: &[&Document]) -> Losses {
    Losses::of(documents, &[BESIDE_LABELS, NO_COLUMN].concat())
}

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

fn write(set: &LabelSet) -> String {
    let mut table = String::new();
    add_row(&mut table, &COLUMNS.map(|(name, _)| name), false);
    for label in &set.labels {
        let parent = label.parent.as_ref().and_then(|parent| set.label(parent));
        let row = [
            label.name.as_str(),
            &label.description,
            &label.badge,
            label.key.as_deref().unwrap_or_default(),
            &label.color,
            label.line.name(),
            parent.map_or("", |parent| &parent.name),
            if label.retired { "yes" } else { "" },
        ];
        add_row(&mut table, &row, false);
    }
    table
}

fn read(text: &str, name: &str) -> Result<(LabelSet, Vec<Problem>), Problem> {
    let mut rows = rows(text)?.into_iter();
    let (_, head) = rows.next().unwrap_or_default();
    let head: Vec<&str> = head.iter().map(|name| column(name)).collect();
    if !head.contains(&"name") {
        return Err(Problem::new(label_files::NO_NAME_COLUMN));
    }
    let is_known = |name: &&str| COLUMNS.iter().any(|(own, _)| own == name) || name.trim().is_empty();
    let unknown = head.iter().filter(|name| !is_known(name));
    let left_out = unknown.map(|name| Problem::new(label_files::UNKNOWN_COLUMN).in_field(&quoted(name))).collect();
    let mut set = empty_set(name);
    // Labels whose parent may come later.
    let mut under: Vec<(Label, usize, String)> = Vec::new();
    for (number, row) in rows {
        let at = |problem: Problem| problem.in_line(number);
        let value = |name: &str| {
            let at = head.iter().position(|own| *own == name)?;
            Some(row.get(at).map(String::as_str).unwrap_or_default().trim())
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
                Err(fault) if field != LabelField::Key => return Err(at(Problem::new(fault))),
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
        label.set(&set, LabelField::Parent, parent.as_str()).map_err(|fault| Problem::new(fault).in_line(number))?;
        if let Some(old) = set.labels.iter_mut().find(|other| other.id == label.id) {
            *old = label;
        }
    }
    Ok((set, left_out))
}

/// The name of a column as [`COLUMNS`] has it; another one as it is.
fn column(name: &str) -> &str {
    let small = lowercase(name.trim());
    let also = ALSO.iter().find(|(other, _)| *other == small).map(|(_, own)| *own);
    also.or_else(|| COLUMNS.iter().find(|(own, _)| *own == small).map(|(own, _)| *own)).unwrap_or(name)
}
