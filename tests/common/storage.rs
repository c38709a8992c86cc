//! What every store must do, whoever keeps the records: the acceptance suite of [`Storage`].
//!
//! Each case gets an empty store. [`storage_cases!`] names them all, so that a tier makes one test of each.

use postil::article::{ArticleId, Id};
use postil::document::Document;
use postil::editor::commands::{
    Command, Delete, DescribeLabel, Deselect, EndTyping, GoTo, LabelField, MoveEdge, NoClaim, Redo, Relate,
    SelectPassage, SetNote, Tag, Undo,
};
use postil::editor::{Effect, Session};
use postil::json::Problem;
use postil::storage::records::Recovered;
use postil::storage::{Batch, Condition, Durability, KeyRange, Record, Storage, StorageError, records};
use postil::text::TextRange;

#[allow(unused_imports, reason = "not every tier has a store of its own")]
pub use super::beside::{
    a_change_beside_writes_what_it_touched, damage_beside_costs_no_more_than_what_is_damaged,
    labels_are_made_up_for_proposals_too, what_few_documents_have_comes_back,
    what_replaces_a_document_leaves_nothing_of_it,
};
use super::{article, marked, parts, said, saved, stamp};

/// Hands the names of the cases to a macro.
macro_rules! storage_cases {
    ($make:ident) => {
        $make! {
            a_new_store_is_empty
            what_is_written_is_read_in_the_order_of_keys
            a_batch_is_written_whole_or_not_at_all
            deletes_come_before_puts
            ranges_hold_their_start_and_not_their_end
            the_last_word_counts
            large_and_odd_values_come_back_byte_for_byte
            writes_that_nobody_waits_for_happen_in_order
            a_session_comes_back_as_it_was_after_every_step
            a_saved_history_goes_on
            articles_with_odd_ids_do_not_touch_each_other
            damage_costs_no_more_than_what_is_damaged
            labels_that_are_lost_are_made_up_for_what_has_them
            a_history_can_be_read_later
            ranges_are_read_together_and_keys_alone
            a_batch_is_written_only_if_its_conditions_hold
            a_store_that_was_let_go_of_does_nothing_more
            what_few_documents_have_comes_back
            what_replaces_a_document_leaves_nothing_of_it
            a_change_beside_writes_what_it_touched
            damage_beside_costs_no_more_than_what_is_damaged
            labels_are_made_up_for_proposals_too
        }
    };
}
#[allow(unused_imports, reason = "not every tier has a store of its own")]
pub(crate) use storage_cases;

/// Records by key and value.
fn batch(puts: &[(&str, &str)]) -> Batch {
    let mut batch = Batch::default();
    for (key, json) in puts {
        batch.put((*key).to_owned(), (*json).to_owned());
    }
    batch
}

fn range(from: &str, to: &str) -> KeyRange {
    KeyRange { from: from.to_owned(), to: to.to_owned() }
}

/// Every key that Postil may use.
pub fn everything() -> KeyRange {
    range(" ", "\u{7F}")
}

/// What is in a range, as `key=value key=value`.
pub async fn read(store: &dyn Storage, range: KeyRange) -> String {
    let found = store.load(vec![range], u32::MAX).await.unwrap();
    found.iter().map(|Record { key, json }| format!("{key}={json}")).collect::<Vec<_>>().join(" ")
}

pub async fn write(store: &dyn Storage, batch: Batch) {
    store.commit(batch, Durability::Strict).await.unwrap();
}

pub async fn a_new_store_is_empty(store: &dyn Storage) {
    assert_eq!(read(store, everything()).await, "");
    write(store, Batch::default()).await;
    assert_eq!(read(store, everything()).await, "");
}

pub async fn what_is_written_is_read_in_the_order_of_keys(store: &dyn Storage) {
    write(store, batch(&[("b", "2"), ("log/a/00000010", "4"), ("B", "1"), ("log/a/00000009", "3")])).await;
    write(store, batch(&[("a", "0")])).await;
    assert_eq!(read(store, everything()).await, "B=1 a=0 b=2 log/a/00000009=3 log/a/00000010=4");
}

