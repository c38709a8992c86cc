//! Keyboard help, made from the table of commands and the labels.

use super::settings::character_keys;
use super::{close, keycaps, modal, open_labels};
use crate::editor::commands::{COMMANDS, Scope};
use crate::l10n;
use crate::ui::dom::{El, el, of};
use crate::ui::state::model::Model;

pub(super) fn dialog(model: Model) -> El {
    let labels = open_labels(model);
    let labels = labels.iter().flat_map(|set| set.given());
    let labels: Vec<El> = labels.filter_map(|(_, label)| Some(row(&label.name, &[label.key.as_deref()?]))).collect();
    let commands = |scope: Scope| {
        let entries = COMMANDS.iter().filter(|entry| entry.scope == scope && !entry.keys.is_empty());
        of("dl", "keys").all(entries.map(|entry| row(&l10n::title(entry.title, l10n::ALL), entry.keys)).collect())
    };
    let mut content = vec![character_keys(model)];
    if !labels.is_empty() {
        content.extend([el("h3").text("Labels, in the article"), of("dl", "keys").all(labels)]);
    }
    content.extend([
        el("h3").text("In the article"),
        commands(Scope::Article),
        el("h3").text("Anywhere"),
        commands(Scope::Page),
    ]);
    modal("Keyboard help", content, close(model))
}

fn row(title: &str, keys: &[&str]) -> El {
    let keys = keys.iter().map(|key| keycaps(key)).collect();
    el("div").with(el("dt").text(title)).with(el("dd").all(keys))
}
