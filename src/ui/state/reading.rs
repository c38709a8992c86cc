//! What the model keeps for reading, and how a source can be read again.

use std::rc::Rc;

use futures_channel::oneshot;

use crate::article::ArticleId;
use crate::read::Intake;
use crate::segment::Lexicons;
use crate::ui::state::host::Worker;
use crate::ui::state::questions::Questions;

/// How a source can be read otherwise than it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reparse {
    /// As plain text.
    Plain,
    /// All that a page shows.
    Whole,
    /// In another encoding, by its label.
    Encoding(String),
}

/// What the model keeps for reading, and nothing on the page follows.
pub(in crate::ui) struct Kept {
    /// What the article was read from that was read last.
    pub source: Option<(ArticleId, Intake)>,
    /// The word lists that are here; the others are fetched when a text needs them ([`Model::learn`]).
    pub lexicons: Lexicons,
    /// Resolve when work on labels is done that the worker was asked for.
    pub label_work: Vec<oneshot::Receiver<()>>,
    /// The worker, once it was asked for something.
    pub worker: Option<Rc<dyn Worker>>,
    /// The number of the last job or question: none is used twice.
    pub last: u32,
    /// What is here already and is asked about.
    pub questions: Questions,
    /// What was last chosen to be exported: it holds until the page is closed.
    pub exporting: ExportChoice,
}

/// What the person chose of an export.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::ui) struct ExportChoice {
    /// Whether notes are written.
    pub notes: bool,
    /// Whether tables hold formulas as they are.
    pub raw: bool,
    /// Whether only what the filter shows is written.
    pub filtered: bool,
}

impl Default for Kept {
    fn default() -> Self {
        let exporting = ExportChoice { notes: true, raw: false, filtered: false };
        let (lexicons, questions) = (Lexicons::english(), Questions::default());
        Self { source: None, lexicons, label_work: Vec::new(), worker: None, last: 0, questions, exporting }
    }
}
