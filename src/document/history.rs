//! The history: steps that were done, and steps that were undone and can be redone.

use super::Edit;
use crate::article::{Stamp, Timestamp};
use crate::message::Message;

/// One step of undo.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// What was done.
    pub message: Message,
    /// When.
    pub at: Timestamp,
    /// Who did it, as that person is called in the settings.
    pub creator: Option<String>,
    /// Where it came from.
    pub origin: Origin,
    /// How.
    pub edits: Vec<Edit>,
    /// Continuous typing in one place is one step: consecutive entries with the same mark become one.
    pub merge: Option<Merge>,
}

/// Where a step comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Origin {
    /// A command that a person ran.
    #[default]
    Person,
    /// A file.
    Import,
    /// A suggestion of a machine that was taken over.
    Proposal,
    /// Another browser that works on the same document.
    Peer,
}

impl Origin {
    /// All origins.
    pub const ALL: [Self; 4] = [Self::Person, Self::Import, Self::Proposal, Self::Peer];

    /// The name in the log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Import => "import",
            Self::Proposal => "proposal",
            Self::Peer => "peer",
        }
    }
}

/// What a run of typing goes into.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Merge {
    /// Id of the annotation, label or article, with the path to a place in it where it is one.
    pub of: String,
    /// The field.
    pub field: &'static str,
}

/// Which entries a history has. Entries are numbered from 0 in the order in which they were done; numbers are never reused
/// for older entries.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Extent {
    /// Number of the oldest entry that is kept.
    pub first: usize,
    /// Number of the entry that redo takes; undo takes the one before.
    pub done: usize,
    /// Number after that of the last entry.
    pub end: usize,
}

/// The entries in the order in which they were done, and how many of them are done now.
///
/// A history that comes out of a store starts without its entries: only their [`Extent`] is known. Steps can be added to it
/// at once. Undo and redo need [`Self::supply`] first where [`Self::peek`] finds nothing and [`Self::has`] says that there
/// is something.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct History {
    /// The entries in memory; those before and after them are in the store only.
    entries: Vec<Entry>,
    /// Number of the first entry in memory.
    from: usize,
    extent: Extent,
    /// Whether the last entry takes no more typing in.
    sealed: bool,
}

impl History {
    /// Most entries that are kept. The oldest go first.
    pub const MAX_STEPS: usize = 1000;

    /// A saved history whose entries are not in memory. Later typing starts a new entry.
    #[must_use]
    pub fn stored(extent: Extent) -> Self {
        let Extent { first, done, end } = extent;
        let done = done.max(first);
        let extent = Extent { first, done, end: end.max(done) };
        Self { entries: Vec::new(), from: extent.end, extent, sealed: true }
    }

    /// Takes over the entries that were saved, each with its number, in ascending order. Where one is missing, undo ends
    /// after it and redo before it.
    pub fn supply(&mut self, saved: impl IntoIterator<Item = (usize, Entry)>) {
        let Extent { first, done, end } = self.extent;
        let (mut entries, mut from) = (Vec::new(), done);
        for (number, entry) in saved.into_iter().filter(|(number, _)| (first..end).contains(number)) {
            if number != from + entries.len() {
                if number > done {
                    break;
                }
                entries.clear();
            }
            if entries.is_empty() {
                from = number;
            }
            entries.push(entry);
        }
        // A run that ends before the last step that is done is of no use.
        if from + entries.len() < done {
            (entries, from) = (Vec::new(), done);
        }
        self.extent = Extent { first: from, done, end: from + entries.len() };
        (self.entries, self.from, self.sealed) = (entries, from, true);
    }

    /// Which entries there are.
    #[must_use]
    pub const fn extent(&self) -> Extent {
        self.extent
    }

    /// The entries in memory, the undone ones last.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries in memory from a number on, each with its number.
    pub fn entries_from(&self, number: usize) -> impl Iterator<Item = (usize, &Entry)> {
        let skipped = number.saturating_sub(self.from);
        (self.from..).zip(&self.entries).skip(skipped)
    }

    /// How many entries there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.extent.end - self.extent.first
    }

    /// Whether nothing was ever done.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.extent.end == 0
    }

    /// Whether all entries are in memory.
    #[must_use]
    pub const fn is_read(&self) -> bool {
        self.entries.len() == self.len()
    }

    /// Whether there is something to redo (`forwards`) or to undo.
    #[must_use]
    pub const fn has(&self, forwards: bool) -> bool {
        if forwards { self.extent.done < self.extent.end } else { self.extent.done > self.extent.first }
    }

    /// The entry that redo (`forwards`) or undo would take, if it is in memory.
    #[must_use]
    pub fn peek(&self, forwards: bool) -> Option<&Entry> {
        let number = if forwards { self.extent.done } else { self.extent.done.checked_sub(1)? };
        self.entries.get(number.checked_sub(self.from)?)
    }

    /// Adds an entry that was just applied and forgets what was undone. Returns the number of the entry it went into.
    pub(super) fn push(&mut self, entry: Entry) -> usize {
        let done = self.extent.done;
        self.entries.truncate(done.saturating_sub(self.from));
        self.from = self.from.min(done);
        let open = !std::mem::replace(&mut self.sealed, entry.merge.is_none());
        match self.entries.last_mut() {
            Some(last) if open && last.takes(&entry) => last.absorb(entry),
            _ => self.entries.push(entry),
        }
        let end = self.from + self.entries.len();
        let first = self.extent.first.max(end.saturating_sub(Self::MAX_STEPS));
        self.entries.drain(..first.saturating_sub(self.from));
        self.from = self.from.max(first);
        self.extent = Extent { first, done: end, end };
        end - 1
    }

    /// Moves over the entry that [`Self::peek`] showed.
    pub(super) fn travel(&mut self, forwards: bool) {
        self.sealed = true;
        let Extent { first, done, end } = self.extent;
        self.extent.done = if forwards { (done + 1).min(end) } else { done.saturating_sub(1).max(first) };
    }

    /// Ends a run of typing.
    pub(super) const fn seal(&mut self) {
        self.sealed = true;
    }
}

impl Entry {
    /// A step of the person whom the stamp names, done at its moment, that takes no typing in.
    #[must_use]
    pub fn new(message: Message, edits: Vec<Edit>, stamp: &Stamp) -> Self {
        let (at, creator) = (stamp.now.clone(), stamp.creator.clone());
        Self { message, at, creator, origin: Origin::Person, edits, merge: None }
    }

    /// Whether another entry is of the same run of typing, by the same person.
    fn takes(&self, later: &Self) -> bool {
        self.merge.is_some() && self.merge == later.merge && self.creator == later.creator
    }

    /// Takes in an entry of the same run of typing: from what was before this one to what is after the other.
    fn absorb(&mut self, later: Self) {
        self.at = later.at;
        for edit in later.edits {
            Edit::join(&mut self.edits, edit);
        }
    }
}
