//! What the model has to tell the person.

use std::sync::Arc;

use crate::exchange::store::Summary;
use crate::session::Session;

/// Something that happened, which can be taken back for a while.
#[derive(Clone, Debug)]
pub struct Toast {
    /// In words.
    pub text: String,
    /// How to take it back.
    pub undo: Option<DeskUndo>,
}

/// A step on the desk, as it was before.
#[derive(Clone, Debug)]
pub enum DeskUndo {
    /// Articles were deleted, one right after the other.
    Restore(Vec<Summary>),
    /// An article was replaced by an import.
    PutBack(Arc<Session>),
}
