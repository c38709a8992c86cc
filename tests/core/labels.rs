//! The label set: what can be changed in it, and what then becomes of annotations.

use postil::annotation::{AnnotationId, Label, Relation, empty_set, preset};
use postil::article::Id;
use postil::document::Document;
use postil::editor::Session;
use postil::editor::commands::{
    AddLabel, AddLabels, Command, DeleteLabel, DescribeLabel, LabelField, MergeLabel, MoveLabel, NameLabelSet,
    RetireLabel, Tag, Undo, UseLabels, draft, join, left_over,
};
use postil::json::{Json, parse};
use postil::l10n;

use crate::support::marked::{session, show};
use crate::support::{parts, said, stamp, told};

/// Runs a command; what it told, or `! ` and why it was refused.
fn run(session: &mut Session, command: &dyn Command) -> String {
    told(session.run(command, &stamp(50)))
}

fn describe(session: &mut Session, label: &str, field: LabelField, text: &str) -> String {
    run(session, &DescribeLabel { label: label.into(), field, text: text.to_owned() })
}

/// The set in a line: names in order, `>` for each label above, key or `-`; the retired ones in brackets.
fn labels(session: &Session) -> String {
    let set = session.labels();
    let shown = set.labels.iter().map(|label| {
        let above = ">".repeat(set.depth(&label.id));
        let shown = format!("{above}{} {}", label.name, label.key.as_deref().unwrap_or("-"));
        if label.retired { format!("({shown})") } else { shown }
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// A session on a small set: A, B with C under it, D.
fn small(marked: &str) -> Session {
    let mut parts = parts(&session(""));
    parts.labels.labels.clear();
    for name in ["A", "B", "C", "D"] {
        let label = draft(&parts.labels, name);
        parts.labels.labels.push(label);
    }
    parts.labels.labels[2].parent = Some("b".into());
    let labels = parts.labels;
    let marked = session(marked);
    let mut parts = self::parts(&marked);
    parts.labels = labels;
    let view = marked.view().clone();
    Session::resume(Document::restore(parts), view)
}

/// Sets note and attributes (as JSON) of the annotation on these words with this label.
fn fill(session: &Session, words: &str, label: &str, note: &str, attributes: &str) -> Session {
    let mut parts = parts(session);
    let start = parts.article.text.as_str().find(words).unwrap();
    let mut all = parts.annotations.iter_mut();
    let one = all.find(|one| one.target.first().start() == start && one.label.as_str() == label).unwrap();
    one.note = note.to_owned();
    let Ok(Json::Object(fields)) = parse(attributes) else { panic!("{attributes}") };
    one.attributes = fields;
    Session::from(Document::restore(parts))
}

fn relate(session: &Session, all: &[(&str, &str, usize, usize)]) -> Session {
    let mut parts = parts(session);
    for (id, kind, from, to) in all {
        let (id, kind) = (Id::from(*id), Id::from(*kind));
        parts.relations.push(Relation::new(id, kind, stamp(*from).id(), stamp(*to).id()));
    }
    Session::from(Document::restore(parts))
}

fn relations(session: &Session) -> Vec<String> {
    let number = |id: &AnnotationId| id.as_str()[id.as_str().len() - 3..].to_owned();
    let shown = session.relations().iter().map(|one| format!("{} {} {}", number(&one.from), one.kind, number(&one.to)));
    shown.collect()
}

#[test]
fn what_makes_no_sense_of_a_label_is_refused_and_says_why() {
    let mut session = small("One.");
    let before = said(&session);
    for (label, field, text, told) in [
        ("a", LabelField::Name, " ", "! A label needs a name."),
        ("a", LabelField::Name, "B ", "! Another label is called “B”."),
        ("a", LabelField::Badge, "", "! A badge is one or two letters."),
        ("a", LabelField::Badge, "abc", "! A badge is one or two letters."),
        ("a", LabelField::Badge, "a b", "! A badge is one or two letters."),
        ("a", LabelField::Badge, "A", "! "),
        ("a", LabelField::Key, "ab", "! A key is one character."),
        ("a", LabelField::Key, "0", "! The key 0 is taken: “No claim in this sentence”."),
        ("a", LabelField::Key, "J", "! The key j is taken: “Next sentence”."),
        ("a", LabelField::Key, "?", "! The key ? is taken: “Keyboard help”."),
        ("a", LabelField::Key, "+", "! The key + is taken: “New label for this…”."),
        ("a", LabelField::Key, "2", "! The key 2 is taken: “B”."),
        ("a", LabelField::Key, "1", "! "),
        ("a", LabelField::Color, "red", "! A colour is written as in #0072B2."),
        ("a", LabelField::Color, "#0072b2", "! "),
        ("a", LabelField::Line, "thick", "! A line is one of solid, double, dotted, dashed, wavy."),
        ("a", LabelField::Parent, "nobody", "! There is no such label to put it under."),
        ("b", LabelField::Parent, "b", "! “B” cannot lie under itself."),
        ("b", LabelField::Parent, "c", "! “B” cannot lie under itself."),
        ("nobody", LabelField::Name, "X", "! "),
    ] {
        assert_eq!(describe(&mut session, label, field, text), told, "{label} {field:?} {text}");
        assert_eq!(said(&session), before);
    }
}

#[test]
fn everything_about_a_label_can_be_changed_and_undone() {
    let mut session = small("One.");
    let before = said(&session);
    for (field, text) in [
        (LabelField::Name, "Ä"),
        (LabelField::Badge, "👩‍👩‍👧é"),
        (LabelField::Key, "Y"),
        (LabelField::Color, "ffee00"),
        (LabelField::Line, "wavy"),
        (LabelField::Parent, "d"),
        (LabelField::Definition, " Two\nlines "),
    ] {
        assert_eq!(describe(&mut session, "a", field, text), "Label changed");
    }
    assert_eq!(labels(&session), "B 2, >C 3, D 4, >Ä y");
    let label = session.labels().label(&"a".into()).unwrap();
    assert_eq!((label.badge.as_str(), label.color.as_str(), label.line.name()), ("👩‍👩‍👧é", "#FFEE00", "wavy"));
    assert_eq!(describe(&mut session, "a", LabelField::Key, ""), "Label changed");
    while run(&mut session, &Undo).starts_with("Undone") {}
    assert_eq!(said(&session), before);
}

#[test]
fn labels_move_past_those_beside_them_with_what_lies_under_them() {
    for (label, up, after) in [
        ("b", true, "B 2, >C 3, A 1, D 4"),
        ("b", false, "A 1, D 4, B 2, >C 3"),
        ("a", false, "B 2, >C 3, A 1, D 4"),
        ("d", true, "A 1, D 4, B 2, >C 3"),
        ("a", true, "! "),
        ("d", false, "! "),
        // An only child.
        ("c", true, "! "),
        ("nobody", true, "! "),
    ] {
        let mut session = small("One.");
        let told = run(&mut session, &MoveLabel { label: label.into(), up });
        let shown = if told.starts_with('!') { told } else { labels(&session) };
        assert_eq!(shown, after, "{label}, up: {up}");
    }
}

#[test]
fn a_retired_label_keeps_its_marks_and_gives_no_more() {
    let mut session = small("[One|b] two.");
    assert_eq!(run(&mut session, &RetireLabel { label: "b".into(), retired: true }), "B retired");
    assert_eq!(labels(&session), "A 1, (B -), >C 3, D 4");
    assert_eq!(
        session.labels().given().map(|(at, label)| (at, label.name.as_str())).collect::<Vec<_>>(),
        [(0, "A"), (2, "C"), (3, "D")]
    );
    assert_eq!(show(&session), "[One|b] two.");
    assert_eq!(run(&mut session, &RetireLabel { label: "b".into(), retired: true }), "! ");
    assert_eq!(describe(&mut session, "d", LabelField::Key, "2"), "Label changed");
    // It comes back with a key that is free by now.
    assert_eq!(run(&mut session, &RetireLabel { label: "b".into(), retired: false }), "B brought back");
    assert_eq!(labels(&session), "A 1, B 4, >C 3, D 2");
    // A new article has no use for it, but for what lies under it.
    run(&mut session, &RetireLabel { label: "a".into(), retired: true });
    run(&mut session, &RetireLabel { label: "b".into(), retired: true });
    let fresh = session.labels().fresh();
    assert_eq!(fresh.labels.iter().map(|label| label.name.as_str()).collect::<Vec<_>>(), ["B", "C", "D"]);
}

#[test]
fn only_what_is_unused_is_deleted() {
    let mut session = small("[One|a] two.");
    let told = run(&mut session, &DeleteLabel { label: "a".into() });
    assert_eq!(told, "! “A” is in use. Retire it, or merge it into another label.");
    assert_eq!(run(&mut session, &DeleteLabel { label: "b".into() }), "Label B deleted");
    assert_eq!(labels(&session), "A 1, C 3, D 4");
}

#[test]
fn a_new_label_is_unlike_the_others() {
    let mut session = session("He said {prices rose}.");
    let suggested = |name: &str| draft(session.labels(), name);
    for (name, id, badge) in [
        ("Source", "source", "So"),
        ("Second source", "second-source", "SS"),
        ("Statistic", "statistic-2", "St"),
        ("Äther", "äther", "Ä"),
        ("→", "label", "•"),
        ("Ee", "ee", "Ee"),
        ("E", "e", "E2"),
    ] {
        let label = suggested(name);
        assert_eq!((label.id.as_str(), label.badge.as_str()), (id, badge), "{name}");
        assert_eq!((label.key.as_deref(), label.color.as_str()), (Some("9"), "#882255"));
    }
    let label = Label { key: Some("g".to_owned()), ..suggested("Price") };
    for (label, told) in [
        (Label { name: " ".to_owned(), ..label.clone() }, "! A label needs a name."),
        (Label { key: Some("j".to_owned()), ..label.clone() }, "! The key j is taken: “Next sentence”."),
        (Label { name: "Event".to_owned(), ..label.clone() }, "! Another label is called “Event”."),
    ] {
        assert_eq!(run(&mut session, &AddLabel { label, mark: true }), told);
    }
    let before = said(&session);
    let told = run(&mut session, &AddLabel { label, mark: true });
    assert_eq!(told, "Label Price added. Marked as Price");
    assert_eq!(show(&session), "He said [prices rose|price*].");
    run(&mut session, &Undo);
    assert_eq!(said(&session), before);
}

#[test]
fn merging_moves_the_marks() {
    let mut session = small("[One|b] [two|a] [three|c].");
    let before = said(&session);
    assert_eq!(run(&mut session, &MergeLabel { label: "b".into(), into: "d".into() }), "B merged into D");
    assert_eq!((show(&session).as_str(), labels(&session).as_str()), ("[One|d] [two|a] [three|c].", "A 1, D 4, >C 3"));
    run(&mut session, &Undo);
    assert_eq!(said(&session), before);
    // Into what lies under it.
    run(&mut session, &MergeLabel { label: "b".into(), into: "c".into() });
    assert_eq!((show(&session).as_str(), labels(&session).as_str()), ("[One|c*] [two|a] [three|c].", "A 1, C 3, D 4"));
    assert_eq!(run(&mut session, &MergeLabel { label: "a".into(), into: "a".into() }), "! ");
    assert_eq!(run(&mut session, &MergeLabel { label: "a".into(), into: "b".into() }), "! ");
}

/// 901 and 902 mark the same words; 903 and 904 others.
#[test]
fn merging_makes_one_of_two_marks_on_the_same_words() {
    let session = session("[[One|event]|cause*] [two|event] [three|cause].");
    let session =
        fill(&session, "One", "event", "Seen.", r#"{"verdict": "true", "topics": ["a", "b"], "status": "done"}"#);
    let mut session = fill(
        &session,
        "One",
        "cause",
        "Heard.",
        r#"{"verdict": "false", "topics": ["b", "c"], "rationale": "", "claimant": {"name": "X"}, "status": "done"}"#,
    );
    session = relate(
        &session,
        &[
            ("r1", "supports", 902, 903),
            ("r2", "supports", 901, 903),
            ("r3", "attacks", 901, 902),
            ("r4", "same-as", 903, 902),
            ("r5", "same-as", 901, 903),
            ("r6", "attacks", 904, 902),
        ],
    );
    let selected = postil::editor::commands::Select { annotation: stamp(902).id(), reveal: false };
    run(&mut session, &selected);
    let before = said(&session);
    assert_eq!(
        run(&mut session, &MergeLabel { label: "cause".into(), into: "event".into() }),
        "Cause merged into Event"
    );
    assert_eq!(show(&session), "[One|event*] [two|event] [three|event].");
    let kept = session.annotations().get(&stamp(901).id()).unwrap();
    assert_eq!(kept.note, "Seen.\n\nHeard.\n\nVerdict: false");
    let attributes = Json::from(kept.attributes.clone()).to_line();
    let wanted = r#"{"verdict":"true","topics":["a","b","c"],"status":"done","rationale":"","claimant":{"name":"X"}}"#;
    assert_eq!(attributes, wanted);
    assert_eq!(relations(&session), ["901 supports 903", "901 same-as 903", "904 attacks 901"]);
    run(&mut session, &Undo);
    assert_eq!(said(&session), before);
}

#[test]
fn another_set_loses_no_annotation() {
    let mut session = session("[One|event*] [two|opinion] [three|prediction] [four|quote].");
    let before = said(&session);
    let told = run(&mut session, &UseLabels { set: preset("Classroom") });
    assert_eq!(told, "The labels are now “Classroom”; still in use and kept as retired: Event");
    assert_eq!(show(&session), "[One|event*] [two|opinion] [three|prediction] [four|quote].");
    assert_eq!(labels(&session), "Fact 1, Opinion 2, Quote 3, Prediction 4, (Event -)");
    let told = run(&mut session, &UseLabels { set: preset("Argument") });
    let kept = "Opinion, Quote, Prediction, Event";
    assert_eq!(told, format!("The labels are now “Argument”; still in use and kept as retired: {kept}"));
    // Back again: nothing is retired any more.
    run(&mut session, &UseLabels { set: preset("Claims") });
    assert_eq!(session.labels(), &preset("Claims"));
    assert_eq!(run(&mut session, &UseLabels { set: preset("Claims") }), "! These are the labels in use.");
    for _ in 0..3 {
        run(&mut session, &Undo);
    }
    assert_eq!(said(&session), before);
}

#[test]
fn labels_of_the_same_name_stand_for_each_other() {
    let mut session = session("[[One|event]|cause] two.");
    let mut set = preset("Argument");
    set.labels[0].name = "EVENT".to_owned();
    // By its id it stands for the one, by its name for the other.
    set.labels[1] = Label { id: "cause".into(), name: "Reason".to_owned(), ..set.labels[1].clone() };
    run(&mut session, &UseLabels { set });
    assert_eq!(show(&session), "[[One|cause]|claim] two.");
    assert_eq!(labels(&session), "EVENT 1, Reason 2, Evidence 3");
    // Two that become one leave one annotation.
    let mut set = preset("Argument");
    set.labels[0].id = "cause".into();
    set.labels[0].name = "Event".to_owned();
    run(&mut session, &UseLabels { set });
    assert_eq!(show(&session), "[One|cause] two.");
}

#[test]
fn what_is_said_with_the_old_set_stays_said() {
    let mut session =
        fill(&session("[One|event] [two|event]."), "One", "event", "", r#"{"verdict": "true", "confidence": "low"}"#);
    session = relate(&session, &[("r1", "same-as", 901, 902)]);
    let mut set = preset("Argument");
    // Here confidence is a number: what was said in words would no longer fit.
    let confidence = set.attributes.iter_mut().find(|attribute| attribute.id.as_str() == "confidence").unwrap();
    confidence.kind = postil::annotation::AttributeKind::Number;
    run(&mut session, &UseLabels { set });
    let kept = |id: &str| session.labels().attributes.iter().find(|one| one.id.as_str() == id);
    assert!(kept("verdict").is_some() && kept("evidence").is_none());
    assert_eq!(kept("confidence").unwrap().kind.name(), "choice");
    let kinds: Vec<&str> = session.labels().relations.iter().map(|kind| kind.id.as_str()).collect();
    assert_eq!(kinds, ["supports", "attacks", "same-as"]);
    // A list of labels says nothing of attributes: they stay.
    let before = session.labels().attributes.clone();
    run(&mut session, &UseLabels { set: empty_set("Mine") });
    assert_eq!(session.labels().attributes, before);
    assert_eq!(labels(&session), "(Event -)");
}

#[test]
fn labels_of_another_set_are_added_beside_those_here() {
    let mut session = small("[One|a].");
    let mut set = preset("Classroom");
    set.labels[1].name = "A".to_owned();
    set.labels[2].parent = Some("opinion".into());
    set.labels[3] = Label { id: "d".into(), name: "Dee".to_owned(), ..set.labels[3].clone() };
    assert_eq!(run(&mut session, &AddLabels { set: set.clone() }), "2 labels added");
    // “A” and the id `d` are here; keys that are taken are left out.
    assert_eq!(labels(&session), "A 1, >Quote -, B 2, >C 3, D 4, Fact -");
    assert!(session.labels().attributes.iter().any(|attribute| attribute.id.as_str() == "claimant"));
    assert_eq!(run(&mut session, &AddLabels { set }), "! All of these labels are here already.");
}

#[test]
fn what_becomes_of_each_label_of_another_set_is_known_before() {
    let mut session = small("[One|a].");
    let mut set = preset("Classroom");
    set.labels[1].name = "A".to_owned();
    set.labels[2].parent = Some("opinion".into());
    set.labels[3] = Label { id: "d".into(), key: Some("2".to_owned()), badge: "Z".to_owned(), ..set.labels[3].clone() };
    let arrivals = |session: &Session| {
        let told = |one: &postil::editor::commands::Arrival| {
            let key = one
                .key_of
                .as_ref()
                .map(|owner| format!(", key of {}", l10n::argument(owner, l10n::ALL)))
                .unwrap_or_default();
            format!("{}{} {}: {}{key}", ">".repeat(one.depth), one.label.name, one.is_new, one.here.name)
        };
        let (after, arrivals) = join(session.labels(), &set);
        (after, arrivals.iter().map(told).collect::<Vec<_>>().join("; "))
    };
    let (after, told) = arrivals(&session);
    assert_eq!(told, "Fact true: Fact, key of A; A false: A; >Quote true: Quote, key of C; Prediction false: D");
    run(&mut session, &AddLabels { set: set.clone() });
    assert_eq!(*session.labels(), after);
    assert_eq!(arrivals(&session).1, "Fact false: Fact; A false: A; >Quote false: Quote; Prediction false: D");
    // What is in use and not in it would be kept as retired.
    let left = |session: &Session| left_over(session, &set).iter().map(|label| label.name.clone()).collect::<Vec<_>>();
    assert_eq!(left(&session), Vec::<String>::new());
    assert_eq!(left_over(&session, &empty_set("Mine")).len(), 1);
}

#[test]
fn the_set_has_a_name() {
    let mut session = session("One.");
    assert_eq!(run(&mut session, &NameLabelSet(" My  codes ".to_owned())), "Labels called “My  codes”");
    assert_eq!(session.labels().id.as_str(), "my-codes");
    assert_eq!(run(&mut session, &NameLabelSet(" ".to_owned())), "! A set of labels needs a name.");
    assert_eq!(run(&mut session, &NameLabelSet("…".to_owned())), "Labels called “…”");
    assert_eq!(session.labels().id.as_str(), "my-codes");
}

#[test]
fn a_label_can_be_given_that_was_made_for_it() {
    let mut session = small("{One} two.");
    assert_eq!(run(&mut session, &Tag { label: "c".into() }), "Marked as C");
    assert_eq!(show(&session), "[One|c*] two.");
}
