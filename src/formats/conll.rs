//! CoNLL: a token a line with its tag, in IOB2, as taggers of sequences are trained on.
//!
//! The columns are those of CoNLL-2003, with a space between them: the token, `-X-` and `_` in place of its part of speech and chunk,
//! and the tag. A blank line ends a sentence, and `-DOCSTART-` stands between documents. A label is called by its id.
//!
//! Each range of an annotation is a chunk of its own. A token has one tag, so of ranges that overlap the one that starts first stays, of
//! those that start together the longest, and of equal ones the one whose annotation has the lesser id. Where a chunk goes on behind the
//! end of a sentence, no blank line stands there.

use std::collections::BTreeMap;

use super::data::{DATA, lost};
use super::tokens::{is_space, tokens};
use super::{FileWriter, Format, Loss, Losses, NotWritten, Options, Quote};
use crate::annotation::LabelId;
use crate::document::Document;
use crate::json::Problem;
use crate::text::{TextRange, Unit};

/// CoNLL.
pub const FORMAT: Format = Format {
    id: "conll",
    name: "CoNLL",
    extensions: &["conll"],
    media_type: "text/plain",
    losses,
    export: Some(export),
    unit: None,
    read_back: Some(read_back),
    ..DATA
};

/// What a tag does not say.
const LOST: &[Loss] = &[
    Loss::Notes,
    Loss::Values,
    Loss::Ids,
    Loss::Creators,
    Loss::Times,
    Loss::Relations,
    Loss::Unplaced,
    Loss::Definitions,
    Loss::Parts,
    Loss::Spaces,
];

const NEXT_DOCUMENT: &str = "-DOCSTART- -X- O O\n\n";

fn losses(documents: &[&Document]) -> Losses {
    let mut losses = lost(documents, LOST);
    for document in documents {
        let ranges = document.all_annotations().map(|one| one.target.ranges().count()).sum::<usize>();
        losses.add(Loss::Overlaps, ranges - chunks(document).len());
    }
    losses
}

/// The ranges that get tags, in order, with their labels. None overlaps another.
fn chunks(document: &Document) -> Vec<(TextRange, &LabelId)> {
    let ranges = document.all_annotations().flat_map(|one| one.target.ranges().map(move |range| (range, one)));
    let mut ranges: Vec<_> = ranges.map(|(range, one)| (range, &one.id, &one.label)).collect();
    ranges.sort_unstable();
    let mut chunks: Vec<(TextRange, &LabelId)> = Vec::with_capacity(ranges.len());
    for (range, _, label) in ranges {
        if chunks.last().is_none_or(|(last, _)| last.end() <= range.start()) {
            chunks.push((range, label));
        }
    }
    chunks
}

fn export(_: &Options) -> Box<dyn FileWriter> {
    let mut tags = Tags::default();
    let mut is_first = true;
    Box::new(move |document: &Document| -> Result<String, NotWritten> {
        let start = if std::mem::take(&mut is_first) { "" } else { NEXT_DOCUMENT };
        let mut rows = start.to_owned();
        write(&mut rows, document, &mut tags);
        Ok(rows)
    })
}

fn write(rows: &mut String, document: &Document, tags: &mut Tags) {
    let article = document.article();
    let mut sentences = article.sentences.iter().map(|sentence| sentence.range).peekable();
    let mut chunks = chunks(document).into_iter().peekable();
    // The chunk that the last token was in.
    let mut before = None;
    let mut is_empty = true;
    for token in tokens(document) {
        while chunks.next_if(|(chunk, _)| chunk.end() <= token.start()).is_some() {}
        let chunk = chunks.peek().copied().filter(|(chunk, _)| chunk.covers(token));
        let goes_on = chunk.is_some() && chunk == before;
        let mut is_next = false;
        while sentences.next_if(|sentence| sentence.end() <= token.start()).is_some() {
            is_next = true;
        }
        if is_next && !is_empty && !goes_on {
            rows.push('\n');
        }
        rows.push_str(article.text.slice(token));
        rows.push_str(" -X- _ ");
        match chunk {
            None => rows.push('O'),
            Some((_, label)) => {
                rows.push_str(if goes_on { "I-" } else { "B-" });
                rows.push_str(tags.of(label));
            }
        }
        rows.push('\n');
        (before, is_empty) = (chunk, false);
    }
    if !is_empty {
        rows.push('\n');
    }
}

/// What labels are called in tags: by their ids, with `_` for white space, and a number where that is what another is called.
#[derive(Default)]
struct Tags(BTreeMap<LabelId, String>);

impl Tags {
    fn of(&mut self, label: &LabelId) -> &str {
        if !self.0.contains_key(label) {
            let name = label.as_str().replace(is_space, "_");
            let numbered = (2..).map(|number: usize| format!("{name}-{number}"));
            let is_free = |tag: &String| !self.0.values().any(|taken| taken == tag);
            let tag = std::iter::once(name.clone()).chain(numbered).find(is_free).unwrap_or_default();
            self.0.insert(label.clone(), tag);
        }
        self.0.get(label).map(String::as_str).unwrap_or_default()
    }
}

fn read_back(bytes: &[u8], document: &Document) -> Result<Vec<Quote>, Problem> {
    let file = String::from_utf8_lossy(bytes);
    let text = &document.article().text;
    let mut quotes = Vec::new();
    let mut end = 0;
    let mut chunk: Option<TextRange> = None;
    for line in file.split('\n').chain([""]) {
        let (token, tag) =
            line.split_once(' ').map_or(("", ""), |(token, rest)| (token, rest.rsplit(' ').next().unwrap_or_default()));
        let start = text.as_str().get(end..).and_then(|rest| rest.find(token)).map(|at| end + at);
        let is_inside = tag.starts_with("I-");
        if let Some(range) = chunk.take_if(|_| !is_inside) {
            let place = [range.start(), range.end()].map(|byte| text.count(byte, Unit::CodePoint));
            quotes.push(Quote::of(text, place.into(), Unit::CodePoint, None));
        }
        match (token, start) {
            ("", _) => {}
            // What is not in the text is no quote of it, and the next is sought where this was.
            (_, None) => quotes.push(Quote::default()),
            (_, Some(start)) => {
                end = start + token.len();
                let own = TextRange::new(start, end);
                if is_inside || tag.starts_with("B-") {
                    chunk = Some(chunk.map_or(own, |chunk| chunk.cover(own)));
                }
            }
        }
    }
    Ok(quotes)
}
