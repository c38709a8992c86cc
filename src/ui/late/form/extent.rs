//! What an annotation marks, changed by buttons: what keys and handles do too.

use crate::article::Id;
use crate::browser::page;
use crate::editor::Session;
use crate::editor::commands::{AddPassage, Command, JoinAnnotations, MoveEdge, RemovePassage, SplitAnnotation};
use crate::ui::dom::{Attr, El, TagName, action_button, el, el_with_class};
use crate::ui::state::model::Model;

/// Most characters of a passage that its row shows.
const SHOWN: usize = 32;

/// A row of buttons a passage, and what can be done with all of them.
pub(super) fn extent(model: Model, id: &Id) -> El {
    let (counted, removed) = (id.clone(), id.clone());
    let pieces = move || {
        model.track(&counted);
        let count = |session: &Session| session.annotations().get(&counted).map(|one| one.target.ranges().count());
        let count = model.with(count).flatten().unwrap_or_default();
        // With several, each has words of its own to be told by.
        (0..count).map(|at| (at, count > 1)).collect()
    };
    let row = move |(at, several): &(usize, bool)| passage(model, removed.clone(), *at, *several);
    let acts = move || {
        el_with_class(TagName::DIV, "extent-acts")
            .child(act(model, "Add a passage", &AddPassage))
            .child(
                act(model, "Split", &SplitAnnotation).attr(Attr::TITLE, "In two: behind its first passage or sentence"),
            )
            .child(
                act(model, "Join with next", &JoinAnnotations)
                    .attr(Attr::TITLE, "With the next annotation of its label"),
            )
    };
    let asked = id.clone();
    let placed = move || {
        model.track(&asked);
        let placed = |session: &Session| session.annotations().get(&asked).is_some_and(|one| one.target.is_placed());
        model.with(placed).unwrap_or(false)
    };
    el_with_class(TagName::DIV, "extents")
        .attr(Attr::ROLE, "group")
        .attr(Attr::ARIA_LABEL, "Extent")
        .child(el(TagName::DIV).keyed_children(pieces, row))
        .child_if(placed, acts)
}

fn passage(model: Model, id: Id, piece: usize, several: bool) -> El {
    let which = if several { format!(" of passage {}", piece + 1) } else { String::new() };
    let button = |name: &str, sign: &str, command: MoveEdge| {
        let command = command.of(piece);
        let name = format!("{name}{which}");
        action_button("", sign, move || model.run(&command))
            .attr(Attr::ARIA_LABEL, &name)
            .attr(Attr::TITLE, &name)
            .follow_bool_attr(Attr::DISABLED, move || !model.is_enabled(&command))
    };
    let row = el_with_class(TagName::DIV, "extent")
        .child(el_with_class(TagName::SPAN, "extent-name").text("Start"))
        .child(button("Start one word earlier", "←", MoveEdge::START_EARLIER))
        .child(button("Start one word later", "→", MoveEdge::START_LATER))
        .child(el_with_class(TagName::SPAN, "extent-name").text("End"))
        .child(button("End one word earlier", "←", MoveEdge::END_EARLIER))
        .child(button("End one word later", "→", MoveEdge::END_LATER));
    if !several {
        return row;
    }
    let words_of = id.clone();
    let words = move || {
        model.track(&words_of);
        let words = |session: &Session| {
            let range = session.annotations().get(&words_of)?.target.ranges().nth(piece)?;
            let text = session.article().text.slice(range);
            let mut words: String = text.chars().take(SHOWN).collect();
            if words.len() < text.len() {
                words.push('…');
            }
            Some(words)
        };
        model.with(words).flatten().unwrap_or_default()
    };
    let name = format!("Remove passage {}", piece + 1);
    let remove = action_button("", "×", move || model.run(&RemovePassage { annotation: id.clone(), piece }))
        .attr(Attr::ARIA_LABEL, &name)
        .attr(Attr::TITLE, &name);
    el_with_class(TagName::DIV, "piece")
        .child(el_with_class(TagName::DIV, "piece-words").attr(Attr::DIR, "auto").follow_text(words))
        .child(row.child(remove))
}

fn act(model: Model, text: &str, command: &'static (dyn Command + Sync)) -> El {
    action_button("", text, move || {
        model.run(command);
        page::focus("#article");
    })
    .follow_bool_attr(Attr::DISABLED, move || !model.is_enabled(command))
}
