//! Edits: what they change, that they can be taken back and applied in either order, and what the log keeps of them.

use std::sync::Arc;

use postil::annotation::attributes::Part;
use postil::annotation::{Annotation, AnnotationId, LabelSet};
use postil::article::{BlockKind, Stamp};
use postil::document::{Change, Document, Edit, History, Origin, Parts};
use postil::editor::Session;
use postil::editor::commands::{
    Command, MakeBlock, Replace, Select, SelectPassage, SetAttribute, SetExtent, SetNote, Split, Tag,
};
use postil::json::{Json, parse};
use postil::storage::records::{self, Recovered};
use postil::text::TextRange;
use proptest::prelude::*;

use crate::common::saved;
use crate::support::marked::{session, show};
use crate::support::random::{self, deeds, fresh};
use crate::support::values::{annotation, label_set};
use crate::support::{parts, said, stamp};

/// The same session out of its records.
fn reopened(session: &Session) -> Session {
    let Recovered { session, lost, .. } =
        records::recover(records::whole(session, &stamp(0).now, records::beside).put).unwrap();
    assert!(lost.is_empty(), "{lost:?}");
    session
}

/// The edits of a command. `None` where it is refused or edits nothing.
fn edits_of(session: &Session, command: &dyn Command, stamp: &Stamp) -> Option<Vec<Edit>> {
    let mut session = without_history(session);
    session.run(command, stamp).ok()?;
    session.history().entries().last().map(|entry| entry.edits.clone())
}

fn without_history(session: &Session) -> Session {
    let document = session.document().clone().with_history(History::default());
    Session::resume(document, session.view().clone())
}

/// What a document says after edits. `None` where they do not fit.
fn after<'a>(document: &Document, edits: impl IntoIterator<Item = &'a Vec<Edit>>) -> Option<crate::common::Said> {
    let mut document = document.clone();
    for edits in edits {
        document.apply(edits, &mut Change::default()).ok()?;
    }
    Some(said(&Session::from(document)))
}

#[test]
fn what_two_browsers_make_never_has_the_same_id() {
    let made = |n| {
        let mut session = session("One and two and three.//Four five six.//Seven.");
        let text = session.article().text.clone();
        let pick = |session: &mut Session, words: &str| {
            let start = text.as_str().find(words).unwrap();
            let range = TextRange::new(start, start + words.len());
            session.run(&SelectPassage { range, fine: false }, &stamp(n)).unwrap();
        };
        for (step, words) in ["two", "three", "five"].iter().enumerate() {
            pick(&mut session, words);
            session.run(&Split, &stamp(n + step)).unwrap();
        }
        pick(&mut session, "Four");
        session.run(&MakeBlock(BlockKind::Heading), &stamp(n)).unwrap();
        let article = session.article();
        let sentences = article.sentences.iter().map(|one| one.id.to_string());
        let mut ids: Vec<String> = sentences.chain(article.sections.iter().map(|one| one.id.to_string())).collect();
        ids.sort();
        ids
    };
    let here = made(40);
    let known = ["s-000000000040-1", "s1", "t-000000000040-1", "t-000000000041-1", "t1", "t2", "t3"];
    assert_eq!(here, known, "of the third stamp nothing is left in a heading, which is one sentence");
    let mut all = [here, made(50)].concat();
    let read = all.iter().filter(|id| !id.contains('-')).count();
    assert_eq!(read, 8, "what was read has the same ids in both");
    all.retain(|id| id.contains('-'));
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 6);
}

