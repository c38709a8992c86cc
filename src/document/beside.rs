//! The parts that few documents have: layers, runs, proposals, instructions.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::{RefUnwindSafe, UnwindSafe};

use super::{Change, Document};
use crate::annotation::{
    Annotation, AnnotationId, Annotations, AttributeId, LabelId, Layer, LayerId, Proposal, Relation, RelationId, Run,
};
use crate::json::Object;
use crate::sorted::Sorted;

/// Layers with all that is in them, proposals, instructions. The page shows none of the annotations and relations here, so they
/// are never among the person's own.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Beside {
    /// The layers.
    pub layers: Sorted<Layer>,
    /// The annotations of all layers. Each names one of [`Self::layers`].
    pub annotations: Annotations,
    /// The relations of all layers. Each names one of [`Self::layers`].
    pub relations: Sorted<Relation>,
    /// The runs that proposals come from.
    pub runs: Sorted<Run>,
    /// What machines suggest. Each names one of [`Self::runs`].
    pub proposals: Sorted<Proposal>,
    /// What a reader who gets the document is to do.
    pub instructions: Option<String>,
}

impl Beside {
    /// This, as a document holds it: `None` where it says nothing.
    #[must_use]
    pub fn boxed(self) -> Option<BoxedBeside> {
        (!self.is_empty()).then(|| BoxedBeside(Box::new(self)))
    }

    /// Whether it says nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.layers.is_empty()
            && self.annotations.is_empty()
            && self.relations.is_empty()
            && self.runs.is_empty()
            && self.proposals.is_empty()
            && self.instructions.is_none()
    }

    /// The annotations of one layer, in text order.
    pub fn annotations_of(&self, layer: &LayerId) -> impl Iterator<Item = &Annotation> {
        self.annotations.iter().filter(move |one| one.layer() == Some(layer))
    }

    /// Whether something here has a label: an annotation, a proposal or one of its alternatives.
    #[must_use]
    pub fn uses_label(&self, label: &LabelId) -> bool {
        self.annotations.iter().any(|one| one.label == *label)
            || self.proposals.iter().any(|one| {
                one.label == *label || one.alternatives.iter().any(|alternative| alternative.label == *label)
            })
    }
}

/// A [`Beside`] that a document holds. What drops and clones it is linked only where one is made, so not in the first wasm, which
/// holds none.
pub struct BoxedBeside(Box<dyn Held>);

trait Held: Send + Sync + UnwindSafe + RefUnwindSafe {
    fn get(&self) -> &Beside;
    fn get_mut(&mut self) -> &mut Beside;
    fn boxed_clone(&self) -> BoxedBeside;
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl Held for Beside {
    fn get(&self) -> &Beside {
        self
    }

    fn get_mut(&mut self) -> &mut Beside {
        self
    }

    fn boxed_clone(&self) -> BoxedBeside {
        BoxedBeside(Box::new(self.clone()))
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Deref for BoxedBeside {
    type Target = Beside;

    fn deref(&self) -> &Beside {
        self.0.get()
    }
}

impl DerefMut for BoxedBeside {
    fn deref_mut(&mut self) -> &mut Beside {
        self.0.get_mut()
    }
}

impl Clone for BoxedBeside {
    fn clone(&self) -> Self {
        self.0.boxed_clone()
    }
}

impl PartialEq for BoxedBeside {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for BoxedBeside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f)
    }
}

impl Document {
    /// The annotation of that id: one of the person's own, or one of a layer.
    #[must_use]
    pub fn annotation(&self, id: &AnnotationId) -> Option<&Annotation> {
        self.annotations.get(id).or_else(|| self.beside()?.annotations.get(id))
    }

    /// All annotations: the person's own, and those of all layers, both in text order.
    pub fn all_annotations(&self) -> impl Iterator<Item = &Annotation> {
        self.annotations.iter().chain(self.beside().into_iter().flat_map(|beside| beside.annotations.iter()))
    }

    /// The relation of that id: one of the person's own, or one of a layer.
    #[must_use]
    pub fn relation(&self, id: &RelationId) -> Option<&Relation> {
        self.relations.get(id).or_else(|| self.beside()?.relations.get(id))
    }

    /// All relations: the person's own, and those of all layers.
    pub fn all_relations(&self) -> impl Iterator<Item = &Relation> {
        self.relations.iter().chain(self.beside().into_iter().flat_map(|beside| beside.relations.iter()))
    }

    /// Whether something has a label: an annotation of whatever layer, a proposal or one of its alternatives.
    #[must_use]
    pub fn uses_label(&self, label: &LabelId) -> bool {
        self.annotations.iter().any(|one| one.label == *label)
            || self.beside().is_some_and(|beside| beside.uses_label(label))
    }

    /// Whether something has a value of an attribute: an annotation of whatever layer, or a proposal.
    #[must_use]
    pub fn uses_attribute(&self, attribute: &AttributeId) -> bool {
        let has = |attributes: &Object| attributes.get(attribute.as_str()).is_some();
        let beside = || self.beside().into_iter();
        let others = beside().flat_map(|beside| beside.annotations.iter());
        self.annotations.iter().chain(others).any(|one| has(&one.attributes))
            || beside().flat_map(|beside| beside.proposals.iter()).any(|one| has(&one.attributes))
    }

    /// What few documents have; made where there is nothing of it yet. [`Self::drop_nothing`] must follow.
    pub(super) fn beside_mut(&mut self) -> &mut Beside {
        self.beside.get_or_insert_with(|| BoxedBeside(Box::new(Beside::default())))
    }

    /// Forgets what says nothing.
    pub(super) fn drop_nothing(&mut self) {
        if self.beside().is_some_and(Beside::is_empty) {
            self.beside = None;
        }
    }

    /// The list that an annotation of a layer, or one of the person's own, is in, and where a change of it is noted. `None` where there
    /// are no layers.
    pub(super) fn annotations_of<'a>(
        &'a mut self,
        layer: Option<&LayerId>,
        change: &'a mut Change,
    ) -> Option<(&'a mut Annotations, &'a mut Sorted<AnnotationId>)> {
        match layer {
            None => Some((&mut self.annotations, &mut change.annotations)),
            Some(_) => Some((&mut self.beside.as_mut()?.annotations, &mut change.beside.annotations)),
        }
    }

    /// The same for a relation.
    pub(super) fn relations_of<'a>(
        &'a mut self,
        layer: Option<&LayerId>,
        change: &'a mut Change,
    ) -> Option<(&'a mut Sorted<Relation>, &'a mut Sorted<RelationId>)> {
        match layer {
            None => Some((&mut self.relations, &mut change.relations)),
            Some(_) => Some((&mut self.beside.as_mut()?.relations, &mut change.beside.relations)),
        }
    }

    /// Adds an annotation to its list, or replaces the one with its id there. `false` where it is of a layer and there are none.
    pub(super) fn put_annotation(&mut self, annotation: Annotation, change: &mut Change) -> bool {
        let id = annotation.id.clone();
        let Some((annotations, touched)) = self.annotations_of(annotation.layer(), change) else { return false };
        annotations.put(annotation);
        touched.insert(id);
        true
    }
}
