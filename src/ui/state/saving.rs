//! Saves every action as it happens, in order, and reports the result.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use any_spawner::Executor;
use leptos::prelude::*;

use crate::article::Stamp;
use crate::document::Entry;
use crate::editor::Outcome;
use crate::sorted::Sorted;
use crate::storage::records::WriteBeside;
use crate::storage::{self, Batch, Condition, Durability, KeyRange, Pending, Record, Storage, StorageError, records};
use crate::ui::state::host::Host;
use crate::ui::state::model::Model;

/// How saving stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Saving {
    /// All that was done is on the disk.
    Saved,
    /// Something is on its way there.
    Saving,
    /// The last try failed; nothing is forgotten, and another try follows.
    Failed(StorageError),
}

/// Milliseconds that a passing batch waits for a later one to replace it.
const PASSING: u32 = 500;
/// Milliseconds before the first further try; each one waits twice as long as the one before, up to a minute.
const FIRST_RETRY: u32 = 1_000;
const MAX_RETRY: u32 = 60_000;

/// The queue in front of a store. One batch is under way at a time, so that what is on the disk is always what the person
/// had at some moment, and a batch that failed is not overtaken.
///
/// Beside the queue there is one *passing* batch at most: where the person looks, which nobody would miss. It is written a moment
/// later, without strict durability, and has no part in whether all is saved.
pub struct Saver {
    storage: Rc<dyn Storage>,
    host: Rc<dyn Host>,
    told: Box<dyn Fn(Saving)>,
    queue: RefCell<VecDeque<Batch>>,
    passing: RefCell<Option<Batch>>,
    running: Cell<bool>,
    retry: Cell<u32>,
    /// How many tries there were; a timer set before the last one has nothing left to do.
    tries: Cell<u32>,
    /// Whether the store is to be let go of once nothing waits.
    closing: Cell<bool>,
    /// The records of the states of articles, as they were read or written here last.
    states: RefCell<Sorted<Record>>,
    /// Whether a batch was dropped because another tab had changed the article first.
    overtaken: Cell<bool>,
}

impl Saver {
    /// A queue in front of `storage`; `told` hears of each change of state, in the event that brings it about.
    #[must_use]
    pub fn new(storage: Rc<dyn Storage>, host: Rc<dyn Host>, told: impl Fn(Saving) + 'static) -> Rc<Self> {
        Rc::new(Self {
            storage,
            host,
            told: Box::new(told),
            queue: RefCell::default(),
            passing: RefCell::default(),
            running: Cell::new(false),
            retry: Cell::new(FIRST_RETRY),
            tries: Cell::new(0),
            closing: Cell::new(false),
            states: RefCell::default(),
            overtaken: Cell::new(false),
        })
    }

    /// Saves a batch, and with it the passing one that waits.
    pub fn save(self: &Rc<Self>, batch: Batch) {
        let mut whole = self.passing.borrow_mut().take().unwrap_or_default();
        whole.append(batch);
        self.enqueue(whole);
        self.start();
    }

    fn enqueue(&self, mut batch: Batch) {
        self.guard(&mut batch);
        self.queue.borrow_mut().push_back(batch);
    }

    /// Adds to a batch what must hold of the articles that it writes parts of: they are still there, and are what they were when
    /// they were last read or written here.
    fn guard(&self, batch: &mut Batch) {
        let mut states = self.states.borrow_mut();
        let (mut only_if, mut written) = (Vec::new(), Vec::new());
        for Record { key, json } in &batch.put {
            let Some((kind, article)) = key.split_once('/') else { continue };
            if kind == "state" {
                if let Some(known) = states.get(key) {
                    only_if.push(Condition { key: key.clone(), json: Some(known.json.clone()) });
                }
                written.push(Record { key: key.clone(), json: json.clone() });
            } else if kind == "view" {
                let key = format!("{}{article}", records::ARTICLES);
                if !batch.put.iter().any(|record| record.key == key) {
                    only_if.push(Condition { key, json: None });
                }
            }
        }
        batch.only_if.extend(only_if);
        states.retain(|state| !batch.delete.iter().any(|range| range.contains(&state.key)));
        written.into_iter().for_each(|state| _ = states.insert(state));
    }

    /// Saves a batch once what is shown is painted, or with the next one.
    pub fn save_painted(self: &Rc<Self>, batch: Batch) {
        self.enqueue(batch);
        if !self.running.get() {
            (self.told)(Saving::Saving);
        }
        let saver = Rc::downgrade(self);
        let write = move || {
            if let Some(saver) = saver.upgrade() {
                saver.flush();
            }
        };
        self.host.painted(Box::new(write));
    }

