//! An import takes the place of what was said of an article, as one step of undo.

use std::sync::Arc;

use postil::document::Document;
use postil::editor::commands::{Redo, Replace, Undo};
use postil::editor::{Refusal, Session};
use postil::message::annotating;
use proptest::prelude::*;

use crate::support::document::good;
use crate::support::marked::{session, show};
use crate::support::random::{Deed, deeds, fresh};
use crate::support::steps::run;
use crate::support::{parts, said, stamp};

/// Another session on the article of `one`.
fn with_marks(one: &Session, marked: &str) -> Session {
    let other = session(marked);
    assert_eq!(other.article().text, one.article().text);
    Session::from(Document::restore(postil::document::Parts { article: parts(one).article, ..parts(&other) }))
}

#[test]
fn an_import_is_one_step_which_can_be_taken_back_and_done_again() {
    let mut here = session("He said [prices rose|statistic]. Why?");
    run(&mut here, "go 1, no-claim, make-heading, go 0");
    let before = said(&here);
    let file = with_marks(&session("He said prices rose. Why?"), "[He said|quote] prices rose. [Why?|opinion]");
    let steps = here.history().len();

    let outcome = here.run(&Replace(Arc::new(file.clone().into_document())), &stamp(90)).unwrap();
    assert_eq!(outcome.message, Some(annotating::REPLACED_BY_IMPORT.into()));
    assert_eq!((said(&here), here.history().len()), (said(&file), steps + 1));
    here.run(&Undo, &stamp(91)).unwrap();
    assert_eq!(said(&here), before);
    here.run(&Redo, &stamp(92)).unwrap();
    assert_eq!(show(&here), show(&file));
    // The steps before it can still be undone.
    run(&mut here, "undo, undo, undo");
    assert_eq!(show(&here), "He said [prices rose|statistic]. {Why?}".replace(['{', '}'], ""));

    let again = Arc::new(here.document().clone());
    let refusal = here.run(&Replace(again), &stamp(93)).unwrap_err();
    assert_eq!(refusal.message, Some(annotating::NOTHING_TO_REPLACE.into()));
}

#[test]
fn what_no_edit_leads_to_is_refused_and_changes_nothing() {
    let text = session("He said [prices rose|statistic].");
    let mut link = parts(&good());
    link.article.links.clear();
    let mut extra = parts(&good());
    extra.extra.set("other", postil::json::Json::from("x".to_owned()));
    let mut block = parts(&good());
    block.article.blocks[1].id = "b99".into();
    for file in [
        text,
        Session::from(Document::restore(link)),
        Session::from(Document::restore(extra)),
        Session::from(Document::restore(block)),
    ] {
        let mut here = good();
        run(&mut here, "go 1, no-claim");
        let before = said(&here);
        let refusal = here.run(&Replace(Arc::new(file.into_document())), &stamp(90)).unwrap_err();
        assert_eq!((refusal, said(&here)), (Refusal::NOTHING, before));
    }
}

fn after(session: &Session, deeds: &[Deed]) -> Session {
    let mut session = session.clone();
    // Other ids than those of the other session.
    deeds.iter().enumerate().for_each(|(n, deed)| _ = deed.run(&mut session, n + 1));
    session
}

proptest! {
    #[test]
    fn whatever_was_done_to_both_undo_brings_all_of_it_back(fresh in fresh(), here in deeds(), there in deeds()) {
        let (mut here, file) = (after(&fresh, &here), after(&fresh, &there));
        let before = said(&here);
        if said(&file) == before {
            return Ok(());
        }
        here.run(&Replace(Arc::new(file.clone().into_document())), &stamp(900)).unwrap();
        prop_assert_eq!(said(&here), said(&file));
        here.run(&Undo, &stamp(901)).unwrap();
        prop_assert_eq!(said(&here), before);
        here.run(&Redo, &stamp(902)).unwrap();
        prop_assert_eq!(said(&here), said(&file));
    }
}
