//! Japanese quotation.

use super::{Rule, Verdict};

/// A quotation in corner brackets goes on to what says who said it, and to any other particle.
pub const QUOTED: Rule = Rule {
    name: "quotation and particle",
    examples: &[("ja", "「橋は開きます。」と市長は話した。¦「本当か。」¦町は静かだった。")],
    judge: |place| {
        const PARTICLES: &[&str] = &["と", "って", "など", "の", "は", "が", "を", "に", "で", "も", "、", "，"];
        let quoted = place.closers.contains(['」', '』', '）', '”', '"']);
        (quoted && !place.spaced && PARTICLES.iter().any(|particle| place.after.starts_with(*particle)))
            .then_some(Verdict::Join)
    },
};
