//! An article on the page whose words are no longer those of the article: the browser or an extension has translated them
//! or inserted others. Places in it mean nothing then.

use leptos::prelude::*;

use crate::ui::state::canvas::Canvas;
use crate::ui::state::model::Model;

/// Draws the blocks anew that hold other words than the article, and tells the person.
pub fn heal(model: Model, canvas: Canvas) {
    let _ = model.with(|session| canvas.update_value(|painter| painter.iter_mut().for_each(|one| one.heal(session))));
    let text = "Nothing was marked: the words on the page were not those of the article. The browser or an extension had \
                translated or changed them. They have been put back. Switch the translation or the extension off for this \
                page, then select the words again.";
    model.messages.alert.set(Some(text.to_owned()));
}
