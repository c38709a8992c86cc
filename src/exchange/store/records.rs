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

use super::log::{read_entry, write_entry};
use super::{Batch, KeyRange, Record, Summary};
use crate::article::{Article, Id, Timestamp};
use crate::exchange::native;
use crate::json::{Fields, Object, Problem, Write, parse};
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
    let annotations: Vec<Id> = session.annotations().iter().map(|annotation| annotation.id.clone()).collect();
    let relations: Vec<Id> = session.relations().iter().map(|relation| relation.id.clone()).collect();
    let change = Change {
        annotations: annotations.into(),
        relations: relations.into(),
        reviewed: session.reviewed().clone(),
        labels: true,
        article: true,
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
    if change.article {
        let document = Write::line(|out| {
            out.object("article", |out| native::write_article(out, article));
            out.object("extra", |out| out.rest(session.extra()));
        });
        batch.put(key("article", &article.id), document);
    }
    for id in &change.annotations {
        let annotation = session.annotations().get(id);
        let json = annotation.map(|one| Write::line(|out| native::write_annotation(out, one, article)));
        batch.put_or_delete(of("annotation", id), json);
    }
    for id in &change.relations {
        let relation = session.relations().get(id);
        let json = relation.map(|one| Write::line(|out| native::write_relation(out, one)));
        batch.put_or_delete(of("relation", id), json);
    }
    for id in &change.reviewed {
        batch.put_or_delete(of("reviewed", id), session.reviewed().contains(id).then(|| "true".to_owned()));
    }
    if change.labels {
        batch.put(key("labels", &article.id), Write::line(|out| native::write_labels(out, session.labels())));
    }
    if let Some(from) = change.log {
        let prefix = format!("{}/", key("log", &article.id));
        batch.delete(KeyRange::from(step(&prefix, from), &prefix));
        for (at, entry) in session.history().entries().iter().enumerate().skip(from) {
            batch.put(step(&prefix, at), Write::line(|out| write_entry(out, entry, article)));
        }
        batch.put.extend(Summary::of(session, now.clone()).batch().put);
    }
    batch.put(key("state", &article.id), Write::line(|out| write_state(out, session)));
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

/// A session out of its records, in the order of [`ranges`]. A log that does not fit, or a view, is left out: the session
/// is worth more.
///
/// # Errors
/// Where a record is damaged or missing; the place starts with its key.
pub fn restore(records: Vec<Record>) -> Result<Session, Problem> {
    let mut found: Option<(Article, Object)> = None;
    let (mut labels, mut state) = (None, None);
    let (mut annotations, mut relations, mut reviewed, mut log) = (vec![], vec![], vec![], vec![]);
    let mut log_fits = true;
    for Record { key, json } in records {
        let damaged = |problem: Problem| problem.in_field(&key);
        let kind = key.split('/').next().unwrap_or_default();
        let json = match (kind, parse(&json)) {
            // Said by the key alone, or by the rest once more.
            ("reviewed", _) => {
                reviewed.push(Id::from(decode(key.rsplit('/').next().unwrap_or_default())));
                continue;
            }
            ("summary", _) | ("state", Err(_)) => continue,
            ("log", Err(_)) => {
                log_fits = false;
                continue;
            }
            (_, json) => json.map_err(damaged)?,
        };
        let mut fields = Fields::of(json);
        match (kind, &found) {
            ("article", _) => found = Some((fields.object("article", native::read_article), fields.any("extra"))),
            ("labels", _) => labels = Some(native::read_labels(&mut fields)),
            ("annotation", Some((article, _))) => annotations.push(native::read_annotation(&mut fields, article)),
            ("relation", _) => relations.push(native::read_relation(&mut fields)),
            ("state", _) => {
                let read = read_state(&mut fields);
                state = fields.end().is_ok().then_some(read);
            }
            ("log", Some((article, _))) => {
                log.push(read_entry(&mut fields, article));
                log_fits &= fields.end().is_ok();
            }
            _ => continue,
        }
        fields.end().map_err(damaged)?;
    }
    let (article, extra) = found.ok_or_else(|| Problem::new("the article's text is missing"))?;
    let labels = labels.ok_or_else(|| Problem::new("the article's labels are missing"))?;
    let (view, done) = state.unwrap_or_default();
    let history = if log_fits { History::new(log, done) } else { History::default() };
    let session = Session::restore(Parts { article, labels, annotations, relations, reviewed, extra });
    Ok(session.resume(history, view))
}

/// Offsets in here are bytes: nobody but Postil reads them.
fn write_state(out: &mut Write, session: &Session) {
    let view = session.view();
    out.number("current", view.current);
    out.text("selected", view.selected.as_ref().map(Id::as_str));
    out.number("from", view.passage.map(TextRange::start));
    out.number("to", view.passage.map(TextRange::end));
    out.number("done", session.history().done());
}

fn read_state(fields: &mut Fields) -> (View, usize) {
    let (from, to) = (fields.maybe("from", Fields::offset), fields.maybe("to", Fields::offset));
    let view = View {
        current: fields.maybe("current", Fields::offset),
        selected: fields.maybe("selected", Fields::string).map(Id::from),
        passage: from.zip(to).map(|(from, to)| TextRange::new(from, to)),
        ..View::default()
    };
    (view, fields.offset("done"))
}

impl Batch {
    fn put_or_delete(&mut self, key: String, json: Option<String>) {
        match json {
            Some(json) => self.put(key, json),
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
