//! Edits of what few documents have, and what commands on the person's own work leave of it.

use postil::annotation::{Annotation, Layer, Lineage};
use postil::document::{Beside, Change, Document, Edit, Entry};
use postil::editor::Session;
use postil::editor::commands::{
    Command, DeleteLabel, MergeLabel, Redo, Replace, Select, SetRelationTypes, Undo, UseLabels, command,
};
use postil::message::labels;
use postil::storage::records;
use proptest::prelude::*;
use std::sync::Arc;

use crate::native_v2::{document, id};
use crate::support::everything::{dress, tabled};
use crate::support::steps::run;
use crate::support::{parts, random, said, stamp, words};

fn open(name: &str) -> Session {
    Session::from(document(name))
}

fn beside(session: &Session) -> &Beside {
    session.document().beside().unwrap()
}

/// Runs a command, undoes it, and does it again: undone there is no trace, and redone it is the same.
fn there_and_back(session: &mut Session, command: &dyn Command) {
    let before = said(session);
    session.run(command, &stamp(50)).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    let after = said(session);
    session.run(&Undo, &stamp(51)).unwrap();
    assert_eq!(said(session), before);
    session.run(&Redo, &stamp(52)).unwrap();
    assert_eq!(said(session), after);
}

#[test]
fn a_label_that_only_others_have_is_in_use() {
    let mut session = open("machine");
    // One proposal has it, and an alternative of another.
    let refused = session.run(&DeleteLabel { label: "forecast".into() }, &stamp(1)).unwrap_err();
    assert_eq!(refused.message, Some(labels::label_in_use("Forecast")));
    let mut parts = parts(&session);
    let mut beside = Beside::clone(&parts.beside.take().unwrap());
    beside.proposals.retain(|one| one.label.as_str() != "forecast");
    assert!(beside.uses_label(&"forecast".into()), "an alternative has it");
    parts.beside = beside.boxed();
    let mut session = Session::from(Document::restore(parts));
    assert!(session.run(&DeleteLabel { label: "forecast".into() }, &stamp(1)).is_err());
    // One that nobody has can go.
    let mut session = open("layers");
    assert!(session.run(&DeleteLabel { label: "forecast".into() }, &stamp(1)).is_err());
    there_and_back(&mut session, &DeleteLabel { label: "event".into() });
}

#[test]
fn merging_a_label_gives_the_other_to_all_that_have_it() {
    let mut session = open("machine");
    there_and_back(&mut session, &MergeLabel { label: "forecast".into(), into: "event".into() });
    assert_eq!(beside(&session).proposals.get(&id(63)).unwrap().label.as_str(), "event");
    let alternatives = &beside(&session).proposals.get(&id(61)).unwrap().alternatives;
    assert_eq!(alternatives.iter().map(|one| one.label.as_str()).collect::<Vec<_>>(), ["statistic", "event"]);
    let mut session = open("layers");
    there_and_back(&mut session, &MergeLabel { label: "statistic".into(), into: "event".into() });
    let labels = beside(&session).annotations.iter().map(|one| one.label.as_str()).collect::<Vec<_>>();
    assert_eq!(labels, ["event", "event", "event", "forecast"]);
    // The work of others keeps its date, and two of the same words stay two.
    assert!(beside(&session).annotations.iter().all(|one| one.modified == one.created));
    assert_eq!(beside(&session).annotations.len(), 4);
}

#[test]
fn another_label_set_keeps_what_others_use() {
    let mut session = open("machine");
    let set = postil::annotation::preset("Argument");
    there_and_back(&mut session, &UseLabels { set });
    for label in ["statistic", "event", "forecast"] {
        assert!(session.labels().label(&label.into()).unwrap().retired, "{label}");
    }
    assert!(session.labels().attributes.iter().any(|one| one.id.as_str() == "verdict"), "a proposal has a verdict");
}

#[test]
fn a_relation_type_of_another_layer_is_in_use() {
    let mut session = open("layers");
    let kinds = session.labels().relations.iter().filter(|kind| kind.id.as_str() != "supports").cloned().collect();
    assert!(session.run(&SetRelationTypes { kinds }, &stamp(1)).is_err());
}

#[test]
fn relations_of_others_go_with_the_annotation_they_end_at() {
    let mut session = open("layers");
    session.run(&Select { annotation: id(21), reveal: false }, &stamp(1)).unwrap();
    there_and_back(&mut session, command("delete").unwrap().command);
    assert!(session.relations().is_empty());
    // It ended at another of that layer, which is still there.
    assert!(beside(&session).relations.get(&id(32)).is_some());
}

