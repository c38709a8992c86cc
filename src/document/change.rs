//! What a command changed.

use crate::annotation::{AnnotationId, LayerId, ProposalId, RelationId, RunId};
use crate::article::SentenceId;
use crate::sorted::Sorted;

/// What was touched; whoever follows a session looks the rest up in it. An id that is no longer there was deleted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Change {
    /// Annotations made, changed or deleted.
    pub annotations: Sorted<AnnotationId>,
    /// Whether there are other annotations than before, or in another order.
    pub order: bool,
    /// Blocks whose marks or sentences changed, by index.
    pub blocks: Sorted<usize>,
    /// Relations made, changed or deleted.
    pub relations: Sorted<RelationId>,
    /// Sentences that were judged to hold no claim, or no longer are.
    pub no_claim: Sorted<SentenceId>,
    /// The label set.
    pub labels: bool,
    /// What the article says beside its text: its blocks, sentences, sections or details.
    pub article: bool,
    /// Index of the first sentence that was cut otherwise.
    pub cut: Option<usize>,
    /// Of these, which blocks and sections there are.
    pub structure: bool,
    /// Of these, what is known of the article.
    pub details: bool,
    /// What few documents have.
    pub beside: BesideChange,
    /// What the person looks at.
    pub view: bool,
    /// Index of the first history entry that is not what it was.
    pub log: Option<usize>,
}

/// What was touched of [`Beside`](super::Beside).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BesideChange {
    /// Layers made, changed or deleted.
    pub layers: Sorted<LayerId>,
    /// Annotations of layers made, changed or deleted. None of them is the person's own.
    pub annotations: Sorted<AnnotationId>,
    /// Relations of layers made, changed or deleted. None of them is the person's own.
    pub relations: Sorted<RelationId>,
    /// Runs made, changed or deleted.
    pub runs: Sorted<RunId>,
    /// Proposals made, changed or deleted.
    pub proposals: Sorted<ProposalId>,
    /// The instructions.
    pub instructions: bool,
}

impl Change {
    /// Whether anything but the view was touched.
    #[must_use]
    pub const fn is_edit(&self) -> bool {
        self.log.is_some()
    }
}
