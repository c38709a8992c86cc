//! The native format: what is written is read back.

use postil::annotation::{AnnotationId, Relation, claims};
use postil::article::Id;
use postil::document::Document;
use postil::editor::Session;
use postil::formats::native;
use postil::json::Object;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::document::{document, good, put, read};
use crate::support::{parts, random, said, stamp, words};

#[test]
fn the_document_is_as_the_design_says() {
    let document = document();
    assert_eq!(document["format"], "postil");
    assert_eq!(document["offsetUnit"], "codePoint");
    assert_eq!(document["generator"], json!({"name": "Postil", "version": env!("CARGO_PKG_VERSION")}));
    assert_eq!(
        document["article"]["sections"],
        json!([
            {"id": "s1", "level": 1, "title": "Prices", "start": 0, "end": 36, "blocks": ["b1", "b2"]},
            {"id": "s2", "level": 2, "title": "Why?", "start": 38, "end": 55, "blocks": ["b3", "b4", "b5"]},
        ])
    );
    assert_eq!(
        document["article"]["blocks"][4],
        json!({"id": "b5", "kind": "list-item", "level": null, "section": "s2", "start": 50, "end": 55,
            "duplicate": true, "depth": 1, "ordered": true, "manual": true})
    );
    assert_eq!(
        document["article"]["sentences"][1],
        json!({"id": "t2", "block": "b2", "section": "s1", "start": 8, "end": 36})
    );
    assert_eq!(
        document["annotations"][0],
        json!({
            "id": &*stamp(1).uuid, "label": "statistic",
            "target": [{"start": 18, "end": 29, "exact": "prices rose", "prefix": "Prices\n\nHe said 😀 ",
                "suffix": " 3.5 %.\n\nWhy?\n\n• One\n• Two", "utf16Start": 19, "utf16End": 30}],
            "sections": ["s1"], "sentences": ["t2"], "attributes": {}, "note": "", "creator": null,
            "created": "2026-01-31T09:15:01Z", "modified": "2026-01-31T09:15:01Z",
        })
    );
    assert_eq!(document["annotations"][1]["sentences"], json!(["t4", "t5"]));
    assert_eq!(
        document["relations"][0],
        json!({"id": "r1", "type": "supports", "from": &*stamp(1).uuid, "to": &*stamp(2).uuid})
    );
    assert_eq!(document["reviewed"], json!(["t1"]));
}

#[test]
fn fields_stand_in_the_order_of_the_design() {
    let text = native::to_string(good().document(), &stamp(9).now);
    assert!(text.starts_with("{\n  \"format\": \"postil\",\n  \"version\": 1,\n  \"generator\": {"), "{text}");
    assert!(text.ends_with("\n}\n"), "{text}");
    let orders = [
        &[
            "format",
            "version",
            "generator",
            "exported",
            "offsetUnit",
            "article",
            "labelSet",
            "annotations",
            "relations",
            "reviewed",
        ][..],
        &[
            "article",
            "id",
            "title",
            "language",
            "text",
            "sha256",
            "metadata",
            "source",
            "sections",
            "blocks",
            "sentences",
            "links",
            "emphasis",
        ],
        &[
            "annotations",
            "id",
            "label",
            "target",
            "start",
            "end",
            "exact",
            "prefix",
            "suffix",
            "utf16Start",
            "utf16End",
            "sections",
            "sentences",
            "attributes",
            "note",
            "creator",
            "created",
            "modified",
        ],
        &[
            "labelSet",
            "id",
            "name",
            "labels",
            "id",
            "name",
            "badge",
            "key",
            "color",
            "line",
            "parent",
            "description",
            "attributes",
        ],
    ];
    for order in orders {
        order.iter().fold(text.as_str(), |rest, field| {
            let found = rest.split_once(&format!("\"{field}\": "));
            found.unwrap_or_else(|| panic!("{field} does not stand where it should")).1
        });
    }
}

#[test]
fn what_may_be_missing_is_made_up() {
    let original = document();
    let mut document = original.clone();
    for pointer in [
        "/generator",
        "/exported",
        "/relations",
        "/reviewed",
        "/article/title",
        "/article/language",
        "/article/metadata",
        "/article/links",
        "/article/emphasis",
        "/article/sections/0/start",
        "/article/sentences/0/section",
        "/labelSet/attributes",
        "/labelSet/relations",
        "/labelSet/labels/0/key",
        "/labelSet/labels/0/description",
        "/annotations/0/sections",
        "/annotations/0/sentences",
        "/annotations/0/attributes",
        "/annotations/0/note",
        "/annotations/0/target/0/prefix",
        "/annotations/0/target/0/suffix",
        "/annotations/0/target/0/utf16Start",
    ] {
        put(&mut document, pointer, None);
    }
    let session = read(&document).unwrap();
    let again: Value = serde_json::from_str(&native::to_string(session.document(), &stamp(9).now)).unwrap();
    assert_eq!(again["annotations"], original["annotations"]);
    assert_eq!(again["article"]["sections"], original["article"]["sections"]);
    assert_eq!(again["relations"], json!([]));
}

