//! What is wrong with a file of the native format is told in one message with its place, and nothing is read.

use postil::formats::native;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::document::{document, put, read};
use crate::support::{said, stamp, words};

/// Where, what stands there instead (`null`: nothing), and what is said of that place; after `=` the whole message.
type Row = (&'static str, Value, &'static str);

#[rustfmt::skip]
fn rows() -> Vec<Row> {
    let document = document();
    let first = |field: &str| document.pointer(field).unwrap().clone();
    vec![
        // The document.
        ("format", json!("x"), "= is JSON, but not a Postil file"),
        ("format", Value::Null, "= is JSON, but not a Postil file"),
        ("version", Value::Null, "is missing"),
        ("version", json!("1"), "must be a whole number, 1 or more"),
        ("version", json!(0), "must be a whole number, 1 or more"),
        ("version", json!(1.5), "must be a whole number, 1 or more"),
        ("version", json!(7), "was written by a newer Postil (version 7); this one reads up to 2"),
        ("offsetUnit", json!("byte"), "must be “codePoint”"),
        ("offsetUnit", Value::Null, "is missing"),
        ("exported", json!("today"), "must be a time as in RFC 3339: 2026-01-31T09:30:00Z"),
        ("generator", json!("Postil"), "must be an object"),
        ("article", Value::Null, "is missing"),
        ("labelSet", Value::Null, "is missing"),
        ("annotations", Value::Null, "is missing"),
        ("annotations", json!({}), "must be a list"),
        // The article.
        ("article", json!([]), "must be an object"),
        ("article.id", json!(""), "must be 1 to 200 bytes of text without control characters"),
        ("article.id", json!("i".repeat(201)), "must be 1 to 200 bytes of text without control characters"),
        ("article.title", json!(3), "must be text"),
        ("article.language", json!("en us"), "must be a language tag (BCP 47), such as en"),
        ("article.text", Value::Null, "is missing"),
        ("article.text", json!("a\r\nb"), "must end its lines with line feeds alone: it holds a carriage return"),
        ("article.text", json!("Prices"), "= article.sha256: does not match the text: the file was damaged or changed"),
        ("article.sha256", json!("00"), "does not match the text: the file was damaged or changed"),
        ("article.metadata.categories", json!("News"), "must be a list"),
        ("article.metadata.categories[0]", json!(1), "must be text"),
        ("article.source.kind", json!("fax"), "must be one of paste, file, sample"),
        ("article.source.added", json!("2026-13-01T00:00:00Z"), "must be a time as in RFC 3339: 2026-01-31T09:30:00Z"),
        ("article.links[0].end", json!(99), "lies outside the text, which ends at 55"),
        ("article.emphasis[0].kind", json!("loud"), "must be one of strong, em, code"),
        // Its structure.
        ("article.sections[1].id", json!("s1"), "stands twice: “s1”"),
        ("article.sections[0].level", json!(0), "must be a whole number from 1 to 255"),
        ("article.sections[0].level", json!(256), "must be a whole number from 1 to 255"),
        ("article.sections[0].end", json!(9), "must be 36, by its blocks"),
        ("article.sections[0].blocks", json!(["b1"]), "must list the blocks that name this section, in order"),
        ("article.sections[0].blocks[0]", json!(1), "must be text"),
        ("article.blocks[1].id", json!("b1"), "stands twice: “b1”"),
        ("article.blocks[1].kind", json!("poem"), "must be one of metadata, title, heading, paragraph, list-item, quote, caption, row, excluded"),
        ("article.blocks[1].section", json!("s9"), "names no section: “s9”"),
        ("article.blocks[1].section", json!("s2"), "= article.sentences[1].section: must be the section of its block: “s2”"),
        ("article.blocks[1].start", json!(-1), "must be a whole number, 0 or more"),
        ("article.blocks[1].start", json!(8.5), "must be a whole number, 0 or more"),
        ("article.blocks[1].start", json!("8"), "must be a whole number, 0 or more"),
        ("article.blocks[1].start", json!(3), "= article.blocks[1]: must not be empty and must stand after the block before it"),
        ("article.blocks[1].start", json!(9), "= article.blocks[1]: must follow the block before it without text between them"),
        ("article.blocks[1].end", json!(8), "must lie after start"),
        ("article.blocks[1].end", json!(7), "must lie after start"),
        ("article.blocks[1].end", json!(18_446_744_073_709_551_615_u64), "lies outside the text, which ends at 55"),
        ("article.blocks[4].depth", json!(true), "must be a whole number from 1 to 255"),
        ("article.blocks[4].ordered", json!("yes"), "must be true or false"),
        ("article.blocks[4]", Value::Null, "= article.sentences[4].block: names no block: “b5”"),
        ("article.sentences[1].id", json!("t1"), "stands twice: “t1”"),
        ("article.sentences[1].block", json!("b1"), "= article.sentences[1]: must lie in the block it names"),
        ("article.sentences[1].section", json!("s2"), "must be the section of its block: “s1”"),
        ("article.sentences[1].end", json!(30), "= article.blocks[1]: must not hold text after its last sentence"),
        ("article.sentences[1].end", json!(39), "= article.sentences[1]: must lie in the block it names"),
        // Labels.
        ("labelSet.labels[1].id", json!("statistic"), "stands twice: “statistic”"),
        ("labelSet.labels[1].id", json!("a\u{0}b"), "must be 1 to 200 bytes of text without control characters"),
        ("labelSet.labels[1].name", json!(" "), "must not be empty"),
        ("labelSet.labels[1].color", json!("red"), "must be a colour as in #0072B2"),
        ("labelSet.labels[1].line", json!("thick"), "must be one of solid, double, dotted, dashed, wavy"),
        ("labelSet.labels[1].parent", json!("nobody"), "names no label"),
        ("labelSet.labels[1].parent", json!("event"), "leads back to the label itself"),
        ("labelSet.attributes[1].id", json!("check_worthiness"), "stands twice: “check_worthiness”"),
        ("labelSet.attributes[1].kind", json!("image"), "must be one of text, long-text, number, date, url, choice, choices, records"),
        ("labelSet.attributes[1].options[2].id", json!("true"), "stands twice: “true”"),
        ("labelSet.attributes[3].fields[3].options[0]", json!("person"), "must be an object"),
        ("labelSet.relations[1].id", json!("supports"), "stands twice: “supports”"),
        // Annotations.
        ("annotations[1].id", first("/annotations/0/id"), "stands twice: “urn:uuid:00000000-0000-4000-8000-0000000…”"),
        ("annotations[1].label", json!("nope"), "names no label of the label set"),
        ("annotations[1].target", json!([]), "must hold at least one range"),
        ("annotations[1].target[1]", first("/annotations/1/target/0"), "must not overlap another range of the same target"),
        ("annotations[0].target[0].start", json!(29), "= annotations[0].target[0].end: must lie after start"),
        ("annotations[0].target[0].end", json!(2), "must lie after start"),
        ("annotations[0].target[0].end", json!(56), "lies outside the text, which ends at 55"),
        ("annotations[0].target[0].end", json!(28), "= annotations[0].target[0].exact: must be the text of the range, which is “prices ros”"),
        ("annotations[0].target[0].exact", json!("prices fell"), "must be the text of the range, which is “prices rose”"),
        ("annotations[0].target[0].prefix", json!("x"), "must be the text before the range"),
        ("annotations[0].target[0].suffix", json!("x"), "must be the text after the range"),
        ("annotations[0].target[0].utf16Start", json!(18), "must be 19, by the other fields"),
        ("annotations[0].target[0].utf16End", json!(29), "must be 30, by the other fields"),
        ("annotations[0].attributes", json!([]), "must be an object"),
        ("annotations[0].note", json!({}), "must be text"),
        ("annotations[0].creator", json!({"name": "x"}), "must be text"),
        ("annotations[0].created", json!("2026-01-31"), "must be a time as in RFC 3339: 2026-01-31T09:30:00Z"),
        ("annotations[0].modified", Value::Null, "is missing"),
        // Relations and sentences without claims.
        ("relations[0].type", json!("likes"), "names no type of relation of the label set"),
        ("relations[0].from", json!("nobody"), "names no annotation"),
        ("relations[0].to", json!("nobody"), "names no annotation"),
        ("relations[0].to", first("/relations/0/from"), "must name another annotation than from"),
        ("relations", json!([first("/relations/0"), first("/relations/0")]), "= relations[1].id: stands twice: “r1”"),
        ("reviewed", json!(["t1", "t1"]), "= reviewed[1]: stands twice: “t1”"),
        ("reviewed[0]", json!("t99"), "names no sentence: “t99”"),
    ]
}

