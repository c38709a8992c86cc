//! The start: what was saved is read, and the page shows the article that was open last, or the desk.
//!
//! A long list is read in two steps, so that it does not delay the page. The articles opened last are in one record
//! ([`Recent`]), which is shown at once. All summaries are read when the page can be used (`listing.rs`, in the second wasm).
//! What needs the whole list meanwhile waits for it ([`Model::listed`]).

use futures_channel::oneshot;
use leptos::prelude::*;

use super::desk::PORTION;
use super::model::{Model, Screen};
use super::more::More;
use super::saving::Saving;
use super::settings::Settings;
use crate::article::Id;
use crate::exchange::store::{Batch, KeyRange, Recent, Record, StorageError, Summary, records};
use crate::json::{Fields, parse};
use crate::sorted::sort;

/// Milliseconds after which a change of a long list is noted in [`Recent`].
const NOTE: u32 = 1_000;

/// How far the list of articles has been read.
#[derive(Default)]
pub(super) struct Listing {
    /// While it is being read: what was put on the list meanwhile, or, as `None`, taken off it.
    pub(super) early: Option<Vec<(Id, Option<Summary>)>>,
    /// Told when it is read.
    pub(super) waiting: Vec<oneshot::Sender<()>>,
    /// What [`Recent`] holds, as far as known.
    pub(super) noted: Vec<Summary>,
    /// Whether it will be noted anew.
    noting: bool,
}

impl Model {
    /// Reads what was saved and shows the article that was open last, or the desk.
    pub async fn start(self) {
        self.start_with(self.first_records().await).await;
    }

    /// Shows the article that was open last, or the desk, by what [`Self::first_records`] found.
    pub(super) async fn start_with(self, found: Result<Vec<Record>, StorageError>) {
        match found {
            Ok(found) => self.start_from(found).await,
            Err(error) => self.unreadable(&error),
        }
        if self.screen.get_untracked() == Screen::Starting {
            self.screen.set(Screen::Desk);
        }
        // Otherwise what was begun here says so once it is done; where nothing is kept, nobody ever does.
        if self.saving.get_untracked() == Saving::Saved {
            self.edge.with_value(|edge| edge.saved(true));
        }
    }

    pub(super) fn unreadable(self, error: &StorageError) {
        self.alert.set(Some(format!("The saved articles could not be read: {error}.")));
    }

    /// The records that the start needs: settings, the head of the list, and summaries, which are all there are or one more
    /// than are shown at once.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub(super) async fn first_records(self) -> Result<Vec<Record>, StorageError> {
        let Some(saver) = self.saver.get_value() else { return Ok(Vec::new()) };
        let ranges = [KeyRange::only(records::APP), KeyRange::only(Recent::KEY), KeyRange::prefix(records::SUMMARIES)];
        let most = u32::try_from(PORTION + 1).unwrap_or(u32::MAX);
        saver.load_first(ranges.into(), most).await
    }

    async fn start_from(self, mut found: Vec<Record>) {
        let summaries = found.split_off(found.partition_point(|record| !record.key.starts_with(records::SUMMARIES)));
        let json = |key: &str| found.iter().find(|record| record.key == key).map(|record| &*record.json);
        let last = json(records::APP).and_then(|json| self.start_settings(json));

        if summaries.len() <= PORTION {
            self.list(summaries.iter().filter_map(|record| Summary::read(record).ok()).collect());
        } else {
            self.listing.update_value(|listing| listing.early = Some(Vec::new()));
            if let Some(Recent { count, summaries }) = json(Recent::KEY).and_then(Recent::read) {
                self.unread.set(count.saturating_sub(summaries.len()));
                self.listing.update_value(|listing| listing.noted.clone_from(&summaries));
                self.desk.set(summaries);
            }
        }
        let (here, unseen) = match last {
            Some(id) if self.desk.read_untracked().iter().any(|one| one.id == id) => (Some(id), None),
            other => (None, other),
        };
        if !self.is_listed() {
            // In a task of its own, which comes after the page is shown.
            let read = move || self.with_more(move |more| (more.list_all)(self, unseen));
            self.edge.with_value(|edge| edge.later(0, Box::new(read)));
        }
        if let Some(id) = here {
            self.open_article(id).await;
        }
    }

    /// Takes over the settings. Answers with the article that was open last.
    fn start_settings(self, json: &str) -> Option<Id> {
        // A damaged settings record loses the settings and nothing else.
        let mut fields = Fields::of(parse(json).ok()?);
        let labels = fields.peek("labels").cloned();
        let settings = Settings::read(&mut fields);
        let id = fields.maybe("last", Fields::string);
        let sound = fields.end().is_ok();
        if sound {
            self.settings.set(settings);
        }
        self.start_labels(labels);
        id.filter(|_| sound).map(Id::from)
    }

    /// Lists all articles.
    pub(super) fn list(self, summaries: Vec<Summary>) {
        // What was deleted and not brought back while the page was open goes for good now.
        let (deleted, kept): (Vec<_>, Vec<_>) = summaries.into_iter().partition(|summary| summary.deleted);
        let mut gone = Batch::default();
        deleted.iter().for_each(|summary| gone.append(records::forget(&summary.id)));
        if !deleted.is_empty() {
            self.save(gone);
        }
        self.desk.set(sort(kept, |one, other| other.opened.as_str().cmp(one.opened.as_str())));
        self.unlisted.set_value(Some(deleted.into_iter().map(|summary| summary.id).collect()));
        if let Some(more) = self.more.here.get_untracked() {
            self.look_for_unlisted(more);
        }
    }

    /// Whether all articles are listed.
    pub(super) fn is_listed(self) -> bool {
        self.listing.with_value(|listing| listing.early.is_none())
    }

    /// Lists the articles that have no sound summary, once the list is here and what does that.
    pub(super) fn look_for_unlisted(self, more: More) {
        if let Some(known) = self.unlisted.try_update_value(Option::take).flatten() {
            (more.rebuild_summaries)(self, known);
        }
    }

    /// Lists an article, or lists it anew.
    pub(super) fn put_on_desk(self, summary: Summary) {
        self.listed_early(&summary.id, Some(&summary));
        self.desk.update(|desk| {
            desk.retain(|one| one.id != summary.id);
            // The last opened comes first.
            let at = desk.partition_point(|one| one.opened.as_str() > summary.opened.as_str());
            desk.insert(at, summary);
        });
        self.note_later();
    }

    /// Takes an article off the list.
    pub(super) fn take_off_desk(self, id: &Id) {
        self.listed_early(id, None);
        self.desk.update(|desk| desk.retain(|one| one.id != *id));
        self.note_later();
    }

    fn listed_early(self, id: &Id, summary: Option<&Summary>) {
        self.listing.update_value(|listing| {
            if let Some(early) = &mut listing.early {
                early.push((id.clone(), summary.cloned()));
            }
        });
    }

    fn note_later(self) {
        let count = self.desk.with_untracked(Vec::len);
        let begins = self.listing.try_update_value(|listing| {
            let wanted = listing.early.is_none() && count > PORTION;
            wanted && !std::mem::replace(&mut listing.noting, true)
        });
        if begins == Some(true) {
            // The page may have been closed by then, in tests.
            let note = move || {
                if self.listing.try_update_value(|listing| listing.noting = false).is_some() {
                    self.with_more(move |more| (more.note)(self));
                }
            };
            self.edge.with_value(|edge| edge.later(NOTE, Box::new(note)));
        }
    }
}
