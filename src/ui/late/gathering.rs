//! Says that passages are being gathered, for a new annotation or an existing one, and how that ends.

use leptos::prelude::*;

use crate::annotation::Annotation;
use crate::browser::page;
use crate::editor::commands::{AddPassage, Deselect, Place};
use crate::editor::{Session, View};
use crate::l10n::{Text, common, passages};
use crate::ui::dom::{Attr, El, TagName, action_button, el, el_with_class};
use crate::ui::first::label_bars::keep_selection;
use crate::ui::state::model::Model;

/// Most characters that are shown of words that were not found.
const SHOWN: usize = 80;

/// What passages are chosen for.
#[derive(Clone, Copy, PartialEq)]
enum For {
    /// An annotation that gets one more.
    One,
    /// An annotation whose words were not found.
    Lost,
    /// An annotation to be made.
    New,
}

/// The bar, while passages are being gathered or words looked for.
pub fn gathering(model: Model) -> El {
    let state = move || {
        // Its place may have been taken back.
        model.document.edits.track();
        let view = model.document.view.get();
        let state = match () {
            () if model.with(|session| lost(session).is_some()).unwrap_or(false) => For::Lost,
            () if view.append_to.is_some() => For::One,
            () if !view.extra_ranges.is_empty() => For::New,
            () => return None,
        };
        Some((state, view.append_to.or(view.selected)))
    };
    el(TagName::DIV).keyed_child(state, move |(state, _)| match state {
        For::One => adding(model),
        For::Lost => placing(model),
        For::New => more(model),
    })
}

/// The annotation whose words the person looks for. One that has a place too may only be looked at or get another passage, unless
/// it is selected beside one.
fn lost(session: &Session) -> Option<&Annotation> {
    let view = session.view();
    let waiting = view.append_to.as_ref().and_then(|id| session.annotations().get(id));
    let meant = |one: &&Annotation| !one.target.is_placed() || view.append_to.is_none() && view.passage.is_some();
    waiting.or(session.selected()).filter(meant).filter(|one| !one.target.alone().is_empty())
}

fn placing(model: Model) -> El {
    let words = |session: &Session| {
        let words = lost(session)?.target.alone().first()?.quote();
        let mut shown: String = words.chars().take(SHOWN).collect();
        if shown.len() < words.len() {
            shown.push('…');
        }
        Some(shown)
    };
    let words = model.with(words).flatten().unwrap_or_default();
    // The quote may be of another direction.
    let text = passages::select_words(&["\u{2068}", &words, "\u{2069}"].concat());
    let place = act(passages::PLACE_HERE, move || model.run(&Place::FIRST))
        .attr(Attr::CLASS, "main")
        .follow_bool_attr(Attr::DISABLED, move || !model.is_enabled(&Place::FIRST));
    let acts = vec![place, act(common::CANCEL, move || model.run(&Deselect))];
    bar(model, move || text.clone(), acts).attr(Attr::CLASS, "gathering placing")
}

fn adding(model: Model) -> El {
    let label = |session: &Session| {
        let annotation = session.annotations().get(session.view().append_to.as_ref()?)?;
        Some(session.labels().label(&annotation.label)?.name.clone())
    };
    let label = model.with(label).flatten().unwrap_or_default();
    let text = passages::add_to(&label);
    let add = act(common::ADD, move || model.run(&AddPassage)).attr(Attr::CLASS, "main");
    bar(model, move || text.clone(), vec![add, act(common::CANCEL, move || model.run(&Deselect))])
}

fn more(model: Model) -> El {
    let count = |view: &View| view.extra_ranges.len() + usize::from(view.passage.is_some());
    let text = move || passages::gathered(model.document.view.with(count));
    bar(model, text, vec![act(passages::LET_GO, move || model.run(&Deselect))])
}

fn bar(model: Model, text: impl Fn() -> String + 'static, acts: Vec<El>) -> El {
    el_with_class(TagName::DIV, "gathering")
        .attr(Attr::DATA_BAR, "")
        .on("mousedown", keep_selection)
        .follow_attr(Attr::DATA_COUNT, move || {
            Some(model.document.view.with(|view| view.extra_ranges.len()).to_string())
        })
        .child(el_with_class(TagName::SPAN, "gathering-text").attr(Attr::ROLE, "status").follow_text(text))
        .child(el_with_class(TagName::SPAN, "gathering-acts").children(acts))
}

fn act(text: Text, press: impl Fn() + 'static) -> El {
    action_button("", text, move || {
        press();
        page::focus("#article");
    })
}
