//! The registry of formats: what holds of each entry.

use std::collections::BTreeSet;

use postil::annotation::{Layer, Line};
use postil::article::Timestamp;
use postil::document::Document;
use postil::formats::{
    ACCEPTED, ACCEPTED_LABELS, Content, FORMATS, Format, Holds, Input, Loss, Losses, ON_PAGE, Options, Quote, Runs,
    Several, Which, by_id, format_of, labels, native, one_line,
};
use postil::json::Object;
use postil::message::Message;
use serde_json::Value;

use super::support::document::good;
use super::support::zip::unzip;
use super::support::{parts, stamp, text, words};

/// Two annotations with notes, values and a relation, and all that can be known of an article and of labels.
pub fn everything() -> Document {
    let unknown = || {
        let mut extra = Object::default();
        extra.set("x-unknown", "kept");
        extra
    };
    let mut parts = parts(&good());
    parts.extra = unknown();
    parts.article.extra = unknown();
    parts.article.language = Some("en".to_owned());
    parts.article.metadata.extra = unknown();
    parts.article.source.extra = unknown();
    parts.article.sentences[1].extra = unknown();
    for annotation in &mut parts.annotations {
        annotation.note = "Ask again.".to_owned();
        annotation.attributes.set("verdict", "false");
        annotation.attributes.set("rationale", "No source says so.");
    }
    parts.annotations[0].extra = unknown();
    parts.relations[0].extra = unknown();
    let set = &mut parts.labels;
    set.name = "Everything".to_owned();
    set.extra = unknown();
    for (at, label) in set.labels.iter_mut().enumerate() {
        label.line = if at == 0 { Line::Solid } else { Line::Wavy };
        label.extra.set("guid", format!("guid-{at}"));
    }
    set.labels[0].extra.set("x-unknown", "kept");
    set.labels[0].description = "What has\u{1} a number\u{FFFE}.".to_owned();
    set.labels[1].name = "Another name".to_owned();
    set.labels[2].parent = Some(set.labels[1].id.clone());
    set.labels[3].retired = true;
    Document::restore(parts)
}

fn all() -> Options {
    Options::all(stamp(9).now)
}

fn write(format: &'static Format, document: &Document, options: &Options) -> (Vec<u8>, Losses) {
    let mut bytes = Vec::new();
    let losses = format.write(&[document], options, &mut bytes).unwrap();
    (bytes, losses)
}

/// What a file says, whatever it is packed in.
fn shown(format: &Format, bytes: &[u8]) -> String {
    if format.media_type != "application/zip" {
        return String::from_utf8(bytes.to_vec()).unwrap();
    }
    unzip(bytes).into_iter().map(|(_, file)| String::from_utf8(file).unwrap()).collect()
}

fn json(document: &Document) -> Value {
    serde_json::from_str(&native::to_string(document, &stamp(9).now)).unwrap()
}

#[test]
fn entries_can_be_told_apart_and_are_well_formed() {
    let distinct = |names: Vec<&str>| names.len() == names.iter().collect::<BTreeSet<_>>().len();
    assert!(distinct(FORMATS.iter().map(|format| format.id).collect()));
    for holds in [Holds::Source, Holds::Documents, Holds::Labels] {
        let same = || FORMATS.iter().filter(move |format| format.holds == holds);
        assert!(distinct(same().map(|format| format.name).collect()));
        // Among what is wanted at once, an ending is one format's.
        assert!(distinct(same().flat_map(|format| format.extensions).copied().collect()));
        assert!(same().filter(|format| format.takes_any).count() <= 1);
    }
    // Tables of label sets and of annotations are both CSV, as label sets and articles are both JSON.
    let shared = |ending: &&str| ["json", "csv"].contains(ending);
    assert!(distinct(FORMATS.iter().map(Format::extension).filter(|ending| !shared(ending)).collect()));
    let small = |text: &str, also: &str| {
        text.chars().all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || also.contains(char))
    };
    for format in FORMATS {
        assert!(small(format.id, "-") && !format.id.is_empty() && !format.name.is_empty(), "{}", format.id);
        assert!(
            !format.extensions.is_empty() && format.extensions.iter().all(|ending| small(ending, ".-")),
            "{}",
            format.id
        );
        let (kind, name) = format.media_type.split_once('/').unwrap();
        assert!(small(kind, "") && small(name, "-+.") && !name.is_empty(), "{}", format.media_type);
        assert!(format.export.is_some() || format.import.is_some(), "{}", format.id);
    }
}

