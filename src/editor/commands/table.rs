//! The table of commands that can be named without saying more; labels add one each ([`Tag`](super::Tag)).

use super::*;
use crate::message::{Key, commands, more_commands};

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
    /// What people call it. The key is its name in code.
    pub title: Key,
    /// Its keys, see [`super::Chord::is`]; the first is the one that is shown.
    pub keys: &'static [&'static str],
    /// Where its keys work.
    pub scope: Scope,
    /// What it does.
    pub command: &'static (dyn Command + Sync),
}

impl CommandEntry {
    /// Its name in code.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.title.name()
    }
}

const fn entry(
    title: Key,
    keys: &'static [&'static str],
    scope: Scope,
    command: &'static (dyn Command + Sync),
) -> CommandEntry {
    CommandEntry { title, keys, scope, command }
}

const NO_CLAIM: CommandEntry = entry(commands::NO_CLAIM, &["0"], Scope::Annotation, &NoClaim);
const NEW_LABEL: CommandEntry = entry(commands::NEW_LABEL, &["+"], Scope::Article, &NewLabel);
const NEXT_SENTENCE: CommandEntry =
    entry(commands::NEXT_SENTENCE, &["j", "ArrowDown"], Scope::Article, &MoveTo::NEXT_SENTENCE);
const PREVIOUS_SENTENCE: CommandEntry =
    entry(commands::PREVIOUS_SENTENCE, &["k", "ArrowUp"], Scope::Article, &MoveTo::PREVIOUS_SENTENCE);
const NEXT_ANNOTATION: CommandEntry =
    entry(commands::NEXT_ANNOTATION, &["n"], Scope::Annotation, &MoveTo::NEXT_ANNOTATION);
const PREVIOUS_ANNOTATION: CommandEntry =
    entry(commands::PREVIOUS_ANNOTATION, &["p"], Scope::Annotation, &MoveTo::PREVIOUS_ANNOTATION);
const OPEN: CommandEntry = entry(commands::OPEN, &["Enter"], Scope::Article, &select::Open);
const DESELECT: CommandEntry = entry(commands::DESELECT, &["Escape"], Scope::Annotation, &Deselect);
const ADD_PASSAGE: CommandEntry = entry(commands::ADD_PASSAGE, &["w"], Scope::Annotation, &AddPassage);
const SELECT_ALL: CommandEntry = entry(commands::SELECT_ALL, &["Mod+a"], Scope::Article, &SelectAll);
const DELETE: CommandEntry = entry(commands::DELETE, &["Delete", "Backspace"], Scope::Annotation, &Delete);
const UNDO: CommandEntry = entry(commands::UNDO, &["Mod+z"], Scope::Page, &Undo);
const REDO: CommandEntry = entry(commands::REDO, &["Mod+Shift+z", "Mod+y"], Scope::Page, &Redo);
const EXPORT: CommandEntry = entry(commands::EXPORT, &["x"], Scope::Article, &Page(Effect::Open(Dialog::Export)));
const IMPORT: CommandEntry = entry(commands::IMPORT, &["i"], Scope::Article, &Page(Effect::ChooseFile));
const LABELS: CommandEntry = entry(commands::LABELS, &["l"], Scope::Article, &Page(Effect::Open(Dialog::Labels)));
const RELATION_TYPES: CommandEntry =
    entry(commands::RELATION_TYPES, &[], Scope::Page, &Page(Effect::Open(Dialog::RelationTypes)));
const FIELDS: CommandEntry = entry(commands::FIELDS, &[], Scope::Article, &Page(Effect::Open(Dialog::Fields)));
const DETAILS: CommandEntry = entry(commands::DETAILS, &["e"], Scope::Article, &Page(Effect::Open(Dialog::Details)));
const SETTINGS: CommandEntry = entry(commands::SETTINGS, &[","], Scope::Article, &Page(Effect::Open(Dialog::Settings)));
const KEYS: CommandEntry = entry(commands::KEYS, &["?"], Scope::Article, &Page(Effect::Open(Dialog::Keys)));
const PALETTE: CommandEntry =
    entry(commands::COMMANDS, &["Mod+k"], Scope::Everywhere, &Page(Effect::Open(Dialog::Commands)));
const LIBRARY: CommandEntry = entry(commands::LIBRARY, &["a"], Scope::Article, &Page(Effect::Leave));

/// What the first marks need, and what only asks the page for something. The page has no others until its second part is here.
pub const FIRST_COMMANDS: &[CommandEntry] = &[
    NO_CLAIM,
    NEW_LABEL,
    NEXT_SENTENCE,
    PREVIOUS_SENTENCE,
    NEXT_ANNOTATION,
    PREVIOUS_ANNOTATION,
    OPEN,
    DESELECT,
    ADD_PASSAGE,
    SELECT_ALL,
    DELETE,
    UNDO,
    REDO,
    EXPORT,
    IMPORT,
    LABELS,
    RELATION_TYPES,
    FIELDS,
    DETAILS,
    SETTINGS,
    KEYS,
    PALETTE,
    LIBRARY,
];