pub async fn a_batch_is_written_whole_or_not_at_all(store: &dyn Storage) {
    write(store, batch(&[("a", "1"), ("b", "2")])).await;
    // A range that holds no key is no range: the first delete is taken back, and nothing is put.
    for wrong in [range("b", "a"), range("a", "a")] {
        let mut bad = batch(&[("b", "x"), ("c", "x")]);
        bad.delete(KeyRange::only("a")).delete(wrong.clone());
        assert!(matches!(store.commit(bad, Durability::Strict).await, Err(StorageError::Failed(_))), "{wrong:?}");
        assert!(store.load(vec![wrong], u32::MAX).await.is_err());
        assert_eq!(read(store, everything()).await, "a=1 b=2");
    }
    write(store, batch(&[("c", "3")])).await;
    assert_eq!(read(store, everything()).await, "a=1 b=2 c=3");
}

pub async fn deletes_come_before_puts(store: &dyn Storage) {
    write(store, batch(&[("log/1", "old"), ("log/2", "old"), ("log/3", "old"), ("other", "old")])).await;
    let mut again = batch(&[("log/2", "new")]);
    again.delete(KeyRange::from("log/2".to_owned(), "log/"));
    write(store, again).await;
    assert_eq!(read(store, everything()).await, "log/1=old log/2=new other=old");
}

pub async fn ranges_hold_their_start_and_not_their_end(store: &dyn Storage) {
    let keys = ["a", "a!", "a/", "a/!", "a/b", "a/b/c", "a0", "ab", "b"];
    write(store, batch(&keys.map(|key| (key, "1")))).await;
    let cases = [
        (range("a", "b"), "a a! a/ a/! a/b a/b/c a0 ab"),
        (range("a/", "a/b"), "a/ a/!"),
        (range("c", "d"), ""),
        (KeyRange::only("a"), "a"),
        (KeyRange::only("a/b"), "a/b"),
        (KeyRange::only("x"), ""),
        (KeyRange::prefix("a/"), "a/ a/! a/b a/b/c"),
        (KeyRange::prefix("a/b/"), "a/b/c"),
        (KeyRange::from("a/b".to_owned(), "a/"), "a/b a/b/c"),
    ];
    let bare = |read: String| read.replace("=1", "");
    for (range, expected) in &cases {
        assert_eq!(bare(read(store, range.clone()).await), *expected, "{range:?}");
        assert!(keys.iter().all(|key| range.contains(key) == expected.split(' ').any(|one| one == *key)), "{range:?}");
    }
    // Deleting takes the same keys.
    for (range, expected) in &cases {
        write(store, batch(&keys.map(|key| (key, "1")))).await;
        let mut gone = Batch::default();
        gone.delete(range.clone());
        write(store, gone).await;
        let left: Vec<&str> = keys.into_iter().filter(|key| !expected.split(' ').any(|one| one == *key)).collect();
        assert_eq!(bare(read(store, everything()).await), left.join(" "), "{range:?}");
    }
}

pub async fn the_last_word_counts(store: &dyn Storage) {
    write(store, batch(&[("a", "1"), ("a", "2")])).await;
    assert_eq!(read(store, everything()).await, "a=2");
    write(store, batch(&[("a", "3")])).await;
    assert_eq!(read(store, everything()).await, "a=3");
}

pub async fn large_and_odd_values_come_back_byte_for_byte(store: &dyn Storage) {
    let values =
        ["é日本 ".repeat(100_000), String::new(), "{\"__proto__\": null}".to_owned(), "\0\u{FFFF}😀".to_owned()];
    let mut all = Batch::default();
    for (at, value) in values.iter().enumerate() {
        all.put(format!("value/{at}"), value.clone());
    }
    write(store, all).await;
    let found = store.load(vec![everything()], u32::MAX).await.unwrap();
    assert!(values.iter().eq(found.iter().map(|record| &record.json)));
}

