//! Export of several articles of the library, into one file or an archive.

use leptos::prelude::*;

use super::export::{Chosen, FormatRow, exported};
use super::{close, modal};
use crate::article::ArticleId;
use crate::browser::clock;
use crate::formats::{Format, native};
use crate::l10n::{counts, exporting};
use crate::library::Summary;
use crate::sorted::Sorted;
use crate::text::lowercase;
use crate::ui::dom::{Attr, El, TagName, action_button, el, el_with_class, follow};
use crate::ui::late::exporting::is_archive;
use crate::ui::state::model::Model;

/// Fewer articles are chosen without searching.
const FEW: usize = 8;
/// Most articles that are shown at once.
const MAX_ROWS: usize = 100;

pub(super) fn dialog(model: Model) -> El {
    let chosen = Chosen::last(model);
    let articles: Vec<(ArticleId, String)> =
        model.with_library(|library| library.articles().iter().map(|one| (one.id.clone(), one.name.clone())).collect());
    let facts: Vec<String> = model.with_library(|library| {
        let facts = |one: &Summary| [counts::annotations(one.annotations), clock::day(&one.opened)].join(" · ");
        library.articles().iter().map(facts).collect()
    });
    let total = articles.len();
    let articles = StoredValue::new(articles);
    // Those that are left out: at first none.
    let without = RwSignal::new(Sorted::<ArticleId>::default());
    let wanted = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let wanted = lowercase(wanted.read().trim());
        articles.with_value(|all| {
            let holding = all.iter().enumerate().filter(|(_, (_, name))| lowercase(name).contains(&wanted));
            holding.map(|(at, _)| at).collect::<Vec<usize>>()
        })
    });
    let find = el_with_class(TagName::INPUT, "filter")
        .attr(Attr::TYPE, "search")
        .say_attr(Attr::ARIA_LABEL, exporting::FIND_ARTICLE)
        .say_attr(Attr::PLACEHOLDER, exporting::FIND_ARTICLE);
    let field = find.clone();
    let find = find.on("input", move |_| wanted.set(field.value()));
    // Those that are found, where some are searched for.
    let choose = move |on: bool| {
        let ids: Vec<ArticleId> = found.with_untracked(|found| {
            let id = |at: &usize| articles.with_value(|all| all.get(*at).map(|(id, _)| id.clone()));
            found.iter().filter_map(id).collect()
        });
        without.update(|without| {
            for id in ids {
                if on {
                    without.remove(&id).is_some()
                } else {
                    without.insert(id)
                };
            }
        });
    };
    let sum =
        move || exporting::articles_chosen(total.saturating_sub(without.with(|without| without.iter().count())), total);
    let head = el_with_class(TagName::DIV, "row")
        .children(if total > FEW { vec![find] } else { Vec::new() })
        .child(action_button("quiet", exporting::CHOOSE_ALL, move || choose(true)))
        .child(action_button("quiet", exporting::CHOOSE_NONE, move || choose(false)));
    let shown = move || found.with(|found| found.iter().take(MAX_ROWS).copied().collect());
    let row = move |at: &usize| {
        let (id, name) = articles.with_value(|all| all.get(*at).cloned()).unwrap_or_default();
        article_row(without, id, &name, facts.get(*at).map(String::as_str).unwrap_or_default())
    };
    let list = el_with_class(TagName::UL, "to-choose")
        .attr(Attr::ROLE, "list")
        .say_attr(Attr::ARIA_LABEL, exporting::EXPORT_ARTICLES)
        .keyed_children(shown, row);
    let hidden = move || found.with(Vec::len).saturating_sub(MAX_ROWS);
    let more = move || {
        let count = move || exporting::articles_not_shown(hidden());
        el_with_class(TagName::P, "hint").follow_text(count)
    };
    let format = move |format: &'static Format| {
        let id = format!("several-{}", format.id);
        let words = match is_archive(format) {
            true if format.id == native::FORMAT.id => exporting::AS_ARCHIVE_OF_OURS,
            true => exporting::AS_ARCHIVE,
            false => exporting::AS_ONE_FILE,
        };
        let told = el_with_class(TagName::P, "losses").attr(Attr::ID, &id).say(words);
        let none = move || without.with(|without| without.iter().count()) >= total;
        let press = move || {
            let ids = articles.with_value(|all| {
                let chosen = all.iter().filter(|(id, _)| without.with_untracked(|without| !without.contains(id)));
                chosen.cloned().collect()
            });
            model.export_articles(format, ids, chosen.options(model));
            model.dialogs.open.set(None);
        };
        let told = vec![told];
        FormatRow { format, file: String::new, described_by: id, told, is_disabled: none, press }.element()
    };
    let formats = el_with_class(TagName::UL, "choices formats")
        .attr(Attr::ROLE, "list")
        .children(exported().map(format).collect());
    let options = el_with_class(TagName::FIELDSET, "export-options")
        .child(el_with_class(TagName::LEGEND, "unseen").say(exporting::WHAT_TO_WRITE))
        .children(chosen.boxes());
    let content = vec![
        head,
        list,
        el(TagName::DIV).child_if(move || hidden() > 0, more),
        el_with_class(TagName::P, "hint").attr(Attr::ROLE, "status").follow_text(sum),
        options,
        formats,
    ];
    modal(exporting::EXPORT_ARTICLES, content, close(model))
}

fn article_row(without: RwSignal<Sorted<ArticleId>>, id: ArticleId, name: &str, facts: &str) -> El {
    let shown = id.clone();
    let row = el(TagName::INPUT).attr(Attr::TYPE, "checkbox");
    let (field, box_to_tick) = (row.clone(), row.clone());
    follow(move || {
        let chosen = without.with(|without| !without.contains(&shown));
        _ = box_to_tick.clone().set_checked(chosen);
    });
    let row = row.on("change", move |_| {
        without.update(|without| {
            if field.checked() {
                without.remove(&id).is_some()
            } else {
                without.insert(id.clone())
            };
        });
    });
    let name = el(TagName::SPAN).attr(Attr::DIR, "auto").text(name);
    let facts = el(TagName::SMALL).attr(Attr::DIR, "auto").text(facts);
    el(TagName::LI).child(el_with_class(TagName::LABEL, "tick").child(row).child(name).child(facts))
}
