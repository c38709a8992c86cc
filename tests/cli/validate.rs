//! `postil validate` and `postil convert`.

use std::path::Path;

use postil::formats::{FORMATS, native};

use super::{Run, run};

/// Files by other programs and of earlier versions, in the folder of the fixtures.
const SAVED: &str = "saved/v1/bridge.postil.json";

fn lines(run: &Run) -> Vec<&str> {
    run.out.lines().collect()
}

#[test]
fn a_line_says_what_a_file_is_and_holds() {
    let run = run(&["validate", "news.txt", SAVED], "");
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    let [news, saved] = lines(&run)[..] else { panic!("{}", run.out) };
    assert!(
        news.starts_with("news.txt: Plain text: can be read: ") && news.contains(" sentences, 0 annotations"),
        "{news}"
    );
    assert!(saved.starts_with("saved/v1/bridge.postil.json: Postil JSON, version 1: valid: "), "{saved}");
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(SAVED)).unwrap();
    let annotations = native::read(&text).unwrap().annotations().len();
    assert!(annotations > 1 && saved.contains(&format!(", {annotations} annotations, ")), "{saved}");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (input, wanted) in [
        (r#"{"format":"postil","version":9}"#, "Postil JSON, version 9: invalid: version: "),
        (r#"{"format":"postil","version":1}"#, "Postil JSON, version 1: invalid: "),
        (
            r#"{"format":"postil","version":1,"offsetUnit":"codePoint","article":{"id":"x","text":5}}"#,
            "Postil JSON, version 1: invalid: article.text: ",
        ),
        (r#"{"format":"postil","version":1,"#, "JSON: invalid: "),
        ("%PDF-1.7 ", "cannot be read: This is a PDF"),
    ] {
        let run = run(&["validate", "-"], input);
        assert_eq!((run.status, run.err.as_str(), lines(&run).len()), (1, "", 1), "{input}");
        assert!(run.out.starts_with(&format!("-: {wanted}")), "{}", run.out);
    }
    let run = run(&["validate", "missing.txt", "news.txt"], "");
    assert_eq!(run.status, 1);
    assert!(
        lines(&run)[0].starts_with("missing.txt: cannot be read: ") && lines(&run)[1].contains("can be read: "),
        "{}",
        run.out
    );
}

#[test]
fn articles_and_documents_are_converted() {
    let run = run(&["convert", "--to", "json", "news.txt", SAVED], "");
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let documents: Vec<_> = lines(&run).into_iter().map(|line| native::read(line).unwrap()).collect();
    assert_eq!(documents.len(), 2);
    assert!(documents[0].annotations().is_empty() && documents[1].annotations().len() > 1);
    // Asked for as a source, it is one.
    let run = super::run(&["convert", "--to", "json", "--format", "text", SAVED], "");
    assert!(native::read(&run.out).unwrap().annotations().is_empty());
}

#[test]
fn what_a_format_cannot_hold_is_told_by_kind() {
    let run = run(&["convert", "--to", "labels-csv", SAVED], "");
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.starts_with("name,description,badge,"), "{}", run.out);
    let told: Vec<&str> = run.err.lines().collect();
    let line = |what: &str| format!("postil: {SAVED}: labels-csv leaves out {what}");
    assert!(told.contains(&line("the text").as_str()) && told.len() > 5, "{}", run.err);
    assert!(told.iter().all(|one| one.starts_with(&line(""))), "{}", run.err);
    let run = super::run(&["convert", "--to", "codebook", "-"], "One.");
    assert!(run.status == 0 && run.out.starts_with("<?xml"), "{}", run.out);
    // Such a file holds one set.
    let run = super::run(&["convert", "--to", "codebook", "news.txt", SAVED], "");
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("--to: codebook is written of one file at a time"), "{}", run.err);
}

