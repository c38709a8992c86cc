//! Tokens: what formats call words.

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{GraphemeClusterSegmenter, WordSegmenter};

use crate::document::Document;
use crate::text::{TextRange, is_unspaced};

/// The tokens of a document's text, in order: words and signs between them (UAX #29), in scripts without spaces graphemes, cut at
/// the edges of all annotations and sentences, so that each of these is made of whole tokens. Tokens hold no white space
/// ([`is_space`]), and everything else of the text is in one.
#[must_use]
pub fn tokens(document: &Document) -> Vec<TextRange> {
    let text = document.article().text.as_str();
    let mut edges = edges(document).into_iter().peekable();
    let mut tokens = Vec::new();
    let mut start = 0;
    for end in word_ends(text) {
        while let Some(edge) = edges.next_if(|edge| *edge < end) {
            push(&mut tokens, text, TextRange::new(start, edge.max(start)));
            start = edge.max(start);
        }
        push(&mut tokens, text, TextRange::new(start, end));
        start = end;
    }
    tokens
}

/// Where words and what lies between them end. For scripts without spaces UAX #29 asks for a dictionary, which would be large in
/// wasm.
fn word_ends(text: &str) -> Vec<usize> {
    let words = WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
    let mut ends = Vec::new();
    let mut from = 0;
    let mut add = |from: usize, to: usize| {
        let run = text.get(from..to).unwrap_or_default();
        ends.extend(words.segment_str(run).map(|end| from + end).filter(|end| *end > from));
    };
    let mut start = 0;
    let mut unspaced = Vec::new();
    for end in GraphemeClusterSegmenter::new().segment_str(text).skip(1) {
        if text.get(start..end).and_then(|grapheme| grapheme.chars().next()).is_some_and(is_unspaced) {
            add(from, start);
            unspaced.push(end);
            from = end;
        }
        start = end;
    }
    add(from, text.len());
    ends.append(&mut unspaced);
    ends.sort_unstable();
    ends
}

/// Whether a character is white space for Python (`str.isspace`), which takes separators of ASCII for white space as well.
#[must_use]
pub const fn is_space(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\u{1C}'..='\u{1F}')
}

/// Where annotations and sentences begin and end, in order.
fn edges(document: &Document) -> Vec<usize> {
    let ranges = document.all_annotations().flat_map(|one| one.target.ranges());
    let ranges = ranges.chain(document.article().sentences.iter().map(|sentence| sentence.range));
    let mut edges: Vec<usize> = ranges.flat_map(|range| [range.start(), range.end()]).collect();
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// Adds what a piece of the text holds besides white space.
fn push(tokens: &mut Vec<TextRange>, text: &str, piece: TextRange) {
    let words = text.get(piece.start()..piece.end()).unwrap_or_default();
    let mut start = piece.start();
    for word in words.split_inclusive(is_space) {
        let kept = word.trim_end_matches(is_space);
        if !kept.is_empty() {
            tokens.push(TextRange::new(start, start + kept.len()));
        }
        start += word.len();
    }
}

#[cfg(test)]
mod tests {
    use super::tokens;
    use crate::annotation::{Target, claims};
    use crate::article::{Article, Draft, DraftBlock, Provenance, Source, SourceKind, Timestamp};
    use crate::document::{Document, Parts};
    use crate::json::Object;
    use crate::segment::Lexicons;
    use crate::text::{Text, TextRange};

    /// The tokens of a text, divided by `|`, with an annotation of the bytes `marked`.
    fn cut(text: &str, marked: TextRange) -> String {
        let draft = Draft { text: Text::new(text), ..Draft::default() };
        let whole = TextRange::new(0, text.len());
        let draft = Draft { blocks: vec![DraftBlock::new(crate::article::BlockKind::Paragraph, whole)], ..draft };
        let source = Source::new(SourceKind::Paste, Timestamp::default());
        let provenance = Provenance { source, language: None };
        let article = Article::assemble(draft, "urn:uuid:a".into(), provenance, &Lexicons::default());
        let annotation = crate::annotation::Annotation {
            id: "a".into(),
            label: "event".into(),
            target: Target::new(marked).unwrap_or_default(),
            attributes: Object::EMPTY,
            note: String::new(),
            creator: None,
            created: Timestamp::default(),
            modified: Timestamp::default(),
            lineage: None,
            extra: Object::EMPTY,
        };
        let (annotations, relations, no_claim) = (vec![annotation], vec![], vec![]);
        let (labels, beside, extra) = (claims(), None, Object::EMPTY);
        let document = Document::restore(Parts { article, labels, annotations, relations, no_claim, beside, extra });
        let text = &document.article().text;
        tokens(&document).into_iter().map(|token| text.slice(token)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn tokens_are_words_cut_at_edges() {
        for (text, marked, wanted) in [
            ("", (0, 0), ""),
            ("Rose 3.5 %, can't it?", (0, 4), "Rose|3.5|%|,|can't|it|?"),
            ("underground", (5, 11), "under|ground"),
            ("a\u{A0}b\u{3000}c\u{1C}d\u{2028}e \n\n f", (0, 1), "a|b|c|d|e|f"),
            ("e\u{301}te\u{301} \u{301}x 👍🏽日本", (0, 1), "e|\u{301}te\u{301}|\u{301}|x|👍🏽|日|本"),
            ("שלום עולם\u{200B}x", (0, 8), "שלום|עולם|\u{200B}|x"),
        ] {
            let found = cut(text, TextRange::new(marked.0, marked.1));
            assert_eq!(found, wanted, "{text:?}");
        }
    }
}
