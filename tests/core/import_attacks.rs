//! Files made to do harm to who imports them.

use postil::formats::native;
use serde_json::Value;

use crate::support::{shared, words};

/// The message with which an import is refused: one short line, whatever stands in the file.
fn refusal(name: &str, text: &str) -> String {
    let message = words(native::read(text).expect_err(name));
    assert!(!message.is_empty() && !message.contains('\n') && message.len() < 200, "{name}: {message}");
    message
}

#[test]
fn attacks_on_the_import_are_refused_in_one_line() {
    let long = "x".repeat(1_000_000);
    let nested = |open: &str, inner: &str, close: &str, depth: usize| {
        format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
    };
    // The beginning of a good document.
    let postil = |rest: &str| format!(r#"{{"format":"postil","version":1,"offsetUnit":"codePoint",{rest}"#);
    for (text, words) in [
        // Names that mean something to JavaScript.
        (r#"{"__proto__":{"format":"postil","version":1}}"#.to_owned(), "not a Postil file"),
        (r#"{"constructor":{"prototype":{"format":"postil"}}}"#.to_owned(), "not a Postil file"),
        (postil(r#""__proto__":{"article":{}}}"#), "article: is missing"),
        (postil(r#""toString":"x","hasOwnProperty":1,"then":[]}"#), "article: is missing"),
        // Another format, or none.
        (r#"{"format":"POSTIL"}"#.to_owned(), "not a Postil file"),
        (r#"{"format":"postil\u0000"}"#.to_owned(), "not a Postil file"),
        (
            r#"{"@context":"https://evil.example/c.jsonld","type":"Annotation","target":"javascript:steal()"}"#
                .to_owned(),
            "not a Postil file",
        ),
        (r#"{"text":"Words.","entities":[[0,5,"X"]]}"#.to_owned(), "not a Postil file"),
        (r#""{\"format\":\"postil\"}""#.to_owned(), "not a Postil file"),
        ("<script>steal()</script>".to_owned(), "expected value"),
        // What is right up to some point.
        (postil(r#""article":null} trailing"#), "trailing characters"),
        (postil(r#""article":"#), "EOF"),
        (postil(r#""article":{"text":"abc"#), "EOF"),
        (postil(r#""version":1}"#), "“version” stands twice"),
        (postil(r#""article":"<img src=x onerror=steal()>"}"#), "article: must be an object"),
        (postil(&format!(r#""article":{{"id":"{long}"}}}}"#)), "article.id: must be 1 to 200 bytes"),
        (postil(r#""article":{"id":"a","text":"\ud800"}}"#), "invalid escape"),
        // What is deep, long or many.
        (nested("[", "", "]", 127), "nested deeper"),
        (nested("[", "", "]", 1_000_000), "nested deeper"),
        (nested(r#"{"a":"#, "0", "}", 128), "nested deeper"),
        (nested(r#"{"a":["#, "0", "]}", 100_000), "nested deeper"),
        (postil(&format!(r#""more":{}}}"#, nested("[", "", "]", 1000))), "nested deeper"),
        (format!(r#"{{"{long}":1}}"#), "not a Postil file"),
        (format!(r#"{{"{long}":1,"{long}":1}}"#), "stands twice"),
        (format!("\"{long}\""), "not a Postil file"),
        (format!("[{}{{}}]", "{},".repeat(200_000)), "not a Postil file"),
        ("9".repeat(1_000_000), "not a Postil file"),
        (format!(r#"{{"format":"postil","version":{}}}"#, "9".repeat(1_000_000)), "version: "),
        (" ".repeat(40_000_000), "too large"),
    ] {
        let name: String = text.chars().take(80).collect();
        let message = refusal(&name, &text);
        assert!(message.contains(words), "{name}: {message}");
    }
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared")]
fn import_attacks_are_refused_in_one_line() {
    let attacks = shared("bad-input/import_json_attacks.json");
    let cases = attacks["cases"].as_array().unwrap();
    assert!(cases.len() > 40);
    for case in cases {
        let text = match &case["json"] {
            Value::String(text) => text.clone(),
            _ => generated(case["gen"].as_array().unwrap()),
        };
        refusal(case["name"].as_str().unwrap(), &text);
    }
}

/// Builds a document that is too large to stand in the file.
fn generated(recipe: &[Value]) -> String {
    let text = |at: usize| recipe[at].as_str().unwrap();
    let count = |at: usize| recipe[at].as_u64().unwrap() as usize;
    match text(0) {
        "repeat" => {
            let inside = if text(1).ends_with(':') { "0" } else { "" };
            format!("{}{inside}{}", text(1).repeat(count(2)), text(3).repeat(count(2)))
        }
        "key" => format!(r#"{{"{}":1}}"#, "k".repeat(count(1))),
        "array" => format!("[{}]", vec![text(1); count(2)].join(",")),
        "digits" => "9".repeat(count(1)),
        "string" => format!("\"{}\"", "s".repeat(count(1))),
        other => panic!("no recipe for {other}"),
    }
}
