//! Export: one button a format, one press downloads a file.

use leptos::prelude::*;

use super::{close, modal};
use crate::app::dom::{El, button, el, of};
use crate::app::model::Model;
use crate::formats::{EXPORTERS, Exporter, file_name};

pub(super) fn dialog(model: Model) -> El {
    let row = |exporter: &'static Exporter| {
        let name = model.with(|session| file_name(session.document(), exporter)).unwrap_or_default();
        let button = button("choice")
            .with(el("b").text(exporter.name))
            .with(el("small").set("aria-hidden", "true").text(&name))
            .on("click", move |_| {
                model.export(exporter);
                model.dialogs.open.set(None);
            });
        el("li").with(button)
    };
    let hint = "The file holds the article, its structure and everything you said of it, notes included.";
    let formats = of("ul", "choices").set("role", "list").all(EXPORTERS.iter().map(row).collect());
    modal("Export", vec![of("p", "hint").text(hint), formats], close(model))
}
