//! Several tabs on one article: never is a part of it written whose own record is gone, or over what is newer.

use std::rc::Rc;

use leptos::prelude::*;
use postil::annotation::preset;
use postil::article::ArticleId;
use postil::editor::Command;
use postil::editor::commands::{ChangeSetting, Delete, GoTo, Redo, SetNote, Tag, Undo, UseLabels};
use postil::library::Settings;
use postil::storage::{Batch, Durability, Memory, Storage, StorageError, records};
use postil::ui::late::questions::Settle;
use postil::ui::state::saving::Saving;
use postil::ui::state::tabs::Frozen;

use crate::world::{Page, Slow, TEXT, on_disk, settle};

fn tag(label: &str) -> Tag {
    Tag { label: label.into() }
}

/// A page whose second wasm is here.
fn opened(memory: &Memory) -> Page {
    let page = Page::on(memory.clone());
    page.idle();
    page
}

/// A second page of the same browser.
fn second(first: &Page, memory: &Memory) -> Page {
    let page = Page::in_world(Rc::new(first.world.beside()), memory.clone(), None);
    page.idle();
    page
}

fn frozen(page: &Page) -> Option<Frozen> {
    page.model.document.frozen.get_untracked()
}

/// Writes to the store as another browser tab would.
fn write(memory: &Memory, batch: Batch) {
    drop(memory.commit(batch, Durability::Strict));
}

#[test]
fn a_second_tab_on_the_same_article_reads_it_until_the_first_lets_go() {
    let memory = Memory::default();
    let first = opened(&memory);
    let id = first.paste(TEXT);
    let second = second(&first, &memory);
    assert_eq!((frozen(&first), frozen(&second)), (None, Some(Frozen::Elsewhere)));
    let _ = memory.take_commits();

    // Looking around is allowed, and nothing of it is written; changes are refused in words.
    second.run(&[&GoTo { sentence: 1 }]);
    assert_eq!(second.model.document.view.get_untracked().current, Some(1));
    second.world.wait();
    assert!(!second.model.is_enabled(&tag("event")) && second.model.is_enabled(&GoTo { sentence: 0 }));
    second.run(&[&tag("event")]);
    assert!(second.alert().contains("open in another tab"), "{}", second.alert());
    assert_eq!((second.session().annotations().len(), memory.take_commits()), (0, vec![]));

    first.run(&[&GoTo { sentence: 0 }, &tag("cause")]);
    assert_eq!((frozen(&first), on_disk(&memory, &id).annotations().len()), (None, 1));

    // The first tab goes to its list; the second reads what the first has done, and may change it.
    first.model.leave();
    for waiting in second.world.awaited.take() {
        waiting.send(()).unwrap();
    }
    settle();
    assert_eq!((frozen(&second), second.session().annotations().len()), (None, 1));
    second.run(&[&GoTo { sentence: 2 }, &tag("event")]);
    assert_eq!(on_disk(&memory, &id).annotations().len(), 2);

    // And the other way round.
    first.wait_for(first.model.open_article(id.clone()));
    assert_eq!(frozen(&first), Some(Frozen::Elsewhere));
    // Another article is another matter.
    first.paste("Another one.");
    assert_eq!(frozen(&first), None);
    first.run(&[&GoTo { sentence: 0 }, &tag("event")]);
    assert_eq!(first.session().annotations().len(), 1);
}

