//! Something came in that is here already: never overwrite without asking.

use leptos::prelude::*;

use super::modal;
use crate::document::Document;
use crate::editor::Session;
use crate::l10n::counts;
use crate::ui::dom::{Attr, El, TagName, action_button, el, el_with_class};
use crate::ui::late::questions::Settle;
use crate::ui::state::model::Model;
use crate::ui::state::questions::Same;

/// Asks what becomes of something that is here already.
pub fn dialog(model: Model) -> El {
    let Some(asked) = model.dialogs.asked.get_untracked() else { return el(TagName::DIV) };
    let all = el(TagName::INPUT).attr(Attr::TYPE, "checkbox");
    let ticked = all.clone();
    let settle = move |how| {
        let ticked = ticked.clone();
        move || model.settle(how, ticked.checked())
    };
    let question = &asked.question;
    let (incoming, here) = (&*question.document, asked.here.as_deref().map(Session::document));
    let name = here.map_or_else(|| incoming.article().name(), |here| here.article().name());
    let here = here.map_or_else(|| "which could not be read".to_owned(), |here| format!("with {}", marks(here)));
    let bold = |name: &str| el(TagName::B).attr(Attr::DIR, "auto").text(name);
    let facts = match (question.same, &question.file) {
        (Same::Article, _) => el(TagName::P)
            .text("“")
            .child(bold(&name))
            .text(&format!("” is here already, {here}. The file "))
            .child(bold(&question.name()))
            .text(&format!(" has {}.", marks(incoming))),
        (Same::Text, None) => {
            el(TagName::P).text("This text is here already: “").child(bold(&name)).text(&format!("”, {here}."))
        }
        (Same::Text, Some(file)) => el(TagName::P)
            .text("The text of ")
            .child(bold(file))
            .text(" is here already: “")
            .child(bold(&name))
            .text(&format!("”, {here}.")),
    };
    let (title, answers): (_, &[_]) = match question.same {
        Same::Article => ("Import", &[(Settle::KeepBoth, "Keep both"), (Settle::Replace, "Replace the one here")]),
        Same::Text => {
            ("Here already", &[(Settle::OpenHere, "Open the one here"), (Settle::KeepBoth, "Start anew beside it")])
        }
    };
    let classes = ["main", ""].iter();
    let buttons =
        answers.iter().zip(classes).map(|((how, name), class)| action_button(class, name, settle(*how))).collect();
    let actions = el_with_class(TagName::DIV, "dialog-actions").children(buttons).child(action_button(
        "",
        "Cancel",
        settle(Settle::Cancel),
    ));
    let mut content = vec![facts];
    if asked.others > 0 {
        let others = match asked.others {
            1 => "The same for the other file".to_owned(),
            many => format!("The same for the other {many} files"),
        };
        content.push(el_with_class(TagName::LABEL, "switch").child(all).text(&others));
    }
    content.push(actions);
    // Leaving the dialog answers this question alone.
    modal(title, content, move || model.settle(Settle::Cancel, false))
}

/// "2 annotations by Ann and Ben".
fn marks(document: &Document) -> String {
    let mut creators: Vec<&str> = Vec::new();
    for creator in document.annotations().iter().filter_map(|annotation| annotation.creator.as_deref()) {
        if !creators.contains(&creator) {
            creators.push(creator);
        }
    }
    let count = counts::annotations(document.annotations().len());
    match creators.as_slice() {
        [] => count,
        [one] => format!("{count} by {one}"),
        [one, other] => format!("{count} by {one} and {other}"),
        [one, rest @ ..] => format!("{count} by {one} and {} others", rest.len()),
    }
}
