//! Structure edits: the kind of a block, the bounds of sentences, and the sections that follow from them.
//!
//! The text never changes here, nor do the bounds of blocks; so no annotation moves. Each change is checked like structure
//! that comes from outside ([`Article::check`]), and one that does not fit changes nothing.

use std::marker::PhantomData;
use std::ops::Range;

use super::assemble::block_sentences;
use super::{Article, Block, BlockId, BlockKind, Id, Metadata, Section, SectionId, Sentence, SentenceId};
use crate::json::Object;
use crate::segment::Words;
use crate::text::TextRange;

/// What a block is, apart from where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct BlockAttributes {
    /// What it is.
    pub kind: BlockKind,
    /// Level of a title (1) or heading (2 and more).
    pub level: Option<u8>,
    /// The title once more.
    pub duplicate: bool,
    /// Depth of a list item, 1 for the outermost.
    pub depth: Option<u8>,
    /// Whether a list item is numbered.
    pub ordered: bool,
    /// Whether a person set it.
    pub manual: bool,
}

impl BlockAttributes {
    /// A block of that kind, as a person makes one.
    #[must_use]
    pub const fn by_hand(kind: BlockKind) -> Self {
        Self { kind, level: None, duplicate: false, depth: None, ordered: false, manual: true }
    }
}

impl Block {
    /// What the block is.
    #[must_use]
    pub const fn attributes(&self) -> BlockAttributes {
        let Self { kind, level, duplicate, depth, ordered, manual, .. } = self;
        BlockAttributes {
            kind: *kind,
            level: *level,
            duplicate: *duplicate,
            depth: *depth,
            ordered: *ordered,
            manual: *manual,
        }
    }

    /// Makes the block something else.
    pub const fn set_attributes(&mut self, shape: BlockAttributes) {
        let BlockAttributes { kind, level, duplicate, depth, ordered, manual } = shape;
        self.kind = kind;
        self.level = level;
        self.duplicate = duplicate;
        self.depth = depth;
        self.ordered = ordered;
        self.manual = manual;
    }
}

/// A sentence of a block: how the block is cut.
#[derive(Clone, PartialEq, Debug)]
pub struct Cut {
    /// The sentence's id.
    pub id: SentenceId,
    /// Bytes of the text.
    pub range: TextRange,
    /// Whether a person set its bounds.
    pub manual: bool,
    /// Unknown fields.
    pub extra: Object,
}

impl Sentence {
    /// The sentence without its block.
    #[must_use]
    pub fn cut(&self) -> Cut {
        let Self { id, range, manual, extra, .. } = self.clone();
        Cut { id, range, manual, extra }
    }
}

/// Where a section begins, and what it is. It reaches to where the next one begins.
#[derive(Clone, PartialEq, Debug)]
pub struct Head {
    /// The section's id.
    pub id: SectionId,
    /// Level of its heading.
    pub level: u8,
    /// Text of its heading.
    pub title: Option<String>,
    /// Its first block; `None` where it has none.
    pub start: Option<BlockId>,
    /// Unknown fields.
    pub extra: Object,
}

/// What is known of an article besides its text and its structure.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Details {
    /// What it is called.
    pub title: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
    /// Where it can be found.
    pub url: Option<String>,
    /// What it says of itself.
    pub metadata: Metadata,
}

impl Article {
    /// What is known of it.
    #[must_use]
    pub fn details(&self) -> Details {
        let Self { title, language, metadata, source, .. } = self;
        let [title, language, url] = [title, language, &source.url].map(Clone::clone);
        Details { title, language, url, metadata: metadata.clone() }
    }

    /// Replaces what is known of it.
    pub fn set_details(&mut self, details: Details) {
        let Details { title, language, url, metadata } = details;
        self.title = title;
        self.language = language;
        self.source.url = url;
        self.metadata = metadata;
    }

    /// Puts `new` in the place of the sentences `old`, which belong to whole blocks or to a part of one. `false`, and
    /// nothing has changed, where they would not hold the same text.
    #[must_use]
    pub fn put_sentences(&mut self, old: Range<usize>, new: Vec<Sentence>) -> bool {
        let known = new.iter().all(|sentence| self.text.holds(sentence.range));
        if !known || old.end > self.sentences.len() || old.start > old.end {
            return false;
        }
        let put = old.start..old.start + new.len();
        let before: Vec<Sentence> = self.sentences.splice(old, new).collect();
        self.run_blocks();
        let touched = self.sentences.get(put.clone()).unwrap_or_default().iter().chain(&before);
        let mut blocks: Vec<usize> = touched.map(|sentence| sentence.block).collect();
        blocks.dedup();
        let fits = blocks.into_iter().all(|block| self.is_cut_whole(block));
        if !fits {
            self.sentences.splice(put, before);
            self.run_blocks();
        }
        fits
    }

