//! A store in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::ready;
use std::rc::Rc;

use super::{Batch, Durability, KeyRange, Pending, Record, Storage, StorageError};
use crate::sorted::Sorted;

/// Keeps records in memory; clones share them. Can be told to fail, as browsers do.
#[derive(Clone, Default)]
pub struct Memory(Rc<RefCell<Inner>>);

#[derive(Default)]
struct Inner {
    records: Sorted<Record>,
    failing: Option<StorageError>,
    closed: bool,
    commits: Vec<Durability>,
}

impl Memory {
    /// From now on every commit fails with `error`, or with `None` none does.
    pub fn fail_with(&self, error: Option<StorageError>) {
        self.0.borrow_mut().failing = error;
    }

    /// The durability of each commit since this was last asked.
    #[must_use]
    pub fn take_commits(&self) -> Vec<Durability> {
        std::mem::take(&mut self.0.borrow_mut().commits)
    }

    /// All records.
    #[must_use]
    pub fn records(&self) -> BTreeMap<String, String> {
        self.0.borrow().records.iter().map(|record| (record.key.clone(), record.json.clone())).collect()
    }
}

impl Storage for Memory {
    fn commit(&self, batch: Batch, durability: Durability) -> Pending<'static, ()> {
        let mut inner = self.0.borrow_mut();
        let failing = inner.failing.clone().or(inner.closed.then_some(StorageError::Closed));
        inner.commits.push(durability);
        if let Some(error) = failing.or_else(|| batch.delete.iter().find_map(no_range)) {
            return Box::pin(ready(Err(error)));
        }
        let found = |key: &str| inner.records.get(key).map(|record| &*record.json);
        if !batch.only_if.iter().all(|condition| condition.holds(found(&condition.key))) {
            return Box::pin(ready(Err(StorageError::Changed)));
        }
        for range in batch.delete {
            inner.records.retain(|record| !range.contains(&record.key));
        }
        for record in batch.put {
            inner.records.insert(record);
        }
        Box::pin(ready(Ok(())))
    }

    fn load(&self, ranges: Vec<KeyRange>, most: u32) -> Pending<'static, Vec<Record>> {
        let inner = self.0.borrow();
        let closed = inner.closed.then_some(StorageError::Closed);
        if let Some(error) = closed.or_else(|| ranges.iter().find_map(no_range)) {
            return Box::pin(ready(Err(error)));
        }
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let within = |range: &KeyRange| {
            inner.records.iter().filter(|record| range.contains(&record.key)).take(most).cloned().collect()
        };
        let found: Vec<Vec<Record>> = ranges.iter().map(within).collect();
        Box::pin(ready(Ok(found.concat())))
    }

    fn keys(&self, range: KeyRange) -> Pending<'static, Vec<String>> {
        let records = self.load(vec![range], u32::MAX);
        Box::pin(async move { Ok(records.await?.into_iter().map(|record| record.key).collect()) })
    }

    fn close(&self) {
        self.0.borrow_mut().closed = true;
    }
}

/// As IndexedDB does, a range in which no key could lie is refused, by the name of its error.
fn no_range(range: &KeyRange) -> Option<StorageError> {
    (range.from >= range.to).then(|| StorageError::Failed("DataError".to_owned()))
}
