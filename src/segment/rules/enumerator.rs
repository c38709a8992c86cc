//! Numbers and bullets before items.

use super::{Rule, Verdict};
use crate::segment::place::is_space;

/// Items of a list that was written into one line begin a sentence each.
pub const ITEM: Rule = Rule {
    name: "item in a line",
    examples: &[
        ("en", "1. Boil the water ¦2. Add the tea ¦3. Wait"),
        ("en", "• Ask twice ¦• Do not wait"),
        ("en", "a) A boat ¦b) A bridge"),
    ],
    judge: |place| place.candidate.item.then_some(Verdict::Break),
};

/// The number of an item is no sentence: `1. Boil the water.`
pub const NUMBER: Rule = Rule {
    name: "number of an item",
    examples: &[
        ("en", "1. Boil the water.¦ 2. Add the tea."),
        ("en", "IV. The end of the road."),
        ("en", "2.1. The bridge."),
        ("de", "2. Die Brücke bleibt zu."),
    ],
    judge: |place| {
        let all = place.whole && place.before.len() <= 12 && place.before.split(is_space).all(is_enumerator);
        all.then_some(Verdict::Join)
    },
};

/// `3.`, `(b)`, `IV.`, `1.)`, `•`
fn is_enumerator(word: &str) -> bool {
    let bare = word.trim_start_matches(['(', '[']).trim_start_matches(BULLETS);
    let value = bare.trim_end_matches(['.', ')', ']', ':']);
    if value.is_empty() {
        return word.starts_with(BULLETS);
    }
    value.len() < bare.len()
        && (value.len() <= 8
            && value.split('.').all(|part| part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit()))
            || value.len() == 1 && value.bytes().all(|byte| byte.is_ascii_alphabetic())
            || value.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X')))
}

const BULLETS: [char; 6] = ['•', '◦', '▪', '‣', '⁃', '·'];

/// Places (bytes) in `text` at which further items begin, if it begins with one: the same bullet again, or the next number
/// or letter with the same sign behind it and a capital after it.
pub fn inline_items(text: &str) -> Vec<usize> {
    let mut items = Vec::new();
    let Some(first) = Item::of(text) else { return items };
    let mut last = first;
    let mut rest = text;
    while let Some(space) = rest.find(is_space) {
        rest = rest.get(space..).unwrap_or_default().trim_start_matches(is_space);
        if let Some(item) = Item::of(rest).filter(|item| item.follows(last)) {
            items.push(text.len() - rest.len());
            last = item;
        }
    }
    items
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Item<'a> {
    Bullet(char),
    /// The number, or the letter's code, and the signs behind it.
    Value(u32, &'a str),
}

impl<'a> Item<'a> {
    /// The item with which `text` begins.
    fn of(text: &'a str) -> Option<Self> {
        let first = text.chars().next()?;
        if BULLETS.contains(&first) {
            return Some(Self::Bullet(first));
        }
        let end = text.find(|char: char| !char.is_ascii_alphanumeric()).filter(|end| (1..=2).contains(end))?;
        let (value, rest) = (text.get(..end)?, text.get(end..)?);
        let value = match value.parse::<u32>() {
            Ok(number) => number,
            Err(_) if end == 1 && first.is_ascii_lowercase() => u32::from(first),
            Err(_) => return None,
        };
        let item = rest.trim_start_matches(['.', ')']);
        let signs = rest.get(..rest.len() - item.len())?;
        let worded = item.starts_with(is_space) && item.trim_start_matches(is_space).starts_with(char::is_uppercase);
        (!signs.is_empty() && signs.len() <= 2 && worded).then_some(Self::Value(value, signs))
    }

    fn follows(self, last: Self) -> bool {
        match (last, self) {
            (Self::Bullet(one), Self::Bullet(other)) => one == other,
            (Self::Value(one, signs), Self::Value(other, same)) => one.checked_add(1) == Some(other) && signs == same,
            _ => false,
        }
    }
}
