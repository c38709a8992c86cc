//! Plain text: read at once where that is quick, else in pieces.

use any_spawner::Executor;
use leptos::prelude::*;

use super::messages::Toast;
use super::model::Model;
use super::questions::{Along, Arrived};
use super::reading::{Incoming, UNNAMED};
use crate::article::read::{begin, read};
use crate::article::{Id, Source, SourceKind};
use crate::jobs;

/// Texts up to this size are read at once (bytes).
const AT_ONCE: usize = 100_000;

/// A plain text that is not read yet.
pub struct Plain {
    /// The text, normalised.
    pub text: String,
    /// Its language.
    pub language: Option<&'static str>,
    /// Where it came from.
    pub source: Source,
    /// The bytes of the file it came as.
    pub bytes: Option<Vec<u8>>,
}

impl Plain {
    fn name(&self) -> String {
        self.source.name.clone().unwrap_or_else(|| UNNAMED.to_owned())
    }
}

impl Model {
    /// Reads a plain text and opens it: at once where it is not long, the words of its language are here, and no article can
    /// have the same text.
    pub(super) fn open_plain(self, plain: Plain) {
        if plain.text.len() > AT_ONCE {
            return self.with_more(move |more| (more.open_long)(self, plain));
        }
        if self.missing(plain.language).is_some() {
            return Executor::spawn_local(self.open_with_words(plain));
        }
        self.open_at_once(plain);
    }

    fn open_at_once(self, plain: Plain) {
        let Plain { text, language, source, bytes } = plain;
        let stamp = self.stamp();
        let document = self.document_on(read(text, language, stamp.id, source, &stamp.lexicons));
        if self.is_listed() && self.with_library(|library| library.may_be_here(&document).is_empty()) {
            let before = self.document.id.get_untracked();
            self.enter_new(document.into());
            self.keep_source(before.as_ref(), bytes);
        } else {
            self.with_more(move |more| (more.open_read)(self, document, bytes));
        }
    }

    /// The same, once the words of its language are here or cannot be had.
    async fn open_with_words(self, plain: Plain) {
        let number = self.begin(plain.name(), 1);
        self.learn(plain.language).await;
        let called_off = !self.is_reading(number);
        self.end(number);
        if !called_off {
            self.open_at_once(plain);
        }
    }

    /// Reads a plain text in pieces and opens it. `toast` is what the person is told then.
    pub(super) async fn open_long(self, plain: Plain, toast: Option<Toast>) -> Arrived {
        let number = self.begin(plain.name(), 1);
        let arrived = self.open_item(plain, toast, number).await;
        self.end(number);
        arrived
    }

    /// The same, as an item of the job of that number.
    pub(super) async fn open_item(self, plain: Plain, toast: Option<Toast>, number: u32) -> Arrived {
        self.learn(plain.language).await;
        self.breathe().await;
        let stamp = self.stamp();
        let Plain { text, language, source, bytes } = plain;
        let name = source.name.clone();
        let article = self.cut(begin(text, language, stamp.id, source, &stamp.lexicons), number).await;
        match article {
            Some(article) => {
                let source = bytes.map(|bytes| source_of(name.clone(), bytes));
                self.enter(self.document_on(article), name, Along { source, toast }).await
            }
            None => Arrived::CalledOff,
        }
    }

    /// Keeps the bytes of a plain text that was just opened, so that it can be read in another encoding. `before` is what was
    /// open before that.
    pub(super) fn keep_source(self, before: Option<&Id>, bytes: Option<Vec<u8>>) {
        let Some(bytes) = bytes else { return };
        let open = self.document.id.get_untracked().filter(|open| Some(open) != before);
        let name = self.with(|session| session.article().source.name.clone()).flatten();
        self.kept.update_value(|kept| kept.source = open.map(|open| (open, source_of(name, bytes))));
    }
}

/// The source of a plain text that came as a file.
pub(super) fn source_of(name: Option<String>, bytes: Vec<u8>) -> Incoming {
    let source = jobs::Source { format: "text/plain".to_owned(), bytes, ..jobs::Source::default() };
    Incoming { kind: SourceKind::File, name, source, plain: None }
}
