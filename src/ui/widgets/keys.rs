//! Keys as they are shown.

use crate::browser::keyboard::is_mac;
use crate::editor::label_for;
use crate::ui::dom::{El, TagName, el, el_with_class};

/// A binding as it is printed: `Ctrl+Z`.
pub fn printed(binding: &str) -> String {
    label_for(binding, is_mac()).join("+")
}

/// A binding as keys; none for a command that has no key.
pub fn keycaps(binding: &str) -> El {
    if binding.is_empty() {
        return el(TagName::SPAN);
    }
    el_with_class(TagName::SPAN, "keycaps")
        .children(label_for(binding, is_mac()).iter().map(|key| el(TagName::KBD).text(key)).collect())
}
