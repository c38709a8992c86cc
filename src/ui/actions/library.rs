//! The articles of the library: reading, opening, importing, deleting.

use leptos::prelude::*;

use crate::article::ArticleId;
use crate::document::Document;
use crate::editor::Session;
use crate::editor::commands::DeleteArticle;
use crate::l10n::{opening, saving};
use crate::library::{self, Library, Summary};
use crate::storage::records::Recovered;
use crate::storage::{self, Batch, records};
use crate::ui::state::messages::Toast;
use crate::ui::state::model::Model;

impl Model {
    /// Looks something up in the library, without tracking anything.
    pub fn with_library<T>(self, look: impl FnOnce(&Library) -> T) -> T {
        self.workspace.with_value(|workspace| look(workspace.library()))
    }

    /// Hands the library what was read from the store or follows from a document, which is no step of undo.
    pub(in crate::ui) fn inform(self, fact: Box<dyn FnOnce(&mut Library) -> library::Change + '_>) {
        // The page may have been closed by then, in tests.
        if let Some(change) = self.workspace.try_update_value(|workspace| fact(workspace.library_mut())) {
            self.spread_library(&change);
        }
    }

    /// Brings the signals of the library up to date.
    pub(in crate::ui) fn spread_library(self, change: &library::Change) {
        let library::Change { list, articles, settings, labels: _ } = change;
        if *list || !articles.is_empty() {
            self.library.articles.grow();
        }
        if !(*list || articles.is_empty()) {
            self.note_later();
        }
        if *settings {
            self.library.settings_changed.grow();
        }
    }

    pub(in crate::ui) fn enter_imported(self, document: Document) {
        let (name, count) = (document.article().name(), document.annotations().len());
        self.enter_new(document.into());
        let text = opening::imported(&name, count);
        self.messages.toast.set(Some(Toast { text, acts: Vec::new() }));
    }

    /// Saves a session that the store does not have and opens it.
    pub(in crate::ui) fn enter_new(self, session: Session) {
        self.keep_new(&session);
        self.show_new(session);
    }

    /// Saves a session that the store does not have, as the one last opened, and lists it.
    pub(in crate::ui) fn keep_new(self, session: &Session) {
        let stamp = self.stamp();
        let mut batch = records::whole(session, &stamp.now, self.write_beside());
        batch.append(self.app_record(Some(&session.article().id)));
        // Beginning a transaction takes the browser as long as reading the article takes Postil.
        if let Some(saver) = self.saver.get_value() {
            saver.save_painted(batch);
        }
        self.add_to_library(Summary::of(session.document(), stamp.now));
    }

    /// Shows a session that was just saved.
    pub(in crate::ui) fn show_new(self, session: Session) {
        self.messages.toast.set(None);
        self.show(session);
    }

    /// Opens an article of the list. Where parts of it cannot be read, the rest is opened and an alert says so.
    pub async fn open_article(self, id: ArticleId) {
        match self.load(&id).await {
            Ok(Recovered { session, lost, outdated }) => {
                self.messages.toast.set(None);
                let now = self.stamp().now;
                let summary = Summary::of(session.document(), now.clone());
                // All records of an article have one schema.
                let mut batch = match outdated {
                    true => records::rewritten(&session, &now, self.write_beside()),
                    false => storage::summary(&summary),
                };
                batch.append(self.app_record(Some(&id)));
                self.save(batch);
                self.add_to_library(summary);
                self.show(session);
                if !lost.is_empty() {
                    self.with_late(move |more| (more.tell_lost)(self, &lost));
                }
            }
            Err(why) => {
                let name = self.with_library(|library| library.article(&id).map(|one| one.name.clone()));
                let name = name.unwrap_or_default();
                self.messages.alert.set(Some(opening::not_opened(&name, &why)));
            }
        }
    }

    /// An article out of the store, with what is still on its way there. The steps of its history are in memory only where it
    /// is the open one, or its records needed more than reading.
    pub(in crate::ui) async fn load(self, id: &ArticleId) -> Result<Recovered, String> {
        let sound = |session: Session| Ok(Recovered { session, lost: Vec::new(), outdated: false });
        let is_it = |session: &&Session| session.article().id == *id;
        if let Some(open) = self.workspace.with_value(|workspace| workspace.session().filter(is_it).cloned()) {
            return sound(open);
        }
        let saver = self.saver.get_value().ok_or_else(|| saving::NOTHING_KEPT.get())?;
        let found = saver.load(records::ranges(id)).await.map_err(|error| self.words(&error.message()))?;
        if let Some(session) = records::restore(&found) {
            return sound(session);
        }
        let more = self.late().await.ok_or_else(|| saving::PART_MISSING.get())?;
        (more.recover)(saver, id.clone(), found).await
    }

    /// Leaves the article for the library.
    pub fn leave(self) {
        if let Some(now) = self.with(|session| Summary::of(session.document(), self.stamp().now)) {
            self.add_to_library(now);
        }
        self.remember(None);
        self.clear();
        // What was said of the article is over with it.
        self.messages.toast.set(None);
        self.messages.told.set(String::new());
    }

    /// Deletes an article; until the page is next opened that can be undone.
    pub fn delete_article(self, id: &ArticleId) {
        let id = id.clone();
        self.with_late(move |more| (more.delete_article)(self, &id));
    }

    /// The same. It is in the second wasm. While the last deletion can be taken back with a button, this one joins it.
    pub(in crate::ui) fn delete_article_now(self, id: &ArticleId) {
        self.run(&DeleteArticle { article: id.clone(), joins: self.offers_undo() });
    }

    /// Deletes an article for good: one that was read otherwise, and to which nothing had been done.
    pub(in crate::ui) fn forget_article(self, id: &ArticleId) {
        self.save(records::forget(id));
        self.remove_from_library(id);
    }

    /// Tries again to save.
    pub fn retry(self) {
        if let Some(saver) = self.saver.get_value() {
            saver.retry();
        }
    }

    /// Saves what holds for all articles; `last` is the one to open next time.
    pub(in crate::ui) fn remember(self, last: Option<&ArticleId>) {
        self.save(self.app_record(last));
    }

    /// The record of what holds for all articles.
    pub(in crate::ui) fn app_record(self, last: Option<&ArticleId>) -> Batch {
        self.with_library(|library| storage::app(last, library))
    }
}
