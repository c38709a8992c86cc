//! Reads an [`Intake`] and opens it as an article. Short plain texts take the shortcut in `ui/actions/intake.rs`.
//!
//! Sources other than plain text are read in the worker. Long texts are cut into sentences in slices, so the page stays
//! responsive and the person can cancel. Short ones are read and opened in one task.

use std::sync::Arc;

use futures_channel::oneshot;
use leptos::prelude::*;

use crate::article::{Article, ArticleId, Assembly, Draft, Provenance, Source, unpack};
use crate::document::Document;
use crate::jobs::{self, Answer, Job, NotDone};
use crate::json::Problem;
use crate::l10n::opening;
use crate::library::Summary;
use crate::message::file_problems;
use crate::read::{Content, How, Intake, PLAIN, start_draft};
use crate::text::{Text, normalise};
use crate::ui::actions::intake::AT_ONCE;
use crate::ui::late::opening::{Found, Way, read_there};
use crate::ui::late::refused::NotTaken;
use crate::ui::state::messages::{Act, Toast};
use crate::ui::state::model::Model;
use crate::ui::state::questions::{Along, Question, Same};
use crate::ui::state::reading::Reparse;

/// How much of a longer one is cut into sentences in one task (bytes): a few milliseconds' worth.
const SLICE: usize = 1 << 17;

/// What became of something that came in.
#[derive(Clone, PartialEq, Debug)]
pub enum Taken {
    /// It is open, under this id.
    Opened(ArticleId),
    /// It is here already, and the person is asked what to do.
    Duplicate,
    /// It was not taken, for this reason, and nothing has changed.
    Refused(NotTaken),
    /// The person called it off.
    Cancelled,
}

impl From<NotTaken> for Taken {
    fn from(why: NotTaken) -> Self {
        Self::Refused(why)
    }
}

impl Model {
    /// Takes in what came: reads it and opens it.
    pub async fn intake(self, intake: Intake) -> Taken {
        self.intake_by(Way::of(&intake), intake).await
    }

    /// The same, by this way.
    pub async fn intake_by(self, way: Result<Way, NotTaken>, intake: Intake) -> Taken {
        let number = self.begin(intake.name.clone().unwrap_or_else(|| opening::PASTED.get().to_owned()), 1);
        let taken = self.go(way, intake, number).await;
        self.end(number);
        taken
    }

    /// The same, as an item of the job of that number.
    pub(in crate::ui) async fn intake_item(self, intake: Intake, number: u32) -> Taken {
        self.go(Way::of(&intake), intake, number).await
    }

    async fn go(self, way: Result<Way, NotTaken>, intake: Intake, number: u32) -> Taken {
        match way {
            Err(why) => Taken::Refused(why),
            Ok(Way::Import(found)) => self.import(found, intake.name, number).await,
            Ok(Way::Convert(job)) => match read_there(self.have_done(number, Job::Import(job)).await) {
                _ if !self.is_reading(number) => Taken::Cancelled,
                Ok(found) => self.import(found, intake.name, number).await,
                Err(problem) => Taken::Refused(NotTaken::NotImported(intake.name.unwrap_or_default(), problem)),
            },
            Ok(Way::Plain(draft)) => self.take(draft, PLAIN, intake, number).await.unwrap_or_else(|why| why),
            Ok(Way::Worker(source)) => self.take_read(source, intake, number).await.unwrap_or_else(|why| why),
        }
    }

