//! `postil read --jsonl`: what is answered to a record.

use postil::formats::native;
use serde_json::{Value, json};

use super::run;

/// The answers to some lines, and the exit status.
fn answers(input: impl AsRef<[u8]>) -> (Vec<Value>, i32) {
    let run = run(&["read", "--jsonl"], input);
    assert_eq!(run.err, "", "nothing is said where no terminal is");
    assert!(run.out.is_empty() || run.out.ends_with('\n'));
    (run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), run.status)
}

/// The one answer to one line.
fn answer(line: &str) -> Value {
    let (mut answers, _) = answers(line);
    assert_eq!(answers.len(), 1, "{line}");
    answers.remove(0)
}

#[test]
fn an_article_is_that_of_the_native_format() {
    let text = include_str!("../fixtures/news.txt");
    let answer = answer(&json!({"id": "news", "text": text}).to_string());
    assert_eq!(answer["id"], "news");
    let run = run(&["read", "news.txt"], "");
    let mut document: Value = serde_json::from_str(&run.out).unwrap();
    let mut article = answer["article"].clone();
    for source in [&mut article["source"], &mut document["article"]["source"]] {
        source["added"] = "2026-01-02T03:04:05Z".into();
        source["name"] = Value::Null;
    }
    assert_eq!(article, document["article"]);
    let session = native::read(&document.to_string()).unwrap();
    assert_eq!(session.article().text.as_str(), text);
}

#[test]
fn ids_come_back_as_they_were() {
    for id in [r#""a""#, r#""""#, r#""é\"\\\n""#, "7", "-1", "7.50", "1e400", "123456789012345678901234567890"] {
        let run = run(&["read", "--jsonl"], format!(r#"{{"id":{id},"text":"Here."}}"#));
        assert!(run.out.starts_with(&format!(r#"{{"id":{id},"article":{{"#)), "{}", run.out);
    }
}

#[test]
fn a_bad_record_is_one_line_and_the_run_goes_on() {
    for (line, id, message) in [
        (r#"{"id":"a"}"#, json!("a"), "text: is missing"),
        (r#"{"id":"a","text":7}"#, json!("a"), "text: must be text"),
        (r#"{"id":"a","text":null}"#, json!("a"), "text: must be text"),
        (r#"{"id":"a","text":"","language":7}"#, json!("a"), "language: must be text"),
        (r#"{"id":"a","text":"","language":"no tag"}"#, json!("a"), "language: must be a language tag"),
        (r#"{"id":"a","text":"","format":"pdf"}"#, json!("a"), "format: must be one of auto, text, html"),
        (r#"{"text":"Here."}"#, Value::Null, "line 2: id: is missing"),
        (r#"{"id":["a"],"text":""}"#, Value::Null, "line 2: id: must be text or a number"),
        (r#"{"id":"a","id":"a","text":""}"#, Value::Null, "line 2: is not JSON: the field “id” stands twice"),
        (r#"{"id":"a","text":"","text":""}"#, Value::Null, "line 2: is not JSON: the field “text” stands twice"),
        (r#"{"id":"a","text":"\ud800"}"#, Value::Null, "line 2: is not JSON: "),
        (r#"{"id":"a","text":"#, Value::Null, "line 2: is not JSON: EOF while parsing a value at column 17"),
        (r#"{"id":"a","text":""} {"id":"b","text":""}"#, Value::Null, "line 2: is not JSON: trailing characters"),
        (&"[".repeat(1000), Value::Null, "line 2: is not JSON: nested deeper than"),
        ("[]", Value::Null, "line 2: must be an object"),
        ("null", Value::Null, "line 2: must be an object"),
        ("Once upon a time", Value::Null, "line 2: is not JSON: expected value at column 1"),
        ("\0", Value::Null, "line 2: is not JSON: expected value at column 1"),
    ] {
        let (answers, status) = answers(format!("{GOOD}\n{line}\n{GOOD}\n"));
        assert_eq!((answers.len(), status), (3, 1), "{line}");
        assert!(answers[0]["article"].is_object() && answers[2]["article"].is_object(), "{line}");
        assert_eq!(answers[1]["id"], id, "{line}");
        assert!(answers[1]["error"].as_str().unwrap().starts_with(message), "{line}: {}", answers[1]);
        assert_eq!(answers[1].as_object().unwrap().len(), 2, "{line}");
    }
}

const GOOD: &str = r#"{"id":"good","text":"Here."}"#;

#[test]
fn bytes_that_are_no_text_are_a_bad_record() {
    let (answers, status) =
        answers([GOOD.as_bytes(), b"\n{\"id\":\"a\",\"text\":\"\xFF\"}\n", GOOD.as_bytes()].concat());
    assert_eq!((answers.len(), status), (3, 1));
    assert_eq!(answers[1], json!({"id": null, "error": "line 2: is not UTF-8"}));
}

#[test]
fn line_ends_and_marks_are_no_matter() {
    let records = |input: &str| {
        let (answers, status) = answers(input);
        assert!(answers.iter().all(|answer| answer["article"].is_object()), "{input:?}");
        (answers.len(), status)
    };
    assert_eq!(records(""), (0, 0));
    assert_eq!(records("\n\r\n \t\n"), (0, 0));
    assert_eq!(records(GOOD), (1, 0), "the last line need not end");
    assert_eq!(records(&format!("\u{FEFF}{GOOD}\r\n\r\n  {GOOD}  \r\n\n")), (2, 0));
    // An empty line is counted where lines are named.
    assert_eq!(answers("\n\n{}\n").0[0]["error"], "line 3: id: is missing");
}

#[test]
fn a_record_knows_better_than_the_call() {
    let input = [
        r#"{"id":1,"text":"Here.","format":"text/plain","language":"pt-BR","more":{"a":[1]}}"#,
        r#"{"id":2,"text":"Here.","format":null,"language":null}"#,
        r#"{"id":3,"text":"Here.","format":"auto"}"#,
    ];
    let run = run(&["read", "--jsonl", "--language", "nl"], input.join("\n"));
    let found: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let languages: Vec<&Value> = found.iter().map(|answer| &answer["article"]["language"]).collect();
    assert_eq!(languages, ["pt-BR", "nl", "nl"]);
    assert!(found.iter().all(|answer| answer["article"]["source"]["format"] == "text/plain"));
}

#[test]
fn texts_are_read_as_files_are() {
    let answer = answer(r#"{"id":1,"text":"\ufeffOne.\r\nTwo.\rThree 😀. Four."}"#);
    let article = &answer["article"];
    assert_eq!(article["text"], "One.\nTwo.\nThree 😀. Four.");
    // Offsets count code points.
    let last = article["sentences"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["start"], &last["end"]), (&json!(19), &json!(24)));
}

#[test]
fn records_come_from_files_too() {
    let path = std::env::temp_dir().join(format!("postil-{}-records.jsonl", std::process::id()));
    std::fs::write(&path, format!("{GOOD}\nnot one\n")).unwrap();
    let name = path.to_str().unwrap();
    let run = run(&["read", "--jsonl", name, "missing.jsonl", "-"], GOOD);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(run.status, 1);
    let found: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(found.len(), 3);
    assert!(found[1]["error"].as_str().unwrap().starts_with(&format!("{name} line 2: is not JSON")));
    assert!(run.err.starts_with("postil: missing.jsonl: "), "{}", run.err);
}
