//! Never lose work: each action is written in order, "Saved" shows only afterwards, a failure is told and made good.

use leptos::prelude::*;
use postil::app::saving::Saving;
use postil::exchange::store::{Memory, StorageError};
use postil::session::Command;
use postil::session::command::{Delete, Deselect, GoTo, MoveTo, NoClaim, SetNote, Tag, Undo};

use crate::common::saved;
use crate::world::{Page, Slow, TEXT, on_disk, settle};

fn tag(label: &str) -> Tag {
    Tag { label: label.into() }
}

fn note(page: &Page, note: &str) -> SetNote {
    SetNote { annotation: page.session().selected().expect("one is selected").id.clone(), note: note.to_owned() }
}

/// A few actions, among them typing, undo and a step after it; between two looks there is always an edit.
fn work(page: &Page, mut after_each: impl FnMut()) {
    let mut run = |command: &dyn Command| {
        page.model.run(command);
        after_each();
    };
    run(&GoTo { sentence: 1 });
    run(&tag("statistic"));
    run(&note(page, "a"));
    run(&note(page, "ab"));
    run(&tag("cause"));
    run(&Undo);
    run(&Undo);
    run(&GoTo { sentence: 2 });
    run(&NoClaim);
    run(&MoveTo::NEXT_SENTENCE);
    run(&tag("event"));
    run(&Delete);
    run(&Undo);
}

#[test]
fn each_action_is_written_in_order_and_saved_shows_after_the_last() {
    let store = Slow::default();
    let page = Page::on(store.clone());
    let id = page.paste(TEXT);
    store.finish();
    assert!(page.world.is_saved());

    let mut states = Vec::new();
    work(&page, || {
        // Told in the very call, before anything else could happen.
        assert!(!page.world.is_saved());
        states.push(saved(&page.session()));
        settle();
    });
    let mut written = Vec::new();
    while store.under_way() > 0 {
        assert_eq!(store.under_way(), 1, "none overtakes another");
        assert!(!page.world.is_saved());
        assert_eq!(page.model.saving.get_untracked(), Saving::Saving);
        store.finish_one();
        written.push(saved(&on_disk(&store.memory, &id)));
    }
    assert_eq!(written, states);
    assert!(page.world.is_saved());
    assert_eq!(page.model.saving.get_untracked(), Saving::Saved);
}

#[test]
fn saved_is_taken_back_whenever_something_changes_and_only_then() {
    let page = Page::on(Memory::default());
    page.paste(TEXT);
    work(&page, || {
        assert!(!page.world.is_saved());
        settle();
        assert!(page.world.is_saved());
    });
    page.run(&[&GoTo { sentence: 3 }]);
    let told = page.world.saved.borrow().len();
    // Refused, or without any effect.
    page.run(&[&Deselect, &tag("nonsense"), &GoTo { sentence: 3 }, &GoTo { sentence: 99 }]);
    assert_eq!(page.world.saved.borrow().len(), told);
}

#[test]
fn looking_around_is_written_once_where_writing_is_slow() {
    let store = Slow::default();
    let page = Page::on(store.clone());
    let id = page.paste(TEXT);
    store.finish();
    page.run(&[&GoTo { sentence: 0 }, &GoTo { sentence: 1 }, &GoTo { sentence: 2 }, &GoTo { sentence: 3 }]);
    // The first was under way; the rest are one.
    assert_eq!(store.finish(), 2);
    assert_eq!(on_disk(&store.memory, &id).view().current, Some(3));
}

#[test]
fn a_failure_is_told_and_nothing_is_forgotten() {
    for by_hand in [false, true] {
        let memory = Memory::default();
        let page = Page::on(memory.clone());
        let id = page.paste(TEXT);
        let before = saved(&on_disk(&memory, &id));
        memory.fail_with(Some(StorageError::Full));
        page.world.saved.borrow_mut().clear();
        work(&page, settle);
        assert_eq!(page.model.saving.get_untracked(), Saving::Failed(StorageError::Full));
        assert_eq!(saved(&on_disk(&memory, &id)), before);
        page.world.wait();
        page.model.retry();
        settle();
        assert_eq!(page.model.saving.get_untracked(), Saving::Failed(StorageError::Full));
        assert!(!page.world.saved.borrow().contains(&true));

        memory.fail_with(None);
        if by_hand {
            page.model.retry();
            settle();
        } else {
            page.world.wait();
        }
        assert_eq!(page.model.saving.get_untracked(), Saving::Saved);
        assert!(page.world.is_saved());
        assert_eq!(saved(&on_disk(&memory, &id)), saved(&page.session()));
        let page = page.reopen(memory.clone());
        assert_eq!(saved(&page.session()), saved(&on_disk(&memory, &id)));
    }
}

#[test]
fn tries_come_further_and_further_apart_and_never_in_parallel() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    page.paste(TEXT);
    memory.fail_with(Some(StorageError::Failed("no".to_owned())));
    page.run(&[&GoTo { sentence: 0 }]);
    let waits: Vec<u32> = (0..8).flat_map(|_| page.world.wait()).collect();
    assert_eq!(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    // Every action is a try of its own; of their timers only the last one does something.
    for _ in 0..5 {
        page.run(&[&tag("event"), &Undo]);
    }
    page.world.wait();
    assert_eq!(page.world.wait().len(), 1);
    // After a success the first wait is short again, and a timer left over finds nothing to do.
    memory.fail_with(None);
    page.model.retry();
    settle();
    let told = page.world.saved.borrow().len();
    page.world.wait();
    assert_eq!(page.world.saved.borrow().len(), told);
    memory.fail_with(Some(StorageError::Full));
    page.run(&[&GoTo { sentence: 1 }]);
    assert_eq!(page.world.wait(), [1_000]);
}

#[test]
fn a_page_that_may_keep_nothing_works_and_never_says_saved() {
    let why = StorageError::Unavailable("a private window".to_owned());
    let page = Page::refused(why.clone());
    assert_eq!(page.model.saving.get_untracked(), Saving::Failed(why.clone()));
    page.paste(TEXT);
    work(&page, settle);
    page.model.retry();
    page.model.leave();
    let id = page.model.desk.get_untracked()[0].id.clone();
    page.wait_for(page.model.open_article(id));
    page.world.wait();
    assert_eq!(page.model.saving.get_untracked(), Saving::Failed(why));
    assert!(!page.world.saved.borrow().contains(&true));
    // What was done is here as long as the page is, and can be taken along.
    assert_eq!(page.session().annotations().len(), 2);
    page.model.export_native();
    assert_eq!(page.world.downloads.borrow().len(), 1);
}