    /// Has a source read in the worker, and opens what was found.
    async fn take_read(self, source: jobs::Source, intake: Intake, number: u32) -> Result<Taken, Taken> {
        let format = source.format.clone();
        let refused = |why| Taken::Refused(NotTaken::NotDone(intake.name.clone(), why));
        let answer = self.have_done(number, Job::Read(source)).await;
        self.goes_on(number)?;
        let draft = match answer {
            Ok(Answer::Draft(packed)) => unpack(packed).ok_or_else(|| refused(NotDone::Nonsense))?,
            Ok(_) => return Err(refused(NotDone::Nonsense)),
            Err(why) => return Err(refused(why)),
        };
        match &intake.content {
            // The two flavours of the clipboard are no copies of one text.
            Content::Copy { plain: Some(plain), .. } if draft.blocks.is_empty() => {
                let draft = Draft { text: Text::new(normalise(plain)), ..Draft::default() };
                self.take(draft, PLAIN, intake, number).await
            }
            _ => self.take(draft, &format, intake, number).await,
        }
    }

    /// Makes an article of a draft and opens it. `format` is the media type that it was read as.
    async fn take(self, mut draft: Draft, format: &str, intake: Intake, number: u32) -> Result<Taken, Taken> {
        if draft.text.as_str().trim().is_empty() {
            return Err(Taken::Refused(NotTaken::NoText(intake.name)));
        }
        let is_plain = format == PLAIN;
        let stamp = self.stamp();
        let (id, now) = (stamp.id(), stamp.now);
        let source = Source { name: intake.name.clone(), format: format.to_owned(), ..Source::new(intake.kind, now) };
        let provenance = Provenance::of_draft(source, &mut draft);
        self.learn(provenance.language.as_deref()).await;
        let is_long = draft.text.as_str().len() > AT_ONCE;
        self.turn(is_long).await;
        let article = self.cut(start_draft(draft, id, provenance, &self.lexicons()), number).await?;
        self.turn(is_long).await;
        // The worker is not trusted, where it said more than a text.
        if !is_plain && article.check().is_err() {
            return Err(Taken::Refused(NotTaken::NotDone(intake.name, NotDone::Nonsense)));
        }
        // Work on labels that was asked for before is meant for the article that is still open.
        self.labels_done().await;
        self.turn(is_long).await;
        let name = intake.name.clone();
        let along = Along::of(intake, format);
        self.enter(self.document_on(article), name, along, number).await
    }

    /// Cuts what was read into sentences, a slice in each task, so that the browser can draw and listen in between.
    async fn cut(self, mut assembly: Assembly, number: u32) -> Result<Article, Taken> {
        while assembly.go_on(SLICE) {
            self.breathe().await;
            self.goes_on(number)?;
        }
        Ok(assembly.finish())
    }

    /// Opens imported documents, the last one of which stays open. Where an article is here already, the person is asked.
    async fn import(self, found: Found, file: Option<String>, number: u32) -> Taken {
        self.listed().await;
        if !self.is_reading(number) {
            return Taken::Cancelled;
        }
        let name = file.clone().unwrap_or_default();
        let mut taken =
            Taken::Refused(NotTaken::NotImported(name.clone(), Problem::new(file_problems::HOLDS_NO_ARTICLE)));
        for document in found.documents {
            let here = document.article().id.clone();
            if self.with_library(|library| library.article(&here).is_some()) {
                let (number, file, document) = (self.number(), file.clone(), Arc::new(document));
                self.ask_about(Question { number, file, document, here, same: Same::Article, along: Along::default() });
                taken = Taken::Duplicate;
            } else {
                self.enter_imported(document);
                taken = Taken::Opened(here);
            }
        }
        if let Some(first) = found.left_out.into_iter().next() {
            self.messages.alert.set(Some(NotTaken::LeftOut(name, first).to_string()));
        }
        taken
    }

    /// Opens a new document, unless an article with the same text is here already: then the person is asked. `file` is the name
    /// of what it came in.
    async fn enter(self, document: Document, file: Option<String>, along: Along, number: u32) -> Result<Taken, Taken> {
        let here = self.duplicate_text(&document).await;
        self.goes_on(number)?;
        if let Some(here) = here {
            let (number, document) = (self.number(), Arc::new(document));
            self.ask_about(Question { number, file, document, here, same: Same::Text, along });
            return Ok(Taken::Duplicate);
        }
        let id = document.article().id.clone();
        let is_long = document.article().text.as_str().len() > AT_ONCE;
        let session = document.into();
        self.keep_new(&session);
        self.turn(is_long).await;
        self.show_new(session);
        self.bring(&id, along).await;
        Ok(Taken::Opened(id))
    }

