//! The table of commands that can be named without saying more; labels add one each ([`Tag`](super::Tag)).

use super::*;

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

const NO_CLAIM: CommandEntry = entry("no-claim", "No claim in this sentence", &["0"], Scope::Annotation, &NoClaim);
const NEW_LABEL: CommandEntry = entry("new-label", "New label for this…", &["+"], Scope::Article, &NewLabel);
const NEXT_SENTENCE: CommandEntry =
    entry("next-sentence", "Next sentence", &["j", "ArrowDown"], Scope::Article, &MoveTo::NEXT_SENTENCE);
const PREVIOUS_SENTENCE: CommandEntry =
    entry("previous-sentence", "Previous sentence", &["k", "ArrowUp"], Scope::Article, &MoveTo::PREVIOUS_SENTENCE);
const NEXT_ANNOTATION: CommandEntry =
    entry("next-annotation", "Next annotation", &["n"], Scope::Annotation, &MoveTo::NEXT_ANNOTATION);
const PREVIOUS_ANNOTATION: CommandEntry =
    entry("previous-annotation", "Previous annotation", &["p"], Scope::Annotation, &MoveTo::PREVIOUS_ANNOTATION);
const OPEN: CommandEntry =
    entry("open", "Select an annotation here, then its note", &["Enter"], Scope::Article, &select::Open);
const DESELECT: CommandEntry = entry("deselect", "Deselect", &["Escape"], Scope::Annotation, &Deselect);
const ADD_PASSAGE: CommandEntry = entry("add-passage", "Add another passage", &["w"], Scope::Annotation, &AddPassage);
const SELECT_ALL: CommandEntry =
    entry("select-all", "Select the whole article", &["Mod+a"], Scope::Article, &SelectAll);
const DELETE: CommandEntry =
    entry("delete", "Delete the annotation", &["Delete", "Backspace"], Scope::Annotation, &Delete);
const UNDO: CommandEntry = entry("undo", "Undo", &["Mod+z"], Scope::Page, &Undo);
const REDO: CommandEntry = entry("redo", "Redo", &["Mod+Shift+z", "Mod+y"], Scope::Page, &Redo);
const EXPORT: CommandEntry = entry("export", "Export", &["x"], Scope::Article, &Page(Effect::Open(Dialog::Export)));
const IMPORT: CommandEntry = entry("import", "Import", &["i"], Scope::Article, &Page(Effect::ChooseFile));
const LABELS: CommandEntry = entry("labels", "Labels…", &["l"], Scope::Article, &Page(Effect::Open(Dialog::Labels)));
const RELATION_TYPES: CommandEntry =
    entry("relation-types", "Relation types…", &[], Scope::Page, &Page(Effect::Open(Dialog::RelationTypes)));
const FIELDS: CommandEntry =
    entry("fields", "Fields of the record…", &[], Scope::Article, &Page(Effect::Open(Dialog::Fields)));
const DETAILS: CommandEntry =
    entry("details", "Article details…", &["e"], Scope::Article, &Page(Effect::Open(Dialog::Details)));
const SETTINGS: CommandEntry =
    entry("settings", "Settings…", &[","], Scope::Article, &Page(Effect::Open(Dialog::Settings)));
const KEYS: CommandEntry = entry("keys", "Keyboard help", &["?"], Scope::Article, &Page(Effect::Open(Dialog::Keys)));
const PALETTE: CommandEntry =
    entry("commands", "Commands", &["Mod+k"], Scope::Everywhere, &Page(Effect::Open(Dialog::Commands)));
const LIBRARY: CommandEntry = entry("library", "All articles", &["a"], Scope::Article, &Page(Effect::Leave));

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
    entry("end-later", "End one word later", &["Shift+ArrowRight"], Scope::Annotation, &MoveEdge::END_LATER),
    entry("end-earlier", "End one word earlier", &["Shift+ArrowLeft"], Scope::Annotation, &MoveEdge::END_EARLIER),
    entry("start-earlier", "Start one word earlier", &["Shift+ArrowUp"], Scope::Annotation, &MoveEdge::START_EARLIER),
    entry("start-later", "Start one word later", &["Shift+ArrowDown"], Scope::Annotation, &MoveEdge::START_LATER),
    entry("end-later-fine", "End one character later", &["Alt+Shift+ArrowRight"], Scope::Annotation, &MoveEdge::END_LATER.fine()),
    entry("end-earlier-fine", "End one character earlier", &["Alt+Shift+ArrowLeft"], Scope::Annotation, &MoveEdge::END_EARLIER.fine()),
    entry("start-earlier-fine", "Start one character earlier", &["Alt+Shift+ArrowUp"], Scope::Annotation, &MoveEdge::START_EARLIER.fine()),
    entry("start-later-fine", "Start one character later", &["Alt+Shift+ArrowDown"], Scope::Annotation, &MoveEdge::START_LATER.fine()),
    ADD_PASSAGE,
    entry("place", "Place the annotation here", &["Shift+p"], Scope::Annotation, &Place::FIRST),
    entry("select-section", "Select the whole section", &["o"], Scope::Article, &SelectSection),
    SELECT_ALL,
    entry("split-annotation", "Split the annotation", &["Shift+s"], Scope::Annotation, &SplitAnnotation),
    entry("join-annotations", "Join with the next annotation of its label", &["Shift+m"], Scope::Annotation, &JoinAnnotations),
    entry("link", "Link to another annotation…", &["r"], Scope::Annotation, &relation::Link),
    DELETE,
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

/// The entry of that name.
#[must_use]
pub fn command(name: &str) -> Option<&'static CommandEntry> {
    COMMANDS.iter().find(|entry| entry.name == name)
}

/// The entry of that name among [`FIRST_COMMANDS`].
#[must_use]
pub fn first_command(name: &str) -> Option<&'static CommandEntry> {
    FIRST_COMMANDS.iter().find(|entry| entry.name == name)
}
