//! Links between annotations. A relation is written `1 supports 2`, its ends by their place in the text.

use postil::article::Id;
use postil::exchange::native;
use postil::session::command::{
    AddRelationType, Command, Delete, Redo, Relate, RemoveRelationType, Select, SetRelation, SetRelationType, Undo,
    Unrelate, command,
};
use postil::session::{Effect, Session};

use crate::support::marked::session;
use crate::support::{said, stamp};

/// Four claims, none selected.
fn claims() -> Session {
    session("[One|event]. [Two|cause]. [Three|rule]. [Four|quote].")
}

fn id(session: &Session, place: usize) -> Id {
    session.annotations().iter().nth(place - 1).unwrap().id.clone()
}

/// All relations, in the order in which they were made.
fn links(session: &Session) -> String {
    let place = |end: &Id| session.annotations().iter().position(|one| one.id == *end).unwrap() + 1;
    let link = |relation: &postil::annotation::Relation| {
        format!("{} {} {}", place(&relation.from), relation.kind, place(&relation.to))
    };
    session.relations().iter().map(link).collect::<Vec<_>>().join(", ")
}

/// What running it told, or after `!` why it was refused.
fn run(session: &mut Session, n: usize, command: &dyn Command) -> String {
    match session.run(command, &stamp(n)) {
        Ok(outcome) => outcome.told.unwrap_or_default(),
        Err(refusal) => format!("! {}", refusal.message),
    }
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
    assert_eq!(session.relations().iter().next().unwrap().id, stamp(1).id);
}

#[test]
fn who_looks_at_either_end_goes_on_looking_at_it() {
    let mut session = claims();
    let second = id(&session, 2);
    run(&mut session, 1, &Select { annotation: second.clone(), reveal: false });
    relate(&mut session, 2, "1 supports 2");
    assert_eq!(session.view().selected.as_ref(), Some(&second));
    // Elsewhere, undo and redo show the link.
    run(&mut session, 3, &Unrelate { relation: stamp(2).id });
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
    let set = |n: usize, kind: &str, turned| SetRelation { relation: stamp(n).id, kind: kind.into(), turned };
    assert_eq!(run(&mut session, 4, &set(1, "attacks", false)), "Link changed to: attacks");
    assert_eq!(
        run(&mut session, 5, &set(1, "attacks", true)),
        "! These two are linked like that already: attacks.",
        "the other link says so"
    );
    assert_eq!(run(&mut session, 6, &set(1, "attacks", false)), "! ", "it is so");
    assert_eq!(run(&mut session, 7, &set(3, "same-as", true)), "! ", "it holds both ways");
    assert_eq!(run(&mut session, 8, &Unrelate { relation: stamp(2).id }), "Link removed");
    assert_eq!(run(&mut session, 9, &set(1, "attacks", true)), "Link turned around");
    assert_eq!(run(&mut session, 10, &set(9, "attacks", true)), "! ", "there is none");
    assert_eq!(run(&mut session, 11, &Unrelate { relation: stamp(9).id }), "! ");
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
    let file = native::to_string(&session, &stamp(7).now);
    assert_eq!(said(&native::read(&file).unwrap()), before);
}

#[test]
fn linking_begins_where_there_is_something_to_link() {
    let link = command("link").unwrap().command;
    let mut all = claims();
    assert_eq!(run(&mut all, 1, link), "! Select the annotation to link first.");
    let first = id(&all, 1);
    run(&mut all, 2, &Select { annotation: first, reveal: false });
    assert_eq!(all.run(link, &stamp(3)).unwrap().effects, [Effect::Link]);
    for kind in ["supports", "attacks", "same-as"] {
        run(&mut all, 4, &RemoveRelationType { kind: kind.into() });
    }
    assert_eq!(run(&mut all, 5, link), "! There are no types of relations. Add one under “Relation types…”.");
    let mut one = session("[One|event*].");
    assert_eq!(run(&mut one, 1, link), "! There is no other annotation to link to yet.");
}

#[test]
fn a_direction_has_words() {
    let mut session = claims();
    run(&mut session, 1, &AddRelationType { name: "builds on".to_owned(), symmetric: false });
    let seen = |kind: &postil::annotation::RelationType| format!("{} / {}", kind.seen(true), kind.seen(false));
    let seen: Vec<String> = session.labels().relations.iter().map(seen).collect();
    assert_eq!(
        seen,
        ["supports / is supported by", "attacks / is attacked by", "same as / same as", "builds on → / ← builds on"]
    );
}

#[test]
fn types_are_added_named_and_removed() {
    let mut session = claims();
    let ids = |session: &Session| {
        let kinds = session.labels().relations.iter();
        kinds.map(|kind| format!("{} {}", kind.id, kind.name)).collect::<Vec<_>>().join(", ")
    };
    let add = |name: &str| AddRelationType { name: name.to_owned(), symmetric: false };
    let cases = [
        (" Builds on ", "Relation type added: Builds on"),
        ("Builds – on!", "Relation type added: Builds – on!"),
        ("→", "Relation type added: →"),
        ("builds ON", "! Another type of relation is called “builds ON”."),
        ("  ", "! A type of relation needs a name."),
    ];
    for (n, (name, told)) in cases.into_iter().enumerate() {
        assert_eq!(run(&mut session, n + 1, &add(name)), told, "{name}");
    }
    let presets = "supports supports, attacks attacks, same-as same as";
    assert_eq!(ids(&session), format!("{presets}, builds-on Builds on, builds-on-2 Builds – on!, relation →"));
    let set =
        |kind: &str, name: &str, symmetric| SetRelationType { kind: kind.into(), name: name.to_owned(), symmetric };
    assert_eq!(run(&mut session, 10, &set("builds-on", "extends", false)), "Relation type changed");
    assert_eq!(run(&mut session, 11, &set("builds-on", "extends", false)), "! ");
    assert_eq!(
        run(&mut session, 12, &set("builds-on", "Attacks", false)),
        "! Another type of relation is called “Attacks”."
    );
    assert_eq!(run(&mut session, 13, &RemoveRelationType { kind: "relation".into() }), "Relation type removed: →");
    assert_eq!(run(&mut session, 14, &RemoveRelationType { kind: "relation".into() }), "! ");
    assert_eq!(ids(&session), format!("{presets}, builds-on extends, builds-on-2 Builds – on!"));
    while session.run(&Undo, &stamp(15)).is_ok() {}
    assert_eq!(ids(&session), presets);
}

#[test]
fn types_that_links_need_stay() {
    let mut session = claims();
    relate(&mut session, 1, "1 supports 2");
    let remove = RemoveRelationType { kind: "supports".into() };
    assert_eq!(run(&mut session, 2, &remove), "! A link is of this type: change or remove it first.");
    relate(&mut session, 3, "2 supports 1");
    assert_eq!(run(&mut session, 4, &remove), "! 2 links are of this type: change or remove them first.");
    // What holds both ways would be said twice.
    let both_ways = SetRelationType { kind: "supports".into(), name: "supports".to_owned(), symmetric: true };
    let refused = "! Two annotations are linked both ways with “supports”: remove one of the links first.";
    assert_eq!(run(&mut session, 5, &both_ways), refused);
    run(&mut session, 6, &Unrelate { relation: stamp(3).id });
    assert_eq!(run(&mut session, 7, &both_ways), "Relation type changed");
    assert_eq!(relate(&mut session, 8, "2 supports 1"), "! These two are linked like that already: supports.");
}
