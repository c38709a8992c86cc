//! Annotations of several passages and of whole sections; splitting and joining. Written as [`marked`] describes.

use postil::annotation::Target;
use postil::document::Document;
use postil::editor::Effect;
use postil::editor::commands::{JoinAnnotations, Select};
use postil::text::TextRange;

use crate::support::marked::{session, show};
use crate::support::stamp;
use crate::support::steps::{run, table};

#[test]
fn passages_are_gathered_and_marked_together() {
    table(&[
        // Ctrl or Cmd, before marking.
        (
            "One two three four.",
            "pick One, also three, tag event",
            "[One|event*] two [three|event*] four.",
            "Marked as Event",
        ),
        // The key, before marking.
        (
            "One two three four.",
            "pick One, add-passage, pick three, add-passage, pick four, tag event",
            "One two three [four|event*].",
            "Marked as Event",
        ),
        (
            "One two three.",
            "pick One, add-passage, also three, tag event",
            "[One|event*] two [three|event*].",
            "Marked as Event",
        ),
        // Words beside one another are one passage.
        ("One two three.", "pick One, also two, tag event", "[One two|event*] three.", "Marked as Event"),
        ("One two three.", "pick One two, also two three, tag event", "[One two three|event*].", "Marked as Event"),
        // In another order, and across blocks.
        (
            "One two.//Three four.",
            "pick four, also One, tag event",
            "[One|event*] two.//Three [four|event*].",
            "Marked as Event",
        ),
        // A plain selection begins anew; so does Escape.
        ("One two three.", "pick One, also two, pick three, tag event", "One two [three|event*].", "Marked as Event"),
        ("One two three.", "pick One, add-passage, deselect, tag event", "[One two three.|event*]", "Marked as Event"),
    ]);
}

#[test]
fn an_annotation_gets_another_passage_and_loses_it() {
    table(&[
        ("[One|event*] two three.", "also three", "[One|event*] two [three|event*].", "Passage added"),
        (
            "[One|event*] two three.",
            "add-passage, pick three, add-passage",
            "[One|event*] two [three|event*].",
            "Passage added",
        ),
        (
            "[One|event*] two three.",
            "add-passage, pick three, open",
            "[One|event*] two [three|event*].",
            "Passage added",
        ),
        // Without a passage it is the current sentence.
        (
            "[One|event*] two. Three.",
            "add-passage, next-sentence, open",
            "[One|event*] two. [Three.|event*]",
            "Passage added",
        ),
        ("[One|event*] two. Three.", "add-passage, deselect", "[One|event*] two. Three.", ""),
        (
            "[One|event*] two.",
            "add-passage, pick One, open",
            "{[One|event]} two.",
            "! That passage is part of the annotation already.",
        ),
        ("[One|event*] two three.", "also two", "[One two|event*] three.", "Passage added"),
        ("[One|event*] two three.", "also three, drop 0", "One two [three|event*].", "Passage removed"),
        (
            "[One|event*] two three.",
            "also three, drop 1, undo",
            "[One|event*] two [three|event*].",
            "Undone: Passage removed",
        ),
        (
            "[One|event*] two.",
            "drop 0",
            "[One|event*] two.",
            "! It is the only passage. Delete the annotation to take it away.",
        ),
        ("One two.", "add-passage", "One two.", "! Select a passage or an annotation first."),
        // Growing into one another, passages become one.
        ("[One|event*] two three.", "also three, end-earlier", "[One|event*] two [three|event*].", "! "),
        (
            "[One|event*] two three four.",
            "also three, extent One two",
            "[One two three|event*] four.",
            "Extent changed",
        ),
    ]);
}

#[test]
fn a_section_is_selected_from_its_heading_and_then_the_one_around_it() {
    let text =
        "A Title//Some words here to begin with.//First Heading//One two three four.//Last Heading//The end of it all.";
    table(&[
        (
            text,
            "go 2, select-section",
            "A Title//Some words here to begin with.//{First Heading//One two three four.}//Last Heading//The end of it all.",
            "",
        ),
        (
            text,
            "go 3, select-section, tag event",
            "A Title//Some words here to begin with.//[First Heading//One two three four.|event*]//Last Heading//The end of it all.",
            "Marked as Event",
        ),
        (
            text,
            "go 3, select-section, select-section",
            "{A Title//Some words here to begin with.//First Heading//One two three four.//Last Heading//The end of it all.}",
            "",
        ),
        (
            text,
            "go 3, select-section, select-section, select-section",
            "{A Title//Some words here to begin with.//First Heading//One two three four.//Last Heading//The end of it all.}",
            "! ",
        ),
        ("One.", "select-section", "One.", "! Move to a sentence first."),
    ]);
}

#[test]
fn an_annotation_is_split() {
    table(&[
        (
            "[One two three|event*] four.",
            "pick two, split-annotation",
            "[One|event] [two three|event*] four.",
            "Annotation split",
        ),
        // Where the passage begins with the annotation, behind it.
        (
            "[One two three|event*] four.",
            "pick One two, split-annotation",
            "[One two|event] [three|event*] four.",
            "Annotation split",
        ),
        // The innermost, if it can be split there.
        (
            "[One [two three|cause]|event] four.",
            "pick three, split-annotation",
            "[One [two|cause] [three|cause*]|event] four.",
            "Annotation split",
        ),
        // Without a passage, behind the first passage, then behind the first sentence.
        (
            "[One|event*] two three.",
            "also three, split-annotation",
            "[One|event] two [three|event*].",
            "Annotation split",
        ),
        ("[One. Two. Three.|event*]", "split-annotation", "[One.|event] [Two. Three.|event*]", "Annotation split"),
        (
            "[One. Two. Three.|event*]",
            "split-annotation, split-annotation",
            "[One.|event] [Two.|event] [Three.|event*]",
            "Annotation split",
        ),
        ("[One. Two.|event*]", "split-annotation, undo", "[One. Two.|event*]", "Undone: Annotation split"),
        (
            "[One two|event*].",
            "split-annotation",
            "[One two|event*].",
            "! Select the words inside an annotation with which its second part begins, then split it there.",
        ),
        (
            "[[One|event] two|event].",
            "pick two, split-annotation",
            "[[One|event] {two|event]}.",
            "! One of the parts is already marked with the same label.",
        ),
    ]);
}

