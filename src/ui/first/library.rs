//! The screen of the library: where articles come in and lie.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::article::{Id, SourceKind};
use crate::browser::{clock, files, page};
use crate::editor::Dialog;
use crate::formats::ACCEPTED;
use crate::l10n::{Text, common, library};
use crate::library::{Library, Summary};
use crate::read::Intake;
use crate::ui::dom::{
    Attr, El, TagName, action_button, after_render, after_render_unowned, button, el, el_with_class, follow,
};
use crate::ui::first::reports::told;
use crate::ui::first::workbench::command_button;
use crate::ui::first::{drops, keyboard};
use crate::ui::state::listing::PORTION;
use crate::ui::state::model::Model;
use crate::ui::widgets::icons::Icon;

/// The library.
pub fn library(model: Model) -> El {
    page::title(None);
    let text = el_with_class(TagName::TEXTAREA, "well")
        .attr(Attr::ID, "text")
        .say_attr(Attr::ARIA_LABEL, library::ARTICLE_TEXT)
        .say_attr(Attr::PLACEHOLDER, library::ARTICLE_TEXT_HINT)
        .attr(Attr::SPELLCHECK, "false")
        .attr(Attr::AUTOCOMPLETE, "off");
    let (field, shown, draft) = (text.clone(), text.clone(), text.clone());
    if let Some(kept) = page::draft() {
        text.set_value(&kept);
    }
    let (taken, typed_last) = (StoredValue::new(false), StoredValue::new(false));
    let text = text.on("input", move |_| {
        taken.set_value(false);
        typed_last.set_value(true);
        page::keep_draft(&draft.value());
    });
    follow(move || {
        model.document.edits.track();
        typed_last.set_value(false);
    });
    on_cleanup(move || {
        if taken.get_value() {
            page::keep_draft("");
        }
    });
    after_render(move || shown.focus());
    // A paste into the empty box is all that is needed; into a text, it is a part of that text.
    let text = text.on("paste", move |event| {
        if drops::paste(model, event) {
            return;
        }
        let pasted = event.dyn_ref::<web_sys::ClipboardEvent>().and_then(web_sys::ClipboardEvent::clipboard_data);
        let flavour = |kind: &str| pasted.as_ref().and_then(|data| data.get_data(kind).ok()).unwrap_or_default();
        let (plain, html) = (flavour("text/plain"), flavour("text/html"));
        if field.value().trim().is_empty() && !(plain.is_empty() && html.is_empty()) {
            event.prevent_default();
            model.bring_in(Intake::copied(plain, html));
        }
    });
    // In the box, the keys that undo are for what was done last: to the library, or to the text.
    let well = text.clone();
    keyboard::listen(model, Box::new(move || typed_last.get_value() || !well.value().is_empty()));
    let typed = text.clone();
    let annotate = move || {
        let value = typed.value();
        if value.trim().is_empty() {
            typed.focus();
        }
        // Once it is an article, it is no draft any more.
        taken.set_value(true);
        model.bring_in(Intake::text(value, SourceKind::Paste));
    };
    let ways_in = el_with_class(TagName::DIV, "row")
        .child(action_button("main", library::ANNOTATE, annotate))
        .children(file_button(model, library::OPEN_FILE, None))
        .child(action_button("", library::PASTE_AS_PLAIN_TEXT, move || {
            model.with_late(move |more| (more.paste_plain)(model))
        }))
        .child(action_button("", library::TRY_THE_SAMPLE, move || model.with_late(move |more| (more.sample)(model))));
    let head = el_with_class(TagName::DIV, "library-head")
        .child(el_with_class(TagName::P, "word").text("Postil"))
        .child(told(model))
        .child(command_button(model, "commands", Some(Icon::More)));
    el_with_class(TagName::MAIN, "library")
        .child(head)
        .child(el(TagName::H1).say(library::HEADING))
        .child(el_with_class(TagName::P, "lead").say(library::PRIVACY))
        .child(text)
        .child(ways_in)
        .child_if(move || listed(model) > 0, move || articles(model))
}

/// How many are drawn before the page is first shown: more than fit on a screen.
const FIRST: usize = 24;

