//! Relations on the page: choosing what to link, lines in the margin, and the list of all.

mod list;
mod margin;
pub mod picking;

pub use list::list;
pub use margin::margin;

use crate::annotation::AnnotationId;
use crate::editor::Session;
use crate::ui::dom::{Attr, El, TagName, el, el_with_class};

/// Most letters that are shown of an annotation at the end of a relation.
const LETTERS: usize = 160;

/// What is shown of an annotation at the end of a relation.
#[derive(Default, PartialEq)]
pub struct EndFacts {
    /// Place of its label in the set.
    at: usize,
    badge: String,
    label: String,
    /// Its first words.
    words: String,
}

/// What is shown of an annotation at the end of a relation.
pub fn end_facts(session: &Session, id: &AnnotationId) -> Option<EndFacts> {
    // The person may have linked an annotation of a layer.
    let others = || session.document().beside()?.annotations.get(id);
    let annotation = session.annotations().get(id).or_else(others)?;
    let labels = &session.labels().labels;
    let at = labels.iter().position(|label| label.id == annotation.label)?;
    let label = labels.get(at)?;
    let words = annotation.words(session.article()).chars().take(LETTERS).collect();
    Some(EndFacts { at, badge: label.badge.clone(), label: label.name.clone(), words })
}

/// An annotation at the end of a relation.
pub fn end(facts: &EndFacts) -> El {
    el_with_class(TagName::SPAN, "end")
        .attr(Attr::DATA_K, &facts.at.to_string())
        .child(el_with_class(TagName::SPAN, "badge").attr(Attr::ARIA_HIDDEN, "true").text(&facts.badge))
        .child(el_with_class(TagName::SPAN, "unseen").text(&facts.label))
        .child(el(TagName::Q).attr(Attr::DIR, "auto").text(&facts.words))
}
