//! The changes that a library can undergo. Each can be applied in both directions.

use super::{Change, Library, Look, Summary, put, take};
use crate::annotation::LabelId;
use crate::article::ArticleId;

/// One invertible change, addressed by an article's id or by a field. Two that address different things commute.
///
/// An edit whose effect is there already does nothing, and so does one of an article that is gone: a step of several articles
/// can be undone for the others when one of them was imported again or removed since.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Edit {
    /// An article is put into the trash, or taken out of it.
    Trash {
        /// The article.
        article: ArticleId,
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
        label: LabelId,
        /// Whether they will be hidden.
        on: bool,
    },
}

impl Edit {
    /// Applies the edit (`forwards`) or its inverse, and says in `change` what was touched.
    pub(super) fn apply(&self, forwards: bool, library: &mut Library, change: &mut Change) {
        let settings = &mut library.settings;
        match self {
            Self::Trash { article, on } => {
                let deleted = *on == forwards;
                let (from, to) = (&mut library.articles, &mut library.trash);
                let (from, to) = if deleted { (from, to) } else { (to, from) };
                let Some(summary) = take(from, article) else { return };
                put(to, Summary { deleted, ..summary });
                library.reading.touch(article);
                return change.articles.push(article.clone());
            }
            Self::CharacterKeys { on } => settings.character_keys = *on == forwards,
            Self::Name { before, after } => settings.name.clone_from(if forwards { after } else { before }),
            Self::Look { before, after } => settings.look = if forwards { *after } else { *before },
            Self::Hidden { label, on } => settings.hide(label, *on == forwards),
        }
        change.settings = true;
    }
}
