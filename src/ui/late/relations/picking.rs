//! The bar that is there while the other end of a relation is chosen.

use leptos::prelude::*;

use crate::browser::page;
use crate::l10n::{common, linking};
use crate::ui::dom::{Attr, El, TagName, action_button, after_render_unowned, el, el_with_class, follow};
use crate::ui::state::model::Model;
use crate::ui::widgets::picking::end as end_picking;

/// What is to be done now, in words, while an annotation is being chosen.
pub fn bar(model: Model) -> El {
    let on = move || model.picking.is_on();
    follow(move || page::flag("data-picking", on()));
    el_with_class(TagName::DIV, "toasts picking").attr(Attr::ID, "picking").attr(Attr::ROLE, "status").child_if(
        on,
        move || {
            // The keys work in the article; where a narrow window does not show it, the list is there to be pressed.
            after_render_unowned(|| {
                page::focus("#article");
                if !page::find("#article").is_some_and(|article| page::holds_focus(&article)) {
                    page::focus("#picking button");
                }
            });
            let candidate = move || {
                let id = model.picking.candidate.get()?;
                model.with(|session| super::end_facts(session, &id)).flatten()
            };
            el_with_class(TagName::DIV, "toast")
                .child(el(TagName::P).say(linking::CHOOSE))
                .child(action_button("", common::CANCEL, move || end_picking(model)))
                .keyed_child(candidate, super::end)
        },
    )
}
