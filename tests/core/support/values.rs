//! Annotations and label sets at random, as they may come out of files.

use postil::annotation::{Annotation, Attribute, AttributeKind, LabelSet, PRESETS, preset};
use postil::article::Timestamp;
use postil::json::{Json, Object, parse};
use proptest::prelude::*;

use super::marked::session;

/// Any small JSON object.
fn object() -> impl Strategy<Value = Object> {
    let leaf = prop::sample::select(&["null", "true", "1", "2.50", "\"a\"", "\"é\"", "[]", "{}"][..]);
    let leaf = leaf.prop_map(|text| parse(text).unwrap());
    let value = leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::Array),
            fields(inner).prop_map(Json::Object)
        ]
    });
    fields(value)
}

fn fields(value: impl Strategy<Value = Json>) -> impl Strategy<Value = Object> {
    prop::collection::vec(("[a-e]", value), 0..5).prop_map(|fields| {
        let mut object = Object::default();
        fields.into_iter().for_each(|(name, value)| object.set(name, value));
        object
    })
}

/// An annotation of that one text, with any record.
pub fn annotation() -> impl Strategy<Value = Annotation> {
    let words = prop::sample::select(
        &["[He|event] said prices rose.", "He [said prices|cause] rose.", "[He|cause] [said|cause] prices rose."][..],
    );
    let times =
        || prop::sample::select(&["2026-01-31T09:00:00Z", "2026-01-31T10:00:00+01:00", "2025-01-31T09:00:00.5Z"][..]);
    (words, object(), object(), "[aé😀]{0,4}", prop::option::of("[AB]"), (times(), times())).prop_map(
        |(words, attributes, extra, note, creator, (created, modified))| {
            let one = session(words).annotations().iter().next().unwrap().clone();
            let [created, modified] = [created, modified].map(|text| Timestamp::new(text).unwrap());
            Annotation { id: "a".into(), attributes, extra, note, creator, created, modified, ..one }
        },
    )
}

/// A label set that came of a preset by chance.
pub fn label_set() -> impl Strategy<Value = LabelSet> {
    let changes = prop::collection::vec((0usize..9, 0usize..100, 0usize..100), 0..12);
    (0..PRESETS.len(), changes, object()).prop_map(|(at, changes, extra)| {
        let mut set = preset(PRESETS[at].0);
        for (what, one, other) in changes {
            let name = format!("n{other}");
            let place = |len: usize, at: usize| at.checked_rem(len);
            match what {
                0 => drop(place(set.labels.len(), one).map(|at| set.labels.remove(at))),
                1 => {
                    if let Some(at) = place(set.labels.len(), one) {
                        let label = set.labels.remove(at);
                        set.labels.insert(other % (set.labels.len() + 1), label);
                    }
                }
                2 => set.labels.extend(set.label(&name.as_str().into()).is_none().then(|| set.draft(&name))),
                3 => {
                    if let Some(label) = place(set.labels.len(), one).and_then(|at| set.labels.get_mut(at)) {
                        label.name = name;
                        label.retired = other % 2 == 0;
                        label.key = (other % 3 == 0).then(|| "x".to_owned());
                        label.parent = (other % 5 == 0).then(|| "event".into());
                    }
                }
                4 => change_fields(&mut set.attributes, one, other),
                5 => {
                    if let Some(records) = set.attributes.iter_mut().find(|one| !one.fields.is_empty()) {
                        change_fields(&mut records.fields, one, other);
                    }
                }
                6 => set.relations.reverse(),
                7 => drop(place(set.relations.len(), one).map(|at| set.relations.remove(at))),
                _ => (set.id, set.name) = (name.as_str().into(), name),
            }
        }
        set.extra = extra;
        set
    })
}

/// Moves, drops, adds or changes a field.
fn change_fields(fields: &mut Vec<Attribute>, one: usize, other: usize) {
    let name = format!("f{other}");
    let Some(at) = one.checked_rem(fields.len()) else {
        fields.push(Attribute { id: name.as_str().into(), name, ..Attribute::default() });
        return;
    };
    match other % 5 {
        0 => drop(fields.remove(at)),
        1 => {
            let field = fields.remove(at);
            fields.insert(other % (fields.len() + 1), field);
        }
        2 => fields[at].options.reverse(),
        3 => (fields[at].kind, fields[at].help) = (AttributeKind::Number, Some(name)),
        _ if fields.iter().all(|field| field.id.as_str() != name) => {
            fields.insert(at, Attribute { id: name.as_str().into(), name, single: true, ..Attribute::default() });
        }
        _ => {}
    }
}