    /// Begins to write what waits.
    pub fn flush(self: &Rc<Self>) {
        if self.is_behind() { self.start() } else { self.write_passing() }
    }

    /// The same, without delay: the page may be about to go.
    pub fn hurry(self: &Rc<Self>) {
        self.flush();
        self.storage.hurry();
    }

    /// Ends the failure that another tab had changed an article first. The person has decided what to keep.
    pub fn settle(&self) {
        self.overtaken.set(false);
        if !self.is_behind() {
            (self.told)(Saving::Saved);
        }
    }

    /// Saves a passing batch, unless another one comes within half a second: then only that.
    pub fn save_passing(self: &Rc<Self>, batch: Batch) {
        if self.passing.borrow_mut().replace(batch).is_none() {
            let saver = Rc::downgrade(self);
            let write = move || {
                if let Some(saver) = saver.upgrade() {
                    saver.write_passing();
                }
            };
            self.host.later(PASSING, Box::new(write));
        }
    }

    /// Writes the passing batch now, if there is one and nothing waits that should be written before it.
    pub fn write_passing(&self) {
        if !self.is_behind()
            && let Some(mut batch) = self.passing.borrow_mut().take()
        {
            self.guard(&mut batch);
            self.note(batch);
        }
    }

    /// Writes what can be made again of the rest; nobody waits for it, and nothing is lost where it fails.
    pub fn note(&self, batch: Batch) {
        drop(self.storage.commit(batch, Durability::Relaxed));
    }

    /// Lets go of the store once all that waits is written, or has failed once more.
    pub fn close(self: &Rc<Self>) {
        let passing = self.passing.borrow_mut().take();
        self.queue.borrow_mut().extend(passing);
        self.closing.set(true);
        if self.is_behind() {
            self.start();
        } else {
            self.closed();
        }
    }

    fn closed(&self) {
        self.storage.close();
        (self.told)(Saving::Failed(StorageError::Closed));
    }

    /// Tries again now.
    pub fn retry(self: &Rc<Self>) {
        self.start();
    }

    /// Whether something is not on the disk yet.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        !self.queue.borrow().is_empty()
    }

    /// Reads the records in `ranges`, of one moment, as they will be once all that waits is written. The ranges must not
    /// overlap.
    #[must_use]
    pub fn load(self: &Rc<Self>, ranges: Vec<KeyRange>) -> Pending<'static, Vec<Record>> {
        self.load_first(ranges, u32::MAX)
    }

    /// The same; of each range the first `most`, and a few more where some wait.
    #[must_use]
    pub fn load_first(self: &Rc<Self>, ranges: Vec<KeyRange>, most: u32) -> Pending<'static, Vec<Record>> {
        let waiting: Vec<Batch> = self.queue.borrow().iter().chain(self.passing.borrow().iter()).cloned().collect();
        let found = self.storage.load(ranges.clone(), most);
        let saver = Rc::clone(self);
        Box::pin(async move {
            let mut found = found.await?;
            if !waiting.is_empty() {
                let within =
                    |range: &KeyRange| found.iter().filter(|record| range.contains(&record.key)).cloned().collect();
                let over = |range| waiting.iter().fold(within(range), |records, batch| batch.over(records, range));
                found = ranges.iter().map(over).collect::<Vec<Vec<Record>>>().concat();
            }
            let states = found.iter().filter(|record| record.key.starts_with("state/"));
            states.for_each(|state| _ = saver.states.borrow_mut().insert(state.clone()));
            Ok(found)
        })
    }

    /// The keys in a range, of what is written.
    #[must_use]
    pub fn keys(&self, range: KeyRange) -> Pending<'static, Vec<String>> {
        self.storage.keys(range)
    }

    fn start(self: &Rc<Self>) {
        if self.running.replace(true) {
            return;
        }
        self.tries.set(self.tries.get().wrapping_add(1));
        (self.told)(Saving::Saving);
        // The first write begins in this very event: the page may be gone in the next.
        let first = self.commit_first();
        let saver = Rc::clone(self);
        Executor::spawn_local(async move {
            let mut pending = first;
            while let Some(commit) = pending {
                match commit.await {
                    Ok(()) => {}
                    // It can never be written. What comes after it may be of another article.
                    Err(StorageError::Changed) => saver.overtaken.set(true),
                    Err(error) => return saver.failed(error),
                }
                saver.queue.borrow_mut().pop_front();
                saver.retry.set(FIRST_RETRY);
                pending = saver.commit_first();
            }
            saver.running.set(false);
            if saver.closing.get() {
                return saver.closed();
            }
            saver.write_passing();
            let overtaken = saver.overtaken.get();
            (saver.told)(if overtaken { Saving::Failed(StorageError::Changed) } else { Saving::Saved });
        });
    }

    fn commit_first(&self) -> Option<Pending<'static, ()>> {
        self.queue.borrow().front().map(|batch| self.storage.commit(batch.clone(), Durability::Strict))
    }

    fn failed(self: &Rc<Self>, error: StorageError) {
        self.running.set(false);
        if self.closing.get() {
            return self.closed();
        }
        (self.told)(Saving::Failed(error));
        let wait = self.retry.get();
        self.retry.set((wait * 2).min(MAX_RETRY));
        let (saver, tries) = (Rc::downgrade(self), self.tries.get());
        let again = move || {
            if let Some(saver) = saver.upgrade().filter(|saver| saver.is_behind() && saver.tries.get() == tries) {
                saver.start();
            }
        };
        self.host.later(wait, Box::new(again));
    }
}

