//! Makes an article with sections, sentences and ids of the blocks that a reader found.

use std::sync::Arc;

use super::{Article, ArticleId, Block, BlockKind, Emphasis, Id, Link, Metadata, Provenance, Section, Sentence};
use crate::json::Object;
use crate::segment::{Cutter, Lexicons, Words};
use crate::text::{Text, TextRange, clean};

/// What a reader found in a source. All ranges count bytes of `text`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Draft {
    /// What the article is called, where a title stands in the source but not in the text; else its title block names it.
    pub title: Option<String>,
    /// Where it can be found.
    pub url: Option<String>,
    /// Name of the encoding that the bytes were in.
    pub encoding: Option<String>,
    /// The text that the reader of the article sees.
    pub text: Text,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Blocks in reading order.
    pub blocks: Vec<DraftBlock>,
    /// What the source says of the article.
    pub metadata: Metadata,
    /// Links in the text, in order.
    pub links: Vec<Link>,
    /// Emphasis in the text, in order.
    pub emphasis: Vec<Emphasis>,
}

/// A block before it has sentences and a section.
#[derive(Clone, PartialEq, Debug)]
pub struct DraftBlock {
    /// What it is.
    pub kind: BlockKind,
    /// The block with its list marker, without white space around it.
    pub range: TextRange,
    /// The block without its list marker: what is cut into sentences.
    pub content: TextRange,
    /// Level of a title or heading.
    pub level: Option<u8>,
    /// The title once more.
    pub duplicate: bool,
    /// Depth of a list item, from 1.
    pub depth: Option<u8>,
    /// Whether a list item is numbered.
    pub ordered: bool,
}

impl DraftBlock {
    /// A block of one piece.
    #[must_use]
    pub const fn new(kind: BlockKind, range: TextRange) -> Self {
        Self { kind, range, content: range, level: None, duplicate: false, depth: None, ordered: false }
    }
}

/// An article in the making: its blocks are cut into sentences one after another, in as many pieces as whoever waits likes.
pub struct Assembly {
    article: Article,
    title: Option<String>,
    drafts: std::vec::IntoIter<DraftBlock>,
    words: Arc<Words>,
    cutter: Cutter,
}

impl Assembly {
    /// Begins with a draft; `lexicons` has the words that its sentences are cut by. What the draft says of its address, encoding
    /// and language stands in its provenance.
    #[must_use]
    pub fn new(draft: Draft, id: ArticleId, provenance: Provenance, lexicons: &Lexicons) -> Self {
        let Draft { title, text, blocks: drafts, metadata, links, emphasis, .. } = draft;
        let Provenance { source, language } = provenance;
        let article = Article {
            id,
            title: None,
            language,
            text,
            metadata,
            source,
            sections: Vec::new(),
            blocks: Vec::with_capacity(drafts.len()),
            sentences: Vec::new(),
            links,
            emphasis,
            replaces: None,
            extra: Object::default(),
        };
        let words = lexicons.of(article.language.as_deref());
        Self { article, title, drafts: drafts.into_iter(), words, cutter: Cutter::default() }
    }

    /// Goes on by about so many bytes, and by a block at least. Whether there is more.
    pub fn go_on(&mut self, bytes: usize) -> bool {
        let mut left = bytes;
        for draft in self.drafts.by_ref() {
            self.article.push(&draft, &self.words, &mut self.cutter);
            left = left.saturating_sub(draft.range.len());
            if left == 0 {
                break;
            }
        }
        self.drafts.len() > 0
    }

    /// Goes on to the end.
    #[must_use]
    pub fn finish(mut self) -> Article {
        self.go_on(usize::MAX);
        let mut article = self.article;
        if article.sections.is_empty() {
            article.open_section(1);
        }
        // What the source calls itself, without the site's name that pages add, is better than a line of the text.
        article.title = self.title.or(article.title);
        article
    }
}

impl Article {
    /// Gives a draft its sections, sentences and ids; `lexicons` has the words that its sentences are cut by.
    #[must_use]
    pub fn assemble(draft: Draft, id: ArticleId, provenance: Provenance, lexicons: &Lexicons) -> Self {
        Assembly::new(draft, id, provenance, lexicons).finish()
    }

    fn push(&mut self, draft: &DraftBlock, words: &Words, cutter: &mut Cutter) {
        if self.sections.is_empty() {
            self.open_section(1);
        }
        match draft.kind {
            BlockKind::Title if self.title.is_none() => {
                let title = self.words(draft.content);
                if let Some(first) = self.sections.first_mut() {
                    first.title = Some(title.clone());
                }
                self.title = Some(title);
            }
            BlockKind::Heading => {
                let title = self.words(draft.content);
                let section = self.open_section(draft.level.unwrap_or(2));
                section.title = Some(title);
            }
            _ => {}
        }
        let block = self.blocks.len();
        let first = self.sentences.len();
        let sentences = &mut self.sentences;
        cut_block(cutter, &self.text, draft.content, draft.kind, words, |range| {
            let id = Id::numbered('t', sentences.len() + 1);
            sentences.push(Sentence { id, range, block, manual: false, extra: Object::default() });
        });
        self.blocks.push(Block {
            id: Id::numbered('b', block + 1),
            kind: draft.kind,
            range: draft.range,
            level: draft.level,
            section: self.sections.len() - 1,
            sentences: first..self.sentences.len(),
            duplicate: draft.duplicate,
            depth: draft.depth,
            ordered: draft.ordered,
            manual: false,
            table: None,
            header: false,
            extra: Object::default(),
        });
        if let Some(section) = self.sections.last_mut() {
            section.blocks.end = self.blocks.len();
        }
    }

    fn open_section(&mut self, level: u8) -> &mut Section {
        let id = Id::numbered('s', self.sections.len() + 1);
        let blocks = self.blocks.len()..self.blocks.len();
        self.sections.push_mut(Section { id, level, title: None, blocks, extra: Object::default() })
    }
}

/// Hands out the sentences of a block of `kind`.
fn cut_block(
    cutter: &mut Cutter,
    text: &Text,
    content: TextRange,
    kind: BlockKind,
    words: &Words,
    found: impl FnMut(TextRange),
) {
    if kind.is_one_sentence() {
        clean(text.as_str(), content).into_iter().for_each(found);
    } else {
        cutter.cut(text, content, words, found);
    }
}

/// The sentences of a block of `kind` whose content is `content` (bytes of `text`), by the words of its language: one for a
/// title, a heading, a line of metadata and a row of a table, else as [`segment::sentences`](super::segment::sentences).
#[must_use]
pub fn block_sentences(text: &Text, content: TextRange, kind: BlockKind, words: &Words) -> Vec<TextRange> {
    let mut found = Vec::new();
    cut_block(&mut Cutter::default(), text, content, kind, words, |sentence| found.push(sentence));
    found
}
