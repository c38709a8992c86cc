//! Values of many places: ids, timestamps, ranges, names from a list.

use crate::annotation::LabelId;
use crate::article::{Id, SentenceId, Timestamp};
use crate::json::{JsonWriter, ObjectReader, quoted};
use crate::message::problems;
use crate::sorted::Index;
use crate::text::{Text, TextRange, Unit};

/// Longest id, in bytes.
const MAX_ID_BYTES: usize = 200;

/// Takes an id.
pub fn id<T>(fields: &mut ObjectReader, name: &str) -> Id<T> {
    text_of_id(fields, name).into()
}

fn text_of_id(fields: &mut ObjectReader, name: &str) -> String {
    let id = fields.string(name);
    check_id(fields, name, &id);
    id
}

/// Takes a list of ids.
pub fn ids<T>(fields: &mut ObjectReader, name: &str) -> Vec<Id<T>> {
    texts_of_ids(fields, name).into_iter().map(Id::from).collect()
}

fn texts_of_ids(fields: &mut ObjectReader, name: &str) -> Vec<String> {
    let ids = fields.strings(name);
    for (at, id) in ids.iter().enumerate() {
        check_id(fields, &format!("{name}[{at}]"), id);
    }
    ids
}

fn check_id(fields: &mut ObjectReader, place: &str, id: &str) {
    if id.is_empty() || id.len() > MAX_ID_BYTES || id.chars().any(char::is_control) {
        fields.error_at(place, problems::must_be_id(MAX_ID_BYTES));
    }
}

/// Looks up the ids of the list `name`, none of which may stand twice.
pub fn unique<'a>(fields: &mut ObjectReader, name: &str, ids: Vec<&'a str>) -> Index<'a> {
    let index = Index::of(ids);
    if let Some((at, id)) = index.twice() {
        refuse_twice(fields, &format!("{name}[{at}].id"), id);
    }
    index
}

/// Takes an id and looks it up among those of all of a kind.
pub fn look_up(fields: &mut ObjectReader, name: &str, all: &Index<'_>, kind: &str) -> usize {
    let id = text_of_id(fields, name);
    all.find(&id).unwrap_or_else(|| {
        refuse_unknown(fields, name, kind, &id);
        0
    })
}

/// An id names nothing.
pub fn refuse_unknown(fields: &mut ObjectReader, place: &str, kind: &str, id: &str) {
    fields.error_at(place, problems::names_nothing(quoted(id), kind));
}

/// An id stands twice.
pub fn refuse_twice(fields: &mut ObjectReader, place: &str, id: &str) {
    fields.error_at(place, problems::stands_twice(quoted(id)));
}

/// Says that a label is not there, if it is not.
pub fn check_labels(fields: &mut ObjectReader, place: &str, labels: &Index<'_>, label: &LabelId) {
    if labels.find(label.as_str()).is_none() {
        fields.error_at(place, problems::LABEL_NOT_IN_SET);
    }
}

/// Says which id of the list `name` stands twice, if one does.
pub fn twice(fields: &mut ObjectReader, name: &str, ids: &[SentenceId]) {
    if let Some((at, id)) = Index::of(ids.iter().map(Id::as_str).collect()).twice() {
        refuse_twice(fields, &format!("{name}[{at}]"), id);
    }
}

/// Takes a SHA-256 in hexadecimal digits.
pub fn digest(fields: &mut ObjectReader, name: &str) -> String {
    let digest = fields.string(name);
    if digest.len() != 64 || !digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        fields.error_at(name, problems::MUST_BE_DIGEST);
    }
    digest
}

/// Takes a moment.
pub fn timestamp(fields: &mut ObjectReader, name: &str) -> Timestamp {
    let moment = Timestamp::new(fields.string(name));
    if moment.is_none() {
        fields.error_at(name, problems::MUST_BE_TIME);
    }
    moment.unwrap_or_default()
}

/// Takes one of a few names.
pub fn one_of<T: Copy + Default, const N: usize>(
    fields: &mut ObjectReader,
    name: &str,
    all: [T; N],
    name_of: fn(T) -> &'static str,
) -> T {
    let chosen = fields.choice(name, &all.map(name_of));
    all.get(chosen).copied().unwrap_or_default()
}

/// Takes a level or depth: 1 is the outermost.
pub fn level(fields: &mut ObjectReader, name: &str) -> u8 {
    let level = fields.number(name, 1, 255, problems::MUST_BE_LEVEL);
    u8::try_from(level).unwrap_or_default()
}

/// Takes `start` and `end` as a range of `text` that is not empty.
pub fn range(fields: &mut ObjectReader, text: &Text) -> TextRange {
    let (start, end) = (place(fields, "start", text), place(fields, "end", text));
    if end <= start {
        fields.error_at("end", problems::END_NOT_AFTER_START);
    }
    TextRange::new(start, end)
}

fn place(fields: &mut ObjectReader, name: &str, text: &Text) -> usize {
    text.byte(fields.offset(name), Unit::CodePoint).unwrap_or_else(|| {
        let length = text.count(text.len(), Unit::CodePoint);
        fields.error_at(name, problems::outside_text(length.to_string()));
        0
    })
}

/// Checks an offset that follows from others, where it is given.
pub fn same(fields: &mut ObjectReader, name: &str, expected: usize) {
    if fields.optional(name, ObjectReader::offset).is_some_and(|given| given != expected) {
        fields.error_at(name, problems::offset_by_fields(expected.to_string()));
    }
}

/// Writes `start` and `end`, in code points.
pub fn write_range(out: &mut JsonWriter, text: &Text, range: TextRange) {
    out.number("start", text.count(range.start(), Unit::CodePoint));
    out.number("end", text.count(range.end(), Unit::CodePoint));
}
