//! What commands do, written as text: marks stand inside it as [`marked`] describes.

use std::collections::BTreeSet;

use postil::annotation::{AnnotationId, Mark, PieceKind, Relation, RelationId, pieces};
use postil::article::{Id, SentenceId};
use postil::document::Document;
use postil::document::{Edit, History};
use postil::editor::commands::{COMMANDS, Command, DescribeLabel, GoTo, LabelField, Redo, SelectPassage, Tag, Undo};
use postil::editor::{Effect, Refusal, Session};
use postil::message::labels;
use postil::text::TextRange;
use proptest::prelude::*;

use crate::support::marked::{session, show};
use crate::support::random::{self, deeds, fresh};
use crate::support::steps::{run, table};
use crate::support::{article, said, stamp};

#[test]
fn a_label_goes_to_the_passage_else_the_annotation_else_the_sentence() {
    table(&[
        ("He said {prices rose}.", "tag statistic", "He said [prices rose|statistic*].", "Marked as Statistic"),
        ("He said prices rose.", "next-sentence, tag event", "[He said prices rose.|event*]", "Marked as Event"),
        ("One. Two.", "next-sentence, next-sentence, tag event", "One. [Two.|event*]", "Marked as Event"),
        ("He said [prices rose|statistic*].", "tag cause", "He said [prices rose|cause*].", "Changed to Cause"),
        ("He [said|quote*] {prices rose}.", "tag cause", "He [said|quote] [prices rose|cause*].", "Marked as Cause"),
        // Overlapping, nested and crossing marks.
        ("[One two|event] three.", "pick two three, tag cause", "[One [two|event] three|cause*].", "Marked as Cause"),
        ("[One two three|event].", "pick two, tag cause", "[One [two|cause*] three|event].", "Marked as Cause"),
        ("[One two|event] three.", "pick One two, tag cause", "[[One two|cause*]|event] three.", "Marked as Cause"),
        // Across blocks.
        ("One {two.//Three} four.", "tag event", "One [two.//Three|event*] four.", "Marked as Event"),
    ]);
}

#[test]
fn what_makes_no_sense_is_refused_and_changes_nothing() {
    table(&[
        ("[One|event] two.", "pick One, tag event", "{[One|event]} two.", "! This passage is already marked as Event."),
        (
            "[One|event] [two|cause*].",
            "extent One, tag event",
            "[[One|cause*]|event] two.",
            "! This passage is already marked as Event.",
        ),
        (
            "[One|event] [two|event*].",
            "extent One",
            "[One|event] [two|event*].",
            "! That passage is already marked with the same label.",
        ),
        ("[One|event*] two.", "tag event", "[One|event*] two.", "! This passage is already marked as Event."),
        ("One two.", "tag event", "One two.", "! Select a passage or move to a sentence first."),
        ("One two.", "go 0, tag nonsense", "One two.", "! "),
        ("One two.", "delete", "One two.", "! "),
        ("One two.", "undo", "One two.", "! "),
        ("One two.", "redo", "One two.", "! "),
        ("One two.", "no-claim", "One two.", "! Move to a sentence first."),
        (
            "One [two|event].",
            "go 0, no-claim",
            "One [two|event].",
            "! This sentence holds an annotation. Delete that first to say it holds no claim.",
        ),
        ("One two.", "go 7", "One two.", "! "),
        ("", "next-sentence", "", "! "),
    ]);
}

#[test]
fn passages_are_trimmed_and_snapped() {
    table(&[
        ("He said prices rose.", "pick ices ro", "He said {prices rose}.", ""),
        ("He said prices rose.", "pick  said ", "He {said} prices rose.", ""),
        ("He said prices rose.", "pick! ices ro", "He said pr{ices ro}se.", ""),
        ("A 👩‍👩‍👧 laughs.", "pick! \u{200D}👩", "A {👩‍👩‍👧} laughs.", ""),
        ("One  two.", "pick   ", "One  two.", "! "),
        ("One two.", "pick One, deselect", "One two.", ""),
        ("One two.", "deselect", "One two.", "! "),
    ]);
}

