//! Time, ids and languages, from the browser.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

use futures_channel::oneshot;
use gloo::timers::callback::Timeout;
use js_sys::{Date, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::words::WORDS;
use crate::article::{Stamp, Timestamp, uuid};
use crate::segment::Lexicons;

/// The moment and a fresh id, for a command that is run now.
#[must_use]
pub fn stamp() -> Stamp {
    Stamp { now: now(), uuid: random_uuid(), creator: None, lexicons: Lexicons::default(), words: WORDS }
}

/// Now, in UTC, to the millisecond.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp::new(String::from(Date::new_0().to_iso_string())).unwrap_or_default()
}

/// Milliseconds since 1970, to tell how long something took.
#[must_use]
pub fn millis() -> f64 {
    Date::now()
}

/// Calls `then` after `millis` milliseconds.
pub fn later(millis: u32, then: Box<dyn FnOnce()>) {
    Timeout::new(millis, then).forget();
}

/// What `work` comes to; `None` where that takes longer than `millis` milliseconds. What is not done by then is given up.
pub async fn within<T>(millis: u32, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let (over, mut late) = oneshot::channel::<()>();
    later(millis, Box::new(move || drop(over)));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => Pin::new(&mut late).poll(context).map(|_| None),
    })
    .await
}

/// Milliseconds after which a browser that has painted nothing is not waited for: the page may be hidden.
const NO_FRAME: u32 = 200;

/// Calls `then` once the browser has painted what is shown now.
pub fn painted(then: Box<dyn FnOnce()>) {
    let then = Rc::new(Cell::new(Some(then)));
    let run = move || {
        if let Some(then) = then.take() {
            then();
        }
    };
    later(NO_FRAME, Box::new(run.clone()));
    // The frame's own callback comes before it is painted, and a task from there after.
    let frame = Closure::once_into_js(move || later(0, Box::new(run)));
    let _ = gloo::utils::window().request_animation_frame(frame.unchecked_ref());
}

/// Calls `then` when the browser has nothing else to do; where it does not tell, a little later.
pub fn idle(then: impl FnOnce() + 'static) {
    let window = gloo::utils::window();
    let then = Closure::once_into_js(then);
    match Reflect::get(&window, &"requestIdleCallback".into()).map(JsCast::dyn_into::<js_sys::Function>) {
        Ok(Ok(ask)) => {
            let _ = ask.call1(&window, &then);
        }
        _ => later(
            200,
            Box::new(move || {
                let _ = then.unchecked_ref::<js_sys::Function>().call0(&JsValue::NULL);
            }),
        ),
    }
}

/// The day of a moment as a person says it, and of today the time: "today, 09:30", "yesterday", "18 Nov".
#[must_use]
pub fn day(moment: &Timestamp) -> String {
    const DAY: f64 = 86_400_000.0;
    let then = Date::new(&JsValue::from_str(moment.as_str()));
    let start_of_day = |date: &Date| {
        let copy = Date::new(date);
        copy.set_hours(0);
        copy.set_minutes(0);
        copy.set_seconds(0);
        copy.set_milliseconds(0);
        copy.get_time()
    };
    // Rounded, for a day may have 23 or 25 hours.
    let days = ((start_of_day(&Date::new_0()) - start_of_day(&then)) / DAY).round();
    match days {
        0.0 => format!("today, {:02}:{:02}", then.get_hours(), then.get_minutes()),
        1.0 => "yesterday".to_owned(),
        _ => {
            let options = js_sys::Object::new();
            for (name, value) in [("day", "numeric"), ("month", "short")] {
                // Setting a field of a fresh object cannot fail.
                let _ = Reflect::set(&options, &name.into(), &value.into());
            }
            if then.get_full_year() != Date::new_0().get_full_year() {
                let _ = Reflect::set(&options, &"year".into(), &"numeric".into());
            }
            String::from(then.to_locale_date_string("en-GB", &options))
        }
    }
}

/// A random UUID as a URN. Made here, for `crypto.randomUUID` is missing on plain-http hosts.
fn random_uuid() -> Arc<str> {
    let mut bytes = [0_u8; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok()).is_none() {
        bytes.fill_with(random_byte);
    }
    ["urn:uuid:", &uuid(bytes, 4)].concat().into()
}

/// For a browser without `crypto`; ids must still differ.
#[expect(clippy::as_conversions, reason = "the product is below 256, and the fraction is to go")]
fn random_byte() -> u8 {
    (js_sys::Math::random() * 256.0) as u8
}
