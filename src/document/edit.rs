//! The changes a document can undergo, each with its inverse.

use std::fmt;
use std::sync::Arc;

use super::{Change, Document};
use crate::annotation::{Annotation, LabelSet, Relation};
use crate::article::{Article, Details, Id, Section, Sentence, Shape};

/// One invertible change. What was and what will be are both kept, so that inverting is swapping them.
#[derive(Clone, PartialEq, Debug)]
pub enum Edit {
    /// An annotation is made (no `before`), changed, or deleted (no `after`).
    Annotation {
        /// As it was.
        before: Option<Box<Annotation>>,
        /// As it will be.
        after: Option<Box<Annotation>>,
    },
    /// A relation is made, changed, or deleted.
    Relation {
        /// As it was.
        before: Option<Box<Relation>>,
        /// As it will be.
        after: Option<Box<Relation>>,
    },
    /// A sentence is marked as holding no claim, or no longer is.
    Reviewed {
        /// The sentence.
        sentence: Id,
        /// Whether it will be marked.
        on: bool,
    },
    /// The label set is replaced.
    Labels {
        /// As it was.
        before: Box<LabelSet>,
        /// As it will be.
        after: Box<LabelSet>,
    },
    /// Sentences that follow one another are cut otherwise. The text stays, and with it every annotation.
    Sentences {
        /// Index of the first of them.
        at: usize,
        /// As they were.
        before: Vec<Sentence>,
        /// As they will be.
        after: Vec<Sentence>,
    },
    /// A block becomes something else.
    Shape {
        /// Index of the block.
        block: usize,
        /// What it was.
        before: Shape,
        /// What it will be.
        after: Shape,
    },
    /// Sections that follow one another are replaced.
    Sections {
        /// Index of the first of them.
        at: usize,
        /// As they were.
        before: Vec<Section>,
        /// As they will be.
        after: Vec<Section>,
    },
    /// What is known of the article is changed.
    Details {
        /// As it was.
        before: Box<Details>,
        /// As it will be.
        after: Box<Details>,
    },
}

/// An edit does not fit the document it was applied to: it speaks of another state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misfit(pub Id);

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "This does not fit the article as it is now ({}).", self.0)
    }
}

impl Edit {
    /// Makes an annotation.
    #[must_use]
    pub fn create(annotation: Annotation) -> Self {
        Self::Annotation { before: None, after: Some(Box::new(annotation)) }
    }

    /// Changes an annotation. Where the clock stands before the moment at which the annotation was made, it counts as changed in
    /// that moment: clocks are set back, and files come from computers whose clock is ahead.
    #[must_use]
    pub fn update(before: &Annotation, mut after: Annotation) -> Self {
        if after.modified.is_before(&after.created) {
            after.modified = after.created.clone();
        }
        Self::Annotation { before: Some(Box::new(before.clone())), after: Some(Box::new(after)) }
    }

