//! The queue of a worker. One request is sent at a time, so a time limit belongs to one request, and a worker that crashes or is
//! terminated affects one request.
//!
//! Events come in as calls. The results are [`Step`]s, which the caller carries out in order.
//!
//! A job with several items is several requests with one id, sent one after the other. A worker that is busy in wasm receives no
//! messages, so it could not be stopped between items that were sent together, except by terminating it. Sent one by one, the
//! items give the job's progress, each has its own time limit, their bytes need not be in memory together, and to cancel is to
//! send no more.

use std::collections::VecDeque;

use super::{BUILD, Job, NotDone, Outcome, Tally};

/// Longest that a worker may take over a request without a sign of progress, in milliseconds.
pub const WORK_LIMIT: u32 = 30_000;
/// Longest that a worker may take to arrive and start, in milliseconds: half a megabyte on a slow connection.
pub const START_LIMIT: u32 = 60_000;
/// Longest that a worker may take to come to the end of an item whose job was cancelled, in milliseconds.
pub const GRACE_LIMIT: u32 = 1_000;

/// How soon a job is wanted. Those that are wanted sooner are sent first; of one priority, in the order in which they came.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Priority {
    /// The person waits for it and can do little else, such as in a dialog that says “One moment…”.
    Now,
    /// It goes on behind what the person does meanwhile, and may take long.
    Behind,
}

/// A job, or one item of a job that has several.
#[derive(Clone, PartialEq, Debug)]
pub struct Request {
    /// Number of the job. The items of a job share it, and no other job ever had it.
    pub id: u32,
    /// How soon it is wanted.
    pub priority: Priority,
    /// Whether the job has items that are asked for after this one.
    pub has_more: bool,
    /// What is to be done.
    pub job: Job,
}

impl Request {
    /// A job of one item, with the priority of its kind.
    #[must_use]
    pub const fn new(id: u32, job: Job) -> Self {
        Self { id, priority: job.priority(), has_more: false, job }
    }
}

/// What is to be done.
#[derive(Clone, PartialEq, Debug)]
pub enum Step {
    /// Start a worker, and call [`Queue::late`] when [`START_LIMIT`] has passed.
    Start,
    /// Send the worker the job of this id, and call [`Queue::late`] when [`WORK_LIMIT`] has passed.
    Send(u32, Job),
    /// Call [`Queue::late`] when so many milliseconds have passed from now, and not when the limit before has.
    Limit(u32),
    /// Tell whoever waits for the job of this id how far it is.
    Report(u32, Tally),
    /// End the worker. What it says after that is not heard.
    Stop,
    /// Tell whoever waits for the job of this id what came of it. Each request is settled once, those of one id in their order.
    Settle(u32, Outcome),
}

/// The jobs that wait for one worker, and what that is at.
#[derive(Debug, Default)]
pub struct Queue {
    worker: Worker,
    now: VecDeque<Request>,
    behind: VecDeque<Request>,
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
    /// It was sent a request of this id.
    At { id: u32, has_more: bool },
    /// It was sent an item of this id, and the job was cancelled. Nobody waits for the answer.
    Ending(u32),
}

impl Queue {
    /// Takes in a request.
    #[must_use]
    pub fn push(&mut self, request: Request) -> Vec<Step> {
        match request.priority {
            Priority::Now => &mut self.now,
            Priority::Behind => &mut self.behind,
        }
        .push_back(request);
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
        let waiting = self.now.drain(..).chain(self.behind.drain(..));
        let settled = waiting.map(|request| Step::Settle(request.id, Err(NotDone::Outdated)));
        [Step::Stop].into_iter().chain(settled).collect()
    }

    /// The worker says how far it is. Its limit begins anew, unless nobody waits for what it is at.
    #[must_use]
    pub fn progressed(&mut self, id: u32, tally: Tally) -> Vec<Step> {
        let is_at = matches!(self.worker, Worker::At { id: at, .. } if at == id);
        if is_at { vec![Step::Report(id, tally), Step::Limit(WORK_LIMIT)] } else { Vec::new() }
    }

