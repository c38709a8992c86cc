//! Correct the structure: bounds of sentences, kinds of blocks, details of the article.
//!
//! A command here makes the article as it should be out of the one that is; [`restructure`] finds the edits between the
//! two. No text changes, so every annotation stays where it is.

use super::{Command, Context, Plan, Refusal};
use crate::article::{Article, Block, BlockAttributes, BlockKind, Details, IdAllocator, Sentence, SentenceId, Stamp};
use crate::document::{Edit, Entry, Merge, changed};
use crate::editor::{Session, View};
use crate::message::{Key, marking, structure};
use crate::read::marker_len;
use crate::segment::Words;
use crate::sorted::Sorted;
use crate::text::TextRange;

/// Splits a sentence before the selected passage; where that starts with the sentence, behind it.
pub struct Split;

impl Command for Split {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let article = session.article();
        let how = || Refusal::new(structure::SELECT_SECOND_SENTENCE);
        let passage = session.view().passage.ok_or_else(how)?;
        let splits =
            |at: usize| article.sentences.iter().position(|one| one.range.start() < at && at < one.range.end());
        let cut = |at: usize| splits(at).map(|index| (index, at));
        let (index, at) = cut(passage.start()).or_else(|| cut(passage.end())).ok_or_else(how)?;
        let old = article.sentences.get(index).ok_or(Refusal::NOTHING)?;
        let piece = |from, to| crate::text::clean(article.text.as_str(), TextRange::new(from, to));
        let pieces = piece(old.range.start(), at).zip(piece(at, old.range.end()));
        let (first, second) = pieces.ok_or(Refusal::NOTHING)?;
        let id = article.fresh_sentences(&stamp.uuid).id();
        let first = Sentence { range: first, manual: true, ..old.clone() };
        let second = Sentence { range: second, id, manual: true, extra: Default::default(), block: old.block };
        let mut new = Article::clone(article);
        let fits = new.put_sentences(index..index + 1, vec![first, second]);
        if !fits {
            return Err(Refusal::NOTHING);
        }
        restructure(session, &new, View::sentence(index + 1), structure::SENTENCE_SPLIT, stamp)
    }
}

/// Joins the current sentence with the next one of its block; with a passage, all the sentences it touches.
pub struct Join;

impl Command for Join {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let article = session.article();
        let current = session.view().current.ok_or_else(|| Refusal::new(marking::MOVE_TO_SENTENCE))?;
        let touched = session.view().passage.map(|passage| article.sentences_in(passage));
        let run = touched.filter(|touched| touched.len() > 1).unwrap_or(current..current + 2);
        let old = article.sentences.get(run.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (old.first(), old.last()) else {
            return Err(Refusal::new(structure::NO_SENTENCE_FOLLOWS));
        };
        if first.block != last.block {
            return Err(Refusal::new(structure::NO_SENTENCE_FOLLOWS_HERE));
        }
        let joined = Sentence { range: first.range.cover(last.range), manual: true, ..first.clone() };
        let mut new = Article::clone(article);
        if !new.put_sentences(run.clone(), vec![joined]) {
            return Err(Refusal::NOTHING);
        }
        restructure(session, &new, View::sentence(run.start), structure::SENTENCES_JOINED, stamp)
    }
}

/// Makes the current block, or all that the passage touches, something else.
pub struct MakeBlock(pub BlockKind);

