//! Annotations and label sets, selectors that find a passage again, and how marks are nested in the text.

mod anchor;
mod annotations;
pub mod attributes;
mod contrast;
mod coverage;
mod draft;
pub mod fields;
mod join;
mod label;
mod layer;
mod marks;
mod presets;
mod proposal;
mod relation;
mod score;
mod selector;
mod target;
mod verdicts;

pub use anchor::{Anchor, AnchorBy, AnchorState, Original};
pub use annotations::Annotations;
pub use contrast::{Contrast, DARK, LIGHT, Theme, contrast, ink_on, ink_share, overlap};
pub use coverage::Coverage;
pub use draft::{LabelFault, LabelField};
pub use label::{
    Attribute, AttributeId, AttributeKind, Choice, ChoiceId, Label, LabelId, LabelSet, LabelSetId, Line, RelationType,
    RelationTypeId, slug,
};
pub use layer::{Layer, LayerId, LayerKind, LayerSource, Lineage};
pub use marks::{Mark, Piece, PieceKind, pieces};
pub use presets::{PRESETS, claims, empty_set, preset};
pub use proposal::{Action, Alternative, Decision, Engine, EngineKind, Proposal, ProposalId, Run, RunId};
pub use relation::{Relation, RelationId};
pub use score::Score;
pub use selector::{Selector, describe};
pub use target::Target;
pub use verdicts::begins_as_verdict;

use crate::article::{Article, Id, Timestamp};
use crate::json::{Json, Object};

/// The id of an annotation.
pub type AnnotationId = Id<Annotation>;

/// One mark by the user.
#[derive(Clone, PartialEq, Debug)]
pub struct Annotation {
    /// `urn:uuid:…`
    pub id: AnnotationId,
    /// Id of its label.
    pub label: LabelId,
    /// What it marks.
    pub target: Target,
    /// Values of the attributes that the label set defines, by attribute id.
    pub attributes: Object,
    /// What the person wrote about it.
    pub note: String,
    /// Who made it, as that person is called in the settings.
    pub creator: Option<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
    /// Where it comes from; `None` where it is just a mark of the person's own. See [`Lineage::boxed`].
    pub lineage: Option<Box<Lineage>>,
    /// Unknown fields. Those inside the ranges of the target stand under `target`, one object a range in text order, and then one for
    /// each anchor alone.
    pub extra: Object,
}

impl Annotation {
    /// The words that it marks in `article`, the ranges divided by ` … `; where it marks none, those that were looked for.
    #[must_use]
    pub fn words(&self, article: &Article) -> String {
        let mut words: Vec<&str> = self.target.ranges().map(|range| article.text.slice(range)).collect();
        if words.is_empty() {
            words = self.target.alone().iter().map(Anchor::quote).collect();
        }
        words.join(" … ")
    }

    /// Changes what it marks. What is unknown inside a range or beside an anchor alone follows it, and goes where that goes.
    pub fn retarget(&mut self, target: Target) {
        let old = std::mem::replace(&mut self.target, target);
        let Some(Json::Array(inside)) = self.extra.get("target").cloned() else { return };
        let unknown = |at: Option<usize>| inside.get(at?).cloned();
        let places = self.target.places_in(&old).into_iter();
        let inside: Vec<Json> = places.map(|at| unknown(at).unwrap_or_else(|| Object::EMPTY.into())).collect();
        if inside.iter().any(|one| *one != Json::Object(Object::EMPTY)) {
            self.extra.set("target", Json::Array(inside));
        } else {
            self.extra.take("target");
        }
    }

    /// The layer it belongs to; `None` for the person's own.
    #[must_use]
    pub fn layer(&self) -> Option<&LayerId> {
        self.lineage.as_ref()?.layer.as_ref()
    }
}
