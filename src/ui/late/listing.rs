//! A long list of articles: what is read and written once the page can be used. It is in the second wasm.

use any_spawner::Executor;
use futures_channel::oneshot;
use leptos::prelude::*;

use crate::article::ArticleId;
use crate::storage::{KeyRange, Recent, Record, read_summary, records};
use crate::ui::state::listing::PORTION;
use crate::ui::state::model::{Model, Screen};

/// Summaries that are parsed in one task: a few milliseconds.
const SLICE: usize = 200;

/// Reads all summaries, a slice at a time, and opens the article `last`, if it is one of them and none was opened meanwhile.
pub fn list_all(model: Model, last: Option<ArticleId>) {
    Executor::spawn_local(async move {
        let Some(saver) = model.saver.get_value() else { return };
        let found: Vec<Record> = match saver.load(vec![KeyRange::prefix(records::SUMMARIES)]).await {
            Ok(found) => found,
            Err(error) => return model.unreadable(&error),
        };
        let mut summaries = Vec::with_capacity(found.len());
        for slice in found.chunks(SLICE) {
            model.breathe().await;
            summaries.extend(slice.iter().filter_map(|record| read_summary(record).ok()));
        }
        model.list(summaries);
        let mut waiting = Vec::new();
        model.listing.update_value(|listing| waiting = std::mem::take(&mut listing.waiting));
        note(model);
        for waiting in waiting {
            // Whoever waited may have given up.
            let _ = waiting.send(());
        }
        let is_here = |id: &ArticleId| model.with_library(|library| library.article(id).is_some());
        if let Some(id) = last.filter(is_here)
            && model.screen.get_untracked() == Screen::Library
        {
            model.open_article(id).await;
        }
    });
}

/// Notes the head of a long list, unless it is noted already.
pub fn note(model: Model) {
    let recent = model.with_library(|library| {
        let articles = library.articles();
        Recent { count: articles.len(), summaries: articles.iter().take(PORTION).cloned().collect() }
    });
    if recent.count <= PORTION || model.listing.with_value(|listing| listing.noted == recent.summaries) {
        return;
    }
    model.listing.update_value(|listing| listing.noted.clone_from(&recent.summaries));
    if let Some(saver) = model.saver.get_value() {
        saver.note(recent.batch());
    }
}

impl Model {
    /// Waits until all articles are listed.
    pub(in crate::ui) async fn listed(self) {
        if !self.is_listed() {
            let (send, receive) = oneshot::channel();
            self.listing.update_value(|listing| listing.waiting.push(send));
            let _ = receive.await;
        }
    }
}