impl Model {
    /// Keeps what is done from now on in `storage`. Where the browser gave none, `refused` says why, and the page goes on
    /// without keeping anything: the state is "not saved" from the start and stays so.
    pub fn keep_in(self, storage: Rc<dyn Storage>, refused: Option<StorageError>) {
        let host = self.host.get_value();
        if let Some(error) = &refused {
            self.saving.set(Saving::Failed(error.clone()));
        }
        let told_host = Rc::clone(&host);
        let told = move |saving: Saving| {
            let saving = match &refused {
                Some(error) => Saving::Failed(error.clone()),
                None => saving,
            };
            if let Saving::Failed(error) = &saving {
                self.hear_of_overtaking(error);
            }
            told_host.saved(saving == Saving::Saved);
            if self.saving.get_untracked() != saving {
                self.saving.set(saving);
            }
        };
        self.saver.set_value(Some(Saver::new(storage, host, told)));
    }

    /// Saves a batch.
    pub(in crate::ui) fn save(self, batch: Batch) {
        if let Some(saver) = self.saver.get_value() {
            saver.save(batch);
        }
    }

    /// Saves what a command touched: one action, one batch.
    pub(in crate::ui) fn keep(self, outcome: &Outcome, stamp: &Stamp) {
        let Some(saver) = self.saver.get_value() else { return };
        let Outcome { change, library, .. } = outcome;
        if change.is_edit() || !library.is_empty() {
            let batch = change
                .is_edit()
                .then(|| self.with(|session| records::changed(session, change, &stamp.now, self.write_beside())));
            let mut batch = batch.flatten().unwrap_or_default();
            for id in &library.articles {
                batch.append(self.with_library(|library| storage::trashed(library, id)));
            }
            if library.settings || library.labels {
                batch.append(self.app_record(self.document.id.get_untracked().as_ref()));
            }
            saver.save(batch);
        } else if change.view
            && self.document.frozen.get_untracked().is_none()
            && let Some(batch) = self.with(records::view)
        {
            saver.save_passing(batch);
        }
    }

    /// Makes the records of layers, proposals and the like. Until the second wasm is here, nothing open has any.
    pub(in crate::ui) fn write_beside(self) -> WriteBeside {
        let nothing: WriteBeside = records::nothing_beside;
        self.more.here.with_untracked(|here| here.as_ref().map_or(nothing, |more| more.write_beside))
    }

    /// Takes over the saved steps of the open article's history.
    pub(in crate::ui) fn supply_history(self, steps: Vec<(usize, Entry)>) {
        self.workspace.update_value(|workspace| {
            if let Some(session) = workspace.session_mut() {
                session.supply_history(steps);
            }
        });
        // There may be less to undo than there was thought to be.
        self.document.edits.grow();
    }

    /// Writes at once what is otherwise written a moment later: the page may be about to go.
    pub fn write_passing(self) {
        if let Some(saver) = self.saver.get_value() {
            saver.hurry();
        }
    }

    /// Saves what waits and lets go of the store: another tab, with a newer build, needs it.
    pub fn close_store(self) {
        if let Some(saver) = self.saver.get_value() {
            saver.close();
        }
    }

    /// Whether something was done that is not on the disk.
    #[must_use]
    pub fn is_behind(self) -> bool {
        self.saver.get_value().is_some_and(|saver| saver.is_behind())
    }
}
