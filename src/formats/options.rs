//! Options of an export.

use crate::annotation::{Annotation, Annotations, Layer, Proposal, Relation};
use crate::article::{Id, Timestamp};
use crate::document::{Beside, BoxedBeside, Document, Parts};
use crate::sorted::Sorted;

/// What is written of documents, and how.
#[derive(Clone, PartialEq, Debug)]
pub struct Options {
    /// When it is written: now.
    pub exported: Timestamp,
    /// Whether what the person wrote about annotations is written.
    pub notes: bool,
    /// Which annotations are written, the person's own and those of layers. Relations are written where both their ends are.
    pub annotations: Which,
    /// Which layers of others are written. The person's own annotations do not depend on it.
    pub layers: Which,
    /// Whether each document is written on one line, where the format can.
    pub lines: bool,
    /// Whether texts that a spreadsheet would take for formulas are written as they are, in tables.
    pub raw: bool,
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
        Self { exported, notes: true, annotations: Which::All, layers: Which::All, lines: false, raw: false }
    }

    /// Hands on the document with what is to be written of it. This is the one place where options take something away, so
    /// that no format can forget to.
    pub(crate) fn reduced<T>(&self, document: &Document, then: &mut dyn FnMut(&Document) -> T) -> T {
        if self.notes && self.annotations == Which::All && self.layers == Which::All {
            return then(document);
        }
        then(&self.reduce(document))
    }

    fn reduce(&self, document: &Document) -> Document {
        Document::restore(Parts {
            article: (**document.article()).clone(),
            labels: document.labels().clone(),
            annotations: self.annotations_among(document.annotations()),
            relations: self.relations_among(document.relations(), document),
            no_claim: document.no_claim().iter().cloned().collect(),
            beside: document.beside().and_then(|beside| self.reduce_beside(beside, document)),
            extra: document.extra().clone(),
        })
    }

    fn reduce_beside(&self, beside: &Beside, document: &Document) -> Option<BoxedBeside> {
        let layers: Vec<Layer> = beside.layers.iter().filter(|one| self.layers.has(&one.id)).cloned().collect();
        let proposals = beside.proposals.iter().map(|one| Proposal { note: self.note(&one.note), ..one.clone() });
        let reduced = Beside {
            layers: layers.into(),
            annotations: self.annotations_among(&beside.annotations).into(),
            relations: self.relations_among(&beside.relations, document).into(),
            runs: beside.runs.clone(),
            proposals: proposals.collect::<Vec<_>>().into(),
            instructions: beside.instructions.clone(),
        };
        reduced.boxed()
    }

    fn annotations_among(&self, annotations: &Annotations) -> Vec<Annotation> {
        let written = annotations.iter().filter(|one| self.writes(one));
        written.map(|one| Annotation { note: self.note(&one.note), ..one.clone() }).collect()
    }

    fn relations_among(&self, relations: &Sorted<Relation>, document: &Document) -> Vec<Relation> {
        let writes = |end: &Id| document.annotation(end).is_some_and(|one| self.writes(one));
        let of_layer = |one: &Relation| one.layer.as_ref().is_none_or(|layer| self.layers.has(layer));
        let written = relations.iter().filter(|one| of_layer(one) && writes(&one.from) && writes(&one.to));
        written.cloned().collect()
    }

    /// Whether an annotation is written.
    fn writes(&self, annotation: &Annotation) -> bool {
        self.annotations.has(&annotation.id) && annotation.layer().is_none_or(|layer| self.layers.has(layer))
    }

    fn note(&self, note: &str) -> String {
        if self.notes { note.to_owned() } else { String::new() }
    }
}
