//! The question what to do with a label set that was read from a file, in a dialog of its own: what it holds as a tree, how
//! much of that is new, and where it clashes with the labels that are here.

use std::sync::Arc;

use leptos::prelude::*;

use super::Editor;
use crate::annotation::LabelSet;
use crate::browser::page;
use crate::editor::Session;
use crate::editor::commands::{AddLabels, Arrival, Command, UseLabels, join, left_over};
use crate::json::Problem;
use crate::l10n::{self, common, label_set};
use crate::ui::dom::{Attr, El, TagName, action_button, after_render_unowned, el, el_with_class};
use crate::ui::late::dialogs::modal;
use crate::ui::late::words::problem_words;

/// What is asked about.
#[derive(Clone)]
pub(super) struct Offer {
    /// Name of the file.
    pub file: String,
    /// The set that it holds.
    pub set: Arc<LabelSet>,
    /// What it holds besides and labels have no place for.
    pub left_out: Vec<Problem>,
}

/// The dialog, while there is something to ask.
pub(super) fn offer(editor: Editor) -> El {
    let key = move || editor.offered.get().map(|offer| (offer.file, offer.set.labels.len()));
    el(TagName::DIV).keyed_child(key, move |_| {
        let Some(Offer { file, set, left_out }) = editor.offered.get_untracked() else { return el(TagName::DIV) };
        let look = |session: &Session| {
            let left: Vec<String> = left_over(session, &set).iter().map(|label| label.name.clone()).collect();
            (join(session.labels(), &set).1, left)
        };
        let (arrivals, left) = editor.model.with(look).unwrap_or_default();
        let mut content = vec![el(TagName::P).attr(Attr::DIR, "auto").text(&summary(&file, &set, &arrivals))];
        if !arrivals.is_empty() {
            // It scrolls, so that the answers stay in view; by keys as well.
            let tree = el_with_class(TagName::UL, "label-tree")
                .attr(Attr::ROLE, "list")
                .attr(Attr::TABINDEX, "0")
                .say_attr(Attr::ARIA_LABEL, label_set::LABELS_OF_FILE);
            content.push(tree.children(arrivals.iter().map(branch).collect()));
        }
        if arrivals.iter().any(|arrival| !arrival.is_new) {
            content.push(hint(label_set::OTHERS_STAY.get()));
        }
        if !left.is_empty() {
            content.push(hint(&label_set::kept_as_retired(&left.join(", "))));
        }
        if let Some(text) = told(&left_out) {
            content.push(hint(&text));
        }
        content.push(actions(editor, &set));
        modal(label_set::IMPORT_TITLE, content, close(editor))
    })
}

/// Leaves the question without an answer.
fn close(editor: Editor) -> impl Fn() + Copy + 'static {
    move || {
        editor.offered.set(None);
        // Until the question is gone, nothing around it can have the focus.
        after_render_unowned(|| page::focus("#set-name"));
    }
}

fn hint(text: &str) -> El {
    el_with_class(TagName::P, "hint").attr(Attr::DIR, "auto").text(text)
}

/// What was left out of the file, if anything was.
fn told(left_out: &[Problem]) -> Option<String> {
    const NAMED: usize = 3;
    let named: Vec<String> = left_out.iter().take(NAMED).map(problem_words).collect();
    let what = named.join("; ");
    match left_out.len().saturating_sub(NAMED) {
        _ if named.is_empty() => None,
        0 => Some(label_set::left_out(&what)),
        more => Some(label_set::left_out_and_more(&what, more)),
    }
}

/// “codes.csv” holds the set “Interviews”: 12 labels, 10 of them new.
fn summary(file: &str, set: &LabelSet, arrivals: &[Arrival]) -> String {
    let new = arrivals.iter().filter(|arrival| arrival.is_new).count();
    match (arrivals.len(), new) {
        (0, _) => label_set::holds(file, &set.name, 0),
        (all, 0) => label_set::holds_known(file, &set.name, all),
        (all, new) if new == all => label_set::holds_unknown(file, &set.name, all),
        (all, new) => label_set::holds_some_new(file, &set.name, all, new),
    }
}

/// A label of the file: what it looks like, and what speaks against taking it over as it is.
fn branch(arrival: &Arrival) -> El {
    let Arrival { label, here, is_new, key_of, .. } = arrival;
    let mut clashes = Vec::new();
    if !is_new {
        clashes.push(match label.name == here.name {
            true => label_set::KNOWN.get().to_owned(),
            false => label_set::known_as(&here.name),
        });
    } else {
        if let (Some(key), Some(owner)) = (&label.key, key_of) {
            clashes.push(label_set::key_taken(key, &l10n::argument(owner, l10n::ALL)));
        }
        if label.badge != here.badge {
            clashes.push(label_set::badge_taken(&label.badge, &here.badge));
        }
    }
    let badge = el_with_class(TagName::SPAN, "badge")
        .attr(Attr::ARIA_HIDDEN, "true")
        .css_var("--k", &label.color)
        .text(&label.badge);
    el_with_class(TagName::LI, if *is_new { "" } else { "known" })
        .css_var("--depth", &arrival.depth.min(6).to_string())
        .child(badge)
        .child(el(TagName::SPAN).attr(Attr::DIR, "auto").text(&label.name))
        .child(el_with_class(TagName::SMALL, "hint").attr(Attr::DIR, "auto").text(&clashes.join("; ")))
}

/// The three answers.
fn actions(editor: Editor, set: &Arc<LabelSet>) -> El {
    let settle = move |command: Box<dyn Command>| {
        move || {
            close(editor)();
            editor.run(&*command);
        }
    };
    let [all, added] = [set, set].map(|set| LabelSet::clone(set));
    let add = AddLabels { set: added };
    // What changes nothing is no answer.
    let idle = !editor.model.is_enabled(&add);
    let add = action_button("", label_set::ADD_ITS_LABELS, settle(Box::new(add)));
    let add = if idle { add.attr(Attr::DISABLED, "") } else { add };
    let instead = action_button("main", label_set::USE_THIS_INSTEAD, settle(Box::new(UseLabels { set: all })))
        .attr(Attr::AUTOFOCUS, "");
    el_with_class(TagName::DIV, "dialog-actions").child(instead).child(add).child(action_button(
        "",
        common::CANCEL,
        close(editor),
    ))
}
