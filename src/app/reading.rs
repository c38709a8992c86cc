//! Reading that takes a while: in the worker what is not plain text, in pieces what is long. The page goes on meanwhile, and
//! can call it off.

use std::rc::Rc;
use std::sync::Arc;

use futures_channel::oneshot;
use leptos::prelude::*;

use super::edge::Worker;
use super::messages::{Act, Toast};
use super::model::Model;
use super::plain::Plain;
use super::questions::{Along, Arrived, Question, Questions, Same};
use crate::article::read::take_up;
use crate::article::segment::Lexicons;
use crate::article::{Article, Assembly, Id, Packed, Source, SourceKind, guess_language, unpack};
use crate::document::Document;
use crate::jobs::{self, Answer, Job, NotDone};
use crate::library::Summary;
use crate::text::normalise;

/// How much of a longer one is cut into sentences in one task (bytes): a few milliseconds' worth.
const SLICE: usize = 1 << 17;

/// What came in, with all that is needed to read it otherwise.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// How it came.
    pub kind: SourceKind,
    /// Name of the file.
    pub name: Option<String>,
    /// What is read.
    pub source: jobs::Source,
    /// The plain flavour of a clipboard.
    pub plain: Option<String>,
}

/// How a source can be read otherwise than it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Otherwise {
    /// As plain text.
    Plain,
    /// All that a page shows.
    Whole,
    /// In another encoding, by its label.
    Encoding(String),
}

impl Model {
    /// Reads what only the worker can read, and opens it.
    ///
    /// # Errors
    /// Where it cannot be read, in words for the person.
    pub async fn read_source(self, incoming: Incoming) -> Result<Arrived, String> {
        let name = incoming.name.clone().unwrap_or_else(|| UNNAMED.to_owned());
        let number = self.begin(name.clone(), 1);
        let arrived = self.read_item(incoming, name, number).await;
        self.end(number);
        arrived
    }

    /// The same, as an item of the job of that number.
    pub(super) async fn read_item(self, incoming: Incoming, name: String, number: u32) -> Result<Arrived, String> {
        let source = jobs::Source { plain: incoming.plain.clone(), ..incoming.source.clone() };
        let article = match self.have_done(number, Job::Read(source)).await {
            Ok(Answer::Draft(packed)) => self.take(packed, &incoming, number).await,
            Ok(_) => Err(NotDone::Nonsense),
            Err(why) => Err(why),
        };
        match article {
            _ if !self.is_reading(number) => Ok(Arrived::CalledOff),
            Ok(Some(article)) => self.take_over(article, incoming).await,
            Ok(None) => self.take_plain(incoming, number).await,
            Err(why) => {
                let advice = if why == NotDone::Late { " Copy its text and paste that." } else { "" };
                Err(format!("{name} could not be read. {why}{advice}"))
            }
        }
    }

    /// Makes an article of what the worker read; `None` where the flavours of a clipboard are no copies of one text.
    async fn take(self, packed: Packed, incoming: &Incoming, number: u32) -> Result<Option<Article>, NotDone> {
        self.breathe().await;
        let mut draft = unpack(packed).ok_or(NotDone::Nonsense)?;
        if draft.blocks.is_empty() && incoming.plain.is_some() {
            return Ok(None);
        }
        draft.language = draft.language.or_else(|| guess_language(draft.text.as_str()).map(str::to_owned));
        self.learn(draft.language.as_deref()).await;
        self.breathe().await;
        let stamp = self.stamp();
        let source = Source { name: incoming.name.clone(), ..Source::new(incoming.kind, stamp.now) };
        let source = Source { format: incoming.source.format.clone(), ..source };
        let article = self.cut(take_up(draft, stamp.id, source, &stamp.lexicons), number).await;
        let article = article.ok_or(NotDone::Cancelled)?;
        self.breathe().await;
        if article.check().is_ok() { Ok(Some(article)) } else { Err(NotDone::Nonsense) }
    }

    /// Cuts what was read into sentences, a slice in each task, so that the browser can draw and listen in between. `None`
    /// where it was called off.
    pub(super) async fn cut(self, mut assembly: Assembly, number: u32) -> Option<Article> {
        while assembly.go_on(SLICE) {
            self.breathe().await;
            if !self.is_reading(number) {
                return None;
            }
        }
        self.is_reading(number).then(|| assembly.finish())
    }

    /// Opens what was read, once the work on labels is done that was asked for before: it is meant for the article that is
    /// still open.
    async fn take_over(self, article: Article, incoming: Incoming) -> Result<Arrived, String> {
        self.labels_done().await;
        if article.text.as_str().trim().is_empty() {
            let name = incoming.name.as_deref().unwrap_or(UNNAMED);
            return Err(format!("There is no text in {name}."));
        }
        self.breathe().await;
        let is_page = incoming.source.format == "text/html" && incoming.plain.is_none();
        let whole = incoming.source.whole;
        let mut acts = Vec::new();
        if incoming.plain.is_some() {
            acts.push(Act::Again(Otherwise::Plain));
        }
        if is_page && !whole {
            acts.push(Act::Again(Otherwise::Whole));
        }
        let text = match (is_page, whole) {
            (true, false) => "Only the page’s main content is shown.",
            (true, true) => "All that the page shows is here.",
            _ => "Read with its headings, lists, links and emphasis.",
        };
        // Where there is nothing to decide there is nothing to say.
        let toast = (!acts.is_empty() || whole).then(|| Toast { text: text.to_owned(), acts });
        let name = incoming.name.clone();
        Ok(self.enter(self.document_on(article), name, Along { source: Some(incoming), toast }).await)
    }