impl Command for MakeBlock {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let mut new = Article::clone(session.article());
        let kind = self.0;
        let blocks = blocks(session)?;
        let words = &stamp.lexicons.of(new.language.as_deref());
        let fresh = &mut new.fresh_sentences(&stamp.uuid);
        // There is one title.
        let blocks = if kind == BlockKind::Title { blocks.start..blocks.start + 1 } else { blocks };
        let mut changed = false;
        for at in blocks.clone() {
            let Some(old) = new.blocks.get(at).map(Block::attributes) else { continue };
            if old.kind == kind && !old.duplicate {
                continue;
            }
            if kind == BlockKind::Title {
                end_titles(&mut new, session, at, words, fresh);
            }
            let above = at.checked_sub(1).and_then(|above| new.blocks.get(above)).map(Block::attributes);
            let above = above.filter(|above| above.kind == kind);
            let shape = match kind {
                BlockKind::Title => BlockAttributes { level: Some(1), ..BlockAttributes::by_hand(kind) },
                BlockKind::Heading => {
                    BlockAttributes { level: Some(level_above(&new, at)), ..BlockAttributes::by_hand(kind) }
                }
                BlockKind::ListItem => {
                    let depth = above.and_then(|above| above.depth).or(Some(1));
                    let ordered = above.map_or_else(|| is_numbered(&new, at), |above| above.ordered);
                    BlockAttributes { depth, ordered, ..BlockAttributes::by_hand(kind) }
                }
                _ => BlockAttributes::by_hand(kind),
            };
            reshape(&mut new, session, at, shape, words, fresh);
            changed = true;
        }
        if !changed {
            return Err(Refusal::NOTHING);
        }
        settle(&mut new, session.article(), stamp);
        restructure(session, &new, here(session, &new), made(kind), stamp)
    }

    fn cuts_by<'a>(&'a self, session: &'a Session) -> Option<&'a str> {
        session.article().language.as_deref()
    }
}

/// What is told of a block that became something else.
const fn made(kind: BlockKind) -> Key {
    match kind {
        BlockKind::Metadata => structure::MADE_METADATA,
        BlockKind::Title => structure::MADE_TITLE,
        BlockKind::Heading => structure::MADE_HEADING,
        BlockKind::Paragraph => structure::MADE_PARAGRAPH,
        BlockKind::ListItem => structure::MADE_ITEM,
        BlockKind::Quote => structure::MADE_QUOTATION,
        BlockKind::Caption => structure::MADE_CAPTION,
        BlockKind::Row => structure::MADE_ROW,
        BlockKind::Excluded => structure::MADE_EXCLUDED,
    }
}

/// Moves a heading, or an item of a list, a level deeper or back.
pub struct ChangeLevel {
    deeper: bool,
}

impl ChangeLevel {
    /// One level deeper: the heading of a smaller section, an item of an inner list.
    pub const DEEPER: Self = Self { deeper: true };
    /// One level back.
    pub const BACK: Self = Self { deeper: false };
}

/// The levels that headings and items can have.
const HEADINGS: std::ops::RangeInclusive<u8> = 2..=6;
const ITEMS: std::ops::RangeInclusive<u8> = 1..=6;

impl Command for ChangeLevel {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let mut new = Article::clone(session.article());
        let step = |level: u8| if self.deeper { level.saturating_add(1) } else { level.saturating_sub(1) };
        let mut changed = false;
        for at in blocks(session)? {
            let Some(block) = new.blocks.get_mut(at) else { continue };
            let old = block.attributes();
            let mut shape = BlockAttributes { manual: true, ..old };
            match old.kind {
                BlockKind::Heading => {
                    shape.level = Some(step(old.level.unwrap_or(2))).filter(|new| HEADINGS.contains(new))
                }
                BlockKind::ListItem => {
                    shape.depth = Some(step(old.depth.unwrap_or(1))).filter(|new| ITEMS.contains(new))
                }
                _ => continue,
            }
            if shape.level.is_some() || shape.depth.is_some() {
                block.set_attributes(shape);
                changed = true;
            }
        }
        if !changed {
            return Err(Refusal::NOTHING);
        }
        settle(&mut new, session.article(), stamp);
        let message = if self.deeper { structure::LEVEL_DEEPER } else { structure::LEVEL_BACK };
        restructure(session, &new, here(session, &new), message, stamp)
    }
}

/// Changes what is known of the article. Another language cuts its sentences anew, but for those set by hand.
pub struct SetDetails {
    /// What is known now.
    pub details: Details,
    /// The field that is being typed into; what is typed there in one go is one step of undo.
    pub typing: Option<&'static str>,
}