/// What other tabs can do to an article that is open here, where no lock keeps them from it.
fn overtakings(memory: &Memory, id: &ArticleId) -> [(&'static str, Batch); 2] {
    let state = records::all(id).into_iter().find(|range| range.from.starts_with("state/")).unwrap().from;
    let mut newer = Batch::default();
    newer.put(state.clone(), memory.records()[&state].replace("\"at\":\"", "\"at\":\"x"));
    [("deleted", records::forget(id)), ("changed", newer)]
}

#[test]
fn nothing_is_written_over_an_article_that_another_tab_changed_or_deleted() {
    for kind in 0..2 {
        let memory = Memory::default();
        let page = opened(&memory);
        let id = page.paste(TEXT);
        page.run(&[&GoTo { sentence: 0 }, &tag("event")]);
        let (what, batch) = overtakings(&memory, &id)[kind].clone();
        write(&memory, batch);
        let before = memory.records();

        let annotation = page.session().annotations().iter().next().unwrap().id.clone();
        let changes: [&dyn Command; 3] = [&SetNote { annotation, note: "Mine".to_owned() }, &Undo, &Delete];
        changes.iter().for_each(|change| page.run(&[*change]));
        assert_eq!(memory.records(), before, "{what}: nothing is written");
        assert_eq!(frozen(&page), Some(Frozen::Overtaken), "{what}");
        assert_eq!(page.model.saving.get_untracked(), Saving::Failed(StorageError::Changed), "{what}");
        assert!(!page.world.is_saved(), "{what}");
        let session = page.session();
        assert_eq!(
            (session.annotations().len(), session.annotations().iter().next().unwrap().note.as_str()),
            (1, "Mine")
        );

        // Where the person looks is a part of an article too.
        page.run(&[&GoTo { sentence: 2 }]);
        page.world.wait();
        assert_eq!(memory.records(), before, "{what}: nor where the person looks");

        // Kept as an article of its own, with all that was done.
        page.model.keep_as_copy();
        settle();
        let copy = page.session();
        assert_ne!(copy.article().id, id);
        assert_eq!((frozen(&page), page.world.is_saved()), (None, true), "{what}");
        assert_eq!(on_disk(&memory, &copy.article().id).annotations().iter().next().unwrap().note, "Mine");
        page.run(&[&GoTo { sentence: 1 }, &tag("cause")]);
        assert_eq!(on_disk(&memory, &copy.article().id).annotations().len(), 2);
    }
}

#[test]
fn what_another_tab_saved_can_be_opened_in_the_place_of_what_could_not_be_saved() {
    let memory = Memory::default();
    let page = opened(&memory);
    let id = page.paste(TEXT);
    let (_, newer) = overtakings(&memory, &id)[1].clone();
    write(&memory, newer);
    page.run(&[&GoTo { sentence: 0 }, &tag("event")]);
    assert_eq!((frozen(&page), page.session().annotations().len()), (Some(Frozen::Overtaken), 1));
    page.model.open_saved();
    settle();
    assert_eq!((frozen(&page), page.session().annotations().len(), page.world.is_saved()), (None, 0, true));
    page.run(&[&GoTo { sentence: 0 }, &tag("event")]);
    assert_eq!(on_disk(&memory, &id).annotations().len(), 1);

    // Where it is gone, what is here stays.
    write(&memory, records::forget(&id));
    page.run(&[&tag("cause")]);
    page.model.open_saved();
    settle();
    assert!(page.alert().contains("could not be opened"), "{}", page.alert());
    assert_eq!((frozen(&page), page.session().annotations().len()), (Some(Frozen::Overtaken), 1));
}

#[test]
fn a_copy_has_the_steps_that_were_in_memory_and_no_others() {
    let memory = Memory::default();
    let page = opened(&memory);
    let id = page.paste(TEXT);
    page.run(&[&GoTo { sentence: 0 }, &tag("event")]);
    // The first step is in the store only.
    let page = page.reopen(memory.clone());
    page.idle();
    page.run(&[&GoTo { sentence: 1 }, &tag("cause")]);
    write(&memory, records::forget(&id));
    page.run(&[&GoTo { sentence: 2 }, &tag("rule")]);
    page.model.keep_as_copy();
    settle();
    for left in [2, 1] {
        page.run(&[&Undo]);
        assert_eq!((page.session().annotations().len(), page.alert()), (left, String::new()));
    }
    assert!(!page.model.is_enabled(&Undo));
}

#[test]
fn an_article_that_can_only_be_read_is_not_replaced() {
    let memory = Memory::default();
    let first = opened(&memory);
    first.paste(TEXT);
    let file = postil::formats::native::to_string(first.session().document(), &Default::default()).into_bytes();
    first.run(&[&GoTo { sentence: 0 }, &tag("event")]);
    let second = second(&first, &memory);
    assert_eq!(frozen(&second), Some(Frozen::Elsewhere));
    let before = memory.records();
    second.give(&[("old.postil.json", &file)]);
    second.model.settle(Settle::Replace, false);
    settle();
    assert!(second.alert().contains("only be read"), "{}", second.alert());
    assert_eq!((memory.records(), second.session().annotations().len()), (before, 1));
}

#[test]
fn where_the_person_looks_is_not_written_for_an_article_that_is_gone() {
    let memory = Memory::default();
    let page = opened(&memory);
    let id = page.paste(TEXT);
    page.run(&[&GoTo { sentence: 1 }]);
    write(&memory, records::forget(&id));
    let before = memory.records();
    page.world.wait();
    assert_eq!(memory.records(), before);
}

#[test]
fn an_article_that_was_deleted_for_good_elsewhere_is_not_half_brought_back() {
    let memory = Memory::default();
    let page = opened(&memory);
    let id = page.paste(TEXT);
    page.model.leave();
    page.model.delete_article(&id);
    settle();
    // The page that opens next removes what was deleted.
    let other = second(&page, &memory);
    assert!(other.articles().is_empty());
    let before = memory.records();
    page.run(&[&Undo]);
    assert_eq!(memory.records(), before);
    assert_eq!(page.model.saving.get_untracked(), Saving::Failed(StorageError::Changed));
    // No article is open that could only be read.
    page.run(&[&Redo]);
    assert_eq!((page.articles().len(), page.alert()), (0, String::new()));
}

#[test]
fn settings_of_another_tab_are_taken_over_before_they_could_be_written_over() {
    let memory = Memory::default();
    let first = opened(&memory);
    let id = first.paste(TEXT);
    first.model.leave();
    settle();
    let second = second(&first, &memory);
    first.run(&[&ChangeSetting::Name("Ann".to_owned()), &ChangeSetting::Hidden("event".into(), true)]);
    // The person turns to the other tab.
    second.model.catch_up();
    settle();
    assert_eq!(second.model.library.settings.get_untracked(), first.model.library.settings.get_untracked());
    second.run(&[&ChangeSetting::CharacterKeys(false)]);
    second.wait_for(second.model.open_article(id));
    second.run(&[&UseLabels { set: preset("Argument") }]);
    second.model.leave();
    first.model.catch_up();
    settle();
    let _ = memory.take_commits();
    first.model.catch_up();
    settle();
    assert_eq!(memory.take_commits(), [], "nothing is written by looking");
    let page = first.reopen(memory.clone());
    let Settings { character_keys, name, hidden, .. } = page.model.library.settings.get_untracked();
    assert_eq!((character_keys, name.as_deref(), hidden.len()), (false, Some("Ann"), 1));
    page.paste("Another one.");
    assert_eq!(page.session().labels().name, "Argument");
    // What this page has not written yet holds.
    let store = Slow::default();
    let page = Page::on(store.clone());
    page.run(&[&ChangeSetting::Name("Ben".to_owned())]);
    page.model.catch_up();
    settle();
    assert_eq!(page.model.library.settings.get_untracked().name.as_deref(), Some("Ben"));
    store.finish();
}