#[test]
fn a_file_is_known_by_its_content_whatever_it_is_called() {
    let both = |format: &&Format| format.export.is_some() && format.import.is_some() && !format.takes_any;
    for format in FORMATS.iter().filter(both) {
        let (bytes, _) = write(format, &everything(), &all());
        for name in ["a.txt", "a.json", "a.html", "a"] {
            assert_eq!(format_of(FORMATS, |_| true, Some(name), &bytes).unwrap().id, format.id, "{name}");
        }
    }
}

#[test]
fn file_choosers_offer_all_that_is_read() {
    let listed = |wanted: fn(&Format) -> bool| {
        let formats = FORMATS.iter().filter(|format| wanted(format));
        let list = formats.flat_map(|format| {
            format.extensions.iter().map(|ending| format!(".{ending}")).chain([format.media_type.to_owned()])
        });
        list.collect::<Vec<_>>().join(",")
    };
    assert_eq!(ACCEPTED, listed(Format::opens));
    assert_eq!(ACCEPTED_LABELS, listed(Format::has_labels));
    assert!(ACCEPTED.starts_with(".postil.json,.json,application/json,.txt,") && !ACCEPTED.contains("csv"));
    assert!(ACCEPTED_LABELS.contains(".qdc,"));
}

#[test]
fn the_page_knows_of_a_heavy_format_all_but_its_functions() {
    assert_eq!(ON_PAGE.len(), FORMATS.len());
    let document = everything();
    for (here, full) in ON_PAGE.iter().zip(FORMATS) {
        assert_eq!((here.id, here.name, here.extensions), (full.id, full.name, full.extensions));
        assert_eq!((here.export.is_some(), here.import.is_some()), (full.export.is_some(), full.import.is_some()));
        assert_eq!(here.losses(&[&document], &all()), full.losses(&[&document], &all()), "{}", full.id);
        let written = here.write(&[&document], &all(), &mut Vec::new()).map_err(words);
        let read = here.read(&Input::of("a", b"x")).map_err(words);
        match full.runs {
            Runs::Page => assert_eq!(written.is_ok(), full.export.is_some()),
            Runs::Worker => {
                let elsewhere = "this format runs elsewhere";
                assert!(full.import.is_none() || read.unwrap_err() == elsewhere, "{}", full.id);
                assert!(full.export.is_none() || written.unwrap_err() == elsewhere, "{}", full.id);
            }
        }
    }
}