#[test]
fn a_step_says_who_did_it_and_where_it_came_from() {
    let mut here = session("He said {prices rose}.");
    let by = |name: &str, n| Stamp { creator: Some(name.to_owned()), ..stamp(n) };
    here.run(&Tag { label: "event".into() }, &by("Ann", 1)).unwrap();
    let note = |text: &str| SetNote { annotation: stamp(1).id(), note: text.to_owned() };
    here.run(&note("Wh"), &by("Ann", 2)).unwrap();
    here.run(&note("Who"), &by("Ann", 3)).unwrap();
    // What two people type is two steps.
    here.run(&note("Who?"), &by("Bo", 4)).unwrap();
    let file = Parts { article: parts(&here).article, ..parts(&session("[He|quote] said prices rose.")) };
    here.run(&Replace(Arc::new(Document::restore(file))), &stamp(5)).unwrap();
    assert_eq!(show(&here), "[He|quote] said prices rose.");
    let again = reopened(&here);
    assert_eq!(saved(&again), saved(&here));
    let steps = again.history().entries().iter().map(|step| (step.creator.as_deref(), step.origin));
    assert_eq!(
        steps.collect::<Vec<_>>(),
        [
            (Some("Ann"), Origin::Person),
            (Some("Ann"), Origin::Person),
            (Some("Bo"), Origin::Person),
            (None, Origin::Import)
        ]
    );
}

