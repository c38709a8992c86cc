//! The migration of schema 2 to 3: what the edits of an earlier log become.

use postil::formats::migrations::{LOG, migrate};
use postil::json::{Json, parse};

/// The edits that one of before becomes. The text is "Å b", in two blocks.
fn migrated(edit: &str) -> String {
    let article = r#"{"text": "Å\n\nb", "blocks": [{"id": "b1"}, {"id": "b2"}]}"#;
    let text = format!(r#"{{"article": {article}, "(log)": [null, {{"title": "T", "edits": [{edit}]}}]}}"#);
    let Ok(Json::Object(mut document)) = parse(&text) else { panic!("{text}") };
    migrate(&mut document, 2);
    let Some(Json::Array(entries)) = document.get(LOG) else { panic!("{text}") };
    let Some(Json::Object(entry)) = entries.last() else { panic!("{text}") };
    let Some(Json::Array(edits)) = entry.get("edits") else { panic!("{text}") };
    edits.iter().map(Json::to_line).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_changed_is_kept() {
    let one = |label: &str, end: &str, note: &str, rest: &str| {
        format!(
            r#"{{"id":"a","label":"{label}","target":[{{"start":0,"end":{end},"exact":"x"}}],"attributes":{{}},"note":"{note}"{rest}}}"#
        )
    };
    let change = |before: &str, after: &str| format!(r#"{{"annotation":{{"before":{before},"after":{after}}}}}"#);
    let plain = one("event", "1", "abc", "");
    for (edit, wanted) in [
        (change(&plain, &plain), ""),
        (
            change(&plain, &one("cause", "1", "abc", "")),
            r#"{"set":["annotation","a"],"path":["label"],"before":"event","after":"cause"}"#,
        ),
        // Code points become bytes.
        (
            change(&plain, &one("event", "4", "abc", "")),
            r#"{"set":["annotation","a"],"path":["target"],"before":[[0,2]],"after":[[0,5]]}"#,
        ),
        (
            change(&plain, &one("event", "1", "aXc", "")),
            r#"{"note":"a","at":1,"before":"b","after":"X"}"#,
        ),
        (
            change(&plain, &one("event", "1", "abc", r#","later":1"#)),
            r#"{"set":["annotation","a"],"path":["extra","later"],"after":1}"#,
        ),
        (r#"{"annotation":{"after":{"id":"a"}}}"#.to_owned(), r#"{"annotation":{"id":"a"},"on":true}"#),
        (r#"{"relation":{"before":{"id":"r"}}}"#.to_owned(), r#"{"relation":{"id":"r"},"on":false}"#),
        (
            r#"{"relation":{"before":{"id":"r","type":"x","from":"a","to":"b"},"after":{"id":"r","type":"y","from":"a","to":"b"}}}"#.to_owned(),
            r#"{"set":["relation","r"],"path":["type"],"before":"x","after":"y"}"#,
        ),
        (r#"{"reviewed":{"sentence":"t1","on":true}}"#.to_owned(), r#"{"reviewed":"t1","on":true}"#),
    ] {
        assert_eq!(migrated(&edit), wanted, "{edit}");
    }
}

#[test]
fn sets_of_labels_become_their_differences() {
    let before = r#"{"id":"s","name":"S","labels":[{"id":"a","name":"A"},{"id":"b","name":"B"}],"attributes":[{"id":"e","fields":[{"id":"u","name":"U"}]}],"relations":[]}"#;
    let after = r#"{"id":"s","name":"T","labels":[{"id":"b","name":"B","retired":true},{"id":"c"}],"attributes":[{"id":"e","fields":[{"id":"u","name":"V"}]}],"relations":[]}"#;
    let wanted = [
        r#"{"set":["labelSet"],"path":["name"],"before":"S","after":"T"}"#,
        r#"{"label":{"id":"a","name":"A"},"on":false}"#,
        r#"{"label":{"id":"c"},"behind":"b","on":true}"#,
        r#"{"set":["label","b"],"path":["retired"],"before":false,"after":true}"#,
        r#"{"set":["attribute","e","u"],"path":["name"],"before":"U","after":"V"}"#,
    ];
    assert_eq!(migrated(&format!(r#"{{"labels":{{"before":{before},"after":{after}}}}}"#)), wanted.join("\n"));
}

#[test]
fn parts_of_the_article_are_meant_by_their_ids() {
    for (edit, wanted) in [
        (
            r#"{"sentences":{"at":0,"before":[{"id":"t1","block":0,"from":0,"to":2}],"after":[{"id":"t1","block":0,"from":0,"to":1},{"id":"t9","block":0,"from":1,"to":2}]}}"#,
            r#"{"sentences":"b1","before":[{"id":"t1","from":0,"to":2}],"after":[{"id":"t1","from":0,"to":1},{"id":"t9","from":1,"to":2}]}"#,
        ),
        (
            r#"{"shape":{"block":1,"before":{"kind":"quote"},"after":{"kind":"row"}}}"#,
            r#"{"shape":"b2","before":{"kind":"quote"},"after":{"kind":"row"}}"#,
        ),
        (
            r#"{"sections":{"at":0,"before":[{"id":"s1","level":1,"title":null,"from":0,"to":2}],"after":[{"id":"s1","level":1,"title":null,"from":0,"to":0},{"id":"s2","level":2,"title":"b","from":0,"to":2}]}}"#,
            r#"{"sections":{"before":[{"id":"s1","level":1,"title":null,"start":"b1"}],"after":[{"id":"s1","level":1,"title":null,"start":null},{"id":"s2","level":2,"title":"b","start":"b1"}]}}"#,
        ),
        (
            r#"{"details":{"before":{"title":"A","metadata":{"categories":[],"byline":null,"x":1}},"after":{"title":"A","metadata":{"categories":["B"],"byline":null,"x":2}}}}"#,
            "{\"set\":[\"article\"],\"path\":[\"categories\"],\"before\":[],\"after\":[\"B\"]}\n{\"set\":[\"article\"],\"path\":[\"metadata\",\"x\"],\"before\":1,\"after\":2}",
        ),
    ] {
        assert_eq!(migrated(edit), wanted);
    }
}

#[test]
fn what_cannot_be_understood_stays() {
    for edit in ["5", "{}", r#"{"shape":{"block":9}}"#, r#"{"annotation":5}"#, r#"{"other":{}}"#, r#"{"labels":{}}"#] {
        assert_eq!(migrated(edit), edit);
    }
    for text in
        ["{}", r#"{"(log)": 5}"#, r#"{"article": 1, "(log)": [{}]}"#, r#"{"article": {}, "(log)": [{"edits": 1}]}"#]
    {
        let Ok(Json::Object(mut document)) = parse(text) else { panic!("{text}") };
        migrate(&mut document, 2);
        assert_eq!(Json::from(document), parse(text).unwrap());
    }
}
