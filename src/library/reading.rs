//! How far the list of articles has been read out of the store.
//!
//! Of a long list the head is known first, by a copy that may be behind. What is put on the list, deleted or taken off it before
//! all summaries are here holds against what the store says.

use super::{Change, Library, Summary};
use crate::article::ArticleId;
use crate::sorted::{Sorted, sort};

/// How far the list has been read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Reading {
    /// While a long list is being read: the articles that were touched meanwhile.
    early: Option<Sorted<ArticleId>>,
    /// How many more articles a long list has than are known.
    unread: usize,
    /// See [`Library::take_unlisted`].
    unlisted: Option<Vec<ArticleId>>,
}

impl Reading {
    /// An article was put on the list, deleted, brought back or taken off.
    pub(super) fn touch(&mut self, id: &ArticleId) {
        if let Some(early) = &mut self.early {
            early.insert(id.clone());
        }
    }
}

impl Library {
    /// Whether all articles are listed.
    #[must_use]
    pub const fn is_listed(&self) -> bool {
        self.reading.early.is_none()
    }

    /// How many more articles there are than are listed, as far as is known, while a long list is being read.
    #[must_use]
    pub const fn unread(&self) -> usize {
        self.reading.unread
    }

    /// From now on a long list is being read. `head` are the articles that were opened last, in order; `count` is how many there are
    /// in all.
    pub fn list_head(&mut self, head: Vec<Summary>, count: usize) -> Change {
        self.reading.early = Some(Sorted::default());
        self.reading.unread = count.saturating_sub(head.len());
        self.articles = head;
        Change { list: true, ..Change::default() }
    }

    /// Lists all articles. Answers also with those that were deleted before this page was opened: their records are to go for
    /// good.
    pub fn list(&mut self, all: Vec<Summary>) -> (Change, Vec<ArticleId>) {
        let early = self.reading.early.take().unwrap_or_default();
        let (mut listed, mut gone) = (Vec::with_capacity(all.len()), Vec::new());
        for summary in all {
            match summary {
                // What is here is newer.
                one if early.contains(&one.id) => {}
                one if one.deleted => gone.push(one.id),
                one => listed.push(one),
            }
        }
        listed.extend(std::mem::take(&mut self.articles).into_iter().filter(|one| early.contains(&one.id)));
        self.articles = sort(listed, Summary::order);
        self.reading.unread = 0;
        self.reading.unlisted = Some(gone.clone());
        (Change { list: true, ..Change::default() }, gone)
    }

    /// Once the list is read, the articles that the store may have and that are rightly not on it; after that `None`. Whoever
    /// takes them looks for others.
    pub fn take_unlisted(&mut self) -> Option<Vec<ArticleId>> {
        let mut unlisted = self.reading.unlisted.take()?;
        unlisted.extend(self.trash.iter().map(|one| one.id.clone()));
        Some(unlisted)
    }
}
