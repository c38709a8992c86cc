//! Commands that cut sentences wait for the words of their language.

use crate::editor::Command;
use crate::ui::actions::lexicons::PlaceInView;
use crate::ui::state::model::Model;

/// Runs a command that cuts sentences once the words of their language are here, or cannot be had, if the person still looks
/// at `meant`.
pub fn press(model: Model, command: &'static (dyn Command + Sync), meant: PlaceInView) {
    let language = model.with(|session| command.cuts_by(session).map(str::to_owned)).flatten();
    leptos::task::spawn_local(async move {
        model.learn(language.as_deref()).await;
        if model.place_in_view() == meant {
            model.run(command);
        }
    });
}
