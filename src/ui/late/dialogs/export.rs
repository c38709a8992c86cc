//! Export: one button a format, one press downloads a file. What a format cannot hold is said beside its button.

use leptos::prelude::*;

use super::{close, modal};
use crate::formats::{Format, Holds, ON_PAGE, Options, file_name};
use crate::ui::dom::{El, button, el, of};
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
            .with(el("b").text(format.name))
            .with(el("small").set("aria-hidden", "true").text(&name))
            .on("click", move |_| {
                model.export(format);
                model.dialogs.open.set(None);
            });
        if losses.is_empty() {
            return el("li").with(button);
        }
        let id = format!("losses-{}", format.id);
        let told = of("p", "losses").set("id", &id).text(&losses.to_string());
        el("li").with(button.set("aria-describedby", &id)).with(told)
    };
    let hint = "The file holds the article, its structure and everything you said of it, notes included.";
    let formats = ON_PAGE.iter().filter(|format| format.export.is_some() && format.holds == Holds::Documents);
    let formats = of("ul", "choices").set("role", "list").all(formats.map(row).collect());
    modal("Export", vec![of("p", "hint").text(hint), formats], close(model))
}
