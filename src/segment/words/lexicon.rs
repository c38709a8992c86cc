//! What is known of words, as bits; one type for all lists of words, for each type of map costs its code in wasm.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A word as a lexicon keeps it: borrowed where its list is part of the program, owned where the list was fetched.
pub type Word = Cow<'static, [u8]>;

/// Words in small letters, and bits for each.
#[derive(Default)]
pub struct Lexicon(HashMap<Word, u32, BuildHasherDefault<Fnv>>);

impl Lexicon {
    /// Adds `bits` to those of `word`.
    pub fn add(&mut self, word: Word, bits: u32) {
        *self.0.entry(word).or_default() |= bits;
    }

    /// The bits of a word; none of an unknown one.
    pub fn of(&self, key: &Key) -> u32 {
        key.bytes().and_then(|key| self.0.get(key)).copied().unwrap_or_default()
    }
}

/// The words of a file, names with a colon behind them included, comments left out.
pub fn tokens(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_ascii_whitespace)
}

/// Longer words stand in no list (bytes).
pub const MAX_KEY_BYTES: usize = 40;

/// A word in small letters, for one look.
pub struct Key {
    bytes: [u8; MAX_KEY_BYTES],
    /// Bytes in use; more than there are where the word is too long.
    len: usize,
}

impl Key {
    /// `word` alone.
    pub fn of(word: &str) -> Self {
        let mut key = Self { bytes: [0; MAX_KEY_BYTES], len: 0 };
        key.push(word);
        key
    }

    /// Puts `word` behind what is there.
    pub fn push(&mut self, word: &str) {
        let end = self.len + word.len();
        if let Some(place) = self.bytes.get_mut(self.len..end) {
            if word.is_ascii() {
                place.copy_from_slice(word.as_bytes());
                place.make_ascii_lowercase();
            } else {
                // A capital and its small letter take the same room in the scripts that `small` knows.
                let mut at = 0;
                for char in word.chars().map(crate::text::lowercase_char) {
                    let Some(room) = place.get_mut(at..at + char.len_utf8()) else { break };
                    char.encode_utf8(room);
                    at += char.len_utf8();
                }
            }
        }
        self.len = end;
    }

    fn bytes(&self) -> Option<&[u8]> {
        self.bytes.get(..self.len)
    }
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
