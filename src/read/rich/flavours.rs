//! The two flavours of a clipboard, HTML and plain text, aligned word by word. The HTML has the structure; the plain text has the
//! words that the person sees.
//!
//! Word alignment is Myers' greedy algorithm ("An O(ND) Difference Algorithm and Its Variations", 1986) with a bound on the
//! number of differences.

use std::ops::Range;

use crate::article::{BlockKind, Draft, DraftBlock, Emphasis, Link};
use crate::read::plain::marker_len;
use crate::text::{Text, TextRange, lowercase};

/// Most words that the flavours may differ in. Beyond, they are not copies of one text, and aligning them takes long.
const MAX_DIFFERENCES: usize = 1500;

/// A word: a run of letters and digits, in lower case, for style sheets change the case.
struct Word {
    letters: String,
    range: TextRange,
}

/// Words that follow one another in one flavour only: what the HTML has there and what the plain text has.
struct Difference {
    html: Range<usize>,
    plain: Range<usize>,
}

/// What a block's text becomes: `with` in the place of `range` (bytes of the draft's text).
struct Change {
    range: TextRange,
    with: String,
}

/// A draft with the words of `plain` and the structure of the HTML that it was read from. `unseen` is text of the HTML that has
/// no part in the draft: descriptions of pictures, and what is there for screen readers. Where it stands in the plain text, the
/// draft is right.
///
/// `None` where fewer than half of the words agree: then the HTML says nothing about the plain text.
pub fn align(draft: Draft, plain: &str, unseen: &str) -> Option<Draft> {
    let (html, plain_words) = (words(draft.text.as_str()), words(plain));
    // Without the ends of words, for browsers write a description into the text beside it without a space.
    let letters: String = words(unseen).iter().map(|word| word.letters.as_str()).collect();
    let unseen = crate::sorted::sort(words(unseen), |one, other| one.letters.cmp(&other.letters));
    let is_unseen = |word: &Word| unseen.binary_search_by(|one| one.letters.cmp(&word.letters)).is_ok();
    let differences = differences(&html, &plain_words)?;
    let missing: usize = differences.iter().map(|one| one.html.len()).sum();
    let of_plain = |one: &Difference| plain_words.get(one.plain.clone()).unwrap_or_default();
    let unexplained = differences.iter().flat_map(of_plain).filter(|word| !is_unseen(word)).count();
    let agreed = html.len().saturating_sub(missing);
    if agreed == 0 || agreed < unexplained {
        return None;
    }
    let mut changes = Vec::new();
    let mut paragraphs = Vec::new();
    for one in &differences {
        let theirs = html.get(one.html.clone()).unwrap_or_default();
        let seen = of_plain(one);
        if holds(seen, theirs, &letters) {
            continue;
        }
        // Descriptions of pictures stand among other words, or alone.
        let first = seen.iter().position(|word| !is_unseen(word));
        let last = seen.iter().rposition(|word| !is_unseen(word));
        let seen = first.zip(last).and_then(|(first, last)| seen.get(first..=last)).unwrap_or_default();
        let with = match (seen.first(), seen.last()) {
            (Some(first), Some(last)) => plain.get(first.range.start()..last.range.end()).unwrap_or_default(),
            _ => "",
        };
        let with = with.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        if theirs.is_empty() {
            let before = one.html.start.checked_sub(1).and_then(|at| html.get(at)).map(|word| word.range);
            let after = html.get(one.html.end).map(|word| word.range);
            insert(&draft, [before, after], with, &mut changes, &mut paragraphs);
        } else {
            replace(&draft, theirs, with, &mut changes);
        }
    }
    Some(rebuild(draft, &changes, &paragraphs))
}

/// Whether the plain flavour has the words of the HTML and around them only what is unseen, whatever the spaces between.
fn holds(seen: &[Word], theirs: &[Word], unseen: &str) -> bool {
    let [seen, theirs] = [seen, theirs].map(|words| words.iter().map(|word| word.letters.as_str()).collect::<String>());
    let ends = [seen.find(&theirs), seen.rfind(&theirs)];
    ends.into_iter().flatten().filter(|_| !theirs.is_empty()).any(|at| {
        let (before, rest) = seen.split_at(at);
        [before, rest.get(theirs.len()..).unwrap_or_default()].iter().all(|part| unseen.contains(part))
    })
}

/// The words of a text, without the signs and numbers that lines of lists begin with: browsers write them, and HTML has none.
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let bare = line.get(indent..).unwrap_or_default();
        let start = indent + marker_len(BlockKind::ListItem, bare);
        let mut begun = None;
        for (offset, char) in line.char_indices().chain([(line.len(), '\n')]).filter(|(offset, _)| *offset >= start) {
            match begun {
                None if char.is_alphanumeric() => begun = Some(offset),
                Some(from) if !char.is_alphanumeric() => {
                    let letters = lowercase(line.get(from..offset).unwrap_or_default());
                    words.push(Word { letters, range: TextRange::new(at + from, at + offset) });
                    begun = None;
                }
                _ => {}
            }
        }
        at += line.len();
    }
    words
}

