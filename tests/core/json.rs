//! JSON: the JSONTestSuite, and files made to do harm.

use postil::exchange::native;
use postil::json::parse;
use serde_json::Value;

use crate::support::shared;

/// Documents that RFC 8259 allows and Postil refuses.
const REFUSED: &[(&str, &str)] = &[
    ("y_object_duplicated_key.json", "which of two values counts is anybody's guess"),
    ("y_object_duplicated_key_and_value.json", "the same"),
];

#[test]
fn the_json_test_suite() {
    let Some(suite) = shared("bad-input/jsontestsuite_parsing.json") else { return };
    let mut wrong = Vec::new();
    for case in suite["cases"].as_array().unwrap() {
        let name = case["name"].as_str().unwrap();
        let bytes = base64(case["bytes_b64"].as_str().unwrap());
        // JSON is UTF-8 (RFC 8259, 8.1): other bytes are refused before they are parsed.
        let parsed = std::str::from_utf8(&bytes).ok().and_then(|text| parse(text).ok());
        let refused = REFUSED.iter().any(|(refused, _)| *refused == name);
        let right = match &name[..2] {
            "y_" => parsed.is_some() != refused,
            "n_" => parsed.is_none(),
            // Either will do; that it came to an end is the test, for what a browser makes of such bytes too.
            _ => {
                let _ = parse(&String::from_utf8_lossy(&bytes));
                true
            }
        };
        if !right {
            wrong.push(name);
        }
        if let Some(json) = parsed {
            assert_eq!(parse(&json.to_line()).as_ref(), Ok(&json), "{name}");
            assert_eq!(parse(&json.to_pretty()).as_ref(), Ok(&json), "{name}");
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn import_attacks_are_refused_in_one_line() {
    let Some(attacks) = shared("bad-input/import_json_attacks.json") else { return };
    for case in attacks["cases"].as_array().unwrap() {
        let name = case["name"].as_str().unwrap();
        let text = match &case["json"] {
            Value::String(text) => text.clone(),
            _ => generated(case["gen"].as_array().unwrap()),
        };
        let message = native::read(&text).expect_err(name).to_string();
        assert!(!message.is_empty() && !message.contains('\n') && message.len() < 200, "{name}: {message}");
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

#[test]
fn messages_name_the_place_in_the_text() {
    let nested = "[".repeat(101);
    let many = format!("[{}0]", "0,".repeat(4_000_000));
    let cases = [
        ("", "EOF while parsing a value at line 1 column 0"),
        ("[1,\n2", "EOF while parsing a list at line 2 column 1"),
        (r#"{"a":1,"b":2,"a":3}"#, "the field “a” stands twice in one object at line 1 column 19"),
        ("{\"a\\nb\":1,\"a\\nb\":2}", "the field “a b” stands twice in one object at line 1 column 19"),
        (nested.as_str(), "nested deeper than 100 levels at line 1 column 101"),
        (many.as_str(), "more than 4000000 values at line 1 column 8000000"),
        ("{} x", "trailing characters at line 1 column 4"),
    ];
    for (text, message) in cases {
        let start: String = text.chars().take(20).collect();
        assert_eq!(parse(text).unwrap_err().to_string(), message, "{start}");
    }
}

#[test]
fn a_document_keeps_its_order_and_its_numbers() {
    let text =
        r#"{"z":1,"a":[18446744073709551615,-9223372036854775808,0.1,1.0,1e+300],"m":{"y":"\u0000é😀","b":null}}"#;
    assert_eq!(parse(text).unwrap().to_line(), text);
    // Even those that no double can hold.
    let numbers = "[0.30000000000000004,5e-324,-0,-0.0,1E400,123456789012345678901234567890.10]";
    assert_eq!(parse(numbers).unwrap().to_line(), numbers);
}

/// RFC 4648, section 4.
fn base64(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text.bytes().filter_map(|byte| ALPHABET.iter().position(|digit| *digit == byte));
    let (mut bits, mut held, mut bytes) = (0usize, 0, Vec::new());
    for digit in digits {
        bits = bits << 6 | digit;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xFF) as u8);
        }
    }
    bytes
}