#[test]
fn the_log_keeps_what_changed_and_no_more() {
    let mut session = session("He said [prices rose|event*].");
    let id = session.annotations().iter().next().unwrap().id.clone();
    let long = "A long note. ".repeat(500);
    let note = |note: String| SetNote { annotation: id.clone(), note };
    session.run(&note(long.clone()), &stamp(1)).unwrap();
    let mut step = |command: &dyn Command| {
        // Two steps, whatever is typed.
        session.run(&postil::editor::commands::EndTyping, &stamp(9)).unwrap();
        session.run(command, &stamp(10)).unwrap();
        let mut records = records::whole(&session, &stamp(0).now, records::beside).put.into_iter();
        records.rfind(|record| record.key.starts_with("log/")).map(|record| record.json).unwrap()
    };
    let typed = step(&note(long.replacen("long", "longer", 1)));
    assert!(
        typed.contains(r#"{"note":"urn:uuid:"#) && typed.contains(r#""at":6,"before":"","after":"er"}"#),
        "{typed}"
    );
    assert!(typed.len() < 500, "{typed}");
    let field = postil::annotation::LabelField::Name;
    let named =
        step(&postil::editor::commands::DescribeLabel { label: "event".into(), field, text: "Deed".to_owned() });
    let edit = r#"[{"set":["label","event"],"path":["name"],"before":"Event","after":"Deed"}]"#;
    assert!(named.contains(edit) && named.len() < 200, "{named}");
    let moved = step(&postil::editor::commands::MoveLabel { label: "event".into(), up: true });
    assert!(moved.contains(r#"[{"move":["label","statistic"],"after":"event"}]"#), "{moved}");
}

#[test]
fn what_two_people_put_right_in_two_places_fits_in_either_order() {
    let base = session("One and two.//Three and four.//Five and six.");
    let text = base.article().text.clone();
    let edits = |words: &str, command: &dyn Command, n| {
        let mut session = base.clone();
        let start = text.as_str().find(words).unwrap();
        let range = TextRange::new(start, start + words.len());
        session.run(&SelectPassage { range, fine: false }, &stamp(n)).unwrap();
        edits_of(&session, command, &stamp(n)).unwrap()
    };
    let all = [
        edits("two", &Split, 1),
        edits("four", &Split, 2),
        edits("Five", &MakeBlock(BlockKind::Heading), 3),
        edits("One", &MakeBlock(BlockKind::Quote), 4),
    ];
    for one in &all {
        for other in all.iter().filter(|other| *other != one) {
            let both = after(base.document(), [one, other]);
            assert!(both.is_some() && both == after(base.document(), [other, one]), "{one:?} {other:?}");
        }
    }
}

/// A change of one field of an annotation.
#[derive(Clone, Debug)]
enum Turn {
    Label(usize),
    Extent(usize, usize),
    Note(String),
    Attribute(usize, Option<String>),
}

/// Places in the record, none within another.
const PLACES: [&[&str]; 5] = [&["verdict"], &["claimant", "name"], &["claimant", "role"], &["rationale"], &["absent"]];

impl Turn {
    /// The field that changes.
    fn field(&self) -> (u8, &[&str]) {
        match self {
            Self::Label(_) => (0, &[]),
            Self::Extent(..) => (1, &[]),
            Self::Note(_) => (2, &[]),
            Self::Attribute(at, _) => (3, PLACES[at % PLACES.len()]),
        }
    }

    fn edits(&self, session: &Session, annotation: &AnnotationId, stamp: &Stamp) -> Option<Vec<Edit>> {
        let annotation = annotation.clone();
        let mut session = session.clone();
        session.run(&Select { annotation: annotation.clone(), reveal: false }, stamp).ok()?;
        let command: Box<dyn Command> = match self {
            Self::Label(at) => {
                let labels = &session.labels().labels;
                Box::new(Tag { label: labels[at % labels.len()].id.clone() })
            }
            Self::Extent(from, to) => {
                let len = session.article().text.len();
                let range = TextRange::new(from % (len + 1), to % (len + 1));
                Box::new(SetExtent { annotation, piece: 0, range, fine: true })
            }
            Self::Note(note) => Box::new(SetNote { annotation, note: note.clone() }),
            Self::Attribute(_, value) => {
                let path = self.field().1.iter().map(|name| Part::Field((*name).into())).collect();
                Box::new(SetAttribute { annotation, path, value: value.clone().map(Json::from), typing: false })
            }
        };
        edits_of(&session, &*command, stamp)
    }
}

fn turn() -> impl Strategy<Value = Turn> {
    let n = || 0usize..1000;
    prop_oneof![
        1 => n().prop_map(Turn::Label),
        1 => (n(), n()).prop_map(|(from, to)| Turn::Extent(from, to)),
        1 => "[aé😀]{0,4}".prop_map(Turn::Note),
        3 => (n(), prop::option::of("[ab]{0,2}")).prop_map(|(at, value)| Turn::Attribute(at, value)),
    ]
}

/// A session with two annotations at least, whose records come from a file: in any order.
fn annotated() -> impl Strategy<Value = Session> {
    let records = || {
        let record = r#"{"rationale":"r","claimant":{"role":"x","name":"y"},"topics":["a"],"verdict":"true"}"#;
        let other = r#"{"claimant":{"what":1},"zeal":2,"archive":3}"#;
        prop::sample::select(vec!["{}", record, other]).prop_map(|text| parse(text).unwrap())
    };
    (records(), records(), "[ab]{0,5}", deeds()).prop_map(|(one, other, note, deeds)| {
        let mut parts = parts(&session("He said [prices rose|event] and [fell|cause] again.//Nobody knows why."));
        for (annotation, record) in parts.annotations.iter_mut().zip([one, other]) {
            let Json::Object(record) = record else { unreachable!() };
            annotation.attributes = record;
            annotation.note.clone_from(&note);
        }
        let mut session = Session::from(Document::restore(parts));
        for (n, deed) in deeds.iter().enumerate() {
            let before = session.clone();
            deed.run(&mut session, n + 1);
            if session.annotations().len() < 2 || session.labels().labels.is_empty() {
                session = before;
            }
        }
        session
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn edits_of_different_fields_or_annotations_fit_in_either_order(
        session in annotated(), turns in (turn(), turn()), which in (0usize..9, 0usize..9), times in (500usize..600, 500usize..600),
    ) {
        let ids: Vec<AnnotationId> = session.annotations().iter().map(|one| one.id.clone()).collect();
        let (one, other) = (&ids[which.0 % ids.len()], &ids[which.1 % ids.len()]);
        prop_assume!(one != other || turns.0.field() != turns.1.field());
        // Where nothing was said of the claimant, whoever says something first says all of it.
        let claimant = |turn: &Turn| turn.field().1.first() == Some(&"claimant");
        prop_assume!(one != other || !(claimant(&turns.0) && claimant(&turns.1)));
        let edits = [(&turns.0, one, times.0), (&turns.1, other, times.1)]
            .map(|(turn, id, time)| turn.edits(&session, id, &stamp(time)));
        let [Some(first), Some(second)] = edits else { return Ok(()) };
        let both = after(session.document(), [&first, &second]);
        prop_assert!(both.is_some());
        prop_assert_eq!(&both, &after(session.document(), [&second, &first]));
        // All taken back, nothing is left of it.
        let back = [Edit::invert_all(second.clone()), Edit::invert_all(first.clone())];
        prop_assert_eq!(after(session.document(), [&first, &second, &back[0], &back[1]]), Some(said(&session)));
    }

    #[test]
    fn an_edit_applied_and_taken_back_leaves_no_trace(session in random::session(), deeds in deeds()) {
        let session = without_history(&session);
        for (n, deed) in deeds.iter().enumerate() {
            let mut done = session.clone();
            if deed.run(&mut done, 500 + n).is_none() {
                continue;
            }
            let Some(edits) = done.history().entries().last().map(|entry| &entry.edits) else { continue };
            prop_assert_eq!(after(session.document(), [edits]), Some(said(&done)));
            // One by one, too.
            let mut document = session.document().clone();
            for edit in edits {
                let before = said(&Session::from(document.clone()));
                let back = vec![edit.clone(), edit.invert()];
                prop_assert_eq!(after(&document, [&back]), Some(before));
                document.apply(std::slice::from_ref(edit), &mut Change::default()).unwrap();
            }
        }
    }

    #[test]
    fn all_or_nothing(session in random::session(), deeds in deeds()) {
        let (session, mut done) = (without_history(&session), without_history(&session));
        for (n, deed) in deeds.iter().enumerate() {
            deed.run(&mut done, 500 + n);
        }
        // Twice the same edits do not fit, and what does of them leaves no trace.
        for entry in done.history().entries() {
            let twice = [entry.edits.clone(), entry.edits.clone()].concat();
            let mut document = session.document().clone();
            if document.apply(&twice, &mut Change::default()).is_err() {
                prop_assert_eq!(said(&Session::from(document)), said(&session));
            }
        }
    }

    #[test]
    fn what_was_done_is_read_back_from_the_log(session in random::session()) {
        // What is only begun, such as adding a passage, is no part of what is saved.
        let session = Session::from(session.into_document());
        prop_assert_eq!(saved(&reopened(&session)), saved(&session));
    }

    #[test]
    fn edits_lead_from_one_label_set_to_another(one in label_set(), other in label_set()) {
        let document = |labels: &LabelSet| {
            Document::restore(Parts { labels: labels.clone(), ..parts(&session("One.")) })
        };
        let edits = Edit::labels(&one, &other);
        prop_assert_eq!(edits.is_empty(), one == other);
        prop_assert_eq!(after(&document(&one), [&edits]).map(|said| said.1), Some(other.clone()));
        prop_assert_eq!(after(&document(&other), [&Edit::invert_all(edits)]).map(|said| said.1), Some(one));
    }

    #[test]
    fn edits_lead_from_one_annotation_to_another(one in annotation(), other in annotation()) {
        let document = |one: &Annotation| {
            Document::restore(Parts { annotations: vec![one.clone()], ..parts(&session("He said prices rose.")) })
        };
        let edits = Edit::annotation(&one, &other);
        prop_assert_eq!(edits.is_empty(), one == other);
        prop_assert_eq!(after(&document(&one), [&edits]), Some(said(&Session::from(document(&other)))));
        prop_assert_eq!(after(&document(&other), [&Edit::invert_all(edits)]), Some(said(&Session::from(document(&one)))));
    }

    #[test]
    fn edits_lead_from_one_article_to_another(fresh in fresh(), here in deeds(), there in deeds()) {
        let run = |deeds: &[random::Deed], from| {
            let mut session = fresh.clone();
            deeds.iter().enumerate().for_each(|(n, deed)| _ = deed.run(&mut session, n + from));
            session
        };
        let (here, there) = (run(&here, 1), run(&there, 300));
        let edits = Edit::article(here.article(), there.article());
        let article = |said: crate::common::Said| said.0;
        let whole = |session: &Session| Some(parts(session).article);
        prop_assert_eq!(after(here.document(), [&edits]).map(article), whole(&there));
        let back = Edit::invert_all(edits);
        prop_assert_eq!(after(there.document(), [&back]).map(article), whole(&here));
    }
}
