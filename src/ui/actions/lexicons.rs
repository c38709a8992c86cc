//! The word lists that sentences are cut by: the model has those that are here, and fetches others when they are needed.
//!
//! Whatever cuts sentences waits for the list of its language first. Where that cannot be had, the sentences are those of
//! the rules that need no words. Lists that arrive later change no article that exists.

use leptos::prelude::*;

use crate::article::ArticleId;
use crate::editor::{Command, View};
use crate::segment::Lexicons;
use crate::ui::state::model::Model;

impl Model {
    /// Name of the list that sentences of this language are cut by, if there is one and it is not here yet.
    pub(in crate::ui) fn missing(self, language: Option<&str>) -> Option<&'static str> {
        self.lexicons().missing(language)
    }

    /// The word lists that are here.
    pub(in crate::ui) fn lexicons(self) -> Lexicons {
        self.kept.with_value(|kept| kept.lexicons.clone())
    }

    /// Fetches the list of this language, if there is one and it is not here yet.
    pub async fn learn(self, language: Option<&str>) {
        if let Some(name) = self.missing(language)
            && let Some(list) = self.host.get_value().words(name).await
        {
            self.kept.update_value(|kept| kept.lexicons = kept.lexicons.with(name, &list));
        }
    }

    /// Runs a command of the table as [`Self::run`] does; one that cuts sentences waits for the words of their language
    /// first. Where the person looks at something else by then, it is not run: it would act on that.
    pub fn press(self, command: &'static (dyn Command + Sync)) {
        let lexicons = self.lexicons();
        let waits = self.with(|session| lexicons.missing(command.cuts_by(session)).is_some());
        if waits == Some(true) {
            let meant = self.place_in_view();
            self.with_late(move |more| (more.press)(self, command, meant));
        } else {
            self.run(command);
        }
    }

    pub(in crate::ui) fn place_in_view(self) -> PlaceInView {
        (self.document.id.get_untracked(), self.document.view.get_untracked())
    }
}

/// An article and what of it the person looks at.
pub(in crate::ui) type PlaceInView = (Option<ArticleId>, View);
