//! What a language does with numbers. The browser knows it of every language, so the page passes functions in
//! (`browser/locale.rs`). Natively, and until it does, the rules are those of English.

use std::cell::Cell;

/// The category of a number in the grammar of a language (Unicode CLDR, plural rules).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// As for 0 in Arabic.
    Zero,
    /// As for 1 in English.
    One,
    /// As for 2 in Arabic.
    Two,
    /// As for 3 in Czech.
    Few,
    /// As for 5 in Polish.
    Many,
    /// All others; every language has it.
    Other,
}

impl Category {
    /// The category of this name. `Other`, if there is none.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            _ => Self::Other,
        }
    }

    /// Its letter in patterns.
    pub(super) const fn key(self) -> char {
        match self {
            Self::Zero => 'a',
            Self::One => 'b',
            Self::Two => 'c',
            Self::Few => 'd',
            Self::Many => 'e',
            Self::Other => 'f',
        }
    }
}

/// Functions for the chosen language.
#[derive(Clone, Copy, Debug)]
pub struct Locale {
    /// The category of a number.
    pub category: fn(usize) -> Category,
    /// A number in digits, with their groups kept apart.
    pub number: fn(usize) -> String,
}

/// English.
const ENGLISH: Locale = Locale {
    category: |number| if number == 1 { Category::One } else { Category::Other },
    number: |number| {
        let digits = number.to_string();
        let mut text = String::new();
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        text
    },
};

thread_local! {
    static LOCALE: Cell<Locale> = const { Cell::new(ENGLISH) };
}

/// Uses these functions from now on.
pub fn set_locale(locale: Locale) {
    LOCALE.set(locale);
}

pub(super) fn category(number: usize) -> Category {
    (LOCALE.get().category)(number)
}

pub(super) fn number(number: usize) -> String {
    (LOCALE.get().number)(number)
}
