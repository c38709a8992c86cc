//! What a copy out of a PDF viewer brings along: heads and feet of pages, and page numbers, in the middle of a paragraph.
//!
//! Such a line is a block of its own, a line of metadata, and no heading. The paragraph that it stands in becomes two, one
//! above and one below, for blocks do not overlap; the text stays as it is.

use super::{Line, Mark};
use crate::read::plain::words::ends_sentence;
use crate::text::{is_lowercase, is_opening};

/// Fewest lines between a head and the next one: no page has fewer.
const PAGE: usize = 10;
/// Most heads and feet that stand one below the other.
const BESIDE: usize = 5;
/// Widest head (columns).
const MAX_WIDTH: usize = 100;

/// A line that may be a head or a foot.
struct Candidate<'a> {
    /// Its index among the lines.
    at: usize,
    words: &'a str,
    /// The same for words that differ in their numbers only.
    key: u64,
}

/// Marks the lines that run through the pages. They are not looked at as anything else.
pub fn mark_running(lines: &mut [Line]) {
    if lines.len() < 2 * PAGE {
        return;
    }
    let mut running = vec![false; lines.len()];
    let mut found: Vec<Vec<usize>> = Vec::new();
    for group in candidates(lines).chunk_by(|one, other| one.key == other.key) {
        let group = untitled(group);
        if recurs(group) {
            found.push(group.iter().map(|candidate| candidate.at).collect());
        }
    }
    for at in found.iter().flatten() {
        if let Some(place) = running.get_mut(*at) {
            *place = true;
        }
    }
    for group in found {
        let interrupting = group.iter().filter(|at| interrupts(lines, &running, **at)).count();
        if interrupting > 0 && interrupting * 3 >= group.len() {
            for at in group {
                if let Some(line) = lines.get_mut(at) {
                    line.mark = Mark::Running;
                    line.marker = 0;
                }
            }
        }
    }
}

/// The lines that have their like, equal ones side by side, else in the order of the text. Most lines have none, and are
/// sorted out by a table of counts before anything is sorted.
fn candidates<'a>(lines: &[Line<'a>]) -> Vec<Candidate<'a>> {
    let narrow = || lines.iter().enumerate().filter(|(_, line)| line.width <= MAX_WIDTH);
    let keys: Vec<u64> = narrow().map(|(_, line)| key(line.words)).collect();
    let size = (keys.len() * 4).next_power_of_two();
    let place = |key: &u64| usize::try_from(key >> 32).unwrap_or_default() % size;
    let mut counts = vec![0_u8; size];
    for key in &keys {
        if let Some(count) = counts.get_mut(place(key)) {
            *count = count.saturating_add(1);
        }
    }
    let twice = |key: &u64| counts.get(place(key)).is_some_and(|count| *count > 1);
    let candidates = narrow().zip(keys).filter(|(_, key)| twice(key));
    let candidates = candidates.map(|((at, line), key)| Candidate { at, words: line.words, key }).collect();
    crate::sorted::sort(candidates, |one: &Candidate, other: &Candidate| {
        one.key.cmp(&other.key).then(one.at.cmp(&other.at))
    })
}

/// A hash (FNV-1a) of the words with the same sign for every number.
fn key(words: &str) -> u64 {
    let mut key = 0xCBF2_9CE4_8422_2325_u64;
    let mut in_number = false;
    for byte in words.bytes() {
        let digit = byte.is_ascii_digit();
        if !(digit && in_number) {
            key = (key ^ u64::from(if digit { b'#' } else { byte })).wrapping_mul(0x100_0000_01B3);
        }
        in_number = digit;
    }
    key
}

/// The numbers in the words.
fn numbers(words: &str) -> Vec<u32> {
    let pieces = words.split(|char: char| !char.is_ascii_digit()).filter(|digits| !digits.is_empty());
    pieces.map(|digits| digits.parse().unwrap_or(u32::MAX)).collect()
}

/// Without a line at the top of the text: there the head is the title.
fn untitled<'a, 'b>(group: &'b [Candidate<'a>]) -> &'b [Candidate<'a>] {
    match group {
        [first, rest @ ..] if first.at < 3 && numbers(first.words).is_empty() => rest,
        _ => group,
    }
}

