//! Reading that takes a while: in the worker what is not plain text, in pieces what is long. The page goes on meanwhile, and
//! can call it off.

use std::sync::Arc;

use futures_channel::oneshot;
use leptos::prelude::*;

use super::messages::{Act, Toast};
use super::model::Model;
use crate::article::read::{begin, same_words, take_up};
use crate::article::{Article, Assembly, Id, Packed, Source, SourceKind, guess_language, unpack};
use crate::browser::reader::{NotRead, Request};
use crate::session::Session;
use crate::text::normalise;

/// Milliseconds after which the person is told that something is being read.
const SLOW: u32 = 500;
/// Texts up to this size are read at once (bytes).
pub(super) const AT_ONCE: usize = 100_000;
/// How much of a longer one is cut into sentences in one task (bytes): a few milliseconds' worth.
const SLICE: usize = 1 << 17;

/// What is being read. Each source has a number.
#[derive(Clone, Default)]
pub struct Progress {
    last: u32,
    /// This one and all before it were called off.
    called_off: u32,
    /// Name of the last one, once it takes long.
    pub name: Option<String>,
}

/// What came in, with all that is needed to read it otherwise.
#[derive(Clone)]
pub struct Incoming {
    /// How it came.
    pub kind: SourceKind,
    /// Name of the file.
    pub name: Option<String>,
    /// What is asked of the worker.
    pub request: Request,
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
    pub async fn read_source(self, incoming: Incoming) {
        let name = incoming.name.clone().unwrap_or_else(|| UNNAMED.to_owned());
        let edge = self.edge.get_value();
        let number = self.begin(name.clone());
        let article = match edge.read(incoming.request.clone()).await {
            Ok(packed) => self.take(packed, &incoming, number).await,
            Err(why) => Err(why),
        };
        self.end(number);
        match article {
            // Called off by the person.
            Err(NotRead(why)) if why.is_empty() => {}
            Err(NotRead(why)) => self.alert.set(Some(format!("{name} could not be read. {why}"))),
            Ok(article) => self.take_over(article, incoming).await,
        }
    }

    /// Makes an article of what the worker read.
    async fn take(self, packed: Packed, incoming: &Incoming, number: u32) -> Result<Article, NotRead> {
        let nonsense = || NotRead("The reader’s answer made no sense.".to_owned());
        self.breathe().await;
        let mut draft = unpack(packed).ok_or_else(nonsense)?;
        draft.language = draft.language.or_else(|| guess_language(draft.text.as_str()).map(str::to_owned));
        self.learn(draft.language.as_deref()).await;
        self.breathe().await;
        let stamp = self.stamp();
        let source = Source { name: incoming.name.clone(), ..Source::new(incoming.kind, stamp.now) };
        let source = Source { format: incoming.request.format.clone(), ..source };
        let article = self.cut(take_up(draft, stamp.id, source, &stamp.lexicons), number).await;
        let article = article.ok_or_else(|| NotRead(String::new()))?;
        self.breathe().await;
        if article.check().is_ok() { Ok(article) } else { Err(nonsense()) }
    }

    /// Cuts what was read into sentences, a slice in each task, so that the browser can draw and listen in between. `None`
    /// where it was called off.
    async fn cut(self, mut assembly: Assembly, number: u32) -> Option<Article> {
        while assembly.go_on(SLICE) {
            self.breathe().await;
            if self.reading.with_untracked(|reading| reading.called_off >= number) {
                return None;
            }
        }
        Some(assembly.finish())
    }

    /// Something is being read, and the person is told so once it takes long. Answers with its number.
    fn begin(self, name: String) -> u32 {
        let number = self.reading.with_untracked(|reading| reading.last + 1);
        self.reading.update(|reading| {
            reading.last = number;
            reading.name = None;
        });
        self.edge.with_value(|edge| {
            // The page may have been closed by then, in tests.
            let tell = move || {
                if self.reading.try_with_untracked(|reading| reading.last) == Some(number) {
                    self.reading.update(|reading| reading.name = Some(name));
                }
            };
            edge.later(SLOW, Box::new(tell));
        });
        number
    }

    /// It is no longer being read.
    fn end(self, number: u32) {
        if self.reading.with_untracked(|reading| reading.last) == number {
            self.reading.update(|reading| {
                reading.last += 1;
                reading.name = None;
            });
        }
    }

    async fn take_over(self, article: Article, incoming: Incoming) {
        let plain = incoming.plain.as_deref().filter(|plain| !same_words(article.text.as_str(), plain));
        if let Some(plain) = plain {
            self.read_text(plain, incoming.kind, None);
            let text = "The formatted copy holds other words than the plain one. The plain one was taken.".to_owned();
            return self.toast.set(Some(Toast { text, acts: Vec::new() }));
        }
        if article.text.as_str().trim().is_empty() {
            let name = incoming.name.as_deref().unwrap_or(UNNAMED);
            return self.alert.set(Some(format!("There is no text in {name}.")));
        }
        self.breathe().await;
        let id = article.id.clone();
        let is_page = incoming.request.format == "text/html" && incoming.plain.is_none();
        let whole = incoming.request.whole;
        self.enter(self.session_on(article)).await;
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
        self.kept.set_value(Some((id, incoming)));
        // Where there is nothing to decide there is nothing to say.
        self.toast.set((!acts.is_empty() || whole).then(|| Toast { text: text.to_owned(), acts }));
    }