#[test]
fn losses_are_counted_by_kind() {
    let document = everything();
    let counts: Vec<(Loss, usize)> = Loss::ALL.map(|kind| (kind, kind.count(&document, true))).to_vec();
    let wanted = [
        (Loss::Text, 1),
        (Loss::Structure, 5),
        // Title, language, byline, one category.
        (Loss::Metadata, 4),
        (Loss::Formatting, 2),
        (Loss::Annotations, 2),
        (Loss::Notes, 2),
        (Loss::Values, 4),
        (Loss::Ranges, 1),
        (Loss::Overlaps, 0),
        (Loss::Ids, 2),
        (Loss::Creators, 0),
        (Loss::Times, 2),
        (Loss::Relations, 1),
        (Loss::Reviewed, 1),
        (Loss::Unplaced, 0),
        (Loss::Layers, 0),
        (Loss::Proposals, 0),
        (Loss::Instructions, 0),
        (Loss::Unknown, 7),
        (Loss::Definitions, document.labels().labels.len()),
        (Loss::SetName, 1),
        (Loss::LabelIds, 1),
        (Loss::Badges, 8),
        (Loss::Keys, 8),
        (Loss::Lines, 7),
        (Loss::Fields, document.labels().attributes.len()),
        (Loss::RelationTypes, document.labels().relations.len()),
        (Loss::UnknownOfLabels, 10),
        (Loss::Characters, 0),
        (Loss::Parts, 1),
        (Loss::Spaces, 1),
    ];
    assert_eq!(counts, wanted);
    assert!(Loss::ALL.is_sorted() && counts[25].1 > 1 && counts[26].1 > 1);
    let empty = labels::alone(postil::annotation::empty_set(""));
    assert!(Loss::ALL.iter().all(|kind| kind.count(&empty, true) == 0));
    let mut losses = Losses::of(&[&document, &document], &[Loss::Notes, Loss::Text]);
    losses.add(Loss::Relations, 1);
    losses.add(Loss::Keys, 0);
    assert_eq!(lost(&losses), "the text, 4 notes, 1 relation");
    losses.add(Loss::Relations, 1);
    assert_eq!(losses.iter().collect::<Vec<_>>(), [(Loss::Text, 2), (Loss::Notes, 4), (Loss::Relations, 2)]);
    assert_eq!(lost(&Losses::default()), "");
}

/// Takes everything of a kind out of a document.
fn erase(document: &mut Value, kind: Loss) {
    fn each(list: &mut Value, change: &mut dyn FnMut(&mut Value)) {
        // The annotations may be gone already.
        list.as_array_mut().into_iter().flatten().for_each(change);
    }
    fn without(value: &mut Value, names: &[&str]) {
        names.iter().for_each(|name| drop(value.as_object_mut().unwrap().remove(*name)));
    }
    fn without_unknown(value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(without_unknown),
            Value::Object(fields) => {
                fields.retain(|name, _| name != "x-unknown" && name != "guid");
                fields.values_mut().for_each(without_unknown);
            }
            _ => {}
        }
    }
    let set = &mut document["labelSet"];
    match kind {
        Loss::Text => *document = serde_json::json!({ "labelSet": set }),
        Loss::Structure => {
            without(&mut document["article"], &["blocks", "sections", "sentences"]);
            each(&mut document["annotations"], &mut |one| without(one, &["sections", "sentences"]));
        }
        Loss::Metadata => without(&mut document["article"], &["title", "language", "metadata", "source"]),
        Loss::Formatting => without(&mut document["article"], &["links", "emphasis"]),
        Loss::Annotations => without(document, &["annotations", "relations"]),
        Loss::Notes => each(&mut document["annotations"], &mut |one| without(one, &["note"])),
        Loss::Values => each(&mut document["annotations"], &mut |one| without(one, &["attributes"])),
        Loss::Ranges => {
            each(&mut document["annotations"], &mut |one| one["target"].as_array_mut().unwrap().truncate(1));
        }
        // No format that is read loses these.
        Loss::Overlaps | Loss::Ids | Loss::Creators | Loss::Times | Loss::Definitions => {}
        Loss::Parts | Loss::Spaces => {}
        Loss::Relations => without(document, &["relations"]),
        Loss::Reviewed => without(document, &["reviewed"]),
        Loss::Unplaced => each(&mut document["annotations"], &mut |one| {
            one["target"].as_array_mut().unwrap().retain(|range| range.get("start").is_some());
        }),
        Loss::Layers => without(document, &["layers"]),
        Loss::Proposals => without(document, &["proposals", "runs"]),
        Loss::Instructions => without(document, &["instructions"]),
        Loss::Unknown => {
            let kept = set.take();
            without_unknown(document);
            document["labelSet"] = kept;
        }
        Loss::SetName => without(set, &["id", "name"]),
        Loss::LabelIds => {
            let labels = set["labels"].as_array().unwrap().clone();
            each(&mut set["labels"], &mut |label| {
                let parent = labels.iter().find(|one| one["id"] == label["parent"]);
                label["parent"] = parent.map_or(Value::Null, |parent| parent["name"].clone());
                without(label, &["id"]);
            });
        }
        Loss::Badges => each(&mut set["labels"], &mut |label| without(label, &["badge"])),
        Loss::Keys => each(&mut set["labels"], &mut |label| without(label, &["key"])),
        Loss::Lines => each(&mut set["labels"], &mut |label| without(label, &["line"])),
        Loss::Fields => without(set, &["attributes"]),
        Loss::RelationTypes => without(set, &["relations"]),
        Loss::UnknownOfLabels => without_unknown(set),
        Loss::Characters => each(&mut set["labels"], &mut |label| {
            let text = label["description"].as_str().unwrap();
            label["description"] = text.replace(['\u{1}', '\u{FFFE}'], "").into();
        }),
    }
}

