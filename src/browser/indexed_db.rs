//! The store in the browser: IndexedDB.
//!
//! One database, one object store of key and value. A batch is one transaction; with strict durability it is on the disk, whole,
//! before anyone says "Saved".
//!
//! The version of the database is the schema of what is in it (`formats/migrations`). Raising it keeps older builds away from
//! records that they would not understand. The records themselves are migrated article by article, when one is opened.
//!
//! Written on `web-sys`: a binding that returns futures compiles a state machine for every kind of request, which is more code
//! than the four that are made here (`docs/adr`).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

use crate::l10n::saving;
use crate::storage::{Batch, Durability, KeyRange, Pending, Record, SCHEMA, Storage, StorageError};

const DATABASE: &str = "postil";
const STORE: &str = "records";

/// The browser's store. Clones share the connection.
#[derive(Clone)]
pub struct IndexedDb(Rc<Connection>);

struct Connection {
    database: IdbDatabase,
    closed: Cell<bool>,
    /// The transaction that waits for its conditions.
    waiting: RefCell<Option<IdbTransaction>>,
}

/// What other tabs do to the database, told to this one.
pub struct Others {
    /// A tab with an older build keeps the database open, so that this one has to wait.
    pub block: Box<dyn FnOnce()>,
    /// A tab with a newer build, or the browser, wants this connection to be closed.
    pub supersede: Box<dyn FnOnce()>,
}

/// A record as it crosses into JavaScript. The value stays JSON text: it comes back byte for byte, and no field name in it
/// (`__proto__`) means anything to JavaScript.
#[derive(Serialize)]
struct Stored {
    key: String,
    json: String,
}

impl IndexedDb {
    /// Opens Postil's database, or makes it. Waits for as long as a tab with an older build keeps it open.
    ///
    /// # Errors
    /// Where the browser refuses, or a newer Postil wrote it.
    pub async fn open(others: Others) -> Result<Self, StorageError> {
        Self::open_named(DATABASE, SCHEMA, others).await
    }

    /// Opens a database of another name or schema; for tests.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_named(name: &str, schema: usize, others: Others) -> Result<Self, StorageError> {
        match connect(name, u32::try_from(schema).unwrap_or(u32::MAX), others).await {
            Ok(database) => {
                Ok(Self(Rc::new(Connection { database, closed: Cell::new(false), waiting: RefCell::default() })))
            }
            Err(error) if is_named(&error, "VersionError") => Err(StorageError::Newer),
            Err(error) => Err(StorageError::Unavailable(words(&error))),
        }
    }

    /// The connection, until it is closed.
    fn database(&self) -> Result<&IdbDatabase, StorageError> {
        if self.0.closed.get() { Err(StorageError::Closed) } else { Ok(&self.0.database) }
    }
}

impl Storage for IndexedDb {
    fn commit(&self, batch: Batch, durability: Durability) -> Pending<'static, ()> {
        // The browser completes the transaction whether or not anybody waits for the promise.
        let begun = self.database().and_then(|_| write(&self.0, batch, durability).map_err(|error| failure(&error)));
        Box::pin(async move {
            let (ended, changed) = begun?;
            ended.await.map(drop).map_err(|event| match changed.get() {
                true => StorageError::Changed,
                false => failure(&said(&event, "error")),
            })
        })
    }

    fn load(&self, ranges: Vec<KeyRange>, most: u32) -> Pending<'static, Vec<Record>> {
        let begun = self.database().and_then(|database| {
            let ask = |store: &IdbObjectStore, range: &JsValue| store.get_all_with_key_and_limit(range, most);
            read(database, &ranges, ask).map_err(|error| failure(&error))
        });
        Box::pin(async move {
            let events = begun?.await.map_err(|event| failure(&said(&event, "error")))?;
            let mut records = Vec::new();
            for event in Array::from(&events).iter() {
                // A value without a key cannot be told apart from one that is not there; one without JSON is a damaged record.
                records.extend(Array::from(&said(&event, "result")).iter().filter_map(|value| {
                    Some(Record { key: text(&value, "key")?, json: text(&value, "json").unwrap_or_default() })
                }));
            }
            Ok(records)
        })
    }

    fn keys(&self, range: KeyRange) -> Pending<'static, Vec<String>> {
        let begun = self.database().and_then(|database| {
            let ask = |store: &IdbObjectStore, range: &JsValue| store.get_all_keys_with_key(range);
            read(database, &[range], ask).map_err(|error| failure(&error))
        });
        Box::pin(async move {
            let events = begun?.await.map_err(|event| failure(&said(&event, "error")))?;
            Ok(Array::from(&said(&Array::from(&events).get(0), "result"))
                .iter()
                .filter_map(|key| key.as_string())
                .collect())
        })
    }

    fn hurry(&self) {
        if let Some(transaction) = self.0.waiting.take() {
            // It may have ended.
            let _ = complete(&transaction);
        }
    }

    fn close(&self) {
        // What is under way is completed first.
        self.0.closed.set(true);
        self.0.database.close();
    }
}

