//! The types of relations: what they are called, and whether they hold both ways.

use leptos::prelude::*;
use web_sys::{Element, Event};

use super::{close, modal};
use crate::annotation::{RelationType, RelationTypeId};
use crate::article::Id;
use crate::browser::page;
use crate::editor::commands::SetRelationTypes;
use crate::json::Object;
use crate::l10n::{common, counts, linking};
use crate::ui::dom::{Attr, El, TagName, action_button, around, el, el_with_class};
use crate::ui::state::model::Model;

pub(super) fn dialog(model: Model) -> El {
    let ids = move || {
        let mut ids = Vec::new();
        for kind in model.document.labels.get().iter().flat_map(|set| &set.relations) {
            ids.push(kind.id.clone());
        }
        ids
    };
    // One listener for all rows: a row that is left by a key must stay, so rows are not made anew.
    let rows = el_with_class(TagName::UL, "type-rows").attr(Attr::ROLE, "list");
    let rows = rows.on("change", move |event| change(model, event)).on("click", move |event| remove(model, event));
    let rows = rows.keyed_children(ids, move |id| row(model, id));
    // Alerts lie behind the dialog, where nobody sees or hears them.
    let trouble = el(TagName::DIV).keyed_child(
        move || model.messages.alert.get(),
        |text| el_with_class(TagName::P, "trouble").attr(Attr::ROLE, "alert").text(text),
    );
    model.messages.alert.set(None);
    modal(
        linking::RELATION_TYPES,
        vec![el_with_class(TagName::P, "hint").say(linking::TYPES_HINT), rows, new(model), trouble],
        close(model),
    )
}

fn row(model: Model, id: &RelationTypeId) -> El {
    let kind = model.with(|session| session.labels().relation(id).cloned()).flatten();
    let count = |session: &crate::editor::Session| session.relations().iter().filter(|one| one.kind == *id).count();
    let count = match model.with(count).unwrap_or_default() {
        0 => String::new(),
        count => counts::links(count),
    };
    let name =
        el(TagName::INPUT).attr(Attr::TYPE, "text").say_attr(Attr::ARIA_LABEL, common::NAME).attr(Attr::DIR, "auto");
    let tick = el(TagName::INPUT).attr(Attr::TYPE, "checkbox");
    let row = el(TagName::LI)
        .attr(Attr::DATA_TYPE, id.as_str())
        .child(name)
        .child(el_with_class(TagName::LABEL, "switch").child(tick).say(linking::BOTH_WAYS))
        .child(el(TagName::SMALL).text(&count))
        .child(action_button("", common::REMOVE, || {}).attr(Attr::DATA_DO, "remove"));
    if let Some(kind) = kind {
        show(row.node(), &kind);
    }
    row
}

/// The two fields of a row.
fn fields(row: &Element) -> Option<[El; 2]> {
    let field = |selector| row.query_selector(selector).ok().flatten().map(El::from);
    Some([field("input[type=text]")?, field("input[type=checkbox]")?])
}

fn show(row: &Element, kind: &RelationType) {
    if let Some([name, tick]) = fields(row) {
        name.set_value(&kind.name);
        let _ = tick.set_checked(kind.symmetric);
    }
}

/// The types as they are.
fn kinds(model: Model) -> Vec<RelationType> {
    model.with(|session| session.labels().relations.clone()).unwrap_or_default()
}

/// Takes over what a row says. Where it is refused, the row says again what is so.
fn change(model: Model, event: &Event) {
    let Some((row, id)) = around(event, "data-type") else { return };
    let mut new = kinds(model);
    if let (Some([name, tick]), Some(kind)) = (fields(&row), new.iter_mut().find(|kind| kind.id.as_str() == id)) {
        kind.name = name.value();
        kind.symmetric = tick.checked();
    }
    model.run(&SetRelationTypes { kinds: new });
    kinds(model).iter().filter(|kind| kind.id.as_str() == id).for_each(|kind| show(&row, kind));
}

fn remove(model: Model, event: &Event) {
    let Some((_, id)) = around(event, "data-do").and_then(|_| around(event, "data-type")) else { return };
    let mut new = kinds(model);
    new.retain(|kind| kind.id.as_str() != id);
    let left = new.len();
    model.run(&SetRelationTypes { kinds: new });
    if kinds(model).len() == left {
        page::focus("#new-type");
    }
}

fn new(model: Model) -> El {
    let name = el(TagName::INPUT)
        .attr(Attr::TYPE, "text")
        .attr(Attr::ID, "new-type")
        .attr(Attr::DIR, "auto")
        .say_attr(Attr::PLACEHOLDER, linking::NEW_TYPE_EXAMPLE);
    let typed = name.clone();
    el_with_class(TagName::FORM, "new-type")
        .on("submit", move |event| {
            event.prevent_default();
            let mut new = kinds(model);
            new.push(RelationType {
                id: Id::default(),
                name: typed.value(),
                symmetric: false,
                extra: Object::default(),
            });
            let count = new.len();
            model.run(&SetRelationTypes { kinds: new });
            if kinds(model).len() == count {
                typed.set_value("");
            }
            typed.focus();
        })
        .child(el(TagName::LABEL).attr(Attr::FOR, "new-type").say(linking::NEW_TYPE))
        .child(name)
        .child(el(TagName::BUTTON).attr(Attr::TYPE, "submit").say(common::ADD))
}
