//! The browser's store: the suite that holds for every store, and what only a database can go through.

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use postil::browser::clock;
use postil::browser::indexed_db::IndexedDb;
use postil::exchange::store::{Batch, KeyRange, Storage, StorageError};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::common::storage::{self, storage_cases};

/// A name that no database has yet.
fn new_name() -> String {
    format!("test {}", clock::stamp().id)
}

async fn open(name: &str) -> IndexedDb {
    IndexedDb::open_named(name).await.unwrap()
}

macro_rules! in_the_browser {
    ($($case:ident)*) => { $(
        #[wasm_bindgen_test]
        async fn $case() {
            storage::$case(&open(&new_name()).await).await;
        }
    )* };
}
storage_cases!(in_the_browser);

fn put(key: &str) -> Batch {
    let mut batch = Batch::default();
    batch.put(key.to_owned(), "1".to_owned());
    batch
}

async fn keys(store: &IndexedDb) -> Vec<String> {
    let found = store.load(KeyRange { from: " ".to_owned(), to: "~".to_owned() }).await.unwrap();
    found.into_iter().map(|record| record.key).collect()
}

#[wasm_bindgen_test]
async fn what_is_written_is_there_for_the_next_page() {
    let name = new_name();
    let first = open(&name).await;
    first.commit(put("a")).await.unwrap();
    // Another connection at the same time, and one after both are gone.
    let second = open(&name).await;
    assert_eq!(keys(&second).await, ["a"]);
    second.commit(put("b")).await.unwrap();
    assert_eq!(keys(&first).await, ["a", "b"]);
    drop((first, second));
    assert_eq!(keys(&open(&name).await).await, ["a", "b"]);
    assert!(keys(&open(&new_name()).await).await.is_empty());
}

#[wasm_bindgen_test]
async fn what_a_newer_build_wrote_is_refused_and_left_as_it_is() {
    let name = new_name();
    let newer = Database::open(name.as_str())
        .with_version(9_u8)
        .with_on_upgrade_needed(|_, database| {
            database.create_object_store("of the future").build()?;
            Ok(())
        })
        .build()
        .unwrap()
        .await
        .unwrap();
    newer.close();
    assert_eq!(IndexedDb::open_named(&name).await.err(), Some(StorageError::Newer));
    let again = Database::open(name.as_str()).build().unwrap().await.unwrap();
    assert!((again.version() - 9.0).abs() < f64::EPSILON);
    assert_eq!(again.object_store_names().collect::<Vec<_>>(), ["of the future"]);
    again.close();
}
