//! Links between annotations. A relation is written `1 supports 2`, its ends by their place in the text.

use postil::annotation::{AnnotationId, Relation, RelationType};
use postil::article::Id;
use postil::editor::commands::{
    Command, Delete, Redo, Relate, Select, SetRelation, SetRelationTypes, Undo, Unrelate, command,
};
use postil::editor::{Effect, Session};
use postil::formats::native;
use postil::json::Object;

use crate::support::marked::session;
use crate::support::{said, stamp, told};

/// Four claims, none selected.
fn claims() -> Session {
    session("[One|event]. [Two|cause]. [Three|rule]. [Four|quote].")
}

fn id(session: &Session, place: usize) -> AnnotationId {
    session.annotations().iter().nth(place - 1).unwrap().id.clone()
}

/// All relations, in the order in which they were made.
fn links(session: &Session) -> String {
    let place = |end: &AnnotationId| session.annotations().iter().position(|one| one.id == *end).unwrap() + 1;
    let link = |relation: &Relation| format!("{} {} {}", place(&relation.from), relation.kind, place(&relation.to));
    session.relations().iter().map(link).collect::<Vec<_>>().join(", ")
}

/// What running it told, or after `!` why it was refused.
fn run(session: &mut Session, n: usize, command: &dyn Command) -> String {
    told(session.run(command, &stamp(n)))
}

/// Links as it is written.
fn relate(session: &mut Session, n: usize, link: &str) -> String {
    let parts: Vec<&str> = link.split(' ').collect();
    let end = |place: &str| id(session, place.parse().unwrap());
    let command = Relate { from: end(parts[0]), kind: parts[1].into(), to: end(parts[2]) };
    run(session, n, &command)
}

#[test]
fn two_annotations_are_linked_in_one_step() {
    let mut session = claims();
    assert_eq!(relate(&mut session, 1, "1 supports 2"), "Linked: supports");
    assert_eq!(links(&session), "1 supports 2");
    assert_eq!(session.view().selected, Some(id(&session, 1)), "the end it starts from is looked at");
    assert_eq!(run(&mut session, 2, &Undo), "Undone: Linked: supports");
    assert_eq!(links(&session), "");
    run(&mut session, 3, &Redo);
    assert_eq!(links(&session), "1 supports 2");
    assert_eq!(session.relations().iter().next().unwrap().id, stamp(1).id());
}

#[test]
fn who_looks_at_either_end_goes_on_looking_at_it() {
    let mut session = claims();
    let second = id(&session, 2);
    run(&mut session, 1, &Select { annotation: second.clone(), reveal: false });
    relate(&mut session, 2, "1 supports 2");
    assert_eq!(session.view().selected.as_ref(), Some(&second));
    // Elsewhere, undo and redo show the link.
    run(&mut session, 3, &Unrelate { relation: stamp(2).id() });
    let fourth = id(&session, 4);
    run(&mut session, 4, &Select { annotation: fourth, reveal: false });
    run(&mut session, 5, &Undo);
    assert_eq!(session.view().selected, Some(id(&session, 1)));
}

#[test]
fn what_makes_no_sense_or_is_said_already_is_refused() {
    let mut session = claims();
    let cases = [
        ("1 supports 2", "Linked: supports"),
        ("1 supports 2", "! These two are linked like that already: supports."),
        ("2 supports 1", "Linked: supports"),
        ("1 attacks 2", "Linked: attacks"),
        ("1 same-as 2", "Linked: same as"),
        ("1 same-as 2", "! These two are linked like that already: same as."),
        ("2 same-as 1", "! These two are linked like that already: same as."),
        ("2 same-as 3", "Linked: same as"),
        ("3 supports 3", "! An annotation cannot be linked to itself: choose another one."),
        ("1 nonsense 2", "! The label set has no such type of relation."),
    ];
    for (n, (link, told)) in cases.into_iter().enumerate() {
        assert_eq!(relate(&mut session, n + 1, link), told, "{link}");
    }
    let gone = Relate { from: id(&session, 1), to: "gone".into(), kind: "supports".into() };
    assert_eq!(run(&mut session, 20, &gone), "! One of the annotations is no longer there.");
    assert_eq!(links(&session), "1 supports 2, 2 supports 1, 1 attacks 2, 1 same-as 2, 2 same-as 3");
    assert_eq!(session.history().len(), 5);
}

