//! The articles on the desk: reading, opening, importing, exporting, deleting.

use std::sync::Arc;

use any_spawner::Executor;
use leptos::prelude::*;

use super::messages::{Act, DeskUndo, Toast};
use super::model::Model;
use super::plain::Plain;
use super::settings::Settings;
use crate::article::{Id, Source, SourceKind, guess_language};
use crate::exchange::store::records::Recovered;
use crate::exchange::store::{Batch, StorageError, Summary, records};
use crate::exchange::{Exporter, file_name, importer, native};
use crate::json::{Problem, Write};
use crate::session::Session;
use crate::text::{decode, normalise};

/// Most bytes of text that are read as one article. A long book has about one million; beyond, a page would stand still.
pub const LONGEST_TEXT: usize = 8 << 20;

/// How to settle that an imported article is here already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settle {
    /// The imported one takes the place of the one here.
    Replace,
    /// Both stay; the imported one gets an id of its own.
    KeepBoth,
    /// Nothing is imported.
    Cancel,
}

impl Model {
    /// Reads a pasted or typed text and opens it.
    pub fn read_text(self, text: &str, kind: SourceKind, name: Option<String>) {
        self.read_plain(text, kind, name, None);
    }

    /// The same; of a file, with the name of its encoding and its bytes.
    fn read_plain(self, text: &str, kind: SourceKind, name: Option<String>, file: Option<(&str, &[u8])>) {
        let text = normalise(text);
        if text.trim().is_empty() {
            self.alert.set(Some("There is no text in that. Copy the article’s text and paste it here.".to_owned()));
            return;
        }
        if text.len() > LONGEST_TEXT {
            let [is, most] = [text.len(), LONGEST_TEXT].map(|bytes| bytes >> 20);
            let message = format!("That is {is} MB of text; one article may have {most} MB. Paste it in parts.");
            self.alert.set(Some(message));
            return;
        }
        let language = guess_language(&text);
        let encoding = file.map(|(encoding, _)| encoding.to_owned());
        let source = Source { name, encoding, ..Source::new(kind, self.stamp().now) };
        self.open_plain(Plain { text, language, source, bytes: file.map(|(_, bytes)| bytes.to_vec()) });
    }

    /// Reads the bytes of a file: a Postil file is imported, anything else is read as text.
    pub fn read_file(self, name: &str, bytes: &[u8]) {
        let decoded = decode(bytes);
        match importer(name, &decoded.text) {
            Some(importer) => match (importer.read)(&decoded.text) {
                Ok(session) => self.import(session),
                Err(problem) => self.refuse_file(name, &problem),
            },
            None if decoded.text.contains('\0') => {
                let message =
                    format!("“{name}” is not a text file. Open its text elsewhere, copy it and paste it here.");
                self.alert.set(Some(message));
            }
            None => {
                let file = Some((decoded.encoding.name(), bytes));
                self.read_plain(&decoded.text, SourceKind::File, Some(name.to_owned()), file);
            }
        }
    }

    /// Says before a file is read whether it is too large; then nothing else happens.
    #[must_use]
    pub fn accepts_size(self, name: &str, bytes: u64) -> bool {
        match native::check_size(bytes) {
            Ok(()) => true,
            Err(problem) => {
                self.refuse_file(name, &problem);
                false
            }
        }
    }

    fn refuse_file(self, name: &str, problem: &Problem) {
        let message = format!("“{name}” was not imported, and nothing has changed. {problem}");
        self.alert.set(Some(message));
    }

    fn import(self, session: Session) {
        if !self.is_listed() {
            return Executor::spawn_local(async move {
                self.listed().await;
                self.import(session);
            });
        }
        let id = &session.article().id;
        if self.desk.read_untracked().iter().any(|summary| summary.id == *id) {
            self.conflict.set(Some(Arc::new(session)));
        } else {
            self.enter_imported(session);
        }
    }

    /// Settles that the imported article is here already.
    pub fn settle(self, how: Settle) {
        let Some(session) = self.conflict.get_untracked() else { return };
        self.conflict.set(None);
        match how {
            Settle::Cancel => {}
            Settle::KeepBoth => self.enter_imported(Session::clone(&session).with_article_id(self.stamp().id)),
            Settle::Replace => self.with_more(move |more| (more.replace)(self, session)),
        }
    }

    pub(super) fn enter_imported(self, session: Session) {
        let (name, count) = (session.article().name(), session.annotations().len());
        self.enter_new(session);
        let text = format!("Imported “{name}” with {}.", super::annotations_in_words(count));
        self.toast.set(Some(Toast { text, acts: Vec::new() }));
    }

    /// Saves a session that the store does not have and opens it.
    pub(super) fn enter_new(self, session: Session) {
        self.keep_new(&session);
        self.show_new(session);
    }

    /// Saves a session that the store does not have, as the one last opened, and lists it.
    pub(super) fn keep_new(self, session: &Session) {
        let stamp = self.stamp();
        let mut batch = records::whole(session, &stamp.now);
        batch.append(self.app_record(Some(&session.article().id)));
        // Beginning a transaction takes the browser as long as reading the article takes Postil.
        if let Some(saver) = self.saver.get_value() {
            saver.save_painted(batch);
        }
        self.put_on_desk(Summary::of(session, stamp.now));
    }

    /// Shows a session that was just saved.
    pub(super) fn show_new(self, session: Session) {
        self.toast.set(None);
        self.show(session);
    }

