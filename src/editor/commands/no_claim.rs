//! Judge that a sentence holds no claim: negatives are data too.

use super::{Command, Context, Plan, Refusal};
use crate::article::Stamp;
use crate::document::{Edit, Entry};

/// Marks the current sentence as looked at and holding no claim, or takes that back.
pub struct NoClaim;

impl Command for NoClaim {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let article = session.article();
        let index = session.view().current.ok_or_else(|| Refusal::told("Move to a sentence first."))?;
        let sentence = article.sentences.get(index).ok_or(Refusal::NOTHING)?;
        let on = !session.reviewed().contains(&sentence.id);
        let marked = session.annotations().touching(sentence.range).next().is_some();
        if on && marked {
            return Err(Refusal::told(
                "This sentence holds an annotation. Delete that first to say it holds no claim.",
            ));
        }
        let title = if on { "Sentence holds no claim" } else { "Sentence open again" };
        let edits = vec![Edit::Reviewed { sentence: sentence.id.clone(), on }];
        let entry = Entry::new(title, edits, stamp);
        Ok(Plan::Do { entry, view: session.view().clone(), effects: vec![] })
    }
}
