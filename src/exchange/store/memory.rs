//! A store in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::ready;
use std::rc::Rc;

use super::{Batch, KeyRange, Pending, Record, Storage, StorageError};

/// Keeps records in memory; clones share them. Can be told to fail, as browsers do.
#[derive(Clone, Default)]
pub struct Memory(Rc<RefCell<Inner>>);

#[derive(Default)]
struct Inner {
    records: BTreeMap<String, String>,
    failing: Option<StorageError>,
}

impl Memory {
    /// From now on every commit fails with `error`, or with `None` none does.
    pub fn fail_with(&self, error: Option<StorageError>) {
        self.0.borrow_mut().failing = error;
    }

    /// All records.
    #[must_use]
    pub fn records(&self) -> BTreeMap<String, String> {
        self.0.borrow().records.clone()
    }
}

impl Storage for Memory {
    fn commit(&self, batch: Batch) -> Pending<'static, ()> {
        let mut inner = self.0.borrow_mut();
        if let Some(error) = inner.failing.clone() {
            return Box::pin(ready(Err(error)));
        }
        for range in batch.delete {
            inner.records.retain(|key, _| !range.contains(key));
        }
        inner.records.extend(batch.put.into_iter().map(|Record { key, json }| (key, json)));
        Box::pin(ready(Ok(())))
    }

    fn load(&self, range: KeyRange) -> Pending<'static, Vec<Record>> {
        let inner = self.0.borrow();
        let found = inner.records.iter().filter(|(key, _)| range.contains(key));
        let found = found.map(|(key, json)| Record { key: key.clone(), json: json.clone() }).collect();
        Box::pin(ready(Ok(found)))
    }
}
