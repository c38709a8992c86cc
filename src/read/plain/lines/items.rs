//! Lists: bullets and numbers, their nesting, and what looks like an item but is none.

use super::marker::{INITIAL, Marker, Sign, marker};
use super::wrap::Wrap;
use super::{Line, Mark};
use crate::read::plain::words::{MAX_HEADING_WIDTH, ends_sentence, starts_lowercase};

/// Marks the lines that start items, with their depth. Linear: each line is looked at once.
pub fn mark_items(lines: &mut [Line]) {
    let wrap = Wrap::of(lines);
    let mut run = Run::default();
    let mut found: Vec<(usize, Mark, usize)> = Vec::new();
    let mut above: Option<&Line> = None;
    for (at, line) in lines.iter().enumerate() {
        let marker = if line.mark == Mark::None { marker(line.words) } else { None };
        let clause = marker.is_some() && is_clause(line, lines.get(at + 1));
        let marker = marker.filter(|marker| !marker.sign.is_clause() || clause || run.goes_on_with(marker));
        match marker {
            Some(marker) => {
                if !run.takes(&marker, line) {
                    run.close(&mut found);
                    run.takes(&marker, line);
                }
                if run.items.is_empty() {
                    run.first = Some(marker.sign);
                    run.clause = clause;
                }
                run.items.push((at, run.mark(&marker), marker.bytes));
            }
            None if run.goes_on(above, line, wrap) => {}
            None => run.close(&mut found),
        }
        above = Some(line);
    }
    run.close(&mut found);
    for (at, mark, bytes) in found {
        if let Some(line) = lines.get_mut(at) {
            line.mark = mark;
            line.marker = bytes;
        }
    }
}

/// Items that follow one another.
#[derive(Default)]
struct Run {
    items: Vec<(usize, Mark, usize)>,
    levels: Vec<Level>,
    /// The sign it began with.
    first: Option<Sign>,
    /// Whether it began with a sentence.
    clause: bool,
    /// What was counted before it.
    count: Count,
    /// Clauses (`2.3`) made a list before it; then a lone one is an item too.
    clauses: bool,
}

/// Numbered sentences with other text between them: the paragraphs of a judgment count on below its headings.
#[derive(Default)]
struct Count {
    last: Option<Sign>,
    /// Items that are a list if enough others go on with them.
    pending: Vec<(usize, Mark, usize)>,
    /// Whether enough did.
    sure: bool,
}

/// So many numbered sentences count on, one by one, if they are no accident.
const ENOUGH: usize = 3;

/// One depth of a run, with the last marker seen there.
struct Level {
    indent: usize,
    sign: Sign,
}

/// Deeper lists than this are taken as this deep.
const MAX_DEPTH: usize = 9;

impl Run {
    /// Finds the level at which `marker` goes on with this run, or opens one; `false` if it fits nowhere.
    fn takes(&mut self, marker: &Marker, line: &Line) -> bool {
        let indent = line.indent;
        let same = |level: &Level| level.indent.abs_diff(indent) <= 1 && marker.sign.follows(level.sign);
        if let Some(at) = self.levels.iter().rposition(same) {
            self.levels.truncate(at + 1);
            if let Some(level) = self.levels.last_mut() {
                level.sign = marker.sign;
            }
            return true;
        }
        while self.levels.len() > 1 && self.levels.last().is_some_and(|level| level.indent > indent + 1) {
            self.levels.pop();
        }
        // Another sign at the same indent nests (`◦` after `•`); the same numbers anew are another list.
        let anew =
            self.levels.iter().any(|level| level.indent.abs_diff(indent) <= 1 && marker.sign.counts_like(level.sign));
        let shallower = self.levels.last().is_some_and(|level| indent + 1 < level.indent);
        // Numbers set apart from bullets at the same indent are a list of their own; so are the clauses below `1. Rent`.
        let other = self.levels.last().is_some_and(|level| {
            let bullets = matches!(level.sign, Sign::Bullet(_)) && marker.sign.is_number();
            line.apart && bullets && level.indent.abs_diff(indent) <= 1 || marker.sign.is_clause() && !self.clause
        });
        if !self.levels.is_empty() && (anew || shallower || other || !marker.sign.is_first()) {
            return false;
        }
        if self.levels.len() >= MAX_DEPTH {
            self.levels.pop();
        }
        self.levels.push(Level { indent, sign: marker.sign });
        true
    }

