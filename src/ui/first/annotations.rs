//! The list of annotations.

use leptos::prelude::*;

use crate::annotation::attributes::{chosen, words};
use crate::annotation::{Annotation, Target};
use crate::article::Id;
use crate::browser::page;
use crate::editor::Session;
use crate::editor::commands::Select;
use crate::text::lower;
use crate::ui::dom::{El, action, afterwards, button, el, follow, of};
use crate::ui::late::relations::{self, picking};
use crate::ui::state::model::Model;

/// Most items that are in the page at once.
const MOST: usize = 200;

/// The list, its filter, and the form of the selected annotation in it.
pub fn annotations(model: Model) -> El {
    let some = move || model.document.counts.with(|counts| counts.annotations > 0);
    of("section", "annotations")
        .set("role", "region")
        .set("aria-label", "Annotations")
        .with(el("h2").text("Annotations"))
        .when(move || !some(), nothing_yet)
        .when(some, move || list(model))
}

fn nothing_yet() -> El {
    of("p", "hint")
        .text("Nothing marked yet. Select a passage, or move to a sentence with ")
        .with(el("kbd").text("j"))
        .text(" and ")
        .with(el("kbd").text("k"))
        .text(", then press a label’s key.")
}

fn list(model: Model) -> El {
    let here = model.more.here;
    let wanted = RwSignal::new(String::new());
    // How many of the found ones lie before the first that is shown.
    let skipped = RwSignal::new(0_usize);
    // Those that hold what is wanted; `None` where nothing is: then it is all of them.
    let found = RwSignal::new(None::<Vec<Id>>);
    follow(move || {
        let now = matching(model, &wanted.get());
        if now.is_some() || found.with_untracked(Option::is_some) {
            found.set(now);
        }
    });
    let total =
        move || found.with(|found| found.as_ref().map_or_else(|| model.document.counts.get().annotations, Vec::len));
    // What is shown follows the selected annotation.
    follow(move || {
        model.document.order.track();
        let selected = model.document.view.with(|view| view.selected.clone());
        let place = |session: &Session, id: &Id| {
            found.with(|found| match found {
                Some(found) => found.iter().position(|one| one == id),
                None => session.annotations().place_of(id),
            })
        };
        let at = selected.and_then(|id| model.with(|session| place(session, &id)).flatten());
        let first = skipped.get_untracked();
        match at {
            Some(at) if at < first || at >= first + MOST => skipped.set(at.saturating_sub(MOST / 2)),
            None if first >= total() => skipped.set(0),
            _ => {}
        }
    });
    let filter = of("input", "filter")
        .set("type", "search")
        .set("aria-label", "Filter")
        .set("placeholder", "Filter by text, label, note, record…");
    let field = filter.clone();
    let filter = filter.on("input", move |_| wanted.set(field.value()));
    let shown = move || {
        model.document.order.track();
        let first = skipped.get();
        found.with(|found| match found {
            Some(found) => found.iter().skip(first).take(MOST).cloned().collect(),
            None => model.with(|session| ids(session.annotations().part(first..first + MOST))).unwrap_or_default(),
        })
    };
    let part = move || {
        let first = skipped.get();
        format!("{} to {} of {}", first + 1, (first + MOST).min(total()), total())
    };
    el("div")
        .with(filter)
        .when(move || total() == 0, || of("p", "hint").text("No annotation holds that."))
        .when(move || total() > MOST, move || of("p", "hint").set("role", "status").follow_text(part))
        .when(
            move || skipped.get() > 0,
            move || action("more", "Earlier ones", move || skipped.update(|at| *at = at.saturating_sub(MOST))),
        )
        .with(el("ul").set("role", "list").set("aria-label", "Annotations").each(shown, move |id| item(model, id)))
        .when(
            move || skipped.get() + MOST < total(),
            move || action("more", "Later ones", move || skipped.update(|at| *at += MOST)),
        )
        // Once it is here: nobody needs to wait for it.
        .swap(
            move || here.with(Option::is_some).then_some(()),
            move |()| here.get_untracked().map_or_else(|| el("div"), |more| (more.relations)(model)),
        )
}

fn ids(annotations: &[Annotation]) -> Vec<Id> {
    annotations.iter().map(|annotation| annotation.id.clone()).collect()
}

/// Ids of the annotations that hold `wanted` in their text, label, note or record, in text order. `None` where nothing is
/// wanted; otherwise all have to be looked through after each edit.
fn matching(model: Model, wanted: &str) -> Option<Vec<Id>> {
    let wanted = lower(wanted.trim());
    if wanted.is_empty() {
        return None;
    }
    model.document.edits.track();
    let holds = |session: &Session, annotation: &Annotation| {
        let label = session.labels().label(&annotation.label).map(|label| lower(&label.name));
        label.is_some_and(|label| label.contains(&wanted))
            || lower(&annotation.note).contains(&wanted)
            || lower(&quote(session, annotation)).contains(&wanted)
            || annotation.target.alone().iter().any(|anchor| lower(anchor.quote()).contains(&wanted))
            || lower(&words(&annotation.attributes, &session.labels().attributes)).contains(&wanted)
    };
    let found = |session: &Session| {
        let holding = session.annotations().iter().filter(|one| holds(session, one));
        holding.map(|one| one.id.clone()).collect()
    };
    model.with(found)
}

