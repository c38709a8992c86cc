//! The jobs that are running, in the order in which they were requested. If one takes long, the person sees its progress and can
//! cancel it.

use std::rc::Rc;

use leptos::prelude::*;

use crate::jobs::{Job, NotDone, Request, Tally};
use crate::ui::state::host::{Asked, Worker};
use crate::ui::state::model::Model;

/// Milliseconds after which the person is told that something is being read.
const SLOW: u32 = 500;

/// What is being read. Each job has a number, by which the worker knows it too.
#[derive(Clone, Default)]
pub struct Progress {
    jobs: Vec<UnderWay>,
}

/// Sources that are being read, or wait for others.
#[derive(Clone)]
struct UnderWay {
    number: u32,
    /// Name of the source that is read now.
    name: String,
    /// Whether it is written, and not read.
    writes: bool,
    /// How many sources are read.
    tally: Tally,
    /// How far the worker is with the one that is read now, where it tells.
    within: Tally,
    /// Whether it takes long.
    slow: bool,
}

impl Progress {
    /// Name of what is read first of what takes long. The worker reads one after the other, so that is what it is at.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.shown().map(|job| job.name.as_str())
    }

    /// Whether that is written, and not read.
    #[must_use]
    pub fn writes(&self) -> bool {
        self.shown().is_some_and(|job| job.writes)
    }

    /// How many items of that job are done, where it has more than one.
    #[must_use]
    pub fn tally(&self) -> Option<Tally> {
        let job = self.shown()?;
        [job.tally, job.within].into_iter().find(|tally| tally.total > 1)
    }

    /// Number of that job.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        self.shown().map(|job| job.number)
    }

    fn shown(&self) -> Option<&UnderWay> {
        self.jobs.iter().find(|job| job.slow)
    }

    fn find(&self, number: u32) -> Option<&UnderWay> {
        self.jobs.iter().find(|job| job.number == number)
    }

    fn find_mut(&mut self, number: u32) -> Option<&mut UnderWay> {
        self.jobs.iter_mut().find(|job| job.number == number)
    }
}

impl Model {
    /// A number for a job of the worker.
    pub(in crate::ui) fn number(self) -> u32 {
        self.kept.update_value(|kept| kept.last = kept.last.wrapping_add(1));
        self.kept.with_value(|kept| kept.last)
    }

    /// So many sources are being read from now on, and first the one of that name. Answers with the number of the job.
    pub(in crate::ui) fn begin(self, name: String, total: u32) -> u32 {
        self.begin_job(name, total, false)
    }

    /// The same of files that are written.
    pub(in crate::ui) fn begin_writing(self, name: String, total: u32) -> u32 {
        self.begin_job(name, total, true)
    }

    fn begin_job(self, name: String, total: u32, writes: bool) -> u32 {
        let number = self.number();
        let tally = Tally { done: 0, total };
        self.reading.update(|reading| {
            reading.jobs.push(UnderWay { number, name, writes, tally, within: Tally::default(), slow: false });
        });
        // The page may have been closed by then, in tests.
        let tell = move || {
            if self.reading.is_disposed() || !self.is_reading(number) {
                return;
            }
            self.reading.update(|reading| reading.find_mut(number).into_iter().for_each(|job| job.slow = true));
        };
        self.host.with_value(|host| host.later(SLOW, Box::new(tell)));
        number
    }

    /// Of that job so many sources are read, and the one of that name is next.
    pub(in crate::ui) fn begin_item(self, number: u32, name: &str, done: u32) {
        self.reading.update(|reading| {
            if let Some(job) = reading.find_mut(number) {
                name.clone_into(&mut job.name);
                (job.tally.done, job.within) = (done, Tally::default());
            }
        });
    }

    /// Whether it is still being read: neither read nor called off.
    pub(in crate::ui) fn is_reading(self, number: u32) -> bool {
        self.reading.with_untracked(|reading| reading.find(number).is_some())
    }

    /// It is no longer being read.
    pub(in crate::ui) fn end(self, number: u32) {
        self.reading.update(|reading| reading.jobs.retain(|job| job.number != number));
    }

    /// Calls off what is shown to be read: of several sources those that are not read yet. Other jobs go on, and so does work on
    /// labels.
    pub fn give_up(self) {
        if let Some(number) = self.reading.with_untracked(Progress::number) {
            self.end(number);
            // Before the second wasm is here, nothing was asked of the worker.
            if let Some(more) = self.more.here.get_untracked() {
                (more.cancel)(self, number);
            }
        }
    }

    /// Has the worker do a job, or the item of it that [`Self::begin_item`] named. Its number is one that [`Self::number`] or
    /// [`Self::begin`] gave.
    pub(in crate::ui) fn have_done(self, number: u32, job: Job) -> Asked {
        let has_more =
            |reading: &Progress| reading.find(number).is_some_and(|job| job.tally.done + 1 < job.tally.total);
        let request = Request { has_more: self.reading.with_untracked(has_more), ..Request::new(number, job) };
        // The page may have been closed by then, in tests.
        let tell = move |within| {
            _ = self.reading.try_update(|reading| {
                reading.find_mut(number).into_iter().for_each(|job| job.within = within);
            });
        };
        match self.worker() {
            Some(worker) => worker.ask(request, Box::new(tell)),
            None => Box::pin(std::future::ready(Err(NotDone::Missing))),
        }
    }

    /// The worker, which is started with its first job.
    pub(in crate::ui) fn worker(self) -> Option<Rc<dyn Worker>> {
        self.kept.update_value(|kept| {
            if kept.worker.is_none() {
                kept.worker = self.host.with_value(|host| host.worker(self.more.here.get_untracked()));
            }
        });
        self.kept.with_value(|kept| kept.worker.clone())
    }
}
