//! The second wasm: when it is fetched, and what the person is told of it.

use leptos::prelude::*;
use postil::editor::Dialog;
use postil::storage::Memory;
use postil::ui::late::contents;
use postil::ui::state::late_module::LateModule;

use crate::world::{Page, TEXT, settle};

/// A page for which the second wasm arrives when the test says so.
fn held() -> Page {
    let page = Page::on(Memory::default());
    page.world.holds_more.set(true);
    page
}

/// Answers the one fetch that is under way.
fn answer(page: &Page, more: Option<LateModule>) {
    let mut fetches = page.world.fetches.take();
    assert_eq!(fetches.len(), 1);
    assert!(fetches.remove(0).send(more).is_ok());
    settle();
}

/// Presses the button of a dialog; the page's elements then ask for the second wasm.
fn press(page: &Page) {
    page.model.dialogs.open.set(Some(Dialog::Export));
    page.model.await_late();
    settle();
}

#[test]
fn it_is_fetched_once() {
    let page = held();
    assert!(page.world.fetches.borrow().is_empty(), "nobody has asked for it");
    page.model.fetch_late();
    press(&page);
    page.model.fetch_late();
    answer(&page, Some(contents()));
    assert!(page.model.more.here.get_untracked().is_some());
    assert_eq!(page.model.dialogs.open.get_untracked(), Some(Dialog::Export), "it can be shown now");
    press(&page);
    page.model.fetch_late();
    assert!(page.world.fetches.borrow().is_empty());
    assert_eq!(page.alert(), "");
}

#[test]
fn a_press_that_it_does_not_arrive_for_is_told_and_the_next_one_tries_again() {
    let page = held();
    page.paste(TEXT);
    press(&page);
    answer(&page, None);
    assert!(page.alert().contains("could not be loaded"));
    assert_eq!(page.model.dialogs.open.get_untracked(), None);
    assert_eq!(page.session().article().text.as_str(), TEXT);
    press(&page);
    answer(&page, Some(contents()));
    assert!(page.model.more.here.get_untracked().is_some());
    assert_eq!(page.model.dialogs.open.get_untracked(), Some(Dialog::Export));
}

#[test]
fn what_is_wanted_is_done_once_it_is_here_or_not_at_all() {
    let page = held();
    let model = page.model;
    model.with_late(|_| panic!("it did not arrive"));
    settle();
    answer(&page, None);
    assert!(page.alert().contains("could not be loaded"));
    model.with_late(move |more| (more.sample)(model));
    settle();
    assert!(page.articles().is_empty());
    answer(&page, Some(contents()));
    assert_eq!(page.articles().len(), 1);
    page.model.leave();
    model.with_late(move |more| (more.sample)(model));
    settle();
    assert!(page.asked().is_some(), "done at once, and the same text is here already");
    assert!(page.world.fetches.borrow().is_empty());
}

#[test]
fn nobody_is_told_of_a_fetch_that_nobody_waits_for() {
    let page = held();
    page.model.fetch_late();
    settle();
    page.world.wait();
    assert!(!page.model.more.slow.get_untracked());
    answer(&page, None);
    assert_eq!(page.alert(), "");
}

#[test]
fn a_long_wait_is_told_until_it_is_over() {
    for more in [None, Some(contents())] {
        let page = held();
        press(&page);
        assert!(!page.model.more.slow.get_untracked());
        page.world.wait();
        assert!(page.model.more.slow.get_untracked());
        answer(&page, more);
        assert!(!page.model.more.slow.get_untracked());
    }
}