#[test]
fn edges_move_by_words_and_by_characters() {
    table(&[
        ("He [said|quote*] prices rose.", "end-later", "He [said prices|quote*] rose.", "Extent changed"),
        ("He [said prices|quote*] rose.", "end-earlier", "He [said|quote*] prices rose.", "Extent changed"),
        ("He [said|quote*] prices rose.", "end-earlier", "He [said|quote*] prices rose.", "! "),
        ("He [said|quote*] prices rose.", "start-earlier", "[He said|quote*] prices rose.", "Extent changed"),
        ("[He said|quote*] prices rose.", "start-later", "He [said|quote*] prices rose.", "Extent changed"),
        ("[He said|quote*] prices rose.", "start-earlier", "[He said|quote*] prices rose.", "! "),
        // A sentence's end is a stop, so that its full stop is not out of reach.
        ("He said [prices rose|quote*].", "end-later", "He said [prices rose.|quote*]", "Extent changed"),
        ("He [said|quote*] prices.", "end-later-fine, end-later-fine", "He [said pr|quote*]ices.", "Extent changed"),
        ("He [said|quote*] prices.", "end-earlier-fine", "He [sai|quote*]d prices.", "Extent changed"),
        ("He [said|quote*] prices.", "start-earlier-fine", "H[e said|quote*] prices.", "Extent changed"),
        ("He [said|quote*] prices.", "start-later-fine", "He s[aid|quote*] prices.", "Extent changed"),
        ("A [x|quote*] 👩‍👩‍👧 y.", "end-later-fine", "A [x 👩‍👩‍👧|quote*] y.", "Extent changed"),
        ("He [said|quote*] prices.", "extent rices", "He said [prices|quote*].", "Extent changed"),
        ("He [said|quote*] prices.", "extent! rices", "He said p[rices|quote*].", "Extent changed"),
        ("He [said|quote*] prices.", "extent said", "He [said|quote*] prices.", "! "),
        // A passage is made and moved the same way.
        ("He said prices.", "go 0, end-later", "{He} said prices.", ""),
        ("He {said} prices.", "end-later, start-earlier", "{He said prices}.", ""),
        ("He {said} prices.", "start-later", "He {said} prices.", "! "),
    ]);
}

#[test]
fn steps_are_undone_and_done_again() {
    table(&[
        ("One two.", "pick One, tag event, undo", "One two.", "Undone: Marked as Event"),
        ("One two.", "pick One, tag event, undo, redo", "[One|event*] two.", "Redone: Marked as Event"),
        ("One two.", "pick One, tag event, tag cause, undo", "[One|event*] two.", "Undone: Changed to Cause"),
        (
            "One two.",
            "pick One, tag event, end-later, undo, undo, redo, redo",
            "[One two|event*].",
            "Redone: Extent changed",
        ),
        ("[One|event*] two.", "delete", "One two.", "Annotation deleted"),
        ("[One|event*] two.", "delete, undo", "[One|event*] two.", "Undone: Annotation deleted"),
        ("[One|event*] two.", "delete, undo, tag cause, redo", "[One|cause*] two.", "! "),
        ("[One|event*] two.", "deselect, tag cause, undo, undo", "[One|event] two.", "! "),
    ]);
}

#[test]
fn moving_on_lets_go_of_the_annotation() {
    table(&[
        ("[One|event*]. Two.", "next-sentence, tag cause", "[One|event]. [Two.|cause*]", "Marked as Cause"),
        ("[One|event*]. Two.", "go 0, tag cause", "[[One|event].|cause*] Two.", "Marked as Cause"),
        ("[One|event]. Two.", "go 0, open", "[One|event*]. Two.", ""),
        ("[One|event]. Two.", "go 1, open", "[One|event]. Two.", "! "),
        ("[One|event]. [Two|cause].", "next-annotation", "[One|event*]. [Two|cause].", ""),
        ("[One|event]. [Two|cause].", "next-annotation, next-annotation", "[One|event]. [Two|cause*].", ""),
        (
            "[One|event]. [Two|cause].",
            "next-annotation, next-annotation, next-annotation",
            "[One|event]. [Two|cause*].",
            "! ",
        ),
        ("[One|event]. [Two|cause*].", "previous-annotation", "[One|event*]. [Two|cause].", ""),
        ("[One|event]. Two.", "go 1, previous-annotation", "[One|event*]. Two.", ""),
        ("One. Two.", "next-sentence, next-sentence, next-sentence", "One. Two.", "! "),
    ]);
}

