//! Checks a file that was written: whether the quotes in it are the words of the text.

use super::{Format, Loss, NotWritten, Options};
use crate::document::Document;
use crate::json::ObjectReader;
use crate::message::{Message, file_problems};
use crate::text::{Text, TextRange, Unit};

/// A quote as a written file has it: the words that it gives for a place.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Quote {
    /// Where it starts, in the format's unit, from the start of the document's text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The words that the file has for it. Where the file holds the text, those that stand there; where it also repeats them, and
    /// they differ, none.
    pub words: String,
}

impl Quote {
    /// The quote from `start` to `end`, both in `unit`, of a text that the file holds. `said` are the words that the file repeats.
    #[must_use]
    pub fn of(text: &Text, (start, end): (usize, usize), unit: Unit, said: Option<&str>) -> Self {
        let bytes = text.byte(start, unit).zip(text.byte(end, unit)).filter(|(start, end)| start <= end);
        let found = bytes.map(|(start, end)| text.slice(TextRange::new(start, end))).unwrap_or_default();
        let words = if said.is_none_or(|said| said == found) { found.to_owned() } else { String::new() };
        Self { start, end, words }
    }

    /// The same of an object with the fields `start`, `end` and `exact`, in code points. `None` where it has no place.
    pub(super) fn of_file(range: &mut ObjectReader, text: &Text) -> Option<Self> {
        range.peek("start")?;
        let (start, end, said) = (range.offset("start"), range.offset("end"), range.string("exact"));
        Some(Self::of(text, (start, end), Unit::CodePoint, Some(&said)))
    }
}

/// What came of a check.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Checked {
    /// How many quotes equal the text at their place.
    pub equal: usize,
    /// How many there are, or should be: the larger of the two.
    pub total: usize,
    /// What was counted in to find their places; `None` where the format has no offsets.
    pub unit: Option<Unit>,
}

impl Format {
    /// Writes a document into memory, reads the file and compares each quote in it with the text.
    ///
    /// # Errors
    /// Where the document cannot be written, or the file cannot be read.
    pub fn check(&'static self, document: &Document, options: &Options) -> Result<Checked, Message> {
        let Some(read_back) = self.read_back else { return Err(file_problems::holds_no_quotes(self.name)) };
        let mut file = Vec::new();
        let losses = self.write(&[document], options, &mut file).map_err(|why: NotWritten| Message::from(why))?;
        let quotes = read_back(&file, document).map_err(Message::from)?;
        let expected = options.reduced(document, &mut |document| placed_ranges(document));
        let expected = expected.saturating_sub(losses.count(Loss::Ranges) + losses.count(Loss::Overlaps));
        let total = quotes.len().max(expected);
        let equal = equal_quotes(document, quotes, self.unit.unwrap_or(Unit::CodePoint));
        Ok(Checked { equal, total, unit: self.unit })
    }
}

/// How many ranges the annotations of all layers have.
fn placed_ranges(document: &Document) -> usize {
    document.all_annotations().map(|one| one.target.ranges().count()).sum()
}

/// How many of the quotes are the words at their place in the document's text, which an annotation marks. Two that are the same count
/// once for each annotation that marks the place.
fn equal_quotes(document: &Document, mut quotes: Vec<Quote>, unit: Unit) -> usize {
    let text = &document.article().text;
    let ranges = document.all_annotations().flat_map(|one| one.target.ranges());
    let mut marked: Vec<(usize, usize)> =
        ranges.map(|range| (text.count(range.start(), unit), text.count(range.end(), unit))).collect();
    marked.sort_unstable();
    quotes.sort_unstable_by_key(|quote| (quote.start, quote.end));
    let mut marked = marked.into_iter().peekable();
    let mut equal = 0;
    for quote in quotes {
        let place = (quote.start, quote.end);
        while marked.next_if(|one| *one < place).is_some() {}
        let is_marked = marked.next_if_eq(&place).is_some();
        let there = Quote::of(text, place, unit, None).words;
        equal += usize::from(is_marked && there == quote.words && !there.is_empty());
    }
    equal
}