    /// Reads the source of the open article otherwise. An article that nothing was done to is replaced; another one stays.
    pub async fn read_again(self, how: Otherwise) {
        let Some(incoming) = self.kept_source() else { return };
        let old = self.open.get_untracked();
        self.toast.set(None);
        let request = incoming.request.clone();
        match how {
            Otherwise::Plain => {
                let text = normalise(&incoming.plain.unwrap_or_default());
                let language = guess_language(&text);
                let source = Source::new(incoming.kind, self.stamp().now);
                self.open_slowly(Err((text, language, source)), None).await;
            }
            Otherwise::Whole => {
                let request = Request { whole: true, ..request };
                self.read_source(Incoming { request, ..incoming }).await;
            }
            Otherwise::Encoding(label) => {
                let request = Request { encoding: Some(label), ..request };
                self.read_source(Incoming { request, plain: None, ..incoming }).await;
            }
        }
        // Only where another one took its place, and nothing was done to it meanwhile.
        let now = self.open.get_untracked();
        if let Some(old) = old.filter(|old| now.as_ref().is_some_and(|now| now != old))
            && self.load(&old).await.is_ok_and(|old| old.history().is_empty())
        {
            self.forget_article(&old);
        }
    }

    /// Opens a plain text, and keeps the bytes it came as: one that was read, or one that is long or in a language whose words
    /// have not been needed yet.
    pub(super) async fn open_slowly(self, text: Result<Session, Unread>, bytes: Option<Vec<u8>>) {
        let session = match text {
            Ok(session) => session,
            Err((text, language, source)) => {
                let number = self.begin(source.name.clone().unwrap_or_else(|| UNNAMED.to_owned()));
                self.learn(language).await;
                self.breathe().await;
                let stamp = self.stamp();
                let article = self.cut(begin(text, language, stamp.id, source, &stamp.lexicons), number).await;
                self.end(number);
                let Some(article) = article else { return };
                self.session_on(article)
            }
        };
        let before = self.open.get_untracked();
        self.enter(session).await;
        self.keep_source(before.as_ref(), bytes);
    }

    /// Keeps the bytes of a plain text that was just opened, so that it can be read in another encoding. `before` is what was
    /// open before that.
    pub(super) fn keep_source(self, before: Option<&Id>, bytes: Option<Vec<u8>>) {
        let Some(bytes) = bytes else { return };
        let open = self.open.get_untracked().filter(|open| Some(open) != before);
        let name = self.with(|session| session.article().source.name.clone()).flatten();
        let request = Request { format: "text/plain".to_owned(), bytes, ..Request::default() };
        let incoming = Incoming { kind: SourceKind::File, name, request, plain: None };
        self.kept.set_value(open.map(|open| (open, incoming)));
    }

    /// The source of the open article, if it is still here to be read again.
    #[must_use]
    pub fn kept_source(self) -> Option<Incoming> {
        let open = self.open.get_untracked();
        self.kept.with_value(|kept| {
            let (id, incoming) = kept.as_ref()?;
            (Some(id) == open.as_ref()).then(|| incoming.clone())
        })
    }

    /// Calls off what is being read.
    pub fn give_up(self) {
        self.reading.update(|reading| {
            reading.called_off = reading.last;
            reading.last += 1;
            reading.name = None;
        });
        self.edge.with_value(|edge| edge.give_up());
    }

    /// Opens a new session, unless an article with the same text is here already: then the person decides.
    pub(super) async fn enter(self, session: Session) {
        match self.twin(&session).await {
            Some(id) => self.twin.set(Some((Arc::new(session), id))),
            None => {
                self.breathe().await;
                self.keep_new(&session);
                self.breathe().await;
                self.show_new(session);
            }
        }
    }

    /// Settles that an article of the same text is here: opens that, or the new one as well.
    pub fn settle_twin(self, open_old: bool) {
        let Some((session, old)) = self.twin.get_untracked() else { return };
        self.twin.set(None);
        if open_old {
            leptos::task::spawn_local(self.open_article(old));
        } else {
            self.enter_new(Session::clone(&session));
        }
    }

    /// Whether an article that could have the text of `session` is on the desk: one of its name or its number of sentences.
    #[must_use]
    pub fn may_be_here(self, session: &Session) -> Vec<Id> {
        let (name, sentences) = (session.article().name(), session.article().sentences.len());
        self.desk.with_untracked(|desk| {
            let alike = desk.iter().filter(|one| one.name == name || one.sentences == sentences && sentences > 3);
            alike.map(|one| one.id.clone()).collect()
        })
    }

    async fn twin(self, session: &Session) -> Option<Id> {
        for id in self.may_be_here(session) {
            if let Ok(here) = self.load(&id).await
                && here.article().text == session.article().text
            {
                return Some(id);
            }
        }
        None
    }

    /// Lets the browser draw and listen before more is done.
    async fn breathe(self) {
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

/// Whether bytes look like something else than text: a NUL without a byte order mark of UTF-16, or the beginning of a PDF or
/// a Rich Text document, which are letters and yet no text.
#[must_use]
pub fn is_strange(bytes: &[u8]) -> bool {
    let utf_16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let begin = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    bytes.starts_with(b"%PDF-") || bytes.starts_with(b"{\\rtf") || (!utf_16 && begin.contains(&0))
}

/// Where the model keeps the source of the article that was read last.
pub(super) type Kept = StoredValue<Option<(Id, Incoming)>, LocalStorage>;

/// A plain text that is not read yet, its language and where it came from.
pub(super) type Unread = (String, Option<&'static str>, Source);

/// What a source is called that has no name.
const UNNAMED: &str = "What you pasted";
