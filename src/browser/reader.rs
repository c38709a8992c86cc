//! The page's end of the wire to the workers. What is sent when, and what comes of it, is decided in `jobs/queue.rs`.
//!
//! A worker is started when it is first needed, and kept. It says which build it is; then each message to it is a job, and each
//! message from it says how far one is or what came of it.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use futures_channel::oneshot;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Event, MessageEvent, Worker};

use crate::jobs::{
    Job, NotDone, Outcome, Queue, Request, START_LIMIT, Step, Tally, WORK_LIMIT, WireMessage, WorkerKind,
};

#[wasm_bindgen]
extern "C" {
    /// Starts a worker. `boot.mjs` has the Trusted Types policy that knows the scripts.
    #[wasm_bindgen(catch, js_name = postilWorker)]
    fn new_worker(script: &str) -> Result<Worker, JsValue>;
}

/// The workers, each with a queue of its own. Clones share them.
#[derive(Clone)]
pub struct Workers {
    reader: Line,
    formats: Line,
}

/// The line to one worker, which is started when it is first needed. Clones share it.
#[derive(Clone)]
struct Line(Rc<RefCell<State>>);

struct State {
    script: &'static str,
    queue: Queue,
    worker: Option<Running>,
    /// Runs out when the worker took too long.
    limit: Option<Timeout>,
    /// Who waits for what, in the order in which it was asked for.
    waiting: Vec<Waiting>,
}

/// Somebody who waits for a request.
struct Waiting {
    id: u32,
    tell: Box<dyn Fn(Tally)>,
    send: oneshot::Sender<Outcome>,
}

/// A worker and what must live as long as it does.
struct Running {
    worker: Worker,
    _heard: Closure<dyn Fn(MessageEvent)>,
    _failed: Closure<dyn Fn(Event)>,
}

impl Default for Workers {
    fn default() -> Self {
        Self { reader: Line::to("./reader.js"), formats: Line::to("./formats.js") }
    }
}

impl Workers {
    /// Has a request done by the worker that it is for. `tell` is called with each sign of progress.
    ///
    /// # Errors
    /// Where nothing comes of it.
    pub async fn ask(&self, request: Request, tell: Box<dyn Fn(Tally)>) -> Outcome {
        let line = match request.job.worker() {
            WorkerKind::Reader => &self.reader,
            WorkerKind::Formats => &self.formats,
        };
        line.ask(request, tell).await
    }

    /// Calls a job off; one that is done already, or not known, is left alone.
    pub fn cancel(&self, id: u32) {
        self.reader.cancel(id);
        self.formats.cancel(id);
    }
}

impl Line {
    fn to(script: &'static str) -> Self {
        let (queue, waiting) = (Queue::default(), Vec::new());
        Self(Rc::new(RefCell::new(State { script, queue, worker: None, limit: None, waiting })))
    }

    async fn ask(&self, request: Request, tell: Box<dyn Fn(Tally)>) -> Outcome {
        let (send, receive) = oneshot::channel();
        self.0.borrow_mut().waiting.push(Waiting { id: request.id, tell, send });
        let steps = self.0.borrow_mut().queue.push(request);
        self.take(steps);
        receive.await.unwrap_or(Err(NotDone::Cancelled))
    }

    fn cancel(&self, id: u32) {
        let steps = self.0.borrow_mut().queue.cancel(id);
        self.take(steps);
    }

    /// Takes steps in their order, and those that follow from one that fails.
    fn take(&self, steps: Vec<Step>) {
        let mut steps = VecDeque::from(steps);
        while let Some(step) = steps.pop_front() {
            let taken = match step {
                Step::Start => self.start(),
                Step::Send(id, job) => self.send(id, job),
                Step::Limit(millis) => {
                    self.limit(millis);
                    Some(())
                }
                Step::Report(id, tally) => {
                    self.report(id, tally);
                    Some(())
                }
                Step::Stop => {
                    self.stop();
                    Some(())
                }
                Step::Settle(id, outcome) => {
                    self.settle(id, outcome);
                    Some(())
                }
            };
            if taken.is_none() {
                steps.extend(self.0.borrow_mut().queue.failed());
            }
        }
    }

