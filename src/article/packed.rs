//! What was read, as it crosses from the worker to the page: text, whole numbers, and a few strings.
//!
//! Unlike JSON it costs next to nothing to take apart, so that a large page can be shown without the page standing still.
//! Sentences and sections are not sent: the page has what cuts them, and the worker need not.

use super::{BlockKind, Draft, DraftBlock, Emphasis, EmphasisKind, Link, Metadata};
use crate::json::Object;
use crate::text::{Text, TextRange};

/// A packed draft. Offsets are bytes of the text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Packed {
    /// The text.
    pub text: String,
    /// Everything that counts, see [`pack`].
    pub numbers: Vec<u32>,
    /// Everything that is worded, in the order in which the numbers speak of it.
    pub strings: Vec<String>,
}

/// Packs what was read.
#[must_use]
pub fn pack(draft: &Draft) -> Packed {
    let mut out = Out(Packed { text: draft.text.as_str().to_owned(), ..Packed::default() });
    let Metadata { categories, byline, published, publisher, .. } = &draft.metadata;
    for maybe in [&draft.title, &draft.language, &draft.url, &draft.encoding, byline, published, publisher] {
        out.number(usize::from(maybe.is_some()));
        maybe.iter().for_each(|string| out.string(string));
    }
    out.list(categories, |out, one| out.string(one));
    out.list(&draft.blocks, |out, block| {
        out.number(BlockKind::ALL.iter().position(|kind| *kind == block.kind).unwrap_or_default());
        out.range(block.range);
        out.range(block.content);
        out.number(usize::from(block.level.unwrap_or_default()));
        out.number(usize::from(block.depth.unwrap_or_default()));
        out.number(usize::from(block.duplicate) | usize::from(block.ordered) << 1);
    });
    out.list(&draft.links, |out, link| {
        out.range(link.range);
        out.string(&link.url);
    });
    out.list(&draft.emphasis, |out, emphasis| {
        out.range(emphasis.range);
        out.number(EmphasisKind::ALL.iter().position(|kind| *kind == emphasis.kind).unwrap_or_default());
    });
    out.0
}

/// The draft that was packed. `None` where the parts do not make one. Whether its blocks fit the text is for
/// [`Article::check`](super::Article::check) to say of what is assembled from it.
#[must_use]
pub fn unpack(packed: Packed) -> Option<Draft> {
    let Packed { text, numbers, strings } = packed;
    let mut from = From { numbers: numbers.into_iter(), strings: strings.into_iter() };
    let [title, language, url, encoding] = [from.maybe()?, from.maybe()?, from.maybe()?, from.maybe()?];
    let [byline, published, publisher] = [from.maybe()?, from.maybe()?, from.maybe()?];
    let categories = from.list(From::string)?;
    let blocks = from.list(|from| {
        let kind = *BlockKind::ALL.get(from.number()?)?;
        let (range, content) = (from.range()?, from.range()?);
        let (level, depth, signs) = (from.small()?, from.small()?, from.number()?);
        Some(DraftBlock {
            kind,
            range,
            content,
            level: (level > 0).then_some(level),
            duplicate: signs & 1 > 0,
            depth: (depth > 0).then_some(depth),
            ordered: signs & 2 > 0,
        })
    })?;
    let links = from.list(|from| Some(Link { range: from.range()?, url: from.string()?, extra: Object::default() }))?;
    let emphasis = from.list(|from| {
        let range = from.range()?;
        Some(Emphasis { range, kind: *EmphasisKind::ALL.get(from.number()?)?, extra: Object::default() })
    })?;
    let text = Text::new(text);
    let ranges = blocks.iter().flat_map(|one| [one.range, one.content]);
    let ranges = ranges.chain(links.iter().map(|one| one.range)).chain(emphasis.iter().map(|one| one.range));
    if !ranges.into_iter().all(|range| text.holds(range)) || !blocks.iter().all(|one| one.range.covers(one.content)) {
        return None;
    }
    let metadata = Metadata { categories, byline, published, publisher, extra: Object::default() };
    Some(Draft { title, url, encoding, text, language, blocks, metadata, links, emphasis })
}

struct Out(Packed);

impl Out {
    fn number(&mut self, number: usize) {
        self.0.numbers.push(u32::try_from(number).unwrap_or(u32::MAX));
    }

    fn range(&mut self, range: TextRange) {
        self.number(range.start());
        self.number(range.end());
    }

    fn string(&mut self, string: &str) {
        self.0.strings.push(string.to_owned());
    }

    fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.number(items.len());
        items.iter().for_each(|item| write(self, item));
    }
}

struct From {
    numbers: std::vec::IntoIter<u32>,
    strings: std::vec::IntoIter<String>,
}

impl From {
    fn number(&mut self) -> Option<usize> {
        usize::try_from(self.numbers.next()?).ok()
    }

    fn small(&mut self) -> Option<u8> {
        u8::try_from(self.number()?).ok()
    }

    fn range(&mut self) -> Option<TextRange> {
        Some(TextRange::new(self.number()?, self.number()?))
    }

    fn string(&mut self) -> Option<String> {
        self.strings.next()
    }

    fn maybe(&mut self) -> Option<Option<String>> {
        Some(if self.number()? == 0 { None } else { Some(self.string()?) })
    }

    fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()?;
        // No more than there are numbers left, whatever the count says.
        let mut items = Vec::with_capacity(count.min(self.numbers.len() + self.strings.len()));
        for _ in 0..count {
            items.push(read(self)?);
        }
        Some(items)
    }
}