/// What a format makes of a document and reads of that, as a document.
fn there_and_back(format: &'static Format, document: &Document) -> Document {
    let (bytes, _) = write(format, document, &all());
    let imported = format.read(&Input::of("a", &bytes)).unwrap_or_else(|problem| panic!("{}: {problem:?}", format.id));
    assert_eq!(imported.left_out, [], "{}", format.id);
    match imported.content {
        Content::Documents(documents) => documents.into_iter().next().unwrap(),
        Content::Labels(set) => labels::alone(set),
        Content::Annotations(document) => document,
        Content::Source(_) => panic!("{} is a source", format.id),
    }
}

#[test]
fn what_is_written_is_read_back_but_for_exactly_what_the_format_says() {
    let document = everything();
    for format in FORMATS.iter().filter(|format| format.export.is_some() && format.import.is_some()) {
        let (_, losses) = write(format, &document, &all());
        assert_eq!(losses, format.losses(&[&document], &all()), "{}: told before it is written", format.id);
        let back = json(&there_and_back(format, &document));
        let reduced = |kept: Option<Loss>| {
            let mut both = [json(&document), back.clone()];
            // The text goes last: with it goes all but the labels.
            for (kind, _) in losses.iter().filter(|(kind, _)| Some(*kind) != kept).collect::<Vec<_>>().into_iter().rev()
            {
                both.iter_mut().for_each(|document| erase(document, kind));
            }
            both
        };
        let [before, after] = reduced(None);
        assert_eq!(after, before, "{}", format.id);
        // Of what is lost with the text there is nothing left to compare.
        let has_text = losses.iter().all(|(kind, _)| kind != Loss::Text);
        for (kind, _) in losses.iter().filter(|(kind, _)| has_text || *kind >= Loss::SetName || *kind == Loss::Text) {
            let [before, after] = reduced(Some(kind));
            assert_ne!(after, before, "{}: {kind:?} is not lost", format.id);
        }
    }
    let losses = |id: &str| by_id(FORMATS, id).unwrap().losses(&[&document], &all());
    assert_eq!(losses("json"), Losses::default());
    assert_eq!(
        lost(&losses("labels-json")),
        "the text, the text’s structure, the article’s details, 2 links and emphases, 2 annotations, 2 notes, 4 values of fields, \
         1 further range, 1 relation, 1 reviewed sentence, 7 unknown fields"
    );
    let alone = labels::alone(document.labels().clone());
    let told = |id: &str| lost(&by_id(FORMATS, id).unwrap().losses(&[&alone], &all()));
    assert_eq!(told("labels-json"), "");
    assert!(told("labels-csv").starts_with("the name of the set, 1 label’s id, "), "{}", told("labels-csv"));
    assert!(told("codebook").ends_with(", 2 unknown fields of labels, 2 control characters"), "{}", told("codebook"));
}

