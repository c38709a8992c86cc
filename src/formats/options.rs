//! What is written of documents, and how.

use crate::annotation::Annotation;
use crate::article::{Id, Timestamp};
use crate::document::{Document, Parts};
use crate::sorted::Sorted;

/// What is written of documents, and how.
#[derive(Clone, PartialEq, Debug)]
pub struct Options {
    /// When it is written: now.
    pub exported: Timestamp,
    /// Whether what the person wrote about annotations is written.
    pub notes: bool,
    /// Which annotations are written. Relations are written where both their ends are.
    pub annotations: Which,
    /// Whether each document is written on one line, where the format can.
    pub lines: bool,
}

/// All things of a kind, or some.
#[derive(Clone, PartialEq, Debug)]
pub enum Which {
    /// All of them.
    All,
    /// Those of these ids.
    These(Sorted<Id>),
}

impl Which {
    /// Whether the thing of that id is one of them.
    #[must_use]
    pub fn has(&self, id: &Id) -> bool {
        match self {
            Self::All => true,
            Self::These(ids) => ids.contains(id),
        }
    }
}

impl Options {
    /// To write all there is.
    #[must_use]
    pub const fn all(exported: Timestamp) -> Self {
        Self { exported, notes: true, annotations: Which::All, lines: false }
    }

    /// Hands on the documents with what is to be written of them. This is the one place where options take something away, so
    /// that no format can forget to.
    pub(super) fn reduced<T>(&self, documents: &[&Document], then: &mut dyn FnMut(&[&Document]) -> T) -> T {
        if self.notes && self.annotations == Which::All {
            return then(documents);
        }
        let reduced: Vec<Document> = documents.iter().map(|document| self.reduce(document)).collect();
        then(&reduced.iter().collect::<Vec<_>>())
    }

    fn reduce(&self, document: &Document) -> Document {
        let annotations = document.annotations().iter().filter(|one| self.annotations.has(&one.id));
        let annotations = annotations
            .map(|one| Annotation { note: if self.notes { one.note.clone() } else { String::new() }, ..one.clone() });
        let ends = |from, to| self.annotations.has(from) && self.annotations.has(to);
        let relations = document.relations().iter().filter(|one| ends(&one.from, &one.to));
        Document::restore(Parts {
            article: (**document.article()).clone(),
            labels: document.labels().clone(),
            annotations: annotations.collect(),
            relations: relations.cloned().collect(),
            reviewed: document.reviewed().iter().cloned().collect(),
            extra: document.extra().clone(),
        })
    }
}
