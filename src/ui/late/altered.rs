//! Articles whose words on the page are no longer their own, because the browser or an extension has translated them or inserted
//! others. Positions in them mean nothing.

use leptos::prelude::*;

use crate::l10n::passages;
use crate::ui::state::canvas::Canvas;
use crate::ui::state::model::Model;

/// Draws the blocks anew that hold other words than the article, and tells the person.
pub fn heal(model: Model, canvas: Canvas) {
    let _ = model.with(|session| canvas.update_value(|painter| painter.iter_mut().for_each(|one| one.heal(session))));
    model.messages.alert.set(Some(passages::ALTERED.get().to_owned()));
}