#[test]
fn each_thing_that_can_be_wrong_is_named_with_its_place() {
    let good = document();
    read(&good).unwrap();
    let mut unlike = String::new();
    for (place, value, message) in rows() {
        let mut bad = good.clone();
        put(
            &mut bad,
            &format!("/{}", place.replace('[', "/").replace(']', "").replace('.', "/")),
            Some(value).filter(|value| !value.is_null()),
        );
        let expected = message.strip_prefix("= ").map_or_else(|| format!("{place}: {message}"), str::to_owned);
        let told = read(&bad).err();
        if told.as_ref() != Some(&expected) {
            unlike += &format!("{expected}\n{told:?}\n\n");
        }
    }
    assert!(unlike.is_empty(), "{unlike}");
}

#[test]
fn a_circle_of_parents_is_found_wherever_it_is_entered() {
    let mut document = document();
    put(&mut document, "/labelSet/labels/0/parent", Some(json!("cause")));
    put(&mut document, "/labelSet/labels/2/parent", Some(json!("rule")));
    read(&document).unwrap();
    put(&mut document, "/labelSet/labels/4/parent", Some(json!("cause")));
    let message = "labelSet.labels[2].parent: leads back to the label itself";
    assert_eq!(read(&document).err().as_deref(), Some(message));
}

