//! The host of the model: the browser in the page, a stub in tests.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use crate::article::Stamp;
use crate::jobs::{Outcome, Request, Tally};
use crate::ui::state::late_module::{Arriving, LateModule};
use crate::ui::state::tabs::Leasing;

/// What comes of a job, in time.
pub type Asked = Pin<Box<dyn Future<Output = Outcome>>>;

/// Who does jobs, away from the page's thread.
pub trait Worker {
    /// Has a request done, and calls `tell` with each sign of progress until then.
    fn ask(&self, request: Request, tell: Box<dyn Fn(Tally)>) -> Asked;
    /// Calls off the job of that id, which then comes to [`NotDone::Cancelled`](crate::jobs::NotDone::Cancelled), and no other.
    fn cancel(&self, id: u32);
}

/// The world around the model.
pub trait Host {
    /// Time and a fresh id; the rest of the stamp is the model's.
    fn stamp(&self) -> Stamp;
    /// Calls `then` after so many milliseconds.
    fn later(&self, millis: u32, then: Box<dyn FnOnce()>);
    /// Calls `then` once the browser has painted what is shown now; soon where it paints nothing.
    fn painted(&self, then: Box<dyn FnOnce()>);
    /// Asks for an article by its id, to write it; `wait` until no other tab has it. The second wasm has what asks.
    fn lease(&self, more: LateModule, article: &str, wait: bool) -> Leasing;
    /// All is saved, or no longer is: `<html data-saved>`.
    fn saved(&self, saved: bool);
    /// A worker, which is asked for once. The second wasm has what starts it; there is none before that is here.
    fn worker(&self, more: Option<LateModule>) -> Option<Rc<dyn Worker>>;
    /// Fetches the list of words of that name, a file beside the page; `None` where it does not arrive.
    fn words(&self, name: &str) -> Pin<Box<dyn Future<Output = Option<String>>>>;
    /// Fetches what the page could do without until now.
    fn more(&self) -> Arriving;
    /// Hands a file to the person.
    fn download(&self, name: &str, media_type: &str, contents: &[u8]);
}
