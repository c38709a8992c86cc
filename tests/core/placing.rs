//! Annotations whose words were not found: they stay selected while the person looks for the words, and are put there.

use postil::annotation::{Anchor, AnchorState, AnnotationId, Original, Target};
use postil::document::Document;
use postil::editor::commands::{
    AddPassage, Delete, Deselect, DropLost, GoTo, MergeLabel, MoveEdge, MoveTo, NoClaim, Place, Redo, Relabel, Select,
    SelectAll, SelectAlso, SelectPassage, SelectSection, Tag, Undo,
};
use postil::editor::{Command, Session};
use postil::json::Object;
use postil::message::marking;
use postil::text::TextRange;

use crate::support::marked::{session, show};
use crate::support::{parts, said, stamp};

fn orphan(words: &str) -> Anchor {
    let original = Original { exact: words.to_owned(), ..Original::default() };
    Anchor::new(AnchorState::Orphan, None, None, original, &Object::default())
}

/// A text with an annotation, the first, that has also, or only, lost some words.
fn lost(marked: &str, only: bool, words: &[&str]) -> (Session, AnnotationId) {
    let mut parts = parts(&session(marked));
    let one = &mut parts.annotations[0];
    let ranges = if only { vec![] } else { one.target.ranges().collect() };
    one.target = Target::anchored(ranges, vec![], words.iter().map(|words| orphan(words)).collect()).unwrap();
    let id = one.id.clone();
    let mut session = Session::from(Document::restore(parts));
    session.run(&Select { annotation: id.clone(), reveal: true }, &stamp(20)).unwrap();
    (session, id)
}

fn range(session: &Session, words: &str) -> TextRange {
    let at = session.article().text.as_str().find(words).unwrap();
    TextRange::new(at, at + words.len())
}

/// Selects words of the text.
fn pick(session: &mut Session, words: &str) {
    let range = range(session, words);
    session.run(&SelectPassage { range, fine: false }, &stamp(21)).unwrap();
}

#[test]
fn one_without_a_place_is_put_where_its_words_are_selected_in_one_step() {
    let (mut session, id) = lost("[He|event] said prices rose. Nobody asked.", true, &["prices went up"]);
    let before = said(&session);
    assert_eq!((session.view().current, show(&session).contains('|')), (None, false));
    assert!(!session.is_enabled(&Place::FIRST));
    assert!(session.run(&Place::FIRST, &stamp(22)).is_err());
    // Not whole words, as a hand selects them.
    let at = range(&session, "rices ros");
    session.run(&SelectPassage { range: at, fine: false }, &stamp(21)).unwrap();
    assert_eq!(session.selected().unwrap().id, id);
    assert!(session.is_enabled(&Place::FIRST));
    session.run(&Place::FIRST, &stamp(22)).unwrap();
    assert_eq!(show(&session), "He said [prices rose|event*]. Nobody asked.");
    assert!(!session.selected().unwrap().target.has_anchors());
    assert!(!session.is_enabled(&Place::FIRST));
    session.run(&Undo, &stamp(23)).unwrap();
    assert_eq!(said(&session), before);
    session.run(&Redo, &stamp(24)).unwrap();
    assert_eq!(show(&session), "He said [prices rose|event*]. Nobody asked.");
}

#[test]
fn keys_alone_find_the_words() {
    let (mut session, id) = lost("[He|event] said prices rose. Nobody asked.", true, &["nobody"]);
    for step in [&MoveTo::NEXT_SENTENCE, &MoveTo::NEXT_SENTENCE] {
        session.run(step, &stamp(21)).unwrap();
        assert_eq!(session.view().append_to, Some(id.clone()));
        assert!(!session.is_enabled(&Place::FIRST));
    }
    // Back to the annotation, and from it to a sentence again.
    session.run(&Deselect, &stamp(21)).unwrap();
    assert_eq!(session.selected().unwrap().id, id);
    session.run(&GoTo { sentence: 1 }, &stamp(21)).unwrap();
    session.run(&MoveEdge::END_LATER, &stamp(21)).unwrap();
    let mut all = session.clone();
    session.run(&Place::FIRST, &stamp(22)).unwrap();
    assert_eq!(show(&session), "He said prices rose. [Nobody|event*] asked.");
    // What adds a passage to another places this one.
    all.run(&AddPassage, &stamp(22)).unwrap();
    assert_eq!(show(&all), show(&session));
    assert!(!all.selected().unwrap().target.has_anchors());
}

#[test]
fn it_is_put_on_several_passages_at_once() {
    let (mut session, _) = lost("[He|event] said prices rose. Nobody asked.", true, &["prices … nobody"]);
    pick(&mut session, "prices");
    let also = range(&session, "Nobody");
    session.run(&SelectAlso { range: also, fine: false }, &stamp(21)).unwrap();
    session.run(&Place::FIRST, &stamp(22)).unwrap();
    let target = &session.selected().unwrap().target;
    let words: Vec<&str> = target.ranges().map(|range| session.article().text.slice(range)).collect();
    assert_eq!((words, target.has_anchors()), (vec!["prices", "Nobody"], false));
}

