//! The bar that says what is being read or written.

use leptos::prelude::*;

use crate::browser::page;
use crate::jobs::Tally;
use crate::l10n::{common, exporting, opening};
use crate::ui::dom::{Attr, El, TagName, action_button, after_render_unowned, el, el_with_class};
use crate::ui::state::model::Model;
use crate::ui::state::progress::Progress;

/// Calls off a job of the worker.
pub fn cancel(model: Model, number: u32) {
    if let Some(worker) = model.worker() {
        worker.cancel(number);
    }
}

/// The bar that says what is being read or written. It is there while something takes long.
pub fn bar(model: Model) -> El {
    let follow = move |tell: fn(Tally) -> u32| move || Some(tell(model.reading.with(Progress::tally)?).to_string());
    let text = move || {
        model.reading.with(|reading| {
            let name = reading.name().unwrap_or_default();
            let number = |count: u32| usize::try_from(count).unwrap_or_default();
            match (reading.tally(), reading.writes()) {
                (Some(Tally { done, total }), false) => {
                    opening::reading_several(name, number(total.min(done + 1)), number(total))
                }
                (Some(Tally { done, total }), true) => {
                    exporting::writing_several(name, number(total.min(done + 1)), number(total))
                }
                (None, false) => opening::reading(name),
                (None, true) => exporting::writing(name),
            }
        })
    };
    let bar_name =
        move || if model.reading.with(Progress::writes) { exporting::WRITING_BAR } else { opening::READING_BAR };
    let bar = el(TagName::PROGRESS)
        .follow_attr(Attr::ARIA_LABEL, move || Some(bar_name().get().to_owned()))
        .follow_attr(Attr::MAX, follow(|tally| tally.total));
    el_with_class(TagName::DIV, "toast")
        .child(el(TagName::P).attr(Attr::DIR, "auto").follow_text(text))
        // Without a value it says that something goes on, and not how far it is.
        .child(bar.follow_attr(Attr::VALUE, follow(|tally| tally.done)))
        .child(action_button("", common::CANCEL, move || {
            model.give_up();
            // The button goes, and the focus with it.
            after_render_unowned(|| page::focus("#article, #text"));
        }))
}