    /// Opens the plain flavour of a clipboard whose HTML says nothing about it.
    async fn take_plain(self, incoming: Incoming, number: u32) -> Result<Arrived, String> {
        self.labels_done().await;
        let plain = self.plain(&incoming.plain.unwrap_or_default(), incoming.kind, None, None)?;
        let text = "The formatted copy holds other words than the plain one. The plain one was taken.".to_owned();
        Ok(self.open_item(plain, Some(Toast { text, acts: Vec::new() }), number).await)
    }

    /// Reads the source of the open article otherwise. An article that nothing was done to is replaced; another one stays.
    pub async fn read_again(self, how: Otherwise) {
        let Some(incoming) = self.kept_source() else { return };
        let old = self.document.id.get_untracked();
        self.messages.toast.set(None);
        let source = incoming.source.clone();
        let arrived = match how {
            Otherwise::Plain => {
                let text = normalise(&incoming.plain.unwrap_or_default());
                let language = guess_language(&text);
                let source = Source::new(incoming.kind, self.stamp().now);
                Ok(self.open_long(Plain { text, language, source, bytes: None }, None).await)
            }
            Otherwise::Whole => {
                let source = jobs::Source { whole: true, ..source };
                self.read_source(Incoming { source, ..incoming }).await
            }
            Otherwise::Encoding(label) => {
                let source = jobs::Source { encoding: Some(label), ..source };
                self.read_source(Incoming { source, plain: None, ..incoming }).await
            }
        };
        let opened = match arrived {
            Ok(Arrived::Opened(opened)) => Some(opened),
            Ok(Arrived::Asked | Arrived::CalledOff) => None,
            Err(why) => {
                self.messages.alert.set(Some(why));
                None
            }
        };
        // Only where this reading took its place, and nothing was done to it meanwhile.
        if let Some(old) = old.filter(|old| opened.is_some_and(|opened| opened != *old))
            && self.load(&old).await.is_ok_and(|old| old.session.history().is_empty())
        {
            self.forget_article(&old);
        }
    }

    /// The source of the open article, if it is still here to be read again.
    #[must_use]
    pub fn kept_source(self) -> Option<Incoming> {
        let open = self.document.id.get_untracked();
        self.kept.with_value(|kept| {
            let (id, incoming) = kept.source.as_ref()?;
            (Some(id) == open.as_ref()).then(|| incoming.clone())
        })
    }

    /// Opens a new document, unless an article with the same text is here already: then the person is asked. `file` is the name
    /// of what it came in.
    pub(super) async fn enter(self, document: Document, file: Option<String>, along: Along) -> Arrived {
        if let Some(here) = self.twin(&document).await {
            let (number, document) = (self.number(), Arc::new(document));
            self.ask_about(Question { number, file, document, here, same: Same::Text, along });
            return Arrived::Asked;
        }
        let id = document.article().id.clone();
        self.breathe().await;
        let session = document.into();
        self.keep_new(&session);
        self.breathe().await;
        self.show_new(session);
        self.bring(&id, along).await;
        Arrived::Opened(id)
    }

    async fn twin(self, document: &Document) -> Option<Id> {
        self.listed().await;
        let alike: Vec<Summary> =
            self.with_library(|library| library.may_be_here(document).into_iter().cloned().collect());
        for Summary { id, sha256, .. } in alike {
            let is_it = sha256.is_some()
                || self.load(&id).await.is_ok_and(|here| here.session.article().text == document.article().text);
            if is_it {
                return Some(id);
            }
        }
        None
    }

    /// Lets the browser draw and listen before more is done.
    pub(super) async fn breathe(self) {
        let (send, receive) = oneshot::channel();
        self.edge.with_value(|edge| {
            edge.later(
                0,
                Box::new(move || {
                    let _ = send.send(());
                }),
            );
        });
        let _ = receive.await;
    }
}

/// Whether a clipboard's HTML says more than its plain text does. Most of what is copied within a text is a bare `<span>`.
#[must_use]
pub fn is_rich(html: &str) -> bool {
    const SIGNS: [&str; 15] = [
        "<h1",
        "<h2",
        "<h3",
        "<h4",
        "<h5",
        "<h6",
        "<li",
        "<table",
        "<blockquote",
        "<b>",
        "<strong",
        "<em",
        "<i>",
        "<a ",
        "mso",
    ];
    let small = html.get(..html.floor_char_boundary(1 << 20)).unwrap_or(html).to_ascii_lowercase();
    SIGNS.iter().any(|sign| small.contains(sign)) || small.matches("<p").count() > 1
}

/// The one address that a text is, if it is nothing else.
#[must_use]
pub fn lone_address(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_address = (text.starts_with("http://") || text.starts_with("https://")) && text.len() < 2000;
    (is_address && !text.contains(char::is_whitespace)).then_some(text)
}

/// What the model keeps for reading, and nothing on the page follows.
pub(super) struct Kept {
    /// The source of the article that was read last.
    pub source: Option<(Id, Incoming)>,
    /// The word lists that are here; the others are fetched when a text needs them ([`Model::learn`]).
    pub lexicons: Lexicons,
    /// Resolve when work on labels is done that the worker was asked for.
    pub label_work: Vec<oneshot::Receiver<()>>,
    /// The worker, once it was asked for something.
    pub worker: Option<Rc<dyn Worker>>,
    /// The number of the last source, job or question: none is used twice.
    pub last: u32,
    /// What is here already and is asked about.
    pub questions: Questions,
}

impl Default for Kept {
    fn default() -> Self {
        let (lexicons, questions) = (Lexicons::english(), Questions::default());
        Self { source: None, lexicons, label_work: Vec::new(), worker: None, last: 0, questions }
    }
}

/// What a source is called that has no name.
pub(super) const UNNAMED: &str = "What you pasted";
