//! Why an input was refused.

use std::fmt;

use crate::jobs::NotDone;
use crate::json::Problem;
use crate::l10n::opening;
use crate::message::{Message, problems};
use crate::ui::late::words::{problem_words, why_not, words};

/// Why something that came in was refused, which has changed nothing. Names are those of files.
#[derive(Clone, PartialEq, Debug)]
pub enum NotTaken {
    /// It is an address, and nothing else.
    Address(String),
    /// It holds no text; without a name it was pasted.
    NoText(Option<String>),
    /// It holds more text than one article may have: so many bytes, and the most.
    TooLong(usize, usize),
    /// The browser could not read the file, for this reason.
    Unreadable(String, String),
    /// It is of a kind that is not read.
    Unread(String, Message),
    /// The worker could not read it; without a name it was pasted.
    NotDone(Option<String>, NotDone),
    /// It is no document that can be imported.
    NotImported(String, Problem),
    /// It was imported, but not all of it: the first thing that was left out.
    LeftOut(String, Problem),
    /// The browser does not let the page read the clipboard.
    NoClipboard,
}

/// Sentences for the person.
impl fmt::Display for NotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Address(address) => opening::address(address),
            Self::NoText(None) => opening::NO_TEXT.get().to_owned(),
            Self::NoText(Some(name)) => opening::no_text_in(name),
            Self::TooLong(bytes, most) => opening::too_long(bytes >> 20, most >> 20),
            Self::Unreadable(name, why) => opening::unreadable(name, why),
            Self::Unread(name, why) => opening::unread(name, &words(why)),
            Self::NotDone(name, why) => {
                let told = if *why == NotDone::Late { opening::took_too_long } else { opening::not_done };
                told(name.as_deref().unwrap_or(opening::PASTED.get()), &why_not(why))
            }
            // Without a place the message is a clause about the file.
            Self::NotImported(name, problem) if problem.is_placed() => {
                opening::not_imported(name, &problem_words(problem))
            }
            Self::NotImported(name, problem) => {
                let foreign = *problem == Problem::new(problems::NOT_POSTIL);
                let told = if foreign { opening::not_imported_foreign } else { opening::not_imported_as_it };
                told(name, &problem_words(problem))
            }
            Self::LeftOut(name, first) => opening::left_out(name, &problem_words(first)),
            Self::NoClipboard => opening::NO_CLIPBOARD.get().to_owned(),
        };
        f.write_str(&text)
    }
}
