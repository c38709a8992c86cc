//! What was done, and what was undone and can be done again.

use super::Edit;
use crate::article::{Id, Timestamp};

/// One step of undo.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// What was done, in words for a person.
    pub title: String,
    /// When.
    pub at: Timestamp,
    /// How.
    pub edits: Vec<Edit>,
    /// Continuous typing in one place is one step: entries with the same mark, one right after the other, become one.
    pub merge: Option<Merge>,
}

/// What a run of typing goes into.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Merge {
    /// The annotation, label or article, or a place in one.
    pub of: Id,
    /// The field.
    pub field: &'static str,
}

/// The entries in the order they were done, and how many of them are done now.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct History {
    entries: Vec<Entry>,
    done: usize,
    /// Whether the last entry takes no more typing in.
    sealed: bool,
}

impl History {
    /// A saved history: all its entries and how many of them are done. Later typing starts a new entry.
    #[must_use]
    pub fn new(entries: Vec<Entry>, done: usize) -> Self {
        let done = done.min(entries.len());
        Self { entries, done, sealed: true }
    }

    /// All entries, the undone ones last.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing was ever done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many of the entries are done; the rest were undone.
    #[must_use]
    pub const fn done(&self) -> usize {
        self.done
    }

    /// The entry that redo (`forwards`) or undo would take.
    #[must_use]
    pub fn peek(&self, forwards: bool) -> Option<&Entry> {
        if forwards {
            self.entries.get(self.done)
        } else {
            self.done.checked_sub(1).and_then(|at| self.entries.get(at))
        }
    }

    /// Adds an entry that was just applied and forgets what was undone. Returns the index of the entry it went into.
    pub(super) fn push(&mut self, entry: Entry) -> usize {
        self.entries.truncate(self.done);
        let open = !std::mem::replace(&mut self.sealed, entry.merge.is_none());
        match self.entries.last_mut() {
            Some(last) if open && last.merge.is_some() && last.merge == entry.merge => last.absorb(entry),
            _ => self.entries.push(entry),
        }
        self.done = self.entries.len();
        self.done - 1
    }

    /// Moves over the entry that [`Self::peek`] showed.
    pub(super) fn travel(&mut self, forwards: bool) {
        self.sealed = true;
        self.done = if forwards { (self.done + 1).min(self.entries.len()) } else { self.done.saturating_sub(1) };
    }

    /// Ends a run of typing.
    pub(super) const fn seal(&mut self) {
        self.sealed = true;
    }
}

impl Entry {
    /// Takes in an entry of the same run of typing: from what was before this one to what is after the other.
    fn absorb(&mut self, later: Self) {
        self.at = later.at;
        for edit in later.edits {
            match (self.edits.last_mut(), edit) {
                (Some(Edit::Annotation { after: old, .. }), Edit::Annotation { after: new, .. }) => *old = new,
                (Some(Edit::Labels { after: old, .. }), Edit::Labels { after: new, .. }) => *old = new,
                (Some(Edit::Details { after: old, .. }), Edit::Details { after: new, .. }) => *old = new,
                (_, edit) => self.edits.push(edit),
            }
        }
    }
}
