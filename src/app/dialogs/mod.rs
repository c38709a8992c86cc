//! The dialogs. Each is a native `<dialog>`, so that focus, Escape and the rest of the page are the browser's business.

mod commands;
mod details;
mod export;
mod fields;
mod keys;
mod labels;
mod languages;
mod link;
mod new_label;
mod question;
mod relation_types;
mod settings;

pub(super) use link::dialog as link;
pub(super) use question::dialog as question;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::dom::{El, action, afterwards, el, of, soon};
use super::model::Model;
use crate::browser::keyboard::is_mac;
use crate::browser::page;
use crate::session::{Dialog, label_for};

/// Whichever dialog is open.
pub fn dialogs(model: Model) -> El {
    let open = move || model.dialog.get().map(|dialog| format!("{dialog:?}"));
    // A question waits for the dialog that is open.
    let asked = move || {
        let waits = model.dialog.with(Option::is_some);
        model.asked.with(|asked| asked.as_ref().filter(|_| !waits).map(|asked| asked.question.number.to_string()))
    };
    let linked = move || model.picking.to.with(|to| to.as_ref().map(ToString::to_string));
    el("div")
        .swap_late(model, open, move |more| (more.dialog)(model))
        .swap_late(model, asked, move |more| (more.question)(model))
        .swap_late(model, linked, move |more| (more.link)(model))
}

/// The dialog that the model has open.
pub(super) fn dialog(model: Model) -> El {
    match model.dialog.get_untracked() {
        Some(Dialog::Export) => export::dialog(model),
        Some(Dialog::Details) => details::dialog(model),
        Some(Dialog::Fields) => fields::dialog(model),
        Some(Dialog::Labels) => labels::dialog(model),
        Some(Dialog::NewLabel) => new_label::dialog(model),
        Some(Dialog::Settings) => settings::dialog(model),
        Some(Dialog::RelationTypes) => relation_types::dialog(model),
        Some(Dialog::Keys) => keys::dialog(model),
        Some(Dialog::Commands) => commands::dialog(model),
        None => el("div"),
    }
}

/// A modal dialog with a heading and a way out. `close` is called when the person leaves it.
fn modal(title: &str, content: Vec<El>, close: impl Fn() + Copy + 'static) -> El {
    let head = of("div", "dialog-head").with(el("h2").text(title)).with(action("quiet", "Close", close));
    let dialog = of("dialog", "dialog")
        .set("aria-label", title)
        .with(of("div", "dialog-box").with(head).all(content))
        .on("close", move |_| close())
        .on("click", move |event| {
            // The dialog's own box is filled by its content: what hits the element itself hit the backdrop. Another dialog may
            // stand in this one.
            if event.target().is_some() && event.target() == event.current_target() {
                close();
            }
        });
    let shown: web_sys::HtmlDialogElement = dialog.node().clone().unchecked_into();
    soon(move || {
        // Refused only for a dialog that is open already.
        let _ = shown.show_modal();
    });
    // Who was typing goes on; else the focus goes to where the keys work.
    let field = page::document().active_element().filter(|field| field.matches("input, textarea").unwrap_or(false));
    on_cleanup(move || {
        afterwards(move || match field {
            Some(field) if field.is_connected() => drop(field.unchecked_into::<web_sys::HtmlElement>().focus()),
            _ => page::focus("#article, #text"),
        });
    });
    dialog
}

/// What closes the dialog that the model has open.
fn close(model: Model) -> impl Fn() + Copy + 'static {
    move || model.dialog.set(None)
}

/// A binding as it is printed: `Ctrl+Z`.
pub fn printed(binding: &str) -> String {
    label_for(binding, is_mac()).join("+")
}

/// A binding as keys; none for a command that has no key.
pub fn keycaps(binding: &str) -> El {
    if binding.is_empty() {
        return el("span");
    }
    of("span", "keycaps").all(label_for(binding, is_mac()).iter().map(|key| el("kbd").text(key)).collect())
}
