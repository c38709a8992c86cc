//! The record of settings and of the labels for new articles.

use super::Batch;
use super::records::APP;
use crate::annotation::{LabelId, LabelSet};
use crate::article::{ArticleId, Id};
use crate::formats::native;
use crate::json::{Json, JsonWriter, ObjectReader, parse};
use crate::library::{Library, Look, Settings};
use crate::sorted::Sorted;

/// What the record holds.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct App {
    /// The article that was open last.
    pub last: Option<ArticleId>,
    /// The settings.
    pub settings: Settings,
    /// The labels that new articles start with, if the person has chosen or changed some.
    pub labels: Option<LabelSet>,
}

/// The record of what holds for all articles. `last` is the one to open next time.
#[must_use]
pub fn app(last: Option<&ArticleId>, library: &Library) -> Batch {
    let settings = library.settings();
    let json = JsonWriter::line(|out| {
        out.number("version", 1);
        out.text("last", last.map(Id::as_str));
        out.flag("characterKeys", settings.character_keys);
        out.text("name", settings.name.as_deref());
        out.text("look", settings.look.name());
        out.texts("hidden", settings.hidden.iter().map(Id::as_str));
        if let Some(labels) = library.labels() {
            out.object("labels", |out| native::write_labels(out, labels));
        }
    });
    let mut batch = Batch::default();
    batch.put(APP.to_owned(), json);
    batch
}

/// Reads the record. Damaged settings cost the settings and which article was open; damaged labels cost the labels.
#[must_use]
pub fn read_app(json: &str) -> App {
    let Ok(json) = parse(json) else { return App::default() };
    let mut fields = ObjectReader::of(json);
    let labels = fields.peek("labels").cloned().and_then(read_labels);
    let settings = Settings {
        character_keys: fields.optional("characterKeys", ObjectReader::flag).unwrap_or(true),
        name: fields.optional("name", ObjectReader::string),
        look: fields.optional("look", ObjectReader::string).map(|name| Look::from_name(&name)).unwrap_or_default(),
        hidden: hidden(fields.optional("hidden", ObjectReader::strings)),
    };
    let last = fields.optional("last", ObjectReader::string).map(Id::from);
    if fields.finish().is_err() {
        return App { labels, ..App::default() };
    }
    App { last, settings, labels }
}

fn hidden(labels: Option<Vec<String>>) -> Sorted<LabelId> {
    labels.unwrap_or_default().into_iter().map(Id::from).collect::<Vec<_>>().into()
}

fn read_labels(json: Json) -> Option<LabelSet> {
    let mut fields = ObjectReader::of(json);
    let labels = native::read_labels(&mut fields);
    fields.finish().is_ok().then_some(labels)
}
