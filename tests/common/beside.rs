//! Cases of the suite in [`storage`](super::storage) about what only version 2 of the format has.

use postil::annotation::AnnotationId;
use postil::article::Id;
use postil::document::{Beside, BesideChange, Change, Document};
use postil::editor::Session;
use postil::editor::commands::{GoTo, NoClaim, Undo};
use postil::formats::native;
use postil::storage::records::{Recovered, restore, restore_all};
use postil::storage::{KeyRange, Storage, records};

use super::storage::{everything, read, restored, step, try_restored, write};
use super::{parts, said, saved, stamp};

/// Files of version 2. Between them they have all that it has.
pub const FILES: [&str; 3] = [
    include_str!("../fixtures/native/v2/layers.postil.json"),
    include_str!("../fixtures/native/v2/machine.postil.json"),
    include_str!("../fixtures/native/v2/moved.postil.json"),
];

fn sessions() -> [Session; 3] {
    FILES.map(|file| Session::from(native::read(file).unwrap()))
}

/// A document with all of the layers and all of the proposals of the files, on the text of the first.
fn full() -> Session {
    let [layers, machine, _] = sessions();
    let mut whole = parts(&layers);
    let mut beside = Beside::clone(&whole.beside.unwrap());
    let Beside { runs, proposals, .. } = Beside::clone(&parts(&machine).beside.unwrap());
    (beside.runs, beside.proposals) = (runs, proposals);
    // They would mark another text.
    let target = whole.annotations[0].target.clone();
    let moved = beside.proposals.iter().map(|one| {
        let alternatives = one.alternatives.iter().map(|other| postil::annotation::Alternative {
            target: None,
            label: other.label.clone(),
            score: other.score.clone(),
            extra: other.extra.clone(),
        });
        postil::annotation::Proposal { target: target.clone(), alternatives: alternatives.collect(), ..one.clone() }
    });
    beside.proposals = moved.collect::<Vec<_>>().into();
    whole.labels = machine.labels().clone();
    for label in &layers.labels().labels {
        if whole.labels.label(&label.id).is_none() {
            whole.labels.labels.push(label.clone());
        }
    }
    whole.labels.relations = layers.labels().relations.clone();
    whole.beside = beside.boxed();
    Session::from(Document::restore(whole))
}

pub async fn what_few_documents_have_comes_back(store: &dyn Storage) {
    for mut session in sessions().into_iter().chain([full()]) {
        let id = session.article().id.clone();
        write(store, records::whole(&session, &stamp(0).now, records::beside)).await;
        let found = store.load(records::ranges(&id), u32::MAX).await.unwrap();
        // What the first wasm reads is not enough for any of them; what reads the rest has no need of the history.
        assert!(restore(&found).is_none());
        assert_eq!(saved(&restore_all(found).unwrap()), saved(&session));
        let Recovered { session: whole, lost, outdated } = try_restored(store, &id).await.unwrap();
        assert_eq!((saved(&whole), lost.len(), outdated), (saved(&session), 0, false));
        let before = said(&session);
        // A step writes what it touched and nothing of the rest.
        session.run(&GoTo { sentence: 0 }, &stamp(1)).unwrap();
        let outcome = session.run(&NoClaim, &stamp(2)).unwrap();
        let batch = records::changed(&session, &outcome.change, &stamp(2).now, records::beside);
        let kinds: Vec<&str> = batch.put.iter().filter_map(|record| record.key.split('/').next()).collect();
        assert!(kinds.iter().all(|kind| ["reviewed", "log", "state", "summary", "view"].contains(kind)), "{kinds:?}");
        write(store, batch).await;
        assert_eq!(saved(&restored(store, &id).await), saved(&session));
        step(store, &mut session, &Undo, 3).await;
        assert_eq!(said(&restored(store, &id).await), before);
        // Kept beside itself, with another id, it is the same; deleted, it leaves nothing.
        let copy = session.clone().with_article_id(Id::from("urn:copy"));
        write(store, records::whole(&copy, &stamp(4).now, records::beside)).await;
        write(store, records::forget(&id)).await;
        assert_eq!(saved(&restored(store, &copy.article().id).await), saved(&copy));
        write(store, records::forget(&copy.article().id)).await;
        assert_eq!(read(store, everything()).await, "");
    }
}

