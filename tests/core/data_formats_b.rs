//! What other tools read, second part: brat, spaCy, doccano, Label Studio, UIMA CAS, REFI-QDA. tests/interop has those tools read it.

use std::collections::BTreeSet;

use postil::annotation::{AnnotationId, Layer, Relation, Target};
use postil::article::Timestamp;
use postil::document::Document;
use postil::editor::Session;
use postil::formats::{FORMATS, Loss, Losses, Options, by_id, native};
use postil::text::{TextRange, clean};
use serde_json::{Value, json};

use super::formats::everything;
use super::support::zip::unzip;
use super::support::{hostile, marked, parts, stamp};

/// The formats that are tested here.
const IDS: [&str; 6] = ["brat", "spacy", "doccano", "label-studio", "cas-json", "refi-qda"];

fn all() -> Options {
    Options::all(stamp(9).now)
}

fn write(id: &str, documents: &[&Document]) -> (Vec<u8>, Losses) {
    let mut bytes = Vec::new();
    let losses = by_id(FORMATS, id).unwrap().write(documents, &all(), &mut bytes).unwrap();
    (bytes, losses)
}

/// A file of an archive, as text.
fn file(archive: &[u8], name: &str) -> String {
    let files = unzip(archive);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let found = files.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{name}: {names:?}"));
    String::from_utf8(found.1.clone()).unwrap()
}

/// A text that is marked (see [`marked`]), whose annotations, in the order in which they end, have these notes.
fn noted(text: &str, notes: &[&str]) -> Document {
    let mut parts = parts(&marked::session(text));
    for (annotation, note) in parts.annotations.iter_mut().zip(notes) {
        annotation.note = (*note).to_owned();
    }
    Document::restore(parts)
}

