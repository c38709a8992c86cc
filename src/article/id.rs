//! Ids.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

use crate::sorted::Keyed;

/// The id of a `T`: of an article, a block, a sentence, a label, an annotation. Cloning shares the text.
///
/// Ids of different things are different types, and none can be made into another. Each has a short name beside the type that
/// it belongs to, such as [`SentenceId`](super::SentenceId). What holds ids of several kinds holds their text.
pub struct Id<T>(Arc<str>, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// A letter and a number: `t12`. One allocation, for a long article has many.
    #[must_use]
    pub fn numbered(letter: char, number: usize) -> Self {
        numbered(letter, number).into()
    }

    /// The number behind the letter of a numbered id.
    #[must_use]
    pub fn number(&self) -> Option<usize> {
        self.0.get(1..)?.parse().ok()
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, to be replaced.
    pub(crate) const fn text_mut(&mut self) -> &mut Arc<str> {
        &mut self.0
    }
}

fn numbered(letter: char, number: usize) -> Arc<str> {
    let mut name = [0; 24];
    let (mut at, mut rest) = (name.len(), number);
    loop {
        at -= 1;
        if let (Some(byte), Ok(digit)) = (name.get_mut(at), u8::try_from(rest % 10)) {
            *byte = b'0' + digit;
        }
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if let (Some(byte), Ok(letter)) = (name.get_mut(at - 1), u8::try_from(letter)) {
        *byte = letter;
    }
    name.get(at - 1..).and_then(|name| std::str::from_utf8(name).ok()).unwrap_or_default().into()
}

/// A UUID (RFC 9562, 4) in lower case, without a prefix: 16 bytes as they are but for the bits that say the version, from 1
/// to 8, and the variant.
#[must_use]
pub fn uuid(mut bytes: [u8; 16], version: u8) -> String {
    let [.., seventh, _, ninth, _, _, _, _, _, _, _] = &mut bytes;
    *seventh = *seventh & 0x0F | version << 4;
    *ninth = *ninth & 0x3F | 0x80;
    let mut text = String::new();
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02x}"));
    }
    text
}

impl<T> From<Arc<str>> for Id<T> {
    fn from(text: Arc<str>) -> Self {
        Self(text, PhantomData)
    }
}

impl<T> From<&str> for Id<T> {
    fn from(text: &str) -> Self {
        Self(text.into(), PhantomData)
    }
}

impl<T> From<String> for Id<T> {
    fn from(text: String) -> Self {
        Self(text.into(), PhantomData)
    }
}

/// A set of ids is sorted by the ids themselves.
impl<T> Keyed for Id<T> {
    type Key = Self;

    fn key(&self) -> &Self {
        self
    }
}

// Derived, these would ask the same of `T`.

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0), PhantomData)
    }
}

impl<T> Default for Id<T> {
    fn default() -> Self {
        Self(Arc::default(), PhantomData)
    }
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::uuid;

    #[test]
    fn a_uuid_says_its_version_and_variant() {
        assert_eq!(uuid([0; 16], 4), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid([0xFF; 16], 8), "ffffffff-ffff-8fff-bfff-ffffffffffff");
        let bytes = std::array::from_fn(|at| u8::try_from(at * 16 + at).unwrap_or_default());
        assert_eq!(uuid(bytes, 4), "00112233-4455-4677-8899-aabbccddeeff");
    }
}
