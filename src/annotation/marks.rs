//! How the marks in a block are nested, as data for the painter.

use super::{Annotation, AnnotationId, Annotations};
use crate::article::{Article, Block};
use crate::sorted::Sorted;
use crate::text::TextRange;

/// A stretch of a block, in order; together they hold its content.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// A sentence, or the white space between two.
    pub kind: PieceKind,
    /// Its parts in order.
    pub parts: Vec<Mark>,
}

/// What a piece is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PieceKind {
    /// The sentence with this index in the article.
    Sentence(usize),
    /// White space between sentences.
    Gap,
}

/// Text, or a mark around more of the same. Where annotations overlap, marks nest; where they cross, the later one is cut
/// in two, for elements nest and cannot cross.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mark {
    /// Bare text.
    Text(TextRange),
    /// A part of an annotation.
    Mark {
        /// The annotation.
        annotation: AnnotationId,
        /// Whether one of the annotation's ranges starts here.
        first: bool,
        /// Whether one of its ranges ends here.
        last: bool,
        /// What is marked.
        parts: Vec<Mark>,
    },
}

/// The pieces of a block of `article`, with the marks that touch it.
#[must_use]
pub fn pieces(article: &Article, annotations: &Annotations, block: &Block) -> Vec<Piece> {
    let touching: Vec<&Annotation> = annotations.touching(block.range).collect();
    let mut pieces = Vec::with_capacity(2 * block.sentences.len());
    let mut from = article.content(block).start();
    let mut push = |kind, range: TextRange| {
        if !range.is_empty() {
            pieces.push(Piece { kind, parts: parts(range, &touching) });
        }
    };
    for sentence in block.sentences.clone() {
        let Some(range) = article.sentences.get(sentence).map(|sentence| sentence.range) else { continue };
        push(PieceKind::Gap, TextRange::new(from, range.start()));
        push(PieceKind::Sentence(sentence), range);
        from = range.end();
    }
    push(PieceKind::Gap, TextRange::new(from, article.content(block).end()));
    pieces
}

/// A mark that is still open while parts are gathered.
struct Open<'a> {
    annotation: &'a Annotation,
    from: usize,
    parts: Vec<Mark>,
}

/// Cuts `range` at every edge of a mark and nests the marks around the cuts, the one that starts first outermost.
fn parts(range: TextRange, annotations: &[&Annotation]) -> Vec<Mark> {
    let covers = |annotation: &Annotation, at: usize| annotation.target.ranges().any(|range| range.contains(at));
    let here: Vec<&Annotation> = annotations.iter().copied().filter(|one| one.target.touches(range)).collect();
    let mut edges = Sorted::from(vec![range.end()]);
    for part in here.iter().flat_map(|annotation| annotation.target.ranges()) {
        for edge in [part.start(), part.end()] {
            if range.start() < edge && edge < range.end() {
                edges.insert(edge);
            }
        }
    }

    let mut done = Vec::new();
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut from = range.start();
    for to in edges.iter().copied() {
        let wanted: Vec<&Annotation> = here.iter().copied().filter(|annotation| covers(annotation, from)).collect();
        let kept = open.iter().zip(&wanted).take_while(|(open, wanted)| open.annotation.id == wanted.id).count();
        close(&mut open, kept, from, &mut done);
        let new = wanted.into_iter().skip(kept).map(|annotation| Open { annotation, from, parts: Vec::new() });
        open.extend(new);
        open.last_mut().map_or(&mut done, |open| &mut open.parts).push(Mark::Text(TextRange::new(from, to)));
        from = to;
    }
    close(&mut open, 0, range.end(), &mut done);
    done
}

/// Closes all open marks but the outermost `kept`, at offset `to`.
fn close(open: &mut Vec<Open<'_>>, kept: usize, to: usize, done: &mut Vec<Mark>) {
    while open.len() > kept {
        let Some(Open { annotation, from, parts }) = open.pop() else { return };
        let mark = Mark::Mark {
            annotation: annotation.id.clone(),
            first: annotation.target.ranges().any(|range| range.start() == from),
            last: annotation.target.ranges().any(|range| range.end() == to),
            parts,
        };
        open.last_mut().map_or(&mut *done, |outer| &mut outer.parts).push(mark);
    }
}
