//! Links between annotations.

use crate::article::Id;
use crate::json::Object;
use crate::sorted::Keyed;

/// A typed link between two annotations.
#[derive(Clone, PartialEq, Debug)]
pub struct Relation {
    /// Its id.
    pub id: Id,
    /// Id of its type in the label set.
    pub kind: Id,
    /// The annotation it starts from.
    pub from: Id,
    /// The annotation it leads to.
    pub to: Id,
    /// Unknown fields.
    pub extra: Object,
}

impl Keyed for Relation {
    type Key = Id;

    fn key(&self) -> &Id {
        &self.id
    }
}