/// What an annotation marks, passage after passage.
pub fn quote(session: &Session, annotation: &Annotation) -> String {
    annotation.words(session.article())
}

fn item(model: Model, id: &Id) -> El {
    let id = id.clone();
    let (of_facts, of_form, chosen) = (id.clone(), id.clone(), id.clone());
    let here = model.more.here;
    // Made anew when label, extent or whether there is a note changes; the form beside it stays.
    let facts = move || {
        model.track(&of_facts);
        model.document.relations.track();
        model.document.labels.with(|_| ());
        let lost = here.get_untracked().map(|more| more.lost);
        model.with(|session| facts(session, &of_facts, lost)).flatten()
    };
    let on_card = id.clone();
    let selected = move || model.is_selected(&chosen);
    // The form is large: it comes once it is painted which annotation is selected. Another one goes at once, for what is typed must
    // not go into the form of an annotation that is no longer selected.
    let formed = RwSignal::new(false);
    let open = move || formed.get().then_some(());
    let li = of("li", "item").swap(facts, move |facts| face(model, &id, facts));
    let li = li.swap_late(model, open, move |more| (more.form)(model, of_form.clone()));
    picking::card(model, on_card, &li);
    let element = li.node().clone();
    follow(move || {
        let selected = selected();
        let _ = element.class_list().toggle_with_force("selected", selected);
        if selected == formed.get_untracked() {
            return;
        }
        if !selected {
            return formed.set(false);
        }
        let element = element.clone();
        let then = move || {
            // The row may have gone, and another selection may have come.
            let still = element.class_list().contains("selected");
            if formed.try_set(still).is_none() && still {
                afterwards(move || page::reveal(&element));
            }
        };
        model.edge.with_value(|edge| edge.painted(Box::new(then)));
    });
    li
}

/// What the list shows of an annotation.
#[derive(PartialEq)]
struct Facts {
    /// Place of its label in the set.
    at: usize,
    badge: String,
    label: String,
    /// What became of words that were looked for and not found, if there are any.
    lost: &'static str,
    noted: bool,
    links: usize,
    section: String,
    /// Verdict and status.
    said: String,
    quote: String,
}

fn facts(session: &Session, id: &Id, lost: Option<fn(&Target) -> &'static str>) -> Option<Facts> {
    let annotation = session.annotations().get(id)?;
    let article = session.article();
    let at = session.labels().labels.iter().position(|label| label.id == annotation.label)?;
    let label = session.labels().labels.get(at)?;
    let block = article.blocks.get(article.blocks_in(annotation.target.first()).start);
    let section = block.and_then(|block| article.sections.get(block.section).filter(|_| block.section > 0));
    let said = |id| chosen(&annotation.attributes, &session.labels().attributes, id);
    let said = [said("verdict"), said("status")].into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>();
    Some(Facts {
        at,
        badge: label.badge.clone(),
        label: label.name.clone(),
        lost: lost.map_or("", |lost| lost(&annotation.target)),
        noted: !annotation.note.is_empty(),
        links: relations::count(session, id),
        section: section.and_then(|section| section.title.clone()).unwrap_or_default(),
        said: said.join(" · "),
        quote: quote(session, annotation),
    })
}

fn face(model: Model, id: &Id, facts: &Facts) -> El {
    let Facts { at, badge, label, lost, noted, links, section, said, quote } = facts;
    let mut signs = Vec::new();
    if !lost.is_empty() {
        signs.push(of("span", "noted lost").text(lost));
    }
    if *noted {
        signs.push(of("span", "noted").text("note"));
    }
    if *links > 0 {
        signs.push(of("span", "noted").text(&relations::links_in_words(*links)));
    }
    let head = of("span", "item-head")
        .with(of("span", "badge").set("aria-hidden", "true").text(badge))
        .with(of("span", "item-label").text(label))
        .all(signs)
        .with(of("span", "item-section").set("dir", "auto").set("title", section).text(section));
    let said = (!said.is_empty()).then(|| of("span", "item-said").text(said));
    let (chosen, selecting) = (id.clone(), id.clone());
    let expanded = move || Some(model.is_selected(&chosen).to_string());
    let select = move |_: &web_sys::Event| {
        if !picking::take(model, &selecting) {
            model.run(&Select { annotation: selecting.clone(), reveal: true });
        }
    };
    button("item-face")
        .set("data-k", &at.to_string())
        .follow("aria-expanded", expanded)
        .on("click", select)
        .with(head)
        .with(el("q").set("dir", "auto").text(quote))
        .all(said.into_iter().collect())
}
