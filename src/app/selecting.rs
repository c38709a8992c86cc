//! Follows the browser's selection in the article.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Event;

use super::article::{Canvas, closest};
use super::dom::{self, target};
use super::model::Model;
use crate::browser::page;
use crate::session::command::{Deselect, SelectAlso, SelectPassage};
use crate::session::{Effect as Wish, Session};
use crate::text::TextRange;

/// What the browser has selected of the article.
pub(super) fn selected(model: Model, canvas: Canvas) -> Option<TextRange> {
    let found = |session: &Session| {
        canvas.with_value(|painter| painter.as_ref().and_then(|painter| painter.blocks(session.article()).selected()))
    };
    model.with(found).flatten()
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
            () if inside(".passage-bar, .labels, .bar, .handle, .gathering, .chooser") => Self::Bar,
            () if inside("#article") => Self::Article,
            () => Self::Nothing,
        }
    }
}

/// Follows the browser's selection: while a pointer is down it is still being made; when the pointer goes up it is trimmed,
/// snapped, and taken over. Without a pointer (touch handles, keys of the browser) it is taken as it comes.
/// `spent` says that the click which follows ended a selection and is none on what lies there.
pub(super) fn listen(model: Model, canvas: Canvas, spent: StoredValue<bool>, place: impl Fn() + 'static) {
    let held = StoredValue::new(Held::Nothing);
    let settle = move |fine: bool, snap: bool, also: bool| match selected(model, canvas) {
        Some(range) if also => {
            spent.set_value(true);
            model.run(&SelectAlso { range, fine });
            model.ask(Wish::ShowPassage);
        }
        Some(range) if Some(range) != model.view.read_untracked().passage => {
            model.run(&SelectPassage { range, fine });
            if snap {
                model.ask(Wish::ShowPassage);
            }
        }
        // What is gathered stays: the browser has let go only of the last passage.
        None if model
            .view
            .with_untracked(|view| view.passage.is_some() && view.also.is_empty() && view.adding.is_none()) =>
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
        hold(Held::Nothing);
        if was == Held::Article {
            let event = event.dyn_ref::<web_sys::PointerEvent>();
            let mouse = event.is_some_and(|event| event.pointer_type() != "touch");
            let also = event.is_some_and(|event| event.ctrl_key() || event.meta_key());
            settle(event.is_some_and(|event| event.alt_key()), mouse, also);
        }
    };
    dom::listen(&window, "pointerup", Box::new(up));
    dom::listen(&window, "pointercancel", Box::new(move |_| hold(Held::Nothing)));
    let changed = move |_: &Event| {
        // A dialog's fields have a selection of their own; what was selected before is what the dialog is about.
        if held.get_value() == Held::Nothing && model.dialog.with_untracked(Option::is_none) {
            settle(false, false, false);
        }
    };
    dom::listen(&document, "selectionchange", Box::new(changed));
    dom::listen(&window, "resize", Box::new(move |_| place()));
}
