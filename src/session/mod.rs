//! One truth and one way to change it.
//!
//! [`Session`] holds an article, what was said of it, and what the person is looking at. [`Session::run`] is the only way
//! to change it: a [`Command`] looks at the session and answers with a [`Plan`]; the plan's invertible [`Edit`]s are
//! applied and kept in the [`History`]; the [`Change`] that comes back says what was touched. The page, undo, saving and
//! every test stand on that function: who understands it understands Postil.

mod change;
pub mod command;
mod edit;
mod history;
mod keys;
mod view;

use std::sync::Arc;

pub use change::Change;
pub use command::{Command, Dialog, Effect, Plan, Refusal};
pub use edit::{Edit, Misfit};
pub use history::{Entry, Extent, History, Merge};
pub use keys::{Chord, binding, label_for};
pub use view::View;

use crate::annotation::{Annotation, Annotations, Coverage, LabelSet, Relation, claims};
use crate::article::{Article, Id, Stamp};
use crate::json::Object;
use crate::sorted::Sorted;

/// An article, the annotations on it, the history of both, and what the person is looking at.
#[derive(Clone, Debug)]
pub struct Session {
    article: Arc<Article>,
    labels: LabelSet,
    annotations: Annotations,
    relations: Sorted<Relation>,
    reviewed: Sorted<Id>,
    coverage: Coverage,
    view: View,
    history: History,
    extra: Object,
}

/// What a command brought about.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// What was touched.
    pub change: Change,
    /// What is left to do outside the session.
    pub effects: Vec<Effect>,
    /// What was done, in words for a person: "Marked as Statistic".
    pub told: Option<String>,
}

/// What a session is put together from when it comes out of a file or a store.
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
    pub reviewed: Vec<Id>,
    /// Unknown fields of the document. Those inside its `generator` stand under that name.
    pub extra: Object,
}

impl Session {
    /// A session on a new article, with the default labels.
    #[must_use]
    pub fn new(article: Article) -> Self {
        Self::with_labels(article, claims())
    }

    /// A session on a new article, with labels of the person's own.
    #[must_use]
    pub fn with_labels(article: Article, labels: LabelSet) -> Self {
        let extra = Object::default();
        Self::restore(Parts { article, labels, annotations: vec![], relations: vec![], reviewed: vec![], extra })
    }

    /// A session out of its parts, with an empty history. Whoever reads the parts from outside has checked them.
    #[must_use]
    pub fn restore(parts: Parts) -> Self {
        let (annotations, reviewed) = (parts.annotations.into(), parts.reviewed.into());
        Self {
            coverage: Coverage::of(&parts.article, &annotations, &reviewed),
            article: Arc::new(parts.article),
            labels: parts.labels,
            annotations,
            relations: parts.relations.into(),
            reviewed,
            view: View::default(),
            history: History::default(),
            extra: parts.extra,
        }
    }

    /// The same session with a history and a view that were saved with it.
    #[must_use]
    pub fn resume(mut self, history: History, view: View) -> Self {
        self.history = history;
        self.view = view.fitted(&self);
        self
    }

    /// Takes over the entries of the history that were saved; see [`History::supply`].
    pub fn supply_history(&mut self, saved: impl IntoIterator<Item = (usize, Entry)>) {
        self.history.supply(saved);
    }

    /// The same session on an article of another id, so that both can be kept.
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
    pub const fn reviewed(&self) -> &Sorted<Id> {
        &self.reviewed
    }

    /// What the person is looking at.
    #[must_use]
    pub const fn view(&self) -> &View {
        &self.view
    }

    /// What was done so far.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Unknown fields of the document it came from.
    #[must_use]
    pub const fn extra(&self) -> &Object {
        &self.extra
    }

    /// The selected annotation.
    #[must_use]
    pub fn selected(&self) -> Option<&Annotation> {
        self.view.selected.as_ref().and_then(|id| self.annotations.get(id))
    }

    /// The edits that let relations end at `kept` where they ended at annotations that go. Those that would then end at
    /// one annotation only, or say what another says already, go too.
    pub(crate) fn relations_moved(&self, gone: &dyn Fn(&Id) -> bool, kept: &Id) -> Vec<Edit> {
        let mut edits = Vec::new();
        let (moved, stay): (Vec<&Relation>, Vec<&Relation>) =
            self.relations.iter().partition(|relation| gone(&relation.from) || gone(&relation.to));
        let mut known: Vec<Relation> = stay.into_iter().cloned().collect();
        for before in moved {
            let end = |id: &Id| if gone(id) { kept.clone() } else { id.clone() };
            let after = Relation { from: end(&before.from), to: end(&before.to), ..before.clone() };
            let said = |one: &Relation| one.kind == after.kind && one.from == after.from && one.to == after.to;
            let stays = after.from != after.to && !known.iter().any(said);
            let after = stays.then_some(after);
            known.extend(after.clone());
            edits.push(Edit::Relation { before: Some(Box::new(before.clone())), after: after.map(Box::new) });
        }
        edits
    }

