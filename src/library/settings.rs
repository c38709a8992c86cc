//! Settings of this browser.

use crate::annotation::LabelId;
use crate::sorted::Sorted;

/// The settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// Whether single-character keys work.
    pub character_keys: bool,
    /// What the person is called: the `creator` of what is made from now on.
    pub name: Option<String>,
    /// How marks look.
    pub look: Look,
    /// Labels whose marks are not shown.
    pub hidden: Sorted<LabelId>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { character_keys: true, name: None, look: Look::default(), hidden: Sorted::default() }
    }
}

/// How marks look.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Look {
    /// Tint, underline and badge.
    #[default]
    Tint,
    /// Underline and badge.
    Underline,
    /// The badge alone.
    Badge,
}

impl Look {
    /// All looks.
    pub const ALL: [Self; 3] = [Self::Tint, Self::Underline, Self::Badge];

    /// The name in the store and in CSS.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tint => "tint",
            Self::Underline => "underline",
            Self::Badge => "badge",
        }
    }

    /// The look of that name; the default one for any other.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|look| look.name() == name).unwrap_or_default()
    }
}

impl Settings {
    /// Shows the marks of a label, or hides them (`on`).
    pub(super) fn hide(&mut self, label: &LabelId, on: bool) {
        if on {
            self.hidden.insert(label.clone());
        } else {
            self.hidden.remove(label);
        }
    }
}
