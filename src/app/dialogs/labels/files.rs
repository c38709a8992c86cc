//! Label sets out of files and into them.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Editor;
use crate::annotation::LabelSet;
use crate::app::dom::{El, action, afterwards, el, of};
use crate::browser::{files as browser, page};
use crate::exchange::labels::{LABEL_FORMATS, LabelFormat};
use crate::jobs::Job;
use crate::session::command::{AddLabels, Command, UseLabels};

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
            let then = move |set| {
                editor.offered.set(Some((offered, Arc::new(set))));
                afterwards(|| page::focus(".offer button"));
            };
            let failed = format!("“{name}” was not imported, and nothing has changed. ");
            editor.ask(Job::ReadLabels { name, bytes }, failed, Box::new(then));
        }
        Err(why) => editor.refused.set(why),
    }
}

/// What to do with the set that was read.
pub(super) fn offer(editor: Editor) -> El {
    let key = move || editor.offered.get().map(|(name, set)| format!("{name}\n{}", set.labels.len()));
    el("div").swap(key, move |_| {
        let Some((name, set)) = editor.offered.get_untracked() else { return el("div") };
        let names: Vec<&str> = set.labels.iter().map(|label| label.name.as_str()).take(8).collect();
        let more = if set.labels.len() > names.len() { " …" } else { "" };
        let text = format!("“{name}” has {} labels: {}{more}", set.labels.len(), names.join(", "));
        let settle = move |command: fn(LabelSet) -> Option<Box<dyn Command>>| {
            let set = Arc::clone(&set);
            move || {
                editor.offered.set(None);
                if let Some(command) = command(LabelSet::clone(&set)) {
                    editor.run(&*command);
                }
                page::focus("#set-name");
            }
        };
        let actions = of("div", "dialog-actions")
            .with(action("main", "Use this set instead", settle(|set| Some(Box::new(UseLabels { set })))))
            .with(action("", "Add its labels", settle(|set| Some(Box::new(AddLabels { set })))))
            .with(action("", "Cancel", settle(|_| None)));
        of("div", "offer")
            .set("role", "group")
            .set("aria-label", "Import labels")
            .with(el("p").set("dir", "auto").text(&text))
            .with(actions)
    })
}
