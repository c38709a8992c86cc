//! Edits: who made them and where they come from.

use std::sync::Arc;

use postil::article::Stamp;
use postil::document::Origin;
use postil::editor::Session;
use postil::editor::commands::{Replace, SetNote, Tag};
use postil::exchange::store::records::{self, Recovered};

use crate::common::saved;
use crate::support::marked::{session, show};
use crate::support::stamp;

/// The same session out of its records.
fn reopened(session: &Session) -> Session {
    let Recovered { session, lost, .. } = records::recover(records::whole(session, &stamp(0).now).put).unwrap();
    assert!(lost.is_empty(), "{lost:?}");
    session
}

#[test]
fn a_step_says_who_did_it_and_where_it_came_from() {
    let mut here = session("He said {prices rose}.");
    let by = |name: &str, n| Stamp { creator: Some(name.to_owned()), ..stamp(n) };
    here.run(&Tag { label: "event".into() }, &by("Ann", 1)).unwrap();
    let note = |text: &str| SetNote { annotation: stamp(1).id, note: text.to_owned() };
    here.run(&note("Wh"), &by("Ann", 2)).unwrap();
    here.run(&note("Who"), &by("Ann", 3)).unwrap();
    // What two people type is two steps.
    here.run(&note("Who?"), &by("Bo", 4)).unwrap();
    let file = session("[He|quote] said prices rose.");
    let file =
        postil::document::Parts { article: crate::support::parts(&here).article, ..crate::support::parts(&file) };
    let file = postil::document::Document::restore(file);
    here.run(&Replace(Arc::new(file)), &stamp(5)).unwrap();
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
