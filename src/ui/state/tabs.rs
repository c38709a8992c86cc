//! Several tabs. The first tab on an article writes it, and the others read it until that one is closed. The settings changed
//! last hold, in whichever tab that was.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;

use crate::article::ArticleId;
use crate::editor::{Command, Refusal};
use crate::message::{Key, marking};
use crate::storage::StorageError;
use crate::ui::state::model::Model;

/// Why the open article can only be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Frozen {
    /// Another tab has it open.
    Elsewhere,
    /// Another tab has changed or deleted it since it was read here.
    Overtaken,
}

impl Frozen {
    /// What a command that would change the article is refused with.
    #[must_use]
    pub const fn refusal(self) -> Key {
        match self {
            Self::Elsewhere => marking::OPEN_ELSEWHERE,
            Self::Overtaken => marking::CHANGED_ELSEWHERE,
        }
    }
}

/// An article that this tab may write. What is called when it is dropped lets others have it.
pub struct Lease(Cell<Option<Box<dyn FnOnce()>>>);

impl Lease {
    /// A lease that ends with a call of `release`.
    #[must_use]
    pub fn new(release: impl FnOnce() + 'static) -> Self {
        Self(Cell::new(Some(Box::new(release))))
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            release();
        }
    }
}

/// A lease, in time: `Some(None)` where another tab has it, `None` where nobody can tell.
pub type Leasing = Pin<Box<dyn Future<Output = Option<Option<Lease>>>>>;

impl Model {
    /// Asks for the open article once it is painted. Where another tab has it, it can only be read until that lets go of it.
    pub(in crate::ui) fn claim(self, id: ArticleId) {
        let ask = move || self.once_late(move |more| (more.claim)(self, more, id));
        self.host.with_value(|host| host.painted(Box::new(ask)));
    }

    /// Lets go of the article that was open.
    pub(in crate::ui) fn release(self) {
        self.lease.set_value(None);
        self.document.frozen.set(None);
    }

    /// Fails where a command would change an article that can only be read.
    pub(in crate::ui) fn check_frozen(self, command: &dyn Command) -> Result<(), Refusal> {
        match self.document.frozen.get_untracked() {
            Some(frozen) if !self.workspace.with_value(|workspace| workspace.context().spares_document(command)) => {
                Err(Refusal::new(frozen.refusal()))
            }
            _ => Ok(()),
        }
    }

    /// Takes over what another tab has made of the settings and of the labels for new articles: the person turns to this one,
    /// which writes all of them whenever it writes any.
    pub fn catch_up(self) {
        // Until that is here, what was read at the start is seconds old.
        if let Some(more) = self.more.here.get_untracked() {
            (more.catch_up)(self);
        }
    }

    /// Makes the article read only where a batch was dropped because another tab had changed it first.
    pub(in crate::ui) fn hear_of_overtaking(self, error: &StorageError) {
        if *error == StorageError::Changed {
            self.document.frozen.set(Some(Frozen::Overtaken));
        }
    }
}
