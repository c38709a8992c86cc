//! The changes that a library can undergo, each with its inverse.

use super::{Change, Library, Look, put, take};
use crate::article::Id;

/// One invertible change, addressed by an article's id or by a field. Two that address different things commute.
///
/// An edit whose effect is there already does nothing, and so does one of an article that is gone: a step of several articles
/// can be undone for the others when one of them was imported again or removed since.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Edit {
    /// An article is put into the trash, or taken out of it.
    Trash {
        /// The article.
        article: Id,
        /// Whether it will be in the trash.
        on: bool,
    },
    /// Single-character keys are switched.
    CharacterKeys {
        /// Whether they will work.
        on: bool,
    },
    /// The person's name is changed.
    Name {
        /// As it was.
        before: Option<String>,
        /// As it will be.
        after: Option<String>,
    },
    /// Marks get another look.
    Look {
        /// As it was.
        before: Look,
        /// As it will be.
        after: Look,
    },
    /// The marks of a label are hidden, or shown.
    Hidden {
        /// The label.
        label: Id,
        /// Whether they will be hidden.
        on: bool,
    },
}

impl Edit {
    /// The edit that takes this one back.
    #[must_use]
    pub fn invert(self) -> Self {
        match self {
            Self::Trash { article, on } => Self::Trash { article, on: !on },
            Self::CharacterKeys { on } => Self::CharacterKeys { on: !on },
            Self::Name { before, after } => Self::Name { before: after, after: before },
            Self::Look { before, after } => Self::Look { before: after, after: before },
            Self::Hidden { label, on } => Self::Hidden { label, on: !on },
        }
    }

    /// Applies the edit and says in `change` what was touched.
    pub(super) fn apply(&self, library: &mut Library, change: &mut Change) {
        let settings = &mut library.settings;
        match self {
            Self::Trash { article, on } => {
                let (from, to) = (&mut library.articles, &mut library.trash);
                let (from, to) = if *on { (from, to) } else { (to, from) };
                let Some(mut summary) = take(from, article) else { return };
                summary.deleted = *on;
                put(to, summary);
                library.reading.touch(article);
                return change.articles.push(article.clone());
            }
            Self::CharacterKeys { on } => settings.character_keys = *on,
            Self::Name { after, .. } => settings.name.clone_from(after),
            Self::Look { after, .. } => settings.look = *after,
            Self::Hidden { label, on } => settings.hide(label, *on),
        }
        change.settings = true;
    }
}
