//! The list of annotations.

use leptos::prelude::*;

use crate::annotation::{Annotation, AnnotationId, Target};
use crate::browser::page;
use crate::editor::Session;
use crate::editor::commands::Select;
use crate::l10n::{Text, annotations, counts};
use crate::text::lowercase;
use crate::ui::dom::{
    Attr, El, SLOTS, TagName, action_button, after_render_unowned, button, el, el_with_class, follow,
};
use crate::ui::state::model::Model;
use crate::ui::widgets::{picking, relations};

/// Most items that are in the page at once.
const MAX_ROWS: usize = 200;

/// The list, its filter, and the form of the selected annotation in it.
pub fn annotations(model: Model) -> El {
    let some = move || model.document.counts.with(|counts| counts.annotations > 0);
    el_with_class(TagName::SECTION, "annotations")
        .attr(Attr::ID, "annotations")
        .attr(Attr::ROLE, "region")
        .say_attr(Attr::ARIA_LABEL, annotations::ANNOTATIONS)
        .child(el(TagName::H2).say(annotations::ANNOTATIONS))
        .child_if(move || !some(), nothing_yet)
        .child_if(some, move || list(model))
}

fn nothing_yet() -> El {
    let [next, previous] = SLOTS;
    el_with_class(TagName::P, "hint")
        .say_around(&annotations::nothing_marked(next, previous), &["j", "k"].map(|key| el(TagName::KBD).text(key)))
}

fn list(model: Model) -> El {
    let here = model.more.here;
    let wanted = RwSignal::new(String::new());
    // How many of the found ones lie before the first that is shown.
    let skipped = RwSignal::new(0_usize);
    // Those that hold what is wanted; `None` where nothing is: then it is all of them.
    let found = model.document.found;
    found.set(None);
    on_cleanup(move || _ = found.try_set(None));
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
        let place = |session: &Session, id: &AnnotationId| {
            found.with(|found| match found {
                Some(found) => found.iter().position(|one| one == id),
                None => session.annotations().place_of(id),
            })
        };
        let at = selected.and_then(|id| model.with(|session| place(session, &id)).flatten());
        let first = skipped.get_untracked();
        match at {
            Some(at) if at < first || at >= first + MAX_ROWS => skipped.set(at.saturating_sub(MAX_ROWS / 2)),
            None if first >= total() => skipped.set(0),
            _ => {}
        }
    });
    let filter = el_with_class(TagName::INPUT, "filter")
        .attr(Attr::TYPE, "search")
        .say_attr(Attr::ARIA_LABEL, annotations::FILTER)
        .say_attr(Attr::PLACEHOLDER, annotations::FILTER_HINT);
    let field = filter.clone();
    let filter = filter.on("input", move |_| wanted.set(field.value()));
    let shown = move || {
        model.document.order.track();
        let first = skipped.get();
        found.with(|found| match found {
            Some(found) => found.iter().skip(first).take(MAX_ROWS).cloned().collect(),
            None => model.with(|session| ids(session.annotations().part(first..first + MAX_ROWS))).unwrap_or_default(),
        })
    };
    let part = move || {
        let first = skipped.get();
        annotations::part(first + 1, (first + MAX_ROWS).min(total()), total())
    };
    el(TagName::DIV)
        .child(filter)
        .child_if(move || total() == 0, || el_with_class(TagName::P, "hint").say(annotations::NONE_FOUND))
        .child_if(
            move || total() > MAX_ROWS,
            move || el_with_class(TagName::P, "hint").attr(Attr::ROLE, "status").follow_text(part),
        )
        .child_if(
            move || skipped.get() > 0,
            move || {
                action_button("more", annotations::EARLIER, move || {
                    skipped.update(|at| *at = at.saturating_sub(MAX_ROWS))
                })
            },
        )
        .child(
            el(TagName::UL)
                .attr(Attr::ROLE, "list")
                .say_attr(Attr::ARIA_LABEL, annotations::ANNOTATIONS)
                .keyed_children(shown, move |id| item(model, id)),
        )
        .child_if(
            move || skipped.get() + MAX_ROWS < total(),
            move || action_button("more", annotations::LATER, move || skipped.update(|at| *at += MAX_ROWS)),
        )
        // Once it is here: nobody needs to wait for it.
        .keyed_child(
            move || here.with(Option::is_some).then_some(()),
            move |()| here.get_untracked().map_or_else(|| el(TagName::DIV), |more| (more.relations)(model)),
        )
}

fn ids(annotations: &[Annotation]) -> Vec<AnnotationId> {
    annotations.iter().map(|annotation| annotation.id.clone()).collect()
}

