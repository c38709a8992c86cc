//! The workbench: outline, article, annotations, and the bars around them.

use leptos::prelude::*;

use crate::browser::label_sheet;
use crate::editor::Effect;
use crate::editor::commands::{CommandEntry, first_command};
use crate::l10n;
use crate::ui::dom::{El, action, afterwards, button, el, follow, of};
use crate::ui::first::annotations::annotations;
use crate::ui::first::annotations_in_words;
use crate::ui::first::article::article;
use crate::ui::first::desk::file_button;
use crate::ui::first::keyboard;
use crate::ui::first::label_bars::{keep_selection, label_bar};
use crate::ui::first::outline::outline;
use crate::ui::first::reports::{saved_status, told};
use crate::ui::late::dialogs;
use crate::ui::state::model::Model;
use crate::ui::widgets::icons::Icon;

/// The panes of which a narrow window shows one.
const PANES: [(&str, &str); 3] = [("outline", "Outline"), ("article", "Article"), ("annotations", "Annotations")];

/// The workbench.
pub fn workbench(model: Model) -> El {
    // Index in the panes.
    let pane = RwSignal::new(1_usize);
    keyboard::listen(model, Box::new(|| true));
    follow(move || {
        if let Some(labels) = model.document.labels.get() {
            model.library.settings.with(|settings| label_sheet::use_labels(&labels, &settings.hidden));
        }
    });
    // A passage is chosen in the article.
    follow(move || {
        if model.document.view.with(|view| view.adding.is_some()) {
            pane.set(1);
        }
    });
    // What was looked at while the article was hidden is in view when it comes back.
    follow(move || {
        if pane.get() == 1 {
            afterwards(move || model.ask(Effect::Reveal));
        }
    });
    let class = move || PANES.get(pane.get()).map(|(name, _)| format!("bench show-{name}"));
    // A screen reader finds a heading of the first level also where the article shows none.
    let untitled = move || {
        model.document.structure.track();
        // A title that no block says is shown all the same.
        pane.get() != 1 || model.with(|session| session.article().title.is_none()).unwrap_or(false)
    };
    let name = move || {
        let name = model.with(|session| session.article().name()).unwrap_or_default();
        of("h1", "unseen").text(&name)
    };
    let panes = of("main", "panes")
        .when(untitled, name)
        .with(outline(model, move || pane.set(1)))
        .with(article(model))
        .with(annotations(model));
    el("div")
        .follow("class", class)
        .with(of("header", "top").with(bar(model)).with(label_bar(model)))
        .with(panes)
        .with(of("footer", "bottom").with(foot(model)).with(tabs(model, pane)))
}

fn bar(model: Model) -> El {
    let wide = of("span", "wide")
        .with(command_button(model, "labels", Some(Icon::Labels)))
        .with(command_button(model, "settings", Some(Icon::Settings)))
        .with(command_button(model, "keys", Some(Icon::Keyboard)))
        .all(file_button(model, "Import", Some(Icon::Import)));
    of("div", "bar")
        .on("mousedown", keep_selection)
        .with(of("span", "word").text("Postil"))
        .with(command_button(model, "desk", Some(Icon::Articles)))
        .with(of("span", "space"))
        .with(command_button(model, "undo", Some(Icon::Undo)))
        .with(command_button(model, "redo", Some(Icon::Redo)))
        .with(wide)
        .with(command_button(model, "commands", Some(Icon::More)))
        .with(command_button(model, "export", None))
}

/// A button for a command of the table: greyed out while the command would do nothing. With a sign, the sign stands in
/// place of the title.
pub(in crate::ui) fn command_button(model: Model, name: &str, sign: Option<Icon>) -> El {
    let Some(entry @ CommandEntry { keys, command, .. }) = first_command(name) else { return el("span") };
    let title = l10n::title(entry.title, l10n::FIRST);
    let hint = keys.first().map_or_else(String::new, |key| [&title, " (", &dialogs::printed(key), ")"].concat());
    let face = button(if sign.is_some() { "icon-button" } else { "main" });
    let face = match sign {
        Some(sign) => face.icon(sign),
        None => face.text(&title),
    };
    face.set("aria-label", &title)
        .set("title", &hint)
        .follow_flag("disabled", move || !model.offers(*command))
        .on("click", move |_| model.run(*command))
}

fn foot(model: Model) -> El {
    let looked_at = move || {
        let counts = model.document.counts.get();
        format!("{} of {} sentences looked at", counts.looked_at, counts.sentences)
    };
    of("div", "foot")
        .with(saved_status(model))
        .with(told(model))
        .with(of("span", "count").follow_text(looked_at))
        .with(of("span", "count").follow_text(move || annotations_in_words(model.document.counts.get().annotations)))
        .once(model, move |more| (more.structure)(model))
        .with(of("span", "keys-hint").with(el("kbd").text("?")).text(" keys"))
}

fn tabs(model: Model, pane: RwSignal<usize>) -> El {
    let tab = |(at, (name, title)): (usize, (&'static str, &str))| {
        let count = move || match name {
            "annotations" => format!(" {}", model.document.counts.get().annotations),
            _ => String::new(),
        };
        action("", title, move || pane.set(at))
            .set("id", &["show-", name].concat())
            .follow_text(count)
            .follow("aria-pressed", move || Some((pane.get() == at).to_string()))
    };
    let tabs = PANES.into_iter().enumerate().map(tab).collect();
    of("div", "tabs").set("role", "group").set("aria-label", "Panes").all(tabs)
}