#[test]
fn annotations_are_joined() {
    table(&[
        ("[One|event*] [two|event] three.", "join-annotations", "[One two|event*] three.", "Annotations joined"),
        // Apart, they are two passages of one; other labels between them stay.
        (
            "[One|event*] [two|cause] [three|event].",
            "join-annotations",
            "[One|event*] [two|cause] [three|event*].",
            "Annotations joined",
        ),
        (
            "[One|event*] two [three|event].",
            "join-annotations, undo",
            "[One|event*] two [three|event].",
            "Undone: Annotations joined",
        ),
        (
            "[One|event] [two|event] [three|event] [four|event].",
            "pick two three, join-annotations",
            "[One|event] [two three|event*] [four|event].",
            "Annotations joined",
        ),
        (
            "[One|event*] [two|cause].",
            "join-annotations",
            "[One|event*] [two|cause].",
            "! No other annotation of that label follows.",
        ),
        ("One two.", "join-annotations", "One two.", "! Select an annotation first."),
        ("One two.", "pick One, join-annotations", "{One} two.", "! No annotation lies in that passage."),
    ]);
}

#[test]
fn joining_keeps_what_was_said_of_both() {
    let mut session = session("[One|event*] [two|event] [three|cause].");
    let ids: Vec<_> = session.annotations().iter().map(|one| one.id.clone()).collect();
    let mut parts = crate::support::parts(&session);
    let said = |text: &str| match postil::json::parse(text) {
        Ok(postil::json::Json::Object(object)) => object,
        other => panic!("{other:?}"),
    };
    parts.annotations[0].note = "First.".to_owned();
    parts.annotations[0].attributes = said(r#"{"verdict":"true","topics":["a","b"]}"#);
    parts.annotations[1].note = "Second.".to_owned();
    parts.annotations[1].attributes = said(r#"{"verdict":"false","topics":["b","c"],"rationale":"why"}"#);
    let relation = |n: usize, from: usize, to: usize| {
        postil::annotation::Relation::new(stamp(n).id(), "supports".into(), ids[from].clone(), ids[to].clone())
    };
    // Two that become one, and one that would lead nowhere.
    parts.relations = vec![relation(1, 0, 2), relation(2, 1, 2), relation(3, 0, 1)];
    session = postil::editor::Session::from(Document::restore(parts));
    session.run(&Select { annotation: ids[0].clone(), reveal: false }, &stamp(4)).unwrap();
    let before = session.clone();
    session.run(&JoinAnnotations, &stamp(5)).unwrap();
    let joined = session.selected().unwrap();
    assert_eq!(joined.note, "First.\n\nSecond.\n\nVerdict: false");
    assert_eq!(joined.attributes, said(r#"{"verdict":"true","topics":["a","b","c"],"rationale":"why"}"#));
    let left: Vec<_> = session.relations().iter().map(|one| (one.from.clone(), one.to.clone())).collect();
    assert_eq!(left, [(ids[0].clone(), ids[2].clone())]);
    assert_eq!(run(&mut session, "undo"), "Undone: Annotations joined");
    assert_eq!(session.relations(), before.relations());
    assert_eq!(session.annotations().iter().collect::<Vec<_>>(), before.annotations().iter().collect::<Vec<_>>());
}

#[test]
fn one_of_several_annotations_in_a_sentence_is_chosen() {
    let mut session = session("[One [two|event]|cause] three. [Four|event].");
    run(&mut session, "go 0");
    let open = postil::editor::commands::command("open").unwrap().command;
    assert_eq!(session.run(open, &stamp(1)).unwrap().effects, [Effect::Choose]);
    run(&mut session, "go 1");
    session.run(open, &stamp(2)).unwrap();
    assert_eq!(show(&session), "[One [two|event]|cause] three. [Four|event*].");
}

#[test]
fn ranges_are_united() {
    let united = |ranges: &[(usize, usize)]| {
        let ranges = ranges.iter().map(|(start, end)| TextRange::new(*start, *end)).collect();
        let target = Target::union(ranges, "ab  cd\n\nef gh");
        target.map(|target| target.ranges().map(|range| (range.start(), range.end())).collect::<Vec<_>>())
    };
    assert_eq!(united(&[(4, 6), (0, 2)]), Some(vec![(0, 6)]));
    assert_eq!(united(&[(0, 1), (1, 2)]), Some(vec![(0, 2)]));
    assert_eq!(united(&[(0, 6), (1, 2), (8, 10)]), Some(vec![(0, 10)]));
    assert_eq!(united(&[(8, 9), (0, 1), (11, 13)]), Some(vec![(0, 1), (8, 9), (11, 13)]));
    assert_eq!(united(&[]), None);
    assert_eq!(united(&[(3, 3)]), None);
}
