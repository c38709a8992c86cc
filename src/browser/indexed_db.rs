//! The store in the browser: IndexedDB.
//!
//! One database, one object store of key and value. A batch is one transaction with strict durability, so that it is on the
//! disk, whole, before anyone says "Saved".

use std::future::Future;
use std::rc::Rc;

use indexed_db_futures::KeyRange as IdbRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::{DomException, Error, OpenDbError};
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use js_sys::Promise;
use serde::Serialize;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, IdbDatabase};

use crate::exchange::store::{Batch, KeyRange, Pending, Record, Storage, StorageError};

const DATABASE: &str = "postil";
const STORE: &str = "records";
/// Raised when what is in the records changes so that an older build must not write them.
const VERSION: u8 = 1;

/// The browser's store. Clones share the connection.
#[derive(Clone)]
pub struct IndexedDb(Rc<Database>);

/// A record as it crosses into JavaScript. The value stays JSON text: it comes back byte for byte, and no field name in it
/// (`__proto__`) means anything to JavaScript.
#[derive(Serialize)]
struct Stored {
    key: String,
    json: String,
}

impl IndexedDb {
    /// Opens Postil's database, or makes it.
    ///
    /// # Errors
    /// Where the browser refuses, or a newer Postil wrote it.
    pub async fn open() -> Result<Self, StorageError> {
        Self::open_named(DATABASE).await
    }

    /// Opens a database of another name; for tests.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_named(name: &str) -> Result<Self, StorageError> {
        let opened = async {
            prepare(name).await?;
            Database::open(name).with_version(VERSION).build()?.await
        };
        match opened.await {
            Ok(database) => Ok(Self(Rc::new(database))),
            Err(OpenDbError::Base(Error::DomException(error))) if is_named(&error, "VersionError") => {
                Err(StorageError::Newer)
            }
            Err(OpenDbError::Base(error)) => Err(StorageError::Unavailable(words(&error))),
            Err(_) => Err(StorageError::Unavailable("it has no IndexedDB".to_owned())),
        }
    }
}

impl Storage for IndexedDb {
    fn commit(&self, batch: Batch) -> Pending<'static, ()> {
        let database = Rc::clone(&self.0);
        start(async move {
            let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
            let mode = TransactionMode::Readwrite;
            let transaction = database.transaction(STORE).with_mode(mode).with_options(options).build()?;
            let store = transaction.object_store(STORE)?;
            for KeyRange { from, to } in batch.delete {
                store.delete::<String, _>(IdbRange::Bound(from, false, to, true)).primitive()?;
            }
            for Record { key, json } in batch.put {
                let stored = Stored { key, json };
                let value = serde_wasm_bindgen::to_value(&stored).map_err(JsValue::from)?;
                store.put(value).with_key(stored.key).without_key_type().primitive()?;
            }
            drop(store);
            transaction.commit().await
        })
    }

    fn load(&self, range: KeyRange) -> Pending<'static, Vec<Record>> {
        let database = Rc::clone(&self.0);
        start(async move {
            let transaction = database.transaction(STORE).build()?;
            let store = transaction.object_store(STORE)?;
            let query = IdbRange::Bound(range.from, false, range.to, true);
            let values = store.get_all::<JsValue>().with_query::<String, _>(query).primitive()?.await?;
            let record = |value: Result<JsValue, Error>| -> Result<Record, Error> {
                let value = value?;
                Ok(Record { key: text(&value, "key")?, json: text(&value, "json")? })
            };
            values.map(record).collect()
        })
    }
}

/// Makes the database where it is not, or brings it to this version. By hand: a handler given to the library brings the
/// words for all its errors, numbers among them, 18 kB of wasm.
async fn prepare(name: &str) -> Result<(), OpenDbError> {
    let factory = gloo::utils::window().indexed_db()?.ok_or(OpenDbError::NullFactory)?;
    let request = factory.open_with_u32(name, VERSION.into())?;
    let opened = request.clone();
    // An error in here is thrown, and takes back what was begun.
    let upgrade = Closure::once(move |_: Event| -> Result<(), JsValue> {
        opened.result()?.unchecked_into::<IdbDatabase>().create_object_store(STORE).map(drop)
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let done = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    if JsFuture::from(done).await.is_err() {
        return Err(request.error()?.map_or(JsValue::UNDEFINED, JsValue::from).into());
    }
    request.result()?.unchecked_into::<IdbDatabase>().close();
    Ok(())
}

/// A text field of a stored record. Read by hand: deserialising would bring the formatting of numbers for messages that
/// nobody sees, 14 kB of wasm.
fn text(stored: &JsValue, field: &str) -> Result<String, Error> {
    let value = js_sys::Reflect::get(stored, &field.into())?;
    value.as_string().ok_or_else(|| value.into())
}

/// Starts `work` at once, so that it goes on even if nobody waits for it.
fn start<T: 'static>(work: impl Future<Output = Result<T, Error>> + 'static) -> Pending<'static, T> {
    let (send, receive) = futures_channel::oneshot::channel();
    spawn_local(async move {
        // Nobody waiting is no failure.
        let _ = send.send(work.await.map_err(|error| failure(&error)));
    });
    Box::pin(async move {
        receive.await.unwrap_or_else(|_| Err(StorageError::Failed("the writing was broken off".to_owned())))
    })
}

fn failure(error: &Error) -> StorageError {
    match error {
        Error::DomException(exception) if is_named(exception, "QuotaExceededError") => StorageError::Full,
        error => StorageError::Failed(words(error)),
    }
}

/// What the browser said. The library's own words would bring the formatting of every JavaScript value, 12 kB of wasm.
fn words(error: &Error) -> String {
    match error {
        Error::DomException(exception) => exception.message(),
        _ => "an error without a message".to_owned(),
    }
}

fn is_named(exception: &DomException, name: &str) -> bool {
    let value: JsValue = exception.clone().into();
    js_sys::Reflect::get(&value, &"name".into()).is_ok_and(|found| found.as_string().as_deref() == Some(name))
}
