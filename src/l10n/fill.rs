//! Makes a text of a pattern and its arguments. `build/l10n/write.rs` writes patterns, and says what the control characters in
//! them mean.
//!
//! One function for all texts: each costs its pattern and a call. `format!` would cost a table of pieces and arguments for each.

use super::is_pseudo;
use super::locale::{Category, category};
use super::texts::{self, Table};
use crate::message::Argument;

/// The text of a pattern. In the pseudo-language it stands in brackets and is longer, but for its arguments. Messages among these are
/// found in `tables`.
#[inline(never)]
pub(super) fn fill(pattern: &str, arguments: &[Argument], tables: &[&Table]) -> String {
    let pseudo = is_pseudo();
    let mut text = String::from(if pseudo { "[!! " } else { "" });
    let mut chars = pattern.chars();
    // Of the selection: its number, whether a variant was taken, and whether what comes now belongs to it.
    let (mut selector, mut taken, mut writing) = (0, false, true);
    // Fifths of a character by which the text is too short yet.
    let mut missing = 0;
    while let Some(char) = chars.next() {
        match char {
            '\u{1}'..='\u{8}' if writing => {
                if let Some(argument) = argument(char, arguments) {
                    text.push_str(&texts::argument(argument, tables));
                }
            }
            '\u{E}' => {
                taken = false;
                if let Some(Argument::Number(number)) = chars.next().and_then(|char| argument(char, arguments)) {
                    selector = *number;
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

fn argument(place: char, arguments: &[Argument]) -> Option<&Argument> {
    let place = usize::try_from(u32::from(place)).ok()?;
    arguments.get(place.checked_sub(1)?)
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
    use super::fill;

    #[test]
    fn arguments_and_variants_are_filled_in() {
        let pattern = "In \u{1}: \u{e}\u{2}\u{f}0none\u{f}bone of \u{1}\u{f}f\u{2}\u{10}.";
        for (number, text) in [(0_usize, "In “ä”: none."), (1, "In “ä”: one of “ä”."), (2_000, "In “ä”: 2,000.")]
        {
            assert_eq!(fill(pattern, &["“ä”".into(), number.into()], &[]), text);
        }
        assert_eq!(fill("No \u{2}argument", &["a".into()], &[]), "No argument");
    }

    #[test]
    fn the_pseudo_language_makes_any_text_longer() {
        choose("en-XB");
        for text in
            ["OK", "Outline", "Keyboard help", "Postil was updated, and another tab still runs the version before."]
        {
            let pseudo = fill(text, &[], &[]);
            let inner = pseudo.strip_prefix("[!! ").unwrap().strip_suffix(" !!]").unwrap();
            assert!(pseudo.chars().count() * 10 >= text.chars().count() * 14, "{pseudo}");
            assert!(inner.chars().count() * 10 <= text.chars().count() * 14, "{pseudo}");
        }
        assert_eq!(fill("\u{1}", &["Name of a person".into()], &[]), "[!! Name of a person !!]");
    }
}