    fn start(&self) -> Option<()> {
        let worker = new_worker(self.0.borrow().script).ok()?;
        let line = self.clone();
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| line.heard(&event.data()));
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        let line = self.clone();
        let failed = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            event.prevent_default();
            line.failed();
        });
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        self.0.borrow_mut().worker = Some(Running { worker, _heard: heard, _failed: failed });
        self.limit(START_LIMIT);
        Some(())
    }

    fn send(&self, id: u32, job: Job) -> Option<()> {
        let (message, moved) = to_js(&WireMessage::of_job(id, job));
        let state = self.0.borrow();
        state.worker.as_ref()?.worker.post_message_with_transfer(&message, &moved).ok()?;
        drop(state);
        self.limit(WORK_LIMIT);
        Some(())
    }

    fn stop(&self) {
        let mut state = self.0.borrow_mut();
        state.limit = None;
        if let Some(running) = state.worker.take() {
            // What it said before it ended may still be on its way, and nobody is there to hear it.
            running.worker.set_onmessage(None);
            running.worker.set_onerror(None);
            running.worker.terminate();
        }
    }

    fn settle(&self, id: u32, outcome: Outcome) {
        let mut state = self.0.borrow_mut();
        if let Some(at) = state.waiting.iter().position(|waiting| waiting.id == id) {
            // Those of one id are settled in their order.
            let waiting = state.waiting.remove(at);
            drop(state);
            // Nobody waiting any more is no failure.
            let _ = waiting.send.send(outcome);
        }
    }

    fn report(&self, id: u32, tally: Tally) {
        // Whoever is told asks for nothing here meanwhile.
        if let Some(waiting) = self.0.borrow().waiting.iter().find(|waiting| waiting.id == id) {
            (waiting.tell)(tally);
        }
    }

    /// Lets the worker so many milliseconds.
    fn limit(&self, millis: u32) {
        let line = self.clone();
        let late = move || {
            let steps = line.0.borrow_mut().queue.late();
            line.take(steps);
        };
        self.0.borrow_mut().limit = Some(Timeout::new(millis, late));
    }

    fn failed(&self) {
        let steps = self.0.borrow_mut().queue.failed();
        self.take(steps);
    }

    fn heard(&self, data: &JsValue) {
        let steps = match (data.as_string(), from_js(data)) {
            (Some(build), _) => self.0.borrow_mut().queue.started(&build),
            (None, Some(message)) => {
                let (queue, id) = (&mut self.0.borrow_mut().queue, message.id);
                match message.tally() {
                    Some(tally) => queue.progressed(id, tally),
                    None => queue.answered(id, message.into_outcome()),
                }
            }
            // It could not be started: its script is here, and its wasm is not (`public/reader.js`).
            (None, None) => return self.failed(),
        };
        self.take(steps);
    }
}

/// A message as the browser carries it, and what of it is handed over without a copy.
#[must_use]
pub fn to_js(message: &WireMessage) -> (JsValue, Array) {
    let object = Object::new();
    let bytes = Uint8Array::from(message.bytes.as_slice());
    let numbers = Uint32Array::from(message.numbers.as_slice());
    let strings: Array = message.strings.iter().map(|string| JsValue::from_str(string)).collect();
    put(&object, "id", &message.id.into());
    put(&object, "kind", &message.kind.as_str().into());
    put(&object, "bytes", &bytes);
    put(&object, "numbers", &numbers);
    put(&object, "strings", &strings);
    (object.into(), Array::of2(&bytes.buffer(), &numbers.buffer()))
}

/// A message that the browser has carried; `None` where the value is none.
#[must_use]
pub fn from_js(value: &JsValue) -> Option<WireMessage> {
    #[expect(clippy::as_conversions, reason = "a cast to a whole number saturates")]
    let id = get(value, "id").as_f64()? as u32;
    let strings = get(value, "strings").dyn_into::<Array>().ok()?;
    Some(WireMessage {
        id,
        kind: get(value, "kind").as_string()?,
        bytes: get(value, "bytes").dyn_into::<Uint8Array>().ok()?.to_vec(),
        numbers: get(value, "numbers").dyn_into::<Uint32Array>().ok()?.to_vec(),
        strings: strings.iter().map(|string| string.as_string()).collect::<Option<_>>()?,
    })
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

fn put(object: &Object, name: &str, value: &JsValue) {
    // Setting a field of a fresh object cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}
