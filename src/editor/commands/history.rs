//! Undo and redo: of the open document where one is open, else of the library.

use super::{Command, Context, Plan, Refusal};
use crate::article::Stamp;

/// Takes the last step back. Where its entry is not in memory, the outcome is [`Effect::ReadHistory`](super::Effect::ReadHistory).
pub struct Undo;

/// Does the step again that was last taken back; otherwise as [`Undo`].
pub struct Redo;

impl Command for Undo {
    fn plan(&self, context: &Context<'_>, _: &Stamp) -> Result<Plan, Refusal> {
        has(context, false).then_some(Plan::Undo).ok_or(Refusal::NOTHING)
    }
}

impl Command for Redo {
    fn plan(&self, context: &Context<'_>, _: &Stamp) -> Result<Plan, Refusal> {
        has(context, true).then_some(Plan::Redo).ok_or(Refusal::NOTHING)
    }
}

fn has(context: &Context<'_>, forwards: bool) -> bool {
    match (context.session, context.library) {
        (Some(session), _) => session.history().has(forwards),
        (None, Some(library)) => library.history().has(forwards),
        (None, None) => false,
    }
}
