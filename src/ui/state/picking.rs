//! A relation in the making: which annotation it begins with, and which one the person has come to.

use leptos::prelude::*;

use crate::annotation::{AnnotationId, Annotations};

/// A relation in the making.
#[derive(Clone, Copy)]
pub struct Picking {
    /// The annotation that was selected when it began, and is until it ends. Without one, nothing is in the making.
    pub from: RwSignal<Option<AnnotationId>>,
    /// The one that the keys have come to.
    pub candidate: RwSignal<Option<AnnotationId>>,
    /// The one that was chosen; how the two are linked is asked next.
    pub to: RwSignal<Option<AnnotationId>>,
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
    pub fn set(self, from: Option<AnnotationId>) {
        if from.is_some() || self.from.with_untracked(Option::is_some) {
            self.candidate.set(None);
            self.to.set(None);
            self.from.set(from);
        }
    }

    /// Calls it off where the person went elsewhere.
    pub fn follow(self, selected: Option<&AnnotationId>) {
        if self.from.with_untracked(|from| from.as_ref() != selected) {
            self.set(None);
        }
    }

    /// Goes to the next annotation that could be chosen, or the one before; past the last comes the first.
    pub(in crate::ui) fn step(self, all: &Annotations, forwards: bool) {
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
