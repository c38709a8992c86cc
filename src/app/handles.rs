//! The two handles of the selected annotation: drag them to change what it marks.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent, Node, PointerEvent};

use super::article::Canvas;
use super::dom::{El, el, follow, of, style, target};
use super::model::Model;
use crate::browser::page;
use crate::browser::painter::End;
use crate::session::command::SetExtent;
use crate::session::{Effect as Wish, Session};
use crate::text::{Edge, TextRange};

/// The handles, while `ends` says where the selected annotation starts and ends. They are for pointers; keys and the
/// form's buttons do the same.
pub fn handles(model: Model, canvas: Canvas, ends: RwSignal<Option<[End; 2]>>) -> Vec<El> {
    let shown = move || ends.get().is_some();
    let handle = |edge| el("div").when(shown, move || handle(model, canvas, ends, edge));
    vec![handle(Edge::Start), handle(Edge::End)]
}

fn handle(model: Model, canvas: Canvas, ends: RwSignal<Option<[End; 2]>>, edge: Edge) -> El {
    let handle = of("div", if edge == Edge::Start { "handle start" } else { "handle end" }).set("aria-hidden", "true");
    let element = handle.node().clone();
    follow(move || {
        if let Some([start, end]) = ends.get() {
            let at = if edge == Edge::Start { start } else { end };
            for (name, value) in [("left", at.left), ("top", at.top), ("--line", at.height)] {
                style(&element, name, &format!("{value}px"));
            }
        }
    });
    // What the annotation would mark if the pointer were let go here.
    let dragged = StoredValue::new(None::<TextRange>);
    handle
        .on("pointerdown", move |event| {
            event.prevent_default();
            if let (Some(handle), Some(event)) = (target(event), event.dyn_ref::<PointerEvent>()) {
                let _ = handle.set_pointer_capture(event.pointer_id());
                dragged.set_value(extent(model));
            }
        })
        .on("pointermove", move |event| {
            let Some(range) = dragged.get_value().and_then(|old| drag(model, canvas, edge, old, event)) else { return };
            dragged.set_value(Some(range));
            // The browser's own selection shows what would be marked.
            let _ = model.with(|session| {
                canvas.with_value(|painter| {
                    painter.iter().for_each(|painter| painter.blocks(session.article()).select(Some(range)));
                });
            });
        })
        .on("pointerup", move |event| {
            let Some(range) = dragged.get_value() else { return };
            dragged.set_value(None);
            let fine = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.alt_key());
            let id = model.view.read_untracked().selected.clone();
            if let Some(annotation) = id.filter(|_| Some(range) != extent(model)) {
                model.run(&SetExtent { annotation, range, fine });
            }
            model.ask(Wish::ShowPassage);
        })
        .on("click", Event::stop_propagation)
}

/// What would be marked with the edge under the pointer.
fn drag(model: Model, canvas: Canvas, edge: Edge, old: TextRange, event: &Event) -> Option<TextRange> {
    let fixed = extent(model).unwrap_or(old);
    let byte = under(model, canvas, event)?;
    match edge {
        Edge::Start => (byte < fixed.end()).then(|| TextRange::new(byte, fixed.end())),
        Edge::End => (byte > fixed.start()).then(|| TextRange::new(fixed.start(), byte)),
    }
}

/// The byte of the text under the pointer, or nearest to it.
pub fn under(model: Model, canvas: Canvas, event: &Event) -> Option<usize> {
    let event = event.dyn_ref::<MouseEvent>()?;
    let (node, offset) = caret(event.client_x(), event.client_y())?;
    let under = |session: &Session| {
        canvas.with_value(|painter| painter.as_ref()?.blocks(session.article()).byte(&node, offset))
    };
    model.with(under).flatten()
}

/// What the selected annotation marks, from its first byte to its last.
fn extent(model: Model) -> Option<TextRange> {
    model.with(|session| session.selected().map(|annotation| annotation.target.span())).flatten()
}

/// The place in the text at a point of the window. `caretPositionFromPoint` (CSSOM View) is newer than its WebKit twin.
fn caret(x: i32, y: i32) -> Option<(Node, u32)> {
    let document = page::document();
    let call = |name: &str| {
        let function = js_sys::Reflect::get(&document, &name.into()).ok()?;
        function.dyn_ref::<js_sys::Function>()?.call2(&document, &x.into(), &y.into()).ok()
    };
    match call("caretPositionFromPoint") {
        Some(found) => {
            let found: web_sys::CaretPosition = found.dyn_into().ok()?;
            Some((found.offset_node()?, found.offset()))
        }
        None => {
            let found: web_sys::Range = call("caretRangeFromPoint")?.dyn_into().ok()?;
            Some((found.start_container().ok()?, found.start_offset().ok()?))
        }
    }
}
