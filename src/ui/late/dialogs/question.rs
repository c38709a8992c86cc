//! Asks what to do with an article that is here already. Nothing is overwritten without asking.

use leptos::prelude::*;

use super::modal;
use crate::document::Document;
use crate::editor::Session;
use crate::l10n::{common, counts, opening};
use crate::ui::dom::{Attr, El, SLOTS, TagName, action_button, el, el_with_class};
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
    let here = here.map(marks);
    let bold = |name: &str| el(TagName::B).attr(Attr::DIR, "auto").text(name);
    let [of_name, of_file] = SLOTS;
    let facts = match (question.same, &question.file, &here) {
        (Same::Article, _, Some(here)) => opening::same_article(of_name, here, of_file, &marks(incoming)),
        (Same::Article, _, None) => opening::same_article_unreadable(of_name, of_file, &marks(incoming)),
        (Same::Text, None, Some(here)) => opening::same_text(of_name, here),
        (Same::Text, None, None) => opening::same_text_unreadable(of_name),
        (Same::Text, Some(_), Some(here)) => opening::same_text_of_file(of_file, of_name, here),
        (Same::Text, Some(_), None) => opening::same_text_of_file_unreadable(of_file, of_name),
    };
    let facts = el(TagName::P).say_around(&facts, &[bold(&name), bold(&question.name())]);
    let (title, answers) = match question.same {
        Same::Article => {
            let answers = [(Settle::KeepBoth, opening::KEEP_BOTH), (Settle::Replace, opening::REPLACE)];
            (opening::IMPORT, answers)
        }
        Same::Text => {
            let answers = [(Settle::OpenHere, opening::OPEN_HERE), (Settle::KeepBoth, opening::START_ANEW)];
            (opening::HERE_ALREADY, answers)
        }
    };
    let classes = ["main", ""].iter();
    let buttons =
        answers.iter().zip(classes).map(|((how, name), class)| action_button(class, *name, settle(*how))).collect();
    let actions = el_with_class(TagName::DIV, "dialog-actions").children(buttons).child(action_button(
        "",
        common::CANCEL,
        settle(Settle::Cancel),
    ));
    let mut content = vec![facts];
    if asked.others > 0 {
        let others = opening::same_for_others(asked.others);
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
    let count = document.annotations().len();
    match creators.as_slice() {
        [] => counts::annotations(count),
        [one] => opening::marks_by_one(count, one),
        [one, other] => opening::marks_by_two(count, one, other),
        [one, rest @ ..] => opening::marks_by_several(count, one, rest.len()),
    }
}