#[test]
fn every_format_that_is_written_is_named_and_works() {
    let (help, wrong) = (run(&["convert", "--help"], ""), run(&["convert", "--to", "pdf", "news.txt"], ""));
    for format in FORMATS {
        let is_written = format.export.is_some();
        if is_written && !format.is_text() {
            let output = super::command(&["convert", "--to", format.id, "news.txt"]).output().unwrap();
            assert!(output.status.success() && output.stdout.starts_with(b"PK"), "{}", format.id);
            assert!(help.out.contains(&format!("\n  {} ", format.id)), "{}", help.out);
            continue;
        }
        let run = run(&["convert", "--to", format.id, "news.txt"], "");
        assert_eq!(run.status, if is_written { 0 } else { 2 }, "{}: {}", format.id, run.err);
        assert_eq!(help.out.contains(&format!("\n  {} ", format.id)), is_written, "{}", help.out);
        let mut named = wrong.err.split([' ', ',', ';']);
        assert_eq!(named.any(|word| word == format.id), is_written, "{}", wrong.err);
        // A table says nothing of itself, and standard input has no name.
        if is_written && format.import.is_some() && !format.takes_any {
            let said = super::run(&["validate", "-"], &run.out);
            assert!(said.status == 0 && said.out.contains(": valid: "), "{}: {}", format.id, said.out);
        }
    }
}

#[test]
fn files_of_labels_are_looked_at_too() {
    let codebook = "<CodeBook><Codes><Code name='One'/></Codes><Sets><Set name='All'/></Sets></CodeBook>";
    for (input, wanted) in [
        (codebook, "Labels (REFI-QDA codebook): valid: 1 label, 0 fields; left out: “All”: is a set of codes"),
        (
            "<CodeBook><Codes><Code/></Codes></CodeBook>",
            "Labels (REFI-QDA codebook): invalid: line 1: A label needs a name.",
        ),
        (r#"{"format":"postil-labels","version":1}"#, "Labels (JSON): invalid: labelSet: is missing"),
        ("name,what\nOne,x", "Plain text: can be read: "),
    ] {
        let run = run(&["validate", "-"], input);
        assert!(run.out.starts_with(&format!("-: {wanted}")), "{}", run.out);
        assert_eq!(run.status, i32::from(wanted.contains("invalid")), "{}", run.out);
    }
    for (text, wanted) in [
        ("name,what\nOne,x", "Labels (CSV): valid: 1 label, 0 fields; left out: “what”: is no column of labels"),
        ("year,price\n1999,5", "Plain text: can be read: "),
    ] {
        let file = super::documents::Scratch::new("table.csv", text.as_bytes());
        let run = run(&["validate", file.name()], "");
        assert!(run.status == 0 && run.out.contains(wanted), "{}", run.out);
    }
    let many: String = (0..14).map(|at| format!(",column {at}")).collect();
    let file = super::documents::Scratch::new("wide.csv", format!("name{many}\nOne").as_bytes());
    assert!(run(&["validate", file.name()], "").out.ends_with("; left out: 4 more\n"));
}

#[test]
fn a_file_that_cannot_be_converted_stops_no_other() {
    let run = run(&["convert", "--to=json", "-", "news.txt"], r#"{"format":"postil","version":1}"#);
    assert_eq!((run.status, lines(&run).len()), (1, 1));
    assert!(run.err.starts_with("postil: -: ") && run.err.lines().count() == 1, "{}", run.err);
}

#[test]
fn the_data_of_a_program_is_no_article_whatever_it_is_called() {
    let data: Vec<u8> = (0..400_u32).map(|at| u8::try_from(at * 7 % 32).unwrap()).collect();
    let file = super::documents::Scratch::new("data.md", &data);
    for task in [&["read"][..], &["convert", "--to", "json"]] {
        let run = run(&[task, &[file.name()]].concat(), "");
        assert_eq!((run.status, run.out.as_str()), (1, ""));
        assert!(run.err.contains("This is no text file"), "{}", run.err);
    }
}