/// Where two lists of words differ, in order. `None` where that is in more than [`MAX_DIFFERENCES`] words.
fn differences(html: &[Word], plain: &[Word]) -> Option<Vec<Difference>> {
    let same = |at: usize, other: usize| {
        html.get(at).zip(plain.get(other)).is_some_and(|(one, other)| one.letters == other.letters)
    };
    // `reached[k]` is how far into the HTML the best path on a diagonal has come: the place in the plain text is that plus
    // `html.len()` less the diagonal, which is counted from 0.
    let middle = MAX_DIFFERENCES + 1;
    let mut reached = vec![0usize; 2 * middle + 1];
    let mut rounds: Vec<Vec<usize>> = Vec::new();
    let place = |x: usize, k: usize| (x + middle).checked_sub(k);
    for round in 0..=MAX_DIFFERENCES {
        rounds.push(reached.get(middle - round..=middle + round)?.to_vec());
        for k in (middle - round..=middle + round).step_by(2) {
            let (left, right) = (*reached.get(k - 1)?, *reached.get(k + 1)?);
            let down = k == middle - round || k != middle + round && left < right;
            let mut x = if down { right } else { left + 1 };
            let mut y = if round == 0 { 0 } else { place(x, k).unwrap_or(usize::MAX / 2) };
            while same(x, y) {
                (x, y) = (x + 1, y + 1);
            }
            *reached.get_mut(k)? = x;
            if x >= html.len() && y >= plain.len() {
                return trace(&rounds, (html.len(), plain.len()), middle);
            }
        }
    }
    None
}

/// The differences along the path that ends at `end`, out of what each round of [`differences`] began with.
fn trace(rounds: &[Vec<usize>], end: (usize, usize), middle: usize) -> Option<Vec<Difference>> {
    let (mut x, mut y) = end;
    let mut steps: Vec<Difference> = Vec::new();
    for (round, reached) in rounds.iter().enumerate().rev() {
        if round == 0 {
            break;
        }
        let k = (x + middle).checked_sub(y)?;
        let at = |k: usize| reached.get((k + round).checked_sub(middle)?).copied();
        let (left, right) = (at(k - 1), at(k + 1));
        let down = k == middle - round || k != middle + round && left? < right?;
        let before = if down {
            (right?, (right? + middle).checked_sub(k + 1)?)
        } else {
            (left?, (left? + middle + 1).checked_sub(k)?)
        };
        let step = if down {
            Difference { html: before.0..before.0, plain: before.1..before.1 + 1 }
        } else {
            Difference { html: before.0..before.0 + 1, plain: before.1..before.1 }
        };
        match steps.last_mut() {
            Some(next) if next.html.start == step.html.end && next.plain.start == step.plain.end => {
                (next.html.start, next.plain.start) = (step.html.start, step.plain.start);
            }
            _ => steps.push(step),
        }
        (x, y) = before;
    }
    steps.reverse();
    Some(steps)
}

/// The index of the block that holds an offset.
fn block_at(draft: &Draft, offset: usize) -> Option<usize> {
    let at = draft.blocks.partition_point(|block| block.range.end() <= offset);
    draft.blocks.get(at).filter(|block| block.range.start() <= offset).map(|_| at)
}

/// Puts words that the HTML lacks between the words `before` and `after` them: into their block, or between theirs as paragraphs.
fn insert(
    draft: &Draft,
    [before, after]: [Option<TextRange>; 2],
    with: String,
    changes: &mut Vec<Change>,
    paragraphs: &mut Vec<(usize, String)>,
) {
    if with.is_empty() {
        return;
    }
    let above = before.and_then(|before| block_at(draft, before.start()));
    let below = after.and_then(|after| block_at(draft, after.start()));
    match (above, before) {
        (Some(block), Some(before)) if above == below => {
            let end = before.end().max(draft.blocks.get(block).map_or(0, |block| block.range.start()));
            changes.push(Change { range: TextRange::new(end, end), with: format!(" {with}") });
        }
        _ => paragraphs.push((above.map_or(0, |above| above + 1), with)),
    }
}

