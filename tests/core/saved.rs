//! What every earlier version saved still opens: `tests/fixtures/saved/v*`, one folder a schema, kept for ever.
//!
//! `records.json` is a dump of the database, made by `tests/e2e/dump-saved.mjs`; each `*.postil.json` beside it is an article as
//! that version exported it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use postil::article::ArticleId;
use postil::editor::Session;
use postil::editor::commands::{Redo, Undo};
use postil::formats::native;
use postil::library::Summary;
use postil::message::problems;
use postil::storage::records::{self, Recovered};
use postil::storage::{KeyRange, Record, SCHEMA, read_summary};

use crate::common::{marked, said, saved, stamp, told};
use crate::support::steps::run;

/// What one version saved.
struct Dump {
    schema: usize,
    records: Vec<Record>,
    /// Articles as that version exported them, by id.
    exports: BTreeMap<ArticleId, String>,
}

impl Dump {
    fn all() -> Vec<Self> {
        let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/saved"));
        let mut folders: Vec<PathBuf> =
            fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
        folders.sort();
        folders.iter().map(Self::read).collect()
    }

    fn read(folder: &PathBuf) -> Self {
        let dump = fs::read_to_string(folder.join("records.json")).unwrap();
        let dump: serde_json::Value = serde_json::from_str(&dump).unwrap();
        let text = |record: &serde_json::Value, field: &str| record[field].as_str().unwrap().to_owned();
        let records = dump["records"].as_array().unwrap().iter();
        let records = records.map(|record| Record { key: text(record, "key"), json: text(record, "json") }).collect();
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let exports = files.filter(|path| path.to_string_lossy().ends_with(".postil.json")).map(|path| {
            let text = fs::read_to_string(path).unwrap();
            (native::read(&text).unwrap().article().id.clone(), text)
        });
        let exports = exports.collect();
        Self { schema: dump["version"].as_u64().unwrap().try_into().unwrap(), records, exports }
    }

    fn within(&self, ranges: Vec<KeyRange>) -> Vec<Record> {
        let within = |range: &KeyRange| {
            self.records.iter().filter(|record| range.contains(&record.key)).cloned().collect::<Vec<_>>()
        };
        ranges.iter().flat_map(within).collect()
    }

    fn summaries(&self) -> Vec<Summary> {
        let summaries = self.records.iter().filter(|record| record.key.starts_with(records::SUMMARIES));
        summaries.map(|record| read_summary(record).unwrap()).collect()
    }
}

/// An export without what says when and by which version it was written.
fn timeless(text: &str) -> String {
    let moving = |line: &&str| !line.starts_with("  \"exported\"") && !line.starts_with("    \"version\"");
    text.lines().filter(moving).collect::<Vec<_>>().join("\n")
}

#[test]
fn there_is_a_dump_of_every_earlier_schema() {
    let schemas: Vec<usize> = Dump::all().iter().map(|dump| dump.schema).collect();
    assert_eq!(schemas, (1..SCHEMA).collect::<Vec<_>>(), "see tests/e2e/dump-saved.mjs");
}

#[test]
fn every_article_opens_whole_and_as_it_was() {
    for dump in Dump::all() {
        let live: Vec<Summary> = dump.summaries().into_iter().filter(|summary| !summary.deleted).collect();
        assert_eq!(live.len(), dump.exports.len());
        for Summary { id, .. } in live {
            assert!(records::restore(&dump.within(records::ranges(&id))).is_none());
            let Recovered { session, lost, outdated } = records::recover(dump.within(records::all(&id))).unwrap();
            assert_eq!((lost.len(), outdated), (0, true), "{lost:?}");
            assert_eq!(timeless(&native::to_string(session.document(), &stamp(0).now)), timeless(&dump.exports[&id]));
        }
    }
}

