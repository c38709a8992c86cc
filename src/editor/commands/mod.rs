//! Commands: what a person can do. Those with a key stand in [`COMMANDS`], from which menus, the palette, the keyboard
//! and the help are made. A command only looks at what is there and says what it would do;
//! [`Workspace::run`](super::Workspace::run) does it.

mod attribute;
mod attribute_fields;
mod delete;
mod delete_article;
mod extent;
mod history;
mod label;
mod label_set;
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

pub use crate::annotation::LabelField;
pub use attribute::{DropEmptyRecords, SetAttribute};
pub use attribute_fields::SetFields;
pub use delete::Delete;
pub use delete_article::DeleteArticle;
pub use extent::{MoveEdge, SetExtent};
pub use history::{Redo, Undo};
use label::NewLabel;
pub use label::Tag;
pub use label_set::{
    AddLabel, AddLabels, Arrival, DeleteLabel, DescribeLabel, MergeLabel, MoveLabel, NameLabelSet, RetireLabel,
    UseLabels, draft, fit, join, left_over, set_field,
};
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

use super::{Context, Session, View};
use crate::article::{BlockKind, Stamp};
use crate::document::Entry;
use crate::library;

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
    Look {
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
        Self::Look { view: session.view().clone(), effects: vec![effect] }
    }
}

/// Why a command did nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// What to tell the person; empty where the reason is plain to see, such as nothing to undo.
    pub message: String,
}

impl Refusal {
    /// There is nothing to act on, and anyone can see it.
    pub const NOTHING: Self = Self { message: String::new() };

    /// A reason to tell.
    pub fn told(message: impl Into<String>) -> Self {
        Self { message: message.into() }
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

/// Where a key works.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// While the article has the focus; in the library, anywhere but in a text field.
    Article,
    /// Wherever an annotation is selected: while the article or the list of annotations has the focus, its text fields left
    /// out.
    Annotation,
    /// Anywhere but in a text field.
    Page,
    /// In text fields too, which have no use for the key. While a dialog is open, no command has a key.
    Everywhere,
}

/// A command with its name and keys.
pub struct CommandEntry {
    /// Its name in code and settings.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// Its keys, see [`super::Chord::is`]; the first is the one that is shown.
    pub keys: &'static [&'static str],
    /// Where its keys work.
    pub scope: Scope,
    /// What it does.
    pub command: &'static (dyn Command + Sync),
}

const fn entry(
    name: &'static str,
    title: &'static str,
    keys: &'static [&'static str],
    scope: Scope,
    command: &'static (dyn Command + Sync),
) -> CommandEntry {
    CommandEntry { name, title, keys, scope, command }
}

