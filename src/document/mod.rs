//! A document: what is saved, exported and merged.
//!
//! [`Document`] holds an article and everything that was said of it, and knows nothing of who looks at it. Invertible [`Edit`]s
//! change it, all of one [`Entry`] or none; the [`History`] keeps the entries; a [`Change`] says what was touched.

mod apply;
mod beside;
mod beside_edits;
mod beside_slots;
mod between;
mod change;
mod edit;
mod history;
mod ordered;
mod patch;
mod slots;

use std::sync::Arc;

pub use beside::{Beside, BoxedBeside};
pub use beside_edits::{BESIDE_KINDS, BesideKind};
pub use change::{BesideChange, Change};
pub use edit::{Definition, Edit, Place, StaleEdit};
pub use history::{Entry, Extent, History, Merge, Origin};
pub use ordered::{Step, steps};
pub use patch::{Patch, changed, of_field, stretch};

use crate::annotation::{Annotation, Annotations, Coverage, LabelSet, Relation, claims};
use crate::article::{Article, Id, Timestamp};
use crate::json::Object;
use crate::message::Message;
use crate::sorted::Sorted;

/// An article, the labels in use, the annotations and relations, and the history of all of it.
#[derive(Clone, Debug)]
pub struct Document {
    article: Arc<Article>,
    labels: LabelSet,
    annotations: Annotations,
    relations: Sorted<Relation>,
    no_claim: Sorted<Id>,
    coverage: Coverage,
    history: History,
    /// `None` where there is nothing of it.
    beside: Option<BoxedBeside>,
    extra: Object,
}

/// What a document is put together from when it comes out of a file or a store.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The article.
    pub article: Article,
    /// The labels in use.
    pub labels: LabelSet,
    /// The annotations, in any order.
    pub annotations: Vec<Annotation>,
    /// The relations, in any order.
    pub relations: Vec<Relation>,
    /// Ids of the sentences judged to hold no claim.
    pub no_claim: Vec<Id>,
    /// What few documents have, if this one has any of it.
    pub beside: Option<BoxedBeside>,
    /// Unknown fields of the document. Those inside its `generator` stand under that name.
    pub extra: Object,
}

impl Document {
    /// A document of a new article, with the default labels.
    #[must_use]
    pub fn new(article: Article) -> Self {
        Self::with_labels(article, claims())
    }

    /// A document of a new article, with labels of the person's own.
    #[must_use]
    pub fn with_labels(article: Article, labels: LabelSet) -> Self {
        let (annotations, relations, no_claim) = (vec![], vec![], vec![]);
        let (beside, extra) = (None, Object::default());
        Self::restore(Parts { article, labels, annotations, relations, no_claim, beside, extra })
    }

    /// A document out of its parts, with an empty history. Whoever reads the parts from outside has checked them.
    #[must_use]
    pub fn restore(parts: Parts) -> Self {
        let (annotations, no_claim) = (parts.annotations.into(), parts.no_claim.into());
        Self {
            coverage: Coverage::of(&parts.article, &annotations, &no_claim),
            article: Arc::new(parts.article),
            labels: parts.labels,
            annotations,
            relations: parts.relations.into(),
            no_claim,
            history: History::default(),
            beside: parts.beside,
            extra: parts.extra,
        }
    }

    /// The same document with a history that was saved with it.
    #[must_use]
    pub fn with_history(self, history: History) -> Self {
        Self { history, ..self }
    }

    /// The document as it is now, without what was done before: what is exported.
    #[must_use]
    pub fn snapshot(&self) -> Self {
        Self {
            article: Arc::clone(&self.article),
            labels: self.labels.clone(),
            annotations: self.annotations.clone(),
            relations: self.relations.clone(),
            no_claim: self.no_claim.clone(),
            coverage: self.coverage.clone(),
            history: History::default(),
            beside: self.beside.clone(),
            extra: self.extra.clone(),
        }
    }

    /// Takes over the entries of the history that were saved; see [`History::supply`].
    pub fn supply_history(&mut self, saved: impl IntoIterator<Item = (usize, Entry)>) {
        self.history.supply(saved);
    }

    /// The same document with another id of its article, so that both can be kept.
    #[must_use]
    pub fn with_article_id(mut self, id: Id) -> Self {
        Arc::make_mut(&mut self.article).id = id;
        self
    }

    /// The article.
    #[must_use]
    pub fn article(&self) -> &Arc<Article> {
        &self.article
    }

    /// The labels in use.
    #[must_use]
    pub const fn labels(&self) -> &LabelSet {
        &self.labels
    }

    /// The annotations.
    #[must_use]
    pub const fn annotations(&self) -> &Annotations {
        &self.annotations
    }

    /// The relations, by id.
    #[must_use]
    pub const fn relations(&self) -> &Sorted<Relation> {
        &self.relations
    }

