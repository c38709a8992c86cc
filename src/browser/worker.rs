//! The workers' end of the wire: a worker first says which build it is; then each message to it is a job, and each message from
//! it says how far one is or what came of it. The page's end is `browser/reader.rs`.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, TextDecoder};

use super::host::HOSTS;
use super::reader::{from_js, to_js};
use crate::jobs::{BUILD, Job, NotDone, Outcome, Tools, WireMessage};
use crate::read::rich::{Decoder, ENCODINGS};

/// Does jobs by `run` from now on, in the worker that this is called in.
pub fn serve(run: fn(&Job, Tools) -> Outcome) {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let answer_to = scope.clone();
    // The file that is being written part by part.
    let open_file = RefCell::new(None);
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(message) = from_js(&event.data()) else { return };
        let id = message.id;
        let post = |message: &WireMessage| {
            let (message, moved) = to_js(message);
            // Refused only where the message cannot be copied, and this one can.
            let _ = answer_to.post_message_with_transfer(&message, &moved);
        };
        let tell = |tally| post(&WireMessage::of_tally(id, tally));
        let tools = Tools { decoder: Decoder(by_browser), hosts: HOSTS, tell: &tell, open_file: Some(&open_file) };
        post(&WireMessage::of_outcome(id, message.into_job().map_or(Err(NotDone::Nonsense), |job| run(&job, tools))));
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
