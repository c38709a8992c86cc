//! An article as it crosses from the worker to the page: text, whole numbers, and a few strings.
//!
//! Unlike JSON it costs next to nothing to take apart, so that a large page can be shown without the page standing still.
//! Ids are not sent: parts are numbered in order, as they are where an article is read.

use super::{Article, Block, BlockKind, Emphasis, EmphasisKind, Id, Link, Metadata, Section, Sentence, Source};
use crate::json::Object;
use crate::text::{Text, TextRange};

/// A packed article. Offsets are bytes of the text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Packed {
    /// The text.
    pub text: String,
    /// Everything that counts, see [`pack`].
    pub numbers: Vec<u32>,
    /// Everything that is worded, in the order in which the numbers speak of it.
    pub strings: Vec<String>,
}

/// Packs what was read. What only a person or the page knows of an article (id, source but for its URL, unknown fields, what
/// was set by hand) is left out.
#[must_use]
pub fn pack(article: &Article) -> Packed {
    let mut out = Out(Packed { text: article.text.as_str().to_owned(), ..Packed::default() });
    let Metadata { categories, byline, published, publisher, .. } = &article.metadata;
    for maybe in
        [&article.title, &article.language, &article.source.url, &article.source.encoding, byline, published, publisher]
    {
        out.maybe(maybe.as_deref());
    }
    out.list(categories, |out, one| out.string(one));
    out.list(&article.sections, |out, section| {
        out.number(usize::from(section.level));
        out.maybe(section.title.as_deref());
        out.number(section.blocks.len());
    });
    out.list(&article.blocks, |out, block| {
        out.number(BlockKind::ALL.iter().position(|kind| *kind == block.kind).unwrap_or_default());
        out.range(block.range);
        out.number(usize::from(block.level.unwrap_or_default()));
        out.number(usize::from(block.depth.unwrap_or_default()));
        out.number(usize::from(block.duplicate) | usize::from(block.ordered) << 1);
        out.number(block.sentences.len());
    });
    out.list(&article.sentences, |out, sentence| out.range(sentence.range));
    out.list(&article.links, |out, link| {
        out.range(link.range);
        out.string(&link.url);
    });
    out.list(&article.emphasis, |out, emphasis| {
        out.range(emphasis.range);
        out.number(EmphasisKind::ALL.iter().position(|kind| *kind == emphasis.kind).unwrap_or_default());
    });
    out.0
}

/// The article that was packed. `None` where the parts do not make one.
#[must_use]
pub fn unpack(packed: Packed, id: Id, source: Source) -> Option<Article> {
    let Packed { text, numbers, strings } = packed;
    let mut from = From { numbers: numbers.into_iter(), strings: strings.into_iter() };
    let title = from.maybe()?;
    let language = from.maybe()?;
    let url = from.maybe()?.or(source.url);
    let encoding = from.maybe()?.or(source.encoding);
    let (byline, published, publisher) = (from.maybe()?, from.maybe()?, from.maybe()?);
    let categories = from.list(From::string)?;
    let (mut next, mut at) = (0_usize, 0);
    let sections = from.list(|from| {
        at += 1;
        let (level, title, count) = (from.small()?, from.maybe()?, from.number()?);
        let blocks = next..next.saturating_add(count);
        next = blocks.end;
        Some(Section { id: Id::numbered('s', at), level, title, blocks, extra: Object::default() })
    })?;
    let (mut next, mut at) = (0_usize, 0);
    let mut blocks = from.list(|from| {
        at += 1;
        let kind = *BlockKind::ALL.get(from.number()?)?;
        let range = from.range()?;
        let (level, depth, signs, count) = (from.small()?, from.small()?, from.number()?, from.number()?);
        let sentences = next..next.saturating_add(count);
        next = sentences.end;
        Some(Block {
            id: Id::numbered('b', at),
            kind,
            range,
            level: (level > 0).then_some(level),
            section: 0,
            sentences,
            duplicate: signs & 1 > 0,
            depth: (depth > 0).then_some(depth),
            ordered: signs & 2 > 0,
            manual: false,
            extra: Object::default(),
        })
    })?;
    for (at, section) in sections.iter().enumerate() {
        blocks.get_mut(section.blocks.clone())?.iter_mut().for_each(|block| block.section = at);
    }
    let mut at = 0;
    let mut sentences = from.list(|from| {
        at += 1;
        let range = from.range()?;
        Some(Sentence { id: Id::numbered('t', at), range, block: 0, manual: false, extra: Object::default() })
    })?;
    for (at, block) in blocks.iter().enumerate() {
        sentences.get_mut(block.sentences.clone())?.iter_mut().for_each(|sentence| sentence.block = at);
    }
    let links = from.list(|from| Some(Link { range: from.range()?, url: from.string()?, extra: Object::default() }))?;
    let emphasis = from.list(|from| {
        let range = from.range()?;
        Some(Emphasis { range, kind: *EmphasisKind::ALL.get(from.number()?)?, extra: Object::default() })
    })?;
    let text = Text::new(text);
    let ranges = blocks.iter().map(|one| one.range).chain(sentences.iter().map(|one| one.range));
    let ranges = ranges.chain(links.iter().map(|one| one.range)).chain(emphasis.iter().map(|one| one.range));
    if !ranges.into_iter().all(|range| text.holds(range)) {
        return None;
    }
    let metadata = Metadata { categories, byline, published, publisher, extra: Object::default() };
    let (source, extra) = (Source { url, encoding, ..source }, Object::default());
    let article =
        Article { id, title, language, text, metadata, source, sections, blocks, sentences, links, emphasis, extra };
    article.check().is_ok().then_some(article)
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

    fn maybe(&mut self, string: Option<&str>) {
        self.number(usize::from(string.is_some()));
        string.into_iter().for_each(|string| self.string(string));
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
