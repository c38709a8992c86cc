//! What annotations and proposals mark: ranges, and anchors of those that had to be looked for.

use super::value::{one_of, range, same, write_range};
use crate::annotation::{Anchor, AnchorBy, AnchorState, Original, Score, Target, describe};
use crate::article::Article;
use crate::json::{Json, JsonWriter, Object, ObjectReader, quoted};
use crate::message::problems;
use crate::sorted::order;
use crate::text::{Text, TextRange, Unit};

/// Takes what is unknown inside the items of a target out of the unknown fields around it.
pub fn unknown_inside(extra: &mut Object) -> Vec<Json> {
    match extra.take("target") {
        Some(Json::Array(items)) => items,
        _ => Vec::new(),
    }
}

/// Writes a target: the ranges, each with its anchor if it has one, and then the anchors alone. `inside` is what is unknown inside
/// each.
pub fn write_target(out: &mut JsonWriter, target: &Target, text: &Text, inside: &[Json]) {
    let ranges = target.ranges().enumerate().map(|(at, range)| (Some(range), target.anchor(at)));
    let alone = target.alone().iter().map(|anchor| (None, Some(anchor)));
    let mut inside = inside.iter();
    out.objects("target", ranges.chain(alone), |out, (range, anchor)| {
        if let Some(range) = range {
            write_target_range(out, range, text);
        }
        if let Some(anchor) = anchor {
            out.object("anchor", |out| out.rest(anchor.fields()));
        }
        if let Some(Json::Object(unknown)) = inside.next() {
            out.rest(unknown);
        }
    });
}

fn write_target_range(out: &mut JsonWriter, range: TextRange, text: &Text) {
    let selector = describe(text, range);
    write_range(out, text, range);
    out.text("exact", selector.exact);
    out.text("prefix", selector.prefix);
    out.text("suffix", selector.suffix);
    out.number("utf16Start", text.count(range.start(), Unit::Utf16));
    out.number("utf16End", text.count(range.end(), Unit::Utf16));
}

/// Reads a target, and what is unknown inside its items, one object each, if anything is.
pub type ReadTarget = fn(&mut ObjectReader, &Text) -> (Target, Option<Json>);

/// Reads a target without anchors.
pub fn read_plain_target(fields: &mut ObjectReader, text: &Text) -> (Target, Option<Json>) {
    let (ranges, _, inside) = items(fields, &mut |fields| read_target_range(fields, text));
    (made(fields, Target::of(ranges)), inside)
}

/// Reads a target.
pub fn read_target(fields: &mut ObjectReader, text: &Text) -> (Target, Option<Json>) {
    /// What stands for the range of an anchor alone: it lies behind all others.
    const NOWHERE: TextRange = TextRange::new(usize::MAX, usize::MAX);
    let mut anchors = Vec::new();
    let (ranges, order, inside) = items(fields, &mut |fields| {
        let anchor = fields.optional("anchor", |fields, name| fields.object(name, read_anchor));
        let alone = anchor.as_ref().is_some_and(|anchor| anchor.state() != AnchorState::Moved);
        anchors.push(anchor);
        if !alone {
            return read_target_range(fields, text);
        }
        for name in ["start", "end", "exact", "prefix", "suffix", "utf16Start", "utf16End"] {
            if fields.optional(name, ObjectReader::json).is_some() {
                fields.error_at(name, problems::HAS_NO_PLACE);
            }
        }
        NOWHERE
    });
    let (mut placed, mut alone) = (Vec::new(), Vec::new());
    for (place, at) in order.into_iter().enumerate() {
        match anchors.get_mut(at).and_then(Option::take) {
            Some(anchor) if anchor.state() == AnchorState::Moved => placed.push((place, anchor)),
            Some(anchor) => alone.push(anchor),
            None => {}
        }
    }
    let ranges = ranges.into_iter().filter(|range| *range != NOWHERE).collect();
    (made(fields, Target::anchored(ranges, placed, alone)), inside)
}

