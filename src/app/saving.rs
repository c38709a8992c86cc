//! Saves every action as it happens, in order, and tells how that goes.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use any_spawner::Executor;

use super::edge::Edge;
use crate::exchange::store::{Batch, KeyRange, Pending, Record, Storage, StorageError};

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

/// Milliseconds before the first further try; each one waits twice as long as the one before, up to a minute.
const FIRST_RETRY: u32 = 1_000;
const LONGEST_RETRY: u32 = 60_000;

/// The queue in front of a store. One batch is under way at a time, so that what is on the disk is always what the person
/// had at some moment, and a batch that failed is not overtaken.
pub struct Saver {
    storage: Rc<dyn Storage>,
    edge: Rc<dyn Edge>,
    told: Box<dyn Fn(Saving)>,
    queue: RefCell<VecDeque<Job>>,
    running: Cell<bool>,
    retry: Cell<u32>,
    /// How many tries there were; a timer set before the last one has nothing left to do.
    tries: Cell<u32>,
}

struct Job {
    batch: Batch,
    /// Whether a later job of the same kind makes this one needless: where the person looks, say.
    passing: bool,
}

impl Saver {
    /// A queue in front of `storage`; `told` hears of each change of state, in the event that brings it about.
    #[must_use]
    pub fn new(storage: Rc<dyn Storage>, edge: Rc<dyn Edge>, told: impl Fn(Saving) + 'static) -> Rc<Self> {
        Rc::new(Self {
            storage,
            edge,
            told: Box::new(told),
            queue: RefCell::default(),
            running: Cell::new(false),
            retry: Cell::new(FIRST_RETRY),
            tries: Cell::new(0),
        })
    }

    /// Saves a batch. One that is `passing` replaces a passing one that still waits.
    pub fn save(self: &Rc<Self>, batch: Batch, passing: bool) {
        {
            let mut queue = self.queue.borrow_mut();
            // The first job may be under way and is left alone.
            let waiting = queue.len() > 1 || (queue.len() == 1 && !self.running.get());
            match queue.back_mut() {
                Some(last) if waiting && passing && last.passing => last.batch = batch,
                _ => queue.push_back(Job { batch, passing }),
            }
        }
        self.start();
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

    /// Reads records as they will be once all that waits is written.
    #[must_use]
    pub fn load(&self, range: KeyRange) -> Pending<'static, Vec<Record>> {
        let waiting: Vec<Batch> = self.queue.borrow().iter().map(|job| job.batch.clone()).collect();
        let found = self.storage.load(range.clone());
        Box::pin(async move { Ok(waiting.iter().fold(found.await?, |records, batch| batch.over(records, &range))) })
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
                if let Err(error) = commit.await {
                    saver.failed(error);
                    return;
                }
                saver.queue.borrow_mut().pop_front();
                saver.retry.set(FIRST_RETRY);
                pending = saver.commit_first();
            }
            saver.running.set(false);
            (saver.told)(Saving::Saved);
        });
    }

    fn commit_first(&self) -> Option<Pending<'static, ()>> {
        self.queue.borrow().front().map(|job| self.storage.commit(job.batch.clone()))
    }

    fn failed(self: &Rc<Self>, error: StorageError) {
        self.running.set(false);
        (self.told)(Saving::Failed(error));
        let wait = self.retry.get();
        self.retry.set((wait * 2).min(LONGEST_RETRY));
        let (saver, tries) = (Rc::downgrade(self), self.tries.get());
        let again = move || {
            if let Some(saver) = saver.upgrade().filter(|saver| saver.is_behind() && saver.tries.get() == tries) {
                saver.start();
            }
        };
        self.edge.later(wait, Box::new(again));
    }
}
