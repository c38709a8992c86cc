//! What the formats of other tools have in common.

use super::{Format, Holds, Loss, Losses, Runs, Several};
use crate::document::Document;
use crate::text::Unit;

/// A format that holds annotations of documents and is written, not read. It counts code points, and its files hold any number of
/// documents, unless it says otherwise.
pub const DATA: Format = Format {
    id: "",
    name: "",
    extensions: &[],
    media_type: "",
    holds: Holds::Documents,
    runs: Runs::Worker,
    several: Several::InTurn,
    detect: |_| false,
    takes_any: false,
    losses: |documents| lost(documents, &[]),
    export: None,
    unit: Some(Unit::CodePoint),
    read_back: None,
    import: None,
};

/// What no other tool has a place for.
const NOWHERE: &[Loss] = &[
    Loss::Structure,
    Loss::Metadata,
    Loss::Formatting,
    Loss::Reviewed,
    Loss::Proposals,
    Loss::Instructions,
    Loss::Unknown,
];

/// What a format loses of documents: what no other tool has a place for, and these kinds.
#[must_use]
pub fn lost(documents: &[&Document], kinds: &[Loss]) -> Losses {
    Losses::of(documents, &[NOWHERE, kinds].concat())
}