fn made(fields: &mut ObjectReader, target: Option<Target>) -> Target {
    if target.is_none() {
        fields.error_at("target", problems::NO_RANGE);
    }
    target.unwrap_or_default()
}

/// The ranges of the items in text order, which item each is, and what is unknown inside them, in that order.
fn items(
    fields: &mut ObjectReader,
    read: &mut dyn FnMut(&mut ObjectReader) -> TextRange,
) -> (Vec<TextRange>, Vec<usize>, Option<Json>) {
    let mut unknown = Vec::new();
    let ranges = fields.objects("target", |fields| {
        let range = read(fields);
        unknown.push(fields.rest());
        range
    });
    let order = order(ranges.len(), &|one, other| ranges.get(one).cmp(&ranges.get(other)));
    let at = |place: &usize| ranges.get(*place).copied().unwrap_or_default();
    let overlap = order.array_windows().find(|[one, next]| at(one).end() > at(next).start());
    if let Some([one, next]) = overlap {
        let place = format!("target[{}]", one.max(next));
        fields.error_at(&place, problems::RANGES_OVERLAP);
    }
    let inside = unknown
        .iter()
        .any(|unknown| !unknown.is_empty())
        .then(|| order.iter().filter_map(|at| unknown.get_mut(*at).map(std::mem::take)).collect());
    (order.iter().map(at).collect(), order, inside)
}

fn read_target_range(fields: &mut ObjectReader, text: &Text) -> TextRange {
    let range = range(fields, text);
    let exact = text.slice(range);
    if fields.string("exact") != exact {
        fields.error_at("exact", problems::exact_wrong(quoted(exact)));
    }
    let before = text.slice(TextRange::new(0, range.start()));
    if fields.optional("prefix", ObjectReader::string).is_some_and(|prefix| !before.ends_with(&prefix)) {
        fields.error_at("prefix", problems::PREFIX_WRONG);
    }
    let after = text.slice(TextRange::new(range.end(), text.len()));
    if fields.optional("suffix", ObjectReader::string).is_some_and(|suffix| !after.starts_with(&suffix)) {
        fields.error_at("suffix", problems::SUFFIX_WRONG);
    }
    same(fields, "utf16Start", text.count(range.start(), Unit::Utf16));
    same(fields, "utf16End", text.count(range.end(), Unit::Utf16));
    range
}

fn read_anchor(fields: &mut ObjectReader) -> Anchor {
    let state = one_of(fields, "state", AnchorState::ALL, AnchorState::name);
    let by = fields.optional("by", |fields, name| one_of(fields, name, AnchorBy::ALL, AnchorBy::name));
    let score = read_score(fields);
    let original = fields.object("original", read_original);
    Anchor::new(state, by, score.as_ref(), original, &fields.rest())
}

fn read_original(fields: &mut ObjectReader) -> Original {
    let exact = fields.string("exact");
    let [prefix, suffix] = ["prefix", "suffix"].map(|name| fields.optional(name, ObjectReader::string));
    let [start, end] = ["start", "end"].map(|name| fields.optional(name, ObjectReader::offset));
    if start.zip(end).is_some_and(|(start, end)| end < start) {
        fields.error_at("end", problems::END_BEFORE_START);
    }
    Original { exact, prefix, suffix, start, end, extra: fields.rest() }
}

/// Takes the field `score`, if it is there.
pub fn read_score(fields: &mut ObjectReader) -> Option<Score> {
    let json = fields.optional("score", ObjectReader::json).flatten()?;
    let score = Score::of_json(&json);
    if score.is_none() {
        fields.error_at("score", problems::MUST_BE_SCORE);
    }
    score
}

/// Writes the field `score`; `null` where there is none.
pub fn write_score(out: &mut JsonWriter, score: Option<&Score>) {
    out.json("score", &score.map(Score::to_json).into());
}

/// Ids of the sections and sentences that a target touches, in reading order, each once.
pub fn touched<'a>(target: &Target, article: &'a Article) -> (Vec<&'a str>, Vec<&'a str>) {
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
