//! Storage of documents as records.
//!
//! A store is an ordered map from keys to JSON texts, changed by whole [`Batch`]es. [`records`] says which records a document
//! consists of and which of them a [`Change`](crate::document::Change) touches; a [`Storage`] only keeps them. The browser's
//! is IndexedDB; [`Memory`] is its twin for tests, and one suite of acceptance tests holds for both.

mod app;
mod beside;
mod found;
mod keys;
mod log;
mod memory;
pub mod records;
mod recover;
mod restore;
mod summary;

use std::future::Future;
use std::pin::Pin;

use crate::message::{Message, storage};
use crate::sorted::Keyed;

pub use crate::formats::migrations::SCHEMA;
pub use app::{App, app, read_app};
pub use memory::Memory;
pub use summary::{Recent, read_summary, summary, trashed};

/// One record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// Its key; ASCII.
    pub key: String,
    /// Its value, JSON text.
    pub json: String,
}

impl Keyed for Record {
    type Key = str;

    fn key(&self) -> &str {
        &self.key
    }
}

/// Keys from `from` up to but not including `to`, which must come after it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyRange {
    /// First key.
    pub from: String,
    /// The key after the last.
    pub to: String,
}

impl KeyRange {
    /// All keys that start with `prefix`.
    #[must_use]
    pub fn prefix(prefix: &str) -> Self {
        // `~` stands after every character of a key but itself, and keys do not hold it.
        Self { from: prefix.to_owned(), to: format!("{prefix}~") }
    }

    /// All keys that start with `prefix`, from `from` on.
    #[must_use]
    pub fn from(from: String, prefix: &str) -> Self {
        Self { from, to: format!("{prefix}~") }
    }

    /// Whether a key lies in the range.
    #[must_use]
    pub fn contains(&self, key: &str) -> bool {
        *self.from <= *key && *key < *self.to
    }

    /// This key alone.
    #[must_use]
    pub fn only(key: &str) -> Self {
        // No key holds a space, so the next possible one stands after it.
        Self { from: key.to_owned(), to: format!("{key} ") }
    }
}

/// What one action writes: all of it or nothing. Ranges are deleted before records are put.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Batch {
    /// What to delete.
    pub delete: Vec<KeyRange>,
    /// What to write, over what has the same key.
    pub put: Vec<Record>,
    /// What must hold before; otherwise nothing is written.
    pub only_if: Vec<Condition>,
}

/// What a record must be for a batch to be written: others may have changed it since it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Condition {
    /// The record's key.
    pub key: String,
    /// Its value; `None` where it only has to be there.
    pub json: Option<String>,
}

impl Condition {
    /// Whether it holds of a record, or of none.
    #[must_use]
    pub fn holds(&self, found: Option<&str>) -> bool {
        found.is_some() && (self.json.is_none() || self.json.as_deref() == found)
    }
}

impl Batch {
    /// Deletes the records of `range`.
    pub fn delete(&mut self, range: KeyRange) -> &mut Self {
        self.delete.push(range);
        self
    }

    /// What `records` of a range, in the order of their keys, are once this batch is written.
    #[must_use]
    pub fn over(&self, mut records: Vec<Record>, range: &KeyRange) -> Vec<Record> {
        let written = |key: &String| self.put.iter().any(|record| record.key == *key);
        records.retain(|record| !written(&record.key) && !self.delete.iter().any(|range| range.contains(&record.key)));
        for record in self.put.iter().filter(|record| range.contains(&record.key)) {
            let at = records.partition_point(|other| other.key < record.key);
            records.insert(at, record.clone());
        }
        records
    }

    /// Adds what another batch does after this one.
    pub fn append(&mut self, later: Self) {
        let Self { delete, put, only_if } = later;
        self.only_if.extend(only_if);
        self.put.retain(|record| !delete.iter().any(|range| range.contains(&record.key)));
        self.delete.extend(delete);
        self.put.extend(put);
    }

    /// Writes a record.
    pub fn put(&mut self, key: String, json: String) -> &mut Self {
        self.put.push(Record { key, json });
        self
    }
}

/// Why a store did not do what was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StorageError {
    /// There is no room left.
    Full,
    /// The browser keeps no data here: a private window, a blocked site, a broken profile.
    Unavailable(String),
    /// The data were written by a newer Postil; nothing was touched.
    Newer,
    /// This page let go of the store: a newer Postil was opened in another tab.
    Closed,
    /// Another tab has changed or deleted the article since it was read here.
    Changed,
    /// Something else, in the browser's words.
    Failed(String),
}

impl StorageError {
    /// What to tell a person: a clause.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Full => storage::STORE_FULL.into(),
            Self::Unavailable(why) => storage::store_unavailable(&**why),
            Self::Newer => storage::STORE_NEWER.into(),
            Self::Closed => storage::STORE_CLOSED.into(),
            Self::Changed => storage::STORE_CHANGED.into(),
            Self::Failed(why) => storage::store_failed(&**why),
        }
    }
}

/// What a store promises.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T, StorageError>> + 'a>>;

/// When a write counts as done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Durability {
    /// When the data would survive a crash of the browser or the system.
    Strict,
    /// When the system has them: for what nobody would miss.
    Relaxed,
}

/// Somewhere to keep records.
pub trait Storage {
    /// Writes a batch: all of it, or nothing and an error. Where one of its conditions does not hold, that is
    /// [`StorageError::Changed`]. The writing starts at once, whether or not anybody waits for the
    /// result, and batches are written in the order in which they came.
    fn commit(&self, batch: Batch, durability: Durability) -> Pending<'static, ()>;

    /// The records whose keys lie in `ranges`, of one moment: range after range, in the order of their keys. Of each range
    /// at most the first `most` (1 or more).
    fn load(&self, ranges: Vec<KeyRange>, most: u32) -> Pending<'static, Vec<Record>>;

    /// The keys in `range`, in order.
    fn keys(&self, range: KeyRange) -> Pending<'static, Vec<String>>;

    /// Lets what is under way be written without waiting for its conditions: the page may be about to go.
    fn hurry(&self) {}

    /// Lets go of the store, so that a newer build can have it. From then on every call fails with
    /// [`StorageError::Closed`].
    fn close(&self);
}
