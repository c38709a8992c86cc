//! The start: what was saved is read, and the page shows the article that was open last, or the library.
//!
//! A long list is read in two steps, so that it does not delay the page. The articles opened last are in one record
//! ([`Recent`]), which is shown at once. All summaries are read when the page can be used (`listing.rs`, in the second wasm).
//! What needs the whole list meanwhile waits for it ([`Model::listed`]).

use leptos::prelude::*;

use crate::article::ArticleId;
use crate::l10n::saving;
use crate::library::{Library, Summary};
use crate::storage::{App, Batch, KeyRange, Recent, Record, StorageError, read_app, read_summary, records};
use crate::ui::state::late_module::LateModule;
use crate::ui::state::listing::PORTION;
use crate::ui::state::model::{Model, Screen};
use crate::ui::state::saving::Saving;

/// Milliseconds after which a change of a long list is noted in [`Recent`].
const NOTE: u32 = 1_000;

impl Model {
    /// Reads what was saved and shows the article that was open last, or the library.
    pub async fn start(self) {
        self.start_with(self.first_records().await).await;
    }

    /// Shows the article that was open last, or the library, by what [`Self::first_records`] found.
    pub(in crate::ui) async fn start_with(self, found: Result<Vec<Record>, StorageError>) {
        match found {
            Ok(found) => self.start_from(found).await,
            Err(error) => self.unreadable(&error),
        }
        if self.screen.get_untracked() == Screen::Starting {
            self.screen.set(Screen::Library);
        }
        // Otherwise what was begun here says so once it is done; where nothing is kept, nobody ever does.
        if self.saving.get_untracked() == Saving::Saved {
            self.host.with_value(|host| host.saved(true));
        }
    }

    pub(in crate::ui) fn unreadable(self, error: &StorageError) {
        self.messages.alert.set(Some(saving::articles_unreadable(&self.words(&error.message()))));
    }

    /// The records that the start needs: settings, the head of the list, and summaries, which are all there are or one more
    /// than are shown at once.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub(in crate::ui) async fn first_records(self) -> Result<Vec<Record>, StorageError> {
        let Some(saver) = self.saver.get_value() else { return Ok(Vec::new()) };
        let ranges = [KeyRange::only(records::APP), KeyRange::only(Recent::KEY), KeyRange::prefix(records::SUMMARIES)];
        let most = u32::try_from(PORTION + 1).unwrap_or(u32::MAX);
        saver.load_first(ranges.into(), most).await
    }

    async fn start_from(self, mut found: Vec<Record>) {
        let summaries = found.split_off(found.partition_point(|record| !record.key.starts_with(records::SUMMARIES)));
        let json = |key: &str| found.iter().find(|record| record.key == key).map(|record| &*record.json);
        let App { last, settings, labels } = json(records::APP).map(read_app).unwrap_or_default();
        self.inform(Box::new(|library| library.resume(settings, labels)));

        if summaries.len() <= PORTION {
            self.list(summaries.iter().filter_map(|record| read_summary(record).ok()).collect());
        } else {
            let recent = json(Recent::KEY).and_then(Recent::read).unwrap_or_default();
            self.listing.update_value(|listing| listing.noted.clone_from(&recent.summaries));
            self.inform(Box::new(|library| library.list_head(recent.summaries, recent.count)));
        }
        let (here, unseen) = match last {
            Some(id) if self.with_library(|library| library.article(&id).is_some()) => (Some(id), None),
            other => (None, other),
        };
        if !self.is_listed() {
            // Once the head of the list is shown: to read the rest takes longer than a frame.
            let read = move || self.with_late(move |more| (more.list_all)(self, unseen));
            self.host.with_value(|host| host.painted(Box::new(read)));
        }
        if let Some(id) = here {
            self.open_article(id).await;
        }
    }

    /// Lists all articles. What was deleted and not brought back while the page was open goes for good now.
    pub(in crate::ui) fn list(self, summaries: Vec<Summary>) {
        let mut deleted = Vec::new();
        self.inform(Box::new(|library| {
            let (change, gone) = library.list(summaries);
            deleted = gone;
            change
        }));
        let mut gone = Batch::default();
        deleted.iter().for_each(|id| gone.append(records::forget(id)));
        if !deleted.is_empty() {
            self.save(gone);
        }
        if let Some(more) = self.more.here.get_untracked() {
            self.look_for_unlisted(more);
        }
    }

    /// Whether all articles are listed.
    pub(in crate::ui) fn is_listed(self) -> bool {
        self.with_library(Library::is_listed)
    }

    /// Lists the articles that have no sound summary, once the list is here and what does that.
    pub(in crate::ui) fn look_for_unlisted(self, more: LateModule) {
        let known = self.workspace.try_update_value(|workspace| workspace.library_mut().take_unlisted());
        if let Some(known) = known.flatten() {
            (more.rebuild_summaries)(self, known);
        }
    }

    /// Lists an article, or lists it anew.
    pub(in crate::ui) fn add_to_library(self, summary: Summary) {
        self.inform(Box::new(|library| library.put(summary)));
    }

    /// Takes an article off the list.
    pub(in crate::ui) fn remove_from_library(self, id: &ArticleId) {
        self.inform(Box::new(|library| library.take_off(id)));
    }

    /// Notes the head of a long list a moment later.
    pub(in crate::ui) fn note_later(self) {
        let (is_listed, count) = self.with_library(|library| (library.is_listed(), library.articles().len()));
        let begins = self
            .listing
            .try_update_value(|listing| is_listed && count > PORTION && !std::mem::replace(&mut listing.noting, true));
        if begins == Some(true) {
            // The page may have been closed by then, in tests.
            let note = move || {
                if self.listing.try_update_value(|listing| listing.noting = false).is_some() {
                    self.with_late(move |more| (more.note)(self));
                }
            };
            self.host.with_value(|host| host.later(NOTE, Box::new(note)));
        }
    }
}
