//! The text under the pointer.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use crate::browser::selection;
use crate::editor::Session;
use crate::ui::state::canvas::Canvas;
use crate::ui::state::model::Model;

/// The byte of the text under the pointer, or nearest to it.
pub fn under(model: Model, canvas: Canvas, event: &Event) -> Option<usize> {
    let event = event.dyn_ref::<MouseEvent>()?;
    let (node, offset) = selection::caret(event.client_x(), event.client_y())?;
    let under = |session: &Session| {
        canvas.with_value(|painter| painter.as_ref()?.blocks(session.article()).byte(&node, offset))
    };
    model.with(under).flatten()
}

/// The nearest element at or around one that a selector matches.
pub fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}
