//! Which records a session consists of.
//!
//! | key | value |
//! |---|---|
//! | `app` | what holds for all articles: the last one open, the keys |
//! | `summary/<article>` | what the desk shows of an article |
//! | `article/<article>` | text, structure, metadata; unknown fields of the document |
//! | `labels/<article>` | the label set in use |
//! | `annotation/<article>/<annotation>` | an annotation, as in the native format |
//! | `relation/<article>/<relation>` | a relation |
//! | `reviewed/<article>/<sentence>` | `true`, for a sentence that holds no claim |
//! | `state/<article>` | where the person is, and how many steps of the log are done |
//! | `log/<article>/<number>` | the steps of undo and redo |
//!
//! An action writes only what it touched, in one batch, so that its cost does not grow with the article. Ids in keys are
//! percent-encoded.

use super::log::{entry_from_json, entry_to_json};
use super::{Batch, KeyRange, Record, Summary};
use crate::article::{Id, Timestamp};
use crate::exchange::native;
use crate::json::{Fields, Json, Object, Problem, Write, array, nullable, offset, parse, string};
use crate::session::{Change, History, Parts, Session, View};
use crate::text::TextRange;

/// Key of what holds for all articles.
pub const APP: &str = "app";
/// Prefix of the summaries.
pub const SUMMARIES: &str = "summary/";
/// The kinds of records that one article has, in the order in which they are read.
const KINDS: [&str; 8] = ["article", "labels", "annotation", "relation", "reviewed", "state", "log", "summary"];

/// All records of a session, over whatever was there of the same article.
#[must_use]
pub fn whole(session: &Session, now: &Timestamp) -> Batch {
    let article = session.article();
    let mut batch = forget(&article.id);
    let document =
        Write::object().field("article", native::article_to_json(article)).field("extra", session.extra().clone());
    batch.put(key("article", &article.id), document.end().to_line());
    batch.put(key("labels", &article.id), native::labels_to_json(session.labels()).to_line());
    let annotations: Vec<Id> = session.annotations().iter().map(|annotation| annotation.id.clone()).collect();
    let change = Change {
        annotations: annotations.into_iter().collect(),
        relations: session.relations().keys().cloned().collect(),
        reviewed: session.reviewed().clone(),
        log: Some(0),
        ..Change::default()
    };
    let rest = changed(session, &change, now);
    batch.put.extend(rest.put);
    batch
}

/// The records that a change touched.
#[must_use]
pub fn changed(session: &Session, change: &Change, now: &Timestamp) -> Batch {
    let article = session.article();
    let of = |kind: &str, id: &Id| format!("{}/{}", key(kind, &article.id), encode(id.as_str()));
    let mut batch = Batch::default();
    for id in &change.annotations {
        let json = session.annotations().get(id).map(|annotation| native::annotation_to_json(annotation, article));
        batch.put_or_delete(of("annotation", id), json);
    }
    for id in &change.relations {
        batch.put_or_delete(of("relation", id), session.relations().get(id).map(native::relation_to_json));
    }
    for id in &change.reviewed {
        batch.put_or_delete(of("reviewed", id), session.reviewed().contains(id).then_some(Json::Bool(true)));
    }
    if change.labels {
        batch.put(key("labels", &article.id), native::labels_to_json(session.labels()).to_line());
    }
    if let Some(from) = change.log {
        let prefix = format!("{}/", key("log", &article.id));
        batch.delete(KeyRange::from(step(&prefix, from), &prefix));
        for (at, entry) in session.history().entries().iter().enumerate().skip(from) {
            batch.put(step(&prefix, at), entry_to_json(entry, article).to_line());
        }
        batch.put.extend(Summary::of(session, now.clone()).batch().put);
    }
    batch.put(key("state", &article.id), state_to_json(session).to_line());
    batch
}

/// Deletes all records of an article.
#[must_use]
pub fn forget(article: &Id) -> Batch {
    let mut batch = Batch::default();
    for range in ranges(article) {
        batch.delete(range);
    }
    batch
}

/// Where the records of an article are; [`restore`] takes them all.
#[must_use]
pub fn ranges(article: &Id) -> Vec<KeyRange> {
    let range = |kind: &str| {
        let key = key(kind, article);
        if ["annotation", "relation", "reviewed", "log"].contains(&kind) {
            KeyRange::prefix(&format!("{key}/"))
        } else {
            KeyRange::only(&key)
        }
    };
    KINDS.into_iter().map(range).collect()
}

