//! Values that stand in many places: ids, moments, ranges, names out of a list.

use std::collections::BTreeMap;

use crate::article::{Id, Timestamp};
use crate::json::{Fields, Json, Problem, Write, offset, quoted, string};
use crate::text::{Text, TextRange, Unit};

/// Longest id, in bytes.
const LONGEST_ID: usize = 200;

/// Reads an id.
pub fn id(json: Json) -> Result<Id, Problem> {
    let id = string(json)?;
    if id.is_empty() || id.len() > LONGEST_ID || id.chars().any(char::is_control) {
        return Err(Problem::new(format!("must be 1 to {LONGEST_ID} bytes of text without control characters")));
    }
    Ok(Id::from(id))
}

/// Reads an id and looks up what it names.
pub fn index_of(index: &BTreeMap<Id, usize>, what: &str) -> impl Fn(Json) -> Result<usize, Problem> {
    move |json| {
        let id = id(json)?;
        index.get(&id).copied().ok_or_else(|| Problem::new(format!("names no {what}: {}", quoted(id.as_str()))))
    }
}

/// Index of each of a list's ids.
///
/// # Errors
/// Where an id stands twice; the place is relative to the list.
pub fn index<'a>(ids: impl Iterator<Item = &'a Id>) -> Result<BTreeMap<Id, usize>, Problem> {
    let mut index = BTreeMap::new();
    for (at, id) in ids.enumerate() {
        if index.insert(id.clone(), at).is_some() {
            return Err(twice(id).in_field("id").in_item(at));
        }
    }
    Ok(index)
}

/// An id stands twice.
pub fn twice(id: &Id) -> Problem {
    Problem::new(format!("stands twice: {}", quoted(id.as_str())))
}

/// Reads a moment.
pub fn timestamp(json: Json) -> Result<Timestamp, Problem> {
    let problem = || Problem::new("must be a time as in RFC 3339: 2026-01-31T09:30:00Z");
    Timestamp::new(string(json)?).ok_or_else(problem)
}

/// Reads one of a few names.
pub fn one_of<T: Copy, const N: usize>(
    all: [T; N],
    name: impl Fn(T) -> &'static str,
) -> impl FnOnce(Json) -> Result<T, Problem> {
    move |json| {
        let known = |json: &Json| all.into_iter().find(|one| json.as_str() == Some(name(*one)));
        known(&json).ok_or_else(|| Problem::new(format!("must be one of {}", all.map(&name).join(", "))))
    }
}

/// Reads a level or depth: 1 is the outermost.
pub fn level(json: Json) -> Result<u8, Problem> {
    let level = offset(json).ok().and_then(|level| u8::try_from(level).ok()).filter(|level| *level > 0);
    level.ok_or_else(|| Problem::new("must be a whole number from 1 to 255"))
}

/// Takes `start` and `end` as a range of `text` that is not empty.
pub fn range(fields: &mut Fields, text: &Text) -> Result<TextRange, Problem> {
    let place = |json| {
        let length = || text.count(text.len(), Unit::CodePoint);
        let problem = || Problem::new(format!("lies outside the text, which ends at {}", length()));
        text.byte(offset(json)?, Unit::CodePoint).ok_or_else(problem)
    };
    let start = fields.required("start", place)?;
    let end = fields.required("end", place)?;
    if end <= start {
        return Err(Problem::new("must lie after start").in_field("end"));
    }
    Ok(TextRange::new(start, end))
}

/// Checks an offset that follows from others, where it is given.
pub fn same(fields: &mut Fields, name: &str, expected: usize) -> Result<(), Problem> {
    let check = |json| match offset(json)? {
        given if given == expected => Ok(()),
        _ => Err(Problem::new(format!("must be {expected}, by the other fields"))),
    };
    fields.optional(name, check).map(drop)
}

/// Adds `start` and `end`, in code points.
pub fn put_range(write: Write, text: &Text, range: TextRange) -> Write {
    let [start, end] = [range.start(), range.end()].map(|byte| text.count(byte, Unit::CodePoint));
    write.field("start", start).field("end", end)
}

/// Adds an id.
pub fn put_id(write: Write, name: &'static str, id: &Id) -> Write {
    write.field(name, id.as_str())
}