    /// Whether `2.4` goes on with the clauses of this run.
    fn goes_on_with(&self, marker: &Marker) -> bool {
        self.levels.iter().any(|level| marker.sign.follows(level.sign))
    }

    fn mark(&self, marker: &Marker) -> Mark {
        Mark::Item { depth: u8::try_from(self.levels.len()).unwrap_or(u8::MAX), ordered: marker.sign.is_number() }
    }

    /// Whether a line without a marker belongs to the last item: it hangs under it, or was wrapped.
    fn goes_on(&self, above: Option<&Line>, line: &Line, wrap: Wrap) -> bool {
        let (Some(level), Some(above)) = (self.levels.last(), above) else { return false };
        if line.mark != Mark::None {
            return false;
        }
        line.indent > level.indent + 1 || (!line.apart && wrap.goes_on(above, line))
    }

    /// Ends the run: two items and more make a list, and so does one that goes on where a list stopped.
    fn close(&mut self, found: &mut Vec<(usize, Mark, usize)>) {
        let (Some(first), Some(last)) = (self.first, self.levels.first().map(|level| level.sign)) else { return };
        // Three people may have the initials A., B. and C., but they seldom stand in that order.
        let least = if matches!(first, Sign::Letter(_, _, INITIAL)) { ENOUGH } else { 2 };
        let listed = self.items.len() >= least && (least == 2 || first.is_first())
            || self.clauses && self.clause && first.is_clause();
        self.clauses |= listed && first.is_clause();
        let goes_on = self.count.last.is_some_and(|last| first != last && first.follows(last));
        if listed || (self.clause && first.is_number()) {
            if !goes_on {
                self.count = Count::default();
            }
            self.count.pending.append(&mut self.items);
            self.count.last = Some(last);
            self.count.sure |= listed || self.count.pending.len() >= ENOUGH;
            if self.count.sure {
                found.append(&mut self.count.pending);
            }
        }
        self.items.clear();
        self.levels.clear();
        self.first = None;
    }
}

/// Whether an item holds a sentence or a part of one, and no heading: it is long, ends like one, or goes on in the next line.
fn is_clause(line: &Line, below: Option<&Line>) -> bool {
    let goes_on =
        || below.is_some_and(|below| !below.apart && below.mark == Mark::None && starts_lowercase(below.words));
    line.width > MAX_HEADING_WIDTH || ends_sentence(line.words) || line.words.ends_with([';', ',']) || goes_on()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nests_by_indent_and_by_sign() {
        for (text, depths) in [
            ("- a\n  - b\n  - c\n- d", "1221"),
            ("• a\n◦ b\n• c", "121"),
            ("1. a\n   a) b\n   b) c\n2. d", "1221"),
            ("1. a\n2. b\n7. c", "110"),
            ("1. a\n2. b\n1. c\n2. d", "1111"),
            ("1. a\n1. b\n1. c", "111"),
            ("i. a\nii. b\niii. c", "111"),
            ("A. Falk\nB. Roe", "00"),
            ("A. tea\nB. milk\nC. water", "111"),
            ("1. We agree.\n2. We do not.\nThe costs\n3. We pay nothing.", "1101"),
            ("1. It is ours.\nText.\n2. It is old.\nText.\n3. It is ill.", "10101"),
            ("1. Air\nText.\n2. Water\nText.\n3. Fire", "00000"),
            ("1.1 It is ours.\n1.2 It is old", "11"),
            ("1. Rent\n1.1 It is due.\n1.2 It is high.", "011"),
            ("3.5 million came\n3.6 million left", "00"),
            ("1.1 Ours\nText.\n1.2 Theirs", "000"),
            ("- a\n- b\n\n1. c\n2. d", "1111"),
        ] {
            let lines = crate::read::plain::lines::lines(text);
            let found: String = lines
                .iter()
                .map(|line| if let Mark::Item { depth, .. } = line.mark { depth.to_string() } else { "0".to_owned() })
                .collect();
            assert_eq!(found, depths, "{text:?}");
        }
    }
}
