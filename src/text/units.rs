//! Lengths of a text in bytes, UTF-16 units and code points.

/// A way to count text, other than bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Unicode code points: W3C Web Annotation, brat, spaCy, Python's `str`.
    CodePoint,
    /// UTF-16 code units: the DOM, JavaScript, Java.
    Utf16,
}

impl Unit {
    const fn of(self, char: char) -> usize {
        match self {
            Self::CodePoint => 1,
            Self::Utf16 => char.len_utf16(),
        }
    }

    /// How many units a text has. Every character has one byte that continues none, and takes two UTF-16 units where that byte
    /// is 0xF0 or more.
    fn in_text(self, text: &str) -> usize {
        let characters = text.bytes().filter(|byte| byte & 0xC0 != 0x80).count();
        match self {
            Self::CodePoint => characters,
            Self::Utf16 => characters + text.bytes().filter(|byte| *byte >= 0xF0).count(),
        }
    }
}

/// Distance between two stops, in bytes: a conversion walks at most this far, and 1 MB of text has 8,000 stops. An export
/// of 10,000 annotations converts 100,000 times.
const STRIDE: usize = 128;

/// What a text counts at every [`STRIDE`]th byte or so. Empty for ASCII, where all units are one.
#[derive(Default)]
pub struct Units {
    stops: Vec<Stop>,
    ascii: bool,
}

#[derive(Clone, Copy, Default)]
struct Stop {
    byte: usize,
    utf16: usize,
    code_point: usize,
}

impl Stop {
    const fn get(self, unit: Unit) -> usize {
        match unit {
            Unit::CodePoint => self.code_point,
            Unit::Utf16 => self.utf16,
        }
    }
}

impl Units {
    /// Counts `text` once.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self { stops: Vec::new(), ascii: true };
        }
        let mut at = Stop::default();
        let mut stops = vec![at];
        let mut rest = text;
        while let Some((piece, after)) = rest.split_at_checked(rest.floor_char_boundary(STRIDE)) {
            if piece.is_empty() {
                break;
            }
            at.byte += piece.len();
            at.code_point += Unit::CodePoint.in_text(piece);
            at.utf16 += Unit::Utf16.in_text(piece);
            stops.push(at);
            rest = after;
        }
        Self { stops, ascii: false }
    }

    /// Units before `byte`; see [`super::Text::count`].
    #[must_use]
    pub fn count(&self, text: &str, byte: usize, unit: Unit) -> usize {
        let byte = text.floor_char_boundary(byte);
        if self.ascii {
            return byte;
        }
        let stop = self.stop_before(|stop| stop.byte <= byte);
        let walked = text.get(stop.byte..byte).unwrap_or_default();
        stop.get(unit) + unit.in_text(walked)
    }

    /// The byte that `count` units reach; see [`super::Text::byte`].
    #[must_use]
    pub fn byte(&self, text: &str, count: usize, unit: Unit) -> Option<usize> {
        if self.ascii {
            return (count <= text.len()).then_some(count);
        }
        let stop = self.stop_before(|stop| stop.get(unit) <= count);
        let (mut byte, mut seen) = (stop.byte, stop.get(unit));
        for char in text.get(stop.byte..).unwrap_or_default().chars() {
            if seen >= count {
                break;
            }
            seen += unit.of(char);
            byte += char.len_utf8();
        }
        (seen == count).then_some(byte)
    }

    fn stop_before(&self, holds: impl Fn(&Stop) -> bool) -> Stop {
        let after = self.stops.partition_point(holds);
        after.checked_sub(1).and_then(|at| self.stops.get(at)).copied().unwrap_or_default()
    }
}
