//! Select annotations and passages.

use super::{AddPassage, Command, Context, Effect, Plan, Refusal};
use crate::annotation::AnnotationId;
use crate::article::{Article, Stamp};
use crate::editor::View;
use crate::text::{Step, TextRange, snap};

/// Selects an annotation.
pub struct Select {
    /// The annotation.
    pub annotation: AnnotationId,
    /// Whether to bring it into view.
    pub reveal: bool,
}

impl Command for Select {
    fn plan(&self, context: &Context<'_>, _: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let annotation = session.annotations().get(&self.annotation).ok_or(Refusal::NOTHING)?;
        let view = View::annotation(session.article(), annotation);
        let reveal = self.reveal.then_some(Effect::Reveal);
        Ok(Plan::SetView { view, effects: [Effect::ShowPassage].into_iter().chain(reveal).collect() })
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
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let article = session.article();
        let view = View::passage(article, snapped(article, self.range, self.fine, stamp)?);
        // The annotation that gets the next passage still gets it; other passages stay only if asked to.
        let append_to = session.view().append_to.clone();
        Ok(Plan::SetView { view: View { append_to, ..view }.seeking(session), effects: vec![] })
    }
}

/// Selects the whole article.
pub struct SelectAll;

impl Command for SelectAll {
    fn plan(&self, context: &Context<'_>, _: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let article = session.article();
        let all = article.trim(article.text.range()).ok_or(Refusal::NOTHING)?;
        let View { current, append_to, .. } = session.view().clone();
        let view = View { current, append_to, ..View::passage(article, all) };
        Ok(Plan::SetView { view: view.seeking(session), effects: vec![Effect::ShowPassage] })
    }
}

/// A range as it is selected: trimmed of white space and list markers, snapped to words or, with `fine`, to graphemes.
pub(super) fn snapped(article: &Article, range: TextRange, fine: bool, stamp: &Stamp) -> Result<TextRange, Refusal> {
    let by = if fine { Step::Grapheme } else { Step::Word };
    let trimmed = article.trim(range).ok_or(Refusal::NOTHING)?;
    let snapped = snap(article.text.as_str(), trimmed, by, stamp.words);
    snapped.and_then(|range| article.trim(range)).ok_or(Refusal::NOTHING)
}

/// Goes back to the annotation that was to get a passage, else lets go of all passages, else of the annotation.
pub struct Deselect;

impl Command for Deselect {
    fn plan(&self, context: &Context<'_>, _: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let view = session.view();
        if view.passage.is_none() && view.selected.is_none() && view.extra_ranges.is_empty() && view.append_to.is_none()
        {
            return Err(Refusal::NOTHING);
        }
        let view = View { current: view.current, selected: view.append_to.clone(), ..View::default() };
        Ok(Plan::SetView { view, effects: vec![Effect::ShowPassage] })
    }
}

/// Selects the annotation that touches the current sentence, or lets the person choose among several; with one selected
/// already, goes on to its note. A passage that an annotation was waiting for goes to that.
pub(super) struct Open;

impl Command for Open {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        if session.view().append_to.is_some() {
            return AddPassage.plan(context, stamp);
        }
        if session.selected().is_some() {
            return Ok(Plan::outside(session, Effect::FocusNote));
        }
        let article = session.article();
        let sentence = session.view().current.and_then(|at| article.sentences.get(at)).ok_or(Refusal::NOTHING)?;
        let mut found = session.annotations().touching(sentence.range);
        let first = found.next().ok_or(Refusal::NOTHING)?;
        if found.next().is_some() {
            return Ok(Plan::outside(session, Effect::Choose));
        }
        let view = View::annotation(article, first);
        Ok(Plan::SetView { view, effects: vec![Effect::ShowPassage] })
    }
}
