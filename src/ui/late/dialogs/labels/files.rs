//! Label sets out of files and into them.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Editor;
use super::offer::Offer;
use crate::browser::files as browser;
use crate::formats::{ACCEPTED_LABELS, Format, Holds, ON_PAGE, format_of, labels};
use crate::jobs::{Import, Job};
use crate::l10n::{label_set, losses};
use crate::ui::dom::{Attr, El, TagName, action_button, button, el, el_with_class};
use crate::ui::late::words::list;

/// The buttons.
pub(super) fn files(editor: Editor) -> El {
    let input = el_with_class(TagName::INPUT, "unseen")
        .attr(Attr::TYPE, "file")
        .attr(Attr::TABINDEX, "-1")
        .attr(Attr::ARIA_HIDDEN, "true")
        .attr(Attr::ACCEPT, ACCEPTED_LABELS);
    let chooser: web_sys::HtmlInputElement = input.node().clone().unchecked_into();
    let chosen = chooser.clone();
    let input = input.on("change", move |_| {
        for file in browser::list(chosen.files()) {
            leptos::task::spawn_local(read(editor, file));
        }
    });
    let choose = action_button("", label_set::IMPORT_LABELS, move || {
        // The same file may be chosen twice.
        chooser.set_value("");
        chooser.click();
    });
    let export = |format: &'static Format| {
        let name = format.name;
        let press = move || {
            let over = editor.wait();
            editor.model.export_labels(format, move |done| {
                over();
                editor.refused.set(done.err().unwrap_or_default());
            });
        };
        let label = label_set::export_labels_as(name);
        button("")
            .text(name)
            .on("click", move |_| press())
            .attr(Attr::ARIA_LABEL, &label)
            .attr(Attr::ARIA_DESCRIBEDBY, &losses_id(format))
    };
    let formats = || ON_PAGE.iter().filter(|format| format.export.is_some() && format.holds == Holds::Labels);
    let told = formats().map(|format| losses(editor, format));
    el_with_class(TagName::DIV, "label-files")
        .child(input)
        .child(choose)
        .child(el(TagName::SPAN).say(label_set::EXPORT_LABELS))
        .children(formats().map(export).collect())
        .children(told.collect())
}

fn losses_id(format: &Format) -> String {
    format!("losses-{}", format.id)
}

/// What a format cannot hold of the labels; empty where it holds them all.
fn losses(editor: Editor, format: &'static Format) -> El {
    let told = move || {
        let set = editor.model.document.labels.get();
        let losses = set.map(|set| (format.losses)(&[&labels::alone((*set).clone())]));
        let losses = losses.filter(|losses| !losses.is_empty());
        losses.map(|losses| losses::format_leaves_out(format.name, &list(&losses))).unwrap_or_default()
    };
    el_with_class(TagName::P, "losses").attr(Attr::ID, &losses_id(format)).follow_text(told)
}

async fn read(editor: Editor, file: web_sys::File) {
    let name = file.name();
    match browser::bytes(&file).await {
        Ok(bytes) => {
            let format = format_of(&ON_PAGE, Format::has_labels, Some(&name), &bytes);
            let format = format.map_or_else(String::new, |format| format.id.to_owned());
            let file = name.clone();
            let then = move |set, left_out| editor.offered.set(Some(Offer { file, set: Arc::new(set), left_out }));
            let of = name.clone();
            let failed = move |why: &str| label_set::not_imported(&of, why);
            editor.ask(Job::Import(Import { format, name, bytes, open: None }), Box::new(failed), Box::new(then));
        }
        Err(why) => editor.refused.set(why),
    }
}
