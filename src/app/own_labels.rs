//! Label sets beyond the open article: those that new articles start with, which are what the person last chose or changed in
//! whatever article that was, and those that come from the worker and go there.

use leptos::prelude::*;

use super::model::Model;
use crate::annotation::{LabelSet, claims};
use crate::article::{Article, SourceKind};
use crate::browser::reader::{NotRead, Request};
use crate::exchange::labels::{Ask, LabelFormat, from_text, label_file_name, to_text};
use crate::exchange::native;
use crate::json::{Fields, Json, Write};
use crate::session::Session;
use crate::session::command::fit;

impl Model {
    /// A session on a new article. The sample keeps to the labels that it was made for.
    pub(super) fn session_on(self, article: Article) -> Session {
        let own = self.own_labels.get_value().filter(|_| article.source.kind != SourceKind::Sample);
        Session::with_labels(article, own.unwrap_or_else(claims))
    }

    /// The labels of the open article were changed: from now on new articles start with them.
    pub(super) fn keep_labels(self) {
        self.own_labels.set_value(self.with(|session| session.labels().fresh()));
        let open = self.open.get_untracked();
        self.remember(open.as_ref());
    }

    /// Asks the worker for something about files of label sets. The error is for the person.
    pub(super) async fn ask_for_labels(self, ask: Ask<'_>, bytes: Vec<u8>) -> Result<String, String> {
        let request = Request { format: ask.to_text(), bytes, ..Request::default() };
        let reading = self.edge.with_value(|edge| edge.read(request));
        reading.await.map(|packed| packed.text).map_err(|NotRead(why)| why)
    }

    /// The same for a set, which is made fit to work with.
    pub async fn ask_for_label_set(self, ask: Ask<'_>, bytes: Vec<u8>) -> Result<LabelSet, String> {
        let text = self.ask_for_labels(ask, bytes).await?;
        from_text(&text).map(fit).map_err(|problem| problem.to_string())
    }

    /// Downloads the labels of the open article.
    ///
    /// # Errors
    /// With what to tell the person.
    pub async fn export_labels(self, format: &LabelFormat) -> Result<(), String> {
        let Some(set) = self.with(|session| session.labels().clone()) else { return Ok(()) };
        let text = self.ask_for_labels(Ask::Write(format.extension), to_text(&set).into_bytes()).await?;
        let name = label_file_name(&set, format);
        self.edge.with_value(|edge| edge.download(&name, format.media_type, text.as_bytes()));
        self.told.set(format!("Downloaded {name}"));
        Ok(())
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
