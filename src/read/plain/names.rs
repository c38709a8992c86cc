//! Lists of names, each looked up in one step however long the lists are: most passages are asked whether they are one.

use std::sync::OnceLock;

use crate::segment::{Key, Lexicon, MAX_KEY_BYTES};

/// Lists of names in small letters.
pub struct Names {
    lists: &'static [&'static [&'static str]],
    lexicon: OnceLock<Lexicon>,
}

impl Names {
    /// These lists.
    pub const fn of(lists: &'static [&'static [&'static str]]) -> Self {
        Self { lists, lexicon: OnceLock::new() }
    }

    /// The lists that hold `words`, whatever its capitals: bit `n` for the `n`th.
    pub fn find(&self, words: &str) -> u32 {
        if words.is_empty() || words.len() > MAX_KEY_BYTES {
            return 0;
        }
        let fill = || {
            let mut lexicon = Lexicon::default();
            for (list, bit) in self.lists.iter().zip(0_u32..32) {
                list.iter().for_each(|name| lexicon.add(name.as_bytes().into(), 1 << bit));
            }
            lexicon
        };
        self.lexicon.get_or_init(fill).of(&Key::of(words))
    }

    /// Whether a list holds `words`, whatever its capitals.
    pub fn hold(&self, words: &str) -> bool {
        self.find(words) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Names {
        /// Panics where a name could not be found.
        pub fn check(&self) {
            for name in self.lists.iter().copied().flatten() {
                assert!(
                    !name.is_empty() && name.len() <= MAX_KEY_BYTES && crate::text::lowercase(name) == **name,
                    "{name}"
                );
            }
        }
    }
}
