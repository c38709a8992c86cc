//! Where the person is told: alerts, toasts, and whether all is saved.

use leptos::prelude::*;

use super::dom::{El, action, el, of};
use super::model::Model;
use super::saving::Saving;

/// What went wrong, if anything: an alert each for saving and for the last command.
pub fn alerts(model: Model) -> El {
    let failed = move || if let Saving::Failed(error) = model.saving.get() { Some(error.to_string()) } else { None };
    of("div", "alerts").swap(failed, move |why| not_saved(model, why)).swap(
        move || model.alert.get(),
        move |text| {
            let dismiss = action("", "Dismiss", move || model.alert.set(None));
            alert(text).with(of("div", "alert-actions").with(dismiss))
        },
    )
}

fn alert(text: &str) -> El {
    of("div", "alert").set("role", "alert").with(el("p").text(text))
}

fn not_saved(model: Model, why: &str) -> El {
    let text = format!(
        "Your work is not saved: {why}. It is kept while this page stays open, and saving is tried again. Download it to be \
         safe."
    );
    let download = move || action("", "Download", move || model.export_first());
    let actions = of("div", "alert-actions").with(action("", "Try again", move || model.retry()));
    alert(&text).with(actions.when(move || model.open.get().is_some(), download))
}

/// What just happened, spoken and, where it can be taken back, shown.
pub fn toasts(model: Model) -> El {
    let text = move || model.toast.with(|toast| toast.as_ref().map(|toast| toast.text.clone()));
    of("div", "toasts")
        .set("aria-live", "polite")
        .with(of("span", "unseen").follow_text(move || model.told.get()))
        .swap(text, move |text| {
            let undo = model.toast.with_untracked(|toast| toast.as_ref().is_some_and(|toast| toast.undo.is_some()));
            let undo = undo.then(|| action("", "Undo", move || model.undo_desk()));
            let dismiss = action("quiet", "Dismiss", move || model.toast.set(None));
            of("div", "toast").with(el("p").text(text)).all(undo.into_iter().chain([dismiss]).collect())
        })
}

/// Whether all is saved, in a word.
pub fn saved_status(model: Model) -> El {
    of("span", "saved").set("role", "status").follow_text(move || {
        let word = match model.saving.get() {
            Saving::Saved => "Saved",
            Saving::Saving => "Saving…",
            Saving::Failed(_) => "Not saved",
        };
        word.to_owned()
    })
}
