//! The record of an annotation: what its commands do, what its values may be, and that a file keeps them.

use postil::annotation::attributes::{Part, ValueFault};
use postil::annotation::fields::{fresh_id, options_as_lines, options_of_lines};
use postil::annotation::{Attribute, AttributeKind, begins_as_verdict, claims};
use postil::document::Document;
use postil::editor::commands::{DropEmptyRecords, EndTyping, SetAttribute, SetFields, Undo};
use postil::editor::{Outcome, Refusal, Session};
use postil::formats::native;
use postil::json::{Json, Object, parse};
use postil::message::annotating;
use postil::text::HostParser;
use proptest::prelude::*;

use crate::support::{marked, parts, said, stamp, told};

/// `evidence/0/url`: fields by their ids, items of lists by their numbers.
fn path(path: &str) -> Vec<Part> {
    let part = |part: &str| part.parse().map_or_else(|_| Part::Field(part.into()), Part::Item);
    path.split('/').map(part).collect()
}

fn json(text: &str) -> Json {
    parse(text).unwrap()
}

fn object(text: &str) -> Object {
    let Json::Object(object) = json(text) else { panic!("{text}") };
    object
}

/// A session with one annotation, which has these attributes.
fn with(attributes: &str) -> Session {
    let mut parts = parts(&marked::session("He said [prices rose|statistic*]."));
    parts.annotations[0].attributes = object(attributes);
    let mut session = Session::from(Document::restore(parts));
    let annotation = session.annotations().iter().next().unwrap().id.clone();
    session.run(&postil::editor::commands::Select { annotation, reveal: false }, &stamp(0)).unwrap();
    session
}

fn shown(session: &Session) -> String {
    Json::from(session.selected().unwrap().attributes.clone()).to_line()
}

/// Sets a value, given as JSON; empty for none. `~` in front: it is being typed.
fn set(session: &mut Session, at: &str, value: &str, n: usize) -> Result<Outcome, Refusal> {
    let (typing, at) = at.strip_prefix('~').map_or((false, at), |at| (true, at));
    let value = (!value.is_empty()).then(|| json(value));
    let annotation = session.selected().unwrap().id.clone();
    let command = SetAttribute { annotation, path: path(at), value, typing };
    session.run(&command, &stamp(n))
}

