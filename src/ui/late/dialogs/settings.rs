//! Settings: what holds for every article in this browser.

use leptos::prelude::*;

use super::{close, modal, open_labels};
use crate::annotation::Label;
use crate::editor::commands::ChangeSetting;
use crate::l10n::{Text, looks};
use crate::library::Look;
use crate::ui::dom::{El, el, of};
use crate::ui::late::form::retired;
use crate::ui::state::model::Model;

pub(super) fn dialog(model: Model) -> El {
    let mut content = vec![name(model), group("Marks", Look::ALL.map(|look| one_look(model, look)).into())];
    content.extend(labels(model));
    content.push(group("Keyboard", vec![character_keys(model)]));
    modal("Settings", vec![of("div", "settings").all(content)], close(model))
}

fn name(model: Model) -> El {
    let input = el("input").set("type", "text").set("id", "person").set("autocomplete", "name").set("dir", "auto");
    input.set_value(&model.library.settings.with_untracked(|settings| settings.name.clone().unwrap_or_default()));
    let typed = input.clone();
    let input = input.set("aria-describedby", "person-hint").on("change", move |_| {
        model.run(&ChangeSetting::Name(typed.value()));
    });
    let hint = "Stands as “creator” on what you mark from now on, in the files you export. It goes nowhere else.";
    of("div", "field")
        .with(el("label").set("for", "person").text("Your name"))
        .with(input)
        .with(of("p", "hint").set("id", "person-hint").text(hint))
}

fn one_look(model: Model, look: Look) -> El {
    let now = model.library.settings.with_untracked(|settings| settings.look);
    let radio = el("input").set("type", "radio").set("name", "look").set("value", look.name()).tick(look == now);
    let radio = radio.on("change", move |_| model.run(&ChangeSetting::Look(look)));
    of("label", "switch").with(radio).text(title(look).get())
}

/// A box a label of the open article: whether its marks are shown.
fn labels(model: Model) -> Option<El> {
    let labels = open_labels(model);
    let rows =
        labels.iter().flat_map(|set| set.labels.iter().enumerate()).map(|(at, label)| one_label(model, at, label));
    let rows: Vec<El> = rows.collect();
    (!rows.is_empty()).then(|| group("Labels shown in the article", rows))
}

fn one_label(model: Model, at: usize, label: &Label) -> El {
    let tick = el("input").set("type", "checkbox").tick(!model.hides(&label.id));
    let (ticked, id) = (tick.clone(), label.id.clone());
    let tick = tick.on("change", move |_| model.run(&ChangeSetting::Hidden(id.clone(), !ticked.checked())));
    of("label", "switch")
        .set("data-k", &at.to_string())
        .with(tick)
        .with(of("span", "badge").set("aria-hidden", "true").text(&label.badge))
        .text(&format!("{}{}", label.name, retired(label)))
}

/// The box that says whether single-character keys work.
pub(super) fn character_keys(model: Model) -> El {
    let tick = el("input")
        .set("type", "checkbox")
        .tick(model.library.settings.with_untracked(|settings| settings.character_keys));
    let ticked = tick.clone();
    let tick = tick.on("change", move |_| model.run(&ChangeSetting::CharacterKeys(ticked.checked())));
    of("label", "switch").with(tick).text("Single-character keys")
}

fn group(legend: &str, rows: Vec<El>) -> El {
    of("fieldset", "group").with(el("legend").text(legend)).all(rows)
}

const fn title(look: Look) -> Text {
    match look {
        Look::Tint => looks::TINT,
        Look::Underline => looks::UNDERLINE,
        Look::Badge => looks::BADGE,
    }
}
