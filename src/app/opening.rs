//! Ways in that can wait for the second wasm: files, what is no plain text, and the sample.

use leptos::prelude::*;

use super::model::Model;
use super::plain::Plain;
use super::reading::{Incoming, Otherwise};
use crate::article::SourceKind;
use crate::article::read::{is_light, is_text, reader_for};
use crate::browser::{files, page};
use crate::exchange::by_name;
use crate::jobs::Source;
use crate::session::Session;

/// The article behind "Try the sample".
pub const SAMPLE: &str = include_str!("sample.txt");

/// Opens the sample.
pub fn sample(model: Model) {
    model.read_text(SAMPLE, SourceKind::Sample, None);
}

/// Reads the plain text on the clipboard.
pub fn paste_plain(model: Model) {
    leptos::task::spawn_local(async move {
        match page::clipboard_text().await {
            Some(text) => model.read_text(&text, SourceKind::Paste, None),
            None => {
                let text =
                    "The browser did not let the page read the clipboard. Click into the box and press Ctrl+Shift+V.";
                model.alert.set(Some(text.to_owned()));
            }
        }
    });
}

/// Reads what only the worker can read.
pub fn read(model: Model, incoming: Incoming) {
    leptos::task::spawn_local(async move {
        model.read_source(incoming).await;
    });
}

/// Reads the open article's source otherwise.
pub fn read_again(model: Model, how: Otherwise) {
    leptos::task::spawn_local(model.read_again(how));
}

/// Reads a long plain text and opens it.
pub fn open_long(model: Model, plain: Plain) {
    leptos::task::spawn_local(async move {
        model.open_long(plain).await;
    });
}

/// Opens a plain text that was read, with the bytes it came as, if no article here has the same text.
pub fn open_read(model: Model, session: Session, bytes: Option<Vec<u8>>) {
    leptos::task::spawn_local(async move {
        model.open_read(session, bytes).await;
    });
}

/// Reads files one after the other; the last one stays open.
pub fn open_files(model: Model, chosen: Vec<web_sys::File>) {
    leptos::task::spawn_local(async move {
        for file in chosen {
            let name = file.name();
            if !model.accepts_size(&name, size(&file)) {
                continue;
            }
            match files::bytes(&file).await {
                Ok(bytes) => read_bytes(model, name, bytes).await,
                Err(why) => model.alert.set(Some(format!("“{name}” could not be read: {why}. Choose it again."))),
            }
        }
    });
}

/// Reads a file that is here now: what is heavy in the worker, everything else at once.
async fn read_bytes(model: Model, name: String, bytes: Vec<u8>) {
    let ours = by_name(&name).is_some();
    let format = reader_for(Some(&name), &bytes).format;
    // What is no text at all goes there too: the worker knows what to do instead.
    if !ours && (!is_light(format) || !is_text(&bytes)) {
        let source = Source { format: format.to_owned(), bytes, ..Source::default() };
        let incoming = Incoming { kind: SourceKind::File, name: Some(name), source, plain: None };
        model.read_source(incoming).await;
    } else {
        model.read_file(&name, &bytes);
    }
}

/// Size of a file in bytes.
#[expect(clippy::as_conversions, reason = "a size is whole and not negative")]
fn size(file: &web_sys::File) -> u64 {
    file.size() as u64
}
