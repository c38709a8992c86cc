//! Layers: the annotations of one author beside the person's own.

use super::{AnnotationId, ProposalId};
use crate::article::{Id, SentenceId, Timestamp};
use crate::json::Object;
use crate::sorted::{Keyed, Sorted};

/// Who made a layer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum LayerKind {
    /// A person.
    #[default]
    Person,
    /// A machine.
    Machine,
    /// Somebody who judged other layers.
    Adjudication,
}

impl LayerKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Person, Self::Machine, Self::Adjudication];

    /// The name in the native format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Machine => "machine",
            Self::Adjudication => "adjudication",
        }
    }
}

/// The id of a layer.
pub type LayerId = Id<Layer>;

/// The annotations of one author. Which they are, they say themselves ([`Lineage::layer`]).
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Layer {
    /// `urn:uuid:…`
    pub id: LayerId,
    /// What people call it.
    pub name: String,
    /// Who made it.
    pub kind: LayerKind,
    /// When it was made.
    pub created: Timestamp,
    /// Ids of the sentences that its author judged to hold no claim.
    pub no_claim: Sorted<SentenceId>,
    /// The file it came from; `None` for one that was made here.
    pub source: Option<LayerSource>,
    /// Of an adjudication: the layers it judges. They may have been deleted.
    pub of: Vec<LayerId>,
    /// Unknown fields.
    pub extra: Object,
}

/// The file that a layer came from.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LayerSource {
    /// The id of its format.
    pub format: String,
    /// What the file was called.
    pub name: Option<String>,
    /// When it was imported.
    pub imported: Timestamp,
    /// Unknown fields.
    pub extra: Object,
}

impl Keyed for Layer {
    type Key = LayerId;

    fn key(&self) -> &LayerId {
        &self.id
    }
}

/// Where an annotation comes from that is not just a mark of the person's own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lineage {
    /// Its layer; `None` for the person's own.
    pub layer: Option<LayerId>,
    /// The annotations it was made of. They may have been deleted.
    pub from: Vec<AnnotationId>,
    /// The proposal it was made of, which may have been deleted.
    pub proposal: Option<ProposalId>,
}

impl Lineage {
    /// This, as an annotation holds it: `None` where it says nothing.
    #[must_use]
    pub fn boxed(self) -> Option<Box<Self>> {
        (self != Self::default()).then(|| Box::new(self))
    }
}
