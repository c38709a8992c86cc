//! The parts of an article.

use std::ops::Range;

use super::Id;
use crate::json::Object;
use crate::text::TextRange;

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum BlockKind {
    /// A line about the article: `Categories: …`, byline, date.
    Metadata,
    /// The article's title; a second one, flagged as duplicate, where it was pasted twice.
    Title,
    /// The heading of a section.
    Heading,
    /// Running text.
    #[default]
    Paragraph,
    /// One item of a list.
    ListItem,
    /// A quotation set apart.
    Quote,
    /// What stands under a picture.
    Caption,
    /// One row of a table.
    Row,
    /// Text that is no part of the article.
    Excluded,
}

impl BlockKind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Metadata,
        Self::Title,
        Self::Heading,
        Self::Paragraph,
        Self::ListItem,
        Self::Quote,
        Self::Caption,
        Self::Row,
        Self::Excluded,
    ];

    /// Whether a block of this kind is one sentence, whatever its text.
    #[must_use]
    pub const fn is_one_sentence(self) -> bool {
        matches!(self, Self::Title | Self::Heading | Self::Metadata | Self::Row)
    }

    /// The name in the native format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Metadata => "metadata",
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list-item",
            Self::Quote => "quote",
            Self::Caption => "caption",
            Self::Row => "row",
            Self::Excluded => "excluded",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// The id of a block.
pub type BlockId = Id<Block>;

/// A block of the article.
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// `b1`, `b2` …
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// Bytes of the text, list marker included, white space around it not.
    pub range: TextRange,
    /// Level of a title (1) or heading (2 and more).
    pub level: Option<u8>,
    /// Index of its section.
    pub section: usize,
    /// Indices of its sentences.
    pub sentences: Range<usize>,
    /// The title once more.
    pub duplicate: bool,
    /// Depth of a list item, 1 for the outermost.
    pub depth: Option<u8>,
    /// Whether a list item is numbered.
    pub ordered: bool,
    /// Whether a person set its kind or level.
    pub manual: bool,
    /// Of a row: the id of the first row of its table.
    pub table: Option<BlockId>,
    /// Whether a row heads its table.
    pub header: bool,
    /// Unknown fields.
    pub extra: Object,
}

/// The id of a section.
pub type SectionId = Id<Section>;

/// A heading and the blocks up to the next heading of whatever level.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    /// `s1`, `s2` …; after the stamp where a person made it (see [`super::IdAllocator`])
    pub id: SectionId,
    /// Level of its heading; 1 for the first.
    pub level: u8,
    /// Text of its heading; `None` for the first section of an article without a title.
    pub title: Option<String>,
    /// Indices of its own blocks.
    pub blocks: Range<usize>,
    /// Unknown fields.
    pub extra: Object,
}

/// The id of a sentence.
pub type SentenceId = Id<Sentence>;

/// A sentence.
#[derive(Clone, PartialEq, Debug)]
pub struct Sentence {
    /// `t1`, `t2` …; after the stamp where a person made it (see [`super::IdAllocator`])
    pub id: SentenceId,
    /// Bytes of the text, without white space around it.
    pub range: TextRange,
    /// Index of its block.
    pub block: usize,
    /// Whether a person set its bounds.
    pub manual: bool,
    /// Unknown fields.
    pub extra: Object,
}

/// A link in the text. Its URL came from outside: show it only through the checked function.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// Bytes of the text.
    pub range: TextRange,
    /// Where it leads, as written.
    pub url: String,
    /// Unknown fields.
    pub extra: Object,
}

/// How a range is emphasised.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum EmphasisKind {
    /// Bold.
    #[default]
    Strong,
    /// Italic.
    Em,
    /// Code.
    Code,
}

impl EmphasisKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Strong, Self::Em, Self::Code];

    /// The name in the native format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Em => "em",
            Self::Code => "code",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Emphasis in the text.
#[derive(Clone, PartialEq, Debug)]
pub struct Emphasis {
    /// Bytes of the text.
    pub range: TextRange,
    /// How.
    pub kind: EmphasisKind,
    /// Unknown fields.
    pub extra: Object,
}
