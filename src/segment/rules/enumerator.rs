//! Numbers and bullets before items.

use super::{Rule, Verdict};
use crate::segment::chars::is_space;
use crate::segment::items::BULLETS;

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
