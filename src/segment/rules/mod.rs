//! The rules that repair UAX #29. To add one: a file beside this one, or an entry in one of them, and a line in [`RULES`].

mod abbreviation;
mod bracket;
mod casual;
mod dash;
mod ellipsis;
mod enumerator;
mod glued;
mod initial;
mod japanese;
mod ordinal;
mod quotation;
mod script;

use super::place::Place;

/// What a rule says of a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// A sentence ends here.
    Break,
    /// The sentence goes on.
    Join,
}

/// One fact about writing.
pub struct Rule {
    /// What it is about.
    #[cfg_attr(not(test), expect(dead_code, reason = "names the rule in tests"))]
    pub name: &'static str,
    /// Texts with `¦` where sentences end, the language before each: for the reader of the code, and tested.
    pub examples: &'static [(&'static str, &'static str)],
    /// What it says, if the place is its business.
    pub judge: fn(&Place) -> Option<Verdict>,
}

/// Asked in this order; the first opinion counts.
pub const RULES: &[Rule] = &lean([
    enumerator::ITEM,
    enumerator::NUMBER,
    script::OWN_MARK,
    script::IN_TITLE,
    glued::LETTERS,
    glued::IN_NAME,
    glued::GLUED,
    bracket::REFERENCE,
    bracket::ALONE,
    japanese::QUOTED,
    quotation::ATTRIBUTION,
    script::SHORTENED,
    quotation::OPENED,
    quotation::OPEN,
    quotation::PARTED,
    script::SIGN,
    dash::SPEECH,
    abbreviation::TITLE,
    abbreviation::NEVER_LAST,
    abbreviation::BEFORE_NUMBER,
    abbreviation::HOUR,
    abbreviation::DOTTED,
    initial::INITIAL,
    script::SYLLABLE,
    ordinal::ORDINAL,
    abbreviation::MAY_BE_LAST,
    ellipsis::LEADING,
    ellipsis::SPACED,
    ellipsis::SIGN,
    casual::SMILEY,
    casual::ADDRESS,
    casual::BEFORE_FIGURE,
    casual::CASUAL,
    casual::SMALL,
]);

/// Leaves the examples to the tests: the page does not carry them.
const fn lean<const N: usize>(mut rules: [Rule; N]) -> [Rule; N] {
    let mut left: &mut [Rule] = if cfg!(test) { &mut [] } else { &mut rules };
    while let [rule, rest @ ..] = left {
        rule.examples = &[];
        left = rest;
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::{Lexicons, sentences};
    use crate::text::Text;

    #[test]
    fn every_rule_cuts_its_examples() {
        let lexicons = Lexicons::all();
        let mut wrong = Vec::new();
        for rule in RULES {
            assert!(!rule.examples.is_empty(), "{} has no example", rule.name);
            for (language, example) in rule.examples {
                let text = Text::new(example.replace('¦', ""));
                let found = sentences(&text, text.range(), &lexicons.of(Some(language)));
                let found: Vec<&str> = found.into_iter().map(|range| text.slice(range)).collect();
                let wanted: Vec<&str> = example.split('¦').map(str::trim).collect();
                if found != wanted {
                    wrong.push(format!("{}: {}", rule.name, found.join("¦")));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn no_two_rules_share_a_name() {
        for (at, rule) in RULES.iter().enumerate() {
            assert!(RULES.iter().skip(at + 1).all(|other| other.name != rule.name), "{}", rule.name);
        }
    }
}