    /// Index of the block with this id.
    #[must_use]
    pub fn block_of(&self, id: &BlockId) -> Option<usize> {
        self.blocks.iter().position(|block| block.id == *id)
    }

    /// Cuts a part of a block otherwise: puts `after` in the place of `before`, sentences of that block. Where there are none
    /// before, the block must have none. Answers with the index of the first. `None`, and nothing has changed, where they are
    /// not there or would not hold the same text.
    pub fn replace_cuts(&mut self, block: usize, before: &[Cut], after: &[Cut]) -> Option<usize> {
        let own = self.blocks.get(block)?.sentences.clone();
        let sentences = self.sentences.get(own.clone())?;
        let first = match before.first() {
            Some(first) => sentences.iter().position(|sentence| sentence.id == first.id)?,
            None if own.is_empty() => 0,
            None => return None,
        };
        let run = sentences.get(first..first + before.len())?;
        if !run.iter().map(Sentence::cut).eq(before.iter().cloned()) {
            return None;
        }
        let at = own.start + first;
        let new =
            after.iter().cloned().map(|Cut { id, range, manual, extra }| Sentence { id, range, block, manual, extra });
        self.put_sentences(at..at + before.len(), new.collect()).then_some(at)
    }

    /// The sections by where they begin.
    #[must_use]
    pub fn heads(&self) -> Vec<Head> {
        let head = |section: &Section| {
            let Section { id, level, title, blocks, extra } = section.clone();
            let start = self.blocks.get(blocks).and_then(<[_]>::first).map(|block| block.id.clone());
            Head { id, level, title, start, extra }
        };
        self.sections.iter().map(head).collect()
    }

    /// Index among the sections at which those that begin with `heads` are or would be: by the first block.
    #[must_use]
    pub fn place_of(&self, heads: &[Head]) -> Option<usize> {
        let start = self.block_of(heads.first()?.start.as_ref()?)?;
        Some(self.sections.partition_point(|section| section.blocks.start < start))
    }

    /// Puts `after` in the place of `before`, sections that follow one another. `false`, and nothing has changed, where they are
    /// not there or would not own the same blocks.
    #[must_use]
    pub fn replace_heads(&mut self, before: &[Head], after: &[Head]) -> bool {
        let mut heads = self.heads();
        let at = match before.first() {
            Some(first) => heads.iter().position(|head| head.id == first.id),
            None => self.place_of(after),
        };
        let Some(at) = at.filter(|at| heads.get(*at..at + before.len()) == Some(before)) else { return false };
        heads.splice(at..at + before.len(), after.iter().cloned());
        let mut end = self.blocks.len();
        let mut sections = Vec::with_capacity(heads.len());
        for Head { id, level, title, start, extra } in heads.into_iter().rev() {
            let Some(start) = start.map_or(Some(end), |start| self.block_of(&start)) else { return false };
            sections.push(Section { id, level, title, blocks: start..end, extra });
            end = start;
        }
        sections.reverse();
        self.put_sections(0..self.sections.len(), sections)
    }

    /// Puts `new` in the place of the sections `old`. `false`, and nothing has changed, where they would not own the same
    /// blocks.
    #[must_use]
    pub fn put_sections(&mut self, old: Range<usize>, new: Vec<Section>) -> bool {
        if old.end > self.sections.len() || old.start > old.end {
            return false;
        }
        let put = old.start..old.start + new.len();
        let before: Vec<Section> = self.sections.splice(old, new).collect();
        let fits = self.check_sections().is_ok();
        if !fits {
            self.sections.splice(put, before);
        }
        for (at, section) in self.sections.iter().enumerate() {
            self.blocks.get_mut(section.blocks.clone()).unwrap_or_default().iter_mut().for_each(|one| one.section = at);
        }
        fits
    }

    /// Gives each block its run of the sentences.
    fn run_blocks(&mut self) {
        let runs = runs(self.blocks.len(), &mut self.sentences.iter().map(|sentence| sentence.block));
        self.blocks.iter_mut().zip(runs).for_each(|(block, run)| block.sentences = run);
    }

