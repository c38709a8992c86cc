//! Buttons that change the extent of an annotation, as keys and handles do.

use crate::annotation::AnnotationId;
use crate::browser::page;
use crate::editor::Session;
use crate::editor::commands::{AddPassage, Command, JoinAnnotations, MoveEdge, RemovePassage, SplitAnnotation};
use crate::l10n::{Text, passages};
use crate::ui::dom::{self, Attr, El, TagName, action_button, el, el_with_class};
use crate::ui::state::model::Model;

/// Most characters of a passage that its row shows.
const SHOWN: usize = 32;

/// A row of buttons a passage, and what can be done with all of them.
pub(super) fn extent(model: Model, id: &AnnotationId) -> El {
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
            .child(act(model, passages::ADD_PASSAGE, &AddPassage))
            .child(act(model, passages::SPLIT, &SplitAnnotation).say_attr(Attr::TITLE, passages::SPLIT_HINT))
            .child(act(model, passages::JOIN, &JoinAnnotations).say_attr(Attr::TITLE, passages::JOIN_HINT))
    };
    let asked = id.clone();
    let placed = move || {
        model.track(&asked);
        let placed = |session: &Session| session.annotations().get(&asked).is_some_and(|one| one.target.is_placed());
        model.with(placed).unwrap_or(false)
    };
    el_with_class(TagName::DIV, "extents")
        .attr(Attr::ROLE, "group")
        .say_attr(Attr::ARIA_LABEL, passages::EXTENT)
        .child(el(TagName::DIV).keyed_children(pieces, row))
        .child_if(placed, acts)
}

fn passage(model: Model, id: AnnotationId, piece: usize, several: bool) -> El {
    let button = |name: Text, of: fn(usize) -> String, sign: &str, command: MoveEdge| {
        let command = command.of(piece);
        let name = if several { of(piece + 1) } else { name.get().to_owned() };
        dom::button("")
            .text(sign)
            .on("click", move |_| model.run(&command))
            .attr(Attr::ARIA_LABEL, &name)
            .attr(Attr::TITLE, &name)
            .follow_bool_attr(Attr::DISABLED, move || !model.is_enabled(&command))
    };
    let row = el_with_class(TagName::DIV, "extent")
        .child(el_with_class(TagName::SPAN, "extent-name").say(passages::START))
        .child(button(passages::START_EARLIER, passages::start_earlier_of, "←", MoveEdge::START_EARLIER))
        .child(button(passages::START_LATER, passages::start_later_of, "→", MoveEdge::START_LATER))
        .child(el_with_class(TagName::SPAN, "extent-name").say(passages::END))
        .child(button(passages::END_EARLIER, passages::end_earlier_of, "←", MoveEdge::END_EARLIER))
        .child(button(passages::END_LATER, passages::end_later_of, "→", MoveEdge::END_LATER));
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
    let name = passages::remove_passage(piece + 1);
    let remove = dom::button("")
        .text("×")
        .on("click", move |_| model.run(&RemovePassage { annotation: id.clone(), piece }))
        .attr(Attr::ARIA_LABEL, &name)
        .attr(Attr::TITLE, &name);
    el_with_class(TagName::DIV, "piece")
        .child(el_with_class(TagName::DIV, "piece-words").attr(Attr::DIR, "auto").follow_text(words))
        .child(row.child(remove))
}

fn act(model: Model, text: Text, command: &'static (dyn Command + Sync)) -> El {
    action_button("", text, move || {
        model.run(command);
        page::focus("#article");
    })
    .follow_bool_attr(Attr::DISABLED, move || !model.is_enabled(command))
}