#[test]
fn files_that_are_no_documents_are_refused() {
    let cases = [
        ("", "cannot be read as JSON: EOF while parsing a value at line 1 column 0"),
        ("<!doctype html>", "cannot be read as JSON: expected value at line 1 column 1"),
        (r#"{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation"}"#, "is JSON, but not a Postil file"),
        ("[1]", "is JSON, but not a Postil file"),
        ("null", "is JSON, but not a Postil file"),
        (r#"{"format":["postil"]}"#, "is JSON, but not a Postil file"),
        (r#"{"format":"postil"}"#, "version: is missing"),
        ("\u{FEFF}{\"format\":\"postil\"}", "version: is missing"),
        (
            r#"{"format":"postil","format":"postil"}"#,
            "cannot be read as JSON: the field “format” stands twice in one object at line 1 column 37",
        ),
        (&"[".repeat(100_000), "cannot be read as JSON: nested deeper than 100 levels at line 1 column 101"),
        (&r#"{"a":"#.repeat(100_000), "cannot be read as JSON: nested deeper than 100 levels at line 1 column 501"),
        (&" ".repeat(33 << 20), "is too large: 33.0 MiB, and Postil reads up to 32 MiB"),
    ];
    for (text, message) in cases {
        assert_eq!(words(native::read(text).unwrap_err()), message);
    }
    assert!(native::check_size(32 << 20).is_ok());
    let message = |bytes| words(native::check_size(bytes).unwrap_err());
    assert_eq!(message((32 << 20) + 1), "is too large: 32.1 MiB, and Postil reads up to 32 MiB");
    assert_eq!(message(50_000_000), "is too large: 47.7 MiB, and Postil reads up to 32 MiB");
    message(u64::MAX);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn one_wrong_value_anywhere_is_read_or_refused_in_one_line(at in any::<prop::sample::Index>(), with in 0usize..14) {
        let mut document = document();
        let pointers = pointers(&document);
        let values = [json!(null), json!(-1), json!(0), json!(2), json!(1.5), json!(u64::MAX), json!(1e300), json!(""), json!("t2"),
            json!("\u{0}\n"), json!([]), json!({}), json!(true), json!([[{}]])];
        put(&mut document, at.get::<String>(&pointers), Some(values[with].clone()));
        match read(&document) {
            Ok(session) => {
                let text = native::to_string(session.document(), &stamp(9).now);
                prop_assert_eq!(native::read(&text).map(|again| said(&again.into())), Ok(said(&session)));
            }
            Err(message) => prop_assert!(!message.contains('\n') && message.len() < 250, "{}", message),
        }
    }

    #[test]
    fn any_text_at_all_is_refused(text in any::<String>()) {
        prop_assert!(native::read(&text).is_err());
    }
}

/// Pointers to all values below the root.
fn pointers(value: &Value) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Array(items) => items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect(),
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), value)).collect(),
        _ => vec![],
    };
    let below = |(name, value): (String, &Value)| {
        let deeper: Vec<String> = pointers(value).into_iter().map(|rest| format!("/{name}{rest}")).collect();
        std::iter::once(format!("/{name}")).chain(deeper)
    };
    inner.into_iter().flat_map(below).collect()
}
