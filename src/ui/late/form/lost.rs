//! Words of an annotation that were not found in the text, and buttons to place them.

use crate::annotation::{Anchor, AnchorState, AnnotationId, Target};
use crate::browser::page;
use crate::editor::Session;
use crate::editor::commands::{DropLost, Place};
use crate::l10n::{Text, passages};
use crate::ui::dom::{Attr, El, TagName, action_button, el, el_with_class};
use crate::ui::first::label_bars::keep_selection;
use crate::ui::state::model::Model;

/// Says what became of words that were looked for and not found; nothing where there are none.
pub fn lost(target: &Target) -> Option<Text> {
    let text = match target.alone().first().map(|anchor| (anchor.state(), target.is_placed())) {
        None => return None,
        Some((AnchorState::Ambiguous, false)) => passages::FOUND_MORE_THAN_ONCE,
        Some((_, false)) => passages::NOT_FOUND,
        Some((AnchorState::Ambiguous, true)) => passages::IN_PART_FOUND_MORE_THAN_ONCE,
        Some((_, true)) => passages::IN_PART_NOT_FOUND,
    };
    Some(text)
}

/// The words, what became of them, which they are, and whether the annotation has anything else.
type Row = (String, Text, usize, bool);

/// A row for each range without a place.
pub(super) fn rows(model: Model, id: &AnnotationId) -> El {
    let (looked_at, id) = (id.clone(), id.clone());
    let rows = move || {
        model.track(&looked_at);
        let rows = |session: &Session| -> Option<Vec<Row>> {
            let target = &session.annotations().get(&looked_at)?.target;
            let others = target.is_placed() || target.alone().len() > 1;
            let row = |(at, anchor): (usize, &Anchor)| {
                let word = if anchor.state() == AnchorState::Ambiguous {
                    passages::FOUND_MORE_THAN_ONCE
                } else {
                    passages::NOT_FOUND
                };
                (anchor.quote().to_owned(), word, at, others)
            };
            Some(target.alone().iter().enumerate().map(row).collect())
        };
        model.with(rows).flatten().unwrap_or_default()
    };
    el(TagName::DIV).keyed_children(rows, move |row| lost_row(model, &id, row))
}

fn lost_row(model: Model, id: &AnnotationId, (quote, word, at, others): &Row) -> El {
    let place = Place { lost: *at };
    let acts = el_with_class(TagName::SPAN, "lost-acts").child(
        action_button("", passages::PLACE_HERE, move || {
            model.run(&place);
            page::focus("#article");
        })
        .say_attr(Attr::TITLE, passages::PLACE_HERE_HINT)
        .follow_bool_attr(Attr::DISABLED, move || !model.is_enabled(&place)),
    );
    let remove = others.then(|| {
        let drop = DropLost { annotation: id.clone(), lost: *at };
        action_button("", passages::LET_GO, move || model.run(&drop)).say_attr(Attr::TITLE, passages::LET_GO_HINT)
    });
    el_with_class(TagName::DIV, "lost-row")
        .attr(Attr::ROLE, "group")
        .say_attr(Attr::ARIA_LABEL, *word)
        .on("mousedown", keep_selection)
        .child(
            el_with_class(TagName::P, "lost-words")
                .child(el_with_class(TagName::SPAN, "lost").say(*word))
                .child(el(TagName::Q).attr(Attr::DIR, "auto").text(quote)),
        )
        .child(acts.children(remove.into_iter().collect()))
}
