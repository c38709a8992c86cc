//! The workspace: all state of one tab, and the one function that changes it.

use super::{Command, Context, Effect, Outcome, Plan, Refusal, Session};
use crate::article::Stamp;
use crate::document::Change;
use crate::library::{self, Library};
use crate::message::Message;

/// What a tab works on: the library, and the open document with its view, if one is open.
#[derive(Clone, Default, Debug)]
pub struct Workspace {
    library: Library,
    session: Option<Session>,
}

impl Workspace {
    /// The library.
    #[must_use]
    pub const fn library(&self) -> &Library {
        &self.library
    }

    /// The library, to hand it what was read from the store and what follows from documents: a change that a person would miss goes
    /// through [`Self::run`].
    pub const fn library_mut(&mut self) -> &mut Library {
        &mut self.library
    }

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
        Context { library: Some(&self.library), session: self.session.as_ref() }
    }

    /// Runs a command: the one way to change what a person would miss.
    ///
    /// # Errors
    /// Where the command has nothing to act on, or what it would do makes no sense; then nothing has changed.
    pub fn run(&mut self, command: &dyn Command, stamp: &Stamp) -> Result<Outcome, Refusal> {
        let plan = command.plan(&self.context(), stamp)?;
        let mut done = match (plan, &mut self.session) {
            (Plan::Library { entry, effects }, _) => {
                // A setting shows where it is changed. What a button takes back is told.
                let message = (!effects.is_empty()).then(|| entry.message.clone());
                outcome(self.library.commit(entry), effects, message)
            }
            (plan, Some(session)) => session.carry_out(plan)?,
            (Plan::Do { .. }, None) => return Err(Refusal::NOTHING),
            (Plan::SetView { effects, .. }, None) => outcome(library::Change::default(), effects, None),
            (plan, None) => {
                let forwards = matches!(plan, Plan::Redo);
                let (library, message) = self.library.travel(forwards).ok_or(Refusal::NOTHING)?;
                outcome(library, Vec::new(), Some(Outcome::travelled(forwards, message)))
            }
        };
        if let (true, false, Some(session)) = (done.change.labels, command.brings_labels(), &self.session) {
            done.library = self.library.follow_labels(session.labels());
        }
        Ok(done)
    }
}

/// An outcome that touches no document.
fn outcome(library: library::Change, effects: Vec<Effect>, message: Option<Message>) -> Outcome {
    Outcome { change: Change::default(), library, effects, message }
}
