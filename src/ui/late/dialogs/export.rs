//! Export: one button a format, one press downloads a file. What a format cannot hold is said beside its button.

use leptos::prelude::*;

use super::{close, modal};
use crate::formats::{Format, Holds, ON_PAGE, Options, file_name};
use crate::ui::dom::{El, button, el, el_with_class};
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
            .child(el("b").text(format.name))
            .child(el("small").attr("aria-hidden", "true").text(&name))
            .on("click", move |_| {
                model.export(format);
                model.dialogs.open.set(None);
            });
        if losses.is_empty() {
            return el("li").child(button);
        }
        let id = format!("losses-{}", format.id);
        let told = el_with_class("p", "losses").attr("id", &id).text(&losses.to_string());
        el("li").child(button.attr("aria-describedby", &id)).child(told)
    };
    let hint = "The file holds the article, its structure and everything you said of it, notes included.";
    let formats = ON_PAGE.iter().filter(|format| format.export.is_some() && format.holds == Holds::Documents);
    let formats = el_with_class("ul", "choices").attr("role", "list").children(formats.map(row).collect());
    modal("Export", vec![el_with_class("p", "hint").text(hint), formats], close(model))
}
