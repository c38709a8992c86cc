//! Files dropped anywhere on the page.

use wasm_bindgen::JsCast;
use web_sys::DragEvent;

use super::desk::open_files;
use super::dom;
use super::model::Model;
use crate::browser::{files, page};

/// Takes files that are dropped, for as long as the page lives.
pub fn listen(model: Model) {
    on("dragover", |_| mark(true));
    on("dragleave", |event| mark(event.related_target().is_some()));
    on("drop", move |event| {
        mark(false);
        open_files(model, files::list(event.data_transfer().and_then(|data| data.files())));
    });
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
