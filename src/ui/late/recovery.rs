//! What the page needs of the store besides opening sound articles: damaged records, records of an earlier schema, missing
//! summaries, and the steps of a history.

use std::rc::Rc;
use std::sync::Arc;

use any_spawner::Executor;
use leptos::prelude::*;

use crate::article::ArticleId;
use crate::browser::page;
use crate::document::Document;
use crate::editor::commands::{Command, Redo, Replace, Undo};
use crate::editor::{Refusal, Session};
use crate::json::Problem;
use crate::l10n::{CountText, common, opening, recovery, saving};
use crate::library::Summary;
use crate::sorted::Sorted;
use crate::storage::records::{self, Recovered};
use crate::storage::{self, KeyRange, Record};
use crate::ui::dom::{El, TagName, action_button, el_with_class};
use crate::ui::first::reports::alert;
use crate::ui::late::words::{problem_words, words};
use crate::ui::state::late_module::Recovering;
use crate::ui::state::messages::{Act, Toast};
use crate::ui::state::model::Model;
use crate::ui::state::saving::Saver;
use crate::ui::state::tabs::Frozen;

/// Lists the articles whose summary is missing or damaged, and saves a new one for each. `known` are articles that are not
/// listed for another reason.
pub fn rebuild_summaries(model: Model, known: Vec<ArticleId>) {
    Executor::spawn_local(async move {
        let Some(saver) = model.saver.get_value() else { return };
        let Ok(keys) = saver.keys(KeyRange::prefix(records::ARTICLES)).await else { return };
        let mut listed = known;
        model.with_library(|library| listed.extend(library.articles().iter().map(|one| one.id.clone())));
        let listed = Sorted::from(listed);
        for id in keys.iter().filter_map(|key| records::article_of(key)).filter(|id| !listed.contains(id)) {
            let Ok(found) = saver.load(records::all(&id)).await else { continue };
            match records::recover(found) {
                Ok(Recovered { session, .. }) => {
                    let added = session.article().source.added.clone();
                    let summary = Summary::of(session.document(), added);
                    model.save(storage::summary(&summary));
                    model.add_to_library(summary);
                }
                Err(_) => model.add_to_library(Summary::unreadable(id, recovery::UNREADABLE_ARTICLE.get())),
            }
        }
    });
}

/// A session out of `found`, the records of an article but for its history. Only where one of them is damaged or of an earlier
/// schema, the history is read too: it may have to be written anew.
pub fn recover(saver: Rc<Saver>, id: ArticleId, found: Vec<Record>) -> Recovering {
    Box::pin(async move {
        if let Some(session) = records::restore_all(found) {
            return Ok(Recovered { session, lost: Vec::new(), outdated: false });
        }
        let found = saver.load(records::all(&id)).await.map_err(|error| words(&error.message()))?;
        records::recover(found).map_err(|problem| problem_words(&problem))
    })
}

/// Reads the steps of the open article's history, then redoes (`forwards`) or undoes one.
pub fn read_history(model: Model, forwards: bool) {
    Executor::spawn_local(async move {
        let (Some(saver), Some(id)) = (model.saver.get_value(), model.document.id.get_untracked()) else { return };
        let found = saver.load(vec![records::log(&id)]).await;
        let Some(article) = model.with(|session| Arc::clone(session.article())).filter(|article| article.id == id)
        else {
            return;
        };
        let found = match found {
            Ok(found) => found,
            Err(error) => {
                let text = recovery::steps_unreadable(&words(&error.message()));
                return model.messages.alert.set(Some(text));
            }
        };
        let (steps, lost) = records::read_log(found, &article);
        model.supply_history(steps);
        if lost.is_empty() {
            if forwards { model.run(&Redo) } else { model.run(&Undo) }
        } else {
            tell_lost(model, &lost);
        }
    });
}

impl Model {
    /// Reads the open article anew, as it is in the store. Where that cannot be read, what is here stays.
    pub fn open_saved(self) {
        Executor::spawn_local(async move {
            let Some(id) = self.document.id.get_untracked() else { return };
            let frozen = self.document.frozen.get_untracked();
            // What is here is older than what is stored.
            let before = self.put_on_workbench(None);
            self.open_article(id).await;
            if self.with(|_| ()).is_none() {
                self.put_on_workbench(before);
                return;
            }
            if frozen == Some(Frozen::Overtaken) {
                self.settle_overtaking();
            }
            self.tell(recovery::OPENED_AS_SAVED.get().to_owned());
        });
    }

    /// Keeps the open article, which another tab has changed or deleted, beside what that tab made of it.
    pub fn keep_as_copy(self) {
        if let Some(session) = self.with(Session::clone) {
            let mut session = session.with_article_id(self.stamp().id());
            // The steps that are in the store only are those of the other article.
            let steps: Vec<_> = session.history().entries_from(0).map(|(at, step)| (at, step.clone())).collect();
            session.supply_history(steps);
            self.settle_overtaking();
            self.enter_new(session);
        }
    }

    /// Ends the failure that another tab had changed the article first.
    fn settle_overtaking(self) {
        self.document.frozen.set(None);
        if let Some(saver) = self.saver.get_value() {
            saver.settle();
        }
    }