    /// Opens an article of the list. Where parts of it cannot be read, the rest is opened and an alert says so.
    pub async fn open_article(self, id: Id) {
        match self.load(&id).await {
            Ok(Recovered { session, lost, outdated }) => {
                self.toast.set(None);
                let now = self.stamp().now;
                let summary = Summary::of(&session, now.clone());
                // All records of an article have one schema.
                let mut batch = if outdated { records::rewritten(&session, &now) } else { summary.batch() };
                batch.append(self.app_record(Some(&id)));
                self.save(batch);
                self.put_on_desk(summary);
                self.show(session);
                if !lost.is_empty() {
                    self.with_more(move |more| (more.tell_lost)(self, &lost));
                }
            }
            Err(why) => {
                let name = self.desk.read_untracked().iter().find(|one| one.id == id).map(|one| one.name.clone());
                let name = name.unwrap_or_default();
                self.alert.set(Some(format!("“{name}” could not be opened: {why}. It was left as it is.")));
            }
        }
    }

    /// An article out of the store, with what is still on its way there. The steps of its history are in memory only where it
    /// is the open one, or its records needed more than reading.
    pub(super) async fn load(self, id: &Id) -> Result<Recovered, String> {
        let sound = |session: Session| Ok(Recovered { session, lost: Vec::new(), outdated: false });
        let is_it = |session: &&Session| session.article().id == *id;
        if let Some(open) = self.session.with_value(|session| session.as_ref().filter(is_it).cloned()) {
            return sound(open);
        }
        let saver = self.saver.get_value().ok_or("nothing is kept here")?;
        let told = |error: StorageError| error.to_string();
        if let Some(session) = records::restore(saver.load(records::ranges(id)).await.map_err(told)?) {
            return sound(session);
        }
        let found = saver.load(records::all(id)).await.map_err(told)?;
        let more = self.more().await.ok_or("a part of the page could not be loaded")?;
        (more.recover)(found).map_err(|problem| problem.to_string())
    }

    /// Leaves the article for the desk.
    pub fn leave(self) {
        if let Some(now) = self.with(|session| Summary::of(session, self.stamp().now)) {
            self.put_on_desk(now);
        }
        self.remember(None);
        self.clear();
        // What was said of the article is over with it.
        self.toast.set(None);
        self.told.set(String::new());
    }

    /// Deletes an article; until the page is next opened that can be undone.
    pub fn delete_article(self, id: &Id) {
        let Some(summary) = self.desk.read_untracked().iter().find(|summary| summary.id == *id).cloned() else {
            return;
        };
        self.save(Summary { deleted: true, ..summary.clone() }.batch());
        self.take_off_desk(id);
        // While the last deletion can be undone, this one joins it.
        let before = match self.toast.get_untracked().and_then(Toast::undo) {
            Some(DeskUndo::Restore(before)) => before,
            _ => Vec::new(),
        };
        let text = match before.len() {
            0 => format!("Deleted “{}”.", summary.name),
            others => format!("Deleted {} articles.", others + 1),
        };
        let deleted = before.into_iter().chain([summary]).collect();
        self.toast.set(Some(Toast { text, acts: vec![Act::Undo(DeskUndo::Restore(deleted))] }));
    }

    /// Deletes an article for good: one that was read otherwise, and to which nothing had been done.
    pub(super) fn forget_article(self, id: &Id) {
        self.save(records::forget(id));
        self.take_off_desk(id);
    }

    /// Takes the last step on the desk back.
    pub fn undo_desk(self) {
        let undo = self.toast.get_untracked().and_then(Toast::undo);
        self.toast.set(None);
        match undo {
            Some(DeskUndo::Restore(deleted)) => {
                let mut batch = Batch::default();
                deleted.iter().for_each(|summary| batch.append(summary.brought_back()));
                self.save(batch);
                deleted.into_iter().for_each(|summary| self.put_on_desk(summary));
            }
            Some(DeskUndo::PutBack(session)) => self.enter_new(Session::clone(&session)),
            None => {}
        }
    }

    /// Downloads the open session.
    pub fn export(self, exporter: &Exporter) {
        let now = self.stamp().now;
        let file = self.with(|session| (file_name(session, exporter), (exporter.write)(session, &now)));
        if let Some((name, contents)) = file {
            self.edge.with_value(|edge| edge.download(&name, exporter.media_type, &contents));
            self.tell(format!("Downloaded {name}"));
        }
    }

    /// Downloads the open session in the native format.
    pub fn export_native(self) {
        self.export(&native::EXPORTER);
    }

    /// Tries again to save.
    pub fn retry(self) {
        if let Some(saver) = self.saver.get_value() {
            saver.retry();
        }
    }

    /// Changes the settings, and keeps them.
    pub fn change_settings(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        let open = self.open.get_untracked();
        self.remember(open.as_ref());
    }

    /// Saves what holds for all articles; `last` is the one to open next time.
    pub(super) fn remember(self, last: Option<&Id>) {
        self.save(self.app_record(last));
    }

    /// The record of what holds for all articles.
    pub(super) fn app_record(self, last: Option<&Id>) -> Batch {
        let json = Write::line(|out| {
            out.number("version", 1);
            out.text("last", last.map(Id::as_str));
            self.settings.with_untracked(|settings| settings.write(out));
            self.write_own_labels(out);
        });
        let mut batch = Batch::default();
        batch.put(records::APP.to_owned(), json);
        batch
    }
}
