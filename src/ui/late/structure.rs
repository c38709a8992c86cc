//! The button and panel for the kind of the current block and the bounds of its sentences.

use leptos::prelude::*;
use web_sys::Event;

use crate::article::{Block, BlockKind};
use crate::browser::page;
use crate::editor::Session;
use crate::editor::commands::{Command, CommandEntry, command};
use crate::l10n::{self, Text, blocks};
use crate::ui::dom::{self, Attr, El, TagName, after_render_unowned, button, el, el_with_class, key, target};
use crate::ui::first::label_bars::keep_selection;
use crate::ui::state::model::Model;
use crate::ui::widgets::keys::keycaps;

/// What a block can be made, with the names of the commands, and what is on the buttons.
const KINDS: [(BlockKind, &str, Text); 7] = [
    (BlockKind::Title, "make-title", blocks::TITLE),
    (BlockKind::Heading, "make-heading", blocks::HEADING),
    (BlockKind::Paragraph, "make-paragraph", blocks::PARAGRAPH),
    (BlockKind::ListItem, "make-item", blocks::LIST_ITEM),
    (BlockKind::Quote, "make-quote", blocks::QUOTATION),
    (BlockKind::Caption, "make-caption", blocks::CAPTION),
    (BlockKind::Metadata, "make-metadata", blocks::AS_METADATA),
];
/// What else can be done to it.
const REST: [&str; 6] = ["deeper", "back", "split", "join", "select-section", "details"];

/// Pixels between the panel and the sentence above it.
const ROOM: f64 = 12.0;

/// The button that says what the current block is, and the panel that it opens.
pub fn structure(model: Model) -> El {
    let open = RwSignal::new(false);
    let now = move || {
        model.document.view.with(|_| ());
        model.document.structure.track();
        model.with(|session| current(session).map(in_words)).flatten()
    };
    let face = button("structure-button")
        .attr(Attr::ARIA_HASPOPUP, "true")
        .say_attr(Attr::TITLE, blocks::STRUCTURE_HINT)
        .follow_attr(Attr::ARIA_EXPANDED, move || Some(open.get().to_string()))
        .follow_attr(Attr::ARIA_LABEL, move || {
            Some(now().map_or_else(|| blocks::STRUCTURE_OF_NONE.get().to_owned(), |block| blocks::structure_of(&block)))
        })
        .follow_text(move || now().unwrap_or_else(|| blocks::STRUCTURE.get().to_owned()))
        .on("click", move |_| {
            open.update(|open| *open = !*open);
            if open.get_untracked() {
                // On what the block is now.
                after_render_unowned(|| {
                    page::focus(
                        "#structure [aria-pressed=true], #structure:not(:has([aria-pressed=true])) [aria-pressed]",
                    );
                    uncover();
                });
            }
        });
    let leave = move || {
        if open.get_untracked() {
            open.set(false);
            page::focus("#article");
        }
    };
    let outside = move |event: &Event| {
        if target(event).is_some_and(|hit| hit.closest("[data-structure]").ok().flatten().is_none()) {
            open.set(false);
        }
    };
    dom::listen(&page::document(), "pointerdown", Box::new(outside));
    el_with_class(TagName::DIV, "structure")
        .attr(Attr::DATA_STRUCTURE, "")
        // A press here must not take away the passage at which a sentence is to be split.
        .on("mousedown", keep_selection)
        .on("keydown", move |event| {
            if key(event) == "Escape" {
                event.prevent_default();
                leave();
            }
        })
        .child(face)
        .child_if(move || open.get(), move || panel(model, leave))
}

/// Scrolls the article so that the panel does not lie over the sentence it is about.
fn uncover() {
    let end = page::find("#article [data-sentence][aria-current]")
        .map(|sentence| sentence.get_bounding_client_rect().bottom());
    if let (Some(end), Some(panel)) = (end, page::place("#structure")) {
        page::scroll("#article", (end - panel + ROOM).max(0.0));
    }
}

fn panel(model: Model, leave: impl Fn() + Copy + 'static) -> El {
    let kind = move |(kind, name, title): (BlockKind, &str, Text)| {
        let is_now = move || model.with(|session| current(session).map(|block| block.kind)).flatten() == Some(kind);
        let pressed = move || {
            model.document.view.with(|_| ());
            model.document.structure.track();
            Some(is_now().to_string())
        };
        row(model, name, Some(title), leave).map(|(face, _)| face.follow_attr(Attr::ARIA_PRESSED, pressed))
    };
    let other = |name| {
        let (face, command) = row(model, name, None, leave)?;
        Some(face.follow_bool_attr(Attr::DISABLED, move || !model.is_enabled(command)))
    };
    let kinds = el_with_class(TagName::DIV, "kinds").children(KINDS.into_iter().filter_map(kind).collect());
    let rest = el_with_class(TagName::DIV, "rest").children(REST.into_iter().filter_map(other).collect());
    el_with_class(TagName::DIV, "structure-panel")
        .attr(Attr::ID, "structure")
        .attr(Attr::ROLE, "group")
        .say_attr(Attr::ARIA_LABEL, blocks::STRUCTURE)
        .child(kinds)
        .child(rest)
}

/// A button for a command, with its key. It is called as the command is, or by a text of its own.
fn row(
    model: Model,
    name: &str,
    own: Option<Text>,
    leave: impl Fn() + Copy + 'static,
) -> Option<(El, &'static (dyn Command + Sync))> {
    let entry @ CommandEntry { keys, command, .. } = command(name)?;
    let title = own.map_or_else(|| l10n::title(entry.title, l10n::ALL), |own| own.get().to_owned());
    let key = keys.first().copied().unwrap_or_default();
    let face = button("choice")
        .child(el(TagName::SPAN).text(&title))
        .child(keycaps(key).attr(Attr::ARIA_HIDDEN, "true"))
        .on("click", move |_| {
            leave();
            model.press(*command);
        });
    Some((face, *command))
}

fn current(session: &Session) -> Option<&Block> {
    let article = session.article();
    article.blocks.get(article.sentences.get(session.view().current?)?.block)
}

/// "Heading 3", "List item".
fn in_words(block: &Block) -> String {
    let name = match (block.kind, block.level, block.depth) {
        (BlockKind::Heading, Some(level), _) => return blocks::heading_of_level(level.into()),
        (BlockKind::ListItem, _, Some(depth @ 2..)) => return blocks::list_item_of_level(depth.into()),
        _ if block.duplicate => blocks::REPEATED_TITLE,
        (BlockKind::Metadata, ..) => blocks::METADATA,
        (BlockKind::Title, ..) => blocks::TITLE,
        (BlockKind::Heading, ..) => blocks::HEADING,
        (BlockKind::Paragraph, ..) => blocks::PARAGRAPH,
        (BlockKind::ListItem, ..) => blocks::LIST_ITEM,
        (BlockKind::Quote, ..) => blocks::QUOTATION,
        (BlockKind::Caption, ..) => blocks::CAPTION,
        (BlockKind::Row, ..) => blocks::ROW,
        (BlockKind::Excluded, ..) => blocks::EXCLUDED,
    };
    name.get().to_owned()
}
