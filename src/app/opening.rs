//! Ways in that can wait for the second wasm: files, what is no plain text, and the sample.

use std::sync::Arc;

use leptos::prelude::*;

use super::model::Model;
use super::plain::{Plain, source_of};
use super::questions::{Along, Arrived, File, Question, Same};
use super::reading::{Incoming, Otherwise};
use crate::article::SourceKind;
use crate::article::read::{is_binary, is_light, is_text, kind, plain_refusal, reader_for, refusal};
use crate::browser::{files, page};
use crate::document::Document;
use crate::formats::{by_name, importer, native};
use crate::jobs::Source;
use crate::json::Problem;
use crate::text::decode;

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
                model.messages.alert.set(Some(text.to_owned()));
            }
        }
    });
}

/// Reads what only the worker can read.
pub fn read(model: Model, incoming: Incoming) {
    leptos::task::spawn_local(async move {
        if let Err(why) = model.read_source(incoming).await {
            model.messages.alert.set(Some(why));
        }
    });
}

/// Reads the open article's source otherwise.
pub fn read_again(model: Model, how: Otherwise) {
    leptos::task::spawn_local(model.read_again(how));
}

/// Reads a long plain text and opens it.
pub fn open_long(model: Model, plain: Plain) {
    leptos::task::spawn_local(async move {
        model.open_long(plain, None).await;
    });
}

/// Opens a plain text that was read, with the bytes it came as, if no article here has the same text.
pub fn open_read(model: Model, document: Document, bytes: Option<Vec<u8>>) {
    leptos::task::spawn_local(async move {
        let name = document.article().source.name.clone();
        let source = bytes.map(|bytes| source_of(name.clone(), bytes));
        model.enter(document, name, Along { source, toast: None }).await;
    });
}

/// Reads files one after the other; the last one that is opened stays open.
pub fn open_files(model: Model, chosen: Vec<web_sys::File>) {
    let files = chosen.into_iter().map(|file| File { name: file.name(), bytes: bytes(file) }).collect();
    leptos::task::spawn_local(model.take_files(files));
}

/// The bytes of a file, if it is not too large.
async fn bytes(file: web_sys::File) -> Result<Vec<u8>, String> {
    let name = file.name();
    check_size(&name, size(&file))?;
    files::bytes(&file).await.map_err(|why| format!("“{name}” could not be read: {why}. Choose it again."))
}

/// Says before a file is read whether it is too large.
///
/// # Errors
/// Where it is, in words for the person.
pub fn check_size(name: &str, bytes: u64) -> Result<(), String> {
    native::check_size(bytes).map_err(|problem| refused(name, &problem))
}

/// Why a file of annotations is not imported, in words.
fn refused(name: &str, problem: &Problem) -> String {
    // Without a place the message is a clause about the file.
    if !problem.place.is_empty() {
        return format!("“{name}” was not imported, and nothing has changed. {problem}");
    }
    let advice = if problem.message == native::FOREIGN {
        " Of JSON, Postil opens what it exported itself. To annotate a text that stands in this file, copy it and paste it."
    } else {
        ""
    };
    format!("“{name}” {problem}. It was not imported, and nothing has changed.{advice}")
}

impl Model {
    /// Reads the bytes of a file and opens what it holds: a Postil file is imported, anything else is read as text, what is heavy
    /// to read in the worker. It is an item of the job of that number.
    ///
    /// # Errors
    /// Where it cannot be read, in words for the person.
    pub(super) async fn read_file(self, name: &str, bytes: Vec<u8>, number: u32) -> Result<Arrived, String> {
        // Whatever its name says.
        let data = || plain_refusal(&bytes).filter(|_| kind(&bytes).is_none() && is_binary(&bytes));
        if let Some(why) = refusal(&bytes).or_else(data) {
            return Err(format!("“{name}” could not be read. {why}"));
        }
        let format = reader_for(Some(name), &bytes).format;
        let named = by_name(name);
        // Text with a NUL goes there too: the worker knows what to do instead.
        if named.is_none() && !(is_light(format) && is_text(&bytes)) {
            let source = Source { format: format.to_owned(), bytes, ..Source::default() };
            let incoming = Incoming { kind: SourceKind::File, name: Some(name.to_owned()), source, plain: None };
            return self.read_item(incoming, name.to_owned(), number).await;
        }
        let decoded = decode(&bytes);
        if let Some(importer) = importer(name, &decoded.text) {
            let document = (importer.read)(&decoded.text).map_err(|problem| refused(name, &problem))?;
            self.listed().await;
            return Ok(self.import(document, name));
        }
        let file = Some((decoded.encoding.name(), bytes));
        let plain = self.plain(&decoded.text, SourceKind::File, Some(name.to_owned()), file)?;
        Ok(self.open_item(plain, None, number).await)
    }

    /// Opens an imported document or, where its article is here already, asks about it.
    fn import(self, document: Document, name: &str) -> Arrived {
        let id = document.article().id.clone();
        if self.with_library(|library| library.article(&id).is_some()) {
            let (number, file, document) = (self.number(), Some(name.to_owned()), Arc::new(document));
            self.ask_about(Question { number, file, document, here: id, same: Same::Article, along: Along::default() });
            return Arrived::Asked;
        }
        self.enter_imported(document);
        Arrived::Opened(id)
    }
}

/// Size of a file in bytes.
#[expect(clippy::as_conversions, reason = "a size is whole and not negative")]
fn size(file: &web_sys::File) -> u64 {
    file.size() as u64
}
