//! Choosing the other end of a relation: by a press on its mark or its card, or by keys that go from one to the next.

use leptos::prelude::*;

use crate::annotation::Annotations;
use crate::article::Id;
use crate::browser::page;
use crate::ui::dom::{El, action, afterwards, el, follow, of};
use crate::ui::state::model::Model;

/// A relation in the making.
#[derive(Clone, Copy)]
pub struct Picking {
    /// The annotation that was selected when it began, and is until it ends. Without one, nothing is in the making.
    pub from: RwSignal<Option<Id>>,
    /// The one that the keys have come to.
    pub candidate: RwSignal<Option<Id>>,
    /// The one that was chosen; how the two are linked is asked next.
    pub to: RwSignal<Option<Id>>,
}

impl Picking {
    /// Nothing is in the making.
    #[must_use]
    pub fn none() -> Self {
        Self { from: RwSignal::new(None), candidate: RwSignal::new(None), to: RwSignal::new(None) }
    }

    /// Whether an annotation is being chosen. Tracks it.
    #[must_use]
    pub fn is_on(self) -> bool {
        self.from.with(Option::is_some) && self.to.with(Option::is_none)
    }

    /// Begins with the selected annotation, or with `None` ends.
    pub fn set(self, from: Option<Id>) {
        if from.is_some() || self.from.with_untracked(Option::is_some) {
            self.candidate.set(None);
            self.to.set(None);
            self.from.set(from);
        }
    }

    /// Calls it off where the person went elsewhere.
    pub fn follow(self, selected: Option<&Id>) {
        if self.from.with_untracked(|from| from.as_ref() != selected) {
            self.set(None);
        }
    }

    /// Goes to the next annotation that could be chosen, or the one before; past the last comes the first.
    fn step(self, all: &Annotations, forwards: bool) {
        let Some(from) = self.from.get_untracked() else { return };
        let here = self.candidate.get_untracked().unwrap_or_else(|| from.clone());
        let mut at = all.place_of(&here).unwrap_or_default();
        // Past the one it begins with, which cannot be chosen.
        for _ in 0..2 {
            at = if forwards { at + 1 } else { at + all.len() - 1 } % all.len().max(1);
            if let Some(next) = all.part(at..at + 1).first().filter(|next| next.id != from) {
                return self.candidate.set(Some(next.id.clone()));
            }
        }
    }
}

/// Chooses an annotation, if one is being chosen; whether that is so.
pub fn take(model: Model, id: &Id) -> bool {
    if !untrack(|| model.picking.is_on()) {
        return false;
    }
    let itself = model.picking.from.with_untracked(|from| from.as_ref() == Some(id));
    model
        .messages
        .alert
        .set(itself.then(|| "An annotation cannot be linked to itself: choose another one.".to_owned()));
    if !itself {
        model.picking.to.set(Some(id.clone()));
    }
    true
}

/// Ends it, chosen or not. The focus goes back to where it was.
pub fn end(model: Model) {
    model.picking.set(None);
    afterwards(focus);
}

/// Puts the focus where linking began: on the button, which keeps a sign of that, else into the article.
pub fn focus() {
    let button = page::find("#link[data-began]");
    match button {
        Some(button) => {
            let _ = button.remove_attribute("data-began");
            let _ = button.focus();
        }
        None => page::focus("#article"),
    }
}

/// Does what a command of the table means while an annotation is being chosen; whether it means something else then.
pub fn takes_over(model: Model, command: &str) -> bool {
    if !untrack(|| model.picking.is_on()) {
        return false;
    }
    match command {
        "next-annotation" | "next-sentence" => step(model, true),
        "previous-annotation" | "previous-sentence" => step(model, false),
        "open" => {
            if let Some(candidate) = model.picking.candidate.get_untracked() {
                take(model, &candidate);
            }
        }
        "deselect" => end(model),
        _ => return false,
    }
    true
}

fn step(model: Model, forwards: bool) {
    let _ = model.with(|session| model.picking.step(session.annotations(), forwards));
}

/// Lets the card of an annotation show whether the keys have come to it.
pub fn card(model: Model, id: Id, card: &El) {
    let card = card.node().clone();
    follow(move || {
        let here = model.picking.candidate.with(|candidate| candidate.as_ref() == Some(&id));
        let _ = card.class_list().toggle_with_force("candidate", here);
        if here {
            page::reveal(&card);
        }
    });
}

/// What is to be done now, in words, while an annotation is being chosen.
pub fn bar(model: Model) -> El {
    let on = move || model.picking.is_on();
    follow(move || page::flag("data-picking", on()));
    of("div", "toasts picking").set("role", "status").when(on, move || {
        // The keys work in the article; where a narrow window does not show it, the list is there to be pressed.
        afterwards(|| {
            page::focus("#article");
            if !page::find("#article").is_some_and(|article| page::holds_focus(&article)) {
                page::focus(".picking button");
            }
        });
        let candidate = move || {
            let id = model.picking.candidate.get()?;
            model.with(|session| super::end_facts(session, &id)).flatten()
        };
        of("div", "toast")
            .with(el("p").text("Choose the other annotation: click it, or n/p and Enter. Esc cancels."))
            .with(action("", "Cancel", move || end(model)))
            .swap(candidate, super::end)
    })
}
