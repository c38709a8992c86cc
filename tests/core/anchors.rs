//! Annotations of which a part, or all, has no place in the text.

use postil::annotation::{Anchor, AnchorBy, AnchorState, Annotation, Annotations, Original, Target, pieces};
use postil::document::Document;
use postil::editor::Session;
use postil::editor::commands::{COMMANDS, Redo, Select, SetExtent, Undo};
use postil::json::{Json, Object};
use postil::text::TextRange;

use crate::support::marked::{session, show};
use crate::support::steps::run;
use crate::support::{parts, said, stamp};

/// What was looked for and found, or not.
fn anchor(state: AnchorState, quote: &str) -> Anchor {
    let original = Original { exact: quote.to_owned(), start: Some(3), end: Some(900), ..Original::default() };
    Anchor::new(state, Some(AnchorBy::Approximate), None, original, &Object::default())
}

fn orphan(quote: &str) -> Anchor {
    anchor(AnchorState::Orphan, quote)
}

/// The session with another annotation, the one of stamp 990, selected.
fn with(marked: &str, target: Target) -> Session {
    let mut parts = parts(&session(marked));
    let model = session("[a|statistic]").annotations().iter().next().unwrap().clone();
    parts.annotations.push(Annotation { id: stamp(990).id(), target, ..model });
    let mut session = Session::from(Document::restore(parts));
    session.run(&Select { annotation: stamp(990).id(), reveal: true }, &stamp(0)).unwrap();
    session
}

fn range(start: usize, end: usize) -> TextRange {
    TextRange::new(start, end)
}

#[test]
fn an_anchor_says_what_it_was_made_of() {
    let original = Original {
        exact: "prices".to_owned(),
        prefix: Some("the ".to_owned()),
        suffix: None,
        start: Some(4),
        end: Some(10),
        extra: Object::default(),
    };
    let made = Anchor::new(AnchorState::Moved, Some(AnchorBy::Diff), None, original.clone(), &Object::default());
    assert_eq!((made.state(), made.by(), made.score()), (AnchorState::Moved, Some(AnchorBy::Diff), None));
    assert_eq!((made.original(), made.quote()), (original, "prices"));
    assert_eq!(Anchor::of_fields(made.fields().clone()), Some(made));
    assert_eq!(Anchor::of_fields(Object::default()), None);
}

#[test]
fn a_target_has_a_range_or_an_anchor_alone() {
    let moved = || anchor(AnchorState::Moved, "a");
    for (ranges, placed, alone, sound) in [
        (vec![], vec![], vec![], false),
        (vec![range(0, 2)], vec![], vec![], true),
        (vec![range(0, 2)], vec![(0, moved())], vec![orphan("b")], true),
        (vec![], vec![], vec![orphan("b"), anchor(AnchorState::Ambiguous, "c")], true),
        // What is on the wrong side.
        (vec![range(0, 2)], vec![(0, orphan("b"))], vec![], false),
        (vec![range(0, 2)], vec![(1, moved())], vec![], false),
        (vec![range(0, 2), range(3, 4)], vec![(1, moved()), (0, moved())], vec![], false),
        (vec![range(0, 2)], vec![], vec![moved()], false),
        (vec![range(2, 2)], vec![], vec![orphan("b")], false),
    ] {
        let target = Target::anchored(ranges.clone(), placed.clone(), alone.clone());
        assert_eq!(target.is_some(), sound, "{ranges:?} {placed:?} {alone:?}");
        if let Some(target) = target {
            assert_eq!(target.is_placed(), !ranges.is_empty());
            assert_eq!(target.ranges().collect::<Vec<_>>(), ranges);
            assert_eq!((target.anchor(0), target.alone()), (placed.first().map(|(_, anchor)| anchor), &*alone));
        }
    }
}

#[test]
fn without_a_place_it_stands_behind_all_and_touches_nothing() {
    let target = Target::anchored(vec![], vec![], vec![orphan("gone")]).unwrap();
    let session = with("[One|event] two [three|cause].", target.clone());
    let all: &Annotations = session.annotations();
    let last = all.iter().last().unwrap();
    assert_eq!((last.id.clone(), all.place_of(&stamp(990).id())), (stamp(990).id(), Some(2)));
    assert_eq!(all.get(&stamp(990).id()), Some(last));
    assert_eq!(last.words(session.article()), "gone");
    let whole = session.article().text.range();
    assert!(!target.touches(whole) && !target.touches(TextRange::new(0, usize::MAX)));
    assert_eq!(all.touching(whole).count(), 2);
    assert_eq!((all.starting_before(usize::MAX), all.starting_before(whole.end())), (2, 2));
    let block = &session.article().blocks[0];
    let alone = Annotations::from(vec![last.clone()]);
    assert_eq!(pieces(session.article(), &alone, block), pieces(session.article(), &Annotations::default(), block));
    assert_eq!(alone.touching(whole).count(), 0);
    // It is not looked at as a mark is.
    assert_eq!(session.document().reviewed(), 1);
}

