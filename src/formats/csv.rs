//! CSV: a row for each annotation, for spreadsheets and pandas.
//!
//! After the columns of a checker's sheet come those of the fields: one for each field of the label set, `verdict`, and one for each
//! field of a record, `claimant.name`. In a cell of a list of records each record has a line, so that the cells of a list lie side
//! by side. The file has the columns of its first document; what does not go into a column stands in the last one, as JSON.
//!
//! Offsets count code points of the article's text.

use std::io;

use super::data::{DATA, lost};
use super::marked::{in_order, label, layer_name, offsets, relations_from, section_title};
use super::table::{add_row, rows};
use super::{FileWriter, Format, Loss, Losses, NotWritten, Quote};
use crate::annotation::{Annotation, Attribute, AttributeKind, LabelSet, Relation};
use crate::document::Document;
use crate::json::{Json, Object, Problem};
use crate::text::{Unit, decode};

/// CSV.
pub const FORMAT: Format = Format {
    id: "csv",
    name: "CSV",
    extensions: &["csv"],
    media_type: "text/csv",
    losses,
    export: Some(|options| Box::new(Sheet { raw: options.raw, fields: None })),
    read_back: Some(read_back),
    ..DATA
};

/// What a row has no column for.
const LOST: &[Loss] = &[Loss::Text, Loss::Definitions, Loss::LabelIds];

/// A passage without a place has a row of its own, unless its annotation has others that have one.
fn losses(documents: &[&Document]) -> Losses {
    let mut losses = lost(documents, LOST);
    let placed = documents.iter().flat_map(|one| one.all_annotations()).filter(|one| one.target.is_placed());
    losses.add(Loss::Unplaced, placed.map(|one| one.target.alone().len()).sum());
    losses
}

/// The columns before those of fields.
const BEFORE: [&str; 11] =
    ["document", "id", "creator", "label", "parent", QUOTE, "start", "end", "sentence", "section", "note"];

/// The columns behind those of fields. The last holds what has no column.
const BEHIND: [&str; 10] =
    ["layer", RANGES, "relations", "created", "modified", DOCUMENT_ID, "url", "publisher", "published", "other"];

const RANGES: &str = "ranges";
const QUOTE: &str = "quote";
const DOCUMENT_ID: &str = "document_id";

/// Between choices, and between relations.
const AND: &str = "; ";

/// Between the ranges of a quote.
const GAP: &str = " … ";

struct Sheet {
    raw: bool,
    /// The fields that have columns: those of the first document.
    fields: Option<Vec<Attribute>>,
}

impl FileWriter for Sheet {
    fn add(&mut self, document: &Document, out: &mut dyn io::Write) -> Result<(), NotWritten> {
        let mut table = String::new();
        let fields = self.fields.get_or_insert_with(|| {
            let names = names(document.labels());
            add_row(&mut table, &names.iter().map(String::as_str).collect::<Vec<_>>(), self.raw);
            document.labels().attributes.clone()
        });
        let relations = relations_from(document);
        for annotation in in_order(document) {
            let relations = relations.get(&annotation.id).map(Vec::as_slice).unwrap_or_default();
            let mut cells = before(document, annotation).to_vec();
            let mut other = Object::default();
            for (id, value) in annotation.attributes.iter() {
                if !fields.iter().any(|field| field.id.as_str() == id) {
                    other.set(id.to_owned(), value.clone());
                }
            }
            for field in &*fields {
                let value = annotation.attributes.get(field.id.as_str()).unwrap_or(&Json::Null);
                let found = in_columns(field, value);
                if !found.as_ref().is_some_and(|(_, is_all)| *is_all) {
                    other.set(field.id.as_str().to_owned(), value.clone());
                }
                cells.extend(found.map_or_else(|| vec![String::new(); width(field)], |(cells, _)| cells));
            }
            cells.extend(behind(document, annotation, relations));
            cells.push(if other.is_empty() { String::new() } else { Json::Object(other).to_line() });
            add_row(&mut table, &cells.iter().map(String::as_str).collect::<Vec<_>>(), self.raw);
        }
        Ok(out.write_all(table.as_bytes())?)
    }
}

/// The names of all columns. A field with the name of another column gets a name of its own.
fn names(labels: &LabelSet) -> Vec<String> {
    let mut names = BEFORE.map(str::to_owned).to_vec();
    for field in &labels.attributes {
        let inner = field.fields.iter().map(|inner| format!("{}.{}", field.id, inner.id));
        let own = if field.kind == AttributeKind::Records { inner.collect() } else { vec![field.id.to_string()] };
        for mut name in own {
            while names.contains(&name) || BEHIND.contains(&&*name) {
                name.insert_str(0, "field.");
            }
            names.push(name);
        }
    }
    names.extend(BEHIND.map(str::to_owned));
    names
}