/// Opens the database of that name, or makes it, or raises its version.
async fn connect(name: &str, version: u32, others: Others) -> Result<IdbDatabase, JsValue> {
    let factory = gloo::utils::window().indexed_db()?.ok_or_else(|| saving::NO_DATABASE.get())?;
    let request = factory.open_with_u32(name, version)?;
    let opened = request.clone();
    // An error in here is thrown, and undoes the upgrade.
    // This may come when nobody waits any more, so that it must outlive whoever asked.
    let upgrade = Closure::once_into_js(move |event: Event| -> Result<(), JsValue> {
        let old = Reflect::get(&event, &"oldVersion".into())?.as_f64().unwrap_or_default();
        // Version 0 is no database. Later versions have the same object store; what is in it is migrated when it is opened.
        if old < 1.0 {
            opened.result()?.unchecked_into::<IdbDatabase>().create_object_store(STORE)?;
        }
        Ok(())
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let Others { block, supersede } = others;
    let blocked = Closure::once_into_js(move |_: Event| block());
    request.set_onblocked(Some(blocked.unchecked_ref()));
    let opened = JsFuture::from(settled(&request)).await;
    let opened = opened.map(|event| said(&event, "result")).map_err(|event| said(&event, "error"))?;
    let database: IdbDatabase = opened.unchecked_into();
    // Another connection can change or delete the database only once this one is closed.
    let wanted: Function = Closure::once_into_js(move |_: Event| supersede()).unchecked_into();
    database.set_onversionchange(Some(&wanted));
    Ok(database)
}

/// Begins to write a batch. Answers with the event that ends it: all of it is written, or, as an error, nothing is; and with
/// whether that was so because one of its conditions did not hold.
fn write(
    connection: &Rc<Connection>,
    batch: Batch,
    durability: Durability,
) -> Result<(JsFuture, Rc<Cell<bool>>), JsValue> {
    let database = &connection.database;
    let changed = Rc::new(Cell::new(false));
    let options = Object::new();
    let durability = match durability {
        Durability::Strict => "strict",
        Durability::Relaxed => "relaxed",
    };
    Reflect::set(&options, &"durability".into(), &durability.into())?;
    // `web-sys` has no call with options.
    let begin: Function = Reflect::get(database, &"transaction".into())?.unchecked_into();
    let transaction: IdbTransaction =
        begin.call3(database, &STORE.into(), &"readwrite".into(), &options)?.unchecked_into();
    // Listened to from now on, so that a failure that nobody waits for is not one of the page.
    let ended = JsFuture::from(Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    }));
    let is_free = batch.only_if.is_empty();
    let begun = check(connection, &transaction, &batch, &changed).and_then(|()| fill(&transaction, batch));
    // Without this, a page that is about to go would have to live until the browser has answered each request.
    if let Err(error) = begun.and_then(|()| if is_free { complete(&transaction) } else { Ok(()) }) {
        // What was asked for before must not be written without the rest.
        let _ = transaction.abort();
        return Err(error);
    }
    Ok((ended, changed))
}

