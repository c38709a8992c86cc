//! All relations of the article, under the annotations.

use leptos::prelude::*;

use super::{EndFacts, end, end_facts};
use crate::annotation::{AnnotationId, RelationId};
use crate::article::Id;
use crate::editor::Session;
use crate::editor::commands::{Select, command};
use crate::l10n::linking;
use crate::sorted::order;
use crate::ui::dom::{Attr, El, TagName, action_button, around, button, el, el_with_class};
use crate::ui::state::model::Model;

/// Most that are shown at once.
const MAX_ROWS: usize = 200;

/// A heading that says how many there are, and opens the list.
pub fn list(model: Model) -> El {
    let open = RwSignal::new(false);
    let count = move || {
        model.document.relations.track();
        model.with(|session| session.relations().len()).unwrap_or_default()
    };
    let title = move || match count() {
        0 => linking::RELATIONS.get().to_owned(),
        count => linking::relations_counted(count),
    };
    let details = el_with_class(TagName::DETAILS, "relations").child(el(TagName::SUMMARY).follow_text(title));
    let node = details.node().clone();
    details
        .on("toggle", move |_| open.set(node.has_attribute("open")))
        .child_if(move || open.get(), move || content(model, count))
}

fn content(model: Model, count: impl Fn() -> usize + Copy + 'static) -> El {
    let rows = move || {
        model.document.edits.track();
        model.with(rows).unwrap_or_default()
    };
    let hint = move || {
        let text = match count() {
            0 => linking::NOTHING_LINKED.get().to_owned(),
            count if count > MAX_ROWS => linking::first_of_all(MAX_ROWS, count),
            _ => return None,
        };
        Some(text)
    };
    let select = move |event: &web_sys::Event| {
        if let Some((_, from)) = around(event, "data-from") {
            model.run(&Select { annotation: Id::from(from), reveal: true });
        }
    };
    let types = move || {
        if let Some(entry) = command("relation-types") {
            model.run(entry.command);
        }
    };
    el(TagName::DIV)
        .keyed_child(hint, |text| el_with_class(TagName::P, "hint").text(text))
        .child(
            el(TagName::UL)
                .attr(Attr::ROLE, "list")
                .say_attr(Attr::ARIA_LABEL, linking::RELATIONS)
                .follow_bool_attr(Attr::HIDDEN, move || count() == 0)
                .on("click", select)
                .keyed_children(rows, row),
        )
        .child(action_button("quiet", linking::TYPES, types))
}

/// What is shown of a relation.
#[derive(PartialEq)]
struct Facts {
    id: RelationId,
    /// The annotation that it begins at.
    begins: AnnotationId,
    kind: String,
    /// Where it begins and where it leads.
    ends: [EndFacts; 2],
}

/// The relations in the order in which they begin in the text, then of where they lead.
fn rows(session: &Session) -> Vec<Facts> {
    let start = |id: &AnnotationId| session.annotations().get(id).map_or(0, |one| one.target.first().start());
    let mut all = Vec::new();
    for relation in session.relations() {
        all.push((start(&relation.from), start(&relation.to), relation));
    }
    let places = order(all.len(), &|one, other| {
        let place = |at: usize| all.get(at).map(|(from, to, _)| (*from, *to));
        place(one).cmp(&place(other))
    });
    let mut rows = Vec::new();
    for (.., relation) in places.into_iter().take(MAX_ROWS).filter_map(|at| all.get(at)) {
        let kind = session.labels().relation(&relation.kind).map_or(relation.kind.as_str(), |kind| &kind.name);
        let ends = [&relation.from, &relation.to].map(|id| end_facts(session, id).unwrap_or_default());
        rows.push(Facts { id: relation.id.clone(), begins: relation.from.clone(), kind: kind.to_owned(), ends });
    }
    rows
}

fn row(facts: &Facts) -> El {
    let [from, to] = &facts.ends;
    let face = button("relation-face").attr(Attr::DATA_FROM, facts.begins.as_str());
    el(TagName::LI)
        .child(face.child(end(from)).child(el_with_class(TagName::SPAN, "kind").text(&facts.kind)).child(end(to)))
}
