//! Invisible characters.

/// Whether a character cannot be seen, or turns the direction of writing (UAX #9). Controls are not counted, nor is white
/// space but for the separators of lines and paragraphs.
///
/// Addresses and file names can do without them, and would look like others with them. In texts they have their uses:
/// joiners in Persian and Hindi, emoji, marks of direction.
#[must_use]
pub const fn is_hidden(char: char) -> bool {
    matches!(
        char,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}'
    )
}