#[test]
fn one_that_has_lost_a_part_gets_it_back_or_lets_go_of_it() {
    let (mut session, id) = lost("[He|event] said prices rose. Nobody asked.", false, &["prices", "no one"]);
    pick(&mut session, "Nobody");
    session.run(&Place { lost: 1 }, &stamp(22)).unwrap();
    let quotes = |session: &Session| {
        let target = &session.annotations().get(&id).unwrap().target;
        let words: Vec<String> = target.ranges().map(|range| session.article().text.slice(range).to_owned()).collect();
        (words.join(","), target.alone().iter().map(|anchor| anchor.quote().to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(quotes(&session), ("He,Nobody".to_owned(), vec!["prices".to_owned()]));
    session.run(&DropLost { annotation: id.clone(), lost: 0 }, &stamp(23)).unwrap();
    assert_eq!(quotes(&session), ("He,Nobody".to_owned(), vec![]));
    assert!(session.run(&DropLost { annotation: id.clone(), lost: 0 }, &stamp(24)).is_err());
    session.run(&Undo, &stamp(25)).unwrap();
    session.run(&Undo, &stamp(26)).unwrap();
    assert_eq!(quotes(&session), ("He".to_owned(), vec!["prices".to_owned(), "no one".to_owned()]));
    // Moving on lets go of it, as of any other; with `w` it waits for a passage.
    session.run(&Select { annotation: id.clone(), reveal: false }, &stamp(27)).unwrap();
    session.run(&GoTo { sentence: 1 }, &stamp(27)).unwrap();
    assert_eq!(session.selected(), None);
    session.run(&Select { annotation: id.clone(), reveal: false }, &stamp(27)).unwrap();
    session.run(&AddPassage, &stamp(27)).unwrap();
    session.run(&MoveTo::NEXT_SENTENCE, &stamp(27)).unwrap();
    session.run(&MoveEdge::END_LATER, &stamp(27)).unwrap();
    session.run(&Place { lost: 1 }, &stamp(28)).unwrap();
    assert_eq!(quotes(&session), ("He,Nobody".to_owned(), vec!["prices".to_owned()]));
}

#[test]
fn labels_go_to_what_is_meant() {
    let (mut session, id) = lost("[He|event] said prices rose. Nobody asked.", true, &["nobody"]);
    let label = |session: &Session| session.annotations().get(&id).unwrap().label.to_string();
    // Where it alone is selected, it is the annotation; its form always means it.
    session.run(&Tag { label: "cause".into() }, &stamp(21)).unwrap();
    assert_eq!(label(&session), "cause");
    pick(&mut session, "asked");
    session.run(&Relabel { annotation: id.clone(), label: "quote".into() }, &stamp(23)).unwrap();
    assert_eq!(label(&session), "quote");
    // A sentence that the person moved to, and words that were selected, are meant themselves.
    session.run(&GoTo { sentence: 1 }, &stamp(22)).unwrap();
    session.run(&NoClaim, &stamp(24)).unwrap();
    session.run(&Tag { label: "rule".into() }, &stamp(25)).unwrap();
    assert_eq!((label(&session), session.annotations().len()), ("quote".to_owned(), 2));
    session.run(&Select { annotation: id.clone(), reveal: false }, &stamp(26)).unwrap();
    pick(&mut session, "prices");
    session.run(&Tag { label: "event".into() }, &stamp(27)).unwrap();
    assert_eq!(show(&session), "He said [prices|event*] rose. [Nobody asked.|rule]");
    // It is let go of and deleted as any other.
    session.run(&Select { annotation: id.clone(), reveal: false }, &stamp(28)).unwrap();
    pick(&mut session, "said");
    session.run(&Deselect, &stamp(29)).unwrap();
    assert_eq!(session.selected(), None);
    session.run(&Select { annotation: id, reveal: false }, &stamp(30)).unwrap();
    session.run(&Delete, &stamp(31)).unwrap();
    assert_eq!(session.annotations().len(), 2);
}

#[test]
fn it_keeps_what_was_looked_for_when_its_label_changes_or_goes() {
    let (mut session, id) = lost("[He|event] said [prices|event] rose.", true, &["costs"]);
    let target = session.selected().unwrap().target.clone();
    session.run(&MergeLabel { label: "event".into(), into: "cause".into() }, &stamp(22)).unwrap();
    let one = session.annotations().get(&id).unwrap();
    assert_eq!((one.label.as_str(), &one.target), ("cause", &target));
    session.run(&Undo, &stamp(23)).unwrap();
    assert_eq!(session.annotations().get(&id).unwrap().target, target);
    // It is the last in the order of the text, and the words that were looked for stand for it.
    let last = session.annotations().iter().last().unwrap();
    assert_eq!((&last.id, last.words(session.article()).as_str()), (&id, "costs"));
}

#[test]
fn it_is_not_put_where_its_label_is_already() {
    let (mut session, _) = lost("[He|event] said [prices|event] rose.", true, &["costs"]);
    pick(&mut session, "prices");
    let refused = session.run(&Place::FIRST, &stamp(22)).unwrap_err();
    assert_eq!(refused.message, Some(marking::ALREADY_MARKED.into()));
}

#[test]
fn whole_sections_and_all_of_the_text_are_words_too() {
    let (start, id) = lost("[He|event] said prices rose.//Nobody asked.", true, &["the lot"]);
    let pick: [&dyn Command; 2] = [&SelectSection, &SelectAll];
    for whole in pick {
        let mut session = start.clone();
        session.run(&GoTo { sentence: 1 }, &stamp(21)).unwrap();
        session.run(whole, &stamp(21)).unwrap();
        session.run(&Place::FIRST, &stamp(22)).unwrap();
        let placed = session.annotations().get(&id).unwrap();
        assert_eq!(placed.target.span(), session.article().text.range());
    }
    // Straight from the annotation, without a sentence.
    let mut session = start;
    session.run(&SelectAll, &stamp(21)).unwrap();
    assert_eq!(session.selected().unwrap().id, id);
    assert!(session.is_enabled(&Place::FIRST));
}
