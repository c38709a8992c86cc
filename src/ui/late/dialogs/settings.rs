//! Settings: what holds for every article in this browser.

use leptos::prelude::*;

use super::{close, modal, open_labels};
use crate::annotation::Label;
use crate::editor::commands::ChangeSetting;
use crate::l10n::{Text, dialogs, looks};
use crate::library::Look;
use crate::ui::dom::{Attr, El, TagName, el, el_with_class};
use crate::ui::late::form::called;
use crate::ui::state::model::Model;

pub(super) fn dialog(model: Model) -> El {
    let mut content = vec![name(model), group(dialogs::MARKS, Look::ALL.map(|look| one_look(model, look)).into())];
    content.extend(labels(model));
    content.push(group(dialogs::KEYBOARD, vec![character_keys(model)]));
    modal(dialogs::SETTINGS, vec![el_with_class(TagName::DIV, "settings").children(content)], close(model))
}

fn name(model: Model) -> El {
    let input = el(TagName::INPUT)
        .attr(Attr::TYPE, "text")
        .attr(Attr::ID, "person")
        .attr(Attr::AUTOCOMPLETE, "name")
        .attr(Attr::DIR, "auto");
    input.set_value(&model.library.settings.with_untracked(|settings| settings.name.clone().unwrap_or_default()));
    let typed = input.clone();
    let input = input.attr(Attr::ARIA_DESCRIBEDBY, "person-hint").on("change", move |_| {
        model.run(&ChangeSetting::Name(typed.value()));
    });
    el_with_class(TagName::DIV, "field")
        .child(el(TagName::LABEL).attr(Attr::FOR, "person").say(dialogs::YOUR_NAME))
        .child(input)
        .child(el_with_class(TagName::P, "hint").attr(Attr::ID, "person-hint").say(dialogs::YOUR_NAME_HINT))
}

fn one_look(model: Model, look: Look) -> El {
    let now = model.library.settings.with_untracked(|settings| settings.look);
    let radio = el(TagName::INPUT)
        .attr(Attr::TYPE, "radio")
        .attr(Attr::NAME, "look")
        .attr(Attr::VALUE, look.name())
        .set_checked(look == now);
    let radio = radio.on("change", move |_| model.run(&ChangeSetting::Look(look)));
    el_with_class(TagName::LABEL, "switch").child(radio).say(title(look))
}

/// A box a label of the open article: whether its marks are shown.
fn labels(model: Model) -> Option<El> {
    let labels = open_labels(model);
    let rows =
        labels.iter().flat_map(|set| set.labels.iter().enumerate()).map(|(at, label)| one_label(model, at, label));
    let rows: Vec<El> = rows.collect();
    (!rows.is_empty()).then(|| group(dialogs::LABELS_SHOWN, rows))
}

fn one_label(model: Model, at: usize, label: &Label) -> El {
    let tick = el(TagName::INPUT).attr(Attr::TYPE, "checkbox").set_checked(!model.hides(&label.id));
    let (ticked, id) = (tick.clone(), label.id.clone());
    let tick = tick.on("change", move |_| model.run(&ChangeSetting::Hidden(id.clone(), !ticked.checked())));
    el_with_class(TagName::LABEL, "switch")
        .attr(Attr::DATA_K, &at.to_string())
        .child(tick)
        .child(el_with_class(TagName::SPAN, "badge").attr(Attr::ARIA_HIDDEN, "true").text(&label.badge))
        .text(&called(label))
}

/// The box that says whether single-character keys work.
pub(super) fn character_keys(model: Model) -> El {
    let tick = el(TagName::INPUT)
        .attr(Attr::TYPE, "checkbox")
        .set_checked(model.library.settings.with_untracked(|settings| settings.character_keys));
    let ticked = tick.clone();
    let tick = tick.on("change", move |_| model.run(&ChangeSetting::CharacterKeys(ticked.checked())));
    el_with_class(TagName::LABEL, "switch").child(tick).say(dialogs::CHARACTER_KEYS)
}

fn group(legend: Text, rows: Vec<El>) -> El {
    el_with_class(TagName::FIELDSET, "group").child(el(TagName::LEGEND).say(legend)).children(rows)
}

const fn title(look: Look) -> Text {
    match look {
        Look::Tint => looks::TINT,
        Look::Underline => looks::UNDERLINE,
        Look::Badge => looks::BADGE,
    }
}