/// All of them, in the order in which they are listed.
#[rustfmt::skip]
pub const COMMANDS: &[CommandEntry] = &[
    NO_CLAIM,
    NEW_LABEL,
    NEXT_SENTENCE,
    PREVIOUS_SENTENCE,
    NEXT_ANNOTATION,
    PREVIOUS_ANNOTATION,
    OPEN,
    DESELECT,
    entry(more_commands::END_LATER, &["Shift+ArrowRight"], Scope::Annotation, &MoveEdge::END_LATER),
    entry(more_commands::END_EARLIER, &["Shift+ArrowLeft"], Scope::Annotation, &MoveEdge::END_EARLIER),
    entry(more_commands::START_EARLIER, &["Shift+ArrowUp"], Scope::Annotation, &MoveEdge::START_EARLIER),
    entry(more_commands::START_LATER, &["Shift+ArrowDown"], Scope::Annotation, &MoveEdge::START_LATER),
    entry(more_commands::END_LATER_FINE, &["Alt+Shift+ArrowRight"], Scope::Annotation, &MoveEdge::END_LATER.fine()),
    entry(more_commands::END_EARLIER_FINE, &["Alt+Shift+ArrowLeft"], Scope::Annotation, &MoveEdge::END_EARLIER.fine()),
    entry(more_commands::START_EARLIER_FINE, &["Alt+Shift+ArrowUp"], Scope::Annotation, &MoveEdge::START_EARLIER.fine()),
    entry(more_commands::START_LATER_FINE, &["Alt+Shift+ArrowDown"], Scope::Annotation, &MoveEdge::START_LATER.fine()),
    ADD_PASSAGE,
    entry(more_commands::PLACE, &["Shift+p"], Scope::Annotation, &Place::FIRST),
    entry(more_commands::SELECT_SECTION, &["o"], Scope::Article, &SelectSection),
    SELECT_ALL,
    entry(more_commands::SPLIT_ANNOTATION, &["Shift+s"], Scope::Annotation, &SplitAnnotation),
    entry(more_commands::JOIN_ANNOTATIONS, &["Shift+m"], Scope::Annotation, &JoinAnnotations),
    entry(more_commands::LINK, &["r"], Scope::Annotation, &relation::Link),
    DELETE,
    entry(more_commands::SPLIT, &["s"], Scope::Article, &Split),
    entry(more_commands::JOIN, &["m"], Scope::Article, &Join),
    entry(more_commands::MAKE_HEADING, &["h"], Scope::Article, &MakeBlock(BlockKind::Heading)),
    entry(more_commands::MAKE_PARAGRAPH, &["b"], Scope::Article, &MakeBlock(BlockKind::Paragraph)),
    entry(more_commands::MAKE_ITEM, &["u"], Scope::Article, &MakeBlock(BlockKind::ListItem)),
    entry(more_commands::MAKE_QUOTE, &["q"], Scope::Article, &MakeBlock(BlockKind::Quote)),
    entry(more_commands::MAKE_CAPTION, &["c"], Scope::Article, &MakeBlock(BlockKind::Caption)),
    entry(more_commands::MAKE_METADATA, &["d"], Scope::Article, &MakeBlock(BlockKind::Metadata)),
    entry(more_commands::MAKE_TITLE, &["t"], Scope::Article, &MakeBlock(BlockKind::Title)),
    entry(more_commands::DEEPER, &[">"], Scope::Article, &ChangeLevel::DEEPER),
    entry(more_commands::BACK, &["<"], Scope::Article, &ChangeLevel::BACK),
    UNDO,
    REDO,
    EXPORT,
    entry(more_commands::EXPORT_ARTICLES, &[], Scope::Page, &Page(Effect::Open(Dialog::ExportArticles))),
    IMPORT,
    LABELS,
    RELATION_TYPES,
    FIELDS,
    DETAILS,
    SETTINGS,
    KEYS,
    PALETTE,
    LIBRARY,
];

/// The entry of that name.
#[must_use]
pub fn command(name: &str) -> Option<&'static CommandEntry> {
    COMMANDS.iter().find(|entry| entry.name() == name)
}

/// The entry of that name among [`FIRST_COMMANDS`].
#[must_use]
pub fn first_command(name: &str) -> Option<&'static CommandEntry> {
    FIRST_COMMANDS.iter().find(|entry| entry.name() == name)
}