fn articles(model: Model) -> El {
    let most = RwSignal::new(FIRST);
    // Once the first ones can be seen.
    clock::idle(move || {
        // The person may have left, or asked for more already.
        let _ = most.try_update(|most| *most = PORTION.max(*most));
    });
    let total = move || listed(model) + model.with_library(Library::unread);
    let ids = move || {
        model.library.articles.track();
        let most = most.get();
        model.with_library(|library| library.articles().iter().take(most).map(|one| one.id.clone()).collect())
    };
    let list = el_with_class(TagName::UL, "articles")
        .attr(Attr::ID, "articles")
        .say_attr(Attr::ARIA_LABEL, library::ARTICLES)
        .attr(Attr::ROLE, "list")
        .keyed_children(ids, move |id| {
            let found = model.with_library(|library| library.article(id).cloned());
            found.map_or_else(|| el(TagName::LI), |summary| article_row(model, summary))
        });
    let more = move || {
        let count = move || library::articles_shown(most.get().max(PORTION), total());
        let show = action_button("more", library::SHOW_MORE, move || {
            let first = most.get_untracked().max(PORTION) + 1;
            most.set(first - 1 + PORTION);
            // The button moves away from under the focus; the first new article takes it.
            after_render_unowned(move || page::focus(&format!("#articles li:nth-child({first}) button")));
        });
        el_with_class(TagName::DIV, "articles-more")
            .child(el_with_class(TagName::SPAN, "hint").attr(Attr::ROLE, "status").follow_text(count))
            .child(show)
    };
    let export = action_button("quiet", library::EXPORT_ARTICLES, move || {
        model.dialogs.open.set(Some(Dialog::ExportArticles));
    });
    let head = el_with_class(TagName::DIV, "articles-head").child(export);
    el(TagName::DIV).child(head).child(list).child_if(move || total() > most.get().max(PORTION), more)
}

/// How many articles are on the list, followed.
fn listed(model: Model) -> usize {
    model.library.articles.track();
    model.with_library(|library| library.articles().len())
}

/// An article in the library.
fn article_row(model: Model, summary: Summary) -> El {
    let progress = match summary.reviewed {
        all if all == summary.sentences => library::DONE.get().to_owned(),
        some => library::looked_at(some, summary.sentences),
    };
    let spoken = match summary.annotations {
        0 => String::new(),
        more => library::and_annotations(more),
    };
    let facts = el(TagName::SMALL).text(&[progress, clock::day(&summary.opened)].join(" · "));
    let facts = facts.child(el_with_class(TagName::SPAN, "unseen").text(&spoken));
    let dots = summary.colors.iter().map(|color| el(TagName::I).css_var("--k", color)).collect();
    let (opening, deleting) = (summary.id.clone(), summary.id.clone());
    let open = button("open")
        .child(el(TagName::B).attr(Attr::DIR, "auto").text(&summary.name))
        .child(el_with_class(TagName::SPAN, "dots").attr(Attr::ARIA_HIDDEN, "true").children(dots))
        .child(facts)
        .on("click", move |_| open(model, opening.clone()));
    let delete = button("icon-button")
        .say_attr(Attr::TITLE, common::DELETE)
        .attr(Attr::ARIA_LABEL, &library::delete_article(&summary.name))
        .icon(Icon::Delete)
        .on("click", move |_| {
            let at = model.with_library(|library| library.articles().iter().position(|one| one.id == deleting));
            model.delete_article(&deleting);
            // The focus stays where it was in the list: on the next article, else on the last.
            let next = format!("#articles li:nth-child({}) button", at.unwrap_or_default() + 1);
            after_render_unowned(move || {
                let places = [&*next, "#articles li:last-child button", "#text"];
                places.into_iter().find(|place| page::find(place).is_some()).into_iter().for_each(page::focus);
            });
        });
    el(TagName::LI).child(open).child(delete)
}

fn open(model: Model, id: Id) {
    leptos::task::spawn_local(async move { model.open_article(id).await });
}

/// A button that opens the browser's file chooser, and the chooser; `.postil.json` files are imported, others read as
/// text. With a sign, the sign stands in place of the name.
pub fn file_button(model: Model, name: Text, sign: Option<Icon>) -> Vec<El> {
    let input = el_with_class(TagName::INPUT, "unseen")
        .attr(Attr::TYPE, "file")
        .attr(Attr::TABINDEX, "-1")
        .attr(Attr::ARIA_HIDDEN, "true")
        .attr(Attr::MULTIPLE, "")
        .attr(Attr::ACCEPT, ACCEPTED);
    let chooser: web_sys::HtmlInputElement = input.node().clone().unchecked_into();
    let choose = move || {
        // The same file may be chosen twice.
        chooser.set_value("");
        chooser.click();
    };
    let chosen: web_sys::HtmlInputElement = input.node().clone().unchecked_into();
    let input = input.on("change", move |_| open_files(model, files::list(chosen.files())));
    let asked = model.dialogs.choose_file.get_untracked();
    let again = choose.clone();
    follow(move || {
        if model.dialogs.choose_file.get() != asked {
            again();
        }
    });
    let face = button(if sign.is_some() { "icon-button" } else { "" })
        .say_attr(Attr::ARIA_LABEL, name)
        .say_attr(Attr::TITLE, name);
    let face = match sign {
        Some(sign) => face.icon(sign),
        None => face.say(name),
    };
    vec![input, face.on("click", move |_| choose())]
}

/// Reads files one after the other; the last one stays open.
pub fn open_files(model: Model, chosen: Vec<web_sys::File>) {
    model.with_late(move |more| (more.open_files)(model, chosen));
}