    /// The sections that follow from what the blocks are now. A section whose heading headed one before keeps its id and
    /// its unknown fields; new ones get ids after `stamp`, the UUID of a stamp.
    #[must_use]
    pub fn sections_by_blocks(&self, stamp: &str) -> Vec<Section> {
        let mut fresh = IdAllocator::of("s", stamp, self.sections.iter().map(|section| &section.id));
        let mut sections: Vec<Section> = Vec::new();
        for (at, block) in self.blocks.iter().enumerate() {
            let opens = block.kind == BlockKind::Heading;
            if opens || sections.is_empty() {
                // The first section opens with the text; a heading that is its first block opens the second.
                if opens && sections.is_empty() {
                    let first = self.sections.first();
                    let id = first.map_or_else(|| fresh.id(), |first| first.id.clone());
                    let extra = first.map(|first| first.extra.clone()).unwrap_or_default();
                    sections.push(Section { id, level: 1, title: None, blocks: at..at, extra });
                }
                let old = self.sections.iter().find(|old| old.blocks.start == at && (!old.blocks.is_empty() || !opens));
                let old = old.filter(|old| sections.iter().all(|section| section.id != old.id));
                let id = old.map_or_else(|| fresh.id(), |old| old.id.clone());
                let extra = old.map(|old| old.extra.clone()).unwrap_or_default();
                let level = if opens { block.level.or(old.map(|old| old.level)).unwrap_or(2) } else { 1 };
                let title = opens.then(|| self.words(self.content(block)));
                sections.push(Section { id, level, title, blocks: at..at, extra });
            }
            if let Some(section) = sections.last_mut() {
                section.blocks.end = at + 1;
            }
        }
        let title = self.blocks.iter().find(|block| block.kind == BlockKind::Title && !block.duplicate);
        if let (Some(first), Some(block)) = (sections.first_mut(), title) {
            first.title = Some(self.words(self.content(block)));
        }
        if sections.is_empty() { self.sections.clone() } else { sections }
    }

    /// The sentences of a block if it were of `kind` and its content (bytes) were `content`, cut by the words of a language.
    /// Those that were there before keep their ids.
    #[must_use]
    pub fn cut(
        &self,
        block: usize,
        content: TextRange,
        kind: BlockKind,
        words: &Words,
        fresh: &mut IdAllocator<Sentence>,
    ) -> Vec<Sentence> {
        let old = self.blocks.get(block).map(|block| block.sentences.clone()).unwrap_or_default();
        let old = self.sentences.get(old).unwrap_or_default();
        let ranges = block_sentences(&self.text, content, kind, words);
        let sentence = |range: TextRange| {
            // By its start: a sentence that only ends elsewhere is the same one.
            let same = old.iter().find(|one| one.range.start() == range.start());
            let id = same.map_or_else(|| fresh.id(), |same| same.id.clone());
            let extra = same.map(|same| same.extra.clone()).unwrap_or_default();
            Sentence { id, range, block, manual: false, extra }
        };
        ranges.into_iter().map(sentence).collect()
    }

    /// Ids for new sentences, after the UUID of a stamp.
    #[must_use]
    pub fn fresh_sentences(&self, stamp: &str) -> IdAllocator<Sentence> {
        IdAllocator::of("t", stamp, self.sentences.iter().map(|sentence| &sentence.id))
    }

    /// The words of a range (bytes), parted by single spaces.
    #[must_use]
    pub fn words(&self, range: TextRange) -> String {
        self.text.slice(range).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Ids for parts of an article that are made by hand: a letter, the last 12 digits of the stamp's UUID, and a number, as in
/// `t-9b2f60c1d7e4-1`. So two browsers never give the same id to different things.
#[derive(Debug)]
pub struct IdAllocator<T> {
    stem: String,
    last: usize,
    of: PhantomData<fn() -> T>,
}

impl<T> IdAllocator<T> {
    /// Ids after `stamp`, a UUID that nobody had before. Those of `used` with the same stem are passed over.
    fn of<'a>(letter: &str, stamp: &str, used: impl Iterator<Item = &'a Id<T>>) -> Self
    where
        T: 'a,
    {
        let digits = stamp.rsplit(['-', ':']).next().unwrap_or_default();
        let stem = [letter, "-", digits, "-"].concat();
        let numbers = used.filter_map(|id| id.as_str().strip_prefix(stem.as_str())?.parse::<usize>().ok());
        let last = numbers.max().unwrap_or_default();
        Self { stem, last, of: PhantomData }
    }

    /// The next id.
    #[must_use]
    pub fn id(&mut self) -> Id<T> {
        self.last += 1;
        Id::from([self.stem.as_str(), &self.last.to_string()].concat())
    }
}

/// The run of parts that each of `owners` holds, if the parts stand in the order of their owners; whether they do is
/// [`Article::check`]'s to say.
pub fn runs(owners: usize, owner_of_each: &mut dyn Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut runs = vec![0..0; owners];
    for owner in owner_of_each {
        if let Some(run) = runs.get_mut(owner) {
            run.end += 1;
        }
    }
    let mut next = 0;
    for run in &mut runs {
        *run = next..next + run.end;
        next = run.end;
    }
    runs
}
