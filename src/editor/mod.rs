//! Commands, sessions and the workspace.
//!
//! [`Workspace::run`] is the only way to change what a person would miss: a [`Command`] looks at what is there and answers with a [`Plan`];
//! the plan's invertible edits are applied to the document and kept in its history; the [`Change`](crate::document::Change) that
//! comes back says what was touched. The page, undo, saving and every test stand on that function: who understands it understands Postil.

pub mod commands;
mod keys;
mod session;
mod view;
mod workspace;

pub use commands::{Command, Dialog, Effect, Plan, Refusal};
pub use keys::{Chord, binding, label_for};
pub use session::{Context, Outcome, Session};
pub use view::View;
pub use workspace::Workspace;
