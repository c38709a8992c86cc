//! Counts of relations.

use crate::annotation::AnnotationId;
use crate::editor::Session;

/// How many relations begin or end at an annotation.
pub fn count(session: &Session, id: &AnnotationId) -> usize {
    session.relations().iter().filter(|relation| relation.other(id).is_some()).count()
}
