//! Everything that one tab works on, and the one way to change it.

use super::{Command, Context, Outcome, Refusal, Session};
use crate::article::Stamp;

/// What a tab works on: the open document with its view, if one is open.
#[derive(Clone, Default, Debug)]
pub struct Workspace {
    session: Option<Session>,
}

impl Workspace {
    /// The open document.
    #[must_use]
    pub const fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The open document, to hand it what was read from the store: a change that a person would miss goes through
    /// [`Self::run`].
    pub const fn session_mut(&mut self) -> Option<&mut Session> {
        self.session.as_mut()
    }

    /// Opens a document, or closes the open one. Answers with what was open before.
    pub const fn open(&mut self, session: Option<Session>) -> Option<Session> {
        std::mem::replace(&mut self.session, session)
    }

    /// What a command can look at.
    #[must_use]
    pub const fn context(&self) -> Context<'_> {
        Context { session: self.session.as_ref() }
    }

    /// Runs a command: the one way to change what a person would miss.
    ///
    /// # Errors
    /// Where the command has nothing to act on, or what it would do makes no sense; then nothing has changed.
    pub fn run(&mut self, command: &dyn Command, stamp: &Stamp) -> Result<Outcome, Refusal> {
        let plan = command.plan(&self.context(), stamp)?;
        self.session.as_mut().ok_or(Refusal::NOTHING)?.carry_out(plan)
    }
}
