//! Version 2 of the native format: layers, proposals, anchors, and what else few documents have.

use std::fs;
use std::sync::Arc;

use postil::annotation::{Action, AnchorBy, AnchorState, AnnotationId, EngineKind, LayerKind};
use postil::article::{BlockKind, Id};
use postil::document::Document;
use postil::editor::Session;
use postil::editor::commands::{Replace, Undo};
use postil::formats::native;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::document::{good, put, read};
use crate::support::everything::{dress, tabled};
use crate::support::{random, said, stamp, words};

/// A file of `tests/fixtures/native/v2`.
pub fn fixture(name: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/native/v2");
    fs::read_to_string(format!("{path}/{name}.postil.json")).unwrap()
}

/// The document of such a file.
pub fn document(name: &str) -> Document {
    native::read(&fixture(name)).unwrap_or_else(|problem| panic!("{name}: {problem:?}"))
}

/// An id of those files.
pub fn id<T>(number: usize) -> Id<T> {
    Id::from(format!("urn:uuid:20000000-0000-4000-8000-{number:012}"))
}

/// The names of all of them.
pub const NAMES: [&str; 3] = ["layers", "machine", "moved"];

/// A file without what says when and by which version it was written.
fn timeless(text: &str) -> String {
    let moving = |line: &&str| !line.starts_with("  \"exported\"") && !line.starts_with("    \"version\": \"0.");
    text.lines().filter(moving).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_file_that_is_read_is_written_as_it_was() {
    for name in NAMES {
        let document = document(name);
        assert_eq!(native::version(&document), 2, "{name}");
        assert_eq!(timeless(&native::to_string(&document, &stamp(9).now)), timeless(&fixture(name)), "{name}");
    }
}

#[test]
fn what_needs_no_more_is_written_as_version_1() {
    let plain = good();
    assert_eq!(native::version(plain.document()), 1);
    let text = native::to_string(plain.document(), &stamp(9).now);
    assert!(text.contains("\n  \"version\": 1,\n"), "{text}");
    for name in ["layer", "proposal", "from\": [", "anchor", "runs", "instructions", "replaces", "table", "header"] {
        assert!(!text.contains(&format!("\"{name}")), "{name}");
    }
}

#[test]
fn layers_are_apart_from_the_own_annotations() {
    let document = document("layers");
    let own: Vec<&AnnotationId> = document.annotations().iter().map(|one| &one.id).collect();
    assert_eq!(own, [&id(21)]);
    let beside = document.beside().unwrap();
    let of = |layer: usize| beside.annotations_of(&id(layer)).map(|one| one.id.clone()).collect::<Vec<_>>();
    assert_eq!([11, 12, 13].map(of), [vec![id(22)], vec![id(23), id(24)], vec![id(25)]]);
    let layers: Vec<_> = beside.layers.iter().map(|layer| (layer.name.as_str(), layer.kind)).collect();
    assert_eq!(layers, [("Ben", LayerKind::Person), ("Eva", LayerKind::Person), ("Agreed", LayerKind::Adjudication)]);
    let ben = beside.layers.get(&id(11)).unwrap();
    assert_eq!(ben.no_claim.iter().map(Id::as_str).collect::<Vec<_>>(), ["t1", "t3"]);
    assert_eq!(ben.source.as_ref().unwrap().name.as_deref(), Some("ben.postil.json"));
    // Of what it names, one layer and one annotation are no longer there.
    assert_eq!(beside.layers.get(&id(13)).unwrap().of, [id(11), id(12), id(19)]);
    assert_eq!(beside.annotations.get(&id(25)).unwrap().lineage.as_ref().unwrap().from, [id(22), id(29)]);
    // A relation of the own that ends at another's annotation, and one of another's.
    assert_eq!(document.relations().iter().map(|one| one.id.clone()).collect::<Vec<_>>(), [id(31)]);
    let related = beside.relations.get(&id(32)).unwrap();
    assert_eq!((related.layer.clone(), related.creator.as_deref()), (Some(id(12)), Some("Eva")));
    assert!(beside.instructions.as_ref().unwrap().starts_with("Mark every number"));
    // What others marked or reviewed is not what this person looked at: t1 and t2.
    assert_eq!(document.reviewed(), 2);
}

#[test]
fn proposals_say_what_was_decided() {
    let document = document("machine");
    let beside = document.beside().unwrap();
    let run = beside.runs.get(&id(52)).unwrap();
    assert_eq!((run.engine.kind, run.engine.version.as_deref()), (EngineKind::Model, None));
    let proposals: Vec<_> = beside.proposals.iter().collect();
    let decided: Vec<_> = proposals.iter().map(|one| one.decision.as_ref().map(|decision| decision.action)).collect();
    assert_eq!(decided, [Some(Action::Accepted), Some(Action::Rejected), Some(Action::Changed), None]);
    let scores: Vec<_> = proposals.iter().map(|one| one.score.as_ref().map(|score| score.value())).collect();
    assert_eq!(scores, [Some(0.83), Some(1.0), Some(0.5), None]);
    let made = document.annotations().get(&id(41)).unwrap();
    assert_eq!(made.lineage.as_ref().unwrap().proposal, Some(id(61)));
    let [one, other] = &*proposals[0].alternatives else { panic!("two alternatives") };
    assert_eq!(document.article().text.slice(one.target.as_ref().unwrap().first()), "three days");
    assert_eq!((other.target.as_ref(), other.score.as_ref()), (None, None));
    // What came of a proposal was deleted; that is kept.
    assert_eq!(proposals[2].decision.as_ref().unwrap().annotation, Some(id(99)));
    assert!(!proposals[3].target.is_placed());
    assert!(beside.uses_label(&"forecast".into()) && !beside.uses_label(&"rumour".into()));
}

#[test]
fn anchors_say_what_became_of_the_ranges_of_an_older_text() {
    let document = document("moved");
    let target = |number: usize| document.annotations().get(&id(number)).unwrap().target.clone();
    let found = |number: usize| {
        let target = target(number);
        let anchor = target.anchor(0).unwrap();
        (anchor.state(), anchor.by(), anchor.score().map(|score| score.value()), anchor.quote().to_owned())
    };
    assert_eq!(found(71), (AnchorState::Moved, Some(AnchorBy::Quote), Some(1.0), "harvest was poor".to_owned()));
    assert_eq!(
        found(72),
        (AnchorState::Moved, Some(AnchorBy::Approximate), Some(0.74), "rose by a quarter".to_owned())
    );
    assert_eq!(found(74), (AnchorState::Moved, Some(AnchorBy::Hand), None, "38".to_owned()));
    assert_eq!(target(72).alone()[0].state(), AnchorState::Ambiguous);
    let unplaced = target(73);
    let orphan = &unplaced.alone()[0];
    assert_eq!((orphan.state(), orphan.by(), orphan.original().start), (AnchorState::Orphan, None, Some(56)));
    assert!(!unplaced.is_placed());
    assert_eq!(document.annotations().iter().last().unwrap().id, id(73));
    let replaces = document.article().replaces.as_ref().unwrap();
    assert_eq!((&replaces.id, &replaces.sha256[..8]), (&id(4), "2c26b46b"));
    let blocks: Vec<_> = document.article().blocks.iter().map(|one| (one.kind, one.header)).collect();
    let rows = [(BlockKind::Row, true), (BlockKind::Row, false), (BlockKind::Excluded, false)];
    assert_eq!(blocks[2..], rows);
    assert_eq!(document.article().blocks[3].table, Some("b3".into()));
}

/// Each: a file, a place in it (RFC 6901), what to put there, and what Postil says of it. `tests/e2e/schema.test.mjs` holds the
/// schema against the same table.
#[test]
fn each_thing_that_can_be_wrong_is_named_with_its_place() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/native/refused.json");
    let rows: Vec<Value> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut unlike = String::new();
    for row in &rows {
        let text = |at: usize| row[at].as_str().unwrap();
        let mut bad: Value = serde_json::from_str(&fixture(text(0))).unwrap();
        put(&mut bad, text(1), Some(row[2].clone()));
        let told = read(&bad).err();
        if told.as_deref() != Some(text(3)) {
            unlike += &format!("{} {}\n{}\n{told:?}\n\n", text(0), text(1), text(3));
        }
    }
    assert!(unlike.is_empty() && rows.len() > 50, "{unlike}");
}