#[test]
fn only_what_the_options_ask_for_is_written() {
    let document = everything();
    let [first, second] = [stamp(1).id(), stamp(2).id()];
    let these = Options { annotations: Which::These(vec![second.clone()].into()), notes: false, ..all() };
    for format in FORMATS.iter().filter(|format| format.export.is_some()) {
        let (bytes, losses) = write(format, &document, &these);
        assert_eq!(losses, format.losses(&[&document], &these), "{}", format.id);
        let text = shown(format, &bytes);
        let [first, second] = [&first, &second].map(|id| id.as_str().trim_start_matches("urn:uuid:"));
        assert!(!text.contains(first) && !text.contains("Ask again."), "{}: {text}", format.id);
        if format.holds == Holds::Documents && losses.count(Loss::Ids) == 0 {
            assert!(text.contains(second), "{}", format.id);
        }
        // What nobody asked for is not lost.
        let count = |losses: &Losses, wanted| losses.iter().find(|(kind, _)| *kind == wanted).map(|(_, count)| count);
        if format.holds == Holds::Labels {
            let counts = [Loss::Annotations, Loss::Notes, Loss::Relations].map(|kind| count(&losses, kind));
            assert_eq!(counts, [Some(1), None, None], "{}", format.id);
        }
    }
    let both = Options { annotations: Which::These(vec![first, second].into()), ..all() };
    assert_eq!(write(&native::FORMAT, &document, &both), write(&native::FORMAT, &document, &all()));
}

