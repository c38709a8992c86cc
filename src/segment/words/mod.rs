//! Words that the rules ask about: a text file a language beside this one, listed in `lists.rs`.
//!
//! A file says on top what it is and where its words come from, on lines that begin with `#`. Then each class with a colon
//! behind it, and its words up to the next class: in small letters, in order, without the last full stop. `flags:` is a
//! class of its own, of facts about the language. An entry with full stops inside (`z.b`) is also found where spaces stand
//! behind them (`z. B.`).

mod lexicon;
mod lists;

use std::borrow::Cow;

use lexicon::Word;
pub use lexicon::{Key, Lexicon, MAX_KEY_BYTES, tokens};
pub use lists::Lexicons;

/// What is known of a word: a set of the constants below.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Classes(u32);

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
    /// Two neighbouring pieces of an abbreviation in several: `z.b`, of `i.d.r` both `i.d` and `d.r`.
    const PIECES: Self = Self(1 << 9);
    /// Any abbreviation.
    pub const ABBREVIATION: Self = Self(0b1_1111);

    /// Whether the two sets share a class.
    #[must_use]
    pub const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The class that a file calls `name`.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "title" => Self::TITLE,
            "never-last" => Self::NEVER_LAST,
            "before-number" => Self::BEFORE_NUMBER,
            "may-be-last" => Self::MAY_BE_LAST,
            "clipped" => Self::CLIPPED,
            "starter" => Self::STARTER,
            "speech" => Self::SPEECH,
            "month" => Self::MONTH,
            "before-ordinal" => Self::BEFORE_ORDINAL,
            _ => return None,
        })
    }
}

/// Facts about how a language is written.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Facts {
    /// `small-starts`: in haste, people begin any sentence with a small letter.
    pub small_starts: bool,
    /// `ordinals`: a full stop makes a number an ordinal.
    pub ordinals: bool,
    /// `colon-ends` (Armenian, whose full stop looks like one), `semicolon-ends` (Greek, whose question mark does).
    pub own_mark: Option<char>,
}

impl Facts {
    /// Takes up a flag of a file; whether it is one.
    fn take(&mut self, flag: &str) -> bool {
        match flag {
            "small-starts" => self.small_starts = true,
            "ordinals" => self.ordinals = true,
            "colon-ends" => self.own_mark = Some(':'),
            "semicolon-ends" => self.own_mark = Some(';'),
            _ => return false,
        }
        true
    }
}

/// The words of one language, to be asked for.
#[derive(Default)]
pub struct Words {
    classes: Lexicon,
    /// Facts about how it is written.
    pub(in crate::segment) facts: Facts,
    /// Whether the language has a list of its own.
    pub(in crate::segment) listed: bool,
}

impl Words {
    /// The words of a list that is part of the program; `listed` says whether it is the list of one language.
    fn compiled_in(file: &'static str, listed: bool) -> Self {
        Self::parse(file, |word| Cow::Borrowed(word.as_bytes()), listed)
    }

    /// The words of a list of one language that was fetched.
    fn fetched(file: &str) -> Self {
        Self::parse(file, |word| Cow::Owned(word.as_bytes().to_vec()), true)
    }

    fn parse<'a>(file: &'a str, keep: fn(&'a str) -> Word, listed: bool) -> Self {
        let mut words = Self { listed, ..Self::default() };
        let mut class = None;
        for token in tokens(file) {
            match (token.strip_suffix(':'), class) {
                (Some(name), _) => class = Classes::named(name),
                (None, Some(class)) => words.add(token, keep, class),
                (None, None) => _ = words.facts.take(token),
            }
        }
        words
    }

    fn add<'a>(&mut self, word: &'a str, keep: fn(&'a str) -> Word, class: Classes) {
        let mut note = |piece, class: Classes| self.classes.add(keep(piece), class.0);
        note(word, class);
        // `s. r. o.` is met as `s.r` and `r.o`; the last piece is what the whole is.
        let mut rest = word;
        while let Some((_, behind)) = rest.split_once('.') {
            let end = behind.find('.').map_or(rest.len(), |dot| rest.len() - behind.len() + dot);
            let last = end == rest.len();
            note(rest.get(..end).unwrap_or_default(), if last { Classes::PIECES.and(class) } else { Classes::PIECES });
            rest = behind;
        }
    }

    /// What is known of `word`, whatever its capitals. One look, without an allocation.
    pub fn classes(&self, word: &str) -> Classes {
        Classes(self.classes.of(&Key::of(word)))
    }

    /// What is known of two pieces of an abbreviation that a space parts, without their full stops: `z`, `B`.
    pub fn pieces(&self, first: &str, second: &str) -> Classes {
        let mut key = Key::of(first);
        key.push(".");
        key.push(second);
        let known = Classes(self.classes.of(&key));
        if known.is(Classes::PIECES) { known } else { Classes::default() }
    }

    /// Whether the two stand together in an abbreviation.
    pub fn are_pieces(&self, first: &str, second: &str) -> bool {
        self.pieces(first, second).is(Classes::PIECES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_in_order() {
        for (tags, file) in lists::ALL.into_iter().chain([lists::ANY]) {
            assert!(
                file.starts_with("# ") && file.contains("\n# Source: "),
                "{tags} says on top what it is and whence"
            );
            let mut seen = Vec::new();
            let (mut name, mut last) = ("", "");
            for token in tokens(file) {
                if let Some(class) = token.strip_suffix(':') {
                    assert!(class == "flags" || Classes::named(class).is_some(), "{tags}: {class} is no class");
                    assert!(!seen.contains(&class), "{tags}: {class} stands twice");
                    seen.push(class);
                    (name, last) = (class, "");
                } else if name == "flags" {
                    assert!(Facts::default().take(token), "{tags}: {token} is no flag");
                } else {
                    assert!(!name.is_empty(), "{tags}: {token} has no class");
                    assert!(last < token, "{tags}: {name}: {last} before {token}");
                    let fits =
                        crate::text::lowercase(token) == token && !token.ends_with('.') && token.len() <= MAX_KEY_BYTES;
                    assert!(fits, "{tags}: {name}: {token}");
                    last = token;
                }
            }
        }
    }

    #[test]
    fn words_are_found_whatever_their_capitals() {
        let lexicons = Lexicons::all();
        let german = lexicons.of(Some("de-AT"));
        assert!(german.classes("PROF").is(Classes::TITLE));
        assert!(german.classes("Über").is(Classes::STARTER));
        assert!(german.classes("z.B").is(Classes::NEVER_LAST));
        assert!(german.pieces("z", "B").is(Classes::NEVER_LAST));
        assert!(german.are_pieces("i", "d") && german.are_pieces("d", "R") && !german.are_pieces("i", "R"));
        assert_eq!(german.pieces("z", "x"), Classes::default());
        assert_eq!(german.classes(&"ü".repeat(MAX_KEY_BYTES)), Classes::default());
        assert!(german.facts.ordinals && !lexicons.of(None).facts.ordinals);
        assert!(!lexicons.of(Some("xx")).listed);
    }
}