/// All commands that can be named without saying more; labels add one each ([`Tag`]).
#[rustfmt::skip]
pub const COMMANDS: &[CommandEntry] = &[
    entry("no-claim", "No claim in this sentence", &["0"], Scope::Annotation, &NoClaim),
    entry("new-label", "New label for this…", &["+"], Scope::Article, &NewLabel),
    entry("next-sentence", "Next sentence", &["j", "ArrowDown"], Scope::Article, &MoveTo::NEXT_SENTENCE),
    entry("previous-sentence", "Previous sentence", &["k", "ArrowUp"], Scope::Article, &MoveTo::PREVIOUS_SENTENCE),
    entry("next-annotation", "Next annotation", &["n"], Scope::Annotation, &MoveTo::NEXT_ANNOTATION),
    entry("previous-annotation", "Previous annotation", &["p"], Scope::Annotation, &MoveTo::PREVIOUS_ANNOTATION),
    entry("open", "Select an annotation here, then its note", &["Enter"], Scope::Article, &select::Open),
    entry("deselect", "Deselect", &["Escape"], Scope::Annotation, &Deselect),
    entry("end-later", "End one word later", &["Shift+ArrowRight"], Scope::Annotation, &MoveEdge::END_LATER),
    entry("end-earlier", "End one word earlier", &["Shift+ArrowLeft"], Scope::Annotation, &MoveEdge::END_EARLIER),
    entry("start-earlier", "Start one word earlier", &["Shift+ArrowUp"], Scope::Annotation, &MoveEdge::START_EARLIER),
    entry("start-later", "Start one word later", &["Shift+ArrowDown"], Scope::Annotation, &MoveEdge::START_LATER),
    entry("end-later-fine", "End one character later", &["Alt+Shift+ArrowRight"], Scope::Annotation, &MoveEdge::END_LATER.fine()),
    entry("end-earlier-fine", "End one character earlier", &["Alt+Shift+ArrowLeft"], Scope::Annotation, &MoveEdge::END_EARLIER.fine()),
    entry("start-earlier-fine", "Start one character earlier", &["Alt+Shift+ArrowUp"], Scope::Annotation, &MoveEdge::START_EARLIER.fine()),
    entry("start-later-fine", "Start one character later", &["Alt+Shift+ArrowDown"], Scope::Annotation, &MoveEdge::START_LATER.fine()),
    entry("add-passage", "Add another passage", &["w"], Scope::Annotation, &AddPassage),
    entry("select-section", "Select the whole section", &["o"], Scope::Article, &SelectSection),
    entry("select-all", "Select the whole article", &["Mod+a"], Scope::Article, &SelectAll),
    entry("split-annotation", "Split the annotation", &["Shift+s"], Scope::Annotation, &SplitAnnotation),
    entry("join-annotations", "Join with the next annotation of its label", &["Shift+m"], Scope::Annotation, &JoinAnnotations),
    entry("link", "Link to another annotation…", &["r"], Scope::Annotation, &relation::Link),
    entry("delete", "Delete the annotation", &["Delete", "Backspace"], Scope::Annotation, &Delete),
    entry("split", "Split the sentence here", &["s"], Scope::Article, &Split),
    entry("join", "Join with the next sentence", &["m"], Scope::Article, &Join),
    entry("make-heading", "Make it a heading", &["h"], Scope::Article, &MakeBlock(BlockKind::Heading)),
    entry("make-paragraph", "Make it a paragraph", &["b"], Scope::Article, &MakeBlock(BlockKind::Paragraph)),
    entry("make-item", "Make it a list item", &["u"], Scope::Article, &MakeBlock(BlockKind::ListItem)),
    entry("make-quote", "Make it a quotation", &["q"], Scope::Article, &MakeBlock(BlockKind::Quote)),
    entry("make-caption", "Make it a caption", &["c"], Scope::Article, &MakeBlock(BlockKind::Caption)),
    entry("make-metadata", "Make it metadata", &["d"], Scope::Article, &MakeBlock(BlockKind::Metadata)),
    entry("make-title", "Make it the title", &["t"], Scope::Article, &MakeBlock(BlockKind::Title)),
    entry("deeper", "One level deeper", &[">"], Scope::Article, &ChangeLevel::DEEPER),
    entry("back", "One level back", &["<"], Scope::Article, &ChangeLevel::BACK),
    entry("undo", "Undo", &["Mod+z"], Scope::Page, &Undo),
    entry("redo", "Redo", &["Mod+Shift+z", "Mod+y"], Scope::Page, &Redo),
    entry("export", "Export", &["x"], Scope::Article, &Page(Effect::Open(Dialog::Export))),
    entry("import", "Import", &["i"], Scope::Article, &Page(Effect::ChooseFile)),
    entry("labels", "Labels…", &["l"], Scope::Article, &Page(Effect::Open(Dialog::Labels))),
    entry("relation-types", "Relation types…", &[], Scope::Page, &Page(Effect::Open(Dialog::RelationTypes))),
    entry("fields", "Fields of the record…", &[], Scope::Article, &Page(Effect::Open(Dialog::Fields))),
    entry("details", "Article details…", &["e"], Scope::Article, &Page(Effect::Open(Dialog::Details))),
    entry("settings", "Settings…", &[","], Scope::Article, &Page(Effect::Open(Dialog::Settings))),
    entry("keys", "Keyboard help", &["?"], Scope::Article, &Page(Effect::Open(Dialog::Keys))),
    entry("commands", "Commands", &["Mod+k"], Scope::Everywhere, &Page(Effect::Open(Dialog::Commands))),
    entry("desk", "All articles", &["a"], Scope::Article, &Page(Effect::Leave)),
];

/// The entry of that name.
#[must_use]
pub fn command(name: &str) -> Option<&'static CommandEntry> {
    COMMANDS.iter().find(|entry| entry.name == name)
}
