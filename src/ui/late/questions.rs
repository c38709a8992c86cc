//! Asks about articles that are here already, one at a time, and reports at the end of several files what became of each.

use std::future::Future;
use std::sync::Arc;

use any_spawner::Executor;
use leptos::prelude::*;

use crate::article::ArticleId;
use crate::document::Document;
use crate::l10n::{CountText, opening};
use crate::read::Intake;
use crate::ui::late::reading::Taken;
use crate::ui::late::recovery;
use crate::ui::late::refused::NotTaken;
use crate::ui::state::messages::Toast;
use crate::ui::state::model::Model;
use crate::ui::state::questions::{Along, Asked, Fate, Question, Questions, Same};

/// How to settle that something is here already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settle {
    /// It takes the place of what is here.
    Replace,
    /// Both stay, each with an id of its own.
    KeepBoth,
    /// What is here is opened, and nothing else is.
    OpenHere,
    /// Nothing is opened.
    Cancel,
}

/// A file that is read when its turn comes: its name, and its bytes or why there are none.
pub struct File<F> {
    /// Its name.
    pub name: String,
    /// Its bytes, or why there are none.
    pub bytes: F,
}

impl Model {
    /// Reads files one after the other, which is one job; the last one that is opened stays open. What is here already is asked
    /// about once all are read.
    pub async fn take_files<F>(self, files: Vec<File<F>>)
    where
        F: Future<Output = Result<Vec<u8>, NotTaken>>,
    {
        self.queue(|queue| queue.busy += 1);
        let total = u32::try_from(files.len()).unwrap_or(u32::MAX);
        let alone = total == 1;
        let number = self.begin(files.first().map(|file| file.name.clone()).unwrap_or_default(), total);
        for (done, File { name, bytes }) in (0..).zip(files) {
            self.begin_item(number, &name, done);
            let taken = match self.is_reading(number).then_some(bytes) {
                None => Taken::Cancelled,
                Some(bytes) => match bytes.await {
                    Ok(bytes) => self.intake_item(Intake::file(name.clone(), bytes), number).await,
                    Err(why) => Taken::Refused(why),
                },
            };
            let fate = match taken {
                Taken::Duplicate => continue,
                Taken::Opened(_) => Fate::Opened,
                Taken::Cancelled => Fate::CalledOff,
                Taken::Refused(why) => {
                    let why = why.to_string();
                    if alone {
                        self.messages.alert.set(Some(why.clone()));
                    }
                    Fate::LeftOut(why)
                }
            };
            self.queue(|queue| queue.fates.push((name, fate)));
        }
        self.end(number);
        self.queue(|queue| queue.busy -= 1);
        self.ask_next().await;
    }

    /// Asks the person about something that is here already, once the questions before it are settled.
    pub(in crate::ui) fn ask_about(self, question: Question) {
        self.queue(|queue| queue.waiting.push_back(question));
        Executor::spawn_local(self.ask_next());
    }

    /// Settles the question that is shown and, with `all`, those of its kind that wait.
    pub fn settle(self, how: Settle, all: bool) {
        let Some(asked) = self.dialogs.asked.get_untracked() else { return };
        self.dialogs.asked.set(None);
        let mut settled = vec![asked.question.clone()];
        self.queue(|queue| {
            queue.busy += 1;
            let same = |one: &Question| all && one.same == asked.question.same;
            let (others, rest): (Vec<_>, Vec<_>) = queue.waiting.drain(..).partition(same);
            queue.waiting.extend(rest);
            settled.extend(others);
        });
        Executor::spawn_local(async move {
            for question in settled {
                let name = question.name();
                let fate = self.carry_out(question, how).await;
                self.queue(|queue| queue.fates.push((name, fate)));
            }
            self.queue(|queue| queue.busy -= 1);
            self.ask_next().await;
        });
    }

    async fn carry_out(self, question: Question, how: Settle) -> Fate {
        let Question { document, here, same, along, .. } = question;
        match (how, same) {
            (Settle::Cancel, _) => Fate::Declined,
            (Settle::OpenHere, _) => {
                self.open_article(here).await;
                Fate::OpenedHere
            }
            (Settle::KeepBoth, Same::Article) => {
                self.enter_imported(Document::clone(&document).with_article_id(self.stamp().id()));
                Fate::Beside
            }
            (Settle::KeepBoth | Settle::Replace, Same::Text) => {
                self.enter_new(Document::clone(&document).into());
                self.bring(&document.article().id, along).await;
                Fate::Beside
            }
            (Settle::Replace, Same::Article) => match recovery::replace(self, document).await {
                Ok(()) => Fate::Replaced,
                Err(why) => {
                    self.messages.alert.set(Some(why.clone()));
                    Fate::LeftOut(why)
                }
            },
        }
    }