impl Command for SetDetails {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let old = session.article();
        if old.details() == self.details {
            return Err(Refusal::NOTHING);
        }
        let mut new = Article::clone(old);
        new.set_details(self.details.clone());
        if new.language != old.language {
            let words = stamp.lexicons.of(new.language.as_deref());
            let mut fresh = old.fresh_sentences(&stamp.uuid);
            let mut sentences = Vec::with_capacity(old.sentences.len());
            for (at, block) in old.blocks.iter().enumerate() {
                let own = old.sentences.get(block.sentences.clone()).unwrap_or_default();
                if own.iter().any(|sentence| sentence.manual) {
                    sentences.extend_from_slice(own);
                } else {
                    sentences.extend(old.cut(at, old.content(block), block.kind, &words, &mut fresh));
                }
            }
            if !new.put_sentences(0..old.sentences.len(), sentences) {
                return Err(Refusal::NOTHING);
            }
        }
        let mut plan = restructure(session, &new, here(session, &new), structure::DETAILS_CHANGED, stamp)?;
        if let Plan::Do { entry, effects, .. } = &mut plan {
            entry.merge = self.typing.map(|field| Merge { of: old.id.as_str().to_owned(), field });
            effects.clear();
        }
        Ok(plan)
    }

    fn cuts_by<'a>(&'a self, session: &'a Session) -> Option<&'a str> {
        let language = self.details.language.as_deref();
        language.filter(|language| session.article().language.as_deref() != Some(language))
    }
}

/// The step from a session's article to `new`, which has the same text and the same blocks.
fn restructure(session: &Session, new: &Article, view: View, message: Key, stamp: &Stamp) -> Result<Plan, Refusal> {
    let old = session.article();
    let (_, before, after) = changed(&old.sentences, &new.sentences);
    let own = session.no_claim();
    let mark = |sentence: &SentenceId, on| Edit::Reviewed { sentence: sentence.clone(), on };
    let mut edits = reviewed(own, before, after, &mark);
    for layer in session.document().beside().iter().flat_map(|beside| &beside.layers) {
        let mark = |sentence: &SentenceId, on| Edit::reviewed_in(&layer.id, sentence, on);
        edits.extend(reviewed(&layer.no_claim, before, after, &mark));
    }
    edits.extend(Edit::article(old, new));
    if edits.is_empty() {
        return Err(Refusal::NOTHING);
    }
    let entry = Entry::new(message.into(), edits, stamp);
    let effects = vec![super::Effect::ShowPassage];
    Ok(Plan::Do { entry, view, effects })
}

/// A sentence that is cut otherwise was looked at where all of it was. `mark` makes the edit of a sentence that was looked at, or no
/// longer is.
fn reviewed(
    looked_at: &Sorted<SentenceId>,
    before: &[Sentence],
    after: &[Sentence],
    mark: &dyn Fn(&SentenceId, bool) -> Edit,
) -> Vec<Edit> {
    if looked_at.is_empty() {
        return Vec::new();
    }
    let was = |sentence: &Sentence| looked_at.contains(&sentence.id);
    let mut now = Sorted::default();
    let mut old = before.iter().peekable();
    for sentence in after {
        while old.next_if(|old| old.range.end() <= sentence.range.start()).is_some() {}
        let touching = old.clone().take_while(|old| old.range.start() < sentence.range.end());
        if touching.clone().next().is_some() && touching.clone().all(was) {
            now.insert(sentence.id.clone());
        }
    }
    let off = before.iter().filter(|old| was(old) && !now.contains(&old.id));
    let off = off.map(|old| mark(&old.id, false));
    let on = now.iter().filter(|id| !looked_at.contains(*id));
    off.chain(on.map(|id| mark(id, true))).collect()
}

/// Where the person is, in the new cut of sentences.
fn here(session: &Session, new: &Article) -> View {
    let view = session.view();
    let start = view.current.and_then(|at| session.article().sentences.get(at)).map(|sentence| sentence.range.start());
    let current = start.and_then(|start| new.sentence_at(start));
    // A passage may begin with a sign that now stands outside the sentences.
    let passage = view.passage.and_then(|passage| new.trim(passage));
    View { current, passage, selected: view.selected.clone(), ..View::default() }
}

