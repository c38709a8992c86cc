//! Relations on the page: choosing what to link, lines in the margin, and the list of all.

mod list;
mod margin;
pub mod picking;

pub use list::list;
pub use margin::margin;

use crate::article::Id;
use crate::editor::Session;
use crate::ui::dom::{El, el, of};
use crate::ui::first::annotations::quote;

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
pub fn end_facts(session: &Session, id: &Id) -> Option<EndFacts> {
    // The person may have linked an annotation of a layer.
    let others = || session.document().beside()?.annotations.get(id);
    let annotation = session.annotations().get(id).or_else(others)?;
    let labels = &session.labels().labels;
    let at = labels.iter().position(|label| label.id == annotation.label)?;
    let label = labels.get(at)?;
    let words = quote(session, annotation).chars().take(LETTERS).collect();
    Some(EndFacts { at, badge: label.badge.clone(), label: label.name.clone(), words })
}

/// An annotation at the end of a relation.
pub fn end(facts: &EndFacts) -> El {
    of("span", "end")
        .set("data-k", &facts.at.to_string())
        .with(of("span", "badge").set("aria-hidden", "true").text(&facts.badge))
        .with(of("span", "unseen").text(&facts.label))
        .with(el("q").set("dir", "auto").text(&facts.words))
}

/// "1 link", "3 links".
pub fn links_in_words(count: usize) -> String {
    match count {
        1 => "1 link".to_owned(),
        many => format!("{many} links"),
    }
}

/// How many relations begin or end at an annotation.
pub fn count(session: &Session, id: &Id) -> usize {
    session.relations().iter().filter(|relation| relation.other(id).is_some()).count()
}