#[test]
fn every_step_can_be_undone_and_done_again() {
    for dump in Dump::all() {
        let mut steps = 0;
        for id in dump.exports.keys() {
            let session = records::recover(dump.within(records::all(id))).unwrap().session;
            steps += session.history().len();
            let mut again = session.clone();
            while again.is_enabled(&Redo) {
                again.run(&Redo, &stamp(1)).unwrap();
            }
            while again.is_enabled(&Undo) {
                again.run(&Undo, &stamp(1)).unwrap();
            }
            assert_eq!(again.history().extent().done, 0);
            assert!(again.annotations().is_empty() && again.relations().is_empty() && again.no_claim().is_empty());
            for _ in 0..session.history().extent().done {
                again.run(&Redo, &stamp(1)).unwrap();
            }
            assert_eq!(said(&again), said(&session));
        }
        assert!(steps > 10, "the dump holds some work");
    }
}

#[test]
fn written_anew_it_has_the_present_schema_and_says_the_same() {
    for dump in Dump::all() {
        for id in dump.exports.keys() {
            let before = records::recover(dump.within(records::all(id))).unwrap().session;
            let batch = records::rewritten(&before, &stamp(0).now, records::beside);
            let after = batch.over(dump.within(records::all(id)), &everything());
            let Recovered { session, lost, outdated } = records::recover(after).unwrap();
            assert_eq!((lost.len(), outdated), (0, false), "{lost:?}");
            assert_eq!(saved(&session), saved(&before));
        }
    }
}

#[test]
fn a_newer_schema_is_refused() {
    let dump = Dump::all().pop().unwrap();
    let id = dump.exports.keys().next().unwrap();
    let session: Session = records::recover(dump.within(records::all(id))).unwrap().session;
    let mut written = records::whole(&session, &stamp(0).now, records::beside).put;
    let article = written.iter_mut().find(|record| record.key.starts_with(records::ARTICLES)).unwrap();
    let newer = article.json.replacen(&format!("\"schema\":{SCHEMA}"), &format!("\"schema\":{}", SCHEMA + 1), 1);
    assert_ne!(article.json, newer);
    article.json = newer;
    let problem = records::recover(written).unwrap_err();
    assert_eq!(problem.message, problems::SAVED_BY_NEWER.into());
}

/// What the steps of earlier versions are called is the text that these saved.
#[test]
fn a_step_that_was_saved_with_its_text_is_called_by_it() {
    for dump in Dump::all() {
        let mut session =
            dump.exports.keys().map(|id| records::recover(dump.within(records::all(id))).unwrap().session);
        let mut session = session.find(|session| session.is_enabled(&Undo)).unwrap();
        let title = session.history().peek(false).unwrap().message.as_written().unwrap().to_owned();
        assert_eq!(told(session.run(&Undo, &stamp(1))), format!("Undone: {title}"));
        assert!(dump.records.iter().any(|record| record.json.contains(&format!("\"title\":\"{title}\""))), "{title}");
    }
}