#[test]
fn typing_is_one_step_until_the_person_pauses() {
    let notes = |steps: &str| {
        let mut session = session("[One|event*] [two|cause].");
        run(&mut session, steps);
        session.annotations().iter().map(|one| one.note.clone()).collect::<Vec<_>>().join("/")
    };
    assert_eq!(notes("note a, note ab, note abc"), "abc/");
    assert_eq!(notes("note a, note ab, note abc, undo"), "/");
    assert_eq!(notes("note a, note ab, note abc, undo, redo"), "abc/");
    assert_eq!(notes("note a, end-typing, note ab, undo"), "a/");
    assert_eq!(notes("note a, at two, note b, undo"), "a/");
    assert_eq!(notes("note a, tag rule, note ab, undo"), "a/");
    assert_eq!(notes("note a, undo, redo, note ab, undo"), "a/");
    assert_eq!(notes("note a, note ab, undo, note x, undo"), "/");
    let mut session = session("[One|event*] two.");
    run(&mut session, "note a, note ab");
    assert_eq!(session.history().len(), 1);
    // A history that was saved takes no more typing into its last step.
    let mut history = History::stored(session.history().extent());
    history.supply(session.history().entries().to_vec().into_iter().enumerate());
    let view = session.view().clone();
    session = Session::resume(session.into_document().with_history(history), view);
    run(&mut session, "note abc");
    assert_eq!(session.history().len(), 2);
}

#[test]
fn sentences_without_a_claim_are_kept_as_reviewed() {
    let mut session = session("One. Two.");
    let reviewed = |session: &Session| session.no_claim().iter().map(Id::to_string).collect::<Vec<_>>();
    assert_eq!(run(&mut session, "go 1, no-claim"), "Sentence holds no claim");
    assert_eq!((reviewed(&session), session.document().reviewed()), (vec!["t2".to_owned()], 1));
    run(&mut session, "undo");
    assert!(reviewed(&session).is_empty());
    run(&mut session, "redo");
    assert_eq!(session.view().current, Some(1));
    assert_eq!(run(&mut session, "go 1, no-claim"), "Sentence open again");
    assert!(reviewed(&session).is_empty());
    run(&mut session, "undo, go 0, tag event");
    assert_eq!(session.document().reviewed(), 2);
}

#[test]
fn labels_are_described_without_touching_what_they_mark() {
    let mut session = session("[One|event] two.");
    let describe = |session: &mut Session, field, text: &str| {
        let command = DescribeLabel { label: "event".into(), field, text: text.to_owned() };
        session.run(&command, &stamp(1)).map(|outcome| outcome.change.labels).map_err(|refusal| refusal.message)
    };
    assert_eq!(describe(&mut session, LabelField::Name, "Happening"), Ok(true));
    assert_eq!(describe(&mut session, LabelField::Name, " "), Err(Some(labels::LABEL_NEEDS_NAME.into())));
    assert_eq!(describe(&mut session, LabelField::Name, "Cause "), Err(Some(labels::label_exists("Cause"))));
    assert_eq!(describe(&mut session, LabelField::Definition, "It took place."), Ok(true));
    assert_eq!(describe(&mut session, LabelField::Definition, "It took place."), Err(None));
    let label = session.labels().label(&"event".into()).unwrap();
    assert_eq!((label.name.as_str(), label.description.as_str()), ("Happening", "It took place."));
    assert_eq!(show(&session), "[One|event] two.");
    run(&mut session, "undo, undo");
    assert_eq!(session.labels().label(&"event".into()).unwrap().name, "Event");
}

