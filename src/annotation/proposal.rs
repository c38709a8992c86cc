//! Proposals of models, and the runs that made them.

use super::{AnnotationId, LabelId, Score, Target};
use crate::article::{Id, Timestamp};
use crate::json::Object;
use crate::sorted::Keyed;

/// What kind of machine makes proposals.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum EngineKind {
    /// Rules.
    #[default]
    Rule,
    /// A model that runs here.
    Model,
    /// A service elsewhere.
    Service,
}

impl EngineKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Rule, Self::Model, Self::Service];

    /// The name in the native format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Model => "model",
            Self::Service => "service",
        }
    }
}

/// A machine that makes proposals.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Engine {
    /// What it is called.
    pub name: String,
    /// Its version.
    pub version: Option<String>,
    /// What it is.
    pub kind: EngineKind,
    /// Unknown fields.
    pub extra: Object,
}

/// The id of a run.
pub type RunId = Id<Run>;

/// One time that an engine looked at the article.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Run {
    /// `urn:uuid:…`
    pub id: RunId,
    /// What looked.
    pub engine: Engine,
    /// The SHA-256 of what it was asked, in hex.
    pub prompt_sha256: Option<String>,
    /// When.
    pub created: Timestamp,
    /// Unknown fields.
    pub extra: Object,
}

impl Keyed for Run {
    type Key = RunId;

    fn key(&self) -> &RunId {
        &self.id
    }
}

/// The id of a proposal.
pub type ProposalId = Id<Proposal>;

/// An annotation that a machine suggests.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Proposal {
    /// `urn:uuid:…`
    pub id: ProposalId,
    /// Id of the run that made it.
    pub run: RunId,
    /// Id of the label.
    pub label: LabelId,
    /// What it would mark.
    pub target: Target,
    /// Values of the attributes.
    pub attributes: Object,
    /// What the machine wrote about it.
    pub note: String,
    /// How sure the machine is.
    pub score: Option<Score>,
    /// What else it might be, in the order in which the machine says so.
    pub alternatives: Vec<Alternative>,
    /// What a person decided; `None` while that is open.
    pub decision: Option<Decision>,
    /// Unknown fields. Those inside the ranges of the target stand under `target`, as in an annotation.
    pub extra: Object,
}

impl Keyed for Proposal {
    type Key = ProposalId;

    fn key(&self) -> &ProposalId {
        &self.id
    }
}

/// What a proposal might be instead.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Alternative {
    /// Id of the label.
    pub label: LabelId,
    /// What it would mark; `None` for the same as the proposal.
    pub target: Option<Target>,
    /// How sure the machine is of it.
    pub score: Option<Score>,
    /// Unknown fields. Those inside the ranges of the target stand under `target`, as in an annotation.
    pub extra: Object,
}

/// What a person can do with a proposal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Action {
    /// Take it over.
    #[default]
    Accepted,
    /// Take it over in another form.
    Changed,
    /// Leave it.
    Rejected,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Changed, Self::Rejected];

    /// The name in the native format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Changed => "changed",
            Self::Rejected => "rejected",
        }
    }
}

/// What a person decided of a proposal.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Decision {
    /// What was done with it.
    pub action: Action,
    /// Who decided, as that person is called in the settings.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// The annotation that came of it, which may have been deleted.
    pub annotation: Option<AnnotationId>,
    /// Unknown fields.
    pub extra: Object,
}
