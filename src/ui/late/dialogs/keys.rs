//! Keyboard help, made from the table of commands and the labels.

use super::settings::character_keys;
use super::{close, modal, open_labels};
use crate::editor::commands::{COMMANDS, Scope};
use crate::l10n::{self, dialogs};
use crate::ui::dom::{El, TagName, el, el_with_class};
use crate::ui::state::model::Model;
use crate::ui::widgets::keys::keycaps;

pub(super) fn dialog(model: Model) -> El {
    let labels = open_labels(model);
    let labels = labels.iter().flat_map(|set| set.given());
    let labels: Vec<El> = labels.filter_map(|(_, label)| Some(row(&label.name, &[label.key.as_deref()?]))).collect();
    let commands = |scopes: &'static [Scope]| {
        let entries = COMMANDS.iter().filter(|entry| scopes.contains(&entry.scope) && !entry.keys.is_empty());
        el_with_class(TagName::DL, "keys")
            .children(entries.map(|entry| row(&l10n::title(entry.title, l10n::ALL), entry.keys)).collect())
    };
    let mut content = vec![character_keys(model)];
    if !labels.is_empty() {
        content.extend([
            el(TagName::H3).say(dialogs::KEYS_OF_LABELS),
            el_with_class(TagName::DL, "keys").children(labels),
        ]);
    }
    content.extend([
        el(TagName::H3).say(dialogs::KEYS_IN_ARTICLE),
        commands(&[Scope::Article]),
        el(TagName::H3).say(dialogs::KEYS_OF_ANNOTATIONS),
        commands(&[Scope::Annotation]),
        el(TagName::H3).say(dialogs::KEYS_ANYWHERE),
        commands(&[Scope::Page, Scope::Everywhere]),
    ]);
    modal(dialogs::KEYBOARD_HELP, content, close(model))
}

fn row(title: &str, keys: &[&str]) -> El {
    let keys = keys.iter().map(|key| keycaps(key)).collect();
    el(TagName::DIV).child(el(TagName::DT).text(title)).child(el(TagName::DD).children(keys))
}
