//! Edits: who made them and where they come from.

use std::sync::Arc;

use postil::article::{BlockKind, Stamp};
use postil::document::Origin;
use postil::editor::Session;
use postil::editor::commands::{MakeBlock, Replace, SelectPassage, SetNote, Split, Tag};
use postil::exchange::store::records::{self, Recovered};
use postil::text::TextRange;

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