/// What page numbers are written with. Lines that begin so are known by two, others by three.
const COUNTS: &[&str] = &["page ", "seite ", "página ", "pagina ", "- ", "– ", "p. ", "s. "];

/// Whether these lines stand a page apart from each other, with numbers that rise if they have any.
fn recurs(group: &[Candidate]) -> bool {
    let Some(first) = group.first().filter(|_| group.len() > 1) else { return false };
    let words = crate::text::lowercase(first.words);
    let counts = COUNTS.iter().any(|count| {
        words.strip_prefix(count).is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_digit()))
    });
    let apart = group.iter().zip(group.iter().skip(1)).all(|(one, next)| next.at - one.at >= PAGE);
    (counts || group.len() > 2) && apart && rises(group)
}

/// Whether each number is the same on all pages or rises by as much as a few pages do. Without a number that rises there
/// must be words.
fn rises(group: &[Candidate]) -> bool {
    let pages: Vec<Vec<u32>> = group.iter().map(|candidate| numbers(candidate.words)).collect();
    let mut rising = false;
    for nth in 0..pages.first().map_or(0, Vec::len) {
        let numbers = || pages.iter().map(|numbers| numbers.get(nth).copied().unwrap_or_default());
        let steps = || numbers().zip(numbers().skip(1)).map(|(one, next)| next.checked_sub(one));
        if steps().all(|step| step.is_some_and(|step| (1..=4).contains(&step))) {
            rising = true;
        } else if !steps().all(|step| step == Some(0)) {
            return false;
        }
    }
    rising || group.first().is_some_and(|first| first.words.contains(char::is_alphabetic))
}

/// Whether a sentence goes on from above this line, and others that run through the pages, to below.
fn interrupts(lines: &[Line], running: &[bool], at: usize) -> bool {
    let is_running = |at: usize| running.get(at).copied().unwrap_or(false);
    // No page has more heads and feet between two pages; without a bound, a text that repeats itself takes forever.
    let above = (at.saturating_sub(BESIDE)..at).rev().find(|at| !is_running(*at)).and_then(|at| lines.get(at));
    let below = (at + 1..=at + BESIDE).find(|at| !is_running(*at)).and_then(|at| lines.get(at));
    let goes_on = |words: &str| words.trim_start_matches(is_opening).starts_with(is_lowercase);
    above.zip(below).is_some_and(|(above, below)| !ends_sentence(above.words) && goes_on(below.words))
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    /// Pages of lines of a text without end, each with this foot.
    fn pages(count: usize, foot: impl Fn(usize) -> String) -> String {
        let page = "the water of the river rose once more and the people of the town\n".repeat(12);
        (1..=count).map(|number| format!("{page}{}\n", foot(number))).collect::<String>() + &page
    }

    fn running(text: &str) -> usize {
        lines(text).iter().filter(|line| line.mark == Mark::Running).count()
    }

    #[test]
    fn what_recurs_and_interrupts_is_no_text() {
        for (foot, count) in [
            ("#", 3),
            ("Page # of 3", 3),
            ("- # -", 3),
            ("Annual Report 2023 | #", 3),
            ("The Harn Gazette", 3),
            ("12", 0),
        ] {
            let text = pages(3, |number| foot.replace('#', &(number + 4).to_string()));
            assert_eq!(running(&text), count, "{foot}");
        }
        assert_eq!(running(&pages(2, |number| format!("Page {number}"))), 2);
        assert_eq!(running(&pages(2, |number| format!("{number}"))), 0);
        // A foot and the next page's head.
        assert_eq!(running(&pages(3, |number| format!("{number}\nThe Harn Gazette"))), 6);
    }

    #[test]
    fn what_stands_between_sentences_stays() {
        let chapter = "The water of the river rose once more and fell.\n".repeat(12);
        let chapters: String = (1..=5).map(|number| format!("{number}\n{chapter}")).collect();
        assert_eq!(running(&chapters), 0);
        let refrain: String = (1..=5).map(|_| format!("{chapter}And the river rose\n")).collect();
        assert_eq!(running(&refrain), 0);
        // The title, from which the head was taken.
        assert_eq!(running(&format!("The Harn Gazette\n\n{}", pages(3, |_| "The Harn Gazette".to_owned()))), 3);
    }
}