/// The cells of [`BEFORE`].
fn before(document: &Document, annotation: &Annotation) -> [String; BEFORE.len()] {
    let (article, labels) = (document.article(), document.labels());
    let given = label(document, annotation);
    let parent = given.and_then(|label| labels.label(label.parent.as_ref()?));
    let target = &annotation.target;
    let span = Some(target.span()).filter(|_| target.is_placed());
    let span = span.map(|span| offsets(document, span, Unit::CodePoint));
    let mut touched: Vec<usize> = target.ranges().flat_map(|range| article.sentences_in(range)).collect();
    touched.dedup();
    let sentences = touched.into_iter().filter_map(|at| article.sentences.get(at));
    [
        article.name(),
        annotation.id.to_string(),
        annotation.creator.clone().unwrap_or_default(),
        given.map_or(annotation.label.as_str(), |label| &label.name).to_owned(),
        parent.map(|label| label.name.clone()).unwrap_or_default(),
        annotation.words(article),
        span.map(|(start, _)| start.to_string()).unwrap_or_default(),
        span.map(|(_, end)| end.to_string()).unwrap_or_default(),
        sentences.map(|one| article.text.slice(one.range)).collect::<Vec<_>>().join(" "),
        section_title(document, annotation).unwrap_or_default().to_owned(),
        annotation.note.clone(),
    ]
}

/// The cells of [`BEHIND`] but for the last.
fn behind(document: &Document, annotation: &Annotation, relations: &[&Relation]) -> [String; BEHIND.len() - 1] {
    let ranges = annotation.target.ranges().map(|range| {
        let (start, end) = offsets(document, range, Unit::CodePoint);
        format!("{start}-{end}")
    });
    let relations = relations.iter().map(|one| format!("{} {}", one.kind, one.to));
    let article = document.article();
    [
        layer_name(document, annotation).unwrap_or_default().to_owned(),
        ranges.collect::<Vec<_>>().join(";"),
        relations.collect::<Vec<_>>().join(AND),
        annotation.created.as_str().to_owned(),
        annotation.modified.as_str().to_owned(),
        article.id.to_string(),
        article.source.url.clone().unwrap_or_default(),
        article.metadata.publisher.clone().unwrap_or_default(),
        article.metadata.published.clone().unwrap_or_default(),
    ]
}

/// How many columns a field has.
const fn width(field: &Attribute) -> usize {
    if matches!(field.kind, AttributeKind::Records) { field.fields.len() } else { 1 }
}

/// A value as the cells of its field, and whether they say all of it; `None` where it does not fit into them.
fn in_columns(field: &Attribute, value: &Json) -> Option<(Vec<String>, bool)> {
    match value {
        _ if !field.fits(value) => None,
        Json::Null => Some((vec![String::new(); width(field)], true)),
        Json::Object(record) => Some((in_record(field, record)?, true)),
        Json::Array(items) if field.kind == AttributeKind::Records => {
            let mut columns = vec![Vec::new(); field.fields.len()];
            let mut is_all = true;
            for item in items {
                let Json::Object(record) = item else { return None };
                for (column, cell) in columns.iter_mut().zip(in_record(field, record)?) {
                    is_all &= !cell.contains(['\n', '\r']);
                    column.push(cell.replace(['\n', '\r'], " "));
                }
            }
            let lines = |column: &Vec<String>| {
                if column.iter().all(String::is_empty) { String::new() } else { column.join("\n") }
            };
            Some((columns.iter().map(lines).collect(), is_all))
        }
        value => Some((vec![in_cell(value)?], true)),
    }
}

fn in_record(field: &Attribute, record: &Object) -> Option<Vec<String>> {
    let is_known = |id: &str| field.fields.iter().any(|inner| inner.id.as_str() == id);
    if !record.iter().all(|(id, _)| is_known(id)) {
        return None;
    }
    let cell = |inner: &Attribute| {
        let value = record.get(inner.id.as_str()).unwrap_or(&Json::Null);
        if inner.fits(value) && inner.kind != AttributeKind::Records { in_cell(value) } else { None }
    };
    field.fields.iter().map(cell).collect()
}

fn in_cell(value: &Json) -> Option<String> {
    match value {
        Json::Array(items) => {
            let items: Vec<&str> = items.iter().map(Json::as_str).collect::<Option<_>>()?;
            let is_clear = !items.iter().any(|item| item.is_empty() || item.contains(AND));
            is_clear.then(|| items.join(AND))
        }
        Json::String(_) | Json::Number(_) => Some(value.to_field_text()),
        Json::Null => Some(String::new()),
        Json::Bool(_) | Json::Object(_) => None,
    }
}

fn read_back(bytes: &[u8], _: &Document) -> Result<Vec<Quote>, Problem> {
    let mut rows = rows(&decode(bytes).text)?.into_iter().map(|(_, row)| row);
    let head = rows.next().unwrap_or_default();
    let column = |name: &str| head.iter().position(|column| column == name).unwrap_or(usize::MAX);
    let [quote, ranges] = [QUOTE, RANGES].map(column);
    let mut quotes = Vec::new();
    for row in rows {
        let cell = |column: usize| row.get(column).map(String::as_str).unwrap_or_default();
        let mut words = cell(quote);
        for range in cell(ranges).split(';').filter_map(|range| range.split_once('-')) {
            let (Ok(start), Ok(end)) = (range.0.parse::<usize>(), range.1.parse::<usize>()) else { continue };
            // How long each part is, the offsets say: a text can hold what stands between two.
            let length = words.char_indices().nth(end.saturating_sub(start)).map_or(words.len(), |(at, _)| at);
            let (own, rest) = words.split_at_checked(length).unwrap_or_default();
            quotes.push(Quote { start, end, words: own.to_owned() });
            words = rest.strip_prefix(GAP).unwrap_or(rest);
        }
    }
    Ok(quotes)
}
