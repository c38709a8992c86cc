//! Moves the focus to the note of the selected annotation.

use wasm_bindgen::JsCast;

use crate::browser::{clock, page};
use crate::ui::dom::after_render_unowned;

/// Goes to the note of the selected annotation, by a key: pressed once more by habit, that key is not meant for the note.
pub fn enter_note() {
    // In the tick after the annotation was selected the form may be there; else it comes once that is painted.
    after_render_unowned(|| {
        if !enter() {
            clock::painted(Box::new(|| _ = enter()));
        }
    });
}

fn enter() -> bool {
    const NOTE: &str = "li:has(> [aria-expanded=true]) #note";
    page::focus(NOTE);
    let Some(note) = page::find(NOTE) else { return false };
    if !page::holds_focus(&note) {
        // A narrow window shows the annotations in place of the article only when asked to. What is typed now is meant for the note.
        if let Some(tab) = page::find("#show-annotations") {
            tab.unchecked_into::<web_sys::HtmlElement>().click();
        }
        after_render_unowned(|| page::focus(NOTE));
    }
    note.set_attribute(ENTERED, "").is_ok()
}

/// Stands on the note until something else is pressed.
pub const ENTERED: &str = "data-entered";