#[test]
fn a_change_says_what_was_touched() {
    let mut session = session("One.//Two.//[Three|event].");
    let change = |session: &mut Session, command: &dyn Command| session.run(command, &stamp(7)).unwrap().change;
    let look = change(&mut session, &GoTo { sentence: 1 });
    assert!(look.view && !look.is_edit());
    let made = change(&mut session, &Tag { label: "cause".into() });
    assert_eq!(made.annotations.iter().collect::<Vec<_>>(), [&stamp(7).id()]);
    assert_eq!(made.blocks.iter().collect::<Vec<_>>(), [&1]);
    assert_eq!(made.log, Some(0));
    let undone = change(&mut session, &Undo);
    assert_eq!((undone.annotations, undone.blocks, undone.log), (made.annotations, made.blocks, Some(1)));
    assert!(session.run(&Undo, &stamp(8)).is_err());
    assert_eq!(change(&mut session, &Redo).log, Some(1));
}

#[test]
fn what_is_offered_is_what_runs() {
    let quiet = session("One.");
    for entry in COMMANDS {
        let mut session = quiet.clone();
        assert_eq!(quiet.is_enabled(entry.command), session.run(entry.command, &stamp(1)).is_ok(), "{}", entry.name());
    }
    let mut tagging = session("{One}.");
    let outcome = tagging.run(&Tag { label: "event".into() }, &stamp(1)).unwrap();
    assert_eq!(outcome.effects, [Effect::ShowPassage]);
}

/// Ids of the annotations in text order.
fn ids(session: &Session) -> Vec<AnnotationId> {
    session.annotations().iter().map(|one| one.id.clone()).collect()
}

/// How many sentences were looked at, by looking at each.
fn looked_at(session: &Session) -> usize {
    let marked = |range| session.annotations().iter().any(|one| one.target.touches(range));
    let sentences = session.article().sentences.iter();
    sentences.filter(|one| session.no_claim().contains(&one.id) || marked(one.range)).count()
}

