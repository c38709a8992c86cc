//! What a label looks like, where it stands, and how it goes.

use leptos::prelude::*;

use super::row::{field, shift};
use super::{Editor, focus_open};
use crate::annotation::{DARK, LIGHT, Label, LabelId, LabelSet, Line, contrast, overlap};
use crate::article::Id;
use crate::editor::Session;
use crate::editor::commands::{Command, DeleteLabel, LabelField, MergeLabel, RetireLabel};
use crate::l10n::{Text, common, label_set, looks};
use crate::ui::dom::{Attr, El, TagName, action_button, el, el_with_class};

pub(super) fn details(editor: Editor, id: &LabelId) -> El {
    let text = |width: &str| {
        el(TagName::INPUT).attr(Attr::TYPE, "text").attr(Attr::CLASS, width).attr(Attr::AUTOCOMPLETE, "off")
    };
    let color = el(TagName::INPUT).attr(Attr::TYPE, "color").say_attr(Attr::ARIA_LABEL, common::COLOUR);
    let hex = text("hex").say_attr(Attr::ARIA_LABEL, label_set::COLOUR_AS_HEX);
    let lines = Line::ALL.into_iter().map(|line| el(TagName::OPTION).attr(Attr::VALUE, line.name()).say(title(line)));
    let lines = el(TagName::SELECT).children(lines.collect());
    let colors = el_with_class(TagName::DIV, "joined")
        .child(field(editor, id, LabelField::Color, color, |_, label| label.color.to_ascii_lowercase()))
        .child(field(editor, id, LabelField::Color, hex, |_, label| label.color.clone()));
    let badge = field(editor, id, LabelField::Badge, text("short"), |_, label| label.badge.clone());
    let key = field(editor, id, LabelField::Key, text("short"), |_, label| label.key.clone().unwrap_or_default());
    let line = field(editor, id, LabelField::Line, lines, |_, label| label.line.name().to_owned());
    let parent = field(editor, id, LabelField::Parent, parents(editor, id), |_, label| {
        label.parent.as_ref().map(Id::to_string).unwrap_or_default()
    });
    let retired = untrack(editor.of(id, |_, label| if label.retired { "retired" } else { "" }.to_owned()));
    let key = retired.is_empty().then(|| el_with_class(TagName::LABEL, "field").say(common::KEY).child(key));
    el_with_class(TagName::DIV, "label-details")
        .attr(Attr::ROLE, "group")
        .say_attr(Attr::ARIA_LABEL, label_set::DETAILS)
        .child(el_with_class(TagName::LABEL, "field").say(common::BADGE).child(badge))
        .children(key.into_iter().collect())
        .child(el_with_class(TagName::DIV, "field").child(el(TagName::SPAN).say(common::COLOUR)).child(colors))
        .child(el_with_class(TagName::LABEL, "field").say(label_set::LINE).child(line))
        .child(el_with_class(TagName::LABEL, "field wide").say(label_set::PART_OF).child(parent))
        .child(el_with_class(TagName::P, "hint wide").follow_text(editor.of(id, seen)))
        .child(el_with_class(TagName::P, "hint wide").follow_text(used(editor, id)))
        .child(acts(editor, id, !retired.is_empty()))
}

/// The labels that this one may lie under.
fn parents(editor: Editor, id: &LabelId) -> El {
    let set = editor.model.document.labels.get_untracked();
    let other = |set: &LabelSet, label: &Label| !label.retired && !set.is_within(&label.id, id);
    let options = set.iter().flat_map(|set| set.labels.iter().filter(|label| other(set, label)).map(option));
    el(TagName::SELECT).children(
        [el(TagName::OPTION).attr(Attr::VALUE, "").say(label_set::NO_PARENT)].into_iter().chain(options).collect(),
    )
}

fn option(label: &Label) -> El {
    el(TagName::OPTION).attr(Attr::VALUE, label.id.as_str()).text(&label.name)
}

/// How well its marks can be seen, in words. The mixing of colours sees to it that they can.
fn seen(set: &LabelSet, label: &Label) -> String {
    let [[light, light_over, light_line], [dark, dark_over, dark_line]] = [&LIGHT, &DARK].map(|theme| {
        let own = contrast(label, theme);
        let both = |(_, other): (usize, &Label)| [overlap(label, other, theme), overlap(other, label, theme)];
        let text = set.given().flat_map(both).min().unwrap_or(own.text);
        let ratio = |tenths: u16| format!("{}.{}:1", tenths / 10, tenths % 10);
        [own.text, text, own.line].map(ratio)
    });
    label_set::contrast(&light, &light_over, &light_line, &dark, &dark_over, &dark_line)
}

fn used(editor: Editor, id: &LabelId) -> impl Fn() -> String + 'static {
    let id = id.clone();
    move || {
        editor.model.document.edits.track();
        let count = |session: &Session| session.annotations().iter().filter(|one| one.label == id).count();
        match editor.model.with(count).unwrap_or_default() {
            0 => label_set::UNUSED.get().to_owned(),
            some => label_set::in_use(some),
        }
    }
}

fn acts(editor: Editor, id: &LabelId, retired: bool) -> El {
    let act = move |name: Text, command: fn(LabelId) -> Box<dyn Command>, then: fn(Editor)| {
        let (own, asked) = (id.clone(), command(id.clone()));
        let press = move || {
            if editor.run(&*command(own.clone())) {
                then(editor);
            }
        };
        action_button("", name, press).follow_bool_attr(Attr::DISABLED, move || !editor.model.is_enabled(&*asked))
    };
    let step = |name: Text, up: bool| {
        let id = id.clone();
        action_button("", name, move || shift(editor, &id, up))
    };
    let steps = [step(common::MOVE_UP, true), step(common::MOVE_DOWN, false)];
    let retire = act(
        if retired { label_set::BRING_BACK } else { label_set::RETIRE },
        if retired {
            |label| Box::new(RetireLabel { label, retired: false })
        } else {
            |label| Box::new(RetireLabel { label, retired: true })
        },
        |_| focus_open(),
    );
    let delete =
        act(common::DELETE, |label| Box::new(DeleteLabel { label }), |_| crate::browser::page::focus("#new-label"));
    let set = editor.model.document.labels.get_untracked();
    let others =
        set.iter().flat_map(|set| set.given().filter(|(_, label)| label.id != *id).map(|(_, label)| option(label)));
    let others = el(TagName::SELECT).say_attr(Attr::ARIA_LABEL, label_set::OTHER_LABEL).children(others.collect());
    let (into, own) = (others.clone(), id.clone());
    let merge = action_button("", label_set::MERGE_INTO, move || {
        let into = Id::from(into.value());
        if editor.run(&MergeLabel { label: own.clone(), into: into.clone() }) {
            editor.open.set(Some(into));
            focus_open();
        }
    });
    el_with_class(TagName::DIV, "label-acts wide")
        .children(if retired { vec![] } else { steps.into_iter().collect() })
        .child(retire)
        .child(delete.attr(Attr::CLASS, "danger"))
        .child(el_with_class(TagName::DIV, "joined").child(merge).child(others))
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
