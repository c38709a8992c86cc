//! Whether a ring is to be drawn around what has the focus: after keys, not after the pointer.
//!
//! Browsers decide by their own rules (`:focus-visible`), which draw one wherever a script moves the focus: around "Close" in a
//! dialog that was opened with the mouse, and around the article after a paste. The style sheet leaves it out while the root
//! element has `data-pointer`; fields of text keep theirs, as in every browser.

use gloo::events::{EventListener, EventListenerOptions};

use super::page::flag;

/// Events after which no ring is drawn, and the one after which it is.
const POINTER: [&str; 3] = ["pointerdown", "paste", "drop"];
const KEYS: &str = "keydown";

/// Listens for as long as the page lives, before anything that may stop an event.
pub fn watch() {
    // Before the first of them nobody has used keys.
    flag("data-pointer", true);
    let window = gloo::utils::window();
    for event in POINTER.into_iter().chain([KEYS]) {
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&window, event, options, move |_| flag("data-pointer", event != KEYS)).forget();
    }
}