#[test]
fn values_are_put_where_they_belong() {
    // Before, where, what, after, told. `!` is a refusal.
    for (before, at, new, after, wanted) in [
        ("{}", "verdict", r#""false""#, r#"{"verdict":"false"}"#, "Verdict changed"),
        (r#"{"verdict":"false"}"#, "verdict", r#""true""#, r#"{"verdict":"true"}"#, "Verdict changed"),
        (r#"{"verdict":"false"}"#, "verdict", r#""false""#, r#"{"verdict":"false"}"#, "!"),
        (r#"{"verdict":"false","x":1}"#, "verdict", "", r#"{"x":1}"#, "Verdict changed"),
        ("{}", "verdict", "", "{}", "!"),
        ("{}", "claimant/name", r#""Ida""#, r#"{"claimant":{"name":"Ida"}}"#, "Claimant changed"),
        (r#"{"claimant":{"name":"I","age":1}}"#, "claimant/name", "", r#"{"claimant":{"age":1}}"#, "Claimant changed"),
        // A record that is empty goes, and a list without records.
        (r#"{"claimant":{"name":"I"}}"#, "claimant/name", "", "{}", "Claimant changed"),
        ("{}", "evidence/0", "{}", r#"{"evidence":[{}]}"#, "Evidence added"),
        (r#"{"evidence":[{"title":"a"}]}"#, "evidence/1", "{}", r#"{"evidence":[{"title":"a"},{}]}"#, "Evidence added"),
        (
            r#"{"evidence":[{"title":"a"},{"title":"b"}]}"#,
            "evidence/0",
            "",
            r#"{"evidence":[{"title":"b"}]}"#,
            "Evidence removed",
        ),
        (r#"{"evidence":[{"title":"a"}]}"#, "evidence/0", "", "{}", "Evidence removed"),
        (r#"{"evidence":[{}]}"#, "evidence/0/title", r#""a""#, r#"{"evidence":[{"title":"a"}]}"#, "Evidence changed"),
        // Who is filling it in needs its place.
        (r#"{"evidence":[{"title":"a"}]}"#, "evidence/0/title", "", r#"{"evidence":[{}]}"#, "Evidence changed"),
        // There is no such place.
        (r#"{"evidence":[]}"#, "evidence/1", "{}", r#"{"evidence":[]}"#, "! Something"),
        (r#"{"claimant":"Ida"}"#, "claimant/name", r#""Ida""#, r#"{"claimant":"Ida"}"#, "! Something"),
        (r#"{"evidence":{"url":"a"}}"#, "evidence/0/url", r#""b""#, r#"{"evidence":{"url":"a"}}"#, "! Something"),
        (r#"{"evidence":["a"]}"#, "evidence/0/url", r#""b""#, r#"{"evidence":["a"]}"#, "! Something"),
        // But what a file says and nobody knows can be taken away, and where it says nothing it is nothing.
        (r#"{"claimant":"Ida"}"#, "claimant", "", "{}", "Claimant changed"),
        (r#"{"mood":[1,2]}"#, "mood", "", "{}", "mood changed"),
        (r#"{"claimant":null}"#, "claimant/name", r#""Ida""#, r#"{"claimant":{"name":"Ida"}}"#, "Claimant changed"),
    ] {
        let mut session = with(before);
        let answer = told(set(&mut session, at, new, 3_599));
        assert!(answer.starts_with(wanted.trim_end()) && answer.is_empty() == wanted.is_empty(), "{at}: {answer}");
        assert_eq!(shown(&session), after, "{before} {at} {new}");
        let changed = before != after;
        assert_eq!(session.selected().unwrap().modified == stamp(3_599).now, changed, "{before} {at} {new}");
    }
}

#[test]
fn the_day_of_access_comes_with_the_address() {
    let mut session = with(r#"{"evidence":[{},{"url":"https://a.example","title":"t"}]}"#);
    set(&mut session, "~evidence/0/url", r#""h""#, 1).unwrap();
    set(&mut session, "~evidence/0/url", r#""https://b.example""#, 2).unwrap();
    let first = r#"{"accessed":"2026-01-31","url":"https://b.example"}"#;
    let rest = r#"{"url":"https://a.example","title":"t"}"#;
    assert_eq!(shown(&session), format!(r#"{{"evidence":[{first},{rest}]}}"#));
    // It can be changed, and is not put in again; an address that was there before says nothing of today.
    set(&mut session, "evidence/0/accessed", r#""2025""#, 3).unwrap();
    set(&mut session, "evidence/0/url", r#""https://c.example""#, 4).unwrap();
    set(&mut session, "evidence/1/url", r#""https://d.example""#, 5).unwrap();
    let first = r#"{"accessed":"2025","url":"https://c.example"}"#;
    let rest = r#"{"url":"https://d.example","title":"t"}"#;
    assert_eq!(shown(&session), format!(r#"{{"evidence":[{first},{rest}]}}"#));
    // Other addresses have no such day.
    set(&mut session, "source_url", r#""https://a.example""#, 6).unwrap();
    assert!(session.selected().unwrap().attributes.get("accessed").is_none());
}

#[test]
fn typing_in_one_place_is_one_step() {
    let mut session = with("{}");
    for (at, text) in [
        ("~claim_restated", r#""a""#),
        ("~claim_restated", r#""ab""#),
        ("~claimant/name", r#""I""#),
        ("~claimant/name", r#""Id""#),
    ] {
        set(&mut session, at, text, 1).unwrap();
    }
    session.run(&EndTyping, &stamp(2)).unwrap();
    set(&mut session, "~claimant/name", r#""Ida""#, 3).unwrap();
    set(&mut session, "verdict", r#""true""#, 4).unwrap();
    set(&mut session, "verdict", r#""false""#, 5).unwrap();
    let mut seen = Vec::new();
    while session.run(&Undo, &stamp(6)).is_ok() {
        seen.push(shown(&session));
    }
    assert_eq!(
        seen,
        [
            r#"{"claim_restated":"ab","claimant":{"name":"Ida"},"verdict":"true"}"#,
            r#"{"claim_restated":"ab","claimant":{"name":"Ida"}}"#,
            r#"{"claim_restated":"ab","claimant":{"name":"Id"}}"#,
            r#"{"claim_restated":"ab"}"#,
            "{}",
        ]
    );
}

#[test]
fn empty_records_are_dropped_and_nothing_else() {
    let drop = |session: &mut Session| {
        let annotation = session.selected().unwrap().id.clone();
        session.run(&DropEmptyRecords { annotation }, &stamp(9)).is_ok()
    };
    let mut session = with(r#"{"evidence":[{},{"url":"a"},1,{}],"mood":[{}],"claimant":{}}"#);
    assert!(drop(&mut session));
    assert_eq!(shown(&session), r#"{"evidence":[{"url":"a"},1],"mood":[{}],"claimant":{}}"#);
    assert!(!drop(&mut session));
    session.run(&Undo, &stamp(9)).unwrap();
    assert_eq!(shown(&session), r#"{"evidence":[{},{"url":"a"},1,{}],"mood":[{}],"claimant":{}}"#);
    let mut session = with(r#"{"evidence":[{}]}"#);
    assert!(drop(&mut session));
    assert_eq!(shown(&session), "{}");
}

#[test]
fn texts_are_taken_as_what_they_are() {
    use AttributeKind::{Choice, Date, LongText, Number, Text, Url};
    for (kind, text, wanted) in [
        (Text, " Ida ", r#""Ida""#),
        (Text, "  ", ""),
        (LongText, " a\n", r#"" a\n""#),
        (Number, " 3.50 ", "3.50"),
        (Number, "-1e400", "-1e400"),
        (Number, "12345678901234567890123", "12345678901234567890123"),
        (Number, "3,5", r#""3,5""#),
        (Number, "true", r#""true""#),
        (Number, ".5", r#"".5""#),
        (Choice, "true", r#""true""#),
        (Date, "soon", r#""soon""#),
        (Url, "javascript:alert(1)", r#""javascript:alert(1)""#),
    ] {
        let typed = kind.parse(text);
        assert_eq!(typed.as_ref().map(Json::to_line).unwrap_or_default(), wanted, "{kind:?} {text}");
        let field = Attribute { kind, ..Attribute::default() };
        assert!(typed.is_none_or(|value| field.fits(&value)), "{kind:?} {text}");
    }
}

#[test]
fn dates_numbers_and_addresses_are_told_from_others() {
    use AttributeKind::{Date, LongText, Number, Text, Url};
    for (kind, right, not) in [
        (
            Date,
            &["2026", "2026-01", "2026-01-31", "2024-02-29", "2000-02-29", "0000"][..],
            &[
                "26",
                "2026-1",
                "2026-13",
                "2026-00",
                "2026-01-32",
                "2026-01-00",
                "2026-04-31",
                "2023-02-29",
                "1900-02-29",
                "2026-01-31T10:00Z",
                "2026-01-31-1",
                "31.1.2026",
                "+2026",
                "2026-",
                "-2026",
                "２０２６",
                "today",
            ][..],
        ),
        (Number, &["3", "-3.5", "1e6", "0"], &["3,5", "03", "+3", ".5", "1 000", "1e", "x", "NaN", "[1]"]),
        (
            Url,
            &["https://example.org", "doi:10.1000/182"],
            &["example.org", "javascript:alert(1)", "https://a@b.example"],
        ),
        (Text, &["anything"], &[]),
        (LongText, &["anything"], &[]),
    ] {
        for text in right.iter().chain([&""]) {
            assert_eq!(kind.fault(text, HostParser::default()), None, "{kind:?} {text}");
        }
        for text in not {
            let fault = kind.fault(text, HostParser::default());
            let expected = match kind {
                Date => matches!(fault, Some(ValueFault::Date)),
                Number => matches!(fault, Some(ValueFault::Number)),
                _ => matches!(fault, Some(ValueFault::Link(_))),
            };
            assert!(expected, "{kind:?} {text}: {fault:?}");
        }
    }
}

#[test]
fn what_does_not_fit_is_known() {
    let set = claims();
    for (id, fitting, not) in [
        ("verdict", r#"["false", "unheard-of", null]"#, r#"[1, true, [], {}]"#),
        ("topics", r#"[[], ["a"]]"#, r#"["a", [1], {}]"#),
        ("claimant", r#"[{}, {"name": 1}]"#, r#"["Ida", []]"#),
        ("evidence", r#"[[], [1]]"#, r#"[{}, "a"]"#),
        ("claim_date", r#"["yesterday"]"#, r#"[2026]"#),
        ("rationale", r#"[""]"#, r#"[1]"#),
    ] {
        let field = set.attributes.iter().find(|field| field.id.as_str() == id).unwrap();
        let all = |values: &str| match json(values) {
            Json::Array(values) => values,
            other => panic!("{other:?}"),
        };
        assert!(all(fitting).iter().all(|value| field.fits(value)), "{id}");
        assert!(!all(not).iter().any(|value| field.fits(value)), "{id}");
    }
    let number = Attribute { kind: AttributeKind::Number, ..Attribute::default() };
    assert!(number.fits(&json("1.50")) && number.fits(&json(r#""3,5""#)) && !number.fits(&json("[1]")));
}

#[test]
fn a_record_can_be_searched_and_offers_what_it_holds() {
    let fields = claims().attributes;
    let attributes = object(
        r#"{"verdict":"half-true","claimant":{"name":"Ida Holm","kind":"person"},"topics":["roads","rust"],
            "evidence":[{"url":"https://a.example","publisher":"Harbour Post"},{"publisher":"Gazette"}],"odd":[1.50,{"x":"y"}]}"#,
    );
    let words = attributes.words(&fields);
    for word in ["Half true", "half-true", "Ida Holm", "Person", "rust", "https://a.example", "Gazette", "1.50", "y"] {
        assert!(words.lines().any(|line| line == word), "{word}");
    }
    let offered = |at: &str| {
        let mut found = vec!["Gazette".to_owned()];
        attributes.texts_at(&path(at), &mut found);
        found.join(" ")
    };
    assert_eq!(offered("evidence/7/publisher"), "Gazette Harbour Post");
    assert_eq!(offered("claimant/name"), "Gazette Ida Holm");
    assert_eq!(offered("topics"), "Gazette roads rust");
    assert_eq!(offered("nothing/here"), "Gazette");
    assert_eq!(attributes.chosen(&fields, "verdict"), "Half true");
    assert_eq!(object(r#"{"verdict":"odd"}"#).chosen(&fields, "verdict"), "odd");
    assert_eq!(object(r#"{"verdict":1}"#).chosen(&fields, "verdict"), "");
}

#[test]
fn a_claim_is_told_from_its_negation() {
    for text in [
        "It is false that",
        "It's not true that taxes rose.",
        "“No, they did not.”",
        "Not true: taxes",
        "False.",
        "fake",
        "There is no evidence that",
    ] {
        assert!(begins_as_verdict(text), "{text}");
    }
    for text in [
        "",
        "Taxes rose.",
        "Nobody rose.",
        "No tax was raised in 2024.",
        "Falsehoods spread.",
        "The false teeth fell out.",
        "Not all taxes rose.",
    ] {
        assert!(!begins_as_verdict(text), "{text}");
    }
}

#[test]
fn a_file_keeps_the_record_and_what_does_not_fit_in_it() {
    let attributes = r#"{"mood":{"of":"the day"},"verdict":"unheard-of","claimant":"Ida","check_worthiness":2,"evidence":[{"url":"https://a.example","rank":1.50},"b",{}],"topics":[1]}"#;
    let mut session = with(attributes);
    set(&mut session, "claim_restated", r#""Prices rose.""#, 1).unwrap();
    let changed = shown(&session);
    // New fields stand in the order of their names, whichever was filled in first; those of the file keep theirs.
    assert_eq!(changed, attributes.replace(r#"{"mood""#, r#"{"claim_restated":"Prices rose.","mood""#));
    let file = native::to_string(session.document(), &stamp(9).now);
    let again = native::read(&file).unwrap();
    assert_eq!(said(&Session::from(again.clone())), said(&session));
    assert_eq!(native::to_string(&again, &stamp(9).now), file);
}

#[test]
fn ids_follow_from_names_once() {
    let taken = |id: &str| ["topics", "topics_2"].contains(&id);
    for (name, id) in [
        ("Claim Date", "claim_date"),
        ("  Größe (km) ", "größe_km"),
        ("出典", "出典"),
        ("?!", "field"),
        ("Topics", "topics_3"),
    ] {
        assert_eq!(fresh_id(name, '_', &taken).as_str(), id);
    }
    assert!(fresh_id(&"ä".repeat(500), '_', &taken).as_str().len() <= 200);
}

#[test]
fn options_keep_their_ids() {
    let verdicts = claims().attributes[1].options.clone();
    assert_eq!(options_of_lines(&options_as_lines(&verdicts), &verdicts), verdicts);
    let ids = |lines: &str, old: &str| {
        let old = options_of_lines(old, &[]);
        let options = options_of_lines(lines, &old);
        options.iter().map(|option| format!("{}={}", option.id, option.name)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids("High\nLow", "Low\nHigh"), "high=High low=Low");
    assert_eq!(ids("Low\nVery high", "Low\nHigh"), "low=Low high=Very high");
    assert_eq!(ids("Low\nMiddle\nHigh", "Low\nHigh"), "low=Low middle=Middle high=High");
    assert_eq!(ids("\n Low \nLow\n\n", "Low\nHigh"), "low=Low");
    // An id that is still in the annotations is not given to another.
    assert_eq!(ids("High!\nLow\nOdd", "Low\nHigh"), "high-2=High! low=Low odd=Odd");
}

#[test]
fn the_fields_of_a_set_are_changed_as_one_step_and_values_stay() {
    let mut session = with(r#"{"verdict":"false"}"#);
    let before = session.labels().clone();
    let run = |session: &mut Session, change: &dyn Fn(&mut Vec<Attribute>)| {
        let mut fields = session.labels().attributes.clone();
        change(&mut fields);
        session
            .run(&SetFields { fields }, &stamp(5))
            .map(|outcome| outcome.message.unwrap())
            .map_err(|refusal| refusal.message)
    };
    assert_eq!(run(&mut session, &|fields| drop(fields.remove(1))), Ok(annotating::FIELD_REMOVED.into()));
    assert_eq!(shown(&session), r#"{"verdict":"false"}"#);
    let new = |name: &str| Attribute {
        id: fresh_id(name, '_', &|_| false).into(),
        name: name.to_owned(),
        ..Attribute::default()
    };
    assert_eq!(run(&mut session, &|fields| fields.push(new("Mood"))), Ok(annotating::FIELD_ADDED.into()));
    assert_eq!(run(&mut session, &|fields| fields.swap(0, 1)), Ok(annotating::FIELDS_CHANGED.into()));
    for (refused, why) in [
        ("", annotating::FIELD_NEEDS_NAME.into()),
        (" ", annotating::FIELD_NEEDS_NAME.into()),
        ("Claimant", annotating::field_exists("Claimant")),
        (" Claimant ", annotating::field_exists("Claimant")),
    ] {
        let ran = run(&mut session, &|fields| fields.last_mut().unwrap().name = refused.to_owned());
        assert_eq!(ran, Err(Some(why)));
    }
    assert!(
        run(&mut session, &|fields| fields.push(Attribute { name: "Other".to_owned(), ..fields[0].clone() })).is_err()
    );
    let inner = |fields: &mut Vec<Attribute>| {
        let claimant = fields.iter_mut().find(|field| field.id.as_str() == "claimant").unwrap();
        claimant.fields[0].name = claimant.fields[1].name.clone();
    };
    assert!(run(&mut session, &inner).is_err());
    assert_eq!(run(&mut session, &|_| ()), Err(None));
    let file = native::to_string(session.document(), &stamp(9).now);
    assert_eq!(said(&Session::from(native::read(&file).unwrap())), said(&session));
    for _ in 0..3 {
        session.run(&Undo, &stamp(9)).unwrap();
    }
    assert_eq!(*session.labels(), before);
}

/// A place in the record, there or not, and a value for it, fitting or not.
fn deed() -> impl Strategy<Value = (String, String)> {
    const PLACES: &[&str] = &[
        "verdict",
        "claimant",
        "claimant/name",
        "claimant/0",
        "evidence",
        "evidence/0",
        "evidence/1",
        "evidence/0/url",
        "evidence/1/quote",
        "topics",
        "topics/0",
        "mood",
        "0",
        "evidence/0/url/deep",
    ];
    const VALUES: &[&str] =
        &["", "{}", "[]", "null", r#""a""#, "1.50", r#"["a","b"]"#, r#"{"name":"Ida"}"#, r#"[{"url":"u"},{}]"#];
    (prop::sample::select(PLACES), prop::sample::select(VALUES))
        .prop_map(|(at, value)| (at.to_owned(), value.to_owned()))
}

#[test]
fn what_is_typed_over_a_list_can_be_taken_back() {
    let mut session = with(r#"{"mood":["c","d"]}"#);
    let before = said(&session);
    for value in [r#"["a","b"]"#, "[]", r#"["e"]"#, ""] {
        set(&mut session, "~mood", value, 1).unwrap();
    }
    assert_eq!((shown(&session).as_str(), session.history().len()), ("{}", 1));
    session.run(&Undo, &stamp(2)).unwrap();
    assert_eq!(said(&session), before);
}

proptest! {
    #[test]
    fn all_that_was_set_can_be_taken_back(deeds in prop::collection::vec(deed(), 0..30), typing in any::<bool>()) {
        let mut session = with(r#"{"verdict":"odd","evidence":[{"x":1}]}"#);
        let first = said(&session);
        for (n, (at, new)) in deeds.iter().enumerate() {
            let before = shown(&session);
            let at = if typing { format!("~{at}") } else { at.clone() };
            match set(&mut session, &at, new, n + 1) {
                Ok(_) => prop_assert_ne!(before, shown(&session)),
                Err(_) => prop_assert_eq!(before, shown(&session)),
            }
            if n % 5 == 4 {
                let (before, annotation) = (shown(&session), session.selected().unwrap().id.clone());
                let dropped = session.run(&DropEmptyRecords { annotation }, &stamp(n)).is_ok();
                prop_assert_eq!(dropped, before != shown(&session));
            }
        }
        let last = said(&session);
        let steps = session.history().extent().done;
        while session.run(&Undo, &stamp(1)).is_ok() {}
        prop_assert_eq!(said(&session), first);
        for _ in 0..steps {
            session.run(&postil::editor::commands::Redo, &stamp(1)).unwrap();
        }
        prop_assert_eq!(said(&session), last);
    }

    #[test]
    fn what_was_set_is_there(at in prop::sample::select(&["rationale", "claimant/name", "evidence/0/quote"][..]), text in ".{1,20}") {
        let mut session = with(r#"{"evidence":[{}]}"#);
        let wanted = Json::from(text);
        let annotation = session.selected().unwrap().id.clone();
        let command = SetAttribute { annotation, path: path(at), value: Some(wanted.clone()), typing: true };
        session.run(&command, &stamp(1)).unwrap();
        let read = native::read(&native::to_string(session.document(), &stamp(9).now)).unwrap();
        let attributes = read.annotations().iter().next().unwrap().attributes.clone();
        prop_assert_eq!(attributes.at(&path(at)), Some(&wanted));
    }
}
