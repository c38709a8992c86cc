//! The page's side of the reader's worker, and the messages between the two.
//!
//! The worker is started when it is first needed and kept. One that takes too long, breaks or is no longer wanted is ended;
//! the next source starts another.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Event, MessageEvent, TextDecoder, Worker};

use crate::article::Packed;
use crate::article::read::rich::{Decoder, ENCODINGS, Input};

/// Which build this is: the same in the page and in the worker, and another one with every change of the sources
/// (`build.rs`). A worker of another build, out of some cache, might not understand.
pub const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("POSTIL_SOURCES"));
const SCRIPT: &str = "./reader.js";
/// Longest that a source may take, in milliseconds.
const LONGEST: u32 = 30_000;

/// A source for the worker.
#[derive(Clone, Default)]
pub struct Request {
    /// By which the answer is known.
    pub number: u32,
    /// Media type to read it as.
    pub format: String,
    /// The source.
    pub bytes: Vec<u8>,
    /// Label of its encoding, where a person said it.
    pub encoding: Option<String>,
    /// BCP 47 tag, where it is known.
    pub language: Option<String>,
    /// Everything a page shows, and not its main content alone.
    pub whole: bool,
}

/// What the worker says to a source.
pub enum Answer {
    /// It was read.
    Read(Packed),
    /// It cannot be read, for this reason.
    Unreadable(String),
}

/// Why nothing came of a source. Each is a sentence for the person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotRead(pub String);

impl Request {
    /// What is to be read.
    #[must_use]
    pub fn input(&self) -> Input<'_> {
        let (encoding, language) = (self.encoding.as_deref(), self.language.as_deref());
        Input { bytes: &self.bytes, encoding, language, whole: self.whole, decoder: Decoder(by_browser) }
    }

    fn to_message(&self) -> (JsValue, Array) {
        let message = Object::new();
        let bytes = Uint8Array::from(self.bytes.as_slice());
        put(&message, "number", &self.number.into());
        put(&message, "format", &self.format.as_str().into());
        put(&message, "bytes", &bytes);
        put(&message, "encoding", &self.encoding.as_deref().map_or(JsValue::NULL, JsValue::from_str));
        put(&message, "language", &self.language.as_deref().map_or(JsValue::NULL, JsValue::from_str));
        put(&message, "whole", &self.whole.into());
        (message.into(), Array::of1(&bytes.buffer()))
    }

    /// Takes a request out of a message.
    #[must_use]
    pub fn from_message(message: &JsValue) -> Option<Self> {
        Some(Self {
            number: number(message)?,
            format: get(message, "format").as_string()?,
            bytes: get(message, "bytes").dyn_into::<Uint8Array>().ok()?.to_vec(),
            encoding: get(message, "encoding").as_string(),
            language: get(message, "language").as_string(),
            whole: get(message, "whole").is_truthy(),
        })
    }
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

impl Answer {
    /// The answer as a message, and what of it is handed over without a copy.
    #[must_use]
    pub fn to_message(&self, number: u32) -> (JsValue, JsValue) {
        let (message, moved) = (Object::new(), Array::new());
        put(&message, "number", &number.into());
        match self {
            Self::Unreadable(why) => put(&message, "why", &why.as_str().into()),
            Self::Read(packed) => {
                let text = Uint8Array::from(packed.text.as_bytes());
                let numbers = Uint32Array::from(packed.numbers.as_slice());
                moved.push(&text.buffer());
                moved.push(&numbers.buffer());
                put(&message, "text", &text);
                put(&message, "numbers", &numbers);
                let strings: Array = packed.strings.iter().map(|string| JsValue::from_str(string)).collect();
                put(&message, "strings", &strings);
            }
        }
        (message.into(), moved.into())
    }

    fn from_message(message: &JsValue) -> Option<Self> {
        if let Some(why) = get(message, "why").as_string() {
            return Some(Self::Unreadable(why));
        }
        let text = get(message, "text").dyn_into::<Uint8Array>().ok()?.to_vec();
        let numbers = get(message, "numbers").dyn_into::<Uint32Array>().ok()?.to_vec();
        let strings = get(message, "strings").dyn_into::<Array>().ok()?;
        let strings = strings.iter().map(|string| string.as_string()).collect::<Option<_>>()?;
        Some(Self::Read(Packed { text: String::from_utf8(text).ok()?, numbers, strings }))
    }
}

