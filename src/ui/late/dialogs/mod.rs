//! The dialogs. Each is a native `<dialog>`, so that focus, Escape and the rest of the page are the browser's business.

mod commands;
mod details;
mod export;
mod export_articles;
mod fields;
mod keys;
mod labels;
mod languages;
mod link;
mod new_label;
mod question;
mod relation_types;
mod settings;

pub use link::dialog as link;
pub use question::dialog as question;

use std::sync::Arc;

use gloo::events::EventListener;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

use crate::annotation::LabelSet;
use crate::browser::{clock, page};
use crate::editor::Dialog;
use crate::l10n::{Text, common};
use crate::ui::dom::{
    Attr, El, TagName, action_button, after_press, after_render, after_render_unowned, el, el_with_class, target,
};
use crate::ui::state::model::Model;

/// From now on, what gets the focus in a panel or a dialog is scrolled into view, whole, however the focus came there: browsers are content
/// with a part, and do nothing where a script asked for no scrolling. How near the edge it may lie is the style sheet's
/// business (`scroll-padding`). The article scrolls by sentences.
pub fn show_focused() {
    EventListener::new(&page::document(), "focusin", reveal_focused).forget();
}

fn reveal_focused(event: &Event) {
    let Some(focused) = target(event).filter(|element| !element.matches("#article").unwrap_or(false)) else {
        return;
    };
    // What is being drawn may still move it, and what is being pressed must not move: so in a task of its own, in which a press
    // that set off all this has ended.
    clock::later(0, Box::new(|| after_press(move || page::reveal(&focused))));
}

/// Puts the focus back into a field, and the caret with it: that went with the dialog's own fields, and a field that only has
/// the focus takes no keys.
fn type_on(field: Element, [start, end]: &[JsValue; 2]) {
    let place = Reflect::get(&field, &"setSelectionRange".into()).map(JsCast::dyn_into::<Function>);
    if let (Ok(Ok(place)), true) = (place, start.as_f64().is_some()) {
        // Fields of some kinds have no caret.
        let _ = place.call2(&field, start, end);
    }
    let _ = field.unchecked_into::<HtmlElement>().focus();
}

/// The dialog that the model has open.
pub(in crate::ui) fn dialog(model: Model) -> El {
    match model.dialogs.open.get_untracked() {
        Some(Dialog::Export) => export::dialog(model),
        Some(Dialog::ExportArticles) => export_articles::dialog(model),
        Some(Dialog::Details) => details::dialog(model),
        Some(Dialog::Fields) => fields::dialog(model),
        Some(Dialog::Labels) => labels::dialog(model),
        Some(Dialog::NewLabel) => new_label::dialog(model),
        Some(Dialog::Settings) => settings::dialog(model),
        Some(Dialog::RelationTypes) => relation_types::dialog(model),
        Some(Dialog::Keys) => keys::dialog(model),
        Some(Dialog::Commands) => commands::dialog(model),
        None => el(TagName::DIV),
    }
}

/// A modal dialog with a heading and a way out. `close` is called when the person leaves it.
fn modal(title: Text, content: Vec<El>, close: impl Fn() + Copy + 'static) -> El {
    let head = el_with_class(TagName::DIV, "dialog-head").child(el(TagName::H2).say(title)).child(action_button(
        "quiet",
        common::CLOSE,
        close,
    ));
    let dialog = el_with_class(TagName::DIALOG, "dialog")
        .say_attr(Attr::ARIA_LABEL, title)
        .child(el_with_class(TagName::DIV, "dialog-box").child(head).children(content))
        .on("close", move |_| close())
        // The browser tells in a later task that it closed a dialog. A key pressed until then would be lost, or what it opens
        // would be closed again.
        .on("cancel", move |event| {
            // A file chooser in the dialog can be left too.
            if event.target().is_some() && event.target() == event.current_target() {
                event.prevent_default();
                let shown = target(event).and_then(|dialog| dialog.dyn_into::<web_sys::HtmlDialogElement>().ok());
                shown.iter().for_each(web_sys::HtmlDialogElement::close);
                close();
            }
        })
        .on("click", move |event| {
            // The dialog's own box is filled by its content: what hits the element itself hit the backdrop. Another dialog may
            // stand in this one.
            if event.target().is_some() && event.target() == event.current_target() {
                close();
            }
        });
    let shown: web_sys::HtmlDialogElement = dialog.node().clone().unchecked_into();
    after_render(move || {
        // Refused only for a dialog that is open already.
        let _ = shown.show_modal();
    });
    // Who was typing goes on, and so does who had the focus in the library; else the focus goes to where the keys work.
    let goes_on =
        |focused: &Element| page::find("#article").is_none() || focused.matches("input, textarea").unwrap_or(false);
    let field = page::document().active_element().filter(goes_on);
    let typed = field.map(|field| {
        let caret = ["selectionStart", "selectionEnd"].map(|end| Reflect::get(&field, &end.into()).unwrap_or_default());
        (field, caret)
    });
    on_cleanup(move || {
        after_render_unowned(move || match typed {
            Some((field, caret)) if field.is_connected() => type_on(field, &caret),
            _ => page::focus("#article, #text"),
        });
    });
    dialog
}

/// The labels of the open article, if one is open.
fn open_labels(model: Model) -> Option<Arc<LabelSet>> {
    model.document.labels.get_untracked().filter(|_| model.document.id.with_untracked(Option::is_some))
}

/// What closes the dialog that the model has open.
fn close(model: Model) -> impl Fn() + Copy + 'static {
    move || model.dialogs.open.set(None)
}