/// Asks for what a batch depends on. Everything else is asked for at once too, and undone where a condition does not hold.
fn check(
    connection: &Rc<Connection>,
    transaction: &IdbTransaction,
    batch: &Batch,
    changed: &Rc<Cell<bool>>,
) -> Result<(), JsValue> {
    let left = Rc::new(Cell::new(batch.only_if.len()));
    for condition in batch.only_if.iter().cloned() {
        let (store, key) = (transaction.object_store(STORE)?, JsValue::from_str(&condition.key));
        // A record that only has to be there may be the text of a whole book: its key says enough.
        let request = if condition.json.is_some() { store.get(&key)? } else { store.get_key(&key)? };
        let (connection, transaction) = (Rc::clone(connection), transaction.clone());
        let (left, changed) = (Rc::clone(&left), Rc::clone(changed));
        connection.waiting.replace(Some(transaction.clone()));
        let found = Closure::once_into_js(move |event: Event| {
            left.set(left.get().saturating_sub(1));
            let result = said(&event, "result");
            let found = if condition.json.is_some() { text(&result, "json") } else { result.as_string() };
            if !condition.holds(found.as_deref()) {
                changed.set(true);
                let _ = transaction.abort();
            } else if left.get() == 0 {
                connection.waiting.take();
                let _ = complete(&transaction);
            }
        });
        request.set_onsuccess(Some(found.unchecked_ref()));
    }
    Ok(())
}

/// Lets a transaction complete without further requests. Where there is no such method, it does so by itself.
fn complete(transaction: &IdbTransaction) -> Result<(), JsValue> {
    match Reflect::get(transaction, &"commit".into())?.dyn_into::<Function>() {
        Ok(commit) => commit.call0(transaction).map(drop),
        Err(_) => Ok(()),
    }
}

fn fill(transaction: &IdbTransaction, batch: Batch) -> Result<(), JsValue> {
    let store = transaction.object_store(STORE)?;
    for range in &batch.delete {
        store.delete(&key_range(range)?)?;
    }
    for Record { key, json } in batch.put {
        let name = JsValue::from_str(&key);
        store.put_with_key(&serde_wasm_bindgen::to_value(&Stored { key, json })?, &name)?;
    }
    Ok(())
}

/// Begins to read what `ask` asks of the store for each range, in one transaction. Answers with a list of the events that end them.
fn read(
    database: &IdbDatabase,
    ranges: &[KeyRange],
    ask: impl Fn(&IdbObjectStore, &JsValue) -> Result<IdbRequest, JsValue>,
) -> Result<JsFuture, JsValue> {
    let store = database.transaction_with_str(STORE)?.object_store(STORE)?;
    let events = Array::new();
    for range in ranges {
        let request = ask(&store, &key_range(range)?)?;
        events.push(&settled(&request));
    }
    Ok(JsFuture::from(Promise::all(&events)))
}

/// The event that ends a request: success, or an error.
fn settled(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// What an event says of the request or transaction that it ends: its `result`, or its `error`.
fn said(event: &JsValue, field: &str) -> JsValue {
    let target = Reflect::get(event, &"target".into()).unwrap_or_default();
    Reflect::get(&target, &field.into()).unwrap_or_default()
}

fn key_range(range: &KeyRange) -> Result<JsValue, JsValue> {
    let (from, to) = (JsValue::from_str(&range.from), JsValue::from_str(&range.to));
    IdbKeyRange::bound_with_lower_open_and_upper_open(&from, &to, false, true).map(JsValue::from)
}

/// A text field of a JavaScript value.
fn text(value: &JsValue, field: &str) -> Option<String> {
    Reflect::get(value, &field.into()).ok()?.as_string()
}

fn failure(error: &JsValue) -> StorageError {
    if is_named(error, "QuotaExceededError") { StorageError::Full } else { StorageError::Failed(words(error)) }
}

/// What the browser said.
fn words(error: &JsValue) -> String {
    error.as_string().or_else(|| text(error, "message")).unwrap_or_else(|| saving::NO_MESSAGE.get().to_owned())
}

fn is_named(error: &JsValue, name: &str) -> bool {
    text(error, "name").as_deref() == Some(name)
}
