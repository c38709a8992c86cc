//! Japanese has no abbreviations with full stops but foreign ones.

use super::{Classes, Lists};

/// Japanese.
pub const LISTS: Lists = Lists {
    tag: "ja",
    classes: &[(Classes::TITLE, &["dr", "mr", "mrs", "ms"]), (Classes::BEFORE_NUMBER, &["no", "vol"])],
    pairs: &[],
    small_starts: false,
    ordinals: false,
};
