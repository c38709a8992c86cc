//! Label sets outside the open article: the one that new articles start with, which is the one that the person last chose or
//! changed, and sets that are exchanged with the worker.

use any_spawner::Executor;
use futures_channel::oneshot;
use leptos::prelude::*;

use crate::annotation::claims;
use crate::article::{Article, SourceKind};
use crate::document::Document;
use crate::jobs::{Job, Outcome};
use crate::ui::state::model::Model;

impl Model {
    /// A document of a new article. The sample keeps to the labels that it was made for.
    pub(in crate::ui) fn document_on(self, article: Article) -> Document {
        let own = self.with_library(|library| library.labels().cloned());
        let own = own.filter(|_| article.source.kind != SourceKind::Sample);
        Document::with_labels(article, own.unwrap_or_else(claims))
    }

    /// Asks the worker for a job about label sets, and hands on what comes of it.
    pub(in crate::ui) fn ask_for_labels(self, job: Job, then: Box<dyn FnOnce(Outcome)>) {
        let number = self.number();
        let asked = self.have_done(number, job);
        let (done, wait) = oneshot::channel();
        self.kept.update_value(|kept| {
            kept.label_work.retain_mut(|done| matches!(done.try_recv(), Ok(None)));
            kept.label_work.push(wait);
        });
        Executor::spawn_local(async move {
            then(asked.await);
            // Nobody may be waiting for it.
            let _ = done.send(());
        });
    }

    /// Waits until all work on labels is done that was asked for so far.
    pub(in crate::ui) async fn labels_done(self) {
        let mut work = Vec::new();
        self.kept.update_value(|kept| work = std::mem::take(&mut kept.label_work));
        for done in work {
            // It is done as well where nothing came of it.
            let _ = done.await;
        }
    }
}