/// The keys of steps, what is stored of each, and what it is called. What stands here was released, so it stays: people have such
/// steps in their stores.
const STEPS: &[(&str, &str, &str)] = &[
    ("marked-as", r#"["Event"]"#, "Marked as Event"),
    ("changed-to", r#"["Event"]"#, "Changed to Event"),
    ("holds-no-claim", "[]", "Sentence holds no claim"),
    ("open-again", "[]", "Sentence open again"),
    ("annotation-deleted", "[]", "Annotation deleted"),
    ("extent-changed", "[]", "Extent changed"),
    ("passage-added", "[]", "Passage added"),
    ("passage-removed", "[]", "Passage removed"),
    ("placed-here", "[]", "Placed here"),
    ("annotation-split", "[]", "Annotation split"),
    ("annotations-joined", "[]", "Annotations joined"),
    ("value-added", r#"["Evidence"]"#, "Evidence added"),
    ("value-removed", r#"["Evidence"]"#, "Evidence removed"),
    ("value-changed", r#"["Verdict"]"#, "Verdict changed"),
    ("empty-record-dropped", "[]", "Empty record dropped"),
    ("note-written", "[]", "Note written"),
    ("field-removed", "[]", "Field removed"),
    ("fields-changed", "[]", "Fields changed"),
    ("field-added", "[]", "Field added"),
    ("replaced-by-import", "[]", "Replaced by an import"),
    ("label-added", r#"["Price"]"#, "Label Price added"),
    ("label-added-and-marked", r#"["Price"]"#, "Label Price added. Marked as Price"),
    ("label-added-and-changed", r#"["Price"]"#, "Label Price added. Changed to Price"),
    ("labels-added", "[1]", "1 label added"),
    ("labels-added", "[12]", "12 labels added"),
    ("label-changed", "[]", "Label changed"),
    ("set-renamed", r#"["Mine"]"#, "Labels called “Mine”"),
    ("label-merged", r#"["Event","Cause"]"#, "Event merged into Cause"),
    ("label-moved-up", "[]", "Label moved up"),
    ("label-moved-down", "[]", "Label moved down"),
    ("label-retired", r#"["Event"]"#, "Event retired"),
    ("label-brought-back", r#"["Event"]"#, "Event brought back"),
    ("label-deleted", r#"["Event"]"#, "Label Event deleted"),
    ("set-used", r#"["Mine"]"#, "The labels are now “Mine”"),
    (
        "set-used-and-kept",
        r#"["Event, Cause","Mine"]"#,
        "The labels are now “Mine”; still in use and kept as retired: Event, Cause",
    ),
    ("linked", r#"["supports"]"#, "Linked: supports"),
    ("link-changed", r#"["attacks"]"#, "Link changed to: attacks"),
    ("link-turned", "[]", "Link turned around"),
    ("link-removed", "[]", "Link removed"),
    ("relation-types-changed", "[]", "Relation types changed"),
    ("sentence-split", "[]", "Sentence split"),
    ("sentences-joined", "[]", "Sentences joined"),
    ("made-metadata", "[]", "Made a line of metadata"),
    ("made-title", "[]", "Made a title"),
    ("made-heading", "[]", "Made a heading"),
    ("made-paragraph", "[]", "Made a paragraph"),
    ("made-item", "[]", "Made a list item"),
    ("made-quotation", "[]", "Made a quotation"),
    ("made-caption", "[]", "Made a caption"),
    ("made-row", "[]", "Made a table row"),
    ("made-excluded", "[]", "Made a text outside the article"),
    ("level-deeper", "[]", "A level deeper"),
    ("level-back", "[]", "A level back"),
    ("details-changed", "[]", "Article details changed"),
    // Of a later version.
    ("not-known-yet", r#"["a"]"#, "not-known-yet"),
];

#[test]
fn a_step_is_saved_as_a_message_and_called_by_its_text() {
    let mut session = marked::session("One sentence.");
    run(&mut session, "go 0, tag event");
    let written = records::whole(&session, &stamp(0).now, records::beside).put;
    let stored = r#""title":"marked-as","about":["Event"]"#;
    for (key, about, text) in STEPS {
        let mut written = written.clone();
        let step = written.iter_mut().find(|record| record.json.contains(stored)).unwrap();
        step.json = step.json.replace(stored, &format!("\"title\":\"{key}\",\"about\":{about}"));
        let step = step.json.clone();
        let mut session = records::recover(written).unwrap().session;
        // It is written as it was read.
        let again = records::whole(&session, &stamp(0).now, records::beside).put;
        assert!(again.iter().any(|record| record.json == step), "{key}");
        assert_eq!(told(session.run(&Undo, &stamp(1))), format!("Undone: {text}"));
        assert_eq!(told(session.run(&Redo, &stamp(2))), format!("Redone: {text}"));
    }
}

/// Every key that Postil may use.
fn everything() -> KeyRange {
    KeyRange { from: " ".to_owned(), to: "\u{7F}".to_owned() }
}
