//! How marks lie in a block: they nest, and together they hold its text.

use std::collections::BTreeMap;

use postil::annotation::{AnnotationId, Mark, PieceKind, pieces};
use postil::text::TextRange;
use proptest::prelude::*;

use crate::support::random;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn marks_nest_and_lose_nothing(session in random::session()) {
        let article = session.article();
        let mut ends: BTreeMap<AnnotationId, (usize, usize)> = BTreeMap::new();
        for block in &article.blocks {
            let mut seen = Seen { at: article.content(block).start(), ..Seen::default() };
            for piece in pieces(article, session.annotations(), block) {
                let start = seen.at;
                seen.walk(&piece.parts, &mut Vec::new());
                if let PieceKind::Sentence(at) = piece.kind {
                    prop_assert_eq!(TextRange::new(start, seen.at), article.sentences[at].range);
                }
            }
            prop_assert_eq!(seen.at, block.range.end());
            for annotation in session.annotations().iter().filter(|one| one.target.touches(block.range)) {
                let here = annotation.target.ranges().filter_map(|range| range.intersection(article.content(block)));
                let here: Vec<usize> = here.flat_map(|range| range.start()..range.end()).collect();
                prop_assert_eq!(seen.marked.remove(&annotation.id).unwrap_or_default(), here);
            }
            prop_assert!(seen.marked.is_empty());
            for (id, first, last) in seen.ends {
                let ends = ends.entry(id).or_default();
                *ends = (ends.0 + usize::from(first), ends.1 + usize::from(last));
            }
        }
        for annotation in session.annotations().iter() {
            // Each of its ranges starts once and ends once.
            let ranges = annotation.target.ranges().count();
            prop_assert_eq!(ends.get(&annotation.id), Some(&(ranges, ranges)));
        }
    }
}

/// What a walk over the marks of a block has met.
#[derive(Default)]
struct Seen {
    /// Where the text met so far ends.
    at: usize,
    /// The bytes that each annotation marks.
    marked: BTreeMap<AnnotationId, Vec<usize>>,
    /// Each mark with its `first` and `last`.
    ends: Vec<(AnnotationId, bool, bool)>,
}

impl Seen {
    fn walk(&mut self, parts: &[Mark], inside: &mut Vec<AnnotationId>) {
        for part in parts {
            match part {
                Mark::Text(range) => {
                    assert!(!range.is_empty(), "an empty part");
                    assert_eq!(range.start(), self.at, "parts follow each other");
                    self.at = range.end();
                    for id in inside.iter() {
                        self.marked.entry(id.clone()).or_default().extend(range.start()..range.end());
                    }
                }
                Mark::Mark { annotation, first, last, parts } => {
                    assert!(!inside.contains(annotation) && !parts.is_empty(), "a mark inside itself, or of nothing");
                    self.ends.push((annotation.clone(), *first, *last));
                    inside.push(annotation.clone());
                    self.walk(parts, inside);
                    inside.pop();
                }
            }
        }
    }
}
