//! Makes a new label for the selection, and gives it at once.

use leptos::prelude::*;

use super::{close, modal};
use crate::annotation::Label;
use crate::editor::Session;
use crate::editor::commands::{AddLabel, draft};
use crate::l10n::{Text, common, dialogs};
use crate::ui::dom::{Attr, El, TagName, el, el_with_class};
use crate::ui::state::model::Model;

/// Longest selection that may be meant as a name, in bytes.
const MAX_NAME_BYTES: usize = 32;

pub(super) fn dialog(model: Model) -> El {
    let words = |session: &Session| {
        let passage =
            session.view().passage.or(session.selected().and_then(|annotation| annotation.target.ranges().next()));
        let words = passage.map(|range| session.article().text.slice(range)).unwrap_or_default();
        if words.len() > MAX_NAME_BYTES || words.contains('\n') { String::new() } else { words.to_owned() }
    };
    let words = model.with(words).unwrap_or_default();
    let suggest = move |name: &str| model.with(|session| draft(session.labels(), name.trim()));
    let Some(Label { badge, key, color, line, .. }) = suggest(&words) else { return el(TagName::DIV) };
    let text = |value: &str| {
        let input = el(TagName::INPUT).attr(Attr::TYPE, "text").attr(Attr::AUTOCOMPLETE, "off").attr(Attr::DIR, "auto");
        input.set_value(value);
        input
    };
    let name = text(&words).attr(Attr::AUTOFOCUS, "");
    let badge_field = text(&badge);
    let key_field = text(&key.unwrap_or_default());
    let color_field = el(TagName::INPUT).attr(Attr::TYPE, "color");
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
    let field = |name: Text, input: El| el_with_class(TagName::LABEL, "field").say(name).child(input);
    let form = el(TagName::FORM)
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
        .child(field(common::NAME, name))
        .child(
            el_with_class(TagName::DIV, "label-details")
                .child(field(common::BADGE, badge_field))
                .child(field(common::KEY, key_field))
                .child(field(common::COLOUR, color_field)),
        )
        .keyed_child(why, move |why| el_with_class(TagName::P, "refused").attr(Attr::ROLE, "alert").text(why))
        .child(
            el_with_class(TagName::DIV, "dialog-actions")
                .child(el_with_class(TagName::BUTTON, "main").attr(Attr::TYPE, "submit").say(dialogs::ADD_AND_MARK)),
        );
    modal(dialogs::NEW_LABEL, vec![form], close(model))
}
