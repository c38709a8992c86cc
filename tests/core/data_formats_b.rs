//! What other tools read, second part: brat, spaCy, doccano, Label Studio, UIMA CAS, REFI-QDA. tests/interop has those tools read it.

use postil::annotation::{Relation, Target};
use postil::article::Id;
use postil::document::Document;
use postil::formats::{FORMATS, Losses, Options, by_id, native};
use postil::text::{TextRange, clean};

use super::formats::everything;
use super::support::zip::unzip;
use super::support::{hostile, marked, parts, stamp};

/// The formats that are tested here.
const IDS: [&str; 4] = ["brat", "spacy", "doccano", "cas-json"];

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
        annotation.id = Id::from(format!("\"<&'|;,:\u{202E} {number}"));
        annotation.target = Target::new(range).unwrap();
        annotation.note = hostile.clone();
        annotation.creator = Some(hostile.clone());
        annotation.attributes.set("rationale", hostile.as_str());
        annotation.attributes.set("verdict", hostile.as_str());
        let label = &mut parts.labels.labels[number % 8];
        label.id = Id::from(format!("a|b\t<{}>", number % 8));
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
            let checked = format.check(&[document], &all()).unwrap();
            let ranges: usize = document.all_annotations().map(|one| one.target.ranges().count()).sum();
            let wanted = ranges - write(format.id, &[document]).1.count(postil::formats::Loss::Ranges);
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
    assert!(looks.contains("\nsame-as | same as\n") && looks.contains("\nevent\tbgColor:#56B4E9\n"), "{looks}");
    assert_eq!(losses.count(postil::formats::Loss::Characters), 2);
    // A nested label stands behind a tab, and a layer is an attribute.
    let (bytes, _) = write("brat", &[&version_2("layers"), &everything()]);
    let conf = file(&bytes, "annotation.conf");
    assert!(conf.contains("\n\t") && conf.contains("\nlayer\tArg:<ENTITY>, Value:Eva|Ben|Agreed\n"), "{conf}");
}
