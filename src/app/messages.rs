//! What the model has to tell the person.

use std::sync::Arc;

use leptos::prelude::*;

use super::model::Model;
use super::reading::Otherwise;
use crate::editor::Session;
use crate::exchange::store::Summary;

/// How long it is said what was just done, in milliseconds.
const TOLD: u32 = 8000;

/// Something that happened, which can be taken back for a while.
#[derive(Clone, Debug)]
pub struct Toast {
    /// In words.
    pub text: String,
    /// What can be done about it.
    pub acts: Vec<Act>,
}

impl Toast {
    /// How to take it back, if it can be.
    #[must_use]
    pub fn undo(self) -> Option<DeskUndo> {
        self.acts.into_iter().find_map(|act| if let Act::Undo(undo) = act { Some(undo) } else { None })
    }
}

/// A button of a toast.
#[derive(Clone, Debug)]
pub enum Act {
    /// Take a step on the desk back.
    Undo(DeskUndo),
    /// Take back the last step in the article, which deleted an annotation.
    UndoDeletion,
    /// Read the open article's source otherwise.
    Again(Otherwise),
}

/// A step on the desk, as it was before.
#[derive(Clone, Debug)]
pub enum DeskUndo {
    /// Articles were deleted, one right after the other.
    Restore(Vec<Summary>),
    /// An article was replaced by an import that no edits lead to.
    PutBack(Arc<Session>),
    /// The last step of the open article; the next edit takes the toast away.
    Step,
}

impl Model {
    /// Says what a command did: where taking it back is offered, with a button for that. The next edit withdraws the offer,
    /// for the button takes back the last step.
    pub(super) fn say(self, told: Option<String>, offered: bool, edited: bool) {
        let offers =
            |toast: &Toast| toast.acts.iter().any(|act| matches!(act, Act::UndoDeletion | Act::Undo(DeskUndo::Step)));
        if edited && self.toast.with_untracked(|toast| toast.as_ref().is_some_and(offers)) {
            self.toast.set(None);
        }
        match told {
            Some(text) if offered => {
                self.told.set(String::new());
                self.toast.set(Some(Toast { text, acts: vec![Act::UndoDeletion] }));
            }
            Some(told) => self.tell(told),
            None => {}
        }
    }

    /// Says what was just done, until something else is, or for a while.
    pub(super) fn tell(self, told: String) {
        self.told.set(told.clone());
        let over = move || {
            if self.told.try_get_untracked().as_ref() == Some(&told) {
                self.told.set(String::new());
            }
        };
        self.edge.with_value(|edge| edge.later(TOLD, Box::new(over)));
    }
}
