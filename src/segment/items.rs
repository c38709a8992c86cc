//! Items of a list that is written in one line.

use super::chars::is_space;

/// Bullets that hardly ever are anything else.
pub const BULLETS: [char; 6] = ['•', '◦', '▪', '‣', '⁃', '·'];

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

/// What an item begins with.
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