/// A fixture of version 2 of the native format.
fn version_2(name: &str) -> Document {
    let path = format!("{}/tests/fixtures/native/v2/{name}.postil.json", env!("CARGO_MANIFEST_DIR"));
    native::read(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn layers_are_written_that_are_asked_for() {
    let document = version_2("layers");
    let beside = document.beside().unwrap();
    let kept = beside.layers.iter().nth(1).unwrap().id.clone();
    let written = |layers: Which<Layer>| {
        let (bytes, losses) = write(&native::FORMAT, &document, &Options { layers, ..all() });
        assert_eq!(losses, Losses::default());
        native::read(&String::from_utf8(bytes).unwrap()).unwrap()
    };
    assert_eq!(json(&written(Which::All)), json(&document));
    let one = written(Which::These(vec![kept.clone()].into()));
    let layers = one.beside().unwrap();
    assert_eq!(layers.layers.iter().map(|layer| &layer.id).collect::<Vec<_>>(), [&kept]);
    assert_eq!(layers.annotations.len(), beside.annotations_of(&kept).count());
    assert!(layers.relations.iter().all(|relation| relation.layer.as_ref() == Some(&kept)));
    let own = written(Which::These(Vec::new().into()));
    assert!(own.beside().is_none_or(|beside| beside.layers.is_empty() && beside.annotations.is_empty()));
    // The own annotations do not depend on it.
    let own_ids = |document: &Document| document.annotations().iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    assert_eq!((own_ids(&one), own_ids(&own)), (own_ids(&document), own_ids(&document)));
}

#[test]
fn what_lies_beside_the_own_work_is_lost_where_a_format_has_no_place_for_it() {
    for (name, wanted) in [
        ("layers", vec![(Loss::Layers, 3), (Loss::Instructions, 1)]),
        ("machine", vec![(Loss::Proposals, 4)]),
        ("moved", vec![(Loss::Unplaced, 2)]),
    ] {
        let document = version_2(name);
        let told = by_id(FORMATS, "labels-json").unwrap().losses(&[&document], &all());
        let rare = |kind: &Loss| [Loss::Unplaced, Loss::Layers, Loss::Proposals, Loss::Instructions].contains(kind);
        let told: Vec<_> = told.iter().filter(|(kind, _)| rare(kind)).collect();
        assert_eq!(told, wanted, "{name}");
        assert!(native::FORMAT.losses(&[&document], &all()).is_empty(), "{name}");
    }
}

#[test]
fn what_several_documents_lose_of_the_same_labels_is_counted_once() {
    let (one, other) = (everything(), everything());
    let lost = |documents: &[&Document]| by_id(FORMATS, "refi-qda").unwrap().losses(documents, &all());
    let (single, both) = (lost(&[&one]), lost(&[&one, &other]));
    assert_eq!(both.count(Loss::Badges), single.count(Loss::Badges));
    assert_eq!(both.count(Loss::Structure), 2 * single.count(Loss::Structure));
}

#[test]
fn the_name_of_a_part_is_not_that_of_the_whole() {
    let part = Options { notes: false, ..all() };
    for (name, options, wanted) in [
        ("a.postil.json", &all(), "a.postil.json"),
        ("a.postil.json", &part, "a-selection.postil.json"),
        ("a", &part, "a"),
    ] {
        assert_eq!(postil::formats::name_of_part(name, &native::FORMAT, options), wanted);
    }
}

#[test]
fn several_documents_are_written_in_turn_or_refused() {
    let (one, other) = (everything(), good());
    let documents = [&one, other.document()];
    for format in FORMATS.iter().filter(|format| format.export.is_some()) {
        let mut bytes = Vec::new();
        let written = format.write(&documents, &Options { lines: true, ..all() }, &mut bytes);
        match format.several {
            Several::Refused => {
                let message = format!("a file of {} holds one document", format.name);
                assert_eq!((words(written.unwrap_err()), bytes.len()), (message, 0));
                assert!(format.write(&[], &all(), &mut bytes).is_err());
            }
            Several::InTurn | Several::Apart => {
                assert_eq!(written.unwrap(), format.losses(&documents, &all()), "{}", format.id);
                let names = documents.map(|document| postil::formats::file_name(document, format));
                // An archive holds the names of its files as they are.
                let held = |name: &String| bytes.windows(name.len()).any(|part| part == name.as_bytes());
                assert!(format.several == Several::InTurn || names.iter().all(held), "{}", format.id);
                // An archive is said to be made by Unix, for `unzip` reads names by that, and its dates exist: 1 January 1980.
                for entry in bytes.windows(46).filter(|part| part.starts_with(b"PK\x01\x02")) {
                    assert_eq!((entry[5], &entry[14..16]), (3, &[0x21, 0][..]), "{}", format.id);
                }
                if matches!(format.id, "json" | "jsonl") {
                    let lines = documents.map(|document| write(format, document, &Options { lines: true, ..all() }).0);
                    assert_eq!(lines.concat(), bytes, "{}", format.id);
                }
            }
        }
    }
    let source = by_id(FORMATS, "markdown").unwrap().write(&documents, &all(), &mut Vec::new());
    assert_eq!(words(source.unwrap_err()), "Markdown is read and not written");
    assert_eq!(one_line("a\u{85}\u{2028}\u{2029}é"), "a\\u0085\\u2028\\u2029é");
}

#[test]
fn quotes_in_written_files_equal_the_text() {
    for format in FORMATS.iter().filter(|format| format.export.is_some() && format.holds == Holds::Documents) {
        for document in [&everything(), good().document()] {
            let checked = format.check(document, &all()).unwrap();
            assert!(checked.equal == checked.total && checked.total >= 3, "{}: {checked:?}", format.id);
        }
        let empty = labels::alone(postil::annotation::empty_set(""));
        assert_eq!(format.check(&empty, &all()).unwrap().total, 0, "{}", format.id);
    }
    let labels = by_id(FORMATS, "labels-csv").unwrap().check(&everything(), &all());
    assert_eq!(text(&labels.unwrap_err()), "CSV holds no annotations, so there is nothing to check");
    // A file that lacks an annotation, or has other words, or other places, is found out.
    const SHORT: Format = Format { export: Some(|_| Box::new(|_: &Document| Ok("{}".to_owned()))), ..LIES };
    const LIES: Format =
        Format { read_back: Some(|_, _| Ok(vec![Quote { start: 1, end: 2, ..Quote::default() }])), ..native::FORMAT };
    let checked = |format: &'static Format| format.check(&everything(), &all()).unwrap();
    assert_eq!((checked(&LIES).equal, checked(&LIES).total), (0, 3));
    assert_eq!((checked(&SHORT).equal, checked(&SHORT).total), (0, 3));
}

#[test]
fn no_importer_trips_over_what_is_none_of_its_files() {
    let noise: Vec<u8> = (0..5000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let nested = ["[", "{\"a\":", "<a>", "\"", "<CodeBook><Code name='a'>", "name,"].map(|open| open.repeat(20_000));
    let texts =
        ["", " \n", "{", "<", "{}", "[]", "null", "%PDF-1.7", "PK\u{3}\u{4}", "name", "<CodeBook/>", "\u{FEFF}"];
    let bytes = nested.iter().map(String::as_bytes).chain(texts.iter().map(|text| text.as_bytes())).chain([&*noise]);
    for (at, bytes) in bytes.enumerate() {
        for format in FORMATS.iter().filter(|format| format.import.is_some()) {
            let read = format.read(&Input::of("a", bytes));
            // Any text is a source, and so is an empty one.
            let fits = format.holds == Holds::Source || read.is_err();
            assert!(fits && read.is_ok_or_says(), "{}: {at}", format.id);
        }
    }
}

/// What is left out, in words.
fn lost(losses: &Losses) -> String {
    losses.messages().map(|message| text(&message)).collect::<Vec<_>>().join(", ")
}

trait Says {
    fn is_ok_or_says(&self) -> bool;
}

impl<T> Says for Result<T, postil::json::Problem> {
    /// Whether it worked or says why not.
    fn is_ok_or_says(&self) -> bool {
        self.as_ref().map_or_else(|problem| !text(&problem.message).trim().is_empty(), |_| true)
    }
}

#[test]
fn a_file_that_breaks_off_is_refused() {
    let document = everything();
    for format in FORMATS.iter().filter(|format| format.export.is_some() && format.import.is_some()) {
        let (bytes, _) = write(format, &document, &all());
        let end = bytes.trim_ascii_end().len();
        for cut in (0..end).step_by(end / 97 + 1).chain(end.saturating_sub(12)..end) {
            let read = format.read(&Input::of("a", &bytes[..cut]));
            // A table that ends early is a shorter table.
            assert!(read.is_ok_or_says() && (read.is_err() || format.takes_any), "{}: {cut}", format.id);
        }
    }
}

/// A format of another kind than there are yet: it holds annotations without their text.
const QUOTES: Format = Format {
    id: "quotes",
    holds: Holds::Documents,
    runs: Runs::Worker,
    detect: |_| false,
    losses: |documents| Losses::of(documents, &[Loss::Text, Loss::Notes]),
    export: Some(|options| {
        let exported = options.exported.clone();
        Box::new(move |document: &Document| {
            let words = document.annotations().iter().map(|one| one.words(document.article()));
            Ok(words.map(|words| format!("{} {words}\n", exported.as_str())).collect::<String>())
        })
    }),
    import: Some(|input| {
        let open =
            input.open.ok_or_else(|| postil::json::Problem::new(Message::written("needs an article".to_owned())))?;
        Ok(Content::Annotations(open.clone()).into())
    }),
    ..native::FORMAT
};

#[test]
fn a_format_can_hold_annotations_of_the_article_that_is_open() {
    let document = everything();
    let (bytes, losses) = write(&QUOTES, &document, &Options { notes: false, ..all() });
    let now = stamp(9).now;
    assert_eq!(String::from_utf8(bytes).unwrap(), format!("{0} prices rose\n{0} One … Two\n", now.as_str()));
    assert_eq!(lost(&losses), "the text");
    assert_eq!(lost(&QUOTES.losses(&[&document], &all())), "the text, 2 notes");
    assert_eq!(words(QUOTES.read(&Input::default()).unwrap_err()), "needs an article");
    let read = QUOTES.read(&Input { open: Some(&document), ..Input::default() }).unwrap();
    assert!(matches!(read.content, Content::Annotations(found) if found.annotations().len() == 2));
}

#[test]
fn a_label_set_by_itself_is_a_document_that_crosses() {
    let set = everything().labels().clone();
    let alone = labels::alone(set.clone());
    assert_eq!(alone.article().check(), Ok(()));
    let crossed = native::read(&native::to_line(&alone, &Timestamp::default())).unwrap();
    assert_eq!((crossed.labels(), crossed.article().text.as_str()), (&set, ""));
}
