//! Ids.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use crate::sorted::Keyed;

/// The name of an article, a block, a sentence, a label or an annotation. Cloning shares it.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// A letter and a number: `t12`. One allocation, for a long article has many.
    #[must_use]
    pub fn numbered(letter: char, number: usize) -> Self {
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
        Self(name.get(at - 1..).and_then(|name| std::str::from_utf8(name).ok()).unwrap_or_default().into())
    }

    /// The number behind the letter of a numbered name.
    #[must_use]
    pub fn number(&self) -> Option<usize> {
        self.0.get(1..)?.parse().ok()
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
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

impl From<&str> for Id {
    fn from(name: &str) -> Self {
        Self(name.into())
    }
}

impl From<Arc<str>> for Id {
    fn from(name: Arc<str>) -> Self {
        Self(name)
    }
}

impl From<String> for Id {
    fn from(name: String) -> Self {
        Self(name.into())
    }
}

/// A set of ids is sorted by the ids themselves.
impl Keyed for Id {
    type Key = Self;

    fn key(&self) -> &Self {
        self
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
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