#[test]
fn what_others_looked_at_follows_the_cut_of_sentences() {
    let mut session = open("layers");
    let reviewed = |session: &Session| {
        let layer: &Layer = beside(session).layers.get(&id(11)).unwrap();
        layer.no_claim.iter().map(|one| one.as_str().to_owned()).collect::<Vec<_>>()
    };
    let before = said(&session);
    assert_eq!(run(&mut session, "pick May, split"), "Sentence split");
    let split = reviewed(&session);
    assert_eq!((split.len(), &split[0]), (3, &"t-000000000002-1".to_owned()));
    // With a sentence that was not looked at it is one that was not.
    assert_eq!(run(&mut session, "undo, pick 🌉. It, join"), "Sentences joined");
    assert_eq!(reviewed(&session), ["t1"]);
    run(&mut session, "undo");
    assert_eq!(said(&session), before);
}

#[test]
fn an_annotation_goes_from_a_layer_to_the_own_ones_and_back() {
    let session = open("layers");
    let mut parts = parts(&session);
    let mut beside = Beside::clone(&parts.beside.take().unwrap());
    let taken = beside.annotations.get(&id(23)).unwrap().clone();
    let kept: Vec<Annotation> = beside.annotations.iter().filter(|one| one.id != id(23)).cloned().collect();
    beside.annotations = kept.into();
    parts.annotations.push(Annotation { lineage: None, ..taken });
    parts.beside = beside.boxed();
    let other = Arc::new(Document::restore(parts));
    let mut session = open("layers");
    there_and_back(&mut session, &Replace(Arc::clone(&other)));
    assert_eq!(said(&session), said(&Session::from(Document::clone(&other))));
    assert!(session.annotations().get(&id(23)).is_some());
    let mut session = Session::from(Document::clone(&other));
    there_and_back(&mut session, &Replace(Arc::new(document("layers"))));
    assert!(session.annotations().get(&id(23)).is_none());
}

#[test]
fn an_edit_that_does_not_fit_changes_nothing() {
    let mut document = document("machine");
    let before = said(&Session::from(document.clone()));
    let beside = document.beside().unwrap();
    let run = beside.runs.get(&id(51)).unwrap().clone();
    let proposal = beside.proposals.get(&id(61)).unwrap().clone();
    let other = postil::annotation::Run { prompt_sha256: Some("x".to_owned()), ..run.clone() };
    let far = postil::annotation::Target::new(postil::text::TextRange::new(0, 9000)).unwrap();
    let outside = postil::annotation::Proposal { target: far, ..proposal.clone() };
    let layer = Layer { id: "l".into(), ..Layer::default() };
    let own = document.annotations().iter().next().unwrap().clone();
    let lineage = Lineage { layer: Some("l".into()), ..Lineage::default() };
    let doubled = Annotation { lineage: lineage.boxed(), ..own };
    for misfit in [
        vec![Edit::run(&run, true)],
        vec![Edit::run(&other, false)],
        vec![Edit::layer(&layer, false)],
        vec![Edit::layer(&layer, true), Edit::layer(&layer, true)],
        vec![Edit::layer(&layer, true), Edit::reviewed_in(&layer.id, &"t1".into(), false)],
        vec![Edit::reviewed_in(&layer.id, &"t1".into(), true)],
        vec![Edit::proposal(&proposal, false), Edit::proposal(&outside, true)],
        Edit::change_proposal(&proposal, &outside),
        Edit::change_proposal(&outside, &proposal),
        // Its id is taken by one of the person's own.
        vec![Edit::layer(&layer, true), Edit::create(doubled)],
    ] {
        assert!(document.apply(&misfit, &mut Change::default()).is_err(), "{misfit:?}");
        assert_eq!(said(&Session::from(document.clone())), before, "{misfit:?}");
    }
    // The last thing taken out leaves nothing.
    let mut plain = crate::support::document::good().into_document();
    plain.apply(&[Edit::layer(&layer, true)], &mut Change::default()).unwrap();
    plain.apply(&[Edit::layer(&layer, false)], &mut Change::default()).unwrap();
    assert_eq!(plain.beside(), None);
}

