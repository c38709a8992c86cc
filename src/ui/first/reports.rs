//! Where the person is told: alerts, toasts, and whether all is saved.

use leptos::prelude::*;

use crate::storage::StorageError;
use crate::ui::dom::{El, action, el, of};
use crate::ui::state::model::Model;
use crate::ui::state::progress::Progress;
use crate::ui::state::saving::Saving;

/// What went wrong, if anything: an alert each for saving and for the last command.
pub fn alerts(model: Model) -> El {
    let failed = move || match model.saving.get() {
        Saving::Failed(StorageError::Closed | StorageError::Changed) | Saving::Saved | Saving::Saving => None,
        Saving::Failed(error) => Some(error.to_string()),
    };
    // Made anew once something was done that is not saved.
    let closed = move || {
        let closed = model.saving.get() == Saving::Failed(StorageError::Closed);
        closed.then(|| model.is_behind())
    };
    let frozen = move || model.document.frozen.get();
    of("div", "alerts")
        .swap(failed, move |why| not_saved(model, why))
        .swap_late(model, frozen, move |more| {
            model.document.frozen.get_untracked().map_or_else(|| el("p"), |frozen| (more.frozen)(model, frozen))
        })
        .swap_late(model, closed, move |more| (more.superseded)(model))
        .swap(
            move || model.messages.alert.get(),
            move |text| {
                let dismiss = action("", "Dismiss", move || model.messages.alert.set(None));
                alert(text).with(of("div", "alert-actions").with(dismiss))
            },
        )
}

/// An alert without buttons.
pub fn alert(text: &str) -> El {
    of("div", "alert").set("role", "alert").with(el("p").text(text))
}

fn not_saved(model: Model, why: &str) -> El {
    let text = format!(
        "Your work is not saved: {why}. It is kept while this page stays open, and saving is tried again. Download it to be \
         safe."
    );
    let download = move || action("", "Download", move || model.with_more(move |more| (more.export_native)(model)));
    let actions = of("div", "alert-actions").with(action("", "Try again", move || model.retry()));
    alert(&text).with(actions.when(move || model.document.id.get().is_some(), download))
}

/// What just happened, spoken and, where it can be taken back, shown.
pub fn toasts(model: Model) -> El {
    let text = move || model.messages.toast.with(|toast| toast.as_ref().map(|toast| toast.text.clone()));
    of("div", "toasts")
        .set("aria-live", "polite")
        .with(of("span", "unseen").follow_text(move || model.messages.told.get()))
        .swap_late(model, text, move |more| (more.toast)(model))
}

/// What is being read or loaded, once that takes long. A reading can be called off.
pub fn progress(model: Model) -> El {
    let loading =
        || of("div", "toast").with(el("p").text("Loading…")).with(el("progress").set("aria-label", "Loading"));
    of("div", "toasts reading")
        .set("role", "status")
        .swap_late(model, move || model.reading.with(Progress::number), move |more| (more.progress)(model))
        .when(move || model.more.slow.get(), loading)
}

/// What was just done, for a while, in one line. Those who do not see it are told by the toasts' region.
pub fn told(model: Model) -> El {
    of("span", "told").set("aria-hidden", "true").set("dir", "auto").follow_text(move || model.messages.told.get())
}

/// Whether all is saved, in a word.
pub fn saved_status(model: Model) -> El {
    of("span", "saved").set("role", "status").follow_text(move || {
        let word = match model.saving.get() {
            Saving::Saved if model.document.frozen.get().is_some() => "Read only",
            Saving::Saved => "Saved",
            Saving::Saving => "Saving…",
            // Nothing can be saved any more, but all that was done is.
            Saving::Failed(StorageError::Closed) if !model.is_behind() => "Saved",
            Saving::Failed(_) => "Not saved",
        };
        word.to_owned()
    })
}
