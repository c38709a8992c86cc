//! The desk: where articles come in and lie.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::dom::{El, action, button, el, follow, of, soon};
use super::icons::Icon;
use super::model::Model;
use crate::article::{Id, SourceKind};
use crate::browser::{clock, files, page};
use crate::exchange::store::Summary;

/// The article behind "Try the sample".
pub const SAMPLE: &str = include_str!("sample.txt");

/// The desk.
pub fn desk(model: Model) -> El {
    page::title(None);
    let text = of("textarea", "well")
        .set("id", "text")
        .set("aria-label", "Article text")
        .set("placeholder", "Paste an article here, or drop a file")
        .set("spellcheck", "false")
        .set("autocomplete", "off");
    let (field, shown) = (text.clone(), text.clone());
    soon(move || shown.focus());
    // A paste into the empty box is all that is needed; into a text, it is a part of that text.
    let text = text.on("paste", move |event| {
        let pasted = event.dyn_ref::<web_sys::ClipboardEvent>().and_then(web_sys::ClipboardEvent::clipboard_data);
        let pasted = pasted.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if field.value().trim().is_empty() && !pasted.is_empty() {
            event.prevent_default();
            model.read_text(&pasted, SourceKind::Paste, None);
        }
    });
    let typed = text.clone();
    let annotate = move || {
        let value = typed.value();
        if value.trim().is_empty() {
            typed.focus();
        }
        model.read_text(&value, SourceKind::Paste, None);
    };
    let ways_in = of("div", "row")
        .with(action("main", "Annotate", annotate))
        .all(file_button(model, "Open file", None))
        .with(action("", "Try the sample", move || model.read_text(SAMPLE, SourceKind::Sample, None)));
    of("main", "desk")
        .with(of("p", "word").text("Postil"))
        .with(el("h1").text("Paste an article. Mark its claims."))
        .with(
            of("p", "lead").text("Nothing leaves this computer: reading, marking and saving all happen in this page."),
        )
        .with(text)
        .with(ways_in)
        .when(move || !model.desk.with(Vec::is_empty), move || library(model))
}

fn library(model: Model) -> El {
    let ids = move || model.desk.with(|desk| desk.iter().map(|summary| summary.id.clone()).collect());
    of("ul", "library").set("aria-label", "Articles").set("role", "list").each(ids, move |id| {
        let found = model.desk.with_untracked(|desk| desk.iter().find(|summary| summary.id == id).cloned());
        found.map_or_else(|| el("li"), |summary| article_row(model, summary))
    })
}

/// An article on the desk.
fn article_row(model: Model, summary: Summary) -> El {
    let progress = match summary.looked_at {
        all if all == summary.sentences => "done".to_owned(),
        some => format!("{some} of {}", summary.sentences),
    };
    let spoken = match summary.annotations {
        0 => String::new(),
        more => format!(", {}", super::annotations_in_words(more)),
    };
    let facts = el("small").text(&format!("{progress} · {}", clock::day(&summary.opened)));
    let facts = facts.with(of("span", "unseen").text(&spoken));
    let dots = summary.colors.iter().map(|color| el("i").style("--k", color)).collect();
    let (opening, deleting) = (summary.id.clone(), summary.id.clone());
    let open = button("open")
        .with(el("b").set("dir", "auto").text(&summary.name))
        .with(of("span", "dots").set("aria-hidden", "true").all(dots))
        .with(facts)
        .on("click", move |_| open(model, opening.clone()));
    let delete = button("icon-button")
        .set("title", "Delete")
        .set("aria-label", &format!("Delete “{}”", summary.name))
        .icon(Icon::Delete)
        .on("click", move |_| model.delete_article(&deleting));
    el("li").with(open).with(delete)
}

fn open(model: Model, id: Id) {
    leptos::task::spawn_local(async move { model.open_article(id).await });
}

/// A button that opens the browser's file chooser, and the chooser; `.postil.json` files are imported, others read as
/// text. With a sign, the sign stands in place of the name.
pub fn file_button(model: Model, name: &str, sign: Option<Icon>) -> Vec<El> {
    let input = of("input", "unseen")
        .set("type", "file")
        .set("tabindex", "-1")
        .set("aria-hidden", "true")
        .set("multiple", "")
        .set("accept", ".json,.txt,.text,text/plain,application/json");
    let chooser: web_sys::HtmlInputElement = input.node().clone().unchecked_into();
    let choose = move || {
        // The same file may be chosen twice.
        chooser.set_value("");
        chooser.click();
    };
    let chosen: web_sys::HtmlInputElement = input.node().clone().unchecked_into();
    let input = input.on("change", move |_| open_files(model, files::list(chosen.files())));
    let asked = model.choose_file.get_untracked();
    let again = choose.clone();
    follow(move || {
        if model.choose_file.get() != asked {
            again();
        }
    });
    let face = button(if sign.is_some() { "icon-button" } else { "" }).set("aria-label", name).set("title", name);
    let face = match sign {
        Some(sign) => face.icon(sign),
        None => face.text(name),
    };
    vec![input, face.on("click", move |_| choose())]
}

/// Reads files one after the other; the last one stays open.
pub fn open_files(model: Model, chosen: Vec<web_sys::File>) {
    leptos::task::spawn_local(async move {
        for file in chosen {
            let name = file.name();
            if !model.accepts_size(&name, size(&file)) {
                continue;
            }
            match files::bytes(&file).await {
                Ok(bytes) => model.read_file(&name, &bytes),
                Err(why) => model.alert.set(Some(format!("“{name}” could not be read: {why}. Choose it again."))),
            }
        }
    });
}

/// Size of a file in bytes.
#[expect(clippy::as_conversions, reason = "a size is whole and not negative")]
fn size(file: &web_sys::File) -> u64 {
    file.size() as u64
}
