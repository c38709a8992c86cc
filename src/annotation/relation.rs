//! Links between annotations.

use super::{AnnotationId, LabelSet, LayerId, RelationType, RelationTypeId};
use crate::article::{Id, Timestamp};
use crate::json::Object;
use crate::sorted::Keyed;

/// The id of a relation.
pub type RelationId = Id<Relation>;

/// A typed link between two annotations.
#[derive(Clone, PartialEq, Debug)]
pub struct Relation {
    /// Its id.
    pub id: RelationId,
    /// Id of its type in the label set.
    pub kind: RelationTypeId,
    /// The annotation it starts from.
    pub from: AnnotationId,
    /// The annotation it leads to.
    pub to: AnnotationId,
    /// The layer it belongs to; `None` for the person's own.
    pub layer: Option<LayerId>,
    /// Who made it, if that was kept.
    pub creator: Option<String>,
    /// When it was made, if that was kept.
    pub created: Option<Timestamp>,
    /// Unknown fields.
    pub extra: Object,
}

impl Keyed for Relation {
    type Key = RelationId;

    fn key(&self) -> &RelationId {
        &self.id
    }
}

impl Relation {
    /// A relation of the person's own.
    #[must_use]
    pub const fn new(id: RelationId, kind: RelationTypeId, from: AnnotationId, to: AnnotationId) -> Self {
        Self { id, kind, from, to, layer: None, creator: None, created: None, extra: Object::EMPTY }
    }

    /// Whether it leads from one annotation to another; with `both_ways`, or back.
    #[must_use]
    pub fn joins(&self, from: &AnnotationId, to: &AnnotationId, both_ways: bool) -> bool {
        (self.from == *from && self.to == *to) || (both_ways && self.from == *to && self.to == *from)
    }

    /// The other end, for an annotation that is one of the two.
    #[must_use]
    pub fn other(&self, end: &AnnotationId) -> Option<&AnnotationId> {
        match (self.from == *end, self.to == *end) {
            (true, _) => Some(&self.to),
            (_, true) => Some(&self.from),
            _ => None,
        }
    }
}

/// How some relations are called from the end that they lead to.
const BACKWARDS: [(&str, &str); 4] = [
    ("supports", "is supported by"),
    ("attacks", "is attacked by"),
    ("refutes", "is refuted by"),
    ("explains", "is explained by"),
];

impl RelationType {
    /// What a relation of this type is called, seen from the annotation that it starts from (`forwards`) or from the one that
    /// it leads to: "supports", "is supported by". An arrow says the direction where the name has no such twin.
    #[must_use]
    pub fn seen(&self, forwards: bool) -> String {
        let backwards = BACKWARDS.iter().find(|(name, _)| *name == self.name);
        match (backwards, forwards) {
            _ if self.symmetric => self.name.clone(),
            (Some((name, _)), true) => (*name).to_owned(),
            (Some((_, name)), false) => (*name).to_owned(),
            (None, true) => format!("{} →", self.name),
            (None, false) => format!("← {}", self.name),
        }
    }
}

impl LabelSet {
    /// The type of relation of that id.
    #[must_use]
    pub fn relation(&self, id: &RelationTypeId) -> Option<&RelationType> {
        self.relations.iter().find(|kind| kind.id == *id)
    }
}
