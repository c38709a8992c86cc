//! Commands that only ask the page for something: dialogs, files, the library.

use super::{Command, Context, Dialog, Effect, Plan, Refusal};
use crate::article::Stamp;
use crate::editor::View;

/// Asks the page for something.
pub struct Page(pub Effect);

impl Command for Page {
    fn plan(&self, context: &Context<'_>, _: &Stamp) -> Result<Plan, Refusal> {
        let Self(effect) = self;
        // Without an article there is nothing to export.
        let is_empty = context.library.is_none_or(|library| library.articles().is_empty());
        if matches!(effect, Effect::Open(Dialog::ExportArticles)) && is_empty {
            return Err(Refusal::NOTHING);
        }
        let view = match context.session {
            Some(session) => session.view().clone(),
            None if needs_no_article(effect) => View::default(),
            None => return Err(Refusal::NOTHING),
        };
        Ok(Plan::SetView { view, effects: vec![effect.clone()] })
    }
}

const fn needs_no_article(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::ChooseFile | Effect::Open(Dialog::Settings | Dialog::Keys | Dialog::Commands | Dialog::ExportArticles)
    )
}
