//! Select a whole section from anywhere in it, as from its heading.

use super::{Command, Context, Effect, Plan, Refusal};
use crate::article::Stamp;
use crate::editor::View;
use crate::message::marking;

/// Selects the section of the current sentence, with the sections inside it; asked again, the section around that.
pub struct SelectSection;

impl Command for SelectSection {
    fn plan(&self, context: &Context<'_>, _: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let article = session.article();
        let view = session.view();
        let none = || Refusal::new(marking::MOVE_TO_SENTENCE);
        let sentence = view.current.and_then(|at| article.sentences.get(at)).ok_or_else(none)?;
        let mut section = article.blocks.get(sentence.block).ok_or(Refusal::NOTHING)?.section;
        loop {
            let passage = article.section_with_inner(section).and_then(|range| article.trim(range));
            let passage = passage.ok_or(Refusal::NOTHING)?;
            if !view.passage.is_some_and(|selected| selected.covers(passage)) {
                let append_to = view.append_to.clone();
                let view = View { current: view.current, append_to, ..View::passage(article, passage) };
                return Ok(Plan::SetView { view: view.seeking(session), effects: vec![Effect::ShowPassage] });
            }
            section = article.section_around(section).ok_or(Refusal::NOTHING)?;
        }
    }
}
