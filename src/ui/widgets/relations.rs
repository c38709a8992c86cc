//! How many relations an annotation has.

use crate::article::Id;
use crate::editor::Session;

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
