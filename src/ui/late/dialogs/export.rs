//! Export: one button a format, one press downloads a file. What a format cannot hold is said beside its button.

use leptos::prelude::*;

use super::{close, modal};
use crate::formats::{Format, Holds, ON_PAGE, Options, file_name};
use crate::l10n::{dialogs, losses};
use crate::ui::dom::{Attr, El, TagName, button, el, el_with_class};
use crate::ui::late::words::list;
use crate::ui::state::model::Model;

pub(super) fn dialog(model: Model) -> El {
    let row = |format: &'static Format| {
        let options = Options::all(model.stamp().now);
        let about = model.with(|session| {
            let document = session.document();
            (file_name(document, format), format.losses(&[document], &options))
        });
        let (name, losses) = about.unwrap_or_default();
        let button = button("choice")
            .child(el(TagName::B).text(format.name))
            .child(el(TagName::SMALL).attr(Attr::ARIA_HIDDEN, "true").text(&name))
            .on("click", move |_| {
                model.export(format);
                model.dialogs.open.set(None);
            });
        if losses.is_empty() {
            return el(TagName::LI).child(button);
        }
        let id = format!("losses-{}", format.id);
        let told = el_with_class(TagName::P, "losses").attr(Attr::ID, &id).text(&losses::leaves_out(&list(&losses)));
        el(TagName::LI).child(button.attr(Attr::ARIA_DESCRIBEDBY, &id)).child(told)
    };
    let formats = ON_PAGE.iter().filter(|format| format.export.is_some() && format.holds == Holds::Documents);
    let formats = el_with_class(TagName::UL, "choices").attr(Attr::ROLE, "list").children(formats.map(row).collect());
    modal(dialogs::EXPORT, vec![el_with_class(TagName::P, "hint").say(dialogs::EXPORT_HINT), formats], close(model))
}