/// A session out of its records, in the order of [`ranges`]. A log that does not fit is left out: the session is worth
/// more than its history.
///
/// # Errors
/// Where a record is damaged or missing; the place starts with its key.
pub fn restore(records: Vec<Record>) -> Result<Session, Problem> {
    let mut found: Option<(crate::article::Article, Object)> = None;
    let (mut labels, mut state) = (None, None);
    let (mut annotations, mut relations, mut reviewed, mut log) = (vec![], vec![], vec![], vec![]);
    for Record { key, json } in records {
        let problem = |problem: Problem| problem.in_field(&key);
        let json = parse(&json).map_err(problem)?;
        let kind = key.split('/').next().unwrap_or_default();
        match (kind, &found) {
            ("article", _) => found = Some(document(json).map_err(problem)?),
            ("labels", _) => labels = Some(native::labels_from_json(json).map_err(problem)?),
            ("annotation", Some((article, _))) => {
                annotations.push(native::annotation_from_json(json, article).map_err(problem)?);
            }
            ("relation", _) => relations.push(native::relation_from_json(json).map_err(problem)?),
            ("reviewed", _) => reviewed.push(Id::from(decode(key.rsplit('/').next().unwrap_or_default()))),
            ("state", _) => state = Some(json),
            ("log", Some((article, _))) => log.push(entry_from_json(json, article)),
            _ => {}
        }
    }
    let (article, extra) = found.ok_or_else(|| Problem::new("the article's text is missing"))?;
    let labels = labels.ok_or_else(|| Problem::new("the article's labels are missing"))?;
    let (view, done) = state.and_then(|json| state_from_json(json).ok()).unwrap_or_default();
    let log: Result<Vec<_>, _> = log.into_iter().collect();
    let history = log.map(|entries| History::new(entries, done)).unwrap_or_default();
    let session = Session::restore(Parts { article, labels, annotations, relations, reviewed, extra });
    Ok(session.resume(history, view))
}

fn document(json: Json) -> Result<(crate::article::Article, Object), Problem> {
    let mut fields = Fields::of(json)?;
    let article = fields.required("article", native::article_from_json)?;
    Ok((article, fields.required("extra", Fields::of)?.rest()))
}

/// Offsets in here are bytes: nobody but Postil reads them.
fn state_to_json(session: &Session) -> Json {
    let view = session.view();
    let passage = view.passage.map(|range| [range.start(), range.end()].into_iter().collect::<Json>());
    Write::object()
        .field("current", view.current)
        .field("selected", view.selected.as_ref().map(Id::as_str))
        .field("passage", passage)
        .field("done", session.history().done())
        .end()
}

fn state_from_json(json: Json) -> Result<(View, usize), Problem> {
    let mut fields = Fields::of(json)?;
    let passage = fields.required("passage", nullable(array(offset)))?;
    let view = View {
        current: fields.required("current", nullable(offset))?,
        selected: fields.required("selected", nullable(string))?.map(Id::from),
        passage: passage.and_then(|ends| Some(TextRange::new(*ends.first()?, *ends.get(1)?))),
    };
    Ok((view, fields.required("done", offset)?))
}

impl Batch {
    fn put_or_delete(&mut self, key: String, json: Option<Json>) {
        match json {
            Some(json) => self.put(key, json.to_line()),
            None => self.delete(KeyRange::only(&key)),
        };
    }
}

pub(super) fn key(kind: &str, article: &Id) -> String {
    format!("{kind}/{}", encode(article.as_str()))
}

/// Numbers of a fixed width, so that the order of keys is that of steps.
fn step(prefix: &str, at: usize) -> String {
    format!("{prefix}{at:08}")
}

/// Everything but letters, digits and a few marks as `%XX`, as `encodeURIComponent` does; `~` too, for it ends ranges.
fn encode(id: &str) -> String {
    id.bytes().fold(String::with_capacity(id.len() + 8), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.!*'()".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

fn decode(key: &str) -> String {
    let mut bytes = Vec::with_capacity(key.len());
    let mut rest = key.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| {
            byte.and_then(|byte| char::from(byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok())
        };
        match byte {
            b'%' => {
                let (high, low) = (digit(rest.next()).unwrap_or(0), digit(rest.next()).unwrap_or(0));
                bytes.push(high << 4 | low);
            }
            byte => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