pub async fn what_replaces_a_document_leaves_nothing_of_it(store: &dyn Storage) {
    let session = full();
    let id = session.article().id.clone();
    write(store, records::whole(&session, &stamp(0).now, records::beside)).await;
    let mut plain = parts(&session);
    plain.beside = None;
    let plain = Session::from(Document::restore(plain));
    write(store, records::whole(&plain, &stamp(1).now, records::beside)).await;
    let found = store.load(records::ranges(&id), u32::MAX).await.unwrap();
    // A relation to an annotation of another's is one too many, so that it is only what is left that counts.
    let kinds = ["layer/", "run/", "proposal/", "instructions/"];
    let left = found.iter().filter(|record| kinds.iter().any(|kind| record.key.starts_with(kind)));
    assert_eq!(left.count(), 0);
    let annotations = found.iter().filter(|record| record.key.starts_with("annotation/"));
    assert_eq!(annotations.count(), plain.annotations().len());
}

pub async fn a_change_beside_writes_what_it_touched(store: &dyn Storage) {
    let session = full();
    let id = session.article().id.clone();
    write(store, records::whole(&session, &stamp(0).now, records::beside)).await;
    let mut whole = parts(&session);
    let beside = whole.beside.as_mut().unwrap();
    let layer = beside.layers.iter().last().unwrap().id.clone();
    let annotation = beside.annotations.iter().last().unwrap().id.clone();
    let relation = beside.relations.iter().last().unwrap().id.clone();
    let run = beside.runs.iter().last().unwrap().id.clone();
    let proposal = beside.proposals.iter().next().unwrap().id.clone();
    // One that becomes the person's own, and each of the others gone or another.
    let mut own = beside.annotations.get(&annotation).unwrap().clone();
    own.lineage = None;
    whole.annotations.push(own);
    beside.layers.remove(&layer);
    let stays = |one: &&postil::annotation::Annotation| one.layer() != Some(&layer) && one.id != annotation;
    beside.annotations = beside.annotations.iter().filter(stays).cloned().collect::<Vec<_>>().into();
    beside.relations.remove(&relation);
    let kept = beside.proposals.get(&proposal).unwrap().clone();
    beside.proposals.insert(postil::annotation::Proposal { note: "another".to_owned(), decision: None, ..kept });
    let mut other_run = beside.runs.get(&run).unwrap().clone();
    other_run.engine.name = "another".to_owned();
    beside.runs.insert(other_run);
    beside.instructions = None;
    let gone = session.document().beside().unwrap().annotations_of(&layer);
    let gone: Vec<AnnotationId> = gone.map(|one| one.id.clone()).collect();
    let annotations: Vec<AnnotationId> = gone.into_iter().chain([annotation.clone()]).collect();
    let change = Change {
        annotations: vec![annotation.clone()].into(),
        beside: BesideChange {
            layers: vec![layer].into(),
            annotations: annotations.into(),
            relations: vec![relation].into(),
            runs: vec![run].into(),
            proposals: vec![proposal].into(),
            instructions: true,
        },
        log: Some(0),
        ..Change::default()
    };
    let after = Session::from(Document::restore(whole));
    let batch = records::changed(&after, &change, &stamp(1).now, records::beside);
    let kinds: Vec<&str> = batch.put.iter().filter_map(|record| record.key.split('/').next()).collect();
    assert_eq!(kinds, ["annotation", "run", "proposal", "state", "summary", "view"]);
    write(store, batch).await;
    assert_eq!(said(&restored(store, &id).await), said(&after));
}