    /// The article that is here with the same text.
    async fn duplicate_text(self, document: &Document) -> Option<ArticleId> {
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

    /// Reads the source of the open article otherwise. An article that nothing was done to is replaced; another one stays.
    pub async fn read_again(self, how: Reparse) {
        let Some((old, intake)) = self.kept_source() else { return };
        self.messages.toast.set(None);
        let format = self.with(|session| session.article().source.format.clone());
        let intake = match how {
            Reparse::Plain => match intake.content {
                Content::Copy { plain: Some(plain), .. } => Intake::text(plain, intake.kind),
                _ => return,
            },
            Reparse::Whole => Intake { how: How { format, whole: true, ..intake.how }, ..intake },
            Reparse::Encoding(label) => Intake { how: How { format, encoding: Some(label), ..intake.how }, ..intake },
        };
        match self.intake(intake).await {
            // Only where nothing was done to it meanwhile.
            Taken::Opened(_) => {
                if self.load(&old).await.is_ok_and(|old| old.session.history().is_empty()) {
                    self.forget_article(&old);
                }
            }
            Taken::Refused(why) => self.messages.alert.set(Some(why.to_string())),
            Taken::Duplicate | Taken::Cancelled => {}
        }
    }

    /// The open article and what it was read from, if that is still here to be read again.
    #[must_use]
    pub fn kept_source(self) -> Option<(ArticleId, Intake)> {
        let open = self.document.id.get_untracked();
        self.kept.with_value(|kept| kept.source.clone().filter(|(id, _)| Some(id) == open.as_ref()))
    }

    /// Whether the job of that number goes on.
    fn goes_on(self, number: u32) -> Result<(), Taken> {
        if self.is_reading(number) { Ok(()) } else { Err(Taken::Cancelled) }
    }

    /// Lets the browser draw and listen before more is done, if that is long.
    async fn turn(self, is_long: bool) {
        if is_long {
            self.breathe().await;
        }
    }

    /// Lets the browser draw and listen before more is done.
    pub(in crate::ui) async fn breathe(self) {
        let (send, receive) = oneshot::channel();
        self.host.with_value(|host| {
            host.later(
                0,
                Box::new(move || {
                    let _ = send.send(());
                }),
            );
        });
        let _ = receive.await;
    }
}

impl Along {
    /// What goes with the article that was read from this, as that format: how it can be read otherwise, and what the person is
    /// told of that.
    fn of(intake: Intake, format: &str) -> Self {
        let whole = intake.how.whole;
        let has_plain = match &intake.content {
            Content::Text(_) => return Self::default(),
            Content::Copy { .. } if format == PLAIN => {
                let text = opening::PLAIN_TAKEN.get().to_owned();
                return Self { source: None, toast: Some(Toast { text, acts: Vec::new() }) };
            }
            Content::Copy { plain, .. } => plain.is_some(),
            Content::File(_) => false,
        };
        let is_page = format == "text/html" && !has_plain;
        let (text, act) = match (is_page, whole) {
            (true, false) => (opening::MAIN_CONTENT, Some(Reparse::Whole)),
            (true, true) => (opening::ALL_OF_PAGE, None),
            _ => (opening::READ_WITH_STRUCTURE, has_plain.then_some(Reparse::Plain)),
        };
        // Where there is nothing to decide there is nothing to say.
        let toast = (act.is_some() || whole)
            .then(|| Toast { text: text.get().to_owned(), acts: act.map(Act::Again).into_iter().collect() });
        Self { source: Some(intake), toast }
    }
}