#[test]
fn a_link_is_changed_turned_and_removed() {
    let mut session = claims();
    for (n, link) in ["1 supports 2", "2 attacks 1", "3 same-as 4"].into_iter().enumerate() {
        relate(&mut session, n + 1, link);
    }
    let set = |n: usize, kind: &str, turned| SetRelation { relation: stamp(n).id(), kind: kind.into(), turned };
    assert_eq!(run(&mut session, 4, &set(1, "attacks", false)), "Link changed to: attacks");
    assert_eq!(
        run(&mut session, 5, &set(1, "attacks", true)),
        "! These two are linked like that already: attacks.",
        "the other link says so"
    );
    assert_eq!(run(&mut session, 6, &set(1, "attacks", false)), "! ", "it is so");
    assert_eq!(run(&mut session, 7, &set(3, "same-as", true)), "! ", "it holds both ways");
    assert_eq!(run(&mut session, 8, &Unrelate { relation: stamp(2).id() }), "Link removed");
    assert_eq!(run(&mut session, 9, &set(1, "attacks", true)), "Link turned around");
    assert_eq!(run(&mut session, 10, &set(9, "attacks", true)), "! ", "there is none");
    assert_eq!(run(&mut session, 11, &Unrelate { relation: stamp(9).id() }), "! ");
    assert_eq!(links(&session), "2 attacks 1, 3 same-as 4");
    for undo in
        ["1 attacks 2, 3 same-as 4", "1 attacks 2, 2 attacks 1, 3 same-as 4", "1 supports 2, 2 attacks 1, 3 same-as 4"]
    {
        run(&mut session, 12, &Undo);
        assert_eq!(links(&session), undo);
    }
}

#[test]
fn links_go_and_come_back_with_their_ends() {
    let mut session = claims();
    for (n, link) in ["1 supports 2", "3 attacks 1", "3 same-as 4"].into_iter().enumerate() {
        relate(&mut session, n + 1, link);
    }
    let before = said(&session);
    let first = id(&session, 1);
    run(&mut session, 4, &Select { annotation: first.clone(), reveal: false });
    run(&mut session, 5, &Delete);
    assert_eq!(links(&session), "2 same-as 3");
    run(&mut session, 6, &Undo);
    assert_eq!(said(&session), before);
    assert_eq!(session.view().selected, Some(first));
    let file = native::to_string(session.document(), &stamp(7).now);
    assert_eq!(said(&Session::from(native::read(&file).unwrap())), before);
}

/// The types as `change` leaves them.
fn types(session: &Session, change: impl FnOnce(&mut Vec<RelationType>)) -> SetRelationTypes {
    let mut kinds = session.labels().relations.clone();
    change(&mut kinds);
    SetRelationTypes { kinds }
}

fn add(session: &Session, name: &str) -> SetRelationTypes {
    let new = RelationType { id: Id::default(), name: name.to_owned(), symmetric: false, extra: Object::default() };
    types(session, |kinds| kinds.push(new))
}

fn set(session: &Session, kind: &str, name: &str, symmetric: bool) -> SetRelationTypes {
    types(session, |kinds| {
        let kind = kinds.iter_mut().find(|one| one.id.as_str() == kind).unwrap();
        (kind.name, kind.symmetric) = (name.to_owned(), symmetric);
    })
}

fn without(session: &Session, kind: &str) -> SetRelationTypes {
    types(session, |kinds| kinds.retain(|one| one.id.as_str() != kind))
}

