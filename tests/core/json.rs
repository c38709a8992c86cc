//! JSON: what RFC 8259 allows, what it forbids, and what it leaves open.

use std::fmt::Write as _;

use postil::json::parse;
use serde_json::Value;

use crate::support::{shared, words};

/// Documents that RFC 8259 allows, and how they are written in one line where that differs.
const ALLOWED: &[(&str, &str)] = &[
    ("null", ""),
    ("true", ""),
    ("false", ""),
    ("0", ""),
    ("-0", ""),
    ("10", ""),
    ("-17", ""),
    ("0.5", ""),
    ("-0.0", ""),
    ("2.50", ""),
    ("1e5", ""),
    ("1E5", ""),
    ("1e+05", ""),
    ("6.02e-23", ""),
    ("\t\r\n 1 \t\r\n", "1"),
    (r#""""#, ""),
    (r#"" ""#, ""),
    (r#""it's""#, ""),
    (r#""é, 日本, 😀""#, ""),
    (r#""\"\\\/\b\f\n\r\t""#, r#""\"\\/\b\f\n\r\t""#),
    (r#""\u0041\u00e9\u00E9""#, r#""Aéé""#),
    (r#""\uD83D\uDE00\ud83d\ude00""#, r#""😀😀""#),
    (r#""\u0000\u001f""#, ""),
    (r#""\u0022\u005c""#, r#""\"\\""#),
    (r#""\\u0041""#, ""),
    ("\"\u{7F}\u{80}\u{A0}\"", ""),
    ("\"\u{2028}\u{2029}\u{FEFF}\u{FFFF}\"", ""),
    (r#""// no comment, /* nor this */""#, ""),
    ("[]", ""),
    ("[ \n ]", "[]"),
    ("[[]]", ""),
    ("[[],[[]],[]]", ""),
    ("[1,2]", ""),
    ("[ 1 , 2 ]", "[1,2]"),
    (r#"[null,true,false,0,"",[],{}]"#, ""),
    ("{}", ""),
    ("{ }", "{}"),
    (r#"{"a":1}"#, ""),
    (r#"{"":0}"#, ""),
    (r#"{"a" : 1 , "b" : 2}"#, r#"{"a":1,"b":2}"#),
    (r#"{"b":1,"a":2}"#, ""),
    (r#"{"a":1,"A":2,"a ":3}"#, ""),
    ("{\"é\":1,\"e\u{301}\":2}", ""),
    (r#"{"\u0061":1}"#, r#"{"a":1}"#),
    (r#"{"__proto__":1,"constructor":{}}"#, ""),
    (r#"{"a":{"b":{"c":[{"d":null}]}}}"#, ""),
];

/// Documents that it forbids.
const FORBIDDEN: &[&str] = &[
    // No value, or no JSON value.
    "",
    " \n",
    "nul",
    "nulls",
    "True",
    "FALSE",
    "undefined",
    "NaN",
    "Infinity",
    "-Infinity",
    "a",
    "(1)",
    "<a/>",
    "'a'",
    "`a`",
    // Numbers.
    "-",
    "+1",
    "--1",
    "- 1",
    "01",
    "-01",
    "00",
    "1.",
    "-1.",
    ".5",
    "-.5",
    "1.e5",
    "1e",
    "1e+",
    "1E-",
    "1e5.5",
    "1.2.3",
    "0x1F",
    "1_000",
    "1a",
    "１",
    "٣",
    "∞",
    // Strings.
    "\"",
    "\"a",
    r#""\""#,
    r#""\a""#,
    r#""\x41""#,
    r#""\'""#,
    r#""\0""#,
    r#""\u""#,
    r#""\u12""#,
    r#""\u12G4""#,
    r#""\u+123""#,
    r#""\u 123""#,
    r#""\u{41}""#,
    r#""\U0041""#,
    "\"\\\n\"",
    "\"\\é\"",
    "\"\t\"",
    "\"a\nb\"",
    "\"\0\"",
    "\"\u{1F}\"",
    "“a”",
    // Lists.
    "[",
    "]",
    "[1",
    "[1,",
    "[1,]",
    "[,]",
    "[,1]",
    "[1,,2]",
    "[1 2]",
    "[1:2]",
    "[1;2]",
    "[}",
    "[\"a\"",
    "[[]",
    "[1]]",
    // Objects.
    "{",
    "}",
    "{]",
    "{1:2}",
    "{a:1}",
    "{'a':1}",
    "{null:1}",
    "{[]:1}",
    r#"{"a"}"#,
    r#"{"a":}"#,
    r#"{"a":1"#,
    r#"{"a":1,}"#,
    "{,}",
    r#"{,"a":1}"#,
    r#"{"a" 1}"#,
    r#"{"a"=1}"#,
    r#"{"a"::1}"#,
    r#"{"a":1 "b":2}"#,
    r#"{"a":1,,"b":2}"#,
    r#"{"a":1;"b":2}"#,
    r#"{"a","b"}"#,
    "{:1}",
    "{}}",
    // What stands around the document.
    "1 2",
    "{}{}",
    "{\"a\":1}\n{\"a\":2}\n",
    "1,",
    "1;",
    "// a\n1",
    "1 // a",
    "/* a */ 1",
    "# a\n1",
    "[1, /* a */ 2]",
    "\u{A0}1",
    "1\u{2028}",
    "\u{B}1",
    "\u{C}1",
    "1\u{0}",
    r"\u0031",
];

/// Documents of which RFC 8259 says that parsers differ, with what is made of them: the line, or the reason.
const LEFT_OPEN: &[(&str, Result<&str, &str>)] = &[
    // Section 6: numbers that no double holds are kept as they are written.
    ("1e400", Ok("1e400")),
    ("-1E-400", Ok("-1E-400")),
    ("0.1000000000000000055511151231257827", Ok("0.1000000000000000055511151231257827")),
    ("-123456789012345678901234567890", Ok("-123456789012345678901234567890")),
    // Section 4: which of two values counts is anybody's guess.
    (r#"{"a":1,"a":2}"#, Err("the field “a” stands twice in one object")),
    (r#"{"a":1,"a":1}"#, Err("the field “a” stands twice in one object")),
    (r#"{"a":1,"\u0061":2}"#, Err("the field “a” stands twice in one object")),
    (r#"[{"a":{"b":1,"b":1}}]"#, Err("the field “b” stands twice in one object")),
    // Section 8.2: half a character is none.
    (r#""\ud800""#, Err("invalid escape")),
    (r#""\udc00""#, Err("half of a surrogate pair")),
    (r#""\ud800a""#, Err("invalid escape")),
    (r#""\ud800\n""#, Err("invalid escape")),
    (r#""\ud800\u0041""#, Err("half of a surrogate pair")),
    (r#""\ud800\ud800""#, Err("half of a surrogate pair")),
    (r#""\udc00\ud800""#, Err("half of a surrogate pair")),
    // Noncharacters are characters.
    (r#""\uffff\ufdd0""#, Ok("\"\u{FFFF}\u{FDD0}\"")),
    // Section 8.1: a byte order mark; the readers of files take it away before.
    ("\u{FEFF}{}", Err("expected value")),
];

#[test]
fn what_json_allows_is_read_and_written_again() {
    assert!(ALLOWED.len() + FORBIDDEN.len() + LEFT_OPEN.len() > 150);
    for (text, line) in ALLOWED {
        let json = parse(text).unwrap_or_else(|problem| panic!("{text}: {problem:?}"));
        assert_eq!(json.to_line(), if line.is_empty() { *text } else { *line });
        // Another reader sees the same in all three.
        let theirs: Value = serde_json::from_str(text).unwrap();
        for written in [json.to_line(), json.to_pretty()] {
            assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), theirs, "{text}");
            assert_eq!(parse(&written).as_ref(), Ok(&json), "{text}");
        }
    }
    for depth in [1, 99, 100] {
        let nested = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(parse(&nested).unwrap().to_line(), nested);
    }
}

#[test]
fn what_json_forbids_is_refused() {
    let mut read = String::new();
    for text in FORBIDDEN {
        match parse(text) {
            Ok(json) => writeln!(read, "{text:?} as {}", json.to_line()).unwrap(),
            Err(problem) => assert!(is_placed(&words(problem.clone())), "{text:?}: {problem:?}"),
        }
    }
    assert!(read.is_empty(), "\n{read}");
}

#[test]
fn what_json_leaves_open_is_decided() {
    for (text, wanted) in LEFT_OPEN {
        let found = parse(text).map(|json| json.to_line()).map_err(words);
        match (&found, wanted) {
            (Ok(line), Ok(wanted)) => assert_eq!(line, wanted),
            (Err(message), Err(wanted)) => {
                assert!(message.starts_with(&format!("{wanted} at line ")), "{text}: {message}");
                assert!(is_placed(message), "{text}: {message}");
            }
            _ => panic!("{text}: {found:?} instead of {wanted:?}"),
        }
    }
}

/// Whether a message is one short line that ends with a place.
fn is_placed(message: &str) -> bool {
    let place = message.rsplit_once(" at line ").and_then(|(_, place)| place.split_once(" column "));
    !message.contains('\n')
        && message.len() < 200
        && place.is_some_and(|(line, column)| line.parse::<usize>().is_ok() && column.parse::<usize>().is_ok())
}

/// Documents of the JSONTestSuite that RFC 8259 allows and Postil refuses.
const REFUSED: &[(&str, &str)] = &[
    ("y_object_duplicated_key.json", "which of two values counts is anybody's guess"),
    ("y_object_duplicated_key_and_value.json", "the same"),
];

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared")]
fn the_json_test_suite() {
    let suite = shared("bad-input/jsontestsuite_parsing.json");
    let cases = suite["cases"].as_array().unwrap();
    assert!(cases.len() > 300);
    let mut wrong = Vec::new();
    for case in cases {
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
        assert_eq!(words(parse(text).unwrap_err()), message, "{start}");
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
