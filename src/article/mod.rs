//! The article: a fixed text with its structure and metadata.
//!
//! Invariants, held by [`Article::assemble`] and checked again on everything that comes from outside ([`Article::check`]):
//! blocks stand in reading order and do not overlap; each section owns a run of blocks, each block a run of sentences;
//! sentences lie in their block and hold every non-space character but the list marker once; all ranges lie on character
//! boundaries of `text`.

mod assemble;
mod block;
mod check;
mod copied;
mod id;
mod language;
mod metadata;
mod packed;
mod provenance;
mod structure;
mod tag;
mod time;

use std::ops::Range;

pub use assemble::{Assembly, Draft, DraftBlock, block_sentences};
pub use block::{Block, BlockId, BlockKind, Emphasis, EmphasisKind, Link, Section, SectionId, Sentence, SentenceId};
pub use check::Fault;
pub use id::{Id, uuid};
pub use language::guess as guess_language;
pub use metadata::{Metadata, Replaces, Source, SourceKind};
pub use packed::{Packed, pack, unpack};
pub use provenance::Provenance;
pub use structure::{BlockAttributes, Cut, Details, Head, IdAllocator, runs};
pub use tag::{is_language_tag, language_tag};
pub use time::{Stamp, Timestamp, days_in_month};

use crate::json::Object;
use crate::text::{Text, TextRange};

/// The id of an article.
pub type ArticleId = Id<Article>;

/// A text as it was read. The text never changes; structure may be put right by hand.
#[derive(Clone, PartialEq, Debug)]
pub struct Article {
    /// `urn:uuid:…`
    pub id: ArticleId,
    /// What the article is called; `None` where the text gave no title and nobody named it.
    pub title: Option<String>,
    /// BCP 47 tag of the text's language.
    pub language: Option<String>,
    /// The text, exactly as pasted but for line ends (see [`crate::text::normalise`]).
    pub text: Text,
    /// What the article says of itself.
    pub metadata: Metadata,
    /// Where the text came from.
    pub source: Source,
    /// In reading order, flat; never empty, for the first holds what stands before the first heading.
    pub sections: Vec<Section>,
    /// In reading order.
    pub blocks: Vec<Block>,
    /// In reading order.
    pub sentences: Vec<Sentence>,
    /// Links in the text.
    pub links: Vec<Link>,
    /// Emphasis in the text.
    pub emphasis: Vec<Emphasis>,
    /// The older text that this one corrects.
    pub replaces: Option<Box<Replaces>>,
    /// Fields of the native format that this version does not know.
    pub extra: Object,
}

impl Article {
    /// The name to show: the title, else how the text begins.
    #[must_use]
    pub fn name(&self) -> String {
        let beginning = || {
            let first = self.sentences.first().map(|sentence| self.text.slice(sentence.range)).unwrap_or_default();
            let mut name: String = first.chars().take(60).collect();
            if name.len() < first.len() {
                name.push('…');
            }
            name
        };
        let name = self.title.clone().unwrap_or_else(beginning);
        if name.trim().is_empty() { "Untitled".to_owned() } else { name }
    }

    /// Index of the first sentence that ends after `offset` (bytes): the one that holds it, else the next one.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.range.end() <= offset);
        (at < self.sentences.len()).then_some(at)
    }

    /// Index of the sentence that holds `offset` (bytes), else of the one before it, else of the first.
    #[must_use]
    pub fn sentence_near(&self, offset: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.range.start() <= offset);
        (!self.sentences.is_empty()).then(|| after.saturating_sub(1))
    }

    /// Index of the sentence with this id.
    #[must_use]
    pub fn sentence_of(&self, id: &SentenceId) -> Option<usize> {
        // They are numbered in reading order, and cut by hand here and there: each stands near its number.
        let near = id.number().unwrap_or_default().saturating_sub(1).min(self.sentences.len());
        for by in 0..=self.sentences.len() {
            for at in [near.wrapping_sub(by), near + by] {
                if self.sentences.get(at).is_some_and(|sentence| sentence.id == *id) {
                    return Some(at);
                }
            }
        }
        None
    }

    /// Indices of the sentences that `range` touches.
    #[must_use]
    pub fn sentences_in(&self, range: TextRange) -> Range<usize> {
        let from = self.sentences.partition_point(|sentence| sentence.range.end() <= range.start());
        let to = self.sentences.partition_point(|sentence| sentence.range.start() < range.end());
        from..to.max(from)
    }

    /// Indices of the blocks that `range` touches.
    #[must_use]
    pub fn blocks_in(&self, range: TextRange) -> Range<usize> {
        let from = self.blocks.partition_point(|block| block.range.end() <= range.start());
        let to = self.blocks.partition_point(|block| block.range.start() < range.end());
        from..to.max(from)
    }

    /// Range of a section: all its blocks.
    #[must_use]
    pub fn section_range(&self, section: &Section) -> TextRange {
        let own = self.blocks.get(section.blocks.clone()).unwrap_or_default();
        match (own.first(), own.last()) {
            (Some(first), Some(last)) => first.range.cover(last.range),
            _ => TextRange::default(),
        }
    }

    /// Range of a section with the sections inside it: up to the next of the same or a higher level.
    #[must_use]
    pub fn section_with_inner(&self, section: usize) -> Option<TextRange> {
        let level = self.sections.get(section)?.level;
        let inner = self.sections.iter().skip(section + 1).take_while(|next| next.level > level);
        let own = self.sections.iter().skip(section).take(1).chain(inner).map(|one| self.section_range(one));
        own.filter(|range| !range.is_empty()).reduce(TextRange::cover)
    }

    /// Index of the section around a section: the nearest one before it of a higher level.
    #[must_use]
    pub fn section_around(&self, section: usize) -> Option<usize> {
        let level = self.sections.get(section)?.level;
        self.sections.get(..section)?.iter().rposition(|before| before.level < level)
    }

    /// What of a block is shown and can be marked: its sentences. The marker of an item, and the rule under a heading,
    /// stand outside.
    #[must_use]
    pub fn content(&self, block: &Block) -> TextRange {
        let own = self.sentences.get(block.sentences.clone()).unwrap_or_default();
        match (own.first(), own.last()) {
            (Some(first), Some(last)) => first.range.cover(last.range),
            _ => block.range,
        }
    }

    /// `range` cut back to what can be marked: its edges moved inwards out of white space and list markers, into
    /// sentences. `None` if nothing is left.
    #[must_use]
    pub fn trim(&self, range: TextRange) -> Option<TextRange> {
        let touched = self.sentences.get(self.sentences_in(range))?;
        let start = range.start().max(touched.first()?.range.start());
        let end = range.end().min(touched.last()?.range.end());
        crate::text::clean(self.text.as_str(), TextRange::new(start, end.max(start)))
    }
}
