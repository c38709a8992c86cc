//! The page: elements that follow the [`Model`]'s signals and send it commands.

pub mod annotations;
pub mod article;
pub mod dialogs;
pub mod drops;
pub mod keyboard;
pub mod label_bars;
pub mod library;
pub mod outline;
pub mod reports;
pub mod selecting;
pub mod warm_up;
pub mod workbench;

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;

use crate::article::{Id, Stamp};
use crate::browser::indexed_db::{IndexedDb, Others};
use crate::browser::{clock, files, history, page, ring};
use crate::l10n;
use crate::l10n::saving;
use crate::storage::StorageError;
use crate::ui::dom::{self, Attr, TagName, el_with_class};
use crate::ui::state::host::{Host, Worker};
use crate::ui::state::late_module::{Arriving, LateModule};
use crate::ui::state::model::{Model, Screen};
use crate::ui::state::saving::Saving;
use crate::ui::state::tabs::Leasing;

/// The browser as the model's host.
struct Browser {
    more: fn() -> Arriving,
}

impl Host for Browser {
    fn stamp(&self) -> Stamp {
        clock::stamp()
    }

    fn later(&self, millis: u32, then: Box<dyn FnOnce()>) {
        clock::later(millis, then);
    }

    fn painted(&self, then: Box<dyn FnOnce()>) {
        clock::painted(then);
    }

    fn lease(&self, more: LateModule, article: &str, wait: bool) -> Leasing {
        (more.lease)(article, wait)
    }

    fn saved(&self, saved: bool) {
        page::flag("data-saved", saved);
    }

    fn worker(&self, more: Option<LateModule>) -> Option<Rc<dyn Worker>> {
        more.map(|more| (more.worker)())
    }

    fn words(&self, name: &str) -> Pin<Box<dyn Future<Output = Option<String>>>> {
        Box::pin(files::fetch(format!("./words/{name}.txt")))
    }

    fn more(&self) -> Arriving {
        (self.more)()
    }

    fn download(&self, name: &str, media_type: &str, contents: &[u8]) {
        files::download(name, media_type, contents);
    }
}

/// What to do when other tabs, of another build, want the store.
fn others(model: Model) -> Others {
    let block = || {
        // In the place of "Loading…", for there is nothing else to show yet.
        let waiting = el_with_class(TagName::P, "loading")
            .attr(Attr::ID, "blocked")
            .attr(Attr::ROLE, "alert")
            .say(saving::BLOCKED);
        if let Some(body) = page::document().body() {
            let _ = body.append_child(waiting.node());
        }
    };
    Others { block: Box::new(block), supersede: Box::new(move || model.close_store()) }
}

/// Milliseconds after which the second wasm is fetched where nothing has needed it.
const FETCH: u32 = 1_000;
/// Milliseconds after which a store that does not answer is given up.
const PATIENCE: u32 = 5_000;

/// Opens the store. A tab with an older build is waited for as long as it takes; a browser that does not answer is not.
async fn open_store(model: Model) -> Result<IndexedDb, StorageError> {
    let mut opening = Box::pin(IndexedDb::open(others(model)));
    match clock::within(PATIENCE, opening.as_mut()).await {
        Some(opened) => opened,
        None if page::find("#blocked").is_some() => opening.await,
        None => Err(silent()),
    }
}

fn silent() -> StorageError {
    StorageError::Unavailable(saving::NO_ANSWER.get().to_owned())
}

/// Goes on without a store.
async fn keep_nothing(model: Model, why: StorageError) {
    model.saving.set(Saving::Failed(why.clone()));
    if let Some(more) = model.late().await {
        model.keep_in((more.memory)(), Some(why));
    }
}

/// Lets Back and Forward go between the library and the articles.
fn travel(model: Model) {
    dom::follow(move || {
        let shown = match model.screen.get() {
            Screen::Starting => return,
            Screen::Library => None,
            Screen::Workbench => model.document.id.get(),
        };
        // An entry costs milliseconds.
        clock::painted(Box::new(move || {
            history::enter(shown.as_ref().map(Id::as_str));
            if shown.is_some() {
                model.fetch_late();
            }
        }));
    });
    let arrived = move |event: &web_sys::Event| match history::arrived(event).map(Id::from) {
        None if model.screen.get_untracked() == Screen::Workbench => model.leave(),
        // It may be open already, or have been deleted since.
        Some(article)
            if model.document.id.get_untracked().as_ref() != Some(&article)
                && model.with_library(|library| library.article(&article).is_some()) =>
        {
            leptos::task::spawn_local(model.open_article(article));
        }
        _ => {}
    };
    dom::listen(&gloo::utils::window(), "popstate", Box::new(arrived));
}

/// The whole page; `more` fetches its second wasm. It puts itself into the body, for its elements are none of Leptos' views
/// (see [`dom`]).
pub fn app(more: fn() -> Arriving) {
    if let Some(tag) = page::language() {
        l10n::choose(&tag);
    }
    let model = Model::new(Rc::new(Browser { more }));
    leptos::task::spawn_local(async move {
        match open_store(model).await {
            Ok(storage) => model.keep_in(Rc::new(storage), None),
            Err(error) => keep_nothing(model, error).await,
        }
        // That it had to wait is over.
        if let Some(waiting) = page::find("#blocked") {
            waiting.remove();
        }
        // Only the store has to answer in time: an article of an earlier version may wait for the second wasm.
        let found = match clock::within(PATIENCE, model.first_records()).await {
            Some(found) => found,
            None => {
                keep_nothing(model, silent()).await;
                Ok(Vec::new())
            }
        };
        model.start_with(found).await;
        // The screen is drawn in the tick after its signals were set.
        leptos::task::tick().await;
        page::flag("data-ready", true);
        clock::idle(move || warm_up::warm_up(model));
        // Not at once, for the browser compiles it, and a first paste would have to wait. An article that is shown, and whatever
        // needs it, fetch it sooner.
        clock::later(FETCH, Box::new(move || clock::idle(move || model.fetch_late())));
    });
    ring::watch();
    model.once_late(|more| (more.show_focused)());
    drops::listen(model);
    travel(model);
    dom::listen(&page::document(), "visibilitychange", Box::new(move |_| model.write_passing()));
    dom::listen(&gloo::utils::window(), "focus", Box::new(move |_| model.catch_up()));
    let screen = move || Some(model.screen.get()).filter(|screen| *screen != Screen::Starting);
    let app = el_with_class(TagName::DIV, "app")
        .keyed_child(screen, move |screen| match screen {
            Screen::Starting => dom::el(TagName::DIV),
            Screen::Library => library::library(model),
            Screen::Workbench => workbench::workbench(model),
        })
        .child(dialogs::dialogs(model))
        .child(reports::progress(model))
        .child_when_loaded(model, move |more| (more.picking)(model))
        .child(reports::alerts(model))
        .child(reports::toasts(model));
    if let Some(body) = page::document().body() {
        let _ = body.append_child(app.node());
    }
}
