//! The store in memory: the same suite as the browser's, and the ways in which it can be made to fail.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use postil::storage::{Batch, Durability, KeyRange, Memory, Storage, StorageError};

use crate::common::storage::{self, storage_cases};

/// The result of a future that waits for nothing.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        Poll::Pending => panic!("memory made somebody wait"),
    }
}

macro_rules! in_memory {
    ($($case:ident)*) => { $(
        #[test]
        fn $case() {
            now(storage::$case(&Memory::default()));
        }
    )* };
}
storage_cases!(in_memory);

#[test]
fn a_store_that_was_told_to_fail_keeps_what_it_has() {
    let memory = Memory::default();
    let put = |key: &str| {
        let mut batch = Batch::default();
        batch.put(key.to_owned(), "1".to_owned());
        now(memory.commit(batch, Durability::Strict))
    };
    assert_eq!(put("a"), Ok(()));
    memory.fail_with(Some(StorageError::Full));
    assert_eq!(put("b"), Err(StorageError::Full));
    assert_eq!(memory.records().into_keys().collect::<Vec<_>>(), ["a"]);
    assert_eq!(now(memory.load(vec![KeyRange::only("a")], u32::MAX)).unwrap().len(), 1);
    memory.fail_with(None);
    assert_eq!(put("c"), Ok(()));
    assert_eq!(memory.clone().records().len(), 2);
}
