//! Delete an article of the library.

use std::sync::Arc;

use super::{Command, Context, Effect, Plan, Refusal};
use crate::article::{ArticleId, Stamp};
use crate::library::{Edit, Entry};
use crate::message::marking;

/// Puts an article of the list into the trash. It can be taken out again until the page is next opened.
pub struct DeleteArticle {
    /// The article.
    pub article: ArticleId,
    /// Whether this is one step of undo with the last deletion, which can still be taken back with a button.
    pub joins: bool,
}

impl Command for DeleteArticle {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let library = context.library()?;
        let summary = library.article(&self.article).ok_or(Refusal::NOTHING)?;
        if context.session.is_some_and(|session| session.article().id == self.article) {
            return Err(Refusal::NOTHING);
        }
        let before = library.history().last().filter(|_| self.joins);
        let before = before.and_then(|entry| entry.run.clone().map(|run| (run, entry.edits.len())));
        let (run, message) = match before {
            Some((run, others)) => (run, marking::articles_deleted(others + 1)),
            None => (Arc::clone(&stamp.uuid), marking::article_deleted(summary.name.as_str())),
        };
        let edits = vec![Edit::Trash { article: self.article.clone(), on: true }];
        let entry = Entry { message, at: stamp.now.clone(), edits, run: Some(run) };
        Ok(Plan::Library { entry, effects: vec![Effect::OfferUndo] })
    }
}
