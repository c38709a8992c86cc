//! Relations on the page: choosing what to link, lines in the margin, and the list of all.

mod list;
mod margin;
pub mod picking;

pub use list::list;
pub use margin::margin;

use super::annotations::quote;
use super::dom::{El, el, of};
use crate::article::Id;
use crate::editor::Session;

/// Most letters that are shown of an annotation at the end of a relation.
const LETTERS: usize = 160;

/// What is shown of an annotation at the end of a relation, a part a line: place of its label in the set, badge, name of
/// the label, first words.
pub fn end_facts(session: &Session, id: &Id) -> Option<String> {
    let annotation = session.annotations().get(id)?;
    let labels = &session.labels().labels;
    let at = labels.iter().position(|label| label.id == annotation.label)?;
    let label = labels.get(at)?;
    let words: String = quote(session, annotation).chars().take(LETTERS).collect();
    let parts = [at.to_string().as_str(), &label.badge, &label.name, &words].map(|part| part.replace('\n', " "));
    Some(parts.join("\n"))
}

/// An annotation at the end of a relation, of its facts.
pub fn end(facts: &str) -> El {
    let mut parts = facts.split('\n');
    let mut part = || parts.next().unwrap_or_default();
    let (label, badge, name, words) = (part(), part(), part(), part());
    of("span", "end")
        .set("data-k", label)
        .with(of("span", "badge").set("aria-hidden", "true").text(badge))
        .with(of("span", "unseen").text(name))
        .with(el("q").set("dir", "auto").text(words))
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
