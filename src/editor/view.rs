//! The view: the current sentence, the selected annotation and passages.

use crate::annotation::{Annotation, AnnotationId, Target};
use crate::article::Article;
use crate::document::Document;
use crate::editor::Session;
use crate::text::TextRange;

/// Where the person is. Saved with the session, but no step of undo.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct View {
    /// Index of the current sentence.
    pub current: Option<usize>,
    /// The selected annotation.
    pub selected: Option<AnnotationId>,
    /// The selected passage (bytes), trimmed and snapped.
    pub passage: Option<TextRange>,
    /// Other passages that are to be marked together with it, in text order.
    pub extra_ranges: Vec<TextRange>,
    /// The annotation that the next passage is to be added to.
    pub append_to: Option<AnnotationId>,
}

impl View {
    /// Looking at a sentence.
    #[must_use]
    pub const fn sentence(index: usize) -> Self {
        Self { current: Some(index), selected: None, passage: None, extra_ranges: vec![], append_to: None }
    }

    /// Looking at an annotation, and so at the sentence it starts in; at none where it has no place in the text.
    #[must_use]
    pub fn annotation(article: &Article, annotation: &Annotation) -> Self {
        let current = article.sentence_at(annotation.target.first().start());
        Self { current, selected: Some(annotation.id.clone()), ..Self::default() }
    }

    /// Looking at a passage, and so at the sentence it starts in.
    #[must_use]
    pub fn passage(article: &Article, passage: TextRange) -> Self {
        Self { current: article.sentence_at(passage.start()), passage: Some(passage), ..Self::default() }
    }

    /// This view, and what the person is gathering stays as it was in `before`: other passages, or the annotation that gets
    /// the next one.
    #[must_use]
    pub fn gathering(self, before: &Self) -> Self {
        Self { extra_ranges: before.extra_ranges.clone(), append_to: before.append_to.clone(), ..self }
    }

    /// This view, while the person looks for the words of an annotation that is selected in `session` and has lost some: beside a
    /// passage it stays selected; else, if it has no place at all, it waits for one.
    #[must_use]
    pub fn seeking(mut self, session: &Session) -> Self {
        if let Some(lost) = session.selected().filter(|one| !one.target.alone().is_empty()) {
            if self.passage.is_some() {
                self.selected = Some(lost.id.clone());
            } else if !lost.target.is_placed() {
                self.append_to = Some(lost.id.clone());
            }
        }
        self
    }

    /// All selected passages, joined where nothing is between them.
    #[must_use]
    pub fn passages(&self, article: &Article) -> Option<Target> {
        let all = self.extra_ranges.iter().copied().chain(self.passage).collect();
        Target::union(all, article.text.as_str())
    }

    /// The passages to keep while another is chosen.
    pub(super) fn gathered(&self, article: &Article) -> Vec<TextRange> {
        self.passages(article).iter().flat_map(Target::ranges).collect()
    }

    /// The view without what the session does not have.
    pub(super) fn fitted(self, document: &Document) -> Self {
        Self {
            current: self.current.filter(|at| *at < document.article().sentences.len()),
            selected: self.selected.filter(|id| document.annotations().get(id).is_some()),
            passage: self.passage.filter(|range| document.article().text.holds(*range) && !range.is_empty()),
            extra_ranges: self.extra_ranges.into_iter().filter(|range| document.article().text.holds(*range)).collect(),
            append_to: self.append_to.filter(|id| document.annotations().get(id).is_some()),
        }
    }
}
