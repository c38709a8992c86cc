//! Handles at the ends of the selected annotation, and the button beside a heading that selects its section.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

use crate::browser::page;
use crate::browser::painter::{End, Painter};
use crate::editor::Effect as Wish;
use crate::editor::commands::{SelectSection, SetExtent};
use crate::l10n::passages;
use crate::text::{RangeSide, TextRange};
use crate::ui::dom::{Attr, El, TagName, button, el, el_with_class, follow, style, target};
use crate::ui::first::label_bars::keep_selection;
use crate::ui::state::canvas::{Canvas, Ends};
use crate::ui::state::model::Model;
use crate::ui::widgets::pointer::under;

/// Two handles for each range of the selected annotation. They are for pointers; keys and the form's buttons do the same.
pub fn handles(model: Model, canvas: Canvas, ends: RwSignal<Ends>) -> El {
    let all = move || {
        let drawn = ends.get().into_iter().enumerate().filter(|(_, ends)| ends.is_some());
        drawn.flat_map(|(piece, _)| [(piece, RangeSide::Start), (piece, RangeSide::End)]).collect()
    };
    el(TagName::DIV).keyed_children(all, move |(piece, edge)| handle(model, canvas, ends, *piece, *edge))
}

/// The sign beside the current heading that selects its whole section.
pub fn section_handle(model: Model, heading: RwSignal<Option<End>>) -> El {
    let shown = move || heading.with(Option::is_some);
    el(TagName::DIV).child_if(shown, move || {
        let sign = button("section-handle")
            .say_attr(Attr::ARIA_LABEL, passages::SELECT_SECTION)
            .say_attr(Attr::TITLE, passages::SELECT_SECTION_HINT)
            .text("§")
            .on("mousedown", keep_selection)
            .on("click", move |event| {
                event.stop_propagation();
                model.run(&SelectSection);
                page::focus("#article");
            });
        let element = sign.node().clone();
        follow(move || {
            if let Some(at) = heading.get() {
                style(&element, "top", &format!("{}px", at.top));
            }
        });
        sign
    })
}

fn handle(model: Model, canvas: Canvas, ends: RwSignal<Ends>, piece: usize, edge: RangeSide) -> El {
    let handle = el_with_class(TagName::DIV, if edge == RangeSide::Start { "handle start" } else { "handle end" })
        .attr(Attr::DATA_BAR, "")
        .attr(Attr::ARIA_HIDDEN, "true");
    let element = handle.node().clone();
    follow(move || {
        if let Some([start, end]) = ends.with(|ends| ends.get(piece).copied().flatten()) {
            let at = if edge == RangeSide::Start { start } else { end };
            for (name, value) in [("left", at.left), ("top", at.top), ("--line", at.height)] {
                style(&element, name, &format!("{value}px"));
            }
        }
    });
    // What the range would be if the pointer were let go here.
    let dragged = StoredValue::new(None::<TextRange>);
    handle
        .on("pointerdown", move |event| {
            event.prevent_default();
            let altered = model.with(|session| {
                let any = |painter: &Painter| painter.blocks(session.article()).altered().next().is_some();
                canvas.with_value(|painter| painter.as_ref().is_some_and(any))
            });
            if altered == Some(true) {
                return model.with_late(move |more| (more.heal)(model, canvas));
            }
            if let (Some(handle), Some(event)) = (target(event), event.dyn_ref::<PointerEvent>()) {
                let _ = handle.set_pointer_capture(event.pointer_id());
                dragged.set_value(extent(model, piece));
            }
        })
        .on("pointermove", move |event| {
            let Some(old) = dragged.get_value() else { return };
            let Some(range) = drag(model, canvas, edge, extent(model, piece).unwrap_or(old), event) else { return };
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
            let id = model.document.view.read_untracked().selected.clone();
            if let Some(annotation) = id.filter(|_| Some(range) != extent(model, piece)) {
                model.run(&SetExtent { annotation, piece, range, fine });
            }
            model.ask(Wish::ShowPassage);
        })
        .on("click", Event::stop_propagation)
}

/// What would be marked with the edge under the pointer.
fn drag(model: Model, canvas: Canvas, edge: RangeSide, fixed: TextRange, event: &Event) -> Option<TextRange> {
    let byte = under(model, canvas, event)?;
    match edge {
        RangeSide::Start => (byte < fixed.end()).then(|| TextRange::new(byte, fixed.end())),
        RangeSide::End => (byte > fixed.start()).then(|| TextRange::new(fixed.start(), byte)),
    }
}

/// A range of the selected annotation.
fn extent(model: Model, piece: usize) -> Option<TextRange> {
    model.with(|session| session.selected()?.target.ranges().nth(piece)).flatten()
}
