//! Words of an annotation that were looked for in the text and not found, and where to put them.

use crate::annotation::{Anchor, AnchorState, Target};
use crate::article::Id;
use crate::browser::page;
use crate::editor::Session;
use crate::editor::commands::{DropLost, Place};
use crate::ui::dom::{El, action, el, of};
use crate::ui::first::label_bars::keep_selection;
use crate::ui::state::model::Model;

const NOT_FOUND: &str = "Not found in this text";
const AMBIGUOUS: &str = "Found more than once";

/// Says what became of words that were looked for and not found; nothing where there are none.
pub fn lost(target: &Target) -> &'static str {
    match target.alone().first().map(|anchor| (anchor.state(), target.is_placed())) {
        None => "",
        Some((AnchorState::Ambiguous, false)) => AMBIGUOUS,
        Some((_, false)) => NOT_FOUND,
        Some((AnchorState::Ambiguous, true)) => "In part found more than once",
        Some((_, true)) => "In part not found in this text",
    }
}

/// The words, what became of them, which they are, and whether the annotation has anything else.
type Row = (String, &'static str, usize, bool);

/// A row for each range without a place.
pub(super) fn rows(model: Model, id: &Id) -> El {
    let (looked_at, id) = (id.clone(), id.clone());
    let rows = move || {
        model.track(&looked_at);
        let rows = |session: &Session| -> Option<Vec<Row>> {
            let target = &session.annotations().get(&looked_at)?.target;
            let others = target.is_placed() || target.alone().len() > 1;
            let row = |(at, anchor): (usize, &Anchor)| {
                let word = if anchor.state() == AnchorState::Ambiguous { AMBIGUOUS } else { NOT_FOUND };
                (anchor.quote().to_owned(), word, at, others)
            };
            Some(target.alone().iter().enumerate().map(row).collect())
        };
        model.with(rows).flatten().unwrap_or_default()
    };
    el("div").each(rows, move |row| lost_row(model, &id, row))
}

fn lost_row(model: Model, id: &Id, (quote, word, at, others): &Row) -> El {
    let place = Place { lost: *at };
    let acts = of("span", "lost-acts").with(
        action("", "Place here", move || {
            model.run(&place);
            page::focus("#article");
        })
        .set("title", "Where the words are that are selected in the article")
        .follow_flag("disabled", move || !model.offers(&place)),
    );
    let remove = others.then(|| {
        let drop = DropLost { annotation: id.clone(), lost: *at };
        action("", "Let go", move || model.run(&drop)).set("title", "The annotation keeps its other passages")
    });
    of("div", "lost-row")
        .set("role", "group")
        .set("aria-label", word)
        .on("mousedown", keep_selection)
        .with(of("p", "lost-words").with(of("span", "lost").text(word)).with(el("q").set("dir", "auto").text(quote)))
        .with(acts.all(remove.into_iter().collect()))
}
