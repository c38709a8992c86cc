//! Never lose work: each action is written in order, "Saved" shows only afterwards, a failure is told and made good.

use leptos::prelude::*;
use postil::annotation::preset;
use postil::editor::Command;
use postil::editor::commands::{
    ChangeSetting, Delete, DescribeLabel, Deselect, GoTo, LabelField, MoveTo, NoClaim, Redo, SetNote, Tag, Undo,
    UseLabels,
};
use postil::storage::{Durability, Memory, StorageError};
use postil::ui::state::saving::Saving;

use crate::common::{said, saved};
use crate::world::{Page, Slow, TEXT, on_disk, settle};

fn tag(label: &str) -> Tag {
    Tag { label: label.into() }
}

fn note(page: &Page, note: &str) -> SetNote {
    SetNote { annotation: page.session().selected().expect("one is selected").id.clone(), note: note.to_owned() }
}

/// A few actions, among them typing, undo and a step after it. Calls `after_each` after each edit, not after looks.
fn work(page: &Page, mut after_each: impl FnMut()) {
    let look = |command: &dyn Command| page.model.run(command);
    let mut run = |command: &dyn Command| {
        page.model.run(command);
        after_each();
    };
    look(&GoTo { sentence: 1 });
    run(&tag("statistic"));
    run(&note(page, "a"));
    run(&note(page, "ab"));
    run(&tag("cause"));
    run(&Undo);
    run(&Undo);
    look(&GoTo { sentence: 2 });
    run(&NoClaim);
    look(&MoveTo::NEXT_SENTENCE);
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
    let told = page.world.saved.borrow().len();
    // Looks are nothing to be saved.
    page.run(&[&GoTo { sentence: 1 }, &GoTo { sentence: 3 }]);
    page.world.wait();
    // Refused, or without any effect.
    page.run(&[&Deselect, &tag("nonsense"), &GoTo { sentence: 3 }, &GoTo { sentence: 99 }]);
    assert_eq!(page.world.saved.borrow().len(), told);
}

#[test]
fn looking_around_is_written_once_a_moment_later_and_relaxed() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    page.idle();
    let id = page.paste(TEXT);
    let current = || on_disk(&memory, &id).view().current;
    let _ = memory.take_commits();
    page.run(&[&GoTo { sentence: 0 }, &GoTo { sentence: 1 }, &GoTo { sentence: 2 }, &GoTo { sentence: 3 }]);
    assert_eq!((memory.take_commits(), current()), (vec![], None));
    assert!(page.world.is_saved());
    page.world.wait();
    assert_eq!((memory.take_commits(), current()), (vec![Durability::Relaxed], Some(3)));
    assert!(page.world.is_saved());
    // An edit takes it along, and the timer finds nothing to do.
    page.run(&[&GoTo { sentence: 1 }, &tag("event")]);
    assert_eq!((memory.take_commits(), current()), (vec![Durability::Strict], Some(1)));
    page.run(&[&GoTo { sentence: 2 }, &NoClaim, &GoTo { sentence: 3 }]);
    page.world.wait();
    assert_eq!((memory.take_commits(), current()), (vec![Durability::Strict, Durability::Relaxed], Some(3)));
    // A page that is hidden may be about to go.
    page.run(&[&GoTo { sentence: 0 }]);
    page.model.write_passing();
    assert_eq!((memory.take_commits(), current()), (vec![Durability::Relaxed], Some(0)));
    // What was looked at last does not come back after its article was deleted.
    page.run(&[&GoTo { sentence: 1 }]);
    page.model.leave();
    page.model.delete_article(&id);
    settle();
    let page = page.reopen(memory.clone());
    page.world.wait();
    assert!(memory.records().keys().all(|key| key == "app"), "{:?}", memory.records().keys());
}

#[test]
fn a_view_that_cannot_be_written_is_no_failure() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    page.paste(TEXT);
    memory.fail_with(Some(StorageError::Full));
    page.run(&[&GoTo { sentence: 1 }]);
    page.world.wait();
    assert_eq!(page.model.saving.get_untracked(), Saving::Saved);
    // One that waits behind what cannot be written comes after it.
    page.run(&[&tag("event"), &GoTo { sentence: 2 }]);
    memory.fail_with(None);
    page.world.wait();
    settle();
    let id = page.session().article().id.clone();
    assert_eq!(on_disk(&memory, &id).view().current, Some(2));
}

