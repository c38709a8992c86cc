//! Change a setting.

use super::{Command, Context, Plan, Refusal};
use crate::annotation::LabelId;
use crate::article::Stamp;
use crate::library::{Edit, Entry, Look};
use crate::message::settings;

/// Changes a setting.
pub enum ChangeSetting {
    /// Whether single-character keys work.
    CharacterKeys(bool),
    /// What the person is called; nothing where it is empty.
    Name(String),
    /// How marks look.
    Look(Look),
    /// Whether the marks of a label are hidden.
    Hidden(LabelId, bool),
}

impl Command for ChangeSetting {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let settings = context.library()?.settings();
        let (changes, message, edit) = match self {
            Self::CharacterKeys(on) => {
                (settings.character_keys != *on, settings::CHARACTER_KEYS_SWITCHED, Edit::CharacterKeys { on: *on })
            }
            Self::Name(name) => {
                let after = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
                (settings.name != after, settings::NAME_CHANGED, Edit::Name { before: settings.name.clone(), after })
            }
            Self::Look(after) => {
                (settings.look != *after, settings::LOOK_CHANGED, Edit::Look { before: settings.look, after: *after })
            }
            Self::Hidden(label, on) => {
                let message = if *on { settings::LABEL_HIDDEN } else { settings::LABEL_SHOWN };
                (settings.hidden.contains(label) != *on, message, Edit::Hidden { label: label.clone(), on: *on })
            }
        };
        if !changes {
            return Err(Refusal::NOTHING);
        }
        let entry = Entry { message: message.into(), at: stamp.now.clone(), edits: vec![edit], run: None };
        Ok(Plan::Library { entry, effects: Vec::new() })
    }
}
