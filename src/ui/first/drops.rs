//! Files dropped or pasted anywhere on the page.

use wasm_bindgen::JsCast;
use web_sys::DragEvent;

use crate::browser::{files, page};
use crate::ui::dom;
use crate::ui::first::library::open_files;
use crate::ui::state::model::Model;

/// Takes files that are dropped or pasted, for as long as the page lives.
pub fn listen(model: Model) {
    on("dragover", |_| mark(true));
    on("dragleave", |event| mark(event.related_target().is_some()));
    on("drop", move |event| {
        mark(false);
        open_files(model, files::list(event.data_transfer().and_then(|data| data.files())));
    });
    let pasted = move |event: &web_sys::Event| {
        if !event.default_prevented() {
            paste(model, event);
        }
    };
    dom::listen(&gloo::utils::window(), "paste", Box::new(pasted));
}

/// Opens the files of a clipboard, unless it is text that counts. Whether it did.
///
/// A copied file comes with its name or path as text, or with none. What is copied out of a document can come with a picture of
/// itself; then the text counts.
pub fn paste(model: Model, event: &web_sys::Event) -> bool {
    let pasted = event.dyn_ref::<web_sys::ClipboardEvent>().and_then(web_sys::ClipboardEvent::clipboard_data);
    let Some(pasted) = pasted else { return false };
    let files = files::list(pasted.files());
    let text = pasted.get_data("text/plain").unwrap_or_default();
    let text = text.trim();
    let is_file = |file: &web_sys::File| !file.type_().starts_with("image/") || text.ends_with(&file.name());
    if files.is_empty() || !(text.is_empty() || files.iter().any(is_file)) {
        return false;
    }
    event.prevent_default();
    open_files(model, files);
    true
}

fn on(name: &'static str, then: impl Fn(&DragEvent) + 'static) {
    let heard = move |event: &web_sys::Event| {
        if let Some(event) = event.dyn_ref::<DragEvent>().filter(|event| has_files(event)) {
            // Without this the browser leaves the page for the file.
            event.prevent_default();
            then(event);
        }
    };
    dom::listen(&gloo::utils::window(), name, Box::new(heard));
}

/// Shows that a file would be taken here.
fn mark(over: bool) {
    if let Some(body) = page::document().body() {
        let _ = body.class_list().toggle_with_force("dropping", over);
    }
}

/// Text that is dragged about is no file.
fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}
