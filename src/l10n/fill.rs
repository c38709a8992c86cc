//! Makes a text of a pattern and its arguments. `build/l10n/write.rs` writes patterns, and says what the control characters in
//! them mean.
//!
//! One function for all texts: each costs its pattern and a call. `format!` would cost a table of pieces and arguments for each.

use super::is_pseudo;
use super::locale::{Category, category, number};
use super::texts::Table;
use crate::message::Message;

/// An argument of a text.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code, reason = "the texts say which kinds there are")]
pub(super) enum Arg<'a> {
    /// Stands in the text as it is.
    Text(&'a str),
    /// Is written as the language writes numbers, and decides selections.
    Number(usize),
    /// Stands in the text as its own text, out of these tables.
    Message(&'a Message, &'a [Table]),
}

/// The text of a pattern. In the pseudo-language it stands in brackets and is longer, but for its arguments.
#[inline(never)]
pub(super) fn fill(pattern: &str, arguments: &[Arg<'_>]) -> String {
    let pseudo = is_pseudo();
    let mut text = String::from(if pseudo { "[!! " } else { "" });
    let mut chars = pattern.chars();
    // Of the selection: its number, whether a variant was taken, and whether what comes now belongs to it.
    let (mut selector, mut taken, mut writing) = (0, false, true);
    // Fifths of a character by which the text is too short yet.
    let mut missing = 0;
    while let Some(char) = chars.next() {
        match char {
            '\u{1}'..='\u{8}' if writing => match argument(char, arguments) {
                Some(Arg::Text(argument)) => text.push_str(argument),
                Some(Arg::Number(argument)) => text.push_str(&number(argument)),
                Some(Arg::Message(message, tables)) => text.push_str(&super::text(message, tables)),
                None => {}
            },
            '\u{E}' => {
                taken = false;
                if let Some(Arg::Number(number)) = chars.next().and_then(|char| argument(char, arguments)) {
                    selector = number;
                }
            }
            '\u{F}' => {
                let key = chars.next().unwrap_or_default();
                writing = !taken && is_for(key, selector);
                taken |= writing;
            }
            '\u{10}' => writing = true,
            _ if writing => {
                text.push(char);
                missing += 2;
                while pseudo
                    && missing >= 5
                    && matches!(char, 'a' | 'e' | 'i' | 'o' | 'u' | 'A' | 'E' | 'I' | 'O' | 'U')
                {
                    text.push(char);
                    missing -= 5;
                }
            }
            _ => {}
        }
    }
    if pseudo {
        text.push_str(" !!]");
    }
    text
}

fn argument<'a>(place: char, arguments: &[Arg<'a>]) -> Option<Arg<'a>> {
    let place = usize::try_from(u32::from(place)).ok()?;
    arguments.get(place.checked_sub(1)?).copied()
}

/// Whether the variant with this key is for a number.
fn is_for(key: char, number: usize) -> bool {
    match key.to_digit(10) {
        Some(digit) => usize::try_from(digit).is_ok_and(|digit| digit == number),
        // The default stands last.
        None => key == Category::Other.key() || key == category(number).key(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::choose;
    use super::{Arg, fill};

    #[test]
    fn arguments_and_variants_are_filled_in() {
        let pattern = "In \u{1}: \u{e}\u{2}\u{f}0none\u{f}bone of \u{1}\u{f}f\u{2}\u{10}.";
        for (number, text) in [(0, "In “ä”: none."), (1, "In “ä”: one of “ä”."), (2_000, "In “ä”: 2,000.")]
        {
            assert_eq!(fill(pattern, &[Arg::Text("“ä”"), Arg::Number(number)]), text);
        }
        assert_eq!(fill("No \u{2}argument", &[Arg::Text("a")]), "No argument");
    }

    #[test]
    fn the_pseudo_language_makes_any_text_longer() {
        choose("pseudo");
        for text in
            ["OK", "Outline", "Keyboard help", "Postil was updated, and another tab still runs the version before."]
        {
            let pseudo = fill(text, &[]);
            let inner = pseudo.strip_prefix("[!! ").unwrap().strip_suffix(" !!]").unwrap();
            assert!(pseudo.chars().count() * 10 >= text.chars().count() * 14, "{pseudo}");
            assert!(inner.chars().count() * 10 <= text.chars().count() * 14, "{pseudo}");
        }
        assert_eq!(fill("\u{1}", &[Arg::Text("Name of a person")]), "[!! Name of a person !!]");
    }
}
