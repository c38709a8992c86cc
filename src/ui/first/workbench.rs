//! The workbench: outline, article, annotations, and the bars around them.

use leptos::prelude::*;

use crate::browser::label_stylesheet;
use crate::editor::Effect;
use crate::editor::commands::{CommandEntry, first_command};
use crate::l10n::{self, Text, counts, workbench};
use crate::ui::dom::{
    Attr, El, SLOTS, TagName, action_button, after_render_unowned, button, el, el_with_class, follow,
};
use crate::ui::first::annotations::annotations;
use crate::ui::first::article::article;
use crate::ui::first::keyboard;
use crate::ui::first::label_bars::{keep_selection, label_bar};
use crate::ui::first::library::file_button;
use crate::ui::first::outline::outline;
use crate::ui::first::reports::{saved_status, told};
use crate::ui::state::model::Model;
use crate::ui::widgets::icons::Icon;
use crate::ui::widgets::keys::printed;

/// The panes of which a narrow window shows one.
const PANES: [(&str, Text); 3] =
    [("outline", workbench::OUTLINE), ("article", workbench::ARTICLE), ("annotations", workbench::ANNOTATIONS)];

/// The workbench.
pub fn workbench(model: Model) -> El {
    // Index in the panes.
    let pane = RwSignal::new(1_usize);
    keyboard::listen(model, Box::new(|| true));
    follow(move || {
        if let Some(labels) = model.document.labels.get() {
            model.library.settings.with(|settings| label_stylesheet::use_labels(&labels, &settings.hidden));
        }
    });
    // A passage is chosen in the article.
    follow(move || {
        if model.document.view.with(|view| view.append_to.is_some()) {
            pane.set(1);
        }
    });
    // What was looked at while the article was hidden is in view when it comes back.
    follow(move || {
        if pane.get() == 1 {
            after_render_unowned(move || model.ask(Effect::Reveal));
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
        el_with_class(TagName::H1, "unseen").text(&name)
    };
    let panes = el_with_class(TagName::MAIN, "panes")
        .child_if(untitled, name)
        .child(outline(model, move || pane.set(1)))
        .child(article(model))
        .child(annotations(model));
    el(TagName::DIV)
        .follow_attr(Attr::CLASS, class)
        .child(el_with_class(TagName::HEADER, "top").child(bar(model)).child(label_bar(model)))
        .child(panes)
        .child(el_with_class(TagName::FOOTER, "bottom").child(foot(model)).child(tabs(model, pane)))
}

fn bar(model: Model) -> El {
    let wide = el_with_class(TagName::SPAN, "wide")
        .child(command_button(model, "labels", Some(Icon::Labels)))
        .child(command_button(model, "settings", Some(Icon::Settings)))
        .child(command_button(model, "keys", Some(Icon::Keyboard)))
        .children(file_button(model, workbench::IMPORT, Some(Icon::Import)));
    el_with_class(TagName::DIV, "bar")
        .attr(Attr::DATA_BAR, "")
        .on("mousedown", keep_selection)
        .child(el_with_class(TagName::SPAN, "word").text("Postil"))
        .child(command_button(model, "library", Some(Icon::Articles)))
        .child(el_with_class(TagName::SPAN, "space"))
        .child(command_button(model, "undo", Some(Icon::Undo)))
        .child(command_button(model, "redo", Some(Icon::Redo)))
        .child(wide)
        .child(command_button(model, "commands", Some(Icon::More)))
        .child(command_button(model, "export", None))
}

/// A button for a command of the table: greyed out while the command would do nothing. With a sign, the sign stands in
/// place of the title.
pub(in crate::ui) fn command_button(model: Model, name: &str, sign: Option<Icon>) -> El {
    let Some(entry @ CommandEntry { keys, command, .. }) = first_command(name) else { return el(TagName::SPAN) };
    let title = l10n::title(entry.title, l10n::FIRST);
    let hint = keys.first().map_or_else(String::new, |key| [&title, " (", &printed(key), ")"].concat());
    let face = button(if sign.is_some() { "icon-button" } else { "main" });
    let face = match sign {
        Some(sign) => face.icon(sign),
        None => face.text(&title),
    };
    face.attr(Attr::ARIA_LABEL, &title)
        .attr(Attr::TITLE, &hint)
        .follow_bool_attr(Attr::DISABLED, move || !model.is_enabled(*command))
        .on("click", move |_| model.run(*command))
}

fn foot(model: Model) -> El {
    let looked_at = move || {
        let counts = model.document.counts.get();
        workbench::sentences_looked_at(counts.reviewed, counts.sentences)
    };
    el_with_class(TagName::DIV, "foot")
        .child(saved_status(model))
        .child(told(model))
        .child(el_with_class(TagName::SPAN, "count").follow_text(looked_at))
        .child(
            el_with_class(TagName::SPAN, "count")
                .follow_text(move || counts::annotations(model.document.counts.get().annotations)),
        )
        .child_when_loaded(model, move |more| (more.structure)(model))
        .child(
            el_with_class(TagName::SPAN, "keys-hint")
                .say_around(&workbench::keys(SLOTS[0]), &[el(TagName::KBD).text("?")]),
        )
}

fn tabs(model: Model, pane: RwSignal<usize>) -> El {
    let tab = |(at, (name, title)): (usize, (&'static str, Text))| {
        let count = move || match name {
            "annotations" => format!(" {}", model.document.counts.get().annotations),
            _ => String::new(),
        };
        action_button("", title, move || pane.set(at))
            .attr(Attr::ID, &["show-", name].concat())
            .follow_text(count)
            .follow_attr(Attr::ARIA_PRESSED, move || Some((pane.get() == at).to_string()))
    };
    let tabs = PANES.into_iter().enumerate().map(tab).collect();
    el_with_class(TagName::DIV, "tabs")
        .attr(Attr::ROLE, "group")
        .say_attr(Attr::ARIA_LABEL, workbench::PANES)
        .children(tabs)
}
