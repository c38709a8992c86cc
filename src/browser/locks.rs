//! Locks that the tabs of this browser share (Web Locks API).

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// A lock that this tab has, until this is dropped.
pub struct Lease(Function);

impl Drop for Lease {
    fn drop(&mut self) {
        // Resolves the promise for whose time the browser gave the lock.
        let _ = self.0.call0(&JsValue::NULL);
    }
}

/// Asks for a lock. Answers with `Some(None)` where another tab has it and it is not to be waited for; with `None` where the
/// browser has no locks, as on hosts without TLS.
pub async fn hold(name: &str, wait: bool) -> Option<Option<Lease>> {
    let (send, receive) = oneshot::channel();
    let send = Cell::new(Some(send));
    let given = move |lock: JsValue| -> JsValue {
        let release = Rc::new(Cell::new(None));
        let kept = Rc::clone(&release);
        let promise = Promise::new(&mut move |resolve, _| kept.set(Some(resolve)));
        let lease = release.take().map(Lease).filter(|_| !lock.is_null());
        // Where nobody waits for it any more, it is given back at once.
        if let Some(send) = send.take() {
            let _ = send.send(lease);
        }
        promise.into()
    };
    let locks = Reflect::get(&gloo::utils::window().navigator(), &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &(!wait).into()).ok()?;
    let given = Closure::once_into_js(given);
    request.call3(&locks, &name.into(), &options, &given).ok()?;
    receive.await.ok()
}
