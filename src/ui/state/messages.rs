//! What the page tells the person.

use std::sync::Arc;

use leptos::prelude::*;

use crate::editor::{Refusal, Session};
use crate::l10n::{self, Text, common, workbench};
use crate::message::Message;
use crate::ui::state::model::Model;
use crate::ui::state::reading::Reparse;

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
    /// Whether a button takes back the last step.
    #[must_use]
    pub fn offers_undo(&self) -> bool {
        self.acts.iter().any(|act| matches!(act, Act::Undo(_)))
    }
}

/// A button of a toast.
#[derive(Clone, Debug)]
pub enum Act {
    /// Take back the last step, as the key does that undoes: a button of this name. The next edit takes the toast away.
    Undo(Text),
    /// Put back a document that was replaced by an import, where no edits lead from one to the other. It is no step of undo.
    PutBack(Arc<Session>),
    /// Read the open article's source otherwise.
    Again(Reparse),
}

impl Model {
    /// The text of a message. What commands of the second wasm tell has a text once that is here; until then, none of them runs.
    pub fn words(self, message: &Message) -> String {
        l10n::text(message, self.more.here.get_untracked().map_or(l10n::FIRST, |more| more.texts))
    }

    /// Why a command was refused; empty where that is plain to see.
    pub fn why(self, refusal: &Refusal) -> String {
        refusal.message.as_ref().map(|message| self.words(message)).unwrap_or_default()
    }

    /// Says what a command did: where taking it back is offered, with a button for that. The next edit withdraws the offer,
    /// for the button takes back the last step.
    pub(in crate::ui) fn say(self, told: Option<Message>, offered: bool, edited: bool) {
        if edited && self.offers_undo() {
            self.messages.toast.set(None);
        }
        match told {
            Some(told) if offered => {
                self.messages.told.set(String::new());
                let name = if self.document.id.with_untracked(Option::is_some) {
                    workbench::UNDO_DELETION
                } else {
                    common::UNDO
                };
                let text = self.words(&told);
                self.messages.toast.set(Some(Toast { text, acts: vec![Act::Undo(name)] }));
            }
            Some(told) => self.tell(self.words(&told)),
            None => {}
        }
    }

    /// Whether the toast has a button that takes back the last step.
    pub(in crate::ui) fn offers_undo(self) -> bool {
        self.messages.toast.with_untracked(|toast| toast.as_ref().is_some_and(Toast::offers_undo))
    }

    /// Puts back what the toast says was replaced, if it does.
    pub fn put_back(self) {
        let is_it = |act: &Act| if let Act::PutBack(session) = act { Some(Arc::clone(session)) } else { None };
        let replaced = self
            .messages
            .toast
            .with_untracked(|toast| toast.as_ref().and_then(|toast| toast.acts.iter().find_map(is_it)));
        if let Some(session) = replaced {
            self.enter_new(Session::clone(&session));
        }
    }

    /// Says what was just done, until something else is, or for a while.
    pub(in crate::ui) fn tell(self, told: String) {
        self.messages.told.set(told.clone());
        let over = move || {
            if self.messages.told.try_get_untracked().as_ref() == Some(&told) {
                self.messages.told.set(String::new());
            }
        };
        self.host.with_value(|host| host.later(TOLD, Box::new(over)));
    }
}
