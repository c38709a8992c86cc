//! Alerts, toasts, and whether everything is saved.

use leptos::prelude::*;

use crate::l10n::{common, saving};
use crate::storage::StorageError;
use crate::ui::dom::{Attr, El, TagName, action_button, el, el_with_class};
use crate::ui::state::model::Model;
use crate::ui::state::progress::Progress;
use crate::ui::state::saving::Saving;

/// What went wrong, if anything: an alert each for saving and for the last command.
pub fn alerts(model: Model) -> El {
    let failed = move || match model.saving.get() {
        Saving::Failed(StorageError::Closed | StorageError::Changed) | Saving::Saved | Saving::Saving => None,
        Saving::Failed(error) => Some(model.words(&error.message())),
    };
    // Made anew once something was done that is not saved.
    let closed = move || {
        let closed = model.saving.get() == Saving::Failed(StorageError::Closed);
        closed.then(|| model.is_behind())
    };
    let frozen = move || model.document.frozen.get();
    el_with_class(TagName::DIV, "alerts")
        .keyed_child(failed, move |why| not_saved(model, why))
        .late_child(model, frozen, move |more| {
            model.document.frozen.get_untracked().map_or_else(|| el(TagName::P), |frozen| (more.frozen)(model, frozen))
        })
        .late_child(model, closed, move |more| (more.superseded)(model))
        .keyed_child(
            move || model.messages.alert.get(),
            move |text| {
                let dismiss = action_button("", common::DISMISS, move || model.messages.alert.set(None));
                alert(text).child(el_with_class(TagName::DIV, "alert-actions").child(dismiss))
            },
        )
}

/// An alert without buttons.
pub fn alert(text: &str) -> El {
    el_with_class(TagName::DIV, "alert").attr(Attr::ROLE, "alert").child(el(TagName::P).text(text))
}

fn not_saved(model: Model, why: &str) -> El {
    let download =
        move || action_button("", common::DOWNLOAD, move || model.with_late(move |more| (more.export_native)(model)));
    let actions =
        el_with_class(TagName::DIV, "alert-actions").child(action_button("", saving::TRY_AGAIN, move || model.retry()));
    alert(&saving::work_not_saved(why)).child(actions.child_if(move || model.document.id.get().is_some(), download))
}

/// What just happened, spoken and, where it can be taken back, shown.
pub fn toasts(model: Model) -> El {
    let text = move || model.messages.toast.with(|toast| toast.as_ref().map(|toast| toast.text.clone()));
    el_with_class(TagName::DIV, "toasts")
        .attr(Attr::ARIA_LIVE, "polite")
        .child(el_with_class(TagName::SPAN, "unseen").follow_text(move || model.messages.told.get()))
        .late_child(model, text, move |more| (more.toast)(model))
}

/// What is being read or loaded, once that takes long. A reading can be called off.
pub fn progress(model: Model) -> El {
    let loading = || {
        el_with_class(TagName::DIV, "toast")
            .child(el(TagName::P).say(saving::LOADING))
            .child(el(TagName::PROGRESS).say_attr(Attr::ARIA_LABEL, saving::LOADING_BAR))
    };
    el_with_class(TagName::DIV, "toasts reading")
        .attr(Attr::ROLE, "status")
        .late_child(model, move || model.reading.with(Progress::number), move |more| (more.progress)(model))
        .child_if(move || model.more.slow.get(), loading)
}

/// What was just done, for a while, in one line. Those who do not see it are told by the toasts' region.
pub fn told(model: Model) -> El {
    el_with_class(TagName::SPAN, "told")
        .attr(Attr::ARIA_HIDDEN, "true")
        .attr(Attr::DIR, "auto")
        .follow_text(move || model.messages.told.get())
}

/// Whether all is saved, in a word.
pub fn saved_status(model: Model) -> El {
    el_with_class(TagName::SPAN, "saved").attr(Attr::ROLE, "status").follow_text(move || {
        let word = match model.saving.get() {
            Saving::Saved if model.document.frozen.get().is_some() => saving::READ_ONLY,
            Saving::Saved => saving::SAVED,
            Saving::Saving => saving::SAVING,
            // Nothing can be saved any more, but all that was done is.
            Saving::Failed(StorageError::Closed) if !model.is_behind() => saving::SAVED,
            Saving::Failed(_) => saving::NOT_SAVED,
        };
        word.get().to_owned()
    })
}