#[test]
fn edits_of_different_fields_fit_in_either_order() {
    let session = open("machine");
    let before = beside(&session).proposals.get(&id(64)).unwrap().clone();
    let mut noted = before.clone();
    noted.note = "No bridges here.".to_owned();
    let mut decided = before.clone();
    decided.decision = beside(&session).proposals.get(&id(62)).unwrap().decision.clone();
    let [one, other] = [noted, decided].map(|after| Edit::change_proposal(&before, &after));
    let result = |edits: Vec<Edit>| {
        let mut document = session.document().clone();
        document.apply(&edits, &mut Change::default()).unwrap();
        said(&Session::from(document))
    };
    assert_eq!(result([one.clone(), other.clone()].concat()), result([other, one].concat()));
}

#[test]
fn a_change_says_what_was_touched() {
    let mut document = document("layers");
    let beside = document.beside().unwrap();
    let (layer, annotation) = (beside.layers.get(&id(12)).unwrap().clone(), beside.annotations.get(&id(23)).unwrap());
    let annotation = annotation.clone();
    let relabelled = Annotation { label: "event".into(), ..annotation.clone() };
    let mut change = Change::default();
    let edits = [Edit::annotation(&annotation, &relabelled), vec![Edit::reviewed_in(&layer.id, &"t2".into(), true)]];
    document.apply(&edits.concat(), &mut change).unwrap();
    assert_eq!(change.beside.annotations, vec![id(23)].into());
    assert_eq!(change.beside.layers, vec![id(12)].into());
    // Nothing of it is to be seen.
    assert!(change.annotations.is_empty() && change.blocks.is_empty() && change.no_claim.is_empty() && !change.order);
}

/// The steps of a session as they come back out of the store.
fn through_the_log(session: &Session) -> Vec<Entry> {
    let batch = records::whole(session, &stamp(99).now, records::beside);
    let log = batch.put.into_iter().filter(|record| record.key.starts_with("log/")).collect();
    let (steps, lost) = records::read_log(log, session.article());
    assert_eq!(lost, []);
    steps.into_iter().map(|(_, entry)| entry).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_state_leads_to_every_other_and_back(base in random::session(), one: u64, other: u64, table: u64) {
        let base = tabled(&base, table);
        let (mut session, target) = (dress(&base, one), dress(&base, other));
        let before = said(&session);
        let wanted = said(&target);
        let replaced = session.run(&Replace(Arc::new(target.into_document())), &stamp(800));
        if before == wanted {
            prop_assert!(replaced.is_err());
            return Ok(());
        }
        prop_assert!(replaced.is_ok(), "{:?}", replaced);
        prop_assert_eq!(said(&session), wanted.clone());
        let steps: Vec<Entry> = session.history().entries().to_vec();
        prop_assert_eq!(through_the_log(&session), steps);
        session.run(&Undo, &stamp(801)).unwrap();
        prop_assert_eq!(said(&session), before);
        session.run(&Redo, &stamp(802)).unwrap();
        prop_assert_eq!(said(&session), wanted);
    }

    #[test]
    fn what_people_do_leaves_no_trace_when_undone(base in random::fresh(), seed: u64, deeds in random::deeds()) {
        let mut session = dress(&base, seed);
        let before = said(&session);
        for (n, deed) in deeds.iter().enumerate() {
            deed.run(&mut session, n + 1);
        }
        // What it came to can be written and read.
        let text = postil::formats::native::to_string(session.document(), &stamp(9).now);
        let again = postil::formats::native::read(&text).map_err(|problem| TestCaseError::fail(words(problem)))?;
        prop_assert_eq!(said(&Session::from(again)), said(&session));
        let logged = through_the_log(&session);
        let steps: Vec<Entry> = session.history().entries().iter().map(|one| Entry { merge: None, ..one.clone() }).collect();
        prop_assert_eq!(logged, steps);
        while session.is_enabled(&Undo) {
            session.run(&Undo, &stamp(900)).unwrap();
        }
        prop_assert_eq!(said(&session), before);
    }
}

/// Ids of annotations that do not exist are kept where they are only mentioned.
#[test]
fn what_was_deleted_stays_mentioned() {
    let mut session = open("machine");
    session.run(&Select { annotation: id(41), reveal: false }, &stamp(1)).unwrap();
    there_and_back(&mut session, command("delete").unwrap().command);
    let decision = beside(&session).proposals.get(&id(61)).unwrap().decision.clone().unwrap();
    assert_eq!(decision.annotation, Some(id(41)));
    let text = postil::formats::native::to_string(session.document(), &stamp(9).now);
    let again = Session::from(postil::formats::native::read(&text).unwrap());
    assert_eq!(said(&again), said(&session));
}
