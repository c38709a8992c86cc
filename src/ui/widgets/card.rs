//! Finds the card of an annotation.

/// The face of the selected annotation's card, as a selector.
pub const SELECTED_CARD: &str = "#annotations li > [aria-expanded=true]";
