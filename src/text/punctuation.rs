//! Quotation marks and brackets.
//!
//! Which of them open and which close depends on the language: German closes with “ and ‘, which open in English, and
//! Danish turns guillemets around. These functions tell what a sign can do; many signs can do both.

/// Whether a sign can open a quotation or a bracket, or a question or exclamation in Spanish.
#[must_use]
pub const fn is_opening(char: char) -> bool {
    matches!(
        char,
        '"' | '\'' | '`' | '“' | '‘' | '„' | '‚' | '«' | '»' | '‹' | '›' | '「' | '『' | '《' | '〈' // quotations
            | '(' | '[' | '{' | '（' | '【' | '〔' | '¿' | '¡'
    )
}

/// Whether a sign can close a quotation or a bracket.
#[must_use]
pub const fn is_closing(char: char) -> bool {
    is_closing_quote(char) || matches!(char, ')' | ']' | '}' | '）' | '】' | '〕' | '》' | '〉')
}

/// Whether a sign can close a quotation.
#[must_use]
pub const fn is_closing_quote(char: char) -> bool {
    matches!(char, '"' | '\'' | '`' | '”' | '’' | '“' | '‘' | '»' | '«' | '›' | '‹' | '」' | '』')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Quotations and brackets of each kind, around a word.
    #[test]
    fn what_opens_can_be_closed() {
        for pair in [
            "\"\"", "''", "``", "`'", "“”", "‘’", "„“", "‚‘", "„”", "‚’", "«»", "»«", "‹›", "›‹", "””", "「」", "『』",
            "《》", "〈〉", "()", "[]", "{}", "（）", "【】", "〔〕",
        ] {
            let signs: Vec<char> = pair.chars().collect();
            let [open, close] = signs.as_slice() else { panic!("{pair}") };
            // Swedish and Finnish open with ” too, which elsewhere only closes.
            assert!(is_opening(*open) || *open == '”', "{pair}");
            assert!(is_closing(*close), "{pair}");
        }
        for char in ['a', '.', '-', ' ', '…', '。'] {
            assert!(!is_opening(char) && !is_closing(char), "{char}");
        }
        assert!(!is_opening(')') && !is_closing('(') && !is_closing('„') && !is_closing('¿'));
        assert!(is_closing_quote('‘') && !is_closing_quote(')'));
    }
}