    /// An article out of the store, or the open one, with the steps of its history.
    pub(in crate::ui) async fn load_whole(self, id: &ArticleId) -> Result<Session, String> {
        let mut session = self.load(id).await?.session;
        if !session.history().is_read() {
            let saver = self.saver.get_value().ok_or_else(|| saving::NOTHING_KEPT.get())?;
            let found = saver.load(vec![records::log(id)]).await.map_err(|error| words(&error.message()))?;
            let (steps, _) = records::read_log(found, session.article());
            session.supply_history(steps);
        }
        Ok(session)
    }
}

/// Puts an imported document in the place of the article of the same id, and shows it: as one step of undo where edits lead
/// from one to the other. Else, which only files changed by other programs bring about, all records are written anew, and the
/// toast has the way back.
///
/// # Errors
/// Where the article can only be read here, in words for the person; then nothing has changed.
pub async fn replace(model: Model, document: Arc<Document>) -> Result<(), String> {
    let id = document.article().id.clone();
    if let Some(frozen) = model.document.frozen.get_untracked()
        && model.document.id.with_untracked(|open| open.as_ref() == Some(&id))
    {
        return Err(model.words(&frozen.refusal().into()));
    }
    let here = model.load_whole(&id).await;
    let command = Replace(Arc::clone(&document));
    let plan = here.as_ref().ok().map(|here| command.plan(&here.context(), &model.stamp()));
    let told = |text: String, undo: Option<Act>| {
        model.messages.toast.set(Some(Toast { text, acts: undo.into_iter().collect() }));
    };
    let text = opening::replaced(&document.article().name());
    match plan {
        Some(Ok(_)) => {
            open_if_elsewhere(model, id).await;
            // What was left out of damaged records is still to be told.
            let alert = model.messages.alert.get_untracked();
            model.run(&command);
            model.messages.alert.set(alert);
            told(text, Some(Act::Undo(common::UNDO)));
        }
        Some(Err(Refusal { message: Some(message) })) => {
            open_if_elsewhere(model, id).await;
            told(model.words(&message), None);
        }
        _ => {
            model.enter_new(Document::clone(&document).into());
            told(text, here.ok().map(|here| Act::PutBack(Arc::new(here))));
        }
    }
    Ok(())
}

async fn open_if_elsewhere(model: Model, id: ArticleId) {
    if model.document.id.get_untracked().as_ref() != Some(&id) {
        model.open_article(id).await;
    }
}

/// Tells the person what of the open article could not be read; nothing where nobody would miss it.
pub fn tell_lost(model: Model, lost: &[Problem]) {
    let count = |kind: &str| lost.iter().filter(|problem| problem.place.starts_with(kind)).count();
    let mut parts = Vec::new();
    let kinds: [(&str, CountText); 5] = [
        ("annotation/", recovery::annotations),
        ("relation/", recovery::links),
        ("proposal/", recovery::proposals),
        ("layer/", recovery::layers),
        ("run/", recovery::runs),
    ];
    for (kind, told) in kinds {
        match count(kind) {
            0 => {}
            lost => parts.push(told(lost)),
        }
    }
    if count("labels/") > 0 {
        parts.push(recovery::THE_LABELS.get().to_owned());
    }
    if count("instructions/") > 0 {
        parts.push(recovery::THE_INSTRUCTIONS.get().to_owned());
    }
    if count("log/") + count("state/") > 0 {
        parts.push(recovery::STEPS.get().to_owned());
    }
    if !parts.is_empty() {
        let name = model.with(|session| session.article().name()).unwrap_or_default();
        model.messages.alert.set(Some(recovery::damaged(&name, &parts.join(", "))));
    }
}

/// The alert of an article that can only be read.
pub fn frozen(model: Model, why: Frozen) -> El {
    let actions = el_with_class(TagName::DIV, "alert-actions");
    if why == Frozen::Elsewhere {
        let alert = alert(recovery::OPEN_ELSEWHERE.get());
        let shown = alert.node().clone();
        // That it can only be read still stands in the status line.
        let dismiss = action_button("", common::DISMISS, move || shown.remove());
        return alert
            .child(actions.child(action_button("", recovery::ALL_ARTICLES, move || model.leave())).child(dismiss));
    }
    if model.document.id.get_untracked().is_none() {
        let alert = alert(recovery::ANOTHER_CHANGED.get());
        return alert.child(actions.child(action_button("", common::DISMISS, move || model.settle_overtaking())));
    }
    let keep = action_button("", recovery::KEEP_AS_COPY, move || model.keep_as_copy());
    let open = action_button("", recovery::OPEN_SAVED, move || model.open_saved());
    alert(recovery::CHANGED_ELSEWHERE.get()).child(actions.child(keep).child(open))
}

/// The alert of a page whose store a newer build has taken.
pub fn superseded(model: Model) -> El {
    let text = if model.is_behind() { recovery::UPDATED_NOT_SAVED } else { recovery::UPDATED_ALL_SAVED };
    let download = move || action_button("", common::DOWNLOAD, move || model.export_native());
    let actions = el_with_class(TagName::DIV, "alert-actions").child(action_button("", recovery::RELOAD, page::reload));
    alert(text.get()).child(actions.child_if(move || model.document.id.get().is_some(), download))
}
