//! The reader's worker: reads what is heavy where it can neither freeze the page nor crash it.
//!
//! The protocol, both sides of which stand in `browser/reader.rs`: first the worker says which build it is; then each message
//! to it is one source, and each message from it the article of that source, or why there is none. Files of label sets come and
//! go the same way, as text (`exchange/labels`).

use postil::article::read::rich::{Unreadable, read_draft};
use postil::article::{Packed, pack};
use postil::browser::reader::{Answer, BUILD, Request};
use postil::exchange::labels;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let answer_to = scope.clone();
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(request) = Request::from_message(&event.data()) else { return };
        let answer = read(&request);
        let (message, moved) = answer.to_message(request.number);
        // Refused only where the message cannot be copied, and this one can.
        let _ = answer_to.post_message_with_transfer(&message, &moved);
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    let _ = scope.post_message(&JsValue::from_str(BUILD));
}

fn read(request: &Request) -> Answer {
    if let Some(answer) = labels::answer(&request.format, &request.bytes) {
        return match answer {
            Ok(text) => Answer::Read(Packed { text, ..Packed::default() }),
            Err(problem) => Answer::Unreadable(problem.to_string()),
        };
    }
    match read_draft(&request.format, &request.input()) {
        Ok(draft) => Answer::Read(pack(&draft)),
        Err(Unreadable(why)) => Answer::Unreadable(why),
    }
}
