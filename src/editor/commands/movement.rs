//! Move through the article.

use super::{Command, Context, Effect, Plan, Refusal};
use crate::article::Stamp;
use crate::editor::{Session, View};

/// Moves to the next or previous sentence or annotation.
#[derive(Clone, Copy)]
pub struct MoveTo {
    annotation: bool,
    forwards: bool,
}

impl MoveTo {
    /// The sentence after the current one; the first where there is none.
    pub const NEXT_SENTENCE: Self = Self { annotation: false, forwards: true };
    /// The sentence before the current one.
    pub const PREVIOUS_SENTENCE: Self = Self { annotation: false, forwards: false };
    /// The annotation after the selected one or the current sentence's start.
    pub const NEXT_ANNOTATION: Self = Self { annotation: true, forwards: true };
    /// The annotation before.
    pub const PREVIOUS_ANNOTATION: Self = Self { annotation: true, forwards: false };
}

impl Command for MoveTo {
    fn plan(&self, context: &Context<'_>, _: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let view = if self.annotation { self.annotation(session) } else { self.sentence(session) };
        Ok(Plan::SetView { view: view.ok_or(Refusal::NOTHING)?, effects: vec![Effect::ShowPassage, Effect::Reveal] })
    }
}

impl MoveTo {
    fn sentence(self, session: &Session) -> Option<View> {
        let to = match (session.view().current, self.forwards) {
            (None, _) => 0,
            (Some(at), true) => at + 1,
            (Some(at), false) => at.checked_sub(1)?,
        };
        (to < session.article().sentences.len()).then(|| View::sentence(to).gathering(session.view()).seeking(session))
    }

    fn annotation(self, session: &Session) -> Option<View> {
        let article = session.article();
        let all = session.annotations();
        let found = match session.selected() {
            Some(selected) => all.beside(selected, self.forwards),
            None => {
                let current = session.view().current.and_then(|at| article.sentences.get(at));
                let from = current.map_or(0, |sentence| sentence.range.start());
                let next = all.starting_before(from);
                let at = if self.forwards { Some(next) } else { next.checked_sub(1) };
                at.and_then(|at| all.part(at..at + 1).first())
            }
        };
        found.map(|annotation| View::annotation(article, annotation))
    }
}

/// Makes a sentence the current one, as a click on it does.
pub struct GoTo {
    /// Index of the sentence.
    pub sentence: usize,
}

impl Command for GoTo {
    fn plan(&self, context: &Context<'_>, _: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let known = self.sentence < session.article().sentences.len();
        let view = known.then(|| View::sentence(self.sentence).gathering(session.view()).seeking(session));
        let view = view.ok_or(Refusal::NOTHING)?;
        Ok(Plan::SetView { view, effects: vec![] })
    }
}
