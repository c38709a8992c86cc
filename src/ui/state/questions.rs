//! Inputs that are here already, which the person is asked about.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::article::ArticleId;
use crate::document::Document;
use crate::editor::Session;
use crate::l10n::opening;
use crate::read::Intake;
use crate::ui::state::messages::Toast;

/// In what an incoming article is the same as one that is here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Same {
    /// It is an export of the same article: it has its id.
    Article,
    /// It has the same text, and was read anew.
    Text,
}

/// Something came in that is here already; the person decides.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its number; none is used twice.
    pub number: u32,
    /// What it came in: the name of a file; `None` for what was pasted.
    pub file: Option<String>,
    /// What came in.
    pub document: Arc<Document>,
    /// The article that is here.
    pub here: ArticleId,
    /// In what they are the same.
    pub same: Same,
    /// What goes with it.
    pub along: Along,
}

/// What goes with an article that comes in, if it is opened.
#[derive(Clone, Debug, Default)]
pub struct Along {
    /// What it was read from, to be read otherwise.
    pub source: Option<Intake>,
    /// What the person is told of how it was read.
    pub toast: Option<Toast>,
}

/// The question that is shown.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// The article that is here, as it is now; `None` where it cannot be read.
    pub here: Option<Arc<Session>>,
    /// How many others of its kind wait.
    pub others: usize,
}

/// What became of something that came in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::ui) enum Fate {
    Opened,
    Replaced,
    Beside,
    OpenedHere,
    /// The person called off the reading of it.
    CalledOff,
    /// The person left it out.
    Declined,
    /// It could not be opened, for this reason: a sentence.
    LeftOut(String),
}

/// The questions that wait, and what became of what came before them.
#[derive(Default)]
pub struct Questions {
    pub(in crate::ui) waiting: VecDeque<Question>,
    /// How many readings of files and answers are under way. No question is shown before they are over.
    pub(in crate::ui) busy: usize,
    pub(in crate::ui) fates: Vec<(String, Fate)>,
}

impl Question {
    /// What it came in, in words.
    #[must_use]
    pub fn name(&self) -> String {
        self.file.clone().unwrap_or_else(|| opening::PASTED.get().to_owned())
    }
}
