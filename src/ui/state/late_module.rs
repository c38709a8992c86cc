//! The second wasm: what the page does not need before the first article can be marked. It is fetched when the page is ready.
//!
//! To Rust, both are one program with one memory. The split puts what is reachable only through [`LateModule`] into the second
//! one (`tools/split.mjs`), so only `main.rs` may name `late::contents`.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use futures_channel::oneshot;
use leptos::prelude::*;
use web_sys::Event;

use crate::annotation::{AnnotationId, Target};
use crate::article::ArticleId;
use crate::browser::painter::End;
use crate::editor::commands::CommandEntry;
use crate::editor::{Command, View};
use crate::json::Problem;
use crate::l10n::{Table, Text, saving};
use crate::read::Intake;
use crate::storage::records::{Recovered, WriteBeside};
use crate::storage::{Record, Storage};
use crate::ui::dom::El;
use crate::ui::state::canvas::{Canvas, Choice, Ends};
use crate::ui::state::host::Worker;
use crate::ui::state::model::Model;
use crate::ui::state::reading::Reparse;
use crate::ui::state::saving::Saver;
use crate::ui::state::tabs::{Frozen, Leasing};

/// The ways into the second wasm.
#[derive(Clone, Copy)]
pub struct LateModule {
    /// Makes the dialog that the model has open.
    pub dialog: fn(Model) -> El,
    /// Makes the dialog about what is here already.
    pub question: fn(Model) -> El,
    /// Makes the dialog that asks how two annotations are linked.
    pub link: fn(Model) -> El,
    /// Says what became of words of an annotation that were looked for and not found.
    pub lost: fn(&Target) -> Option<Text>,
    /// Makes the list of all relations.
    pub relations: fn(Model) -> El,
    /// Makes the form of an annotation.
    pub form: fn(Model, AnnotationId) -> El,
    /// Reads files one after the other; the last one stays open.
    pub open_files: fn(Model, Vec<web_sys::File>),
    /// Takes in what came: reads it and opens it.
    pub intake: fn(Model, Intake),
    /// Reads the open article's source otherwise.
    pub read_again: fn(Model, Reparse),
    /// All commands that have a name.
    pub commands: &'static [CommandEntry],
    /// The texts of all messages.
    pub texts: &'static [&'static Table],
    /// Runs a command that cuts sentences once the words of their language are here.
    pub press: fn(Model, &'static (dyn Command + Sync), (Option<ArticleId>, View)),
    /// Makes the worker, which is started with its first job.
    pub worker: fn() -> Rc<dyn Worker>,
    /// Calls off a job of the worker.
    pub cancel: fn(Model, u32),
    /// Makes the bar that says what is being read.
    pub progress: fn(Model) -> El,
    /// Makes the toast.
    pub toast: fn(Model) -> El,
    /// Reads the plain text on the clipboard.
    pub paste_plain: fn(Model),
    /// A store in memory, for a browser that keeps nothing.
    pub memory: fn() -> Rc<dyn Storage>,
    /// Opens the sample.
    pub sample: fn(Model),
    /// Makes a session of the records of an article that are more than the first wasm reads, damaged, or of an earlier schema.
    pub recover: fn(Rc<Saver>, ArticleId, Vec<Record>) -> Recovering,
    /// Makes the records of layers, proposals and the like.
    pub write_beside: WriteBeside,
    /// Lists articles whose summary is missing.
    pub rebuild_summaries: fn(Model, Vec<ArticleId>),
    /// Reads the whole of a long list, and opens the article that was open last, where the list is needed to find it.
    pub list_all: fn(Model, Option<ArticleId>),
    /// Notes the head of a long list for the next start.
    pub note: fn(Model),
    /// Reads the steps of the open article's history, then redoes or undoes one.
    pub read_history: fn(Model, bool),
    /// Tells the person what of the open article could not be read.
    pub tell_lost: fn(Model, &[Problem]),
    /// Makes the alert of an article that can only be read.
    pub frozen: fn(Model, Frozen) -> El,
    /// Puts the article's words back where the page shows others, and tells the person.
    pub heal: fn(Model, Canvas),
    /// Puts the article's text on the clipboard where words of it are copied.
    pub copy: fn(Model, Canvas, &Event),
    /// Lets a drag that is beside the article end at its words.
    pub clamp: fn(i32, i32) -> bool,
    /// Makes the button that says what the current block is.
    pub structure: fn(Model) -> El,
    /// Makes what lies beside the article's words.
    pub beside: fn(Model, Canvas, RwSignal<Ends>, RwSignal<Option<End>>) -> El,
    /// Makes what lies over the article when there is something to decide.
    pub over: fn(Model, RwSignal<Option<Choice>>) -> El,
    /// Makes the bar that is there while an annotation is chosen to be linked.
    pub picking: fn(Model) -> El,
    /// Lets what gets the focus be scrolled into view from now on.
    pub show_focused: fn(),
    /// Asks for the article that was just opened, to write it.
    pub claim: fn(Model, LateModule, ArticleId),
    /// Takes over settings that another tab has changed.
    pub catch_up: fn(Model),
    /// Asks the browser for an article, to write it.
    pub lease: fn(&str, bool) -> Leasing,
    /// Deletes an article of the list.
    pub delete_article: fn(Model, &ArticleId),
    /// Downloads the open article.
    pub export_native: fn(Model),
    /// Makes the alert of a page whose store a newer build has taken.
    pub superseded: fn(Model) -> El,
}

