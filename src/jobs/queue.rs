//! The jobs that wait for the worker. One is sent at a time, so that a limit of time is one job's, and a worker that breaks or
//! is ended costs one job.
//!
//! What happens comes in as a call; what is to be done goes out as [`Step`]s, which the caller takes in their order.

use std::collections::VecDeque;

use super::{BUILD, Job, NotDone, Outcome};

/// Longest that a job may take once it is sent, in milliseconds.
pub const WORK_LIMIT: u32 = 30_000;
/// Longest that a worker may take to arrive and start, in milliseconds: half a megabyte on a slow connection.
pub const START_LIMIT: u32 = 60_000;

/// What is to be done.
#[derive(Clone, PartialEq, Debug)]
pub enum Step {
    /// Start a worker, and call [`Queue::late`] when [`START_LIMIT`] has passed.
    Start,
    /// Send the worker the job of this id, and call [`Queue::late`] when [`WORK_LIMIT`] has passed.
    Send(u32, Job),
    /// End the worker. What it says after that is not heard.
    Stop,
    /// Tell whoever waits for the job of this id what came of it. Each id is settled once.
    Settle(u32, Outcome),
}

/// The jobs that wait, and what the worker is at.
#[derive(Debug, Default)]
pub struct Queue {
    worker: Worker,
    waiting: VecDeque<(u32, Job)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Worker {
    /// There is none.
    #[default]
    Gone,
    /// It has not said yet which build it is. Before, nobody there would hear a job.
    Starting,
    /// It has nothing to do.
    Idle,
    /// It was sent the job of this id.
    At(u32),
}

impl Queue {
    /// Takes in a job. Its id must be one that no job had before. A short one goes before the sources that wait.
    #[must_use]
    pub fn push(&mut self, id: u32, job: Job) -> Vec<Step> {
        let short = self.waiting.iter().take_while(|(_, waiting)| waiting.is_short()).count();
        let at = if job.is_short() { short } else { self.waiting.len() };
        self.waiting.insert(at, (id, job));
        self.go_on(Vec::new())
    }

    /// A worker has started, and says which build it is. One of another build is of no use, nor would the next one be.
    #[must_use]
    pub fn started(&mut self, build: &str) -> Vec<Step> {
        if self.worker != Worker::Starting {
            return Vec::new();
        }
        if build == BUILD {
            self.worker = Worker::Idle;
            return self.go_on(Vec::new());
        }
        self.worker = Worker::Gone;
        let waiting = self.waiting.drain(..).map(|(id, _)| Step::Settle(id, Err(NotDone::Outdated)));
        [Step::Stop].into_iter().chain(waiting).collect()
    }

    /// The worker has answered. An answer to another job than the one it is at is stale, and ignored.
    #[must_use]
    pub fn answered(&mut self, id: u32, outcome: Outcome) -> Vec<Step> {
        if self.worker != Worker::At(id) {
            return Vec::new();
        }
        self.worker = Worker::Idle;
        self.go_on(vec![Step::Settle(id, outcome)])
    }

    /// The worker broke, or did not arrive. That costs the job that it was at or, where it had none yet, the one that it
    /// would have been sent first; the others go to a new worker.
    #[must_use]
    pub fn failed(&mut self) -> Vec<Step> {
        self.end(NotDone::Broke)
    }

    /// The limit of the last [`Step::Start`] or [`Step::Send`] has passed.
    #[must_use]
    pub fn late(&mut self) -> Vec<Step> {
        if self.worker == Worker::Idle { Vec::new() } else { self.end(NotDone::Late) }
    }

    /// The person calls the job of this id off. If the worker is at it, the worker is ended, for nothing else ends its work;
    /// so is one that is still starting for it, which may never arrive. Jobs that wait go to a new worker.
    #[must_use]
    pub fn cancel(&mut self, id: u32) -> Vec<Step> {
        let first = self.waiting.iter().find(|(_, job)| !job.is_short()).map(|(first, _)| *first);
        let ends_worker = self.worker == Worker::At(id) || self.worker == Worker::Starting && first == Some(id);
        let before = self.waiting.len();
        self.waiting.retain(|(waiting, _)| *waiting != id);
        let mut steps = Vec::new();
        if ends_worker {
            self.worker = Worker::Gone;
            steps.push(Step::Stop);
        }
        if ends_worker || self.waiting.len() < before {
            steps.push(Step::Settle(id, Err(NotDone::Cancelled)));
        }
        self.go_on(steps)
    }

    /// Ends the worker, which costs the job that it was at or would have been sent first.
    fn end(&mut self, why: NotDone) -> Vec<Step> {
        let cost = match self.worker {
            Worker::Gone => return Vec::new(),
            Worker::Idle => None,
            Worker::At(id) => Some((id, why)),
            // It was at no job yet that it could have broken at, or been late with.
            Worker::Starting => self.waiting.pop_front().map(|(id, _)| (id, NotDone::Missing)),
        };
        self.worker = Worker::Gone;
        let cost = cost.map(|(id, why)| Step::Settle(id, Err(why)));
        self.go_on([Step::Stop].into_iter().chain(cost).collect())
    }

    /// Adds what the worker is to do next.
    fn go_on(&mut self, mut steps: Vec<Step>) -> Vec<Step> {
        match self.worker {
            Worker::Gone if !self.waiting.is_empty() => {
                self.worker = Worker::Starting;
                steps.push(Step::Start);
            }
            Worker::Idle => {
                if let Some((id, job)) = self.waiting.pop_front() {
                    self.worker = Worker::At(id);
                    steps.push(Step::Send(id, job));
                }
            }
            _ => {}
        }
        steps
    }
}