fn number(message: &JsValue) -> Option<u32> {
    #[expect(clippy::as_conversions, reason = "a cast to a whole number saturates")]
    get(message, "number").as_f64().map(|number| number as u32)
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

fn put(object: &Object, name: &str, value: &JsValue) {
    // Setting a field of a fresh object cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}

/// The worker, or none yet. Clones share it.
#[derive(Clone, Default)]
pub struct Reader(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    worker: Option<Running>,
    /// What is sent once the worker has said which build it is: before, nobody there would hear it.
    unsent: Option<(JsValue, Array)>,
    /// Whether it has.
    ready: bool,
    /// Numbers are never used twice.
    last: u32,
    /// Who waits for which answer.
    waiting: Option<(u32, oneshot::Sender<Result<Packed, NotRead>>)>,
}

/// A worker and what must live as long as it does.
struct Running {
    worker: Worker,
    _heard: Closure<dyn Fn(MessageEvent)>,
    _failed: Closure<dyn Fn(Event)>,
}

impl Reader {
    /// Reads a source; one that is being read is given up.
    ///
    /// # Errors
    /// Where the worker cannot be started, breaks, takes too long, or says that the source cannot be read.
    pub async fn read(&self, request: Request) -> Result<Packed, NotRead> {
        self.end("Another source was read instead.");
        let (send, receive) = oneshot::channel();
        let number = {
            let mut state = self.0.borrow_mut();
            state.last = state.last.wrapping_add(1);
            state.waiting = Some((state.last, send));
            state.last
        };
        let started = self.start();
        self.0.borrow_mut().unsent = Some(Request { number, ..request }.to_message());
        if let Err(error) = started.and_then(|()| self.send()) {
            self.settle(None, Err(error));
        }
        let reader = self.clone();
        let limit = Timeout::new(LONGEST, move || {
            let seconds = LONGEST / 1000;
            reader
                .end(&format!("It took longer than {seconds} seconds and was given up. Copy its text and paste that."));
        });
        let answer = receive.await;
        limit.cancel();
        answer.unwrap_or_else(|_| Err(NotRead("It was given up.".to_owned())))
    }

    /// Gives up the source that is being read, if one is.
    pub fn end(&self, why: &str) {
        if self.0.borrow().waiting.is_some() {
            self.stop();
            self.settle(None, Err(NotRead(why.to_owned())));
        }
    }

    /// Ends the worker. What it was doing is lost, and nothing else.
    fn stop(&self) {
        let mut state = self.0.borrow_mut();
        state.ready = false;
        state.unsent = None;
        if let Some(running) = state.worker.take() {
            // What it said before it ended may still be on its way, and nobody is there to hear it.
            running.worker.set_onmessage(None);
            running.worker.set_onerror(None);
            running.worker.terminate();
        }
    }

    /// Sends what waits to be sent, if the worker can hear it.
    fn send(&self) -> Result<(), NotRead> {
        let mut state = self.0.borrow_mut();
        if !state.ready {
            return Ok(());
        }
        match (state.unsent.take(), &state.worker) {
            (Some((message, moved)), Some(running)) => {
                running.worker.post_message_with_transfer(&message, &moved).map_err(|_| missing())
            }
            _ => Ok(()),
        }
    }

    /// Tells whoever waits for the answer of that number, or for any.
    fn settle(&self, number: Option<u32>, answer: Result<Packed, NotRead>) {
        let waiting = {
            let mut state = self.0.borrow_mut();
            match &state.waiting {
                Some((waited, _)) if number.is_none_or(|number| number == *waited) => state.waiting.take(),
                _ => None,
            }
        };
        if let Some((_, send)) = waiting {
            // Nobody waiting any more is no failure.
            let _ = send.send(answer);
        }
    }

    fn start(&self) -> Result<(), NotRead> {
        if self.0.borrow().worker.is_some() {
            return Ok(());
        }
        let worker = Worker::new(SCRIPT).map_err(|_| missing())?;
        let reader = self.clone();
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| reader.heard(&event.data()));
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        let reader = self.clone();
        let failed = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            event.prevent_default();
            // An error that has no message is that of a script which did not arrive.
            let message = get(&event, "message").as_string().unwrap_or_default();
            let broke = if message.is_empty() {
                missing()
            } else {
                NotRead("It broke the reader, which was started anew.".to_owned())
            };
            reader.stop();
            reader.settle(None, Err(broke));
        });
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        self.0.borrow_mut().worker = Some(Running { worker, _heard: heard, _failed: failed });
        Ok(())
    }

    fn heard(&self, message: &JsValue) {
        if let Some(build) = message.as_string() {
            if build != BUILD {
                self.stop();
                let text = "Postil was updated while this page was open. Reload it, then try again.";
                return self.settle(None, Err(NotRead(text.to_owned())));
            }
            self.0.borrow_mut().ready = true;
            if let Err(error) = self.send() {
                self.settle(None, Err(error));
            }
            return;
        }
        let answer = match Answer::from_message(message) {
            Some(Answer::Read(packed)) => Ok(packed),
            Some(Answer::Unreadable(why)) => Err(NotRead(why)),
            None => Err(NotRead("The reader’s answer made no sense.".to_owned())),
        };
        self.settle(number(message), answer);
    }
}

fn missing() -> NotRead {
    NotRead("The part of Postil that reads this did not arrive. Check the connection, then try again.".to_owned())
}