#[test]
fn what_may_be_absent_or_null_is_not_missed() {
    for (name, pointer) in [
        ("layers", "/layers/0/reviewed"),
        ("layers", "/layers/0/source"),
        ("layers", "/layers/2/of"),
        ("layers", "/instructions"),
        ("layers", "/relations/1/creator"),
        ("layers", "/annotations/3/from"),
        ("machine", "/proposals/0/score"),
        ("machine", "/proposals/0/note"),
        ("machine", "/proposals/0/attributes"),
        ("machine", "/proposals/0/alternatives"),
        ("machine", "/proposals/0/decision"),
        ("machine", "/proposals/0/decision/by"),
        ("machine", "/proposals/0/alternatives/0/target"),
        ("machine", "/runs/0/engine/version"),
        ("machine", "/annotations/0/proposal"),
        ("moved", "/article/replaces"),
        ("moved", "/article/blocks/3/table"),
        ("moved", "/annotations/0/target/0/anchor"),
        ("moved", "/annotations/0/target/0/anchor/by"),
        ("moved", "/annotations/0/target/0/anchor/score"),
        ("moved", "/annotations/0/target/0/anchor/original/start"),
    ] {
        let [mut absent, mut null] = [(); 2].map(|()| serde_json::from_str::<Value>(&fixture(name)).unwrap());
        put(&mut absent, pointer, None);
        put(&mut null, pointer, Some(Value::Null));
        let [absent, null] =
            [absent, null].map(|one| said(&read(&one).unwrap_or_else(|told| panic!("{pointer}: {told}"))));
        assert_eq!(absent, null, "{pointer}");
    }
}

