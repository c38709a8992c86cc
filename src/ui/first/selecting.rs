//! Follows the browser's selection in the article.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent, PointerEvent};

use crate::browser::page;
use crate::editor::commands::{Deselect, SelectAlso, SelectPassage};
use crate::editor::{Effect as Wish, Session};
use crate::text::TextRange;
use crate::ui::dom::{self, target};
use crate::ui::state::canvas::Canvas;
use crate::ui::state::model::Model;
use crate::ui::widgets::pointer::closest;

/// What the browser has selected of the article.
pub(in crate::ui) fn selected(model: Model, canvas: Canvas) -> Option<TextRange> {
    let found = |session: &Session| {
        canvas.with_value(|painter| painter.as_ref().and_then(|painter| painter.blocks(session.article()).selected()))
    };
    model.with(found).flatten()
}

/// [`clamp`], once the second wasm is here.
fn beside(model: Model, x: i32, y: i32) -> bool {
    model.more.here.get_untracked().is_some_and(|more| (more.clamp)(x, y))
}

/// What the pointer went down on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    /// Nothing, or something that has no say in the selection.
    Nothing,
    /// The article: a selection may be in the making.
    Article,
    /// A bar or a handle: what the browser does to the selection now is not meant.
    Bar,
}

impl Held {
    fn by(event: &Event) -> Self {
        let target = target(event);
        let inside = |selector| target.as_ref().is_some_and(|target| closest(target, selector).is_some());
        match () {
            () if inside("[data-bar]") => Self::Bar,
            () if inside("#article") => Self::Article,
            () => Self::Nothing,
        }
    }
}

/// Follows the browser's selection: while a pointer is down it is still being made; when the pointer goes up it is trimmed,
/// snapped, and taken over. Without a pointer (touch handles, keys of the browser) it is taken as it comes.
/// `spent` says that the click which follows ended a selection and is none on what lies there.
pub(in crate::ui) fn listen(model: Model, canvas: Canvas, spent: StoredValue<bool>, place: impl Fn() + 'static) {
    let held = StoredValue::new(Held::Nothing);
    let altered = move || {
        let altered = |session: &Session| {
            canvas.with_value(|one| one.as_ref().is_some_and(|one| one.blocks(session.article()).is_altered()))
        };
        model.with(altered).unwrap_or(false)
    };
    let settle = move |fine: bool, snap: bool, also: bool| match selected(model, canvas) {
        _ if altered() => {
            spent.set_value(true);
            // What was selected before must not be marked in its place.
            if model.document.view.with_untracked(|view| view.passage.is_some()) {
                model.run(&Deselect);
            }
            model.with_late(move |more| (more.heal)(model, canvas));
        }
        Some(range) if also => {
            spent.set_value(true);
            model.run(&SelectAlso { range, fine });
            model.ask(Wish::ShowPassage);
        }
        Some(range) if Some(range) != model.document.view.read_untracked().passage => {
            model.run(&SelectPassage { range, fine });
            if snap {
                model.ask(Wish::ShowPassage);
            }
        }
        // What is gathered stays: the browser has let go only of the last passage.
        None if model.document.view.with_untracked(|view| {
            view.passage.is_some() && view.extra_ranges.is_empty() && view.append_to.is_none()
        }) =>
        {
            model.run(&Deselect);
        }
        _ => {}
    };
    let document = page::document();
    let window = gloo::utils::window();
    let hold = move |now: Held| {
        held.set_value(now);
        // A selection that is being made must not be caught by the handles on its way.
        if let Some(article) = page::find("#article") {
            let _ = article.class_list().toggle_with_force("selecting", now == Held::Article);
        }
    };
    dom::listen(
        &document,
        "pointerdown",
        Box::new(move |event| {
            spent.set_value(false);
            hold(Held::by(event));
        }),
    );
    let up = move |event: &Event| {
        let was = held.get_value();
        let event = event.dyn_ref::<PointerEvent>();
        if was == Held::Article {
            let mouse = event.is_none_or(|event| event.pointer_type() != "touch");
            if let Some(event) = event.filter(|_| mouse && selected(model, canvas).is_some()) {
                beside(model, event.client_x(), event.client_y());
            }
            hold(Held::Nothing);
            let also = event.is_some_and(|event| event.ctrl_key() || event.meta_key());
            settle(event.is_some_and(|event| event.alt_key()), mouse, also);
        }
        hold(Held::Nothing);
    };
    // Where the pointer was last, while a drag is under way.
    let pointer = StoredValue::new(None::<(i32, i32)>);
    let moved = move |event: &Event| {
        let event =
            event.dyn_ref::<MouseEvent>().filter(|event| held.get_value() == Held::Article && event.buttons() == 1);
        pointer.set_value(event.map(|event| (event.client_x(), event.client_y())));
        // The browser does not extend the selection then; it goes on scrolling by itself.
        if let Some(event) = event
            && beside(model, event.client_x(), event.client_y())
        {
            event.prevent_default();
        }
    };
    dom::listen(&window, "mousemove", Box::new(moved));
    dom::listen(&window, "pointerup", Box::new(up));
    dom::listen(&window, "pointercancel", Box::new(move |_| hold(Held::Nothing)));
    let changed = move |_: &Event| {
        // The browser extends the selection too while it scrolls for a drag that has left the article.
        if let (Held::Article, Some((x, y))) = (held.get_value(), pointer.get_value()) {
            beside(model, x, y);
        }
        // A dialog's fields have a selection of their own; what was selected before is what the dialog is about.
        if held.get_value() == Held::Nothing && model.dialogs.open.with_untracked(Option::is_none) {
            settle(false, false, false);
        }
    };
    dom::listen(&document, "selectionchange", Box::new(changed));
    dom::listen(
        &document,
        "copy",
        Box::new(move |event| _ = model.more.here.get_untracked().map(|more| (more.copy)(model, canvas, event))),
    );
    dom::listen(&window, "resize", Box::new(move |_| place()));
}