#[test]
fn unknown_fields_survive_at_every_level() {
    let mut document = document();
    let mut objects = 0;
    salt(&mut document, &mut objects);
    assert!(objects > 90, "{objects}");
    let once = native::to_string(read(&document).unwrap().document(), &stamp(9).now);
    assert_eq!(serde_json::from_str::<Value>(&once).unwrap(), document);
    assert_eq!(native::to_string(&native::read(&once).unwrap(), &stamp(9).now), once);
    assert!(once.contains("\"duplicate\": true,\n        \"depth\": 1,\n        \"ordered\": true,\n        \"manual\": true,\n        \"x-new\""));
}

/// Puts an unknown field into every object.
fn salt(value: &mut Value, objects: &mut usize) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| salt(item, objects)),
        Value::Object(fields) => {
            fields.values_mut().for_each(|value| salt(value, objects));
            *objects += 1;
            fields.insert("x-new".to_owned(), json!({"z": [*objects, 1.5, null], "a": "é"}));
        }
        _ => {}
    }
}

#[test]
fn unknown_fields_of_a_range_follow_it_into_text_order() {
    let mut document = document();
    put(&mut document, "/annotations/1/target/0/page", Some(json!(1)));
    document["annotations"][1]["target"].as_array_mut().unwrap().reverse();
    let again = read(&document).map(|session| native::to_string(session.document(), &stamp(9).now)).unwrap();
    let again: Value = serde_json::from_str(&again).unwrap();
    assert_eq!(again["annotations"][1]["target"][0]["page"], 1);
    assert_eq!(again["annotations"][1]["target"][1]["page"], Value::Null);
}

#[test]
fn moments_are_kept_as_written() {
    for moment in ["2026-01-31T10:30:00.123456+01:00", "2026-01-31t10:30:00z", "2016-12-31T23:59:60-00:00"] {
        let mut document = document();
        put(&mut document, "/annotations/0/created", Some(json!(moment)));
        let session = read(&document).unwrap();
        let again = native::to_string(session.document(), &stamp(9).now);
        assert!(again.contains(&format!("\"created\": \"{moment}\"")), "{moment}");
    }
}

/// A session with more than commands can make so far: relations, attributes and unknown fields.
fn rich() -> impl Strategy<Value = Session> {
    random::session().prop_map(|session| {
        let mut parts = parts(&session);
        let attacks = claims().relations.into_iter().filter(|kind| kind.id.as_str() == "attacks");
        let missing = attacks.filter(|kind| parts.labels.relations.iter().all(|own| own.id != kind.id));
        parts.labels.relations.extend(missing.collect::<Vec<_>>());
        let extra = |n: usize| {
            let mut extra = Object::default();
            extra.set("x-n", n);
            extra.set("x-é", "\u{2028}\"\\");
            extra
        };
        let ids: Vec<AnnotationId> = parts.annotations.iter().map(|annotation| annotation.id.clone()).collect();
        let kind = parts.labels.relations.first().map(|kind| kind.id.clone());
        for (n, (pair, kind)) in ids.windows(2).zip(kind.iter().cycle()).enumerate() {
            let (kind, id) = (kind.clone(), Id::from(format!("r{n}")));
            let relation = Relation::new(id, kind, pair[0].clone(), pair[1].clone());
            parts.relations.push(Relation { extra: extra(n), ..relation });
        }
        for (n, annotation) in parts.annotations.iter_mut().enumerate().filter(|(n, _)| n % 2 == 0) {
            annotation.attributes = extra(n);
            annotation.creator = Some("Ann\n".to_owned());
            annotation.extra = extra(n);
        }
        parts.extra = extra(0);
        Session::from(Document::restore(parts))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn reading_inverts_writing(session in rich()) {
        let text = native::to_string(session.document(), &stamp(9).now);
        let again = native::read(&text).map_err(|problem| TestCaseError::fail(words(problem)))?;
        prop_assert_eq!(said(&Session::from(again.clone())), said(&session));
        prop_assert_eq!(native::to_string(&again, &stamp(9).now), text);
    }
}
