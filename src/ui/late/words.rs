//! What the core tells, in words. The second wasm has the texts of all messages.

use crate::formats::Losses;
use crate::jobs::NotDone;
use crate::json::Problem;
use crate::l10n;
use crate::message::Message;

/// What the core tells, in words.
pub fn words(message: &Message) -> String {
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