/// Ids of the annotations that hold `wanted` in their text, label, note or record, in text order. `None` where nothing is
/// wanted; otherwise all have to be looked through after each edit.
fn matching(model: Model, wanted: &str) -> Option<Vec<AnnotationId>> {
    let wanted = lowercase(wanted.trim());
    if wanted.is_empty() {
        return None;
    }
    model.document.edits.track();
    let holds = |session: &Session, annotation: &Annotation| {
        let label = session.labels().label(&annotation.label).map(|label| lowercase(&label.name));
        label.is_some_and(|label| label.contains(&wanted))
            || lowercase(&annotation.note).contains(&wanted)
            || lowercase(&annotation.words(session.article())).contains(&wanted)
            || annotation.target.alone().iter().any(|anchor| lowercase(anchor.quote()).contains(&wanted))
            || lowercase(&annotation.attributes.words(&session.labels().attributes)).contains(&wanted)
    };
    let found = |session: &Session| {
        let holding = session.annotations().iter().filter(|one| holds(session, one));
        holding.map(|one| one.id.clone()).collect()
    };
    model.with(found)
}

fn item(model: Model, id: &AnnotationId) -> El {
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
    let li = el_with_class(TagName::LI, "item").keyed_child(facts, move |facts| face(model, &id, facts));
    let li = li.late_child(model, open, move |more| (more.form)(model, of_form.clone()));
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
                after_render_unowned(move || page::reveal(&element));
            }
        };
        model.host.with_value(|host| host.painted(Box::new(then)));
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
    lost: Option<Text>,
    noted: bool,
    links: usize,
    section: String,
    /// Verdict and status.
    said: String,
    quote: String,
}

fn facts(session: &Session, id: &AnnotationId, lost: Option<fn(&Target) -> Option<Text>>) -> Option<Facts> {
    let annotation = session.annotations().get(id)?;
    let article = session.article();
    let at = session.labels().labels.iter().position(|label| label.id == annotation.label)?;
    let label = session.labels().labels.get(at)?;
    let block = article.blocks.get(article.blocks_in(annotation.target.first()).start);
    let section = block.and_then(|block| article.sections.get(block.section).filter(|_| block.section > 0));
    let said = |id| annotation.attributes.chosen(&session.labels().attributes, id);
    let said = [said("verdict"), said("status")].into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>();
    Some(Facts {
        at,
        badge: label.badge.clone(),
        label: label.name.clone(),
        lost: lost.and_then(|lost| lost(&annotation.target)),
        noted: !annotation.note.is_empty(),
        links: relations::count(session, id),
        section: section.and_then(|section| section.title.clone()).unwrap_or_default(),
        said: said.join(" · "),
        quote: annotation.words(session.article()),
    })
}

fn face(model: Model, id: &AnnotationId, facts: &Facts) -> El {
    let Facts { at, badge, label, lost, noted, links, section, said, quote } = facts;
    let mut signs = Vec::new();
    if let Some(lost) = *lost {
        signs.push(el_with_class(TagName::SPAN, "noted lost").say(lost));
    }
    if *noted {
        signs.push(el_with_class(TagName::SPAN, "noted").say(annotations::NOTED));
    }
    if *links > 0 {
        signs.push(el_with_class(TagName::SPAN, "noted").text(&counts::links(*links)));
    }
    let head = el_with_class(TagName::SPAN, "item-head")
        .child(el_with_class(TagName::SPAN, "badge").attr(Attr::ARIA_HIDDEN, "true").text(badge))
        .child(el_with_class(TagName::SPAN, "item-label").text(label))
        .children(signs)
        .child(
            el_with_class(TagName::SPAN, "item-section")
                .attr(Attr::DIR, "auto")
                .attr(Attr::TITLE, section)
                .text(section),
        );
    let said = (!said.is_empty()).then(|| el_with_class(TagName::SPAN, "item-said").text(said));
    let (chosen, selecting) = (id.clone(), id.clone());
    let expanded = move || Some(model.is_selected(&chosen).to_string());
    let select = move |_: &web_sys::Event| {
        if !picking::take(model, &selecting) {
            model.run(&Select { annotation: selecting.clone(), reveal: true });
        }
    };
    button("item-face")
        .attr(Attr::DATA_K, &at.to_string())
        .follow_attr(Attr::ARIA_EXPANDED, expanded)
        .on("click", select)
        .child(head)
        .child(el(TagName::Q).attr(Attr::DIR, "auto").text(quote))
        .children(said.into_iter().collect())
}
