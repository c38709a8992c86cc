//! Which records an article consists of.
//!
//! | key | value |
//! |---|---|
//! | `app` | what holds for all articles: the last one open, settings, labels for new articles |
//! | `recent` | the first articles of a long list: copies of their summaries |
//! | `summary/<article>` | what the list of articles shows of an article |
//! | `article/<article>` | the schema of all its records, and the version of the native format that they are in; text, structure, metadata; unknown fields of the document |
//! | `labels/<article>` | the label set in use |
//! | `instructions/<article>` | what a reader who gets the document is to do |
//! | `annotation/<article>/<annotation>` | an annotation, as in the native format, the person's own or of the layer that it names |
//! | `relation/<article>/<relation>` | a relation, the same |
//! | `reviewed/<article>/<sentence>` | `true`, for a sentence that holds no claim |
//! | `layer/<article>/<layer>` | a layer, without what is in it |
//! | `run/<article>/<run>` | a run of a machine |
//! | `proposal/<article>/<proposal>` | a proposal, with what was decided |
//! | `state/<article>` | which steps the history has, how many of them are done, and when that was written |
//! | `view/<article>` | where the person is |
//! | `log/<article>/<number>` | the steps of undo and redo |
//!
//! An action writes only what it touched, in one batch, so that its cost does not grow with the article. All records of an
//! article have the same schema ([`migrations`](crate::formats::migrations)): one that was saved by an earlier version is written anew when it is opened.

use super::keys::{self, key, part, step, steps_outside};
use super::log::write_entry;
use super::{Batch, KeyRange, summary};
use crate::annotation::{AnnotationId, RelationId};
use crate::article::{Article, ArticleId, Id, Timestamp};
use crate::document::{BesideChange, Change, Extent};
use crate::editor::Session;
use crate::formats::migrations::{FORMAT, SCHEMA};
use crate::formats::native;
use crate::json::JsonWriter;
use crate::library::Summary;
use crate::text::TextRange;

pub use super::beside::beside;
pub use super::keys::{all, article_of, log, ranges};
pub use super::recover::{Recovered, read_log, recover, restore_all};
pub use super::restore::restore;

/// Key of what holds for all articles.
pub const APP: &str = "app";
/// Prefix of the summaries.
pub const SUMMARIES: &str = "summary/";
/// Prefix of the articles themselves.
pub const ARTICLES: &str = "article/";

/// Makes the records of what few documents have ([`Beside`](crate::document::Beside)), of all of it or of what a change touched:
/// [`beside`] is one, [`nothing_beside`] another for who knows that there is none. The page has the first in its second wasm, which
/// is here before any document that has use for it.
pub type WriteBeside = fn(&Session, Option<&BesideChange>) -> Batch;

/// Makes no records.
#[must_use]
pub fn nothing_beside(_: &Session, _: Option<&BesideChange>) -> Batch {
    Batch::default()
}

/// All records of a session, replacing whatever was there of the same article. Steps of its history that are not in memory stay.
#[must_use]
pub fn whole(session: &Session, now: &Timestamp, beside: WriteBeside) -> Batch {
    let article = &session.article().id;
    let mut batch = Batch::default();
    let ranges = if session.history().is_read() { keys::all(article) } else { keys::ranges(article) };
    ranges.into_iter().for_each(|range| _ = batch.delete(range));
    batch.append(rewritten(session, now, beside));
    batch
}

/// All records of a session, over those of an earlier schema. Records that could not be read stay as they are.
#[must_use]
pub fn rewritten(session: &Session, now: &Timestamp, beside: WriteBeside) -> Batch {
    let annotations: Vec<AnnotationId> = session.annotations().iter().map(|annotation| annotation.id.clone()).collect();
    let relations: Vec<RelationId> = session.relations().iter().map(|relation| relation.id.clone()).collect();
    let change = Change {
        annotations: annotations.into(),
        relations: relations.into(),
        no_claim: session.no_claim().clone(),
        labels: true,
        article: true,
        log: Some(0),
        ..Change::default()
    };
    let mut batch = changed(session, &change, now, nothing_beside);
    batch.append(beside(session, None));
    batch
}

