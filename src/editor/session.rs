//! A session: an open document and the view of it.

use std::sync::Arc;

use super::{Command, Effect, Plan, Refusal, View, commands};
use crate::annotation::{Annotation, Annotations, LabelSet, Relation};
use crate::article::{Article, ArticleId, SentenceId, Stamp};
use crate::document::{Change, Document, Entry, History, StaleEdit};
use crate::library::{self, Library};
use crate::message::{Message, marking};
use crate::sorted::Sorted;

/// An open document and what the person is looking at in it.
#[derive(Clone, Debug)]
pub struct Session {
    document: Document,
    view: View,
}

/// What a command can look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The library; `None` where there is a document alone, in tests and in the command.
    pub library: Option<&'a Library>,
    /// The open document, if there is one.
    pub session: Option<&'a Session>,
}

impl<'a> Context<'a> {
    /// The library.
    ///
    /// # Errors
    /// Where there is none.
    pub fn library(&self) -> Result<&'a Library, Refusal> {
        self.library.ok_or(Refusal::NOTHING)
    }

    /// The open document.
    ///
    /// # Errors
    /// Where none is open.
    pub fn session(&self) -> Result<&'a Session, Refusal> {
        self.session.ok_or(Refusal::NOTHING)
    }

    /// Whether a command would do something now. Menus and buttons grey out by it.
    #[must_use]
    pub fn is_enabled(&self, command: &dyn Command) -> bool {
        command.plan(self, &Stamp::default()).is_ok()
    }

    /// Whether a command would change nothing of the open document but the view.
    #[must_use]
    pub fn spares_document(&self, command: &dyn Command) -> bool {
        self.session.is_none()
            || matches!(command.plan(self, &Stamp::default()), Ok(Plan::SetView { .. } | Plan::Library { .. }))
    }
}

/// What a command brought about.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// What of the open document was touched.
    pub change: Change,
    /// What of the library was touched.
    pub library: library::Change,
    /// What is left to do outside.
    pub effects: Vec<Effect>,
    /// What was done.
    pub message: Option<Message>,
}

impl Outcome {
    /// What undo and redo (`forwards`) tell of a step.
    pub(super) fn travelled(forwards: bool, step: Message) -> Message {
        if forwards { marking::redone(step) } else { marking::undone(step) }
    }
}

impl From<Document> for Session {
    fn from(document: Document) -> Self {
        Self { document, view: View::default() }
    }
}

impl Session {
    /// A document with the view that was saved with it.
    #[must_use]
    pub fn resume(document: Document, view: View) -> Self {
        let view = view.fitted(&document);
        Self { document, view }
    }

    /// The document.
    #[must_use]
    pub const fn document(&self) -> &Document {
        &self.document
    }

    /// The document without the view.
    #[must_use]
    pub fn into_document(self) -> Document {
        self.document
    }

    /// The same view of the same document with another id of its article, so that both can be kept.
    #[must_use]
    pub fn with_article_id(self, id: ArticleId) -> Self {
        Self { document: self.document.with_article_id(id), ..self }
    }

    /// The article.
    #[must_use]
    pub fn article(&self) -> &Arc<Article> {
        self.document.article()
    }

    /// The labels in use.
    #[must_use]
    pub const fn labels(&self) -> &LabelSet {
        self.document.labels()
    }

    /// The annotations.
    #[must_use]
    pub const fn annotations(&self) -> &Annotations {
        self.document.annotations()
    }

    /// The relations, by id.
    #[must_use]
    pub const fn relations(&self) -> &Sorted<Relation> {
        self.document.relations()
    }

    /// Ids of the sentences judged to hold no claim.
    #[must_use]
    pub const fn no_claim(&self) -> &Sorted<SentenceId> {
        self.document.no_claim()
    }

    /// What was done so far.
    #[must_use]
    pub const fn history(&self) -> &History {
        self.document.history()
    }

