//! What a label looks like, where it stands, and how it goes.

use leptos::prelude::*;

use super::row::{field, shift};
use super::{Editor, focus_open};
use crate::annotation::{DARK, LIGHT, Label, LabelSet, Line, contrast, overlap};
use crate::article::Id;
use crate::editor::Session;
use crate::editor::commands::{Command, DeleteLabel, LabelField, MergeLabel, RetireLabel};
use crate::l10n::{Text, looks};
use crate::ui::dom::{El, action, el, of};
use crate::ui::first::annotations_in_words;

pub(super) fn details(editor: Editor, id: &Id) -> El {
    let text = |width: &str| el("input").set("type", "text").set("class", width).set("autocomplete", "off");
    let color = el("input").set("type", "color").set("aria-label", "Colour");
    let hex = text("hex").set("aria-label", "Colour as hex");
    let lines = Line::ALL.into_iter().map(|line| el("option").set("value", line.name()).text(title(line).get()));
    let lines = el("select").all(lines.collect());
    let colors = of("div", "joined")
        .with(field(editor, id, LabelField::Color, color, |_, label| label.color.to_ascii_lowercase()))
        .with(field(editor, id, LabelField::Color, hex, |_, label| label.color.clone()));
    let badge = field(editor, id, LabelField::Badge, text("short"), |_, label| label.badge.clone());
    let key = field(editor, id, LabelField::Key, text("short"), |_, label| label.key.clone().unwrap_or_default());
    let line = field(editor, id, LabelField::Line, lines, |_, label| label.line.name().to_owned());
    let parent = field(editor, id, LabelField::Parent, parents(editor, id), |_, label| {
        label.parent.as_ref().map(Id::to_string).unwrap_or_default()
    });
    let retired = untrack(editor.of(id, |_, label| if label.retired { "retired" } else { "" }.to_owned()));
    let key = retired.is_empty().then(|| of("label", "field").text("Key").with(key));
    of("div", "label-details")
        .set("role", "group")
        .set("aria-label", "Details")
        .with(of("label", "field").text("Badge").with(badge))
        .all(key.into_iter().collect())
        .with(of("div", "field").with(el("span").text("Colour")).with(colors))
        .with(of("label", "field").text("Line").with(line))
        .with(of("label", "field wide").text("Part of").with(parent))
        .with(of("p", "hint wide").follow_text(editor.of(id, seen)))
        .with(of("p", "hint wide").follow_text(used(editor, id)))
        .with(acts(editor, id, !retired.is_empty()))
}

/// The labels that this one may lie under.
fn parents(editor: Editor, id: &Id) -> El {
    let set = editor.model.document.labels.get_untracked();
    let other = |set: &LabelSet, label: &Label| !label.retired && !set.is_within(&label.id, id);
    let options = set.iter().flat_map(|set| set.labels.iter().filter(|label| other(set, label)).map(option));
    el("select").all([el("option").set("value", "").text("None")].into_iter().chain(options).collect())
}

fn option(label: &Label) -> El {
    el("option").set("value", label.id.as_str()).text(&label.name)
}

/// How well its marks can be seen, in words. The mixing of colours sees to it that they can.
fn seen(set: &LabelSet, label: &Label) -> String {
    let [light, dark] = [&LIGHT, &DARK].map(|theme| {
        let own = contrast(label, theme);
        let both = |(_, other): (usize, &Label)| [overlap(label, other, theme), overlap(other, label, theme)];
        let text = set.given().flat_map(both).min().unwrap_or(own.text);
        let ratio = |tenths: u16| format!("{}.{}:1", tenths / 10, tenths % 10);
        format!("text {} (over another mark {}), line {}", ratio(own.text), ratio(text), ratio(own.line))
    });
    format!("Contrast on light: {light}; on dark: {dark}.")
}

fn used(editor: Editor, id: &Id) -> impl Fn() -> String + 'static {
    let id = id.clone();
    move || {
        editor.model.document.edits.track();
        let count = |session: &Session| session.annotations().iter().filter(|one| one.label == id).count();
        match editor.model.with(count).unwrap_or_default() {
            0 => "Nothing is marked with it.".to_owned(),
            some => format!("In use: {}.", annotations_in_words(some)),
        }
    }
}

fn acts(editor: Editor, id: &Id, retired: bool) -> El {
    let act = move |name: &str, command: fn(Id) -> Box<dyn Command>, then: fn(Editor)| {
        let (own, asked) = (id.clone(), command(id.clone()));
        let press = move || {
            if editor.run(&*command(own.clone())) {
                then(editor);
            }
        };
        action("", name, press).follow_flag("disabled", move || !editor.model.offers(&*asked))
    };
    let step = |name: &str, up: bool| {
        let id = id.clone();
        action("", name, move || shift(editor, &id, up))
    };
    let steps = [step("Move up", true), step("Move down", false)];
    let retire = act(
        if retired { "Bring back" } else { "Retire" },
        if retired {
            |label| Box::new(RetireLabel { label, retired: false })
        } else {
            |label| Box::new(RetireLabel { label, retired: true })
        },
        |_| focus_open(),
    );
    let delete = act("Delete", |label| Box::new(DeleteLabel { label }), |_| crate::browser::page::focus("#new-label"));
    let set = editor.model.document.labels.get_untracked();
    let others =
        set.iter().flat_map(|set| set.given().filter(|(_, label)| label.id != *id).map(|(_, label)| option(label)));
    let others = el("select").set("aria-label", "Other label").all(others.collect());
    let (into, own) = (others.clone(), id.clone());
    let merge = action("", "Merge into", move || {
        let into = Id::from(into.value());
        if editor.run(&MergeLabel { label: own.clone(), into: into.clone() }) {
            editor.open.set(Some(into));
            focus_open();
        }
    });
    of("div", "label-acts wide")
        .all(if retired { vec![] } else { steps.into_iter().collect() })
        .with(retire)
        .with(delete.set("class", "danger"))
        .with(of("div", "joined").with(merge).with(others))
}

const fn title(line: Line) -> Text {
    match line {
        Line::Solid => looks::SOLID,
        Line::Double => looks::DOUBLE,
        Line::Dotted => looks::DOTTED,
        Line::Dashed => looks::DASHED,
        Line::Wavy => looks::WAVY,
    }
}