/// Annotations are found by their place in the text, and sentences by their id.
fn found_by_place(session: &Session) -> Result<(), TestCaseError> {
    let all = session.annotations();
    for (place, one) in all.iter().enumerate() {
        prop_assert_eq!((all.place_of(&one.id), all.part(place..place + 1)), (Some(place), std::slice::from_ref(one)));
    }
    for (at, sentence) in session.article().sentences.iter().enumerate() {
        prop_assert_eq!(session.article().sentence_of(&sentence.id), Some(at));
        let start = sentence.range.start();
        let before = all.iter().filter(|one| one.target.first().start() < start).count();
        prop_assert_eq!(all.starting_before(start), before);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn undoing_all_gives_the_first_session_and_redoing_all_the_last(fresh in fresh(), deeds in deeds()) {
        let mut session = fresh.clone();
        for (n, deed) in deeds.iter().enumerate() {
            deed.run(&mut session, n + 1);
        }
        // Deeds may have undone some: what comes back is all of them.
        while session.run(&Redo, &stamp(99)).is_ok() {}
        let last = said(&session);
        let steps = session.history().len();
        let mut undone = 0;
        while session.run(&Undo, &stamp(99)).is_ok() {
            undone += 1;
        }
        prop_assert_eq!(undone, steps);
        prop_assert_eq!(said(&session), said(&fresh));
        while session.run(&Redo, &stamp(99)).is_ok() {}
        prop_assert_eq!(said(&session), last);
    }

    #[test]
    fn every_step_says_what_it_touched_and_can_be_taken_back(fresh in fresh(), deeds in deeds()) {
        let mut session = fresh;
        for (n, deed) in deeds.iter().enumerate() {
            let before = session.clone();
            let change = deed.run(&mut session, n + 1).map(|outcome| outcome.change).unwrap_or_default();
            if !change.is_edit() {
                prop_assert_eq!(said(&session), said(&before));
            }
            prop_assert_eq!(change.annotations.iter().cloned().collect::<BTreeSet<_>>(), altered(&before, &session));
            prop_assert_eq!(change.relations.iter().cloned().collect::<BTreeSet<_>>(), relinked(&before, &session));
            prop_assert_eq!(change.labels, session.labels() != before.labels());
            prop_assert_eq!(change.order, ids(&before) != ids(&session));
            prop_assert_eq!(session.document().reviewed(), looked_at(&session));
            found_by_place(&session)?;
            for index in 0..session.article().blocks.len() {
                let drawn = |session: &Session| drawn(session, index);
                prop_assert!(change.blocks.contains(&index) || drawn(&before) == drawn(&session));
            }
            prop_assert_eq!(change.view, session.view() != before.view());
            // Typing may have gone into the step before; any other step is one of its own.
            if session.history().extent().done == before.history().extent().done + 1 {
                session.run(&Undo, &stamp(99)).unwrap();
                prop_assert_eq!(said(&session), said(&before));
                session.run(&Redo, &stamp(99)).unwrap();
            }
        }
        for edit in session.history().entries().iter().flat_map(|entry| &entry.edits) {
            prop_assert_eq!(&edit.invert().invert(), edit);
        }
        let edits: Vec<Edit> = session.history().entries().iter().flat_map(|entry| entry.edits.clone()).collect();
        prop_assert_eq!(Edit::invert_all(Edit::invert_all(edits.clone())), edits);
    }

    #[test]
    fn what_is_made_lies_in_sentences_and_is_no_white_space(session in random::session()) {
        let article = session.article();
        for annotation in session.annotations().iter() {
            for range in annotation.target.ranges() {
                prop_assert!(article.text.holds(range));
                prop_assert_eq!(article.trim(range), Some(range));
            }
        }
    }

    #[test]
    fn what_is_linked_is_there_and_linked_once(session in random::session()) {
        let mut seen = BTreeSet::new();
        for Relation { kind, from, to, .. } in session.relations() {
            prop_assert!(session.annotations().get(from).is_some() && session.annotations().get(to).is_some());
            prop_assert!(from != to);
            let both_ways = session.labels().relation(kind).expect("its type is there").symmetric;
            let ends = if both_ways && to < from { (to, from) } else { (from, to) };
            prop_assert!(seen.insert((kind, ends)), "{ends:?} are linked twice");
        }
    }
}

/// What is drawn of a block: its pieces, with the ids of the sentences, for their numbers are not drawn.
fn drawn(session: &Session, block: usize) -> Vec<(Option<SentenceId>, Vec<Mark>)> {
    let article = session.article();
    let pieces = pieces(article, session.annotations(), &article.blocks[block]).into_iter();
    let id = |kind| match kind {
        PieceKind::Sentence(at) => Some(article.sentences[at].id.clone()),
        PieceKind::Gap => None,
    };
    pieces.map(|piece| (id(piece.kind), piece.parts)).collect()
}

/// Ids of the annotations that two sessions do not have alike.
fn altered(one: &Session, other: &Session) -> BTreeSet<AnnotationId> {
    let both = one.annotations().iter().chain(other.annotations().iter());
    let unlike = both.filter(|both| one.annotations().get(&both.id) != other.annotations().get(&both.id));
    unlike.map(|annotation| annotation.id.clone()).collect()
}

/// Ids of the relations that two sessions do not have alike.
fn relinked(one: &Session, other: &Session) -> BTreeSet<RelationId> {
    let both = one.relations().iter().chain(other.relations().iter());
    let unlike = both.filter(|both| one.relations().get(&both.id) != other.relations().get(&both.id));
    unlike.map(|relation| relation.id.clone()).collect()
}

#[test]
fn a_list_marker_cannot_be_marked() {
    let mut session = Session::from(Document::new(article("Things to buy:\n\n  • milk and honey\n  • bread\n")));
    let all = session.article().text.range();
    session.run(&SelectPassage { range: all, fine: true }, &stamp(1)).unwrap();
    session.run(&Tag { label: "event".into() }, &stamp(2)).unwrap();
    let marked = session.annotations().iter().next().unwrap().target.span();
    assert_eq!(session.article().text.slice(marked), "Things to buy:\n\n  • milk and honey\n  • bread");
    let bullet = session.article().text.as_str().find('•').unwrap();
    let command = SelectPassage { range: TextRange::new(bullet, bullet + '•'.len_utf8()), fine: true };
    assert_eq!(session.run(&command, &stamp(3)).err(), Some(Refusal::NOTHING));
}