    /// What the person is looking at.
    #[must_use]
    pub const fn view(&self) -> &View {
        &self.view
    }

    /// The selected annotation.
    #[must_use]
    pub fn selected(&self) -> Option<&Annotation> {
        self.view.selected.as_ref().and_then(|id| self.annotations().get(id))
    }

    /// Takes over the entries of the history that were saved; see [`History::supply`].
    pub fn supply_history(&mut self, saved: impl IntoIterator<Item = (usize, Entry)>) {
        self.document.supply_history(saved);
    }

    /// Whether a command would do something now.
    #[must_use]
    pub fn is_enabled(&self, command: &dyn Command) -> bool {
        self.context().is_enabled(command)
    }

    /// What a command can look at where only this document is there.
    #[must_use]
    pub const fn context(&self) -> Context<'_> {
        Context { library: None, session: Some(self) }
    }

    /// Runs a command on the document alone.
    ///
    /// # Errors
    /// Where the command has nothing to act on, or what it would do makes no sense; then nothing has changed.
    pub fn run(&mut self, command: &dyn Command, stamp: &Stamp) -> Result<Outcome, Refusal> {
        let plan = command.plan(&self.context(), stamp)?;
        self.carry_out(plan)
    }

    /// Does what a plan says.
    pub(super) fn carry_out(&mut self, plan: Plan) -> Result<Outcome, Refusal> {
        let mut change = Change::default();
        let before = self.view.clone();
        let mut effects = Vec::new();
        let mut message = None;
        match plan {
            Plan::Library { .. } => return Err(Refusal::NOTHING),
            Plan::SetView { view, effects: wanted } => {
                self.document.seal();
                self.view = view;
                effects = wanted;
            }
            Plan::Do { entry, view, effects: wanted } => {
                message = Some(entry.message.clone());
                self.document.commit(entry, &mut change)?;
                self.view = view;
                effects = wanted;
            }
            Plan::Undo | Plan::Redo => {
                let forwards = matches!(plan, Plan::Redo);
                let Some(step) = self.document.travel(forwards, &mut change)? else {
                    // The entry is in the store only. Whoever can read it supplies it and runs the command again.
                    let effects = vec![Effect::ReadHistory { forwards }];
                    return Ok(Outcome { change, library: library::Change::default(), effects, message });
                };
                self.look_at(&change);
                effects.push(Effect::Reveal);
                message = Some(Outcome::travelled(forwards, step));
            }
        }
        // An annotation without a place in the text leaves the person where they were.
        if self.view.current.is_none() && self.view.selected.is_some() {
            self.view.current = before.current.filter(|at| *at < self.article().sentences.len());
        }
        change.view = self.view != before;
        Ok(Outcome { change, library: library::Change::default(), effects, message })
    }

    /// After undo and redo, shows what they touched.
    fn look_at(&mut self, change: &Change) {
        let article = self.document.article();
        let touched = change.annotations.iter().find_map(|id| self.annotations().get(id));
        if change.article {
            // The sentence that was the current one may be another now, or none.
            let block = change.blocks.iter().next().and_then(|at| article.blocks.get(*at));
            let at = change.cut.or(block.map(|block| block.sentences.start)).or(self.view.current);
            self.view = at.map_or_else(View::default, View::sentence).fitted(&self.document);
        } else if let Some(annotation) = touched {
            self.view = View::annotation(article, annotation);
        } else if let Some(relation) = change.relations.iter().find_map(|id| self.relations().get(id)) {
            self.view = commands::looking_at(self, &relation.from, &relation.to);
        } else if let Some(at) = change.no_claim.iter().find_map(|id| article.sentence_of(id)) {
            self.view = View::sentence(at);
        } else {
            self.view = self.view.clone().fitted(&self.document);
        }
    }
}

impl From<StaleEdit> for Refusal {
    fn from(stale: StaleEdit) -> Self {
        Self::new(stale)
    }
}
