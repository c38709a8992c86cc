//! Undo and redo.

use super::{Command, Context, Plan, Refusal};
use crate::article::Stamp;

/// Takes the last step back. Where its entry is not in memory, the outcome is [`Effect::ReadHistory`](super::Effect::ReadHistory).
pub struct Undo;

/// Does the step again that was last taken back; otherwise as [`Undo`].
pub struct Redo;

impl Command for Undo {
    fn plan(&self, context: &Context<'_>, _: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        session.history().has(false).then_some(Plan::Undo).ok_or(Refusal::NOTHING)
    }
}

impl Command for Redo {
    fn plan(&self, context: &Context<'_>, _: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        session.history().has(true).then_some(Plan::Redo).ok_or(Refusal::NOTHING)
    }
}