#[test]
fn who_selects_it_stays_where_they_were() {
    let target = Target::anchored(vec![], vec![], vec![orphan("gone")]).unwrap();
    let mut session = with("One. [Two|event]. Three.", target);
    run(&mut session, "go 2");
    session.run(&Select { annotation: stamp(990).id(), reveal: true }, &stamp(1)).unwrap();
    assert_eq!((session.view().current, session.view().selected.clone()), (Some(2), Some(stamp(990).id())));
    assert_eq!(run(&mut session, "tag event"), "Changed to Event");
    assert_eq!(session.annotations().get(&stamp(990).id()).unwrap().label.as_str(), "event");
    assert_eq!(session.view().current, Some(2));
}

#[test]
fn every_command_copes_with_it_and_is_undone() {
    let lone = Target::anchored(vec![], vec![], vec![orphan("gone"), orphan("away")]).unwrap();
    let mixed = Target::anchored(
        vec![range(0, 3), range(5, 8)],
        vec![(1, anchor(AnchorState::Moved, "zwei"))],
        vec![orphan("gone")],
    );
    for target in [lone, mixed.unwrap()] {
        for entry in COMMANDS {
            let mut session = with("One. Two three. [Four|statistic].", target.clone());
            let before = said(&session);
            let Ok(outcome) = session.run(entry.command, &stamp(5)) else { continue };
            if !outcome.change.is_edit() {
                continue;
            }
            let after = said(&session);
            session.run(&Undo, &stamp(6)).unwrap();
            assert_eq!(said(&session), before, "{}", entry.name());
            session.run(&Redo, &stamp(7)).unwrap();
            assert_eq!(said(&session), after, "{}", entry.name());
        }
        let mut session = with("One. Two three.", target);
        let extent = SetExtent { annotation: stamp(990).id(), piece: 7, range: range(0, 3), fine: false };
        assert!(session.run(&extent, &stamp(5)).is_err());
    }
}

#[test]
fn what_a_person_does_not_touch_keeps_its_anchor() {
    let moved = || anchor(AnchorState::Moved, "zwei");
    let target =
        Target::anchored(vec![range(0, 3), range(5, 8)], vec![(0, moved()), (1, moved())], vec![orphan("gone")])
            .unwrap();
    let mut session = with("One. Two three four.", target);
    let target = |session: &Session| session.annotations().get(&stamp(990).id()).unwrap().target.clone();
    // The first is set by hand and loses it; the second and the one without a place stay as they are.
    assert_eq!(run(&mut session, "extent One. Two"), "Extent changed");
    assert_eq!(show(&session), "[One. Two|statistic*] three four.");
    assert_eq!((target(&session).anchor(0), target(&session).alone()), (None, &[orphan("gone")][..]));
    run(&mut session, "undo, also four");
    assert_eq!(show(&session), "[One|statistic*]. [Two|statistic*] three [four|statistic*].");
    let now = target(&session);
    let anchors = [0, 1, 2].map(|range| now.anchor(range));
    assert_eq!((anchors, now.alone()), ([Some(&moved()), Some(&moved()), None], &[orphan("gone")][..]));
}

#[test]
fn what_has_no_place_is_placed_or_dropped() {
    let text = "One. Two three.";
    let target = Target::anchored(vec![range(5, 8)], vec![], vec![orphan("eins"), orphan("drei")]).unwrap();
    let placed = target.placed(0, range(0, 3), text).unwrap();
    assert_eq!(
        (placed.ranges().collect::<Vec<_>>(), placed.alone()),
        (vec![range(0, 3), range(5, 8)], &[orphan("drei")][..])
    );
    let placed = placed.placed(0, range(9, 14), text).unwrap();
    // Nothing but white space lies between the last two.
    assert_eq!((placed.ranges().collect::<Vec<_>>(), placed.has_anchors()), (vec![range(0, 3), range(5, 14)], false));
    assert_eq!(target.placed(2, range(0, 3), text), None);
    assert_eq!(target.placed(0, range(3, 3), text), None);
    assert_eq!(target.without(1).unwrap().alone(), [orphan("eins")]);
    let lone = Target::anchored(vec![], vec![], vec![orphan("eins")]).unwrap();
    assert_eq!((lone.without(0), lone.without(1)), (None, None));
    assert_eq!(lone.placed(0, range(0, 3), text), Target::new(range(0, 3)));
}

#[test]
fn unknown_fields_inside_a_range_go_where_it_goes() {
    let target = Target::anchored(vec![range(0, 3), range(5, 8)], vec![], vec![orphan("gone")]).unwrap();
    let session = with("One. Two three four.", target.clone());
    let mut annotation = session.annotations().get(&stamp(990).id()).unwrap().clone();
    let inside = |json: &str| match postil::json::parse(&format!(r#"{{"target": {json}}}"#)) {
        Ok(Json::Object(extra)) => extra,
        _ => panic!("{json}"),
    };
    annotation.extra = inside(r#"[{"n": 1}, {"n": 2}, {"n": 3}]"#);
    annotation.retarget(Target::of(vec![range(5, 8), range(9, 14)]).unwrap().keeping(&target, true));
    assert_eq!(annotation.extra, inside(r#"[{"n": 2}, {}, {"n": 3}]"#));
    annotation.retarget(Target::new(range(9, 14)).unwrap());
    assert_eq!(annotation.extra, Object::default());
}
