//! The two label bars: on top of the workbench, and beside a selected passage.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use crate::annotation::{Label, LabelId};
use crate::browser::page;
use crate::editor::commands::{CommandEntry, NoClaim, Tag, first_command};
use crate::l10n::{self, Text, workbench};
use crate::ui::dom::{
    Attr, El, TagName, after_render, button, el, el_with_class, follow, is_composing, key, listen, style, target,
};
use crate::ui::state::model::Model;
use crate::ui::widgets::icons::Icon;

/// The bar on top. Where the labels are more than fit, they scroll, and a button at the end shows them all.
pub fn label_bar(model: Model) -> El {
    let no_claim = button("label no-claim")
        .attr(Attr::ARIA_KEYSHORTCUTS, "0")
        .say_attr(Attr::TITLE, workbench::NO_CLAIM_HINT)
        .attr(Attr::TABINDEX, "-1")
        .child(el_with_class(TagName::SPAN, "label-name").say(workbench::NO_CLAIM))
        .child(el(TagName::KBD).attr(Attr::ARIA_HIDDEN, "true").text("0"))
        .follow_bool_attr(Attr::DISABLED, move || !model.is_enabled(&NoClaim))
        .on("click", move |_| model.run(&NoClaim));
    let (cut, all) = (RwSignal::new(false), RwSignal::new(false));
    let bar = bar("labels", workbench::LABELS, model).child(no_claim).child_if(
        move || cut.get(),
        move || {
            button("label all-labels")
                .attr(Attr::TABINDEX, "-1")
                .say_attr(Attr::ARIA_LABEL, workbench::ALL_LABELS)
                .say_attr(Attr::TITLE, workbench::ALL_LABELS)
                .follow_attr(Attr::ARIA_EXPANDED, move || Some(all.get().to_string()))
                .on("click", move |_| all.update(|all| *all = !*all))
                .icon(Icon::Down)
        },
    );
    let (element, shown) = (bar.node().clone(), bar.node().clone());
    let measure = move || {
        // Shown whole, they fit whatever there are.
        if !all.get_untracked() {
            let is_cut = element.scroll_width() > element.client_width() + 1;
            if cut.get_untracked() != is_cut {
                cut.set(is_cut);
            }
        }
    };
    let again = measure.clone();
    follow(move || {
        model.document.labels.with(|_| ());
        all.set(false);
        after_render(again.clone());
    });
    follow(move || {
        let _ = shown.class_list().toggle_with_force("all", all.get());
    });
    listen(&gloo::utils::window(), "resize", Box::new(move |_| measure()));
    // Pressed with the mouse, the button leaves the focus in the article: Escape comes from there. It closes what was opened
    // last, and does nothing else.
    let close = move |event: &Event| {
        if all.get_untracked() && !is_composing(event) && key(event) == "Escape" && page::find("dialog[open]").is_none()
        {
            event.prevent_default();
            event.stop_propagation();
            all.set(false);
        }
    };
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    let listener = EventListener::new_with_options(&gloo::utils::window(), "keydown", options, close);
    StoredValue::new_local(listener);
    bar.on("click", move |event| {
        let chosen = target(event).and_then(|hit| hit.closest("button:not([aria-expanded])").ok().flatten());
        if chosen.is_some() {
            all.set(false);
        }
    })
}

/// The bar beside a selected passage. `place` is its corner on the screen, in pixels; without one there is no bar.
pub fn passage_bar(model: Model, place: RwSignal<Option<(i32, i32)>>) -> El {
    let shown = move || place.get().is_some();
    el(TagName::DIV).child_if(shown, move || {
        let bar = bar("passage-bar", workbench::MARK_PASSAGE, model).children(new_label(model).into_iter().collect());
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

/// A button for a label that is made up for the passage.
fn new_label(model: Model) -> Option<El> {
    let entry @ CommandEntry { keys, command, .. } = first_command("new-label")?;
    let title = l10n::title(entry.title, l10n::FIRST);
    let key = keys.first().copied().unwrap_or_default();
    let button = button("label no-claim")
        .attr(Attr::ARIA_KEYSHORTCUTS, key)
        .attr(Attr::TITLE, &title)
        .attr(Attr::TABINDEX, "-1")
        .child(el_with_class(TagName::SPAN, "label-name").say(workbench::NEW_LABEL))
        .child(el(TagName::KBD).attr(Attr::ARIA_HIDDEN, "true").text(key));
    Some(button.on("click", move |_| model.run(*command)))
}

/// A toolbar with a button a label.
fn bar(class: &str, name: Text, model: Model) -> El {
    let bar = el_with_class(TagName::DIV, class)
        .attr(Attr::DATA_BAR, class)
        .attr(Attr::ROLE, "toolbar")
        .say_attr(Attr::ARIA_LABEL, name);
    bar.on("mousedown", keep_selection).on("keydown", move_along).keyed_child(faces(model), move |faces| {
        let button = |(nth, face)| label_button(model, face).attr(Attr::TABINDEX, if nth == 0 { "0" } else { "-1" });
        el_with_class(TagName::SPAN, "label-group").children(faces.iter().enumerate().map(button).collect())
    })
}

/// What is to be seen of a label on its button.
#[derive(PartialEq)]
pub struct Face {
    /// Its place in the set.
    at: usize,
    id: LabelId,
    name: String,
    badge: String,
    key: Option<String>,
    description: String,
}

/// What is to be seen of the labels, to make what shows them anew when it is another.
pub fn faces(model: Model) -> impl Fn() -> Option<Vec<Face>> {
    move || {
        let labels = model.document.labels.get()?;
        let face = |(at, label): (usize, &Label)| Face {
            at,
            id: label.id.clone(),
            name: label.name.clone(),
            badge: label.badge.clone(),
            key: label.key.clone(),
            description: label.description.clone(),
        };
        Some(labels.given().map(face).collect())
    }
}

fn label_button(model: Model, face: &Face) -> El {
    let key = face.key.as_deref().unwrap_or_default();
    let id = face.id.clone();
    button("label")
        .attr(Attr::DATA_K, &face.at.to_string())
        .attr(Attr::ARIA_KEYSHORTCUTS, key)
        .attr(Attr::TITLE, &face.description)
        .child(el_with_class(TagName::SPAN, "badge").attr(Attr::ARIA_HIDDEN, "true").text(&face.badge))
        .child(el_with_class(TagName::SPAN, "label-name").text(&face.name))
        .child(el(TagName::KBD).attr(Attr::ARIA_HIDDEN, "true").text(key))
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