pub async fn damage_beside_costs_no_more_than_what_is_damaged(store: &dyn Storage) {
    let session = full();
    let id = session.article().id.clone();
    let sizes = |session: &Session| {
        let none = Beside::default();
        let beside = session.document().beside().unwrap_or(&none);
        let own = (session.annotations().len(), session.relations().len());
        let others = (beside.layers.len(), beside.annotations.len(), beside.relations.len());
        (own, others, (beside.runs.len(), beside.proposals.len(), usize::from(beside.instructions.is_some())))
    };
    let (own, others, machine) = sizes(&session);
    assert!([own.0, own.1, others.0, others.1, others.2, machine.0, machine.1, machine.2].iter().all(|one| *one > 0));
    for damage in ["", "[]", "{}"] {
        for kind in ["layer", "run", "proposal", "instructions"] {
            let mut whole = records::whole(&session, &stamp(3).now, records::beside);
            let record = whole.put.iter_mut().find(|record| record.key.starts_with(kind)).unwrap();
            let key = record.key.clone();
            record.json = damage.to_owned();
            write(store, whole).await;
            let found = store.load(records::ranges(&id), u32::MAX).await.unwrap();
            assert!(restore(&found).is_none() && restore_all(found).is_none(), "{damage:?} as {kind}");
            let Recovered { session: mut found, lost, outdated } = try_restored(store, &id).await.unwrap();
            assert!(!outdated);
            assert_eq!(lost.len(), 1, "{damage:?} as {kind}: {lost:?}");
            assert!(lost[0].place.starts_with(&key), "{damage:?} as {kind}: {lost:?}");
            // A layer and a run are made up for what names them, which is whole.
            let (_, _, (runs, proposals, instructions)) = sizes(&session);
            let left = match kind {
                "proposal" => (runs, proposals - 1, instructions),
                "instructions" => (runs, proposals, 0),
                _ => machine,
            };
            assert_eq!(sizes(&found), (own, others, left), "{damage:?} as {kind}");
            let beside = found.document().beside().unwrap();
            let made_up = beside.layers.iter().filter(|layer| layer.name == layer.id.as_str()).count()
                + beside.runs.iter().filter(|run| run.engine.name == run.id.as_str()).count();
            assert_eq!(made_up, usize::from(["layer", "run"].contains(&kind)), "{damage:?} as {kind}");
            // What it comes to can be exported and read again.
            let file = native::to_string(found.document(), &stamp(4).now);
            assert_eq!(said(&Session::from(native::read(&file).unwrap())), said(&found));
            // What could not be read is still there after the next step.
            step(store, &mut found, &GoTo { sentence: 0 }, 4).await;
            step(store, &mut found, &NoClaim, 5).await;
            let kept = store.load(vec![KeyRange::only(&key)], u32::MAX).await.unwrap();
            assert!(kept.first().is_some_and(|kept| kept.json == damage), "{damage:?} as {kind}");
        }
    }
    // Of another's annotation the relations at its ends go too; its layer stays.
    let mut whole = records::whole(&session, &stamp(3).now, records::beside);
    let other = session.document().beside().unwrap().relations.iter().next().unwrap().from.clone();
    let damaged = |record: &&mut postil::storage::Record| {
        record.key.starts_with("annotation/") && record.json.contains(&format!("\"id\":\"{other}\""))
    };
    whole.put.iter_mut().find(damaged).unwrap().json.clear();
    write(store, whole).await;
    let Recovered { session: found, lost, .. } = try_restored(store, &id).await.unwrap();
    let beside = found.document().beside().unwrap();
    assert_eq!((beside.layers.len(), beside.annotations.len()), (others.0, others.1 - 1));
    assert!(lost.len() > 1 && beside.relations.len() < others.2, "{lost:?}");
}

pub async fn labels_are_made_up_for_proposals_too(store: &dyn Storage) {
    let session = full();
    let mut whole = records::whole(&session, &stamp(1).now, records::beside);
    whole.put.iter_mut().filter(|record| record.key.starts_with("labels/")).for_each(|record| record.json.clear());
    write(store, whole).await;
    let found = restored(store, &session.article().id).await;
    let beside = found.document().beside().unwrap();
    for proposal in &beside.proposals {
        let others = proposal.alternatives.iter().map(|other| &other.label);
        for label in others.chain([&proposal.label]) {
            assert!(found.labels().label(label).is_some(), "{label}");
        }
    }
}
