//! Label sets out of files and into them.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Editor;
use crate::app::dom::{El, action, el, of};
use crate::browser::files as browser;
use crate::formats::labels::{LABEL_FORMATS, LabelFormat};
use crate::jobs::Job;

/// The buttons.
pub(super) fn files(editor: Editor) -> El {
    let endings = LABEL_FORMATS.iter().map(|format| format!(".{}", format.extension));
    let accept: Vec<String> = endings.chain([".json".to_owned()]).collect();
    let input = of("input", "unseen")
        .set("type", "file")
        .set("tabindex", "-1")
        .set("aria-hidden", "true")
        .set("accept", &accept.join(","));
    let chooser: web_sys::HtmlInputElement = input.node().clone().unchecked_into();
    let chosen = chooser.clone();
    let input = input.on("change", move |_| {
        for file in browser::list(chosen.files()) {
            leptos::task::spawn_local(read(editor, file));
        }
    });
    let choose = action("", "Import labels…", move || {
        // The same file may be chosen twice.
        chooser.set_value("");
        chooser.click();
    });
    let export = |format: &'static LabelFormat| {
        let name = format.name;
        let press = move || {
            let over = editor.wait();
            editor.model.export_labels(format, move |done| {
                over();
                editor.refused.set(done.err().unwrap_or_default());
            });
        };
        action("", name, press).set("aria-label", &format!("Export labels as {name}"))
    };
    of("div", "label-files")
        .with(input)
        .with(choose)
        .with(el("span").text("Export labels as"))
        .all(LABEL_FORMATS.iter().map(export).collect())
}

async fn read(editor: Editor, file: web_sys::File) {
    let name = file.name();
    match browser::bytes(&file).await {
        Ok(bytes) => {
            let offered = name.clone();
            let then = move |set| editor.offered.set(Some((offered, Arc::new(set))));
            let failed = format!("“{name}” was not imported, and nothing has changed. ");
            editor.ask(Job::ReadLabels { name, bytes }, failed, Box::new(then));
        }
        Err(why) => editor.refused.set(why),
    }
}
