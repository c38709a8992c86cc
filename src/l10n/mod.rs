//! The texts that people read.
//!
//! They stand in `en/`, one file an area, in a subset of Fluent that CONTRIBUTING.md describes. The build script makes a module
//! of each area: a constant [`Text`] for each key without variables, a function that returns a `String` for each with
//! variables. What is used and missing does not compile; what is missing in another language, or differs in its variables, fails
//! the build; what is not used fails a test (`tests/core/l10n.rs`).
//!
//! The core returns messages as values, and page and command make texts of them here. The language is chosen once, when the
//! page starts ([`choose`]).

mod fill;
mod locale;
mod texts;

use std::cell::Cell;

use crate::message::Argument;
use fill::fill;
pub use locale::{Category, Locale, set_locale};
pub use texts::{ALL, FIRST, Table, argument, text, title};

include!(concat!(env!("OUT_DIR"), "/l10n.rs"));

/// A text with a number in it.
pub type CountText = fn(usize) -> String;

/// A text without variables, in all languages. Only `l10n` can make one, so what takes a `Text` gets no text that a translator
/// does not see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text([&'static str; LANGUAGES.len()]);

impl Text {
    /// The text in the chosen language.
    ///
    /// In the pseudo-language each call leaves a few bytes behind: it is there for looking at the page, and the callers of a
    /// normal page need no code that frees what is never made there.
    #[must_use]
    pub fn get(self) -> &'static str {
        let text = pick(self.0);
        if is_pseudo() { fill(text, &[], &[]).leak() } else { text }
    }
}

/// The tag of English that is 40 % longer and in brackets: what is hard-wired, or has no room, shows. ICU has two such languages,
/// `en-XA`, which is longer, and `ar-XB`, which is written from the right; the page does both (`public/boot.mjs`). The browser takes the
/// rules of English for this one.
const PSEUDO: &str = "en-XB";

/// What was chosen: the place of a language in `LANGUAGES`, or the pseudo-language.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Real(usize),
    Pseudo,
}

thread_local! {
    static CHOICE: Cell<Choice> = const { Cell::new(Choice::Real(0)) };
}

/// Chooses the language of all texts from now on, by its tag (BCP 47). An unknown one changes nothing.
pub fn choose(tag: &str) {
    if tag == PSEUDO {
        CHOICE.set(Choice::Pseudo);
    } else if let Some(at) = LANGUAGES.iter().position(|known| *known == tag) {
        CHOICE.set(Choice::Real(at));
    }
}

/// The tag of the language that was chosen. English, if none was.
#[must_use]
pub fn language() -> &'static str {
    match CHOICE.get() {
        Choice::Real(at) => LANGUAGES.get(at).copied().unwrap_or_default(),
        Choice::Pseudo => PSEUDO,
    }
}

fn is_pseudo() -> bool {
    CHOICE.get() == Choice::Pseudo
}

/// The text of the chosen language among those of all. With one language there is nothing to choose, and no code.
#[inline]
fn pick(texts: [&'static str; LANGUAGES.len()]) -> &'static str {
    let at = match CHOICE.get() {
        Choice::Real(at) if LANGUAGES.len() > 1 => at,
        _ => 0,
    };
    texts.get(at).copied().unwrap_or_default()
}
