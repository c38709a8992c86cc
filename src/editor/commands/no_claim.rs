//! Judge that a sentence holds no claim: negatives are data too.

use super::{Command, Context, Plan, Refusal};
use crate::article::Stamp;
use crate::document::{Edit, Entry};
use crate::message::marking;

/// Marks the current sentence as looked at and holding no claim, or takes that back.
pub struct NoClaim;

impl Command for NoClaim {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let article = session.article();
        let index = session.view().current.ok_or_else(|| Refusal::new(marking::MOVE_TO_SENTENCE))?;
        let sentence = article.sentences.get(index).ok_or(Refusal::NOTHING)?;
        let on = !session.no_claim().contains(&sentence.id);
        let marked = session.annotations().touching(sentence.range).next().is_some();
        if on && marked {
            return Err(Refusal::new(marking::HOLDS_ANNOTATION));
        }
        let message = if on { marking::HOLDS_NO_CLAIM } else { marking::OPEN_AGAIN };
        let edits = vec![Edit::Reviewed { sentence: sentence.id.clone(), on }];
        let entry = Entry::new(message.into(), edits, stamp);
        Ok(Plan::Do { entry, view: session.view().clone(), effects: vec![] })
    }
}
