//! Key presses.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::editor::Chord;

/// What was pressed.
#[must_use]
pub fn chord(event: &KeyboardEvent) -> Chord {
    Chord {
        key: event.key(),
        code: event.code(),
        command: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
    }
}

/// Whether the press belongs to a field in which one types.
#[must_use]
pub fn is_typing(event: &KeyboardEvent) -> bool {
    target(event).is_some_and(|target| {
        target.is_content_editable() || ["INPUT", "TEXTAREA", "SELECT"].contains(&target.tag_name().as_str())
    })
}

/// Whether the press belongs to a dialog.
#[must_use]
pub fn is_in_dialog(event: &KeyboardEvent) -> bool {
    target(event).is_some_and(|target| Element::closest(&target, "dialog").ok().flatten().is_some())
}

fn target(event: &KeyboardEvent) -> Option<HtmlElement> {
    event.target().and_then(|target| target.dyn_into().ok())
}

/// Whether the machine is one of Apple's, whose keyboards name their keys otherwise.
#[must_use]
pub fn is_mac() -> bool {
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default();
    ["Mac", "iPhone", "iPad"].iter().any(|name| agent.contains(name))
}