    /// Deletes an annotation.
    #[must_use]
    pub fn delete(annotation: &Annotation) -> Self {
        Self::Annotation { before: Some(Box::new(annotation.clone())), after: None }
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn invert(&self) -> Self {
        match self.clone() {
            Self::Annotation { before, after } => Self::Annotation { before: after, after: before },
            Self::Relation { before, after } => Self::Relation { before: after, after: before },
            Self::Reviewed { sentence, on } => Self::Reviewed { sentence, on: !on },
            Self::Labels { before, after } => Self::Labels { before: after, after: before },
            Self::Sentences { at, before, after } => Self::Sentences { at, before: after, after: before },
            Self::Shape { block, before, after } => Self::Shape { block, before: after, after: before },
            Self::Sections { at, before, after } => Self::Sections { at, before: after, after: before },
            Self::Details { before, after } => Self::Details { before: after, after: before },
        }
    }

    /// What takes back a list of edits that were applied in order.
    #[must_use]
    pub fn invert_all(edits: Vec<Self>) -> Vec<Self> {
        edits.iter().rev().map(Self::invert).collect()
    }

    /// Applies the edit and notes what it touched.
    ///
    /// # Errors
    /// Where what it says was before is not there; then nothing has changed.
    pub(super) fn apply(&self, document: &mut Document, change: &mut Change) -> Result<(), Misfit> {
        match self {
            Self::Annotation { before, after } => {
                let id = &before.as_ref().or(after.as_ref()).ok_or_else(|| Misfit(Id::from("")))?.id;
                let fits = document.annotations.get(id) == before.as_deref()
                    && after.as_ref().is_none_or(|after| {
                        after.id == *id && after.target.ranges().all(|range| document.article.text.holds(range))
                    });
                if !fits {
                    return Err(Misfit(id.clone()));
                }
                // A note or an attribute is not to be seen in the text.
                let looks =
                    |side: &Option<Box<Annotation>>| side.as_ref().map(|one| (one.label.clone(), one.target.clone()));
                let marks =
                    if looks(before) == looks(after) { [None, None] } else { [before.as_ref(), after.as_ref()] };
                for annotation in marks.into_iter().flatten() {
                    for block in annotation.target.ranges().flat_map(|range| document.article.blocks_in(range)) {
                        change.blocks.insert(block);
                    }
                }
                match after {
                    Some(after) => document.annotations.put(Annotation::clone(after)),
                    None => document.annotations.remove(id),
                }
                change.annotations.insert(id.clone());
            }
            Self::Relation { before, after } => {
                let id = &before.as_ref().or(after.as_ref()).ok_or_else(|| Misfit(Id::from("")))?.id;
                if document.relations.get(id) != before.as_deref() {
                    return Err(Misfit(id.clone()));
                }
                match after {
                    Some(after) => document.relations.insert(Relation::clone(after)),
                    None => document.relations.remove(id).is_some(),
                };
                change.relations.insert(id.clone());
            }
            Self::Reviewed { sentence, on } => {
                let moved = if *on {
                    document.reviewed.insert(sentence.clone())
                } else {
                    document.reviewed.remove(sentence).is_some()
                };
                if !moved {
                    return Err(Misfit(sentence.clone()));
                }
                change.reviewed.insert(sentence.clone());
            }
            Self::Labels { before, after } => {
                if document.labels != **before {
                    return Err(Misfit(before.id.clone()));
                }
                document.labels = LabelSet::clone(after);
                change.labels = true;
            }
            Self::Sentences { .. } | Self::Shape { .. } | Self::Sections { .. } | Self::Details { .. } => {
                return self.restructure(Arc::make_mut(&mut document.article), change);
            }
        }
        Ok(())
    }

    /// Applies an edit of the article itself.
    fn restructure(&self, article: &mut Article, change: &mut Change) -> Result<(), Misfit> {
        let misfit = || Misfit(article.id.clone());
        match self {
            Self::Sentences { at, before, after } => {
                let old = *at..at + before.len();
                let blocks = before.iter().chain(after).map(|sentence| sentence.block).collect::<Vec<_>>();
                let misfit = misfit();
                if article.sentences.get(old.clone()) != Some(before) || !article.put_sentences(old, after.clone()) {
                    return Err(misfit);
                }
                change.cut.get_or_insert(*at);
                blocks.into_iter().for_each(|block| {
                    change.blocks.insert(block);
                });
            }
            Self::Shape { block: index, before, after } => {
                let misfit = misfit();
                let block = article.blocks.get_mut(*index).filter(|block| block.shape() == *before).ok_or(misfit)?;
                block.set_shape(*after);
                change.blocks.insert(*index);
                change.structure = true;
            }
            Self::Sections { at, before, after } => {
                let old = *at..at + before.len();
                let misfit = misfit();
                if article.sections.get(old.clone()) != Some(before) || !article.put_sections(old, after.clone()) {
                    return Err(misfit);
                }
                change.structure = true;
            }
            Self::Details { before, after } => {
                if article.details() != **before {
                    return Err(misfit());
                }
                article.set_details(Details::clone(after));
                change.details = true;
            }
            Self::Annotation { .. } | Self::Relation { .. } | Self::Reviewed { .. } | Self::Labels { .. } => {}
        }
        change.article = true;
        Ok(())
    }
}
