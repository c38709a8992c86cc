//! The reader's worker: does what is heavy where it can neither freeze the page nor crash it.
//!
//! First it says which build it is; then each message to it is a job, and each message from it says how far one is or what came
//! of it. What the jobs are and how they cross stands in `jobs/`, the page's end of the wire in `browser/reader.rs`.

use postil::article::read::rich::{Decoder, ENCODINGS};
use postil::browser::host::HOSTS;
use postil::browser::reader::{from_js, to_js};
use postil::jobs::{BUILD, Message, NotDone, Tools};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, TextDecoder};

fn main() {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let answer_to = scope.clone();
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(message) = from_js(&event.data()) else { return };
        let id = message.id;
        let post = |message: &Message| {
            let (message, moved) = to_js(message);
            // Refused only where the message cannot be copied, and this one can.
            let _ = answer_to.post_message_with_transfer(&message, &moved);
        };
        let tell = |tally| post(&Message::of_tally(id, tally));
        let tools = Tools { decoder: Decoder(by_browser), hosts: HOSTS, tell: &tell };
        post(&Message::of_outcome(id, message.into_job().map_or(Err(NotDone::Nonsense), |job| job.run(tools))));
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    let _ = scope.post_message(&JsValue::from_str(BUILD));
}

/// Reads bytes with the tables that the browser has.
fn by_browser(bytes: &[u8], label: &str) -> Option<(String, String)> {
    let decoder = TextDecoder::new_with_label(label).ok()?;
    let text = decoder.decode_with_u8_array(bytes).ok()?;
    // Browsers write names in small letters.
    let name = decoder.encoding();
    let known = ENCODINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(&name));
    Some((text, known.map_or(name, |(known, _)| (*known).to_owned())))
}
