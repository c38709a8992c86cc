//! What is being read, in the order in which it came in: the person is told once it takes long, and can call it off.

use std::rc::Rc;

use leptos::prelude::*;

use super::edge::{Asked, Worker};
use super::model::Model;
use crate::jobs::{Job, NotDone};

/// Milliseconds after which the person is told that something is being read.
const SLOW: u32 = 500;

/// What is being read. Each source has a number, by which the worker knows it too.
#[derive(Clone, Default)]
pub struct Progress {
    sources: Vec<UnderWay>,
}

/// A source that is being read, or waits for others.
#[derive(Clone)]
struct UnderWay {
    number: u32,
    name: String,
    /// Whether it takes long.
    slow: bool,
}

impl Progress {
    /// Name of the first source that takes long. The worker reads one after the other, so that is the one it is at.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.shown().map(|source| source.name.as_str())
    }

    fn shown(&self) -> Option<&UnderWay> {
        self.sources.iter().find(|source| source.slow)
    }
}

impl Model {
    /// A number for a job of the worker.
    pub(super) fn number(self) -> u32 {
        self.kept.update_value(|kept| kept.last = kept.last.wrapping_add(1));
        self.kept.with_value(|kept| kept.last)
    }

    /// Something is being read from now on. Answers with its number.
    pub(super) fn begin(self, name: String) -> u32 {
        let number = self.number();
        self.reading.update(|reading| reading.sources.push(UnderWay { number, name, slow: false }));
        // The page may have been closed by then, in tests.
        let tell = move || {
            if self.reading.is_disposed() || !self.is_reading(number) {
                return;
            }
            self.reading.update(|reading| {
                reading.sources.iter_mut().filter(|one| one.number == number).for_each(|one| one.slow = true);
            });
        };
        self.edge.with_value(|edge| edge.later(SLOW, Box::new(tell)));
        number
    }

    /// Whether it is still being read: neither read nor called off.
    pub(super) fn is_reading(self, number: u32) -> bool {
        self.reading.with_untracked(|reading| reading.sources.iter().any(|source| source.number == number))
    }

    /// It is no longer being read.
    pub(super) fn end(self, number: u32) {
        self.reading.update(|reading| reading.sources.retain(|source| source.number != number));
    }

    /// Calls off the source that is shown to be read. Others go on, and so does work on labels.
    pub fn give_up(self) {
        let shown = self.reading.with_untracked(|reading| reading.shown().map(|source| source.number));
        if let Some(number) = shown {
            self.end(number);
            // Before the second wasm is here, nothing was asked of the worker.
            if let Some(more) = self.more.here.get_untracked() {
                (more.cancel)(self, number);
            }
        }
    }

    /// Has the worker do a job. Its number is one that [`Self::number`] gave.
    pub(super) fn have_done(self, number: u32, job: Job) -> Asked {
        match self.worker() {
            Some(worker) => worker.ask(number, job),
            None => Box::pin(std::future::ready(Err(NotDone::Missing))),
        }
    }

    /// The worker, which is started with its first job.
    fn worker(self) -> Option<Rc<dyn Worker>> {
        self.kept.update_value(|kept| {
            if kept.worker.is_none() {
                kept.worker = self.edge.with_value(|edge| edge.worker(self.more.here.get_untracked()));
            }
        });
        self.kept.with_value(|kept| kept.worker.clone())
    }
}

/// Calls off a job of the worker.
pub(super) fn cancel(model: Model, number: u32) {
    if let Some(worker) = model.worker() {
        worker.cancel(number);
    }
}
