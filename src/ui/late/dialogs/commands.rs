//! The palette: every command by name.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use super::{close, keycaps, modal};
use crate::article::Id;
use crate::browser::page;
use crate::editor::Workspace;
use crate::editor::commands::{COMMANDS, Command, Tag};
use crate::l10n;
use crate::text::lower;
use crate::ui::dom::{El, button, el, key, of};
use crate::ui::state::model::Model;

/// A command of the palette.
struct Row {
    title: String,
    key: String,
    run: Run,
}

enum Run {
    Command(&'static (dyn Command + Sync)),
    Label(Id),
}

pub(super) fn dialog(model: Model) -> El {
    let wanted = RwSignal::new(String::new());
    let field = of("input", "filter")
        .set("type", "search")
        .set("aria-label", "Find a command")
        .set("placeholder", "Find a command")
        .set("autofocus", "");
    let typed = field.clone();
    let field = field.on("input", move |_| wanted.set(lower(typed.value().trim())));
    let rows = of("ul", "choices").set("role", "list").all(row_elements(model, wanted));
    let none = move || !rows_now(model).iter().any(|row| lower(&row.title).contains(&wanted.get()));
    let form = el("form")
        .on("keydown", down_to_rows)
        .on("submit", |event| {
            event.prevent_default();
            if let Some(first) = page::find("dialog .choices li:not([hidden]) button") {
                first.click();
            }
        })
        .with(field)
        .with(rows)
        .when(none, || of("p", "hint").text("No command is called that."));
    modal("Commands", vec![form], close(model))
}

fn row_elements(model: Model, wanted: RwSignal<String>) -> Vec<El> {
    let element = |Row { title, key, run }: Row| {
        let name = lower(&title);
        let press = move |_: &Event| {
            model.dialogs.open.set(None);
            match &run {
                Run::Command(command) => model.press(*command),
                Run::Label(label) => model.run(&Tag { label: label.clone() }),
            }
        };
        let button = button("choice").with(el("span").text(&title));
        let button = button.with(keycaps(&key).set("aria-hidden", "true")).on("click", press);
        el("li").follow_flag("hidden", move || !name.contains(&wanted.get())).with(button)
    };
    rows_now(model).into_iter().map(element).collect()
}

/// What can be done now: the labels first, then the table.
fn rows_now(model: Model) -> Vec<Row> {
    let rows = |workspace: &Workspace| {
        let context = workspace.context();
        let labels = context.session.into_iter().flat_map(|session| session.labels().given());
        let labels = labels.map(|(_, label)| Row {
            title: format!("Mark as {}", label.name),
            key: label.key.clone().unwrap_or_default(),
            run: Run::Label(label.id.clone()),
        });
        let enabled = COMMANDS.iter().filter(|entry| entry.name() != "commands" && context.offers(entry.command));
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
    let Ok(stops) = page::document().query_selector_all("dialog .filter, dialog .choices li:not([hidden]) button")
    else {
        return;
    };
    let stops: Vec<HtmlElement> =
        (0..stops.length()).filter_map(|at| stops.get(at)).filter_map(|stop| stop.dyn_into().ok()).collect();
    let at = stops.iter().position(|stop| page::holds_focus(stop)).unwrap_or_default();
    if let Some(next) = at.checked_add_signed(step).and_then(|at| stops.get(at)) {
        let _ = next.focus();
    }
}