pub async fn writes_that_nobody_waits_for_happen_in_order(store: &dyn Storage) {
    let mut waiting = Vec::new();
    for n in 0..20 {
        let value = n.to_string();
        let pending = store.commit(batch(&[("last", &value), (&format!("each/{n:02}"), &value)]), Durability::Strict);
        // Every other one is dropped, as by a page that no longer asks.
        if n % 2 == 0 {
            waiting.push(pending);
        }
    }
    // Reading stands in the same line.
    assert_eq!(read(store, KeyRange::only("last")).await, "last=19");
    assert_eq!(store.load(vec![KeyRange::prefix("each/")], u32::MAX).await.unwrap().len(), 20);
    for pending in waiting {
        pending.await.unwrap();
    }
}

pub async fn try_restored(store: &dyn Storage, id: &ArticleId) -> Result<Recovered, Problem> {
    records::recover(store.load(records::all(id), u32::MAX).await.unwrap())
}

/// A session out of a store.
pub async fn restored(store: &dyn Storage, id: &ArticleId) -> Session {
    try_restored(store, id).await.unwrap().session
}

/// Runs a command and saves what it touched.
pub async fn step(store: &dyn Storage, session: &mut Session, command: &dyn Command, n: usize) {
    let outcome = session.run(command, &stamp(n)).unwrap();
    write(store, records::changed(session, &outcome.change, &stamp(n).now, records::beside)).await;
}

const TEXT: &str = "Prices rise\n\nHe said 😀 prices rose 3.5 %. Nobody asked him.\n\n  • milk\n  • e\u{301}clair";

/// Every kind of edit and every kind of look, undone, done again, and gone on from in the middle.
fn script() -> Vec<Box<dyn Command>> {
    let at = |words: &str| {
        let start = TEXT.find(words).unwrap();
        TextRange::new(start, start + words.len())
    };
    let note = |note: &str| SetNote { annotation: stamp(2).id(), note: note.to_owned() };
    let tag = |label: &str| Tag { label: label.into() };
    let describe = |text: &str| DescribeLabel { label: "event".into(), field: LabelField::Name, text: text.to_owned() };
    vec![
        Box::new(SelectPassage { range: at("prices rose"), fine: false }),
        Box::new(tag("statistic")),
        Box::new(note("a")),
        Box::new(note("ab “😀\"\\\n")),
        Box::new(EndTyping),
        Box::new(note("abc")),
        Box::new(MoveEdge::END_LATER),
        Box::new(tag("cause")),
        Box::new(Deselect),
        Box::new(GoTo { sentence: 2 }),
        Box::new(NoClaim),
        Box::new(describe("Happening")),
        Box::new(Undo),
        Box::new(Undo),
        Box::new(Undo),
        Box::new(Redo),
        Box::new(Undo),
        // From here on the steps that were undone are gone.
        Box::new(SelectPassage { range: at("milk\n  • e\u{301}clair"), fine: true }),
        Box::new(tag("event")),
        Box::new(Delete),
        Box::new(Undo),
        Box::new(GoTo { sentence: 0 }),
    ]
}

pub async fn a_session_comes_back_as_it_was_after_every_step(store: &dyn Storage) {
    let mut session = Session::from(Document::new(article(TEXT)));
    write(store, records::whole(&session, &stamp(0).now, records::beside)).await;
    let id = session.article().id.clone();
    for (at, command) in script().iter().enumerate() {
        step(store, &mut session, &**command, at + 1).await;
        assert_eq!(saved(&restored(store, &id).await), saved(&session), "after step {}", at + 1);
    }
    // Written at one go it is the same, and nothing of before is left over.
    let piecemeal = read(store, everything()).await;
    write(store, records::whole(&session, &stamp(22).now, records::beside)).await;
    assert_eq!(saved(&restored(store, &id).await), saved(&session));
    let keys =
        |read: &str| read.split(' ').filter_map(|one| Some(one.split_once('=')?.0.to_owned())).collect::<Vec<_>>();
    assert_eq!(keys(&read(store, everything()).await), keys(&piecemeal));
    write(store, records::forget(&id)).await;
    assert_eq!(read(store, everything()).await, "");
}

