//! What few documents have beside the person's own work.

use crate::annotation::{Annotation, Annotations, Layer, Proposal, Relation, Run};
use crate::article::Id;
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
    pub fn boxed(self) -> Option<Box<Self>> {
        (!self.is_empty()).then(|| Box::new(self))
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
    pub fn annotations_of(&self, layer: &Id) -> impl Iterator<Item = &Annotation> {
        self.annotations.iter().filter(move |one| one.layer() == Some(layer))
    }

    /// Whether something here has a label: an annotation, a proposal or one of its alternatives.
    #[must_use]
    pub fn uses_label(&self, label: &Id) -> bool {
        self.annotations.iter().any(|one| one.label == *label)
            || self.proposals.iter().any(|one| {
                one.label == *label || one.alternatives.iter().any(|alternative| alternative.label == *label)
            })
    }
}