    /// Ids of the sentences judged to hold no claim.
    #[must_use]
    pub const fn no_claim(&self) -> &Sorted<Id> {
        &self.no_claim
    }

    /// What was done so far.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Layers, proposals and the like; `None` where there are none.
    #[must_use]
    pub fn beside(&self) -> Option<&Beside> {
        self.beside.as_deref()
    }

    /// Unknown fields of the document it came from.
    #[must_use]
    pub const fn extra(&self) -> &Object {
        &self.extra
    }

    /// The edits that let relations end at `kept` where they ended at annotations that go. Those that would then end at
    /// one annotation only, or say what another says already, go too.
    pub(crate) fn relations_moved(&self, gone: &dyn Fn(&Id) -> bool, kept: &Id) -> Vec<Edit> {
        let mut edits = Vec::new();
        let (moved, stay): (Vec<&Relation>, Vec<&Relation>) =
            self.all_relations().partition(|relation| gone(&relation.from) || gone(&relation.to));
        let mut known: Vec<Relation> = stay.into_iter().cloned().collect();
        for before in moved {
            let end = |id: &Id| if gone(id) { kept.clone() } else { id.clone() };
            let after = Relation { from: end(&before.from), to: end(&before.to), ..before.clone() };
            let said = |one: &Relation| {
                one.layer == after.layer && one.kind == after.kind && one.from == after.from && one.to == after.to
            };
            let stays = after.from != after.to && !known.iter().any(said);
            let after = stays.then_some(after);
            known.extend(after.clone());
            edits.extend(Edit::relink(before, after.as_ref()));
        }
        edits
    }

    /// How many sentences are reviewed: judged to hold no claim, or touched by an annotation.
    #[must_use]
    pub const fn reviewed(&self) -> usize {
        self.coverage.total()
    }

    /// Applies the edits of an entry, all or none, and adds it to the history.
    ///
    /// # Errors
    /// Where an edit does not fit; then nothing has changed.
    pub(crate) fn commit(&mut self, entry: Entry, change: &mut Change) -> Result<(), StaleEdit> {
        self.apply(&entry.edits, change)?;
        change.log = Some(self.history.push(entry));
        Ok(())
    }

    /// Takes the last entry back or, `forwards`, applies the next one again. Answers with its message; `None` where the entry is not
    /// in memory.
    ///
    /// # Errors
    /// Where an edit does not fit; then nothing has changed.
    pub(crate) fn travel(&mut self, forwards: bool, change: &mut Change) -> Result<Option<Message>, StaleEdit> {
        let Some(entry) = self.history.peek(forwards).cloned() else { return Ok(None) };
        let edits = if forwards { entry.edits } else { Edit::invert_all(entry.edits) };
        self.apply(&edits, change)?;
        self.history.travel(forwards);
        change.log = Some(self.history.extent().end);
        Ok(Some(entry.message))
    }

    /// Ends a run of typing: what is typed next is a step of its own.
    pub(crate) const fn seal(&mut self) {
        self.history.seal();
    }

    /// Applies all edits or none, without adding them to the history.
    ///
    /// # Errors
    /// Where an edit does not fit; then nothing has changed.
    pub fn apply(&mut self, edits: &[Edit], change: &mut Change) -> Result<(), StaleEdit> {
        let turn = self.annotations.turn();
        let mut moments: Vec<(Id, Timestamp)> = Vec::new();
        for (at, edit) in edits.iter().enumerate() {
            if let Some(annotation) = edit.dates().and_then(|id| self.annotation(id)) {
                moments.push((annotation.id.clone(), annotation.modified.clone()));
            }
            if let Err(misfit) = edit.apply(self, change) {
                let mut ignored = Change::default();
                for done in edits.iter().take(at).rev() {
                    // What was just applied can be taken back, but for a moment of change, which fits whatever it was before.
                    let _ = done.invert().apply(self, &mut ignored);
                }
                for (id, modified) in moments.into_iter().rev() {
                    if let Some(annotation) = self.annotation(&id).cloned() {
                        self.put_annotation(Annotation { modified, ..annotation }, &mut ignored);
                    }
                }
                self.drop_nothing();
                return Err(misfit);
            }
        }
        self.drop_nothing();
        change.order = self.annotations.turn() != turn;
        self.count(change);
        Ok(())
    }

    /// Brings the count of sentences in line with what was touched.
    fn count(&mut self, change: &Change) {
        let Self { coverage, article, annotations, no_claim, .. } = self;
        if change.article {
            *coverage = Coverage::of(article, annotations, no_claim);
            return;
        }
        let judged = change.no_claim.iter().filter_map(|id| article.sentences.get(article.sentence_of(id)?));
        for block in change.blocks.iter().copied().chain(judged.map(|sentence| sentence.block)) {
            coverage.recount(block, article, annotations, no_claim);
        }
    }
}
