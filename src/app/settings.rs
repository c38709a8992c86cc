//! What holds for every article in this browser, as the person set it.

use crate::article::Id;
use crate::json::{Fields, Write};

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
    pub hidden: Vec<Id>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { character_keys: true, name: None, look: Look::default(), hidden: vec![] }
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

    /// What people call it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Tint => "Tint, underline and badge",
            Self::Underline => "Underline and badge",
            Self::Badge => "Badge only",
        }
    }

    /// The look of that name; the default one for any other.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|look| look.name() == name).unwrap_or_default()
    }
}

impl Settings {
    /// Writes the fields of the settings.
    pub fn write(&self, out: &mut Write) {
        out.flag("characterKeys", self.character_keys);
        out.text("name", self.name.as_deref());
        out.text("look", self.look.name());
        out.texts("hidden", self.hidden.iter().map(Id::as_str));
    }

    /// Takes the settings out of `fields`; what is not there is as it is at first.
    pub fn read(fields: &mut Fields) -> Self {
        Self {
            character_keys: fields.maybe("characterKeys", Fields::flag).unwrap_or(true),
            name: fields.maybe("name", Fields::string),
            look: fields.maybe("look", Fields::string).map(|name| Look::from_name(&name)).unwrap_or_default(),
            hidden: fields.maybe("hidden", Fields::strings).unwrap_or_default().into_iter().map(Id::from).collect(),
        }
    }
}