    /// The worker has answered. An answer to another job than the one it is at is stale, and ignored.
    #[must_use]
    pub fn answered(&mut self, id: u32, outcome: Outcome) -> Vec<Step> {
        let settled = match self.worker {
            Worker::At { id: at, .. } if at == id => vec![Step::Settle(id, outcome)],
            Worker::Ending(at) if at == id => Vec::new(),
            _ => return Vec::new(),
        };
        self.worker = Worker::Idle;
        self.go_on(settled)
    }

    /// The worker broke, or did not arrive. That costs the request that it was at or, where it had none yet, the one that it
    /// would have been sent first; the others go to a new worker.
    #[must_use]
    pub fn failed(&mut self) -> Vec<Step> {
        self.end(NotDone::Broke)
    }

    /// The limit of the last [`Step::Start`], [`Step::Send`] or [`Step::Limit`] has passed.
    #[must_use]
    pub fn late(&mut self) -> Vec<Step> {
        if self.worker == Worker::Idle { Vec::new() } else { self.end(NotDone::Late) }
    }

    /// The person calls the job of this id off.
    ///
    /// What was not sent yet is dropped, and costs no worker; but one that is still starting, and that nothing else waits for, is
    /// ended, for it may be what does not arrive. A worker that is at an item with more to come is let finish that item within
    /// [`GRACE_LIMIT`]. Any other work is ended with its worker, for nothing else ends it, and jobs that wait go to a new one.
    #[must_use]
    pub fn cancel(&mut self, id: u32) -> Vec<Step> {
        let mut dropped = 0;
        for waiting in [&mut self.now, &mut self.behind] {
            let before = waiting.len();
            waiting.retain(|request| request.id != id);
            dropped += before - waiting.len();
        }
        let mut steps = Vec::new();
        let is_empty = self.now.is_empty() && self.behind.is_empty();
        match self.worker {
            Worker::At { id: at, has_more } if at == id => {
                dropped += 1;
                self.worker = if has_more { Worker::Ending(id) } else { Worker::Gone };
                steps.push(if has_more { Step::Limit(GRACE_LIMIT) } else { Step::Stop });
            }
            Worker::Starting if dropped > 0 && is_empty => {
                self.worker = Worker::Gone;
                steps.push(Step::Stop);
            }
            _ => {}
        }
        steps.extend(std::iter::repeat_n(Step::Settle(id, Err(NotDone::Cancelled)), dropped));
        self.go_on(steps)
    }

    /// Ends the worker, which costs the request that it was at or would have been sent first.
    fn end(&mut self, why: NotDone) -> Vec<Step> {
        let cost = match self.worker {
            Worker::Gone => return Vec::new(),
            Worker::Idle | Worker::Ending(_) => None,
            Worker::At { id, .. } => Some((id, why)),
            // It was at no job yet that it could have broken at, or been late with.
            Worker::Starting => self.next().map(|request| (request.id, NotDone::Missing)),
        };
        self.worker = Worker::Gone;
        let cost = cost.map(|(id, why)| Step::Settle(id, Err(why)));
        self.go_on([Step::Stop].into_iter().chain(cost).collect())
    }

    /// Takes out the request that is sent next.
    fn next(&mut self) -> Option<Request> {
        self.now.pop_front().or_else(|| self.behind.pop_front())
    }

    /// Adds what the worker is to do next.
    fn go_on(&mut self, mut steps: Vec<Step>) -> Vec<Step> {
        match self.worker {
            Worker::Gone if !(self.now.is_empty() && self.behind.is_empty()) => {
                self.worker = Worker::Starting;
                steps.push(Step::Start);
            }
            Worker::Idle => {
                if let Some(Request { id, has_more, job, .. }) = self.next() {
                    self.worker = Worker::At { id, has_more };
                    steps.push(Step::Send(id, job));
                }
            }
            _ => {}
        }
        steps
    }
}
