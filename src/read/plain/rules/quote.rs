//! Quotations set apart.

use super::{Finding, Rule};
use crate::article::BlockKind;
use crate::read::plain::lines::Mark;

/// Lines that begin with `>`.
pub const MARKED: Rule = Rule {
    name: "marked quotation",
    example: (
        "She wrote:\n\n> We were never asked.\n>\n> Not once.\n\nNobody answered.",
        "paragraph quote quote paragraph",
    ),
    read: |place| (place.passage.mark == Mark::Quote).then(|| Finding::new(BlockKind::Quote)),
};

/// An indented passage in a text that is otherwise not.
pub const INDENTED: Rule = Rule {
    name: "indented quotation",
    example: (
        "The letter reads as follows.\n\n    We were never asked, and we do not agree.\n\nNobody answered it.",
        "paragraph quote paragraph",
    ),
    read: |place| {
        let deep = place.passage.indent >= 4 && !place.page.indented;
        (deep && place.set_apart() && !place.page.dense).then(|| Finding::new(BlockKind::Quote))
    },
};
