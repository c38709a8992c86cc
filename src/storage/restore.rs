//! Makes a session of sound records of the present schema that hold nothing of version 2. [`recover`](super::recover) reads all
//! others.

use super::Record;
use super::keys::{kind, last};
use crate::article::{Article, Id};
use crate::document::{Document, Extent, History, Parts};
use crate::editor::{Session, View};
use crate::formats::migrations::SCHEMA;
use crate::formats::native;
use crate::json::{Json, Object, ObjectReader, parse};
use crate::text::TextRange;

/// A session out of the records in [`ranges`](super::records::ranges). The steps of its history are not in memory. `None` where
/// a record is damaged, missing, of another schema, or of a kind or with fields that only version 2 of the format has.
#[must_use]
pub fn restore(records: &[Record]) -> Option<Session> {
    let mut found: Option<(Article, Object)> = None;
    let (mut labels, mut view, mut extent) = (None, None, None);
    let (mut annotations, mut relations, mut no_claim) = (vec![], vec![], vec![]);
    for Record { key, json } in records {
        let kind = kind(key);
        if kind == "reviewed" {
            // Said by the key alone.
            no_claim.push(Id::from(last(key)));
            continue;
        }
        // A summary is derived from the others.
        if kind == "summary" {
            continue;
        }
        let mut fields = ObjectReader::of(parse(json).ok()?);
        match (kind, &found) {
            ("article", _) => {
                if fields.optional("schema", ObjectReader::offset) != Some(SCHEMA) {
                    return None;
                }
                if matches!(fields.peek("article"), Some(Json::Object(article)) if article.get("replaces").is_some()) {
                    return None;
                }
                found = Some((fields.object("article", native::read_plain_article), fields.any("extra")));
            }
            ("labels", _) => labels = Some(native::read_labels(&mut fields)),
            ("annotation", Some((article, _))) if native::is_plain_annotation(&fields) => {
                annotations.push(native::read_plain_annotation(&mut fields, article));
            }
            ("relation", _) if native::is_plain_relation(&fields) => {
                relations.push(native::read_plain_relation(&mut fields));
            }
            ("state", _) => extent = Some(read_extent(&mut fields)),
            ("view", _) => view = Some(read_view(&mut fields)),
            _ => return None,
        }
        fields.finish().ok()?;
    }
    let (article, extra) = found?;
    let parts = Parts { article, labels: labels?, annotations, relations, no_claim, beside: None, extra };
    let document = Document::restore(parts).with_history(History::stored(extent?));
    Some(Session::resume(document, view.unwrap_or_default()))
}

/// Reads where the person is. Offsets are bytes.
pub(super) fn read_view(fields: &mut ObjectReader) -> View {
    let (from, to) = (fields.optional("from", ObjectReader::offset), fields.optional("to", ObjectReader::offset));
    View {
        current: fields.optional("current", ObjectReader::offset),
        selected: fields.optional("selected", ObjectReader::string).map(Id::from),
        passage: from.zip(to).map(|(from, to)| TextRange::new(from, to)),
        ..View::default()
    }
}

/// Reads which steps the history has.
pub(super) fn read_extent(fields: &mut ObjectReader) -> Extent {
    Extent { first: fields.offset("first"), done: fields.offset("done"), end: fields.offset("end") }
}
