//! Change a setting.

use super::{Command, Context, Plan, Refusal};
use crate::article::{Id, Stamp};
use crate::library::{Edit, Entry, Look};

/// Changes a setting.
pub enum ChangeSetting {
    /// Whether single-character keys work.
    CharacterKeys(bool),
    /// What the person is called; nothing where it is empty.
    Name(String),
    /// How marks look.
    Look(Look),
    /// Whether the marks of a label are hidden.
    Hidden(Id, bool),
}

impl Command for ChangeSetting {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let settings = context.library()?.settings();
        let (changes, title, edit) = match self {
            Self::CharacterKeys(on) => {
                (settings.character_keys != *on, "Single-character keys", Edit::CharacterKeys { on: *on })
            }
            Self::Name(name) => {
                let after = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
                (settings.name != after, "Your name", Edit::Name { before: settings.name.clone(), after })
            }
            Self::Look(after) => {
                (settings.look != *after, "Look of marks", Edit::Look { before: settings.look, after: *after })
            }
            Self::Hidden(label, on) => {
                let title = if *on { "A label was hidden" } else { "A label was shown" };
                (settings.hidden.contains(label) != *on, title, Edit::Hidden { label: label.clone(), on: *on })
            }
        };
        if !changes {
            return Err(Refusal::NOTHING);
        }
        let entry = Entry { title: title.to_owned(), at: stamp.now.clone(), edits: vec![edit], run: None };
        Ok(Plan::Library { entry, effects: Vec::new() })
    }
}