/// The records that a change touched. Of one that touched the view alone, those are [`view`].
#[must_use]
pub fn changed(session: &Session, change: &Change, now: &Timestamp, beside: WriteBeside) -> Batch {
    let article = session.article();
    let mut batch = Batch::default();
    if change.article {
        batch.put(key("article", &article.id), JsonWriter::line(|out| write_article(out, session)));
    }
    for id in &change.annotations {
        let annotation = session.annotations().get(id);
        let json = annotation.map(|one| JsonWriter::line(|out| native::write_annotation(out, one, article)));
        batch.put_or_delete(part("annotation", &article.id, id.as_str()), json);
    }
    for id in &change.relations {
        let relation = session.relations().get(id);
        let json = relation.map(|one| JsonWriter::line(|out| native::write_relation(out, one)));
        batch.put_or_delete(part("relation", &article.id, id.as_str()), json);
    }
    for id in &change.no_claim {
        let on = session.no_claim().contains(id).then(|| "true".to_owned());
        batch.put_or_delete(part("reviewed", &article.id, id.as_str()), on);
    }
    batch.append(beside(session, Some(&change.beside)));
    if change.labels {
        batch.put(key("labels", &article.id), JsonWriter::line(|out| native::write_labels(out, session.labels())));
    }
    if let Some(from) = change.log {
        put_log(&mut batch, session, from, now);
        batch.append(summary(&Summary::of(session.document(), now.clone())));
    }
    batch.append(view(session));
    batch
}

/// The record of where the person is.
#[must_use]
pub fn view(session: &Session) -> Batch {
    let view = session.view();
    let json = JsonWriter::line(|out| {
        out.number("current", view.current);
        out.text("selected", view.selected.as_ref().map(Id::as_str));
        // Bytes, for nobody but Postil reads them.
        out.number("from", view.passage.map(TextRange::start));
        out.number("to", view.passage.map(TextRange::end));
    });
    let mut batch = Batch::default();
    batch.put(key("view", &session.article().id), json);
    batch
}

/// Deletes all records of an article.
#[must_use]
pub fn forget(article: &ArticleId) -> Batch {
    let mut batch = Batch::default();
    keys::all(article).into_iter().for_each(|range| _ = batch.delete(range));
    batch
}

fn write_article(out: &mut JsonWriter, session: &Session) {
    let article: &Article = session.article();
    out.number("schema", SCHEMA);
    out.number("version", FORMAT);
    out.object("article", |out| native::write_article(out, article));
    out.object("extra", |out| out.rest(session.document().extra()));
}

/// Writes the steps of the history from one on, deletes those that are no longer kept, and says which there are.
fn put_log(batch: &mut Batch, session: &Session, from: usize, now: &Timestamp) {
    let article = session.article();
    let Extent { first, done, end } = session.history().extent();
    for (number, entry) in session.history().entries_from(from) {
        batch.put(step(&article.id, number), JsonWriter::line(|out| write_entry(out, entry, article)));
    }
    for range in steps_outside(&article.id, first, end).into_iter().flatten() {
        batch.delete(range);
    }
    let state = JsonWriter::line(|out| {
        out.number("done", done);
        out.number("first", first);
        out.number("end", end);
        // So that no two are the same, and a tab can tell whether another one wrote it.
        out.text("at", now.as_str());
    });
    batch.put(key("state", &article.id), state);
}

impl Batch {
    /// Writes a record, or deletes it where there is nothing to write.
    pub(super) fn put_or_delete(&mut self, key: String, json: Option<String>) {
        match json {
            Some(json) => self.put(key, json),
            None => self.delete(KeyRange::only(&key)),
        };
    }
}