pub async fn a_saved_history_goes_on(store: &dyn Storage) {
    let fresh = Session::from(Document::new(article(TEXT)));
    let mut session = fresh.clone();
    write(store, records::whole(&session, &stamp(0).now, records::beside)).await;
    for (at, command) in script().iter().enumerate() {
        step(store, &mut session, &**command, at + 1).await;
    }
    let id = session.article().id.clone();
    let mut again = restored(store, &id).await;
    while again.run(&Redo, &stamp(40)).is_ok() {}
    let last = said(&again);
    let mut undone = 0;
    while again.run(&Undo, &stamp(40)).is_ok() {
        undone += 1;
    }
    assert_eq!((undone, said(&again)), (session.history().len(), said(&fresh)));
    // One step at a time, through the store.
    let mut again = restored(store, &id).await;
    while again.is_enabled(&Undo) {
        step(store, &mut again, &Undo, 41).await;
        again = restored(store, &id).await;
    }
    assert_eq!(said(&again), said(&fresh));
    while again.is_enabled(&Redo) {
        step(store, &mut again, &Redo, 42).await;
        again = restored(store, &id).await;
    }
    assert_eq!(said(&again), last);
}

pub async fn articles_with_odd_ids_do_not_touch_each_other(store: &dyn Storage) {
    // Some begin as others do, some mean something in a key, some look encoded already.
    let ids = ["a", "~", "a/", "a/b", "a~", "a b", "a%2Fb", "é", "e\u{301}", "日本", "😀", "..", "a!", "A"];
    let session = |id: &str| {
        let mut whole = parts(&marked::session("[One|event*] {two}. Three."));
        whole.article.id = Id::from(id);
        whole.article.sentences[1].id = Id::from(format!("t/{id}"));
        whole.no_claim = vec![Id::from(format!("t/{id}"))];
        whole.annotations[0].id = Id::from(format!("~{id}"));
        Session::from(Document::restore(whole))
    };
    for id in ids {
        write(store, records::whole(&session(id), &stamp(0).now, records::beside)).await;
    }
    for (gone, id) in ids.iter().enumerate() {
        for left in &ids[gone..] {
            assert_eq!(
                saved(&restored(store, &Id::from(*left)).await),
                saved(&session(left)),
                "{left:?} beside {id:?}"
            );
        }
        write(store, records::forget(&Id::from(*id))).await;
    }
    assert_eq!(read(store, everything()).await, "");
}