    /// How many sentences were looked at: judged to hold no claim, or touched by an annotation.
    #[must_use]
    pub const fn looked_at(&self) -> usize {
        self.coverage.total()
    }

    /// Whether a command would do something now. Menus and buttons grey out by it.
    #[must_use]
    pub fn offers(&self, command: &dyn Command) -> bool {
        let stamp = Stamp::default();
        command.plan(self, &stamp).is_ok()
    }

    /// Whether a command would change nothing but the view.
    #[must_use]
    pub fn only_looks(&self, command: &dyn Command) -> bool {
        matches!(command.plan(self, &Stamp::default()), Ok(Plan::Look { .. }))
    }

    /// Runs a command: the one way to change a session.
    ///
    /// # Errors
    /// Where the command has nothing to act on, or what it would do makes no sense; then nothing has changed.
    pub fn run(&mut self, command: &dyn Command, stamp: &Stamp) -> Result<Outcome, Refusal> {
        let plan = command.plan(self, stamp)?;
        let mut change = Change::default();
        let before = self.view.clone();
        let mut effects = Vec::new();
        let mut told = None;
        match plan {
            Plan::Look { view, effects: wanted } => {
                self.history.seal();
                self.view = view;
                effects = wanted;
            }
            Plan::Do { entry, view, effects: wanted } => {
                self.apply(&entry.edits, &mut change)?;
                told = Some(entry.title.clone());
                change.log = Some(self.history.push(entry));
                self.view = view;
                effects = wanted;
            }
            Plan::Undo | Plan::Redo => {
                let forwards = matches!(plan, Plan::Redo);
                let Some(entry) = self.history.peek(forwards).cloned() else {
                    // The entry is in the store only. Whoever can read it supplies it and runs the command again.
                    let effects = vec![Effect::ReadHistory { forwards }];
                    return Ok(Outcome { change, effects, told });
                };
                let edits = if forwards { entry.edits } else { Edit::invert_all(entry.edits) };
                self.apply(&edits, &mut change)?;
                self.history.travel(forwards);
                change.log = Some(self.history.extent().end);
                self.look_at(&change);
                effects.push(Effect::Reveal);
                let done = if forwards { "Redone" } else { "Undone" };
                told = Some(format!("{done}: {}", entry.title));
            }
        }
        change.view = self.view != before;
        Ok(Outcome { change, effects, told })
    }

    /// Applies all edits or none.
    fn apply(&mut self, edits: &[Edit], change: &mut Change) -> Result<(), Refusal> {
        let turn = self.annotations.turn();
        for (at, edit) in edits.iter().enumerate() {
            if let Err(misfit) = edit.apply(self, change) {
                let mut ignored = Change::default();
                for done in edits.iter().take(at).rev() {
                    // What was just applied can be taken back.
                    let _ = done.invert().apply(self, &mut ignored);
                }
                return Err(Refusal::told(misfit.to_string()));
            }
        }
        change.order = self.annotations.turn() != turn;
        self.count(change);
        Ok(())
    }

    /// Brings the count of sentences in line with what was touched.
    fn count(&mut self, change: &Change) {
        let Self { coverage, article, annotations, reviewed, .. } = self;
        if change.article {
            *coverage = Coverage::of(article, annotations, reviewed);
            return;
        }
        let judged = change.reviewed.iter().filter_map(|id| article.sentences.get(article.sentence_of(id)?));
        for block in change.blocks.iter().copied().chain(judged.map(|sentence| sentence.block)) {
            coverage.recount(block, article, annotations, reviewed);
        }
    }

    /// After undo and redo, shows what they touched.
    fn look_at(&mut self, change: &Change) {
        let touched = change.annotations.iter().find_map(|id| self.annotations.get(id));
        if change.article {
            // The sentence that was the current one may be another now, or none.
            let block = change.blocks.iter().next().and_then(|at| self.article.blocks.get(*at));
            let at = change.cut.or(block.map(|block| block.sentences.start)).or(self.view.current);
            self.view = at.map_or_else(View::default, View::sentence).fitted(self);
        } else if let Some(annotation) = touched {
            self.view = View::annotation(&self.article, annotation);
        } else if let Some(relation) = change.relations.iter().find_map(|id| self.relations.get(id)) {
            self.view = command::looking_at(self, &relation.from, &relation.to);
        } else if let Some(at) = change.reviewed.iter().find_map(|id| self.article.sentence_of(id)) {
            self.view = View::sentence(at);
        } else {
            self.view = self.view.clone().fitted(self);
        }
    }
}