/// Puts other words, or none, in the place of words of the HTML, which can lie in several blocks.
fn replace(draft: &Draft, theirs: &[Word], with: String, changes: &mut Vec<Change>) {
    let mut with = Some(with);
    let mut rest = theirs;
    while let Some(first) = rest.first() {
        let block = block_at(draft, first.range.start());
        let own = rest.iter().take_while(|word| block_at(draft, word.range.start()) == block).count().max(1);
        let (these, others) = rest.split_at(own);
        rest = others;
        let last = these.last().unwrap_or(first);
        let with = with.take().unwrap_or_default();
        let mut end = last.range.end();
        if with.is_empty() {
            let after = draft.text.as_str().get(end..).unwrap_or_default();
            end += after.len() - after.trim_start_matches(' ').len();
        }
        changes.push(Change { range: TextRange::new(first.range.start(), end), with });
    }
}

/// The draft with its blocks changed, and with paragraphs before the blocks of these numbers.
fn rebuild(draft: Draft, changes: &[Change], paragraphs: &[(usize, String)]) -> Draft {
    let mut new = Rebuilt::default();
    for (at, block) in draft.blocks.iter().enumerate() {
        new.add_paragraphs(paragraphs, at);
        new.add(block, &draft, changes);
    }
    new.add_paragraphs(paragraphs, draft.blocks.len());
    let Rebuilt { text, blocks, links, emphasis } = new;
    Draft { text: Text::new(text), blocks, links, emphasis, ..draft }
}

#[derive(Default)]
struct Rebuilt {
    text: String,
    blocks: Vec<DraftBlock>,
    links: Vec<Link>,
    emphasis: Vec<Emphasis>,
}

impl Rebuilt {
    fn begin(&mut self) -> usize {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.len()
    }

    fn add_paragraphs(&mut self, paragraphs: &[(usize, String)], at: usize) {
        for line in paragraphs.iter().filter(|(before, _)| *before == at).flat_map(|(_, text)| text.lines()) {
            let start = self.begin();
            self.text.push_str(line);
            self.blocks.push(DraftBlock::new(BlockKind::Paragraph, TextRange::new(start, self.text.len())));
        }
    }

    fn add(&mut self, block: &DraftBlock, draft: &Draft, changes: &[Change]) {
        let old = draft.text.as_str();
        let inside = |change: &&Change| block.range.covers(change.range);
        let changes: Vec<&Change> = changes.iter().filter(inside).collect();
        let mut text = String::new();
        // Where each change begins and ends in the new text of the block.
        let mut places = Vec::with_capacity(changes.len());
        let mut from = block.range.start();
        for change in &changes {
            text.push_str(old.get(from..change.range.start()).unwrap_or_default());
            let start = text.len();
            text.push_str(&change.with);
            places.push((change.range, TextRange::new(start, text.len())));
            from = change.range.end();
        }
        text.push_str(old.get(from..block.range.end()).unwrap_or_default());
        let kept = text.trim();
        if !changes.is_empty() && !kept.contains(char::is_alphanumeric) {
            return;
        }
        let lead = text.len() - text.trim_start().len();
        let start = self.begin();
        self.text.push_str(kept);
        let range = TextRange::new(start, self.text.len());
        self.blocks.push(DraftBlock { range, content: range, ..block.clone() });
        // What was put in at the edge of a link or of emphasis is no part of it.
        let moved = |offset: usize, is_start: bool| {
            let after = places.iter().rev().find(|(was, _)| {
                if is_start {
                    was.end() <= offset
                } else {
                    was.end() < offset || !was.is_empty() && was.end() == offset
                }
            });
            let inside = places.iter().find(|(was, _)| was.start() < offset && offset < was.end());
            let local = match (inside, after) {
                (Some((_, now)), _) => {
                    if is_start {
                        now.start()
                    } else {
                        now.end()
                    }
                }
                (None, Some((was, now))) => now.end() + (offset - was.end()),
                (None, None) => offset.saturating_sub(block.range.start()),
            };
            (start + local.saturating_sub(lead)).clamp(range.start(), range.end())
        };
        let moved = |range: TextRange| {
            let (from, to) = (moved(range.start(), true), moved(range.end(), false));
            let words = self.text.get(from..to.max(from)).unwrap_or_default();
            let from = from + words.len() - words.trim_start().len();
            TextRange::new(from, from + words.trim().len())
        };
        let own = |one: &TextRange| block.range.covers(*one);
        let links: Vec<Link> = draft
            .links
            .iter()
            .filter(|one| own(&one.range))
            .map(|one| Link { range: moved(one.range), ..one.clone() })
            .collect();
        let emphasis: Vec<Emphasis> = draft
            .emphasis
            .iter()
            .filter(|one| own(&one.range))
            .map(|one| Emphasis { range: moved(one.range), ..one.clone() })
            .collect();
        self.links.extend(links.into_iter().filter(|one| !one.range.is_empty()));
        self.emphasis.extend(emphasis.into_iter().filter(|one| !one.range.is_empty()));
    }
}
