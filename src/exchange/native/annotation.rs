//! Annotations and what they mark.

use super::value::{id, put_id, put_range, range, same, timestamp};
use crate::annotation::{Annotation, Target, describe};
use crate::article::{Article, Id};
use crate::json::{Fields, Json, Object, Problem, Write, array, quoted, string};
use crate::text::{Text, TextRange, Unit};

/// Writes an annotation. The sections and sentences it touches are looked up in `article`.
#[must_use]
pub fn annotation_to_json(annotation: &Annotation, article: &Article) -> Json {
    let mut extra = annotation.extra.clone();
    let inside = match extra.take("target") {
        Some(Json::Array(items)) => items,
        _ => Vec::new(),
    };
    let inside = inside.into_iter().map(Some).chain(std::iter::repeat(None));
    let ranges = annotation.target.ranges().zip(inside);
    let (sections, sentences) = touched(&annotation.target, article);
    put_id(put_id(Write::object(), "id", &annotation.id), "label", &annotation.label)
        .field("target", ranges.map(|(range, unknown)| range_to_json(range, unknown, &article.text)).collect::<Json>())
        .field("sections", sections.into_iter().map(Id::as_str).collect::<Json>())
        .field("sentences", sentences.into_iter().map(Id::as_str).collect::<Json>())
        .field("attributes", annotation.attributes.clone())
        .field("note", annotation.note.as_str())
        .field("creator", annotation.creator.clone())
        .field("created", annotation.created.as_str())
        .field("modified", annotation.modified.as_str())
        .append(extra)
        .end()
}

/// Reads an annotation on `article`. Whether its label exists is for the caller to ask.
///
/// # Errors
/// Where a field is missing or wrong, or the target is not in the text; the place is relative to the annotation.
pub fn annotation_from_json(json: Json, article: &Article) -> Result<Annotation, Problem> {
    let mut fields = Fields::of(json)?;
    let own_id = fields.required("id", id)?;
    let label = fields.required("label", id)?;
    let (target, unknown) = fields.required("target", |json| target_from_json(json, &article.text))?;
    // These follow from the target.
    fields.derived("sections");
    fields.derived("sentences");
    let attributes = fields.optional("attributes", |json| Fields::of(json).map(Fields::rest))?.unwrap_or_default();
    let note = fields.optional("note", string)?.unwrap_or_default();
    let creator = fields.optional("creator", string)?;
    let created = fields.required("created", timestamp)?;
    let modified = fields.required("modified", timestamp)?;
    let mut extra = fields.rest();
    if let Some(unknown) = unknown {
        extra.set("target", unknown);
    }
    Ok(Annotation { id: own_id, label, target, attributes, note, creator, created, modified, extra })
}

/// Ids of the sections and sentences that a target touches, in reading order, each once.
fn touched<'a>(target: &Target, article: &'a Article) -> (Vec<&'a Id>, Vec<&'a Id>) {
    let blocks = target.ranges().flat_map(|range| article.blocks_in(range));
    let mut sections: Vec<usize> = blocks.filter_map(|at| article.blocks.get(at)).map(|block| block.section).collect();
    let mut sentences: Vec<usize> = target.ranges().flat_map(|range| article.sentences_in(range)).collect();
    // Ranges stand in order, so equal ones stand side by side.
    sections.dedup();
    sentences.dedup();
    let sections = sections.into_iter().filter_map(|at| article.sections.get(at)).map(|section| &section.id);
    let sentences = sentences.into_iter().filter_map(|at| article.sentences.get(at)).map(|sentence| &sentence.id);
    (sections.collect(), sentences.collect())
}

fn range_to_json(range: TextRange, unknown: Option<Json>, text: &Text) -> Json {
    let selector = describe(text, range);
    let [start, end] = [range.start(), range.end()].map(|byte| text.count(byte, Unit::Utf16));
    let object = put_range(Write::object(), text, range)
        .field("exact", selector.exact)
        .field("prefix", selector.prefix)
        .field("suffix", selector.suffix)
        .field("utf16Start", start)
        .field("utf16End", end);
    match unknown {
        Some(Json::Object(unknown)) => object.append(unknown).end(),
        _ => object.end(),
    }
}

/// The target, and what is unknown inside its ranges, one object each, if anything is.
fn target_from_json(json: Json, text: &Text) -> Result<(Target, Option<Json>), Problem> {
    let mut ranges = array(|json| range_from_json(json, text))(json)?;
    let overlap = {
        let mut order: Vec<(TextRange, usize)> =
            ranges.iter().enumerate().map(|(at, (range, _))| (*range, at)).collect();
        order.sort_unstable();
        order.array_windows().find(|[one, next]| one.0.end() > next.0.start()).map(|[one, next]| one.1.max(next.1))
    };
    if let Some(at) = overlap {
        return Err(Problem::new("must not overlap another range of the same target").in_item(at));
    }
    ranges.sort_by_key(|(range, _)| *range);
    let unknown = ranges.iter().any(|(_, unknown)| !unknown.is_empty());
    let (ranges, inside): (Vec<TextRange>, Vec<Object>) = ranges.into_iter().unzip();
    let target = Target::of(ranges).ok_or_else(|| Problem::new("must hold at least one range"))?;
    Ok((target, unknown.then(|| inside.into_iter().collect())))
}

fn range_from_json(json: Json, text: &Text) -> Result<(TextRange, Object), Problem> {
    let mut fields = Fields::of(json)?;
    let range = range(&mut fields, text)?;
    let before = text.slice(TextRange::new(0, range.start()));
    let after = text.slice(TextRange::new(range.end(), text.len()));
    fields.required("exact", |json| match string(json)? {
        exact if exact == text.slice(range) => Ok(()),
        _ => Err(Problem::new(format!("must be the text of the range, which is {}", quoted(text.slice(range))))),
    })?;
    fields.optional("prefix", |json| match string(json)? {
        prefix if before.ends_with(&prefix) => Ok(()),
        _ => Err(Problem::new("must be the text before the range")),
    })?;
    fields.optional("suffix", |json| match string(json)? {
        suffix if after.starts_with(&suffix) => Ok(()),
        _ => Err(Problem::new("must be the text after the range")),
    })?;
    same(&mut fields, "utf16Start", text.count(range.start(), Unit::Utf16))?;
    same(&mut fields, "utf16End", text.count(range.end(), Unit::Utf16))?;
    Ok((range, fields.rest()))
}