#[test]
fn linking_begins_where_there_is_something_to_link() {
    let link = command("link").unwrap().command;
    let mut all = claims();
    assert_eq!(run(&mut all, 1, link), "! Select the annotation to link first.");
    let first = id(&all, 1);
    run(&mut all, 2, &Select { annotation: first, reveal: false });
    assert_eq!(all.run(link, &stamp(3)).unwrap().effects, [Effect::Link]);
    let none = SetRelationTypes { kinds: vec![] };
    run(&mut all, 4, &none);
    assert_eq!(run(&mut all, 5, link), "! There are no types of relations. Add one under “Relation types…”.");
    let mut one = session("[One|event*].");
    assert_eq!(run(&mut one, 1, link), "! There is no other annotation to link to yet.");
}

#[test]
fn a_direction_has_words() {
    let mut session = claims();
    let builds_on = add(&session, "builds on");
    run(&mut session, 1, &builds_on);
    let seen = |kind: &RelationType| format!("{} / {}", kind.seen(true), kind.seen(false));
    let seen: Vec<String> = session.labels().relations.iter().map(seen).collect();
    let words =
        ["supports / is supported by", "attacks / is attacked by", "same as / same as", "builds on → / ← builds on"];
    assert_eq!(seen, words);
}

#[test]
fn types_are_added_named_and_removed() {
    let mut session = claims();
    let ids = |session: &Session| {
        let kinds = session.labels().relations.iter();
        kinds.map(|kind| format!("{} {}", kind.id, kind.name)).collect::<Vec<_>>().join(", ")
    };
    let presets = "supports supports, attacks attacks, same-as same as";
    let all = format!("{presets}, builds-on Builds on, builds-on-2 Builds – on!, relation →");
    let added = [
        (" Builds on ", "Relation types changed"),
        ("Builds – on!", "Relation types changed"),
        ("→", "Relation types changed"),
        ("builds ON", "! Two types of relations cannot both be called “builds ON”."),
        ("  ", "! A type of relation needs a name."),
    ];
    for (n, (name, told)) in added.into_iter().enumerate() {
        let command = add(&session, name);
        assert_eq!(run(&mut session, n + 1, &command), told, "{name}");
    }
    assert_eq!(ids(&session), all);
    let steps = [
        (set(&session, "builds-on", "extends", false), "Relation types changed"),
        (set(&session, "builds-on", "Attacks", false), "! Two types of relations cannot both be called “Attacks”."),
        (without(&session, "relation"), "Relation types changed"),
    ];
    for (n, (command, told)) in steps.iter().enumerate() {
        assert_eq!(run(&mut session, n + 10, command), *told);
    }
    let same = SetRelationTypes { kinds: session.labels().relations.clone() };
    assert_eq!(run(&mut session, 20, &same), "! ");
    while session.run(&Undo, &stamp(21)).is_ok() {}
    assert_eq!(ids(&session), presets);
}

#[test]
fn types_that_links_need_stay() {
    let mut session = claims();
    let remove = without(&session, "supports");
    let both_ways = set(&session, "supports", "supports", true);
    relate(&mut session, 1, "1 supports 2");
    assert_eq!(run(&mut session, 2, &remove), "! One link is of this type: change or remove it first.");
    relate(&mut session, 3, "2 supports 1");
    assert_eq!(run(&mut session, 4, &remove), "! 2 links are of this type: change or remove them first.");
    // What holds both ways would be said twice.
    let refused = "! Two annotations are linked both ways with “supports”: remove one of the links first.";
    assert_eq!(run(&mut session, 5, &both_ways), refused);
    run(&mut session, 6, &Unrelate { relation: stamp(3).id() });
    assert_eq!(run(&mut session, 7, &both_ways), "Relation types changed");
    assert_eq!(relate(&mut session, 8, "2 supports 1"), "! These two are linked like that already: supports.");
}
