//! Summaries: what the list shows of an article without reading it.

use std::cmp::Ordering;

use crate::article::{ArticleId, Timestamp};
use crate::document::Document;

/// What the list of articles shows of an article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
    /// The article.
    pub id: ArticleId,
    /// Its name.
    pub name: String,
    /// The SHA-256 of its text in hexadecimal digits, by which an article with the same text is found. `None` in summaries of
    /// schema 1, until the article is next opened.
    pub sha256: Option<String>,
    /// How many sentences it has.
    pub sentences: usize,
    /// How many of them were looked at.
    pub reviewed: usize,
    /// How many annotations it has.
    pub annotations: usize,
    /// Colours of the first few marks.
    pub colors: Vec<String>,
    /// When it was last opened or changed.
    pub opened: Timestamp,
    /// Whether it was deleted. Its records go when the page is next opened; until then that can be undone.
    pub deleted: bool,
}

/// How many marks a summary shows.
const COLORS: usize = 8;

impl Summary {
    /// The summary of a document.
    #[must_use]
    pub fn of(document: &Document, opened: Timestamp) -> Self {
        let labels = document.annotations().iter().filter_map(|annotation| document.labels().label(&annotation.label));
        Self {
            id: document.article().id.clone(),
            name: document.article().name(),
            sha256: Some(document.article().text.sha256().to_owned()),
            sentences: document.article().sentences.len(),
            reviewed: document.reviewed(),
            annotations: document.annotations().len(),
            colors: labels.map(|label| label.color.clone()).take(COLORS).collect(),
            opened,
            deleted: false,
        }
    }

    /// Stands in the list for an article whose record is damaged and that has no summary of its own.
    #[must_use]
    pub fn unreadable(id: ArticleId, name: &str) -> Self {
        let opened = Timestamp::default();
        Self {
            id,
            name: name.to_owned(),
            sha256: None,
            sentences: 0,
            reviewed: 0,
            annotations: 0,
            colors: Vec::new(),
            opened,
            deleted: false,
        }
    }

    /// The order of the list: the last opened comes first.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        other.opened.as_str().cmp(self.opened.as_str())
    }
}

/// Puts an article into a list that is in order, in the place of what the list says of it; before those that were opened at the same
/// time.
pub fn put(list: &mut Vec<Summary>, summary: Summary) {
    take(list, &summary.id);
    let at = list.partition_point(|one| one.order(&summary).is_lt());
    list.insert(at, summary);
}

/// Takes an article out of a list.
pub fn take(list: &mut Vec<Summary>, id: &ArticleId) -> Option<Summary> {
    let at = list.iter().position(|one| one.id == *id)?;
    Some(list.remove(at))
}