/// A session out of the store, in time; the error is a clause for the person.
pub type Recovering = Pin<Box<dyn Future<Output = Result<Recovered, String>>>>;

/// The second wasm, in time; `None` where it does not arrive.
pub type Arriving = Pin<Box<dyn Future<Output = Option<LateModule>>>>;

/// How far the second wasm has come.
#[derive(Clone, Copy)]
pub struct LateLoading {
    /// The ways into it, once it is here.
    pub here: RwSignal<Option<LateModule>>,
    /// Whether the person has waited for it long enough to be told.
    pub slow: RwSignal<bool>,
    under_way: StoredValue<bool>,
    awaited: StoredValue<bool>,
    acts: StoredValue<Vec<Act>, LocalStorage>,
}

/// Something that the person wants done.
type Act = Box<dyn FnOnce(LateModule)>;

impl Default for LateLoading {
    fn default() -> Self {
        Self {
            here: RwSignal::new(None),
            slow: RwSignal::new(false),
            under_way: StoredValue::new(false),
            awaited: StoredValue::new(false),
            acts: StoredValue::new_local(Vec::new()),
        }
    }
}

/// Milliseconds after which the person is told that something is being loaded.
const SLOW: u32 = 500;

impl Model {
    /// Fetches the second wasm, unless it is here or under way. Where it does not arrive, the next one to want it tries again.
    pub fn fetch_late(self) {
        let LateLoading { here, under_way, .. } = self.more;
        if here.with_untracked(Option::is_some) || under_way.get_value() {
            return;
        }
        under_way.set_value(true);
        let arriving = self.host.with_value(|host| host.more());
        leptos::task::spawn_local(async move {
            let more = arriving.await;
            under_way.set_value(false);
            self.arrived(more);
        });
    }

    /// Fetches it for the person, who is told where that takes long or fails.
    pub fn await_late(self) {
        let LateLoading { here, slow, awaited, .. } = self.more;
        if here.with_untracked(Option::is_none) && !awaited.get_value() {
            awaited.set_value(true);
            // The page may have been closed by then, in tests.
            let late = move || {
                if awaited.try_get_value() == Some(true) {
                    slow.set(true);
                }
            };
            self.host.with_value(|host| host.later(SLOW, Box::new(late)));
        }
        self.fetch_late();
    }

    /// Does what the person wants as soon as the second wasm is here; where it does not arrive, not.
    pub fn with_late(self, act: impl FnOnce(LateModule) + 'static) {
        match self.more.here.get_untracked() {
            Some(more) => act(more),
            None => {
                self.more.acts.update_value(|acts| acts.push(Box::new(act)));
                self.await_late();
            }
        }
    }

    /// The second wasm, once it is here; `None` where it does not arrive, which the person has been told then.
    pub(in crate::ui) async fn late(self) -> Option<LateModule> {
        let (send, receive) = oneshot::channel();
        self.with_late(move |more| _ = send.send(more));
        receive.await.ok()
    }

    /// Does something as soon as the second wasm is here, which nobody waits for.
    pub(in crate::ui) fn once_late(self, act: impl FnOnce(LateModule) + 'static) {
        match self.more.here.get_untracked() {
            Some(more) => act(more),
            None => self.more.acts.update_value(|acts| acts.push(Box::new(act))),
        }
    }

    fn arrived(self, more: Option<LateModule>) {
        let LateLoading { here, slow, awaited, acts, .. } = self.more;
        let was_awaited = awaited.get_value();
        awaited.set_value(false);
        slow.set(false);
        let mut waiting = Vec::new();
        acts.update_value(|acts| waiting = std::mem::take(acts));
        if let Some(more) = more {
            here.set(Some(more));
            self.look_for_unlisted(more);
            waiting.into_iter().for_each(|act| act(more));
        } else if was_awaited {
            // So that the next press asks again.
            self.dialogs.open.set(None);
            self.picking.set(None);
            self.messages.alert.set(Some(saving::PART_NOT_LOADED.get().to_owned()));
        }
    }
}
