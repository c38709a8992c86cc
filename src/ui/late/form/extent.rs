//! What an annotation marks, changed by buttons: what keys and handles do too.

use crate::article::Id;
use crate::browser::page;
use crate::editor::Session;
use crate::editor::commands::{AddPassage, Command, JoinAnnotations, MoveEdge, RemovePassage, SplitAnnotation};
use crate::ui::dom::{El, action, el, of};
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
        of("div", "extent-acts")
            .with(act(model, "Add a passage", &AddPassage))
            .with(act(model, "Split", &SplitAnnotation).set("title", "In two: behind its first passage or sentence"))
            .with(act(model, "Join with next", &JoinAnnotations).set("title", "With the next annotation of its label"))
    };
    let asked = id.clone();
    let placed = move || {
        model.track(&asked);
        let placed = |session: &Session| session.annotations().get(&asked).is_some_and(|one| one.target.is_placed());
        model.with(placed).unwrap_or(false)
    };
    of("div", "extents")
        .set("role", "group")
        .set("aria-label", "Extent")
        .with(el("div").each(pieces, row))
        .when(placed, acts)
}

fn passage(model: Model, id: Id, piece: usize, several: bool) -> El {
    let which = if several { format!(" of passage {}", piece + 1) } else { String::new() };
    let button = |name: &str, sign: &str, command: MoveEdge| {
        let command = command.of(piece);
        let name = format!("{name}{which}");
        action("", sign, move || model.run(&command))
            .set("aria-label", &name)
            .set("title", &name)
            .follow_flag("disabled", move || !model.offers(&command))
    };
    let row = of("div", "extent")
        .with(of("span", "extent-name").text("Start"))
        .with(button("Start one word earlier", "←", MoveEdge::START_EARLIER))
        .with(button("Start one word later", "→", MoveEdge::START_LATER))
        .with(of("span", "extent-name").text("End"))
        .with(button("End one word earlier", "←", MoveEdge::END_EARLIER))
        .with(button("End one word later", "→", MoveEdge::END_LATER));
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
    let remove = action("", "×", move || model.run(&RemovePassage { annotation: id.clone(), piece }))
        .set("aria-label", &name)
        .set("title", &name);
    of("div", "piece").with(of("div", "piece-words").set("dir", "auto").follow_text(words)).with(row.with(remove))
}

fn act(model: Model, text: &str, command: &'static (dyn Command + Sync)) -> El {
    action("", text, move || {
        model.run(command);
        page::focus("#article");
    })
    .follow_flag("disabled", move || !model.offers(command))
}
