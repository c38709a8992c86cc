//! A label in the list: badge, name, definition, and a button that unfolds the rest.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Editor, details};
use crate::annotation::{Label, LabelId, LabelSet};
use crate::editor::commands::{DescribeLabel, EndTyping, LabelField, MoveLabel};
use crate::l10n::{common, label_set};
use crate::ui::dom::{Attr, El, TagName, after_render_unowned, button, el, el_with_class, follow, key, style};
use crate::ui::widgets::icons::Icon;

pub(super) fn row(editor: Editor, id: &LabelId) -> El {
    let place = editor.of(id, |set, label| {
        let at = set.labels.iter().position(|other| other.id == label.id);
        at.map(|at| at.to_string()).unwrap_or_default()
    });
    let name = editor.of(id, |_, label| label.name.clone());
    let cap = editor.of(id, |_, label| label.key.clone().unwrap_or_default());
    let (own, chosen, detailed, moved) = (id.clone(), id.clone(), id.clone(), id.clone());
    let open = move || editor.open.get().as_ref() == Some(&own);
    let (expanded, unfolded) = (open.clone(), open.clone());
    let more = button("icon-button more")
        .follow_attr(Attr::ARIA_LABEL, move || Some(label_set::more_about(&name())))
        .follow_attr(Attr::ARIA_EXPANDED, move || Some(expanded().to_string()))
        .on("click", move |_| {
            let is_open = editor.open.get_untracked().as_ref() == Some(&chosen);
            editor.open.set((!is_open).then(|| chosen.clone()));
        })
        .icon(Icon::Down);
    let input =
        el(TagName::INPUT).attr(Attr::TYPE, "text").say_attr(Attr::ARIA_LABEL, common::NAME).attr(Attr::DIR, "auto");
    let definition = el(TagName::TEXTAREA)
        .attr(Attr::ROWS, "1")
        .say_attr(Attr::ARIA_LABEL, label_set::DEFINITION)
        .attr(Attr::DIR, "auto");
    let li = el(TagName::LI)
        .follow_attr(Attr::DATA_K, move || Some(place()))
        .follow_attr(Attr::CLASS, move || open().then(|| "open".to_owned()))
        .on("keydown", move |event| {
            let up = key(event) == "ArrowUp";
            let held = event.unchecked_ref::<web_sys::KeyboardEvent>().alt_key();
            if held && (up || key(event) == "ArrowDown") {
                event.prevent_default();
                shift(editor, &moved, up);
            }
        })
        .child(badge(editor, id))
        .child(field(editor, id, LabelField::Name, input, |_, label| label.name.clone()))
        .child(el(TagName::KBD).attr(Attr::ARIA_HIDDEN, "true").follow_text(cap))
        .child(more)
        .child(field(editor, id, LabelField::Definition, definition, |_, label| label.description.clone()))
        .child_if(unfolded, move || details::details(editor, &detailed));
    let (node, depth) = (li.node().clone(), editor.of(id, |set, label| set.depth(&label.id).min(6).to_string()));
    follow(move || style(&node, "--depth", &depth()));
    li
}

fn badge(editor: Editor, id: &LabelId) -> El {
    el_with_class(TagName::SPAN, "badge")
        .attr(Attr::ARIA_HIDDEN, "true")
        .follow_text(editor.of(id, |_, label| label.badge.clone()))
}

/// A field for something about a label: taken over when the person leaves it, and put back where it was refused.
pub(super) fn field(
    editor: Editor,
    id: &LabelId,
    field: LabelField,
    input: El,
    read: fn(&LabelSet, &Label) -> String,
) -> El {
    let now = editor.of(id, read);
    let input = input.follow_value(now.clone());
    let (typed, label) = (input.clone(), id.clone());
    input.on("change", move |_| {
        editor.run(&DescribeLabel { label: label.clone(), field, text: typed.value() });
        let _ = editor.model.attempt(&EndTyping);
        typed.set_value(&untrack(&now));
    })
}

/// Moves a label; the focus stays where it was, though its row was put elsewhere.
pub(super) fn shift(editor: Editor, id: &LabelId, up: bool) {
    let focused = crate::browser::page::document().active_element();
    editor.run(&MoveLabel { label: id.clone(), up });
    after_render_unowned(move || {
        if let Some(element) = focused.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}
