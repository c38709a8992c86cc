//! The labels and what they mean.

use leptos::prelude::*;

use super::{close, keycaps, modal};
use crate::annotation::Label;
use crate::app::dom::{El, el, of};
use crate::app::model::Model;
use crate::session::Session;
use crate::session::command::{DescribeLabel, EndTyping, LabelField};

pub(super) fn dialog(model: Model) -> El {
    // The rows are made once: a row whose text is being typed must stay.
    let labels = model.labels.get_untracked();
    let rows = labels.iter().flat_map(|set| set.labels.iter().enumerate()).map(|(at, label)| row(model, at, label));
    let hint = "A label’s name and definition can be changed; what is marked with it stays marked.";
    let rows = of("ul", "label-rows").set("role", "list").all(rows.collect());
    modal("Labels", vec![of("p", "hint").text(hint), rows], close(model))
}

fn row(model: Model, at: usize, label: &Label) -> El {
    let name = text(model, at, label, LabelField::Name, el("input").set("type", "text").set("aria-label", "Name"));
    let definition = el("textarea").set("rows", "2").set("aria-label", "Definition");
    let definition = text(model, at, label, LabelField::Definition, definition);
    let key = label.key.iter().map(|key| keycaps(key)).collect();
    el("li")
        .set("data-k", &at.to_string())
        .with(of("span", "badge").set("aria-hidden", "true").text(&label.badge))
        .with(name)
        .all(key)
        .with(definition)
}

/// A field for a text of a label: taken over when the person leaves it, and put back where it was refused.
fn text(model: Model, at: usize, label: &Label, field: LabelField, input: El) -> El {
    let now = move || {
        model.labels.track();
        let label = |session: &Session| {
            let label = session.labels().labels.get(at)?;
            Some(if field == LabelField::Name { label.name.clone() } else { label.description.clone() })
        };
        model.with(label).flatten().unwrap_or_default()
    };
    let input = input.follow_value(now);
    let (typed, id) = (input.clone(), label.id.clone());
    input.on("change", move |_| {
        model.run(&DescribeLabel { label: id.clone(), field, text: typed.value() });
        model.run(&EndTyping);
        typed.set_value(&untrack(now));
    })
}
