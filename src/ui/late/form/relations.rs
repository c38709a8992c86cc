//! The relations of the selected annotation.

use web_sys::{Element, Event};

use crate::annotation::{AnnotationId, RelationId, RelationType, RelationTypeId};
use crate::article::Id;
use crate::browser::page;
use crate::editor::Session;
use crate::editor::commands::{Select, SetRelation, Unrelate, command};
use crate::l10n::{Text, common, linking};
use crate::sorted::order;
use crate::ui::dom::{
    Attr, El, TagName, action_button, after_render_unowned, around, button, el, el_with_class, target,
};
use crate::ui::late::relations::{EndFacts, end, end_facts};
use crate::ui::state::model::Model;
use crate::ui::widgets::card::SELECTED_CARD;
use crate::ui::widgets::icons::Icon;

/// The relations of an annotation, and how to make one more.
pub(super) fn relations(model: Model, id: AnnotationId) -> El {
    let rows = move || {
        model.document.edits.track();
        model.with(|session| rows(session, &id)).unwrap_or_default()
    };
    let links =
        el_with_class(TagName::DIV, "links").attr(Attr::ROLE, "group").say_attr(Attr::ARIA_LABEL, linking::RELATIONS);
    links
        .on("click", move |event| press(model, event))
        .on("change", move |event| choose(model, event))
        .child(el_with_class(TagName::SPAN, "field-name").say(linking::RELATIONS))
        .child(el(TagName::DIV).keyed_children(rows, row))
        .child(action_button("", linking::LINK_TO, move || link(model)).attr(Attr::ID, "link"))
}

/// Begins to link, and keeps a sign that it began here.
fn link(model: Model) {
    if let (Some(entry), Some(button)) = (command("link"), page::find("#link")) {
        let _ = button.set_attribute("data-began", "");
        model.run(entry.command);
    }
}

/// What is shown of a relation in the form of the annotation at one of its ends.
#[derive(PartialEq)]
struct Facts {
    id: RelationId,
    kind: RelationTypeId,
    /// Whether it begins here.
    leads_away: bool,
    /// The annotation at its other end, and what is shown of that.
    far: AnnotationId,
    end: EndFacts,
    /// All types there are, which the row offers.
    kinds: Vec<RelationType>,
}

/// The relations of an annotation, in the order of the other ends in the text.
fn rows(session: &Session, here: &AnnotationId) -> Vec<Facts> {
    let mut all = Vec::new();
    for relation in session.relations() {
        if let Some(far) = relation.other(here) {
            all.push((session.annotations().get(far).map_or(0, |one| one.target.first().start()), relation, far));
        }
    }
    let place = |at: usize| all.get(at).map(|(start, ..)| *start);
    let order = order(all.len(), &|one, other| place(one).cmp(&place(other)));
    let facts = order.into_iter().filter_map(|at| all.get(at)).map(|(_, relation, far)| Facts {
        id: relation.id.clone(),
        kind: relation.kind.clone(),
        leads_away: relation.from == *here,
        far: Id::clone(far),
        end: end_facts(session, far).unwrap_or_default(),
        kinds: session.labels().relations.clone(),
    });
    facts.collect()
}

fn row(facts: &Facts) -> El {
    let select = el(TagName::SELECT).say_attr(Attr::ARIA_LABEL, linking::TYPE);
    let mut both_ways = false;
    let mut options = Vec::new();
    for kind in &facts.kinds {
        options.push(el(TagName::OPTION).attr(Attr::VALUE, kind.id.as_str()).text(&kind.seen(facts.leads_away)));
        both_ways |= kind.symmetric && kind.id == facts.kind;
    }
    let select = select.children(options);
    select.set_value(facts.kind.as_str());
    let sign = |name: Text, icon| {
        button("icon-button").icon(icon).say_attr(Attr::ARIA_LABEL, name).say_attr(Attr::TITLE, name)
    };
    let turn = sign(linking::TURN_AROUND, Icon::Turn).attr(Attr::DATA_DO, "turn");
    let turn = if both_ways { turn.attr(Attr::DISABLED, "") } else { turn };
    // No item of a list: the list that the form stands in counts annotations.
    el_with_class(TagName::DIV, "relation-row")
        .attr(Attr::ROLE, "group")
        .say_attr(Attr::ARIA_LABEL, linking::LINK)
        .attr(Attr::DATA_RELATION, facts.id.as_str())
        .attr(Attr::DATA_FAR, facts.far.as_str())
        .child(select)
        .child(turn)
        .child(sign(common::REMOVE, Icon::Remove).attr(Attr::DATA_DO, "remove"))
        .child(button("link-far").attr(Attr::DATA_DO, "go").child(end(&facts.end)))
}

/// Turns a relation around, removes it, or goes to its other end.
fn press(model: Model, event: &Event) {
    let Some((button, what)) = around(event, "data-do") else { return };
    let Some((row, relation)) = around(event, "data-relation") else { return };
    let relation = Id::from(relation);
    match what.as_str() {
        "turn" => set(model, &row, relation, None, &button),
        "remove" => {
            model.run(&Unrelate { relation });
            page::focus("#link");
        }
        _ => {
            let far = row.get_attribute("data-far").unwrap_or_default();
            model.run(&Select { annotation: Id::from(far), reveal: true });
            // The form that the button stands in has gone.
            after_render_unowned(|| {
                page::focus(if page::find(SELECTED_CARD).is_some() { SELECTED_CARD } else { "#article" });
            });
        }
    }
}

/// Gives a relation another type.
fn choose(model: Model, event: &Event) {
    if let (Some(field), Some((row, relation))) = (target(event), around(event, "data-relation")) {
        let kind = Id::from(El::from(field.clone()).value());
        set(model, &row, Id::from(relation), Some(kind), &field);
    }
}

/// Gives a relation another type, or turns it around.
fn set(model: Model, row: &Element, relation: RelationId, kind: Option<RelationTypeId>, field: &Element) {
    let now = || model.with(|session| session.relations().get(&relation).map(|one| one.kind.clone())).flatten();
    let Some(old) = now() else { return };
    let (turned, kind) = (kind.is_none(), kind.unwrap_or_else(|| old.clone()));
    model.run(&SetRelation { relation: relation.clone(), kind, turned });
    // Where the type was refused, the field must not claim otherwise.
    El::from(field.clone()).set_value(now().unwrap_or_default().as_str());
    // The row is made anew, in the same place.
    let before = std::iter::successors(row.previous_element_sibling(), Element::previous_element_sibling).count();
    let part = if turned { "[data-do=turn]" } else { "select" };
    after_render_unowned(move || page::focus(&format!("[data-relation]:nth-child({}) {part}", before + 1)));
}
