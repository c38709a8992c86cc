//! The labels that new articles start with: those that the person last chose or changed, in whatever article that was.

use leptos::prelude::*;

use super::model::Model;
use crate::annotation::claims;
use crate::article::{Article, SourceKind};
use crate::exchange::labels::{LabelFormat, label_file_name};
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
        let open = self.open.get_untracked();
        self.remember(open.as_ref());
    }

    /// Downloads the labels of the open article.
    pub(super) fn export_labels(self, format: &LabelFormat) {
        let file = self.with(|session| (label_file_name(session.labels(), format), (format.write)(session.labels())));
        if let Some((name, text)) = file {
            self.edge.with_value(|edge| edge.download(&name, format.media_type, text.as_bytes()));
            self.told.set(format!("Downloaded {name}"));
        }
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
