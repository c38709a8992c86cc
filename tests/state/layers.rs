//! What only version 2 of the format has: kept through all that a person does, and shown by nothing yet.

use leptos::prelude::*;
use postil::article::Id;
use postil::editor::commands::{GoTo, Redo, SetNote, Tag, Undo};
use postil::formats::native;
use postil::storage::Memory;

use crate::common::beside::FILES;
use crate::common::{said, stamp};
use crate::world::{Page, on_disk, settle};

/// A page with an article of a file.
fn opened(memory: &Memory, file: &str) -> (Page, Id) {
    let page = Page::on(memory.clone());
    page.give(&[("a.postil.json", file.as_bytes())]);
    let id = page.session().article().id.clone();
    (page, id)
}

#[test]
fn it_is_kept_through_work_and_a_new_page() {
    for file in FILES {
        let memory = Memory::default();
        let (page, id) = opened(&memory, file);
        let imported = native::read(file).unwrap();
        assert_eq!(said(&page.session()), said(&imported.clone().into()));
        assert_eq!(said(&on_disk(&memory, &id)), said(&page.session()));

        page.run(&[&GoTo { sentence: 2 }, &Tag { label: page.session().labels().labels[0].id.clone() }]);
        let annotation = page.session().selected().unwrap().id.clone();
        page.run(&[&SetNote { annotation, note: "Mine.".to_owned() }, &Undo, &Undo, &Redo]);
        let worked = page.session();
        assert_eq!(worked.annotations().len(), imported.annotations().len() + 1);
        assert_eq!(worked.document().beside(), imported.beside());

        let page = page.reopen(memory.clone());
        assert_eq!(page.alert(), "");
        let again = page.session();
        assert_eq!(said(&again), said(&worked));
        // Opening reads no more than it does of any other article.
        assert!(!again.history().is_empty() && !again.history().is_read());
        page.run(&[&Undo]);
        settle();
        assert_eq!(said(&page.session()), said(&imported.clone().into()));
        assert_eq!(said(&on_disk(&memory, &id)), said(&page.session()));
        let exported = native::to_string(page.session().document(), &stamp(1).now);
        assert_eq!(said(&native::read(&exported).unwrap().into()), said(&imported.into()));
    }
}

#[test]
fn counts_and_the_list_are_of_the_own_alone() {
    let memory = Memory::default();
    let (page, id) = opened(&memory, FILES[0]);
    let own = page.session().annotations().len();
    assert_eq!(own, 1);
    assert_eq!(page.model.document.counts.get_untracked().annotations, own);
    let listed = || page.model.with_library(|library| library.article(&id).unwrap().annotations);
    assert_eq!(listed(), own);
    page.run(&[&GoTo { sentence: 2 }, &Tag { label: "event".into() }]);
    page.model.leave();
    settle();
    assert_eq!(listed(), own + 1);
}
