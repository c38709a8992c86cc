//! What the model asks of the world around it. The page's edge is the browser; the tests' is a stub.

use crate::article::Stamp;

/// The world around the model.
pub trait Edge {
    /// Time and a fresh id.
    fn stamp(&self) -> Stamp;
    /// Calls `then` after so many milliseconds.
    fn later(&self, millis: u32, then: Box<dyn FnOnce()>);
    /// All is saved, or no longer is: `<html data-saved>`.
    fn saved(&self, saved: bool);
    /// Hands a file to the person.
    fn download(&self, name: &str, media_type: &str, contents: &[u8]);
}
