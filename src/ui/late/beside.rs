//! Elements beside and over the words of the article.

use leptos::prelude::*;

use crate::browser::painter::End;
use crate::ui::dom::{El, TagName, el};
use crate::ui::late::chooser::chooser;
use crate::ui::late::gathering::gathering;
use crate::ui::late::handles::{handles, section_handle};
use crate::ui::late::relations::margin;
use crate::ui::state::canvas::{Canvas, Choice, Ends};
use crate::ui::state::model::Model;

/// What lies in the article's ground beside its words.
pub fn beside(model: Model, canvas: Canvas, ends: RwSignal<Ends>, heading: RwSignal<Option<End>>) -> El {
    el(TagName::DIV)
        .child(margin(model, canvas, ends))
        .child(section_handle(model, heading))
        .child(handles(model, canvas, ends))
}

/// What lies over the article when there is something to decide.
pub fn over(model: Model, choice: RwSignal<Option<Choice>>) -> El {
    el(TagName::DIV).child(gathering(model)).child(chooser(model, choice))
}
