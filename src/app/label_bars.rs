//! The two label bars: on top of the workbench, and beside a selected passage.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use super::dom::{El, button, el, follow, key, of, style, target};
use super::model::Model;
use crate::annotation::Label;
use crate::session::command::{NoClaim, Tag};

/// The bar on top.
pub fn label_bar(model: Model) -> El {
    let no_claim = button("label no-claim")
        .set("aria-keyshortcuts", "0")
        .set("title", "The current sentence holds no claim")
        .set("tabindex", "-1")
        .with(of("span", "label-name").text("No claim"))
        .with(el("kbd").set("aria-hidden", "true").text("0"))
        .follow_flag("disabled", move || !model.offers(&NoClaim))
        .on("click", move |_| model.run(&NoClaim));
    bar("labels", "Labels", model).with(no_claim)
}

/// The bar beside a selected passage. `place` is its corner on the screen, in pixels; without one there is no bar.
pub fn passage_bar(model: Model, place: RwSignal<Option<(i32, i32)>>) -> El {
    let shown = move || place.get().is_some();
    el("div").when(shown, move || {
        let bar = bar("passage-bar", "Mark this passage", model);
        let element = bar.node().clone();
        follow(move || {
            if let Some((left, top)) = place.get() {
                style(&element, "left", &format!("{left}px"));
                style(&element, "top", &format!("{top}px"));
            }
        });
        bar
    })
}

/// A toolbar with a button a label.
fn bar(class: &str, name: &str, model: Model) -> El {
    let bar = of("div", class).set("role", "toolbar").set("aria-label", name);
    // Made anew when a label is named anew.
    let names = move || {
        let labels = model.labels.get();
        labels.map(|set| set.labels.iter().map(|label| label.name.as_str()).collect::<Vec<_>>().join("\n"))
    };
    bar.on("mousedown", keep_selection).on("keydown", move_along).swap(names, move |_| {
        let labels = model.labels.get_untracked();
        let labels = labels.iter().flat_map(|set| set.labels.iter().enumerate());
        of("span", "label-group").all(labels.map(|(at, label)| label_button(model, at, label)).collect())
    })
}

fn label_button(model: Model, at: usize, label: &Label) -> El {
    let key = label.key.as_deref().unwrap_or_default();
    let id = label.id.clone();
    button("label")
        .set("data-k", &at.to_string())
        .set("aria-keyshortcuts", key)
        .set("title", &label.description)
        .set("tabindex", if at == 0 { "0" } else { "-1" })
        .with(of("span", "badge").set("aria-hidden", "true").text(&label.badge))
        .with(of("span", "label-name").text(&label.name))
        .with(el("kbd").set("aria-hidden", "true").text(key))
        .on("click", move |_| model.run(&Tag { label: id.clone() }))
}

/// A press on a bar must not take the selection or the focus away from the article.
pub fn keep_selection(event: &Event) {
    event.prevent_default();
}

/// One stop of the Tab key for the whole bar; arrows move inside it (ARIA Authoring Practices, Toolbar).
fn move_along(event: &Event) {
    let step = match key(event).as_str() {
        "ArrowRight" => 1,
        "ArrowLeft" => -1,
        _ => return,
    };
    let Some(here) = target(event) else { return };
    let Some(bar) = here.closest("[role=toolbar]").ok().flatten() else { return };
    let Ok(buttons) = bar.query_selector_all("button:enabled") else { return };
    let all: Vec<HtmlElement> =
        (0..buttons.length()).filter_map(|at| buttons.get(at)).filter_map(|node| node.dyn_into().ok()).collect();
    let at = all.iter().position(|button| here.is_same_node(Some(button)));
    if let Some(beside) = at.and_then(|at| at.checked_add_signed(step)).and_then(|at| all.get(at)) {
        event.prevent_default();
        event.stop_propagation();
        let _ = beside.focus();
    }
}
