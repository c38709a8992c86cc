//! Commands: what a person can do. Those with keys are in [`COMMANDS`], which menus, the palette, the keyboard and the help are
//! made from. A command reads the workspace and returns a plan; [`Workspace::run`](super::Workspace::run) applies it.

mod attribute;
mod attribute_fields;
mod delete;
mod delete_article;
mod extent;
mod history;
mod label;
mod label_set;
mod lost;
mod movement;
mod no_claim;
mod note;
mod page;
mod passages;
mod pieces;
mod relation;
mod relation_type;
mod replace;
mod section;
mod select;
mod setting;
mod structure;
mod table;

pub use crate::annotation::LabelField;
pub use attribute::{DropEmptyRecords, SetAttribute};
pub use attribute_fields::SetFields;
pub use delete::Delete;
pub use delete_article::DeleteArticle;
pub use extent::{MoveEdge, SetExtent};
pub use history::{Redo, Undo};
use label::NewLabel;
pub use label::{Relabel, Tag};
pub use label_set::{
    AddLabel, AddLabels, Arrival, DeleteLabel, DescribeLabel, MergeLabel, MoveLabel, NameLabelSet, RetireLabel,
    UseLabels, draft, fit, join, left_over, set_field,
};
pub use lost::{DropLost, Place};
pub use movement::{GoTo, MoveTo};
pub use no_claim::NoClaim;
pub use note::{EndTyping, SetNote};
pub use page::Page;
pub use passages::{AddPassage, RemovePassage, SelectAlso};
pub use pieces::{JoinAnnotations, SplitAnnotation};
pub(super) use relation::looking_at;
pub use relation::{Relate, SetRelation, Unrelate};
pub use relation_type::SetRelationTypes;
pub use replace::Replace;
pub use section::SelectSection;
pub use select::{Deselect, Select, SelectAll, SelectPassage};
pub use setting::ChangeSetting;
pub use structure::{ChangeLevel, Join, MakeBlock, SetDetails, Split};
pub use table::{COMMANDS, CommandEntry, FIRST_COMMANDS, Scope, command, first_command};

use super::{Context, Session, View};
use crate::article::{BlockKind, Stamp};
use crate::document::Entry;
use crate::library;
use crate::message::Message;

/// Something a person can do.
pub trait Command {
    /// Says what the command would do now.
    ///
    /// # Errors
    /// Where it cannot act, with the reason for the person.
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal>;

    /// BCP 47 tag of the language by whose words the command cuts sentences, where it cuts any and a language is known: the
    /// page fetches that list before it runs the command.
    fn cuts_by<'a>(&'a self, _session: &'a Session) -> Option<&'a str> {
        None
    }

    /// Whether labels that the command puts into the document come from elsewhere: then new articles do not start with them.
    fn brings_labels(&self) -> bool {
        false
    }
}

/// What a command would do.
#[derive(Clone, PartialEq, Debug)]
pub enum Plan {
    /// Change the open document, as one step of undo.
    Do {
        /// The step.
        entry: Entry,
        /// Where the person looks afterwards.
        view: View,
        /// What is left to do outside.
        effects: Vec<Effect>,
    },
    /// Change the library, as one step of undo.
    Library {
        /// The step.
        entry: library::Entry,
        /// What is left to do outside.
        effects: Vec<Effect>,
    },
    /// Change nothing but where the person looks.
    SetView {
        /// Where; of no account where no document is open.
        view: View,
        /// What is left to do outside.
        effects: Vec<Effect>,
    },
    /// Take the last step back.
    Undo,
    /// Do the step again that was last taken back.
    Redo,
}

impl Plan {
    /// Changes nothing and leaves something to do outside.
    #[must_use]
    pub fn outside(session: &Session, effect: Effect) -> Self {
        Self::SetView { view: session.view().clone(), effects: vec![effect] }
    }
}

/// Why a command did nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// What to tell the person; `None` where the reason is plain to see, such as nothing to undo.
    pub message: Option<Message>,
}

impl Refusal {
    /// There is nothing to act on, and anyone can see it.
    pub const NOTHING: Self = Self { message: None };

    /// A reason to tell.
    pub fn new(message: impl Into<Message>) -> Self {
        Self { message: Some(message.into()) }
    }
}

/// What the page does after a command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Bring what is looked at into view.
    Reveal,
    /// Show the passage as the browser's own selection, or clear that.
    ShowPassage,
    /// Let the person choose among the annotations that touch the current sentence.
    Choose,
    /// Put the cursor into the note of the selected annotation.
    FocusNote,
    /// Offer to take back what was just done, with a button.
    OfferUndo,
    /// Let the person choose what the selected annotation is to be linked to.
    Link,
    /// Open a dialog.
    Open(Dialog),
    /// Choose a file to import.
    ChooseFile,
    /// Leave the article for the list of articles.
    Leave,
    /// Read the saved entries of the history, hand them to the session, and then redo (`forwards`) or undo.
    ReadHistory {
        /// Whether to redo.
        forwards: bool,
    },
}

/// A dialog of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialog {
    /// Formats to export.
    Export,
    /// Files of several articles.
    ExportArticles,
    /// The labels and what they mean.
    Labels,
    /// A label that is made up for what is selected.
    NewLabel,
    /// The types of relations.
    RelationTypes,
    /// The fields of an annotation.
    Fields,
    /// What is known of the article.
    Details,
    /// The person's name, how marks look, and the keys.
    Settings,
    /// All keys.
    Keys,
    /// The palette of commands.
    Commands,
}
