//! The browser's store: the suite that holds for every store, and what only a database can go through.

use std::cell::RefCell;
use std::rc::Rc;

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use postil::browser::clock;
use postil::browser::indexed_db::{IndexedDb, Others};
use postil::storage::{Batch, Durability, KeyRange, SCHEMA, Storage, StorageError};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::common::storage::{self, storage_cases};

/// A name that no database has yet.
fn new_name() -> String {
    format!("test {}", clock::stamp().uuid)
}

/// Other tabs do nothing here.
fn nobody() -> Others {
    Others { block: Box::new(|| {}), supersede: Box::new(|| {}) }
}

async fn open(name: &str) -> IndexedDb {
    IndexedDb::open_named(name, SCHEMA, nobody()).await.unwrap()
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
    let found = store.load(vec![KeyRange { from: " ".to_owned(), to: "~".to_owned() }], u32::MAX).await.unwrap();
    found.into_iter().map(|record| record.key).collect()
}

#[wasm_bindgen_test]
async fn what_is_written_is_there_for_the_next_page() {
    let name = new_name();
    let first = open(&name).await;
    first.commit(put("a"), Durability::Strict).await.unwrap();
    // Another connection at the same time, and one after both are gone.
    let second = open(&name).await;
    assert_eq!(keys(&second).await, ["a"]);
    second.commit(put("b"), Durability::Relaxed).await.unwrap();
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
    assert_eq!(IndexedDb::open_named(&name, SCHEMA, nobody()).await.err(), Some(StorageError::Newer));
    let again = Database::open(name.as_str()).build().unwrap().await.unwrap();
    assert!((again.version() - 9.0).abs() < f64::EPSILON);
    assert_eq!(again.object_store_names().collect::<Vec<_>>(), ["of the future"]);
    again.close();
}

#[wasm_bindgen_test]
async fn a_database_of_any_earlier_schema_opens_with_what_is_in_it() {
    let name = new_name();
    let first = IndexedDb::open_named(&name, 1, nobody()).await.unwrap();
    first.commit(put("a"), Durability::Strict).await.unwrap();
    first.close();
    for schema in 2..5 {
        let next = IndexedDb::open_named(&name, schema, nobody()).await.unwrap();
        assert_eq!(keys(&next).await, ["a"]);
        next.close();
    }
    assert_eq!(IndexedDb::open_named(&name, 1, nobody()).await.err(), Some(StorageError::Newer));
}

#[wasm_bindgen_test]
async fn a_newer_build_waits_until_the_older_one_has_let_go() {
    let name = new_name();
    let told = Rc::new(RefCell::new(Vec::new()));
    let tell = |what: &'static str| {
        let told = Rc::clone(&told);
        Box::new(move || told.borrow_mut().push(what))
    };
    // The older one takes its time: it lets go only once the newer one was told that it has to wait.
    let older: Rc<RefCell<Option<IndexedDb>>> = Rc::default();
    let others = Others { block: tell("older blocked"), supersede: tell("superseded") };
    *older.borrow_mut() = Some(IndexedDb::open_named(&name, 1, others).await.unwrap());
    let last = older.borrow().as_ref().unwrap().commit(put("a"), Durability::Strict);
    let (held, blocked) = (Rc::clone(&older), tell("blocked"));
    let block = move || {
        blocked();
        held.borrow().as_ref().unwrap().close();
    };
    let others = Others { block: Box::new(block), supersede: tell("newer superseded") };
    let newer = IndexedDb::open_named(&name, 2, others).await.unwrap();
    last.await.unwrap();
    assert_eq!(*told.borrow(), ["superseded", "blocked"]);
    assert_eq!(keys(&newer).await, ["a"]);
    let gone = older.borrow().as_ref().unwrap().commit(put("b"), Durability::Strict);
    assert_eq!(gone.await, Err(StorageError::Closed));
}

#[wasm_bindgen_test]
async fn a_value_that_is_no_record_costs_itself() {
    let name = new_name();
    let store = open(&name).await;
    store.commit(put("a"), Durability::Strict).await.unwrap();
    let database = Database::open(name.as_str()).build().unwrap().await.unwrap();
    let transaction = database.transaction("records").with_mode(TransactionMode::Readwrite).build().unwrap();
    let records = transaction.object_store("records").unwrap();
    for (key, value) in [("b", JsValue::from(5)), ("c", js_sys::Object::new().into())] {
        records.put(value).with_key(key.to_owned()).without_key_type().primitive().unwrap();
    }
    drop(records);
    transaction.commit().await.unwrap();
    database.close();
    assert_eq!(keys(&store).await, ["a"]);
}
