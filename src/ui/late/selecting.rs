//! Drags that leave the words of the article, and copies of its text.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event};

use crate::browser::{page, selection};
use crate::ui::dom::target;
use crate::ui::state::canvas::Canvas;
use crate::ui::state::model::Model;
use crate::ui::widgets::pointer::closest;

/// Lets a drag that began in the article and is beside it now end at the words nearest to the pointer: the browser would
/// select to the start or the end of the article. Whether the pointer is beside it.
pub fn clamp(x: i32, y: i32) -> bool {
    let rects = ["#article", "[data-article]"].map(|one| page::find(one).map(|one| one.get_bounding_client_rect()));
    let [Some(region), Some(words)] = rects else { return false };
    let within = |at: i32, from: f64, to: f64| page::pixels(f64::from(at).min(to - 2.0).max(from + 2.0));
    let near_y = within(y, region.top(), region.bottom());
    let beside = within(x, region.left(), region.right()) != x || near_y != y;
    // To the left and right of the words a point has the start and the end of their line.
    if beside && let Some((node, offset)) = selection::caret(within(x, words.left(), words.right()), near_y) {
        selection::extend(&node, offset);
    }
    beside
}

/// Puts the article's text on the clipboard where words of it are copied: the browser would take along what stands beside
/// and between them.
pub fn copy(model: Model, canvas: Canvas, event: &Event) {
    let in_field = target(event).is_some_and(|target| closest(&target, "input, textarea").is_some());
    if in_field {
        return;
    }
    let text = model.with(|session| {
        let range = canvas.with_value(|one| one.as_ref()?.blocks(session.article()).selected_inside())?;
        Some(session.article().copied(range))
    });
    let clipboard = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    if let (Some(Some(text)), Some(clipboard)) = (text, clipboard)
        && clipboard.set_data("text/plain", &text).is_ok()
    {
        event.prevent_default();
    }
}
