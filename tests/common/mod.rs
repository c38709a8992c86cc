//! What the tests of several tiers build on. Each tier takes what it needs.
#![allow(dead_code, unused_macros, reason = "no tier needs all of it")]

pub mod beside;
pub mod links;
pub mod marked;
pub mod storage;
pub mod words;

use postil::annotation::{Annotation, LabelSet, Relation};
use std::sync::LazyLock;

use postil::article::{Article, Id, Provenance, SentenceId, Source, SourceKind, Stamp, Timestamp};
use postil::document::{BoxedBeside, Entry, Extent, Parts};
use postil::editor::{Outcome, Refusal, Session, View};
use postil::json::Object;
use postil::l10n;
use postil::message::Message;
use postil::read::read;
use postil::segment::Lexicons;

use words::WORDS;

/// The moment and the id of the `n`th command.
pub fn stamp(n: usize) -> Stamp {
    let now = Timestamp::new(format!("2026-01-31T09:{:02}:{:02}Z", n / 60 % 60, n % 60)).unwrap();
    let uuid = format!("urn:uuid:00000000-0000-4000-8000-{n:012}").into();
    Stamp { now, uuid, creator: None, lexicons: lexicons(), words: WORDS }
}

/// The word lists, each parsed once for all tests of a process: all of them natively, in wasm those that a page begins with.
pub fn lexicons() -> Lexicons {
    #[cfg(not(target_arch = "wasm32"))]
    static LEXICONS: LazyLock<Lexicons> = LazyLock::new(Lexicons::all);
    #[cfg(target_arch = "wasm32")]
    static LEXICONS: LazyLock<Lexicons> = LazyLock::new(Lexicons::english);
    LEXICONS.clone()
}

/// A pasted article.
pub fn article(text: &str) -> Article {
    let text = postil::text::normalise(text);
    let provenance = Provenance::new(Source::new(SourceKind::Paste, stamp(0).now), None, &text);
    read(text, Id::from("urn:uuid:00000000-0000-4000-8000-article00000"), provenance, &lexicons())
}

/// The English text of a message.
pub fn text(message: &Message) -> String {
    l10n::text(message, l10n::ALL)
}

/// The English text of what tells a message: a problem, or why a file was not written.
pub fn words(it: impl Into<Message>) -> String {
    text(&it.into())
}

/// What a command told, or after `! ` why it was refused: in English, empty where it is nothing.
pub fn told(ran: Result<Outcome, Refusal>) -> String {
    match ran {
        Ok(outcome) => outcome.message.as_ref().map(text).unwrap_or_default(),
        Err(refusal) => format!("! {}", refusal.message.as_ref().map(text).unwrap_or_default()),
    }
}

/// All that a session says, to compare: not where the person looks, nor the history.
pub type Said = (Article, LabelSet, Vec<Annotation>, Vec<Relation>, Vec<SentenceId>, Option<BoxedBeside>, Object);

/// Takes down all that a session says.
pub fn said(session: &Session) -> Said {
    let Parts { article, labels, annotations, relations, no_claim: reviewed, beside, extra } = parts(session);
    (article, labels, annotations, relations, reviewed, beside, extra)
}

/// All that is saved of a session, to compare: what it says, where the person looks, the steps and how many are done.
/// Shown, it is the marked text and the names of the steps.
#[derive(Clone)]
pub struct Saved {
    said: Said,
    view: View,
    /// The steps, but not which of them take more typing in, for a saved one takes none. `None` where they are not in memory.
    steps: Option<Vec<Entry>>,
    extent: Extent,
    shown: String,
}

/// Takes down all that is saved of a session.
pub fn saved(session: &Session) -> Saved {
    let history = session.history();
    let steps = history.entries().iter();
    let steps = steps.map(|entry| Entry { merge: None, ..entry.clone() }).collect();
    let steps = history.is_read().then_some(steps);
    let (view, shown) = (session.view().clone(), marked::show(session));
    Saved { said: said(session), view, steps, extent: history.extent(), shown }
}

impl PartialEq for Saved {
    fn eq(&self, other: &Self) -> bool {
        // Steps that are not in memory are compared where they are read, on the disk or by undoing them.
        let steps = self.steps.is_none() || other.steps.is_none() || self.steps == other.steps;
        self.said == other.said && self.view == other.view && self.extent == other.extent && steps
    }
}

impl std::fmt::Debug for Saved {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let titles: Vec<String> = self.steps.iter().flatten().map(|step| text(&step.message)).collect();
        let notes: Vec<&str> = self.said.2.iter().map(|annotation| annotation.note.as_str()).collect();
        let Self { view, extent, shown, .. } = self;
        write!(f, "\n  {shown}\n  notes {notes:?}, reviewed {:?}, {view:?}, {extent:?} {titles:?}\n", self.said.4)
    }
}

/// A session taken apart, to put it together otherwise.
pub fn parts(session: &Session) -> Parts {
    Parts {
        article: Article::clone(session.article()),
        labels: session.labels().clone(),
        annotations: session.annotations().iter().cloned().collect(),
        relations: session.relations().iter().cloned().collect(),
        no_claim: session.no_claim().iter().cloned().collect(),
        beside: session.document().beside().cloned().and_then(postil::document::Beside::boxed),
        extra: session.document().extra().clone(),
    }
}