#[test]
fn ranges_and_what_has_no_place_may_stand_in_any_order() {
    let mut file: Value = serde_json::from_str(&fixture("moved")).unwrap();
    file["annotations"][1]["target"].as_array_mut().unwrap().reverse();
    assert_eq!(said(&read(&file).unwrap()), said(&Session::from(document("moved"))));
}

#[test]
fn very_many_layers_are_read_written_and_replaced() {
    let file = |count: usize| {
        let layer =
            |n| format!(r#"{{"id":"layer {n}","name":"Eva","kind":"person","created":"2026-04-01T10:02:00Z"}},"#);
        let layers: String = (0..count).map(layer).collect();
        fixture("layers").replacen("\"layers\": [", &format!("\"layers\": [{layers}"), 1)
    };
    let many = native::read(&file(100_000)).unwrap();
    let layers = &many.beside().unwrap().layers;
    assert_eq!((layers.len(), layers.get(&"layer 99999".into()).unwrap().name.as_str()), (100_003, "Eva"));
    let again = native::read(&native::to_line(&many, &stamp(9).now)).unwrap();
    assert_eq!(again.beside(), many.beside());
    let mut few = Session::from(document("layers"));
    let many = native::read(&file(5_000)).unwrap();
    few.run(&Replace(Arc::new(many)), &stamp(1)).unwrap();
    assert_eq!(few.document().beside().unwrap().layers.len(), 5_003);
    few.run(&Undo, &stamp(2)).unwrap();
    assert_eq!(few.document().beside(), document("layers").beside());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn reading_inverts_writing(session in random::session(), seed: u64, table: u64) {
        let session = dress(&tabled(&session, table), seed);
        let text = native::to_string(session.document(), &stamp(9).now);
        let again = native::read(&text).map_err(|problem| TestCaseError::fail(words(problem)))?;
        prop_assert_eq!(said(&Session::from(again.clone())), said(&session));
        prop_assert_eq!(native::version(&again), native::version(session.document()));
        let later = native::to_string(&again, &stamp(10).now);
        prop_assert_eq!(timeless(&later), timeless(&text));
    }
}
