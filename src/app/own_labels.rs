//! Label sets beyond the open article: those that new articles start with, which are what the person last chose or changed in
//! whatever article that was, and those that come from the worker and go there.

use any_spawner::Executor;
use leptos::prelude::*;

use super::model::Model;
use crate::annotation::claims;
use crate::article::{Article, SourceKind};
use crate::browser::reader::{NotRead, Request};
use crate::exchange::labels::{Ask, LabelFormat, label_file_name, to_text};
use crate::exchange::native;
use crate::json::{Fields, Json, Write};
use crate::session::Session;

impl Model {
    /// A session on a new article. The sample keeps to the labels that it was made for.
    pub(super) fn session_on(self, article: Article) -> Session {
        let own = self.own_labels.get_value().filter(|_| article.source.kind != SourceKind::Sample);
        Session::with_labels(article, own.unwrap_or_else(claims))
    }

    /// The labels of the open article were changed: from now on new articles start with them.
    pub(super) fn keep_labels(self) {
        self.own_labels.set_value(self.with(|session| session.labels().fresh()));
    }

    /// Asks the worker for something about files of label sets, and hands on what it answers, or what to tell the person.
    pub(super) fn ask_for_labels(self, ask: Ask<'_>, bytes: Vec<u8>, then: Box<dyn FnOnce(Result<String, String>)>) {
        let request = Request { format: ask.to_text(), bytes, ..Request::default() };
        let reading = self.edge.with_value(|edge| edge.read(request));
        Executor::spawn_local(async move {
            then(reading.await.map(|packed| packed.text).map_err(|NotRead(why)| why));
        });
    }

    /// Downloads the labels of the open article; `failed` gets what to tell the person where that fails.
    pub fn export_labels(self, format: &'static LabelFormat, failed: impl FnOnce(String) + 'static) {
        let Some(set) = self.with(|session| session.labels().clone()) else { return };
        let name = label_file_name(&set, format);
        let answered = move |text: Result<String, String>| match text {
            Ok(text) => {
                self.edge.with_value(|edge| edge.download(&name, format.media_type, text.as_bytes()));
                self.told.set(format!("Downloaded {name}"));
            }
            Err(why) => failed(why),
        };
        self.ask_for_labels(Ask::Write(format.extension), to_text(&set).into_bytes(), Box::new(answered));
    }

    /// Takes over the labels that were saved with the settings. Damaged ones are forgotten.
    pub(super) fn start_labels(self, saved: Option<Json>) {
        let mut fields = Fields::of(saved.unwrap_or_default());
        let own = native::read_labels(&mut fields);
        if fields.end().is_ok() {
            self.own_labels.set_value(Some(own));
        }
    }

    /// Writes them among the settings.
    pub(super) fn write_own_labels(self, out: &mut Write) {
        self.own_labels.with_value(|own| {
            if let Some(own) = own {
                out.object("labels", |out| native::write_labels(out, own));
            }
        });
    }
}
