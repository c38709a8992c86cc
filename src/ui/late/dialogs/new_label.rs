//! A label that is made up for what is selected, and given at once.

use leptos::prelude::*;

use super::{close, modal};
use crate::annotation::Label;
use crate::editor::Session;
use crate::editor::commands::{AddLabel, draft};
use crate::ui::dom::{El, el, of};
use crate::ui::state::model::Model;

/// Longest selection that may be meant as a name, in bytes.
const LONGEST_NAME: usize = 32;

pub(super) fn dialog(model: Model) -> El {
    let words = |session: &Session| {
        let passage =
            session.view().passage.or(session.selected().and_then(|annotation| annotation.target.ranges().next()));
        let words = passage.map(|range| session.article().text.slice(range)).unwrap_or_default();
        if words.len() > LONGEST_NAME || words.contains('\n') { String::new() } else { words.to_owned() }
    };
    let words = model.with(words).unwrap_or_default();
    let suggest = move |name: &str| model.with(|session| draft(session.labels(), name.trim()));
    let Some(Label { badge, key, color, line, .. }) = suggest(&words) else { return el("div") };
    let text = |value: &str| {
        let input = el("input").set("type", "text").set("autocomplete", "off").set("dir", "auto");
        input.set_value(value);
        input
    };
    let name = text(&words).set("autofocus", "");
    let badge_field = text(&badge);
    let key_field = text(&key.unwrap_or_default());
    let color_field = el("input").set("type", "color");
    color_field.set_value(&color);
    let refused = RwSignal::new(String::new());
    // The badge follows the name until it is typed itself.
    let (typed, followed, suggested) = (name.clone(), badge_field.clone(), StoredValue::new(badge));
    let name = name.on("input", move |_| {
        refused.set(String::new());
        if let Some(label) = suggest(&typed.value()).filter(|_| followed.value() == suggested.get_value()) {
            followed.set_value(&label.badge);
            suggested.set_value(label.badge);
        }
    });
    let why = move || Some(refused.get()).filter(|why| !why.is_empty());
    let fields = [&name, &badge_field, &key_field, &color_field].map(El::clone);
    let field = |name: &str, input: El| of("label", "field").text(name).with(input);
    let form = el("form")
        .on("submit", move |event| {
            event.prevent_default();
            let [name, badge, key, color] = fields.each_ref().map(El::value);
            let Some(label) = suggest(&name) else { return };
            let key = Some(key).filter(|key| !key.is_empty());
            let made = model.attempt(&AddLabel { label: Label { badge, key, color, line, ..label }, mark: true });
            match made {
                Ok(()) => model.dialogs.open.set(None),
                Err(refusal) => refused.set(model.why(&refusal)),
            }
        })
        .with(field("Name", name))
        .with(
            of("div", "label-details")
                .with(field("Badge", badge_field))
                .with(field("Key", key_field))
                .with(field("Colour", color_field)),
        )
        .swap(why, move |why| of("p", "refused").set("role", "alert").text(why))
        .with(of("div", "dialog-actions").with(of("button", "main").set("type", "submit").text("Add and mark")));
    modal("New label", vec![form], close(model))
}
