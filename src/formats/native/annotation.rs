//! Annotations and what they mark.

use super::value::{id, range, same, timestamp, write_range};
use crate::annotation::{Annotation, Target, describe};
use crate::article::Article;
use crate::json::{Fields, Json, Write, quoted};
use crate::sorted::order;
use crate::text::{Text, TextRange, Unit};

/// Writes the fields of an annotation. The sections and sentences it touches are looked up in `article`.
pub fn write_annotation(out: &mut Write, annotation: &Annotation, article: &Article) {
    let mut extra = annotation.extra.clone();
    let mut inside = match extra.take("target") {
        Some(Json::Array(items)) => items,
        _ => Vec::new(),
    }
    .into_iter();
    let (sections, sentences) = touched(&annotation.target, article);
    out.text("id", annotation.id.as_str());
    out.text("label", annotation.label.as_str());
    out.objects("target", annotation.target.ranges(), |out, range| {
        write_target_range(out, range, &article.text);
        if let Some(Json::Object(unknown)) = inside.next() {
            out.rest(&unknown);
        }
    });
    out.texts("sections", sections);
    out.texts("sentences", sentences);
    out.object("attributes", |out| out.rest(&annotation.attributes));
    out.text("note", &*annotation.note);
    out.text("creator", annotation.creator.as_deref());
    out.text("created", annotation.created.as_str());
    out.text("modified", annotation.modified.as_str());
    out.rest(&extra);
}

/// Reads an annotation on `article`. Whether its label exists is for the caller to ask.
pub fn read_annotation(fields: &mut Fields, article: &Article) -> Annotation {
    let own_id = id(fields, "id");
    let label = id(fields, "label");
    let (target, unknown) = read_target(fields, &article.text);
    // These follow from the target.
    fields.derived("sections");
    fields.derived("sentences");
    let mut annotation = Annotation {
        id: own_id,
        label,
        target,
        attributes: fields.maybe("attributes", Fields::any).unwrap_or_default(),
        note: fields.maybe("note", Fields::string).unwrap_or_default(),
        creator: fields.maybe("creator", Fields::string),
        created: timestamp(fields, "created"),
        modified: timestamp(fields, "modified"),
        lineage: None,
        extra: fields.rest(),
    };
    if let Some(unknown) = unknown {
        annotation.extra.set("target", unknown);
    }
    annotation
}

/// Ids of the sections and sentences that a target touches, in reading order, each once.
fn touched<'a>(target: &Target, article: &'a Article) -> (Vec<&'a str>, Vec<&'a str>) {
    let blocks = target.ranges().flat_map(|range| article.blocks_in(range));
    let mut sections: Vec<usize> = blocks.filter_map(|at| article.blocks.get(at)).map(|block| block.section).collect();
    let mut sentences: Vec<usize> = target.ranges().flat_map(|range| article.sentences_in(range)).collect();
    // Ranges stand in order, so equal ones stand side by side.
    sections.dedup();
    sentences.dedup();
    let sections = sections.into_iter().filter_map(|at| article.sections.get(at)).map(|section| section.id.as_str());
    let sentences =
        sentences.into_iter().filter_map(|at| article.sentences.get(at)).map(|sentence| sentence.id.as_str());
    (sections.collect(), sentences.collect())
}

fn write_target_range(out: &mut Write, range: TextRange, text: &Text) {
    let selector = describe(text, range);
    write_range(out, text, range);
    out.text("exact", selector.exact);
    out.text("prefix", selector.prefix);
    out.text("suffix", selector.suffix);
    out.number("utf16Start", text.count(range.start(), Unit::Utf16));
    out.number("utf16End", text.count(range.end(), Unit::Utf16));
}

/// The target, and what is unknown inside its ranges, one object each, if anything is.
fn read_target(fields: &mut Fields, text: &Text) -> (Target, Option<Json>) {
    let mut unknown = Vec::new();
    let ranges = fields.objects("target", |fields| {
        let range = read_target_range(fields, text);
        unknown.push(fields.rest());
        range
    });
    let order = order(ranges.len(), &|one, other| ranges.get(one).cmp(&ranges.get(other)));
    let at = |place: &usize| ranges.get(*place).copied().unwrap_or_default();
    let overlap = order.array_windows().find(|[one, next]| at(one).end() > at(next).start());
    if let Some([one, next]) = overlap {
        let place = format!("target[{}]", one.max(next));
        fields.refuse(&place, "must not overlap another range of the same target");
    }
    let inside = unknown
        .iter()
        .any(|unknown| !unknown.is_empty())
        .then(|| order.iter().filter_map(|at| unknown.get_mut(*at).map(std::mem::take)).collect());
    let target = Target::of(order.iter().map(at).collect());
    if target.is_none() {
        fields.refuse("target", "must hold at least one range");
    }
    (target.unwrap_or_default(), inside)
}

fn read_target_range(fields: &mut Fields, text: &Text) -> TextRange {
    let range = range(fields, text);
    let exact = text.slice(range);
    if fields.string("exact") != exact {
        fields.refuse("exact", &format!("must be the text of the range, which is {}", quoted(exact)));
    }
    let before = text.slice(TextRange::new(0, range.start()));
    if fields.maybe("prefix", Fields::string).is_some_and(|prefix| !before.ends_with(&prefix)) {
        fields.refuse("prefix", "must be the text before the range");
    }
    let after = text.slice(TextRange::new(range.end(), text.len()));
    if fields.maybe("suffix", Fields::string).is_some_and(|suffix| !after.starts_with(&suffix)) {
        fields.refuse("suffix", "must be the text after the range");
    }
    same(fields, "utf16Start", text.count(range.start(), Unit::Utf16));
    same(fields, "utf16End", text.count(range.end(), Unit::Utf16));
    range
}
