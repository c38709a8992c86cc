//! What only version 2 of the format has: kept through all that a person does, and shown by nothing yet.

use leptos::prelude::*;
use postil::article::ArticleId;
use postil::document::Document;
use postil::editor::Session;
use postil::editor::commands::{GoTo, Redo, SetNote, Tag, Undo};
use postil::formats::native;
use postil::storage::{Batch, Durability, Memory, Storage};
use postil::ui::late::questions::Settle;

use crate::common::beside::FILES;
use crate::common::{parts, said, stamp};
use crate::world::{Page, on_disk, settle};

/// A page with an article of a file.
fn opened(memory: &Memory, file: &str) -> (Page, ArticleId) {
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

/// A document with nothing but the own annotations of a file, on the same text.
fn plain(file: &str) -> Vec<u8> {
    let session = Session::from(native::read(file).unwrap());
    let mut parts = parts(&session);
    (parts.beside, parts.relations) = (None, vec![]);
    native::to_string(&Document::restore(parts), &stamp(1).now).into_bytes()
}

#[test]
fn what_replaces_it_or_stands_beside_it_takes_and_leaves_all_of_it() {
    let memory = Memory::default();
    let (page, id) = opened(&memory, FILES[0]);
    let whole = said(&page.session());
    // In the place of it comes a document without; undone, all of it is back, here and on the disk.
    let settle_as = |how: Settle| {
        page.model.settle(how, false);
        settle();
    };
    page.give(&[("plain.postil.json", &plain(FILES[0]))]);
    settle_as(Settle::Replace);
    assert!(page.session().document().beside().is_none());
    assert_eq!(said(&on_disk(&memory, &id)), said(&page.session()));
    page.run(&[&Undo]);
    assert_eq!((said(&page.session()), said(&on_disk(&memory, &id))), (whole.clone(), whole.clone()));
    page.run(&[&Redo]);
    assert!(on_disk(&memory, &id).document().beside().is_none());
    // And the other way round.
    page.give(&[("a.postil.json", FILES[0].as_bytes())]);
    settle_as(Settle::Replace);
    assert_eq!((said(&page.session()), said(&on_disk(&memory, &id))), (whole.clone(), whole.clone()));
    page.give(&[("a.postil.json", FILES[0].as_bytes())]);
    settle_as(Settle::KeepBoth);
    let copy = page.session();
    assert_ne!(copy.article().id, id);
    assert_eq!(copy.document().beside(), Session::from(native::read(FILES[0]).unwrap()).document().beside());
    assert_eq!(said(&on_disk(&memory, &copy.article().id)), said(&copy));
}

#[test]
fn deleted_it_comes_back_whole_or_leaves_nothing() {
    let memory = Memory::default();
    let (page, id) = opened(&memory, FILES[1]);
    let whole = said(&page.session());
    page.model.leave();
    page.model.delete_article(&id);
    settle();
    page.run(&[&Undo]);
    page.wait_for(page.model.open_article(id.clone()));
    assert_eq!(said(&page.session()), whole);
    page.model.leave();
    page.model.delete_article(&id);
    settle();
    let page = page.reopen(memory.clone());
    settle();
    let left: Vec<String> = memory.records().into_keys().filter(|key| key.contains('/')).collect();
    assert!(left.is_empty() && page.articles().is_empty(), "{left:?}");
}

#[test]
fn damage_to_it_is_told_and_costs_only_itself() {
    let memory = Memory::default();
    let (page, id) = opened(&memory, FILES[0]);
    let others = page.session().document().beside().unwrap().annotations.len();
    let (layer, instructions) = {
        let find = |kind: &str| memory.records().into_keys().find(|key| key.starts_with(kind)).unwrap();
        (find("layer/"), find("instructions/"))
    };
    let mut damage = Batch::default();
    damage.put(layer, "{".to_owned()).put(instructions, "[]".to_owned());
    let store = memory.clone();
    page.wait_for(async move { store.commit(damage, Durability::Strict).await.unwrap() });
    page.model.leave();
    page.wait_for(page.model.open_article(id));
    let told = "1 layer’s name and author, the instructions. Everything else is here.";
    assert!(page.alert().ends_with(told), "{}", page.alert());
    assert_eq!(page.session().document().beside().unwrap().annotations.len(), others);
}
