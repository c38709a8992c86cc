//! The library: the list of articles, and what all of them share.
//!
//! [`Library`] holds a [`Summary`] of each article, the trash, the [`Settings`] and the labels that new articles start with. What a
//! person does to it are invertible [`Edit`]s, which its [`History`] keeps. What follows from documents or comes out of the store is
//! no step of undo: [`Library::put`], [`Library::take_off`], [`Library::follow_labels`] and the functions in `reading.rs`. Each
//! answers with a [`Change`].

mod edit;
mod history;
mod reading;
mod settings;
mod summary;

pub use edit::Edit;
pub use history::{Entry, History};
pub use settings::{Look, Settings};
pub use summary::{Summary, put, take};

use crate::annotation::LabelSet;
use crate::article::ArticleId;
use crate::document::Document;
use crate::message::Message;
use reading::Reading;

/// The articles of this browser, and what holds for all of them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Library {
    /// The last opened first.
    articles: Vec<Summary>,
    /// Those that were deleted since the page was opened. They go for good when it is next opened.
    trash: Vec<Summary>,
    reading: Reading,
    settings: Settings,
    labels: Option<LabelSet>,
    history: History,
}

/// What of a library was touched.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Change {
    /// The whole list: it was read.
    pub list: bool,
    /// Articles that were listed, listed anew, taken off the list, deleted or brought back.
    pub articles: Vec<ArticleId>,
    /// The settings.
    pub settings: bool,
    /// The labels that new articles start with.
    pub labels: bool,
}

impl Change {
    /// Whether nothing was touched.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        !(self.list || self.settings || self.labels) && self.articles.is_empty()
    }
}

impl Library {
    /// The articles, the last opened first; of a long list that is being read, those that are known so far.
    #[must_use]
    pub fn articles(&self) -> &[Summary] {
        &self.articles
    }

    /// The article of that id, if it is on the list.
    #[must_use]
    pub fn article(&self, id: &ArticleId) -> Option<&Summary> {
        self.articles.iter().find(|one| one.id == *id)
    }

    /// The article of that id in the trash.
    #[must_use]
    pub fn in_trash(&self, id: &ArticleId) -> Option<&Summary> {
        self.trash.iter().find(|one| one.id == *id)
    }

    /// What holds for every article.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The labels that new articles start with, once the person has chosen or changed some.
    #[must_use]
    pub const fn labels(&self) -> Option<&LabelSet> {
        self.labels.as_ref()
    }

    /// What was done so far, since the page was opened.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// The articles that may have the text of `document`: those whose summary has the same digest, and those of its name or
    /// number of sentences whose summary has none.
    #[must_use]
    pub fn may_be_here(&self, document: &Document) -> Vec<&Summary> {
        let article = document.article();
        let (name, sentences) = (article.name(), article.sentences.len());
        let alike = |one: &&Summary| match &one.sha256 {
            Some(sha256) => **sha256 == *article.text.sha256(),
            None => one.name == name || one.sentences == sentences && sentences > 3,
        };
        self.articles.iter().filter(alike).collect()
    }

    /// Lists an article that was made, opened or edited, or lists it anew.
    pub fn put(&mut self, summary: Summary) -> Change {
        let id = summary.id.clone();
        take(&mut self.trash, &id);
        put(&mut self.articles, summary);
        self.touched(id)
    }

    /// Takes an article off the list whose records are deleted for good.
    pub fn take_off(&mut self, id: &ArticleId) -> Change {
        take(&mut self.articles, id);
        self.touched(id.clone())
    }

    /// The labels of a document were changed by the person: from now on new articles start with them. That is no step of
    /// undo here, for the step is the document's, and undoing it there changes these labels too.
    pub fn follow_labels(&mut self, labels: &LabelSet) -> Change {
        self.labels = Some(labels.fresh());
        Change { labels: true, ..Change::default() }
    }

    /// Takes over the settings and the labels for new articles that were saved.
    pub fn resume(&mut self, settings: Settings, labels: Option<LabelSet>) -> Change {
        (self.settings, self.labels) = (settings, labels);
        Change { settings: true, labels: true, ..Change::default() }
    }

    /// Applies the edits of a step and adds it to the history.
    pub(crate) fn commit(&mut self, entry: Entry) -> Change {
        let mut change = Change::default();
        self.apply(&entry, true, &mut change);
        self.history.push(entry);
        change
    }

    /// Takes the last step back or, `forwards`, does the next one again. Answers with its message too; `None` where there is none.
    pub(crate) fn travel(&mut self, forwards: bool) -> Option<(Change, Message)> {
        let mut history = std::mem::take(&mut self.history);
        let mut change = Change::default();
        let message = history.travel(forwards).map(|entry| {
            self.apply(entry, forwards, &mut change);
            entry.message.clone()
        });
        self.history = history;
        message.map(|message| (change, message))
    }

    fn apply(&mut self, entry: &Entry, forwards: bool, change: &mut Change) {
        let edits = entry.edits.len();
        for at in 0..edits {
            let edit = entry.edits.get(if forwards { at } else { edits - 1 - at });
            edit.into_iter().for_each(|edit| edit.apply(forwards, self, change));
        }
    }

    fn touched(&mut self, id: ArticleId) -> Change {
        self.reading.touch(&id);
        Change { articles: vec![id], ..Change::default() }
    }
}
