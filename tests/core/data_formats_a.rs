//! Formats of others: Web Annotation, CSV, JSON Lines, CoNLL, LangExtract.

use postil::annotation::{Anchor, AnchorState, Annotation, Layer, LayerKind, Lineage, Original, Relation, Target};
use postil::document::{Beside, Document, Parts};
use postil::editor::Session;
use postil::formats::{FORMATS, Format, Options, by_id};
use postil::json::{Object, parse};
use postil::text::TextRange;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::support::everything::{dress, tabled};
use super::support::{article, hostile, marked, parts, random, stamp, text};

const THESE: [&str; 5] = ["w3c", "csv", "jsonl", "conll", "langextract"];

fn format(id: &str) -> &'static Format {
    by_id(FORMATS, id).unwrap()
}

fn all() -> Options {
    Options::all(stamp(9).now)
}

fn written(id: &str, documents: &[&Document], options: &Options) -> String {
    let mut bytes = Vec::new();
    format(id).write(documents, options, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn lost(id: &str, document: &Document) -> String {
    let losses = format(id).losses(&[document], &all());
    losses.messages().map(|message| text(&message)).collect::<Vec<_>>().join(", ")
}

/// Of each of these formats, what is written says of every range that it holds what the text says.
fn holds(document: &Document) {
    for id in THESE {
        // For Python these are white space, so that no token of CoNLL holds them.
        if id == "conll" && document.article().text.as_str().contains(|char| matches!(char, '\u{1C}'..='\u{1F}')) {
            continue;
        }
        let checked = format(id).check(document, &all()).unwrap_or_else(|why| panic!("{id}: {}", text(&why)));
        assert_eq!(checked.equal, checked.total, "{id}: {:?}", document.article().text);
    }
}

fn anchor(words: &str) -> Anchor {
    let original = Original { exact: words.to_owned(), prefix: Some("before ".to_owned()), ..Original::default() };
    Anchor::new(AnchorState::Orphan, None, None, original, &Object::default())
}

/// A text with emoji and marks that combine; an annotation of two ranges and one that has lost a part, a layer of a machine, relations,
/// values of all kinds, and ids that are no IRIs.
fn rich() -> Document {
    let session = marked::session(
        "[A 🚀 rose|event] by [3 %|statistic] in [cafe\u{301}s|quote].//[=1+1|cause], [he said|opinion].",
    );
    let Parts { article, labels, mut annotations, .. } = parts(&session);
    let [rocket, percent, cafes, formula, said] = &mut *annotations else { panic!("{annotations:?}") };
    rocket.creator = Some("Ann".to_owned());
    rocket.note = "First\u{2028}line\nsecond".to_owned();
    let values = [
        ("verdict", "\"false\""),
        ("claimant", "{\"name\": \"Ida\", \"role\": \"@cook\"}"),
        ("evidence", "[{\"url\": \"https://example.org/a\", \"quote\": \"no\"}, {\"title\": \"T\"}]"),
        ("topics", "[\"a\", \"b, c\"]"),
        ("x", "[1, null]"),
    ];
    values.iter().for_each(|(id, value)| rocket.attributes.set(*id, parse(value).unwrap()));
    percent.target = Target::of(vec![percent.target.first(), cafes.target.first()]).unwrap();
    percent.label = labels.labels[1].id.clone();
    cafes.target = Target::anchored(vec![], vec![], vec![anchor("gone")]).unwrap();
    formula.target = Target::anchored(vec![formula.target.first()], vec![], vec![anchor("part")]).unwrap();
    let layer =
        Layer { id: "urn:uuid:l".into(), name: "Robot".to_owned(), kind: LayerKind::Machine, ..Layer::default() };
    let theirs = Annotation {
        id: "no iri".into(),
        lineage: Lineage { layer: Some(layer.id.clone()), ..Lineage::default() }.boxed(),
        ..said.clone()
    };
    let mut article = article;
    article.title = Some("Rockets".to_owned());
    article.id = "urn:uuid:a".into();
    let relation = Relation::new("r1".into(), "supports".into(), rocket.id.clone(), theirs.id.clone());
    let beside = Beside { layers: vec![layer].into(), annotations: vec![theirs].into(), ..Beside::default() };
    let (relations, beside) = (vec![relation], beside.boxed());
    Document::restore(Parts {
        article,
        labels,
        annotations,
        relations,
        beside,
        no_claim: vec![],
        extra: Object::default(),
    })
}

/// A text with annotations of all its sentences and of the text as a whole.
fn covered(source: &str) -> Document {
    let mut parts = parts(&Session::from(Document::new(article(source))));
    let ranges = parts.article.sentences.iter().map(|sentence| sentence.range);
    let whole = parts.article.trim(parts.article.text.range());
    let marks: Vec<TextRange> = ranges.chain(whole).collect();
    let model = marked::session("[a|statistic]");
    let model = model.annotations().iter().next().unwrap();
    parts.annotations = marks
        .into_iter()
        .enumerate()
        .map(|(n, range)| Annotation { id: stamp(n).id(), target: Target::new(range).unwrap(), ..model.clone() })
        .collect();
    Document::restore(parts)
}

#[test]
fn quotes_equal_the_text_whatever_the_text() {
    holds(&rich());
    for source in [
        "",
        "No marks.",
        "Windows\r\nends.\r\n\r\nHere\ttoo\u{A0}.",
        "日本語の文。𠮷野家。",
        "שלום 12 עולם. ٤٠٪",
        "a … b … c",
    ] {
        holds(&covered(source));
    }
    hostile::texts().for_each(|source| holds(&covered(&source)));
    hostile::control_characters()
        .for_each(|char| holds(&covered(&format!("{char}a{char}b c.{char} Dd{char}{char} e{char}"))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn quotes_equal_the_text_whatever_was_done(session in random::session(), seed in 0..u64::MAX) {
        holds(session.document());
        holds(dress(&session, seed).document());
        holds(tabled(&session, seed).document());
    }
}

#[test]
fn a_web_annotation_has_targets_bodies_and_links() {
    let document = rich();
    let file: Value = serde_json::from_str(&written("w3c", &[&document], &all())).unwrap();
    assert_eq!(
        (&file["type"], &file["label"], &file["total"]),
        (&json!("AnnotationCollection"), &json!("Rockets"), &json!(7))
    );
    assert_eq!(file["schema:about"]["id"], "urn:uuid:a");
    assert_eq!(file["first"]["partOf"]["id"], file["id"]);
    let items = file["first"]["items"].as_array().unwrap();
    let item = |at: usize| items[at].as_object().unwrap();
    let target = &item(0)["target"];
    let quote = json!({"type": "TextQuoteSelector", "exact": "A 🚀 rose", "prefix": "", "suffix": " by 3 % in cafe\u{301}s.\n\n=1+1, he sai"});
    assert_eq!(target["selector"][0], quote);
    assert_eq!(target["selector"][1], json!({"type": "TextPositionSelector", "start": 0, "end": 8}));
    assert_eq!(target["selector"][2]["value"], "char=0,8");
    assert_eq!(target["source"], "urn:uuid:a");
    assert_eq!((&item(0)["creator"]["name"], &item(1)["creator"]["nickname"]), (&json!("Ann"), &json!("anonymous")));
    assert!(!item(1)["creator"].as_object().unwrap().contains_key("name"));
    let bodies: Vec<String> = item(0)["body"]
        .as_array()
        .unwrap()
        .iter()
        .map(|body| {
            ["purpose", "schema:identifier", "schema:propertyID", "format", "value"]
                .map(|name| body[name].as_str().unwrap_or("-"))
                .join(" ")
        })
        .collect();
    let wanted = [
        "tagging event - text/plain Event",
        "describing - verdict text/plain false",
        "describing - claimant application/json {\"name\":\"Ida\",\"role\":\"@cook\"}",
        "describing - evidence application/json [{\"url\":\"https://example.org/a\",\"quote\":\"no\"},{\"title\":\"T\"}]",
        "describing - topics application/json [\"a\",\"b, c\"]",
        "describing - x application/json [1,null]",
        "commenting - - text/plain First\u{2028}line\nsecond",
    ];
    assert_eq!(bodies, wanted);
    // Several ranges are several targets.
    assert_eq!(item(1)["target"].as_array().unwrap().len(), 2);
    // A part without a place has a quote and no position.
    let parts = item(2)["target"].as_array().unwrap();
    assert_eq!(parts[1]["selector"], json!([{"type": "TextQuoteSelector", "exact": "part", "prefix": "before "}]));
    // An id that is no IRI gets one that follows from it, everywhere the same.
    let theirs = items.iter().find(|item| item["schema:identifier"] == "no iri").unwrap();
    assert_eq!(theirs["schema:isPartOf"], json!({"id": "urn:uuid:l", "label": "Robot"}));
    assert_eq!((&theirs["creator"]["type"], &theirs["creator"]["nickname"]), (&json!("Software"), &json!("Robot")));
    let link = item(6);
    assert_eq!((&link["motivation"], &link["target"]), (&json!("linking"), &item(0)["id"]));
    assert_eq!((&link["body"][0]["source"], &link["body"][1]["value"]), (&theirs["id"], &json!("supports")));
    assert_eq!(item(5)["target"]["selector"][0]["exact"], "gone");
    // Of an article that has an address in the web, that is the source, and it need not be plain text.
    for (url, source, selectors) in [
        ("https://example.org/rockets", "https://example.org/rockets", 2),
        ("javascript:steal()", "urn:uuid:a", 3),
        ("https://example.org/a b", "urn:uuid:a", 3),
        ("example.org", "urn:uuid:a", 3),
    ] {
        let mut parts = parts_of(&document);
        parts.article.source.url = Some(url.to_owned());
        let file: Value = serde_json::from_str(&written("w3c", &[&Document::restore(parts)], &all())).unwrap();
        let target = &file["first"]["items"][0]["target"];
        assert_eq!((&target["source"], target["selector"].as_array().unwrap().len()), (&json!(source), selectors));
    }
    assert_eq!(
        lost("w3c", &document),
        "the text, the text’s structure, the article’s details, what labels mean and look like"
    );
}

fn parts_of(document: &Document) -> Parts {
    parts(&Session::from(document.clone()))
}

/// The cells of a table without line breaks in cells.
fn cells(table: &str) -> Vec<Vec<String>> {
    let row = |line: &str| {
        let mut cells = vec![String::new()];
        let mut quoted = false;
        for char in line.chars() {
            match char {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                char => cells.last_mut().unwrap().push(char),
            }
        }
        cells
    };
    table.split_terminator("\r\n").map(row).collect()
}

#[test]
fn a_table_has_a_row_for_each_annotation_and_a_column_for_each_field() {
    let document = rich();
    let table = written("csv", &[&document], &all());
    let rows = cells(&table);
    let cell = |row: usize, name: &str| &*rows[row][rows[0].iter().position(|column| column == name).unwrap()];
    assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [rows[0].len(); 7]);
    for (row, name, wanted) in [
        (1, "document", "Rockets"),
        (1, "document_id", "urn:uuid:a"),
        (1, "creator", "Ann"),
        (1, "label", "Event"),
        (1, "quote", "A 🚀 rose"),
        (1, "start", "0"),
        (1, "end", "8"),
        (1, "sentence", "A 🚀 rose by 3 % in cafe\u{301}s."),
        (1, "note", "First\u{2028}line\nsecond"),
        (1, "relations", "supports no iri"),
        (1, "verdict", "false"),
        (1, "claimant.name", "Ida"),
        (1, "claimant.role", "'@cook"),
        (1, "evidence.url", "https://example.org/a\n"),
        (1, "evidence.title", "\nT"),
        (1, "evidence.quote", "no\n"),
        (1, "evidence.stance", ""),
        (1, "topics", "a; b, c"),
        (1, "other", "{x:[1,null]}"),
        (2, "quote", "3 % … cafe\u{301}s"),
        (2, "ranges", "12-15;19-25"),
        (3, "quote", "'=1+1"),
        (4, "layer", "Robot"),
        (6, "quote", "gone"),
        (6, "start", ""),
    ] {
        assert_eq!(cell(row, name), wanted, "{row} {name}");
    }
    assert_eq!(
        written("csv", &[&document], &Options { raw: true, ..all() }),
        table.replace("'=1+1", "=1+1").replace("'@cook", "@cook")
    );
    assert_eq!(
        lost("csv", &document),
        "the text, the text’s structure, the article’s details, 1 passage without a place, what labels mean and look like"
    );
}

#[test]
fn what_no_column_holds_stands_in_the_last() {
    let mut parts = parts_of(&rich());
    parts.annotations.truncate(1);
    parts.relations.clear();
    let mut fields = parts.labels.attributes.clone();
    fields[0].id = "note".into();
    fields[1].id = "other".into();
    parts.labels.attributes = fields;
    for (id, value, wanted) in [
        ("note", "\"A\"", None),
        ("verdict", "\"A\"", Some("verdict")),
        ("claimant", "{\"name\": \"A\", \"age\": 1}", Some("claimant")),
        ("claimant", "[{\"name\": \"A\"}]", Some("claimant")),
        ("evidence", "[{\"quote\": \"a\\nb\"}]", Some("evidence")),
        ("evidence", "[1]", Some("evidence")),
        ("topics", "[\"a; b\"]", Some("topics")),
        ("topics", "\"a\"", Some("topics")),
        ("rationale", "{}", Some("rationale")),
        ("rationale", "null", None),
    ] {
        parts.annotations[0].attributes = Object::default();
        parts.annotations[0].attributes.set(id, parse(value).unwrap());
        let value = parts.annotations[0].attributes.get(id).unwrap().to_line();
        let table = written("csv", &[&Document::restore(parts.clone())], &all());
        let rows = cells(&table);
        assert!(rows[0].iter().any(|name| name == "field.note") && rows[0].iter().any(|name| name == "field.other"));
        let other = wanted.map(|id| format!("{{{id}:{}}}", value.replace('"', ""))).unwrap_or_default();
        assert_eq!(rows[1].last().unwrap(), &other, "{value}");
    }
    // The header is that of the first document, and written once.
    let plain = marked::session("[a|statistic]");
    let mut other = parts_of(&rich());
    other.labels.attributes.clear();
    let other = Document::restore(other);
    let table = written("csv", &[&other, plain.document(), &rich()], &all());
    let rows = cells(&table);
    assert_eq!((rows.len(), rows[0].len()), (1 + 6 + 1 + 6, 21));
    assert!(rows[8].last().unwrap().starts_with("{verdict:false,claimant:{"), "{:?}", rows[8]);
}

#[test]
fn langextract_gets_an_extraction_for_each_part_of_an_annotation() {
    let document = rich();
    let plain = marked::session("[a\u{2028}b|statistic]");
    let file = written("langextract", &[&document, plain.document()], &all());
    let lines: Vec<Value> = file.split_terminator('\n').map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((lines.len(), file.contains('\u{2028}')), (2, false));
    assert_eq!(lines[1]["text"], "a\u{2028}b");
    assert_eq!(
        (&lines[0]["text"], &lines[0]["document_id"]),
        (&json!(document.article().text.as_str()), &json!("urn:uuid:a"))
    );
    let extractions = lines[0]["extractions"].as_array().unwrap();
    let parts: Vec<String> = extractions
        .iter()
        .map(|one| {
            let words = ["extraction_class", "extraction_text"].map(|name| one[name].as_str().unwrap()).join(" ");
            let numbers = [
                &one["group_index"],
                &one["extraction_index"],
                &one["char_interval"]["start_pos"],
                &one["alignment_status"],
            ];
            format!("{words} {}", numbers.map(Value::to_string).join(" "))
        })
        .collect();
    let wanted = [
        "Event A 🚀 rose 0 1 0 \"match_exact\"",
        "Event 3 % 1 2 12 \"match_exact\"",
        "Event cafe\u{301}s 1 3 19 \"match_exact\"",
        "Cause =1+1 2 4 28 \"match_exact\"",
        "Cause part 2 5 null null",
        "Opinion he said 3 6 34 \"match_exact\"",
        "Opinion he said 4 7 34 \"match_exact\"",
        "Quote gone 5 8 null null",
    ];
    assert_eq!(parts, wanted);
    assert_eq!(
        (&extractions[0]["description"], &extractions[1]["description"]),
        (&json!("First\u{2028}line\nsecond"), &json!(null))
    );
    assert_eq!(
        extractions[0]["attributes"],
        json!({
            "verdict": "false", "claimant": "{\"name\":\"Ida\",\"role\":\"@cook\"}",
            "evidence": ["{\"url\":\"https://example.org/a\",\"quote\":\"no\"}", "{\"title\":\"T\"}"],
            "topics": ["a", "b, c"], "x": ["1", "null"], "postil:id": &*stamp(901).uuid, "postil:creator": "Ann",
            "postil:created": stamp(901).now.as_str(), "postil:relations": ["supports no iri"],
        })
    );
    assert_eq!(extractions[5]["attributes"]["postil:layer"], "Robot");
    assert_eq!(
        lost("langextract", &document),
        "the text’s structure, the article’s details, what labels mean and look like"
    );
}

#[test]
fn json_lines_has_a_line_for_an_annotation_without_a_place() {
    let file = written("jsonl", &[&rich()], &all());
    let lines: Vec<Value> = file.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let places = lines.iter().map(|line| (line["ranges"].as_array().unwrap().len(), &line["unplaced"]));
    let (part, gone) = (json!(["part"]), json!(["gone"]));
    assert_eq!(
        places.collect::<Vec<_>>(),
        [(1, &Value::Null), (2, &Value::Null), (1, &part), (1, &Value::Null), (1, &Value::Null), (0, &gone)]
    );
    assert_eq!((&lines[2]["quote"], &lines[5]["quote"]), (&json!("=1+1"), &json!("gone")));
}

#[test]
fn conll_has_a_token_a_line_and_one_tag_a_token() {
    for (marked, wanted) in [
        ("", ""),
        ("Rose 3 %.", "Rose:O 3:O %:O .:O"),
        ("[Rose|event] [3|statistic] %.", "Rose:B-event 3:B-statistic %:O .:O"),
        // Cut at the edges of annotations; side by side, both begin.
        ("[under|event][ground|event]", "under:B-event ground:B-event"),
        ("[A [b|cause] c|quote] d.", "A:B-quote b:I-quote c:I-quote d:O .:O"),
        ("[A [b|cause]|quote] [[c|rule]|event]", "A:B-quote b:I-quote c:B-rule"),
        ("Go. [Now|rule]", "Go:O .:O / Now:B-rule"),
        ("[Go. Now.|rule] Stop.", "Go:B-rule .:I-rule Now:I-rule .:I-rule / Stop:O .:O"),
        ("• [a|rule]/• b\u{A0}c", "•:O a:B-rule / •:O b:O c:O"),
        ("[👩‍🚀|quote]e\u{301} [日本|quote] [של|quote]", "👩‍🚀:B-quote e\u{301}:O 日:B-quote 本:I-quote של:B-quote"),
    ] {
        let session = marked::session(marked);
        let file = written("conll", &[session.document()], &all());
        assert!(file.is_empty() || file.ends_with("\n\n") && !file.contains("\n\n\n"), "{file:?}");
        let rows = file.trim_end().split('\n').map(|row| match &*row.split(' ').collect::<Vec<_>>() {
            [token, "-X-", "_", tag] => format!("{token}:{tag}"),
            [""] => "/".to_owned(),
            other => panic!("{other:?}"),
        });
        let found = rows.collect::<Vec<_>>().join(" ");
        assert_eq!(found.trim_start_matches('/'), wanted, "{marked}");
    }
}

#[test]
fn conll_keeps_documents_and_labels_apart() {
    let mut parts = parts_of(marked::session("[a|event] [b|cause]").document());
    for (at, id) in [(0, "my label"), (1, "my_label")] {
        parts.labels.labels[at].id = id.into();
        parts.labels.labels[at].retired = true;
        parts.annotations[at].label = id.into();
    }
    let (one, other) = (Document::restore(parts), rich());
    let file = written("conll", &[&one, &other, &one], &all());
    let own = "a -X- _ B-my_label\nb -X- _ B-my_label-2\n\n";
    let stop = "-DOCSTART- -X- O O\n\n";
    let rest = file.strip_prefix(own).and_then(|rest| rest.strip_suffix(own)).unwrap();
    let rest = rest.strip_prefix(stop).and_then(|rest| rest.strip_suffix(stop)).unwrap();
    assert_eq!(rest, written("conll", &[&other], &all()));
    assert!(rest.contains("cafe\u{301}s -X- _ B-event"), "{rest}");
    assert_eq!(
        lost("conll", &other),
        "the text’s structure, the article’s details, 1 note, 5 values of fields, 1 passage under others, ids of annotations, who made annotations, \
         when annotations were made, 1 relation, 2 passages without a place, what labels mean and look like, which passages belong together, \
         the text’s white space"
    );
}