#[test]
fn one_action_is_one_batch() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    page.idle();
    page.paste("Another one.");
    let id = page.paste(TEXT);
    page.run(&[&GoTo { sentence: 1 }]);
    page.world.wait();
    let strict = |what: &str, act: &dyn Fn()| {
        let _ = memory.take_commits();
        act();
        settle();
        assert_eq!(memory.take_commits(), [Durability::Strict], "{what}");
    };
    strict("tag", &|| page.run(&[&tag("event")]));
    strict("undo", &|| page.run(&[&Undo]));
    strict("redo", &|| page.run(&[&Redo]));
    let describe = DescribeLabel { label: "event".into(), field: LabelField::Name, text: "Happening".to_owned() };
    strict("a label", &|| page.run(&[&describe]));
    strict("another set", &|| page.run(&[&UseLabels { set: preset("Argument") }]));
    strict("a setting", &|| page.run(&[&ChangeSetting::CharacterKeys(false)]));
    strict("leaving", &|| page.model.leave());
    strict("opening", &|| page.wait_for(page.model.open_article(id.clone())));
    strict("a paste", &|| _ = page.paste("A third one."));
    page.model.leave();
    settle();
    strict("deleting", &|| page.model.delete_article(&id));
    let other = page.model.with_library(|library| library.articles().to_vec())[0].id.clone();
    strict("deleting another", &|| page.model.delete_article(&other));
    strict("bringing both back", &|| page.run(&[&Undo]));
    page.model.delete_article(&id);
    page.model.delete_article(&other);
    settle();
    let page = page.reopen(memory.clone());
    assert_eq!(memory.take_commits().len(), 3, "the two deletions, and one that clears away");
    assert_eq!(page.articles(), ["Another one."]);
}

#[test]
fn a_page_that_another_tab_needs_the_store_of_saves_first_and_says_so() {
    let store = Slow::default();
    let page = Page::on(store.clone());
    let id = page.paste(TEXT);
    page.run(&[&GoTo { sentence: 1 }, &tag("event"), &GoTo { sentence: 3 }, &tag("cause"), &GoTo { sentence: 0 }]);
    page.model.close_store();
    store.finish();
    assert_eq!(page.model.saving.get_untracked(), Saving::Failed(StorageError::Closed));
    assert!(!page.world.is_saved() && !page.model.is_behind());
    let on_the_disk = on_disk(&store.memory, &id);
    assert_eq!(saved(&on_the_disk), saved(&page.session()));
    // From now on nothing is written, and nothing pretends to be.
    page.run(&[&GoTo { sentence: 2 }, &NoClaim]);
    page.world.wait();
    store.finish();
    assert_eq!(page.model.saving.get_untracked(), Saving::Failed(StorageError::Closed));
    assert!(page.model.is_behind());
    assert_eq!(said(&on_disk(&store.memory, &id)), said(&on_the_disk));
}

#[test]
fn a_store_that_fails_is_let_go_of_after_one_more_try() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    page.paste(TEXT);
    memory.fail_with(Some(StorageError::Full));
    page.run(&[&GoTo { sentence: 1 }, &tag("event")]);
    let _ = memory.take_commits();
    page.model.close_store();
    settle();
    assert_eq!(memory.take_commits(), [Durability::Strict]);
    assert_eq!(page.model.saving.get_untracked(), Saving::Failed(StorageError::Closed));
    assert!(page.model.is_behind());
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
    page.run(&[&GoTo { sentence: 0 }, &NoClaim]);
    // Beside other timers.
    assert!(page.world.wait().contains(&1_000));
    let waits: Vec<u32> = (0..7).flat_map(|_| page.world.wait()).collect();
    assert_eq!(waits, [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
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
    page.run(&[&NoClaim]);
    assert!(page.world.wait().contains(&1_000));
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
    let id = page.model.with_library(|library| library.articles().to_vec())[0].id.clone();
    page.wait_for(page.model.open_article(id));
    page.world.wait();
    assert_eq!(page.model.saving.get_untracked(), Saving::Failed(why));
    assert!(!page.world.saved.borrow().contains(&true));
    // What was done is here as long as the page is, and can be taken along.
    assert_eq!(page.session().annotations().len(), 2);
    page.model.export_native();
    settle();
    assert_eq!(page.world.downloads.borrow().len(), 1);
}

#[test]
fn a_new_article_is_written_once_it_is_painted_or_before_the_page_goes() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    page.world.paints_late.set(true);
    page.paste(TEXT);
    assert!(memory.take_commits().is_empty() && !page.world.is_saved() && page.model.is_behind());
    page.world.wait();
    assert_eq!(memory.take_commits(), [Durability::Strict]);
    assert!(page.world.is_saved());

    // The page is hidden, and may go.
    page.paste("Another one.");
    page.model.write_passing();
    settle();
    assert_eq!((memory.take_commits(), page.world.is_saved()), (vec![Durability::Strict], true));
    page.world.wait();
    assert_eq!(memory.take_commits(), [], "it is not written twice");

    // What is done next is written after it.
    page.paste("A third one.");
    page.run(&[&GoTo { sentence: 0 }, &tag("event")]);
    settle();
    assert_eq!(memory.take_commits().len(), 2);
    assert!(page.world.is_saved());
    assert_eq!(on_disk(&memory, &page.session().article().id).annotations().len(), 1);
}