/// A document of version 2 with layers, proposals or passages without a place.
fn version_2(name: &str) -> Document {
    let path = format!("{}/tests/fixtures/native/v2/{name}.postil.json", env!("CARGO_MANIFEST_DIR"));
    native::read(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Texts that want to do harm, each on a line and marked, and standing as a note, a value, a name and a layer too.
fn harmful() -> Document {
    let texts: Vec<String> = hostile::texts().filter(|text| !text.trim().is_empty()).collect();
    let mut parts = parts(&marked::session("[a|event]"));
    let (model, whole) = (parts.annotations.pop().unwrap(), texts.join("\n\n"));
    parts.article = super::support::article(&whole);
    let text = parts.article.text.clone();
    let mut at = 0;
    for (number, hostile) in texts.iter().enumerate() {
        let wanted = postil::text::normalise(hostile);
        let found =
            text.as_str()[at..].find(&*wanted).map(|found| TextRange::new(at + found, at + found + wanted.len()));
        let Some(range) = found.and_then(|range| clean(text.as_str(), range)) else { continue };
        at = range.end();
        let mut annotation = model.clone();
        annotation.id = format!("\"<&'|;,:\u{202E} {number}").into();
        annotation.target = Target::new(range).unwrap();
        annotation.note = hostile.clone();
        annotation.creator = Some(hostile.clone());
        annotation.attributes.set("rationale", hostile.as_str());
        annotation.attributes.set("verdict", hostile.as_str());
        let label = &mut parts.labels.labels[number % 8];
        label.id = format!("a|b\t<{}>", number % 8).into();
        label.name = hostile.clone();
        annotation.label = label.id.clone();
        parts.annotations.push(annotation);
    }
    assert!(parts.annotations.len() > 100, "{}", parts.annotations.len());
    Document::restore(parts)
}

#[test]
fn all_quotes_of_whatever_text_are_found_again() {
    let texts = [
        "",
        "Nothing is marked.",
        "A 🚀 was launched [🎉🎉|event] 👩‍🚀[👨🏽‍🚀|quote] e\u{301}[e\u{301}te\u{301}|cause]",
        "הנמל [של Tolvik|event] נפתח [٤٠٪ من|statistic] \u{202E}abc\u{202C}",
        "托尔维克港[星期一[重新|cause]开放|event]。[𠮷野家|statistic]の「貿易」",
        "[One//Two/Three|event] and [a\u{A0}b\u{3000}c\u{2028}d\u{85}e\u{B}f|cause] [x  y \t z|rule]",
        "• [one|event]\u{200B} /• two/[three|event][four|event]",
        "[[[same|event]|cause]|event] [a|rule][b|rule] cr[oss|quote]",
    ];
    let mut documents: Vec<Document> = texts.iter().map(|text| noted(text, &["a note", "two\nlines"])).collect();
    documents.extend(["layers", "machine", "moved"].map(version_2));
    documents.extend([everything(), harmful()]);
    for format in IDS.map(|id| by_id(FORMATS, id).unwrap()) {
        for (at, document) in documents.iter().enumerate() {
            let checked = format.check(document, &all()).unwrap();
            let ranges: usize = document.all_annotations().map(|one| one.target.ranges().count()).sum();
            let wanted = ranges - write(format.id, &[document]).1.count(Loss::Ranges);
            assert_eq!((checked.equal, checked.total), (wanted, wanted), "{}: {at}", format.id);
        }
    }
}

/// Two annotations, one in two places and one over a line end, with a note, values and a relation.
fn small() -> Document {
    let mut parts = parts(&marked::session("😀 [One//Two|event] and [three|rule] four."));
    let text = parts.article.text.clone();
    let four = text.as_str().find("four").unwrap();
    let [first, second] = &mut parts.annotations[..] else { panic!("two") };
    let ranges = second.target.ranges().chain([TextRange::new(four, four + 4)]);
    second.target = Target::of(ranges.collect()).unwrap();
    first.note = "tab\tline\nend\u{2028}".to_owned();
    first.attributes.set("verdict", "half-true");
    first.attributes.set("confidence", "none that is known");
    let ends = (first.id.clone(), second.id.clone());
    parts.relations.push(Relation::new("r".into(), "supports".into(), ends.1, ends.0));
    Document::restore(parts)
}

#[test]
fn brat_has_fragments_attributes_relations_and_comments() {
    let document = small();
    let (bytes, losses) = write("brat", &[&document, &document]);
    let names: Vec<String> = unzip(&bytes).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["one.txt", "one.ann", "one-2.txt", "one-2.ann", "annotation.conf", "visual.conf"]);
    assert_eq!(file(&bytes, "one-2.txt"), document.article().text.as_str());
    let lines = [
        "T1\tevent 2 5;7 10\tOne Two",
        "A1\tverdict T1 half-true",
        "#1\tconfidence T1\tnone that is known",
        "#2\tAnnotatorNotes T1\ttab\\tline\\nend ",
        "T2\trule 15 20;21 25\tthree four",
        "R1\tsupports Arg1:T2 Arg2:T1\n",
    ];
    assert_eq!(file(&bytes, "one.ann"), lines.join("\n"));
    let conf = file(&bytes, "annotation.conf");
    for line in [
        "[entities]\nstatistic\n",
        "\n[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\nsupports\tArg1:<ENTITY>, Arg2:<ENTITY>\n",
        "same-as\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric\n",
        "\nconfidence\tArg:<ENTITY>, Value:low|medium|high\n",
    ] {
        assert!(conf.contains(line), "{line}: {conf}");
    }
    let looks = file(&bytes, "visual.conf");
    assert!(
        looks.contains("\nsame-as | same as\n") && looks.contains("\nevent\tbgColor:#56B4E9, fgColor:black\n"),
        "{looks}"
    );
    assert!(looks.contains("\nopinion\tbgColor:#000000, fgColor:white\n"), "{looks}");
    assert_eq!(losses.count(Loss::Characters), 2);
    // A nested label stands behind a tab, and a layer is an attribute.
    let (bytes, _) = write("brat", &[&version_2("layers"), &everything()]);
    let conf = file(&bytes, "annotation.conf");
    assert!(conf.contains("\n\t") && conf.contains("\nlayer\tArg:<ENTITY>, Value:Eva|Ben|Agreed\n"), "{conf}");
}

/// A file of JSON.
fn tree(id: &str, documents: &[&Document]) -> Value {
    serde_json::from_slice(&write(id, documents).0).unwrap()
}

#[test]
fn spacy_has_tokens_that_its_own_cut_confirms() {
    let document = noted(" \u{A0}One  two\n\nth[r|event]ee\u{3000}[x \u{1C}|cause] ", &[]);
    let doc = tree("spacy", &[&document]);
    let text: Vec<char> = document.article().text.as_str().chars().collect();
    let words = |of: &Value| -> Vec<String> {
        let place = |item: &Value, name: &str| usize::try_from(item[name].as_u64().unwrap()).unwrap();
        of.as_array()
            .unwrap()
            .iter()
            .map(|item| text[place(item, "start")..place(item, "end")].iter().collect())
            .collect()
    };
    let tokens = [" \u{A0}", "One", " ", "two", "\n\n", "th", "r", "ee", "\u{3000}", "x", "\u{1C} "];
    assert_eq!(words(&doc["tokens"]), tokens);
    assert_eq!(words(&doc["spans"]["sc"]), ["r", "x"]);
    assert_eq!(doc["spans"]["sc"][0]["kb_id"], document.annotations().iter().next().unwrap().id.as_str());
    // Each layer is a group of its own, and none takes the name of another.
    let mut parts = parts(&Session::from(version_2("layers")));
    let layers = &mut parts.beside.as_mut().unwrap().layers;
    let named = layers.iter().zip(["sc", "sc", ""]).map(|(one, name)| Layer { name: name.to_owned(), ..one.clone() });
    *layers = named.collect::<Vec<_>>().into();
    let doc = tree("spacy", &[&Document::restore(parts)]);
    let groups: Vec<&String> = doc["spans"].as_object().unwrap().keys().collect();
    assert_eq!(groups, ["sc", "sc'", "sc''", "urn:uuid:20000000-0000-4000-8000-000000000013"]);
}

#[test]
fn doccano_has_numbers_that_go_on_through_the_file() {
    let document = small();
    let (bytes, _) = write("doccano", &[&document, &document]);
    let lines: Vec<Value> =
        String::from_utf8(bytes).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [one, other] = &lines[..] else { panic!("two lines") };
    let entities = json!([
        {"id": 1, "label": "Event", "start_offset": 2, "end_offset": 10},
        {"id": 2, "label": "Rule", "start_offset": 15, "end_offset": 20},
        {"id": 3, "label": "Rule", "start_offset": 21, "end_offset": 25},
    ]);
    assert_eq!(one["entities"], entities);
    assert_eq!(one["relations"], json!([{"id": 1, "from_id": 2, "to_id": 1, "type": "supports"}]));
    assert_eq!(other["relations"], json!([{"id": 2, "from_id": 5, "to_id": 4, "type": "supports"}]));
    assert_eq!(one["annotations"][0]["attributes"]["verdict"], "half-true");
    assert_eq!(one["annotations"][1]["entity"], 2);
}

#[test]
fn label_studio_has_a_configuration_that_fits_its_regions() {
    let document = small();
    let tasks = tree("label-studio", &[&document, &version_2("layers")]);
    let [task, layered] = &tasks.as_array().unwrap()[..] else { panic!("two tasks") };
    let id = |at: usize| document.annotations().iter().nth(at).unwrap().id.as_str();
    let item = |id: &str, name: &str, kind: &str, value: Value| json!({"id": id, "from_name": name, "to_name": "text", "type": kind, "value": value});
    let result = json!([
        item(id(0), "label", "labels", json!({"start": 2, "end": 10, "text": "One\n\nTwo", "labels": ["Event"]})),
        item(id(0), "verdict", "choices", json!({"start": 2, "end": 10, "choices": ["Half true"]})),
        item(id(0), "note", "textarea", json!({"start": 2, "end": 10, "text": ["tab\tline\nend\u{2028}"]})),
        item(id(0), "other", "textarea", json!({"start": 2, "end": 10, "text": ["Confidence: none that is known\n"]})),
        item(id(1), "label", "labels", json!({"start": 15, "end": 20, "text": "three", "labels": ["Rule"]})),
        item(&format!("{}/2", id(1)), "label", "labels", json!({"start": 21, "end": 25, "text": "four", "labels": ["Rule"]})),
        {"type": "relation", "from_id": id(1), "to_id": id(0), "direction": "right", "labels": ["supports"]},
    ]);
    assert_eq!(task["annotations"][0]["result"], result);
    let config = task["meta"]["labeling_config"].as_str().unwrap();
    for line in [
        "<Label value=\"Event\" background=\"#56B4E9\" hint=\"Something that happened",
        "<Choices name=\"verdict\" toName=\"text\" perRegion=\"true\" choice=\"single\">",
        "<Choice value=\"Half true\"/>",
        "<TextArea name=\"topics\" toName=\"text\" perRegion=\"true\" editable=\"true\"/>",
        "<Relation value=\"same as\"/>",
    ] {
        assert!(config.contains(line), "{line}: {config}");
    }
    // The own annotations, and those of each layer.
    assert_eq!(layered["meta"]["layers"], json!([null, "Ben", "Eva", "Agreed"]));
    assert_eq!(layered["annotations"].as_array().unwrap().len(), 4);
    // Names of controls are taken, and names of labels say the same or nothing.
    let mut parts = parts(&marked::session("[a|event]"));
    for (field, id) in parts.labels.attributes.iter_mut().zip(["label", "text", "a b"]) {
        field.id = id.into();
    }
    for (label, name) in parts.labels.labels.iter_mut().zip(["Same", "Same", " ", "<\n\u{1}\">"]) {
        label.name = name.to_owned();
    }
    let tasks = tree("label-studio", &[&Document::restore(parts)]);
    let config = tasks[0]["meta"]["labeling_config"].as_str().unwrap();
    for part in [
        "name=\"label-2\"",
        "name=\"text-2\"",
        "name=\"a_b\"",
        "value=\"statistic\"",
        "value=\"cause\"",
        "value=\"&lt; &quot;&gt;\"",
    ] {
        assert!(config.contains(part), "{part}: {config}");
    }
    assert_eq!(tree("label-studio", &[]), json!([]));
}

#[test]
fn uima_counts_utf_16_and_shares_identifiers() {
    let document = small();
    let cas = tree("cas-json", &[&document]);
    let all = cas["%FEATURE_STRUCTURES"].as_array().unwrap();
    let of = |kind: &str| all.iter().filter(|one| one["%TYPE"] == kind).collect::<Vec<_>>();
    let [first, second, third] = &of("postil.Annotation")[..] else { panic!("three ranges") };
    assert_eq!((&first["begin"], &first["end"]), (&json!(3), &json!(11)));
    assert_eq!((&second["identifier"], second["note"].is_null()), (&third["identifier"], true));
    let [relation] = &of("postil.Relation")[..] else { panic!("one relation") };
    assert_eq!((&relation["@source"], &relation["@destination"]), (&second["%ID"], &first["%ID"]));
    let values = all.iter().find(|one| one["%ID"] == first["@attributes"]).unwrap();
    let value = all.iter().find(|one| one["%ID"] == values["%ELEMENTS"][0]).unwrap();
    assert_eq!((&value["name"], &value["value"]), (&json!("verdict"), &json!("half-true")));
    // Every number is that of its place, and every type is declared.
    assert!((1..).zip(all).all(|(number, one)| one["%ID"] == number));
    let declared = |kind: &Value| cas["%TYPES"].get(kind.as_str().unwrap()).is_some();
    assert!(all.iter().all(|one| one["%TYPE"].as_str().unwrap().starts_with("uima.") || declared(&one["%TYPE"])));
}

#[test]
fn refi_qda_has_selections_memos_links_and_guids_of_their_own() {
    let document = small();
    let (bytes, losses) = write("refi-qda", &[&document, &document]);
    let project = file(&bytes, "project.qde");
    let id = |at: usize| document.annotations().iter().nth(at).unwrap().id.as_str().trim_start_matches("urn:uuid:");
    let code = |name: &str| project.split("<Code ").find(|code| code.contains(name)).unwrap()[6..42].to_owned();
    for part in [
        format!("<PlainTextSelection guid=\"{}\" startPosition=\"2\" endPosition=\"10\"", id(0)),
        format!("<PlainTextSelection guid=\"{}\" startPosition=\"15\" endPosition=\"20\"", id(1)),
        "startPosition=\"21\" endPosition=\"25\"".to_owned(),
        format!("<CodeRef targetGUID=\"{}\"/>", code("name=\"Rule\"")),
        format!("direction=\"OneWay\" originGUID=\"{}\" targetGUID=\"{}\"/>", id(1), id(0)),
        "<PlainTextContent>tab\tline\nend\u{2028}</PlainTextContent>".to_owned(),
        "<PlainTextContent>Verdict: Half true\nConfidence: none that is known\n</PlainTextContent>".to_owned(),
    ] {
        assert!(project.contains(&part), "{part}: {project}");
    }
    // The same document twice is two sources, and no GUID stands twice.
    let guids: Vec<&str> = project.split(" guid=\"").skip(1).map(|rest| &rest[..36]).collect();
    assert_eq!(guids.len(), guids.iter().collect::<BTreeSet<_>>().len());
    assert_eq!(unzip(&bytes).len(), 3);
    assert_eq!(write("refi-qda", &[&document, &document]).0, bytes, "written again, it is the same");
    assert_eq!(losses.count(Loss::Ids), 0);
    // What XML cannot hold is dropped and counted, and ids that are no GUIDs are, too.
    let (bytes, losses) = write("refi-qda", &[&harmful()]);
    assert!(losses.count(Loss::Characters) > 10 && losses.count(Loss::Ids) > 100, "{losses:?}");
    assert!(!file(&bytes, "project.qde").contains(['\0', '\u{1B}', '\u{FFFF}']));
    // Users are those who made annotations, with their layers.
    let project = file(&write("refi-qda", &[&version_2("layers")]).0, "project.qde");
    assert!(project.contains("name=\"Ann\"/>") && project.contains("name=\"Eva\"/>"), "{project}");
}

#[test]
fn moments_that_xml_does_not_have_are_left_out() {
    for (moment, wanted) in [
        ("2024-02-29t23:59:60.5z", Some("2024-02-29T23:59:59.5Z")),
        ("2026-01-31T09:00:00+14:00", Some("2026-01-31T09:00:00+14:00")),
        ("2026-01-31T09:00:00-14:01", None),
        ("2026-02-29T09:00:00Z", None),
        ("2026-00-10T09:00:00Z", None),
        ("0000-01-10T09:00:00Z", None),
    ] {
        let mut parts = parts(&marked::session("[a|event]"));
        parts.annotations[0].created = Timestamp::new(moment).unwrap();
        let project = file(&write("refi-qda", &[&Document::restore(parts)]).0, "project.qde");
        let selection = project.split("<PlainTextSelection ").nth(1).unwrap().split('>').next().unwrap();
        let found = selection.split("creationDateTime=\"").nth(1).map(|rest| rest.split('"').next().unwrap());
        assert_eq!(found, wanted, "{moment}");
    }
}

#[test]
fn relations_without_places_at_both_ends_are_counted_as_lost() {
    let mut parts = parts(&Session::from(version_2("moved")));
    let ids: Vec<(AnnotationId, bool)> =
        parts.annotations.iter().map(|one| (one.id.clone(), one.target.is_placed())).collect();
    let end = |placed: bool| ids.iter().find(|(_, is_placed)| *is_placed == placed).unwrap().0.clone();
    let kind = parts.labels.relations[0].id.clone();
    parts.relations = vec![Relation::new("r".into(), kind, end(true), end(false))];
    let document = Document::restore(parts);
    for id in IDS {
        assert_eq!(write(id, &[&document]).1.count(Loss::Relations), 1, "{id}");
    }
    // Label Studio has no place for those between layers either, of which this document has one.
    assert_eq!(write("label-studio", &[&version_2("layers")]).1.count(Loss::Relations), 1);
}