    /// Shows the next question or, where none is left, tells what became of several files.
    async fn ask_next(self) {
        let idle = |queue: &mut Questions| queue.busy == 0;
        if !self.queue(idle) || self.dialogs.asked.with_untracked(Option::is_some) {
            return;
        }
        let Some(question) = self.queue(|queue| queue.waiting.pop_front()) else { return self.sum_up() };
        // Until it is shown, another one must not be.
        self.queue(|queue| queue.busy += 1);
        let known = self.with_library(|library| library.article(&question.here).is_some());
        let here = if known { self.load(&question.here).await.ok() } else { None };
        self.queue(|queue| queue.busy -= 1);
        if known {
            let same = |one: &&Question| one.same == question.same;
            let others = self.queue(|queue| queue.waiting.iter().filter(same).count());
            let here = here.map(|found| Arc::new(found.session));
            self.dialogs.asked.set(Some(Arc::new(Asked { question, here, others })));
        } else {
            // It was deleted meanwhile: there is nothing left to ask.
            let name = question.name();
            self.enter_new(Document::clone(&question.document).into());
            self.bring(&question.document.article().id, question.along).await;
            self.queue(|queue| queue.fates.push((name, Fate::Opened)));
            Box::pin(self.ask_next()).await;
        }
    }

    /// Keeps the source of an article that was just opened, and tells how it was read.
    pub(in crate::ui) async fn bring(self, id: &ArticleId, along: Along) {
        let Along { source, toast } = along;
        if let Some(source) = source {
            self.kept.update_value(|kept| kept.source = Some((id.clone(), source)));
        }
        if toast.is_some() {
            // The same words in a row are told anew only where the ones before were seen to go.
            self.breathe().await;
            if self.document.id.with_untracked(|open| open.as_ref() == Some(id)) {
                self.messages.toast.set(toast);
            }
        }
    }

    /// Tells what became of several files. Of one alone, what it came to says enough.
    fn sum_up(self) {
        let fates = self.queue(|queue| std::mem::take(&mut queue.fates));
        if fates.len() < 2 {
            return;
        }
        let count = |is: fn(&Fate) -> bool| fates.iter().filter(|(_, fate)| is(fate)).count();
        let counts: [(usize, CountText); 6] = [
            (count(|fate| *fate == Fate::Opened), opening::files_opened),
            (count(|fate| *fate == Fate::Replaced), opening::files_replaced),
            (count(|fate| *fate == Fate::Beside), opening::files_beside),
            (count(|fate| *fate == Fate::OpenedHere), opening::files_here),
            (count(|fate| matches!(fate, Fate::LeftOut(_) | Fate::Declined)), opening::files_left_out),
            (count(|fate| *fate == Fate::CalledOff), opening::files_cancelled),
        ];
        let counts: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, told)| told(*count)).collect();
        let mut sentences = vec![opening::files(fates.len(), &counts.join(", "))];
        let mut failed = false;
        for (name, fate) in &fates {
            match fate {
                Fate::LeftOut(why) => {
                    failed = true;
                    // Most reasons begin with the name of the file themselves.
                    let is_named = why.contains(name.as_str());
                    sentences.push(if is_named { why.clone() } else { opening::file_and_why(name, why) });
                }
                Fate::Declined => sentences.push(opening::file_and_why(name, opening::DECLINED.get())),
                _ => {}
            }
        }
        let text = sentences.join(" ");
        // What was told of the last file alone is over, but for what can be done about the article that is open now.
        let acts = self.messages.toast.get_untracked().map(|toast| toast.acts).unwrap_or_default();
        if failed {
            self.messages.toast.update(|toast| *toast = toast.take().filter(|_| !acts.is_empty()));
            self.messages.alert.set(Some(text));
        } else {
            self.messages.toast.set(Some(Toast { text, acts }));
        }
    }

    /// Does something with the queue. `Default` where the page was closed meanwhile, in tests.
    fn queue<T: Default>(self, change: impl FnOnce(&mut Questions) -> T) -> T {
        self.kept.try_update_value(|kept| change(&mut kept.questions)).unwrap_or_default()
    }
}