pub async fn damage_costs_no_more_than_what_is_damaged(store: &dyn Storage) {
    let mut session = marked::session("{One} two. [Three|cause] four. Five.");
    session.run(&Tag { label: "event".into() }, &stamp(1)).unwrap();
    let (event, cause) = (stamp(1).id(), session.annotations().iter().last().unwrap().id.clone());
    session.run(&Relate { from: cause.clone(), to: event.clone(), kind: "supports".into() }, &stamp(2)).unwrap();
    session.run(&GoTo { sentence: 1 }, &stamp(3)).unwrap();
    let id = session.article().id.clone();
    // No JSON, another kind of value, an object without its fields.
    for damage in ["", "[]", "{}"] {
        for kind in ["article", "labels", "annotation", "relation", "state", "view", "log", "summary"] {
            let mut whole = records::whole(&session, &stamp(3).now, records::beside);
            // Of several the last: the only relation ends at the annotation, and the last step is the one to undo.
            let record = whole.put.iter_mut().rfind(|record| record.key.starts_with(kind)).unwrap();
            let key = record.key.clone();
            record.json = damage.to_owned();
            write(store, whole.clone()).await;
            let found = try_restored(store, &id).await;
            // Steps apart, what is damaged is not taken for sound.
            let quick = records::restore(&store.load(records::ranges(&id), u32::MAX).await.unwrap());
            let sound = ["log", "summary"].contains(&kind) || kind == "view" && damage == "{}";
            assert_eq!(quick.is_some(), sound, "{damage:?} as {kind}");
            if kind == "article" {
                let problem = found.unwrap_err();
                assert!(problem.place.starts_with(&*key), "{damage:?} as {kind}: {problem:?}");
                continue;
            }
            let Recovered { session: found, lost, outdated } = found.unwrap();
            assert!(!outdated);
            // Each record that was left out is named, and a relation that lost its end; a view and a summary are derived.
            let named = lost.iter().any(|problem| problem.place.starts_with(&*key));
            let whole_view = kind == "view" && damage == "{}";
            assert_eq!(named, kind != "summary" && !whole_view, "{damage:?} as {kind}: {lost:?}");
            assert_eq!(lost.len(), usize::from(named) + usize::from(kind == "annotation"), "{lost:?}");
            let sizes = (found.annotations().len(), found.relations().len());
            assert_eq!(
                sizes,
                match kind {
                    "annotation" => (1, 0),
                    "relation" => (2, 0),
                    _ => (2, 1),
                },
                "{kind}"
            );
            assert_eq!(found.history().has(false), !["state", "log"].contains(&kind), "{damage:?} as {kind}");
            assert_eq!(found.view() == session.view(), kind != "view", "{damage:?} as {kind}");
            for annotation in found.annotations().iter() {
                let label = found.labels().label(&annotation.label).expect("a label in use is in the set");
                assert!(!label.retired, "{label:?}");
            }
            // What could not be read is still there after the next step.
            let mut found = found;
            step(store, &mut found, &GoTo { sentence: 2 }, 4).await;
            step(store, &mut found, &NoClaim, 5).await;
            let kept = store.load(vec![KeyRange::only(&key)], u32::MAX).await.unwrap();
            let rewritten = ["state", "view", "log", "summary"].contains(&kind);
            assert_eq!(kept.first().is_some_and(|kept| kept.json == damage), !rewritten, "{damage:?} as {kind}");
        }
    }
}

pub async fn labels_that_are_lost_are_made_up_for_what_has_them(store: &dyn Storage) {
    let session = marked::session("[One|event] two. [Three|cause] four.");
    let mut whole = parts(&session);
    whole.labels.labels.iter_mut().filter(|label| label.id == "event".into()).for_each(|label| label.id = "own".into());
    whole.annotations.iter_mut().filter(|one| one.label == "event".into()).for_each(|one| one.label = "own".into());
    let session = Session::from(Document::restore(whole));
    let mut whole = records::whole(&session, &stamp(1).now, records::beside);
    whole.put.iter_mut().filter(|record| record.key.starts_with("labels/")).for_each(|record| record.json.clear());
    write(store, whole).await;
    let Recovered { session: found, lost, .. } = try_restored(store, &session.article().id).await.unwrap();
    assert_eq!(lost.len(), 1);
    assert_eq!(found.annotations().len(), 2);
    let label = found.labels().label(&"own".into()).unwrap();
    assert!(label.retired && label.key.is_none());
    assert!(found.labels().label(&"cause".into()).is_some_and(|label| !label.retired));
}

