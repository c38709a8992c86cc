//! What the person is looking at.

use super::Session;
use crate::annotation::Annotation;
use crate::article::{Article, Id};
use crate::text::TextRange;

/// Where the person is. Saved with the session, but no step of undo.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct View {
    /// Index of the current sentence.
    pub current: Option<usize>,
    /// The selected annotation.
    pub selected: Option<Id>,
    /// The selected passage (bytes), trimmed and snapped.
    pub passage: Option<TextRange>,
}

impl View {
    /// Looking at a sentence.
    #[must_use]
    pub const fn sentence(index: usize) -> Self {
        Self { current: Some(index), selected: None, passage: None }
    }

    /// Looking at an annotation, and so at the sentence it starts in.
    #[must_use]
    pub fn annotation(article: &Article, annotation: &Annotation) -> Self {
        let current = article.sentence_at(annotation.target.first().start());
        Self { current, selected: Some(annotation.id.clone()), passage: None }
    }

    /// Looking at a passage, and so at the sentence it starts in.
    #[must_use]
    pub fn passage(article: &Article, passage: TextRange) -> Self {
        Self { current: article.sentence_at(passage.start()), selected: None, passage: Some(passage) }
    }

    /// The view without what the session does not have.
    pub(super) fn fitted(self, session: &Session) -> Self {
        Self {
            current: self.current.filter(|at| *at < session.article.sentences.len()),
            selected: self.selected.filter(|id| session.annotations.get(id).is_some()),
            passage: self.passage.filter(|range| session.article.text.holds(*range) && !range.is_empty()),
        }
    }
}
