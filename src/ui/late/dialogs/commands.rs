//! The palette: every command by name.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use super::{close, modal};
use crate::annotation::LabelId;
use crate::browser::page;
use crate::editor::Workspace;
use crate::editor::commands::{COMMANDS, Command, Tag};
use crate::l10n::{self, dialogs};
use crate::text::lowercase;
use crate::ui::dom::{Attr, El, TagName, button, el, el_with_class, key};
use crate::ui::state::model::Model;
use crate::ui::widgets::keys::keycaps;

/// A command of the palette.
struct Row {
    title: String,
    key: String,
    run: Run,
}

enum Run {
    Command(&'static (dyn Command + Sync)),
    Label(LabelId),
}

pub(super) fn dialog(model: Model) -> El {
    let wanted = RwSignal::new(String::new());
    let field = el_with_class(TagName::INPUT, "filter")
        .attr(Attr::TYPE, "search")
        .attr(Attr::ID, "find-command")
        .say_attr(Attr::ARIA_LABEL, dialogs::FIND_COMMAND)
        .say_attr(Attr::PLACEHOLDER, dialogs::FIND_COMMAND)
        .attr(Attr::AUTOFOCUS, "");
    let typed = field.clone();
    let field = field.on("input", move |_| wanted.set(lowercase(typed.value().trim())));
    let rows = el_with_class(TagName::UL, "choices")
        .attr(Attr::ID, "choices")
        .attr(Attr::ROLE, "list")
        .children(row_elements(model, wanted));
    let none = move || !rows_now(model).iter().any(|row| lowercase(&row.title).contains(&wanted.get()));
    let form = el(TagName::FORM)
        .on("keydown", down_to_rows)
        .on("submit", |event| {
            event.prevent_default();
            if let Some(first) = page::find("#choices li:not([hidden]) button") {
                first.click();
            }
        })
        .child(field)
        .child(rows)
        .child_if(none, || el_with_class(TagName::P, "hint").say(dialogs::NO_COMMAND));
    modal(dialogs::COMMANDS, vec![form], close(model))
}

fn row_elements(model: Model, wanted: RwSignal<String>) -> Vec<El> {
    let element = |Row { title, key, run }: Row| {
        let name = lowercase(&title);
        let press = move |_: &Event| {
            model.dialogs.open.set(None);
            match &run {
                Run::Command(command) => model.press(*command),
                Run::Label(label) => model.run(&Tag { label: label.clone() }),
            }
        };
        let button = button("choice").child(el(TagName::SPAN).text(&title));
        let button = button.child(keycaps(&key).attr(Attr::ARIA_HIDDEN, "true")).on("click", press);
        el(TagName::LI).follow_bool_attr(Attr::HIDDEN, move || !name.contains(&wanted.get())).child(button)
    };
    rows_now(model).into_iter().map(element).collect()
}

/// What can be done now: the labels first, then the table.
fn rows_now(model: Model) -> Vec<Row> {
    let rows = |workspace: &Workspace| {
        let context = workspace.context();
        let labels = context.session.into_iter().flat_map(|session| session.labels().given());
        let labels = labels.map(|(_, label)| Row {
            title: dialogs::mark_as(&label.name),
            key: label.key.clone().unwrap_or_default(),
            run: Run::Label(label.id.clone()),
        });
        let enabled = COMMANDS.iter().filter(|entry| entry.name() != "commands" && context.is_enabled(entry.command));
        let commands = enabled.map(|entry| Row {
            title: l10n::title(entry.title, l10n::ALL),
            key: entry.keys.first().copied().unwrap_or_default().to_owned(),
            run: Run::Command(entry.command),
        });
        labels.chain(commands).collect()
    };
    model.workspace.with_value(rows)
}

/// The arrow keys go from the search box to the rows and along them.
pub(super) fn down_to_rows(event: &Event) {
    let step = match key(event).as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    event.prevent_default();
    let Ok(stops) = page::document().query_selector_all("#find-command, #choices li:not([hidden]) button") else {
        return;
    };
    let stops: Vec<HtmlElement> =
        (0..stops.length()).filter_map(|at| stops.get(at)).filter_map(|stop| stop.dyn_into().ok()).collect();
    let at = stops.iter().position(|stop| page::holds_focus(stop)).unwrap_or_default();
    if let Some(next) = at.checked_add_signed(step).and_then(|at| stops.get(at)) {
        let _ = next.focus();
    }
}