pub async fn a_history_can_be_read_later(store: &dyn Storage) {
    let mut session = Session::from(Document::new(article(TEXT)));
    write(store, records::whole(&session, &stamp(0).now, records::beside)).await;
    for (at, command) in script().iter().enumerate() {
        step(store, &mut session, &**command, at + 1).await;
    }
    let id = session.article().id.clone();
    let open = async || records::restore(&store.load(records::ranges(&id), u32::MAX).await.unwrap()).unwrap();
    let read = async |session: &mut Session| {
        let log = store.load(vec![records::log(&id)], u32::MAX).await.unwrap();
        let (steps, lost) = records::read_log(log, session.article());
        assert!(lost.is_empty());
        session.supply_history(steps);
    };
    let mut later = open().await;
    assert_eq!(said(&later), said(&session));
    assert!(later.history().entries().is_empty() && !later.history().is_read());
    assert_eq!(later.history().extent(), session.history().extent());
    assert_eq!(
        (later.is_enabled(&Undo), later.is_enabled(&Redo)),
        (session.is_enabled(&Undo), session.is_enabled(&Redo))
    );
    // Undo asks for the steps and changes nothing until they are there.
    let outcome = later.run(&Undo, &stamp(50)).unwrap();
    assert_eq!(outcome.effects, [Effect::ReadHistory { forwards: false }]);
    assert!(!outcome.change.is_edit());
    read(&mut later).await;
    assert_eq!(saved(&later), saved(&session));
    // Steps can be added before the earlier ones are there; what was undone is gone then.
    let mut on = open().await;
    session.run(&GoTo { sentence: 2 }, &stamp(51)).unwrap();
    on.run(&GoTo { sentence: 2 }, &stamp(51)).unwrap();
    for n in 52..54 {
        session.run(&NoClaim, &stamp(n)).unwrap();
        step(store, &mut on, &NoClaim, n).await;
    }
    assert!(!on.history().is_read());
    assert_eq!(on.history().extent(), session.history().extent());
    assert_eq!(on.history().entries().len(), 2);
    read(&mut on).await;
    assert_eq!(saved(&on), saved(&session));
    assert_eq!(saved(&restored(store, &id).await), saved(&session));
}

pub async fn ranges_are_read_together_and_keys_alone(store: &dyn Storage) {
    write(store, batch(&[("a", "1"), ("b/1", "2"), ("b/2", "3"), ("c", "4")])).await;
    let found =
        store.load(vec![KeyRange::only("c"), KeyRange::prefix("b/"), KeyRange::only("x")], u32::MAX).await.unwrap();
    assert_eq!(found.iter().map(|record| &*record.key).collect::<Vec<_>>(), ["c", "b/1", "b/2"]);
    assert_eq!(store.load(vec![], u32::MAX).await.unwrap(), []);
    assert_eq!(store.keys(KeyRange::prefix("b/")).await.unwrap(), ["b/1", "b/2"]);
    assert_eq!(store.keys(everything()).await.unwrap(), ["a", "b/1", "b/2", "c"]);
}

pub async fn a_store_that_was_let_go_of_does_nothing_more(store: &dyn Storage) {
    let last = store.commit(batch(&[("a", "1")]), Durability::Relaxed);
    store.close();
    // What was under way is done.
    last.await.unwrap();
    assert_eq!(store.commit(batch(&[("a", "2")]), Durability::Strict).await, Err(StorageError::Closed));
    assert_eq!(store.load(vec![everything()], u32::MAX).await, Err(StorageError::Closed));
    assert_eq!(store.keys(everything()).await, Err(StorageError::Closed));
}

pub async fn a_batch_is_written_only_if_its_conditions_hold(store: &dyn Storage) {
    write(store, batch(&[("a", "1"), ("b", "2")])).await;
    let only_if = |conditions: &[(&str, Option<&str>)]| Batch {
        only_if: conditions
            .iter()
            .map(|(key, json)| Condition { key: (*key).to_owned(), json: json.map(str::to_owned) })
            .collect(),
        ..batch(&[("c", "3")])
    };
    let wrong: [&[_]; 4] =
        [&[("a", Some("2"))], &[("x", None)], &[("x", Some("1"))], &[("a", Some("1")), ("b", Some("1"))]];
    for conditions in wrong {
        let refused = store.commit(only_if(conditions), Durability::Strict).await;
        assert_eq!(refused, Err(StorageError::Changed), "{conditions:?}");
        assert_eq!(store.keys(everything()).await.unwrap(), ["a", "b"], "{conditions:?}");
    }
    // What comes after one that was refused is written.
    let refused = store.commit(only_if(&[("x", None)]), Durability::Strict);
    let next = store.commit(only_if(&[("a", Some("1")), ("b", None)]), Durability::Strict);
    assert_eq!((refused.await, next.await), (Err(StorageError::Changed), Ok(())));
    assert_eq!(store.keys(everything()).await.unwrap(), ["a", "b", "c"]);
}
