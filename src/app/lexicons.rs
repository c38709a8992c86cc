//! The word lists that sentences are cut by: the model has those that are here, and fetches others when they are needed.
//!
//! Whatever cuts sentences waits for the list of its language first. Where that cannot be had, the sentences are those of
//! the rules that need no words. Lists that arrive later change no article that exists.

use leptos::prelude::*;

use super::model::Model;
use crate::session::Command;

impl Model {
    /// Name of the list that sentences of this language are cut by, if there is one and it is not here yet.
    pub(super) fn missing(self, language: Option<&str>) -> Option<&'static str> {
        self.lexicons.with_value(|lexicons| lexicons.missing(language))
    }

    /// Fetches the list of this language, if there is one and it is not here yet.
    pub async fn learn(self, language: Option<&str>) {
        if let Some(name) = self.missing(language)
            && let Some(list) = self.edge.get_value().words(name).await
        {
            self.lexicons.update_value(|lexicons| *lexicons = lexicons.with(name, &list));
        }
    }

    /// Runs a command of the table as [`Self::run`] does; one that cuts sentences waits for the words of their language
    /// first. Where the person looks at something else by then, it is not run: it would act on that.
    pub fn press(self, command: &'static (dyn Command + Sync)) {
        let language = self.with(|session| command.cuts_by(session).map(str::to_owned)).flatten();
        if self.missing(language.as_deref()).is_none() {
            return self.run(command);
        }
        let meant = move || (self.open.get_untracked(), self.view.get_untracked());
        let before = meant();
        leptos::task::spawn_local(async move {
            self.learn(language.as_deref()).await;
            if meant() == before {
                self.run(command);
            }
        });
    }
}
