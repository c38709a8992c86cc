//! Lowercase letters, by rule.
//!
//! The tables of the standard library weigh 25 kB in wasm, 8 kB of the first load, and hold every script. Here case serves
//! to compare words with lists, to search and to show hosts: Latin (Extended-B left out), Greek and Cyrillic, one letter
//! for one letter.

/// The small letter of a capital of Latin, Greek or Cyrillic; any other character as it is. Differs from Unicode's simple
/// mapping in nothing but what it leaves out.
#[must_use]
pub fn lowercase_char(char: char) -> char {
    let code = u32::from(char);
    let even = code.is_multiple_of(2);
    let small = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => code + 0x20,
        // Latin Extended Additional is what Vietnamese is written with.
        0x100..=0x12F
        | 0x132..=0x137
        | 0x14A..=0x177
        | 0x460..=0x481
        | 0x48A..=0x4BF
        | 0x4D0..=0x52F
        | 0x1E00..=0x1E95
        | 0x1EA0..=0x1EFF
            if even =>
        {
            code + 1
        }
        0x139..=0x148 | 0x179..=0x17E | 0x4C1..=0x4CE if !even => code + 1,
        0x178 => 0xFF,
        0x386 => 0x3AC,
        0x388..=0x38A => code + 0x25,
        0x38C => 0x3CC,
        0x38E | 0x38F => code + 0x3F,
        0x400..=0x40F => code + 0x50,
        0x4C0 => 0x4CF,
        0x1E9E => 0xDF,
        _ => code,
    };
    char::from_u32(small).unwrap_or(char)
}

/// Whether a letter is small in a script that begins sentences and names with capitals. Georgian letters count as small ones in
/// Unicode, for there are capitals for whole words; but every word begins with them.
#[must_use]
pub fn is_lowercase(char: char) -> bool {
    char.is_lowercase() && !matches!(char, '\u{10D0}'..='\u{10FF}')
}

/// The text in [`small`] letters.
#[must_use]
pub fn lowercase(text: &str) -> String {
    text.chars().map(lowercase_char).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_lowercase, lowercase_char};

    #[test]
    fn scripts_without_capitals_at_the_beginning_have_no_small_letters() {
        assert!("aßżяωքª".chars().all(is_lowercase));
        // Georgian, Hebrew, Arabic, Devanagari, Thai, Ethiopic, Hangul, Han, Cherokee.
        assert!("აჰשعकกሀ한字Ꭰ1–".chars().all(|char| !is_lowercase(char)));
    }

    /// The one place that may know the full tables: it says what the rules leave out.
    #[test]
    fn agrees_with_unicode_where_it_says_anything() {
        for char in ('\0'..='\u{52F}').chain('\u{1E00}'..='\u{1EFF}') {
            let mut wanted = char.to_lowercase();
            // İ becomes two characters, and so stays.
            let wanted = wanted.next().filter(|_| wanted.next().is_none()).unwrap_or(char);
            let left_out =
                matches!(char, '\u{180}'..='\u{24F}' | '\u{370}'..='\u{376}' | '\u{37F}' | '\u{3CF}'..='\u{3FF}');
            if !left_out {
                assert_eq!(lowercase_char(char), wanted, "{char:?}");
            }
        }
    }
}
