//! Why something that came in was refused. It is in the second wasm.

use std::fmt;

use crate::formats::Losses;
use crate::jobs::NotDone;
use crate::json::Problem;
use crate::l10n;
use crate::message::{self, problems};
use crate::ui::state::reading::UNNAMED;

/// Why something that came in was refused, which has changed nothing. Names are those of files.
#[derive(Clone, PartialEq, Debug)]
pub enum Message {
    /// It is an address, and nothing else.
    Address(String),
    /// It holds no text; without a name it was pasted.
    NoText(Option<String>),
    /// It holds more text than one article may have: so many bytes, and the most.
    TooLong(usize, usize),
    /// The browser could not read the file, for this reason.
    Unreadable(String, String),
    /// It is of a kind that is not read.
    Unread(String, message::Message),
    /// The worker could not read it; without a name it was pasted.
    NotDone(Option<String>, NotDone),
    /// It is no document that can be imported.
    NotImported(String, Problem),
    /// It was imported, but not all of it: the first thing that was left out.
    LeftOut(String, Problem),
    /// The browser does not let the page read the clipboard.
    NoClipboard,
}

/// What the core tells, in words.
pub fn words(message: &message::Message) -> String {
    l10n::text(message, l10n::ALL)
}

/// What a format cannot hold, joined by commas.
pub fn list(losses: &Losses) -> String {
    losses.messages().map(|message| words(&message)).collect::<Vec<_>>().join(", ")
}

/// Where something is wrong, and what, in words.
pub fn problem_words(problem: &Problem) -> String {
    words(&problem.clone().into())
}

/// Why nothing came of a job: a sentence; empty where the person knows.
pub fn why_not(why: &NotDone) -> String {
    why.message().map(|message| words(&message)).unwrap_or_default()
}

/// Sentences for the person.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => write!(
                f,
                "{address} is an address, and Postil makes no requests: nothing leaves this page, so nothing comes in either. \
                 Open it in another tab, select all, copy, and paste here."
            ),
            Self::NoText(None) => f.write_str("There is no text in that. Copy the article’s text and paste it here."),
            Self::NoText(Some(name)) => write!(f, "There is no text in {name}."),
            Self::TooLong(bytes, most) => {
                let [bytes, most] = [bytes, most].map(|bytes| bytes >> 20);
                write!(f, "That is {bytes} MB of text; one article may have {most} MB. Paste it in parts.")
            }
            Self::Unreadable(name, why) => write!(f, "“{name}” could not be read: {why}. Choose it again."),
            Self::Unread(name, why) => write!(f, "“{name}” could not be read. {}", words(why)),
            Self::NotDone(name, why) => {
                let advice = if *why == NotDone::Late { " Copy its text and paste that." } else { "" };
                write!(f, "{} could not be read. {}{advice}", name.as_deref().unwrap_or(UNNAMED), why_not(why))
            }
            // Without a place the message is a clause about the file.
            Self::NotImported(name, problem) if problem.is_placed() => {
                write!(f, "“{name}” was not imported, and nothing has changed. {}", problem_words(problem))
            }
            Self::NotImported(name, problem) => {
                let advice = if *problem == Problem::new(problems::NOT_POSTIL) {
                    " Of JSON, Postil opens what it exported itself. To annotate a text that stands in this file, copy it and \
                     paste it."
                } else {
                    ""
                };
                write!(f, "“{name}” {}. It was not imported, and nothing has changed.{advice}", problem_words(problem))
            }
            Self::LeftOut(name, first) => {
                write!(
                    f,
                    "Not all that “{name}” holds was imported. The first thing left out: {}.",
                    problem_words(first)
                )
            }
            Self::NoClipboard => f.write_str(
                "The browser did not let the page read the clipboard. Click into the box and press Ctrl+Shift+V.",
            ),
        }
    }
}