/// Indices of the blocks that are meant: those of the passage, else the current one.
fn blocks(session: &Session) -> Result<std::ops::Range<usize>, Refusal> {
    let article = session.article();
    let current = || article.sentences.get(session.view().current?).map(|sentence| sentence.block..sentence.block + 1);
    let meant = session.view().passage.map(|passage| article.blocks_in(passage)).or_else(current);
    meant.ok_or_else(|| Refusal::new(marking::MOVE_TO_SENTENCE))
}

/// Gives a block another shape, and the sentences that go with it.
fn reshape(
    article: &mut Article,
    session: &Session,
    at: usize,
    shape: BlockAttributes,
    words: &Words,
    fresh: &mut IdAllocator<Sentence>,
) {
    let Some(block) = article.blocks.get_mut(at) else { return };
    let was = block.kind;
    block.set_attributes(shape);
    let Some(block) = article.blocks.get(at) else { return };
    let old = block.sentences.clone();
    let start = block.range.start() + marker_len(shape.kind, article.text.slice(block.range));
    // A sign on which an annotation begins stays part of the sentence, so that all that is marked is shown.
    let mut marked = session.annotations().touching(TextRange::new(block.range.start(), start));
    let start = if marked.next().is_some() { block.range.start() } else { start };
    let content = TextRange::new(start, article.content(block).end());
    let whole = |kind| matches!(kind, BlockKind::Title | BlockKind::Heading | BlockKind::Metadata | BlockKind::Row);
    let starts = article.content(block).start() == content.start();
    // Where the sentences would be cut the same way, those set by hand stay.
    if starts && !whole(was) && !whole(shape.kind) {
        return;
    }
    let sentences = article.cut(at, content, shape.kind, words, fresh);
    let _ = article.put_sentences(old, sentences);
}

/// A title that is no longer the title: the same words once more, else a paragraph.
fn end_titles(article: &mut Article, session: &Session, new: usize, words: &Words, fresh: &mut IdAllocator<Sentence>) {
    let title_of = |at: usize| article.blocks.get(at).map(|block| article.words(article.content(block)));
    let title = title_of(new);
    let is_old = |at: &usize| {
        *at != new && article.blocks.get(*at).is_some_and(|block| block.kind == BlockKind::Title && !block.duplicate)
    };
    let old: Vec<(usize, bool)> =
        (0..article.blocks.len()).filter(is_old).map(|at| (at, title_of(at) == title)).collect();
    for (at, same) in old {
        let paragraph = BlockAttributes::by_hand(BlockKind::Paragraph);
        let again = BlockAttributes { level: Some(1), duplicate: true, ..BlockAttributes::by_hand(BlockKind::Title) };
        reshape(article, session, at, if same { again } else { paragraph }, words, fresh);
    }
}

/// The level of the heading above a block; 2 where there is none.
fn level_above(article: &Article, at: usize) -> u8 {
    let above = article.blocks.get(..at).unwrap_or_default().iter().rev();
    above.filter(|block| block.kind == BlockKind::Heading).find_map(|block| block.level).unwrap_or(2)
}

/// Whether the block begins with a number, as items of numbered lists do.
fn is_numbered(article: &Article, at: usize) -> bool {
    let text = article.blocks.get(at).map(|block| article.text.slice(block.range)).unwrap_or_default();
    text.trim_start_matches(['(', '（']).starts_with(char::is_alphanumeric) && marker_len(BlockKind::ListItem, text) > 0
}

/// Lets sections and title follow from the blocks. A title that a person gave the article is left alone.
fn settle(new: &mut Article, old: &Article, stamp: &Stamp) {
    let sections = new.sections_by_blocks(&stamp.uuid);
    let _ = new.put_sections(0..new.sections.len(), sections);
    let title = |article: &Article| {
        let block = article.blocks.iter().find(|block| block.kind == BlockKind::Title && !block.duplicate);
        block.map(|block| article.words(article.content(block)))
    };
    if old.title == title(old) {
        new.title = title(new);
    }
}
