//! All input comes in here, as an [`Intake`]: a paste, typed text, a file, the sample.
//!
//! A short plain text is read and opened in the task of its paste. Everything else goes to [`Model::intake`] in the second wasm
//! (`ui/late/reading.rs`).

use any_spawner::Executor;

use crate::article::{Provenance, Source};
use crate::l10n::opening;
use crate::read::{Content, Intake, read};
use crate::text::normalise;
use crate::ui::state::model::Model;

/// Texts up to this size are read, and opened, in one task (bytes).
pub(in crate::ui) const AT_ONCE: usize = 100_000;

/// A plain text, normalised, and where it came from.
struct Plain {
    text: String,
    provenance: Provenance,
}

impl Model {
    /// Takes in what came. The person is told where nothing comes of it.
    pub fn bring_in(self, intake: Intake) {
        match self.short(&intake) {
            Some(plain) if self.missing(plain.provenance.language.as_deref()).is_some() => {
                Executor::spawn_local(self.open_with_words(intake, plain));
            }
            Some(plain) => self.open_at_once(intake, plain),
            None => self.with_late(move |more| (more.intake)(self, intake)),
        }
    }

    /// What came, if it is a plain text that is neither long nor to be refused.
    fn short(self, intake: &Intake) -> Option<Plain> {
        let Content::Text(text) = &intake.content else { return None };
        if text.len() > AT_ONCE || text.trim().is_empty() || intake.address().is_some() {
            return None;
        }
        let text = normalise(text);
        let source = Source::new(intake.kind, self.stamp().now);
        Some(Plain { provenance: Provenance::new(source, None, &text), text })
    }

    /// Opens a plain text, unless an article may have the same text: that has to be looked up.
    fn open_at_once(self, intake: Intake, plain: Plain) {
        let Plain { text, provenance } = plain;
        let stamp = self.stamp();
        let document = self.document_on(read(text, stamp.id(), provenance, &stamp.lexicons));
        if self.is_listed() && self.with_library(|library| library.may_be_here(&document).is_empty()) {
            self.enter_new(document.into());
        } else {
            self.with_late(move |more| (more.intake)(self, intake));
        }
    }

    /// The same, once the words of its language are here or cannot be had.
    async fn open_with_words(self, intake: Intake, plain: Plain) {
        let number = self.begin(opening::PASTED.get().to_owned(), 1);
        self.learn(plain.provenance.language.as_deref()).await;
        let goes_on = self.is_reading(number);
        self.end(number);
        if goes_on {
            self.open_at_once(intake, plain);
        }
    }
}
