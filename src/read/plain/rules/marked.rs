//! Passages that are what their lines are marked as.

use super::{Finding, Rule};
use crate::article::BlockKind;
use crate::read::plain::lines::Mark;

/// A line that recurs from page to page and interrupts what is said.
pub const RUNNING: Rule = Rule {
    name: "running head",
    example: (
        "The council met to talk about the bridge and\n- 4 -\nthe weir.",
        // Once is no proof; the tests of this file have pages enough.
        "paragraph paragraph paragraph",
    ),
    read: |place| (place.passage.mark == Mark::Running).then(|| Finding::new(BlockKind::Metadata)),
};

/// A lone item is no list: a line that starts with a dash may be anything.
pub const ITEM: Rule = Rule {
    name: "list item",
    example: ("They want:\n\n  • shelter\n  • water\n\n- and nothing else.", "paragraph list-item list-item paragraph"),
    read: |place| place.passage.depth().map(|_| Finding::new(BlockKind::ListItem)),
};

/// A row, where another stands directly above or below it.
pub const ROW: Rule = Rule {
    name: "row",
    example: ("Town\tPeople\nOrlen\t4,100\nVask\t880\n\nA tab\there is nothing.", "row row row paragraph"),
    read: |place| (place.passage.mark == Mark::Row).then(|| Finding::new(BlockKind::Row)),
};
