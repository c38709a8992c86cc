//! Select annotations and passages.

use super::{Command, Effect, Plan, Refusal};
use crate::article::{Id, Stamp};
use crate::session::{Session, View};
use crate::text::{Step, TextRange, snap};

/// Selects an annotation.
pub struct Select {
    /// The annotation.
    pub annotation: Id,
    /// Whether to bring it into view.
    pub reveal: bool,
}

impl Command for Select {
    fn plan(&self, session: &Session, _: &Stamp) -> Result<Plan, Refusal> {
        let annotation = session.annotations().get(&self.annotation).ok_or(Refusal::NOTHING)?;
        let view = View::annotation(session.article(), annotation);
        let reveal = self.reveal.then_some(Effect::Reveal);
        Ok(Plan::Look { view, effects: [Effect::ShowPassage].into_iter().chain(reveal).collect() })
    }
}

/// Selects a passage: trimmed of white space and list markers, snapped to words or, with `fine`, to graphemes.
pub struct SelectPassage {
    /// What the person selected (bytes).
    pub range: TextRange,
    /// Whether to keep to graphemes rather than words.
    pub fine: bool,
}

impl Command for SelectPassage {
    fn plan(&self, session: &Session, _: &Stamp) -> Result<Plan, Refusal> {
        let article = session.article();
        let by = if self.fine { Step::Grapheme } else { Step::Word };
        let trimmed = article.trim(self.range).ok_or(Refusal::NOTHING)?;
        let passage = snap(article.text.as_str(), trimmed, by).and_then(|range| article.trim(range));
        let view = View::passage(article, passage.ok_or(Refusal::NOTHING)?);
        Ok(Plan::Look { view, effects: vec![] })
    }
}

/// Lets go of the passage, else of the annotation.
pub struct Deselect;

impl Command for Deselect {
    fn plan(&self, session: &Session, _: &Stamp) -> Result<Plan, Refusal> {
        let view = session.view();
        if view.passage.is_none() && view.selected.is_none() {
            return Err(Refusal::NOTHING);
        }
        let view = View { passage: None, selected: None, ..view.clone() };
        Ok(Plan::Look { view, effects: vec![Effect::ShowPassage] })
    }
}

/// Selects the first annotation that touches the current sentence; with one selected already, goes on to its note.
pub(super) struct Open;

impl Command for Open {
    fn plan(&self, session: &Session, _: &Stamp) -> Result<Plan, Refusal> {
        if session.selected().is_some() {
            return Ok(Plan::outside(session, Effect::FocusNote));
        }
        let article = session.article();
        let sentence = session.view().current.and_then(|at| article.sentences.get(at)).ok_or(Refusal::NOTHING)?;
        let found = session.annotations().touching(sentence.range).next().ok_or(Refusal::NOTHING)?;
        let view = View::annotation(article, found);
        Ok(Plan::Look { view, effects: vec![Effect::ShowPassage] })
    }
}
