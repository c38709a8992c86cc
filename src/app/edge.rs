//! What the model asks of the world around it. The page's edge is the browser; the tests' is a stub.

use std::future::Future;
use std::pin::Pin;

use super::more::Arriving;
use crate::article::{Packed, Stamp};
use crate::browser::reader::{NotRead, Request};

/// What comes of a source, in time.
pub type Reading = Pin<Box<dyn Future<Output = Result<Packed, NotRead>>>>;

/// The world around the model.
pub trait Edge {
    /// Time and a fresh id; the rest of the stamp is the model's.
    fn stamp(&self) -> Stamp;
    /// Calls `then` after so many milliseconds.
    fn later(&self, millis: u32, then: Box<dyn FnOnce()>);
    /// All is saved, or no longer is: `<html data-saved>`.
    fn saved(&self, saved: bool);
    /// Reads a source that is heavy, away from the page.
    fn read(&self, request: Request) -> Reading;
    /// Fetches the list of words of that name, a file beside the page; `None` where it does not arrive.
    fn words(&self, name: &str) -> Pin<Box<dyn Future<Output = Option<String>>>>;
    /// Fetches what the page could do without until now.
    fn more(&self) -> Arriving;
    /// Gives up the source that is being read; its reading ends with a reason that is empty.
    fn give_up(&self);
    /// Hands a file to the person.
    fn download(&self, name: &str, media_type: &str, contents: &[u8]);
}
