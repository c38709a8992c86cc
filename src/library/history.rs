//! The history of the library.

use std::sync::Arc;

use super::Edit;
use crate::article::Timestamp;
use crate::message::Message;

/// One step of undo.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// What was done.
    pub message: Message,
    /// When.
    pub at: Timestamp,
    /// How.
    pub edits: Vec<Edit>,
    /// The UUID of the stamp that began a run. Consecutive entries of one run become one; the message is that of the last.
    pub run: Option<Arc<str>>,
}

/// The entries in the order in which they were done, and how many of them are done now. They are kept while the page is open.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct History {
    entries: Vec<Entry>,
    done: usize,
}

impl History {
    /// Whether there is something to redo (`forwards`) or to undo.
    #[must_use]
    pub const fn has(&self, forwards: bool) -> bool {
        if forwards { self.done < self.entries.len() } else { self.done > 0 }
    }

    /// The entry that undo would take.
    #[must_use]
    pub fn last(&self) -> Option<&Entry> {
        self.entries.get(self.done.checked_sub(1)?)
    }

    /// Adds an entry that was just applied and forgets what was undone.
    pub(super) fn push(&mut self, entry: Entry) {
        self.entries.truncate(self.done);
        match self.entries.last_mut() {
            Some(last) if last.run.is_some() && last.run == entry.run => {
                (last.message, last.at) = (entry.message, entry.at);
                last.edits.extend(entry.edits);
            }
            _ => self.entries.push(entry),
        }
        self.done = self.entries.len();
    }

    /// Moves over the entry that redo (`forwards`) or undo takes, and answers with it.
    pub(super) fn travel(&mut self, forwards: bool) -> Option<&Entry> {
        let at = if forwards { self.done } else { self.done.checked_sub(1)? };
        let entry = self.entries.get(at)?;
        self.done = if forwards { at + 1 } else { at };
        Some(entry)
    }
}
