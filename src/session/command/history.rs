//! Undo and redo.

use super::{Command, Plan, Refusal};
use crate::article::Stamp;
use crate::session::Session;

/// Takes the last step back.
pub struct Undo;

/// Does the step again that was last taken back.
pub struct Redo;

impl Command for Undo {
    fn plan(&self, session: &Session, _: &Stamp) -> Result<Plan, Refusal> {
        session.history().peek(false).map(|_| Plan::Undo).ok_or(Refusal::NOTHING)
    }
}

impl Command for Redo {
    fn plan(&self, session: &Session, _: &Stamp) -> Result<Plan, Refusal> {
        session.history().peek(true).map(|_| Plan::Redo).ok_or(Refusal::NOTHING)
    }
}
