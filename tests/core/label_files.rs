//! Label sets as files: what is written is read back, and what makes no sense is refused.

use postil::annotation::{Label, LabelSet, PRESETS, empty_set, preset};
use postil::document::Document;
use postil::editor::Session;
use postil::editor::commands::{draft, fit};
use postil::formats::labels::{alone, from_text, to_text};
use postil::formats::{Content, FORMATS, Format, Holds, Input, Options, file_name, format_of, native};
use postil::json::Object;

use crate::support::{article, stamp, words};

/// The formats of label sets.
fn formats() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| format.holds == Holds::Labels)
}

fn format(name: &str) -> &'static Format {
    formats().find(|format| format.name == name).unwrap()
}

fn write(set: &LabelSet, format: &'static Format) -> String {
    let mut bytes = Vec::new();
    format.write(&[&alone(set.clone())], &Options::all(stamp(1).now), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Reads a file as the page does, and answers with what was left out, too.
fn read_with_rest(name: &str, text: &str) -> Result<(LabelSet, Vec<String>), String> {
    let format = format_of(FORMATS, Format::has_labels, Some(name), text.as_bytes()).unwrap();
    let imported = format.read(&Input::of(name, text.as_bytes())).map_err(words)?;
    let Content::Labels(set) = imported.content else { panic!("{name}") };
    // It crosses from the worker to the page as text.
    Ok((fit(from_text(&to_text(&set)).unwrap()), imported.left_out.into_iter().map(words).collect()))
}

fn read(name: &str, text: &str) -> Result<LabelSet, String> {
    read_with_rest(name, text).map(|(set, _)| set)
}

/// Names that are hard to write, some under others, one retired.
fn hard() -> LabelSet {
    let mut set = empty_set("x");
    set.name = "Hard ones".to_owned();
    for name in ["=SUM(A1)", "'quoted'", "'=twice", "a, b; c\td", "“<&>\"", "line\nbreak", "-", "שלום"] {
        let mut label = draft(&set, name);
        label.description = format!("+ {name}\n]]> &amp; '");
        set.labels.push(label);
    }
    set.labels[1].parent = Some(set.labels[0].id.clone());
    set.labels[2].parent = Some(set.labels[1].id.clone());
    set.labels[5].parent = Some(set.labels[4].id.clone());
    set.labels[6].retired = true;
    fit(set)
}

/// The presets that have labels.
fn full() -> impl Iterator<Item = LabelSet> {
    PRESETS.iter().map(|(name, _)| from_text(&to_text(&preset(name))).unwrap()).filter(|set| !set.labels.is_empty())
}

/// What a format holds of a label.
fn facts(set: &LabelSet, name: &str) -> Vec<String> {
    let fact = |label: &Label| {
        let parent = label.parent.as_ref().and_then(|parent| set.label(parent)).map(|parent| parent.name.as_str());
        let common = format!("{:?} {:?} {} {parent:?} {}", label.name, label.description, label.color, label.retired);
        let rest = format!(" {} {:?} {}", label.badge, label.key, label.line.name());
        if name == "REFI-QDA codebook" { common } else { common + &rest }
    };
    set.labels.iter().map(fact).collect()
}

#[test]
fn what_is_written_is_read_back() {
    for set in full().chain([hard()]) {
        for format in formats() {
            let name = file_name(&alone(set.clone()), format);
            let text = write(&set, format);
            let read = read(&name, &text).unwrap_or_else(|problem| panic!("{name}: {problem}\n{text}"));
            assert_eq!(facts(&read, format.name), facts(&set, format.name), "{name}\n{text}");
            // Once more, the file is the same.
            let again = LabelSet { name: set.name.clone(), id: set.id.clone(), ..read };
            assert_eq!(write(&again, format), text, "{name}");
        }
    }
    assert_eq!(read("x.json", &write(&hard(), format("JSON"))).unwrap(), hard());
    let names = formats().map(|format| file_name(&alone(hard()), format)).collect::<Vec<_>>();
    assert_eq!(names, ["hard-ones.labels.json", "hard-ones.qdc", "hard-ones.csv"]);
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let text = write(&hard(), format("CSV"));
    assert!(text.starts_with("name,description,badge,key,color,line,parent,retired\r\n\"'=SUM(A1)\","), "{text}");
    for cell in text.split(['\n', ',', ';', '\t']) {
        assert!(!cell.trim_start_matches('"').starts_with(['=', '@']), "{cell}");
    }
}

#[test]
fn codebooks_are_as_other_tools_write_them() {
    let text = write(&preset("Argument"), format("REFI-QDA codebook"));
    assert!(text.contains(r#"<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Postil">"#), "{text}");
    let guid = text.split("guid=\"").nth(1).unwrap().split('"').next().unwrap();
    let is_guid = guid.len() == 36 && guid.split('-').map(str::len).eq([8, 4, 4, 4, 12]);
    assert!(is_guid && guid.chars().all(|char| char == '-' || char.is_ascii_hexdigit()), "{guid}");
    assert_eq!(guid, "2EBA8F73-4538-89EA-95C1-C4C2D4C23A08", "the same as earlier versions wrote");
    let theirs = "\u{FEFF}<?xml version='1.0' encoding=\"utf-8\"?>\n<!-- > -->\n\
        <CodeBook xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"urn:QDA-XML:codebook:1.0\" origin='X'>\n\
        <Codes><Code guid='1-2' name=\"Tax &amp; health\" isCodable=\"false\">\n\
        <Description>\n<![CDATA[1 ]]>Two&#10;lines &#x2713; &lt; <![CDATA[<b>]]>\n </Description>\
        <Code guid='1-3' name='Good' color='#46aa00' isCodable='true'/></Code>\
        <qda:Code guid='1-4' name='Else' isCodable='true'><Code guid='1-5' name='Good' isCodable='true' /></qda:Code></Codes>\
        <Sets><Set guid='1-6' name='All'><Description>no</Description><MemberCode guid='1-3'/></Set></Sets></CodeBook>";
    let set = read("Their.codes.qdc", theirs).unwrap();
    assert_eq!((set.name.as_str(), set.id.as_str()), ("Their.codes", "their-codes"));
    let shown = |label: &Label| format!("{}|{}|{}|{:?}", label.name, label.badge, label.retired, label.key);
    assert_eq!(
        set.labels.iter().map(shown).collect::<Vec<_>>(),
        [
            "Tax & health|T|true|None",
            "Good|G|false|Some(\"1\")",
            "Else|E|false|Some(\"2\")",
            "Else: Good|EG|false|Some(\"3\")",
        ]
    );
    assert_eq!(set.labels[0].description, "1 Two\nlines ✓ < <b>");
    assert_eq!(set.labels[1].color, "#46AA00");
    assert_eq!(set.labels[1].parent.as_ref().unwrap(), &set.labels[0].id);
    let (_, left_out) = read_with_rest("x.qdc", theirs).unwrap();
    assert_eq!(left_out, ["“All”: is a set of codes"]);
    // What XML cannot hold is left out.
    let mut odd = set.clone();
    odd.labels[0].description = " a\u{1}b\u{FFFE}\tc\nd".to_owned();
    let again = read("odd.qdc", &write(&odd, format("REFI-QDA codebook"))).unwrap();
    assert_eq!(again.labels[0].description, " ab\tc\nd");
    // The ids of other tools go back to them.
    assert!(write(&set, format("REFI-QDA codebook")).contains("guid=\"1-3\" name=\"Good\""));
}

#[test]
fn tables_are_read_as_spreadsheets_write_them() {
    let names = |text: &str| {
        let set = read("my labels.csv", text).unwrap();
        let shown =
            |label: &Label| format!("{}/{}/{}", label.name, label.description, label.key.as_deref().unwrap_or("-"));
        set.labels.iter().map(shown).collect::<Vec<_>>().join(" ")
    };
    for (text, wanted) in [
        ("name\nOne\n\nTwo\n", "One//1 Two//2"),
        ("\u{FEFF}Definition;Name\r\n\"a; b\";One\r\n\" \"\"c\"\"\";Two", "One/a; b/1 Two/\"c\"/2"),
        ("Code\tColour\nOne\t#123456", "One//1"),
        ("key,name,what else\n9,One,x\n9,Two,\nj,Three,\n,Four", "One//9 Two//- Three//- Four//-"),
        ("name,parent\nOne,Two\nTwo,\n", "Two//2 One//1"),
        ("name,description\n'=1+1,'+x\n\"it's\",\"a\nb\"", "=1+1/+x/1 it's/a\nb/2"),
    ] {
        assert_eq!(names(text), wanted, "{text}");
    }
}

#[test]
fn columns_that_labels_do_not_have_are_left_out_and_named() {
    for (text, wanted) in [
        ("Name,Colour,definition\nOne,#123456,x", &[][..]),
        ("name,,\nOne,,", &[]),
        ("What else,name,a\nx,One,y", &["“What else”: is no column of labels", "“a”: is no column of labels"]),
    ] {
        assert_eq!(read_with_rest("a.csv", text).unwrap().1, wanted, "{text}");
    }
}

#[test]
fn a_set_comes_out_of_an_article_too() {
    let session = Session::from(Document::new(article("One.")));
    let set = read("a.postil.json", &native::to_string(session.document(), &stamp(1).now)).unwrap();
    assert_eq!(&set, session.labels());
    // And no set passes for an article.
    let problem = words(native::read(&write(&set, format("JSON"))).unwrap_err());
    assert_eq!(problem, "is a set of labels: open it under “Labels…”, with “Import labels…”");
}

#[test]
fn sets_from_outside_are_made_fit_to_work_with() {
    let mut set = preset("Claims");
    set.labels[1].key = Some("1".to_owned());
    set.labels[2].key = Some("j".to_owned());
    set.labels[3].key = Some("long".to_owned());
    set.labels[4].badge = "toolong".to_owned();
    set.labels[5].badge = String::new();
    set.labels[0].parent = Some(set.labels[7].id.clone());
    set.labels[6].extra = Object::default();
    let read = read("x.labels.json", &write(&set, format("JSON"))).unwrap();
    let shown: Vec<String> =
        read.labels.iter().map(|label| format!("{} {}", label.badge, label.key.as_deref().unwrap_or("-"))).collect();
    assert_eq!(shown, ["E -", "C -", "P -", "R 5", "Q 6", "O 7", "V 8", "S 1"]);
}

/// The file's name, its text, and what is said of it.
#[test]
fn bad_files_are_refused_with_the_place() {
    let code = |inside: &str| format!("<CodeBook><Codes>{inside}</Codes></CodeBook>");
    let json = |labels: &str| {
        format!(r#"{{"format":"postil-labels","version":1,"labelSet":{{"id":"x","name":"X","labels":[{labels}]}}}}"#)
    };
    let label = |id: &str, parent: &str| {
        format!(r##"{{"id":"{id}","name":"{id}","badge":"B","color":"#000000","line":"solid","parent":{parent}}}"##)
    };
    let many: String = (0..1001).map(|n| format!("\nlabel {n}")).collect();
    let deep = code(&"<Code name='a'>".repeat(200));
    let cases = [
        ("a.csv", String::new(), "holds no labels"),
        ("a.csv", " \n ".to_owned(), "holds no labels"),
        ("a.csv", "name".to_owned(), "holds no labels"),
        (
            "a.csv",
            "One\nTwo".to_owned(),
            "is no list of labels: none of the columns in its first line is called “name”",
        ),
        ("a.csv", "name,key\n,1".to_owned(), "line 2: A label needs a name."),
        ("a.csv", "name\nOne\n\nOne".to_owned(), "line 4: Another label is called “One”."),
        ("a.csv", "name,color\nOne,red".to_owned(), "line 2: A colour is written as in #0072B2."),
        ("a.csv", "name,line\nOne,thick".to_owned(), "line 2: A line is one of solid, double, dotted, dashed, wavy."),
        ("a.csv", "name,parent\nOne,Two".to_owned(), "line 2: There is no such label to put it under."),
        ("a.csv", "name,parent\nOne,Two\nTwo,One".to_owned(), "line 3: “Two” cannot lie under itself."),
        ("a.csv", "name,parent\nOne,One".to_owned(), "line 2: “One” cannot lie under itself."),
        ("a.csv", "name\n\"One".to_owned(), "line 2: has a quotation mark that nothing closes"),
        ("a.csv", format!("name{many}"), "holds 1001 labels; a set may have 1000"),
        (
            "a.png",
            "\u{89}PNG\0\0".to_owned(),
            "is no list of labels: none of the columns in its first line is called “name”",
        ),
        (
            "a.xml",
            "<Project/>".to_owned(),
            "is no list of labels: none of the columns in its first line is called “name”",
        ),
        ("a.json", "{}".to_owned(), "is neither a label set nor an article of Postil"),
        ("a.json", "{".to_owned(), "cannot be read as JSON: EOF while parsing an object at line 1 column 1"),
        ("a.json", json(""), "holds no labels"),
        ("a.json", r#"{"format":"postil-labels","version":1}"#.to_owned(), "labelSet: is missing"),
        (
            "a.json",
            r#"{"format":"postil-labels","version":2,"labelSet":{}}"#.to_owned(),
            "version: was written by a newer Postil",
        ),
        ("a.json", json("1"), "labelSet.labels[0]: must be an object"),
        (
            "a.json",
            json(&[label("a", "null"), label("a", "null")].join(",")),
            "labelSet.labels[1].id: stands twice: “a”",
        ),
        (
            "a.json",
            json(&[label("a", "\"b\""), label("b", "\"a\"")].join(",")),
            "labelSet.labels[0].parent: leads back to the label itself",
        ),
        ("a.qdc", "<Project/>".to_owned(), "is no REFI-QDA codebook"),
        ("a.qdc", code(""), "holds no labels"),
        ("a.qdc", code("<Code/>"), "line 1: A label needs a name."),
        ("a.qdc", code("<Code name='a'/>\n<Code name='a'/>"), "line 2: Another label is called “a”."),
        ("a.qdc", code("<Code guid='1' name='a'/><Code guid='1' name='b'/>"), "line 1: The guid “1” stands twice."),
        ("a.qdc", code("<Code name='a' color='red'/>"), "line 1: A colour is written as in #0072B2."),
        ("a.qdc", code("<Code name='a'>"), "line 1: has an end tag without its start"),
        ("a.qdc", "<CodeBook><Codes>".to_owned(), "breaks off: a tag is not closed"),
        ("a.qdc", "<CodeBook".to_owned(), "line 1: is no XML: a tag makes no sense"),
        ("a.qdc", "<CodeBook <".to_owned(), "line 1: is no XML: a tag makes no sense"),
        ("a.qdc", "<!-- ".to_owned(), "line 1: breaks off in the middle of a tag"),
        ("a.qdc", "<CodeBook>\n</CodeBook".to_owned(), "line 2: is no XML: a tag makes no sense"),
        ("a.qdc", "<CodeBook>\n<![CDATA[x]]".to_owned(), "line 2: breaks off in the middle of a tag"),
        ("a.qdc", code("\n<Code name='a/>"), "line 2: is no XML: a tag makes no sense"),
        ("a.qdc", code("\n<Code name=a/>"), "line 2: is no XML: a tag makes no sense"),
        ("a.qdc", code("\n<Code name/>"), "line 2: is no XML: a tag makes no sense"),
        ("a.qdc", code("\n<Code name='a' name='b'/>"), "line 2: is no XML: a tag makes no sense"),
        ("a.qdc", code("<Code name='&bomb;'/>"), "line 1: has an entity that XML does not know"),
        ("a.qdc", code("<Code name='a & b'/>"), "line 1: has an entity that XML does not know"),
        ("a.qdc", code("\n&bomb;"), "line 2: has an entity that XML does not know"),
        ("a.qdc", code("a & b"), "line 1: has an entity that XML does not know"),
        ("a.qdc", code("&#x110000;"), "line 1: has an entity that XML does not know"),
        ("a.qdc", code("</x:Codes>"), "line 1: has an end tag without its start"),
        ("a.qdc", "</CodeBook>".to_owned(), "line 1: has an end tag without its start"),
        (
            "a.qdc",
            "<!DOCTYPE a [<!ENTITY b 'x'>]>\n<CodeBook/>".to_owned(),
            "line 1: has a document type of its own, which is not read",
        ),
        ("a.qdc", deep, "line 1: is nested deeper than any codebook"),
    ];
    let mut wrong = String::new();
    for (name, text, wanted) in &cases {
        let told = read(name, text).map_or_else(|problem| problem, |set| format!("{set:?}"));
        if told != *wanted {
            wrong += &format!("{}\n  {told}\n  {wanted}\n", text.chars().take(60).collect::<String>());
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
