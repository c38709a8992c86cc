//! Words that the rules ask about, one file a language. Lists are written in small letters, without the last full stop.
//! All of them are Postil's own.

mod de;
mod en;
mod ja;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// What is known of a word: a set of the constants below.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Classes(u16);

impl Classes {
    /// Before a name: `dr`.
    pub const TITLE: Self = Self(1);
    /// Before something, always: `e.g`.
    pub const NEVER_LAST: Self = Self(1 << 1);
    /// Before a number: `no`.
    pub const BEFORE_NUMBER: Self = Self(1 << 2);
    /// An abbreviation inside a sentence or at its end: `inc`.
    pub const MAY_BE_LAST: Self = Self(1 << 3);
    /// An abbreviation before a small letter: `approx`. With a capital behind it, it is like any word.
    pub const CLIPPED: Self = Self(1 << 4);
    /// Rarely written with a capital but at the beginning of a sentence.
    pub const STARTER: Self = Self(1 << 5);
    /// A verb of speaking, as it stands beside a quotation.
    pub const SPEECH: Self = Self(1 << 6);
    /// A month, or another noun that follows an ordinal number.
    pub const MONTH: Self = Self(1 << 7);
    /// Before an ordinal number: `am`.
    pub const BEFORE_ORDINAL: Self = Self(1 << 8);
    /// Any abbreviation.
    pub const ABBREVIATION: Self = Self(0b1_1111);

    /// Whether the two sets share a class.
    #[must_use]
    pub const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The words of one language, as its file lists them.
struct Lists {
    /// BCP 47 primary language subtag.
    tag: &'static str,
    classes: &'static [(Classes, &'static [&'static str])],
    /// Abbreviations in two pieces: `z`, `b`.
    pairs: &'static [(&'static str, &'static str)],
    /// Whether people begin sentences with small letters in it.
    small_starts: bool,
    /// Whether a full stop makes a number an ordinal.
    ordinals: bool,
}

/// All languages with lists, and the place where each is kept once it has been asked for.
static ALL: [(&Lists, OnceLock<Words>); 3] =
    [(&en::LISTS, OnceLock::new()), (&de::LISTS, OnceLock::new()), (&ja::LISTS, OnceLock::new())];

/// The words of one language, to be asked for.
pub struct Words {
    classes: HashMap<&'static str, Classes, BuildHasherDefault<Fnv>>,
    lists: &'static Lists,
}

impl Words {
    /// The words of the language with this BCP 47 tag; of English where no language is known; `None` where it has none.
    pub fn of(language: Option<&str>) -> Option<&'static Self> {
        let tag = language.unwrap_or("en");
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        let (lists, words) = ALL.iter().find(|(lists, _)| lists.tag.eq_ignore_ascii_case(primary))?;
        Some(words.get_or_init(|| Self::new(lists)))
    }

    fn new(lists: &'static Lists) -> Self {
        let mut classes: HashMap<&str, Classes, _> = HashMap::default();
        for (class, words) in lists.classes {
            for word in *words {
                let known = classes.entry(word).or_default();
                *known = Classes(known.0 | class.0);
            }
        }
        Self { classes, lists }
    }

    /// What is known of `word`, whatever its capitals. One look, without an allocation for ASCII.
    pub fn classes(&self, word: &str) -> Classes {
        let mut buffer = [0; LONGEST];
        let Some(ascii) = buffer.get_mut(..word.len()) else { return Classes::default() };
        if !word.is_ascii() {
            return self.classes.get(crate::text::lower(word).as_str()).copied().unwrap_or_default();
        }
        ascii.copy_from_slice(word.as_bytes());
        ascii.make_ascii_lowercase();
        let small = std::str::from_utf8(ascii).unwrap_or_default();
        self.classes.get(small).copied().unwrap_or_default()
    }

    /// Whether the two stand together as an abbreviation in two pieces.
    pub fn is_pair(&self, first: &str, second: &str) -> bool {
        self.lists.pairs.iter().any(|pair| same(pair.0, first) && same(pair.1, second))
    }

    /// Whether people begin sentences with small letters.
    pub const fn small_starts(&self) -> bool {
        self.lists.small_starts
    }

    /// Whether a full stop makes a number an ordinal.
    pub const fn ordinals(&self) -> bool {
        self.lists.ordinals
    }
}

/// Longer words stand in no list (bytes).
const LONGEST: usize = 24;

fn same(entry: &str, word: &str) -> bool {
    entry.chars().eq(word.chars().map(crate::text::small))
}

/// FNV-1a. The words are our own, so nobody can make them collide, and they are short.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_small() {
        for (lists, _) in &ALL {
            for (_, list) in lists.classes {
                for pair in list.windows(2) {
                    assert!(pair[0] < pair[1], "{}: {pair:?}", lists.tag);
                }
                let fits = |word: &&str| word.to_lowercase() == **word && !word.ends_with('.') && word.len() <= LONGEST;
                assert!(list.iter().all(fits), "{}", lists.tag);
            }
        }
    }
}
