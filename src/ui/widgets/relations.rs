//! Counts of relations.

use crate::article::Id;
use crate::editor::Session;

/// How many relations begin or end at an annotation.
pub fn count(session: &Session, id: &Id) -> usize {
    session.relations().iter().filter(|relation| relation.other(id).is_some()).count()
}
