//! What comes in and is here already: one question after the other, and nothing is dropped without a word.

use leptos::prelude::*;
use postil::annotation::Annotation;
use postil::article::{ArticleId, SourceKind};
use postil::document::Document;
use postil::editor::commands::{GoTo, Page as Wish, Redo, Tag, Undo};
use postil::editor::{Dialog, Effect, Session};
use postil::formats::native;
use postil::json::Json;
use postil::read::Intake;
use postil::storage::Memory;
use postil::ui::late::questions::Settle;
use postil::ui::state::model::Screen;

use crate::common::{parts, said, saved, stamp};
use crate::library::file;
use crate::world::{Page, TEXT, on_disk, settle};

fn tag(label: &str) -> Tag {
    Tag { label: label.into() }
}

fn toast(page: &Page) -> String {
    page.model.messages.toast.get_untracked().map(|toast| toast.text).unwrap_or_default()
}

/// A page with an article of one mark, and another session on it with one more.
fn with_article(memory: &Memory) -> (Page, ArticleId, Session) {
    let page = Page::on(memory.clone());
    let id = page.paste(TEXT);
    page.run(&[&GoTo { sentence: 1 }, &tag("cause"), &GoTo { sentence: 2 }]);
    let mut other = page.session();
    other.run(&tag("event"), &stamp(500)).unwrap();
    (page, id, other)
}

/// The same, left, and the file of the other given.
fn with_question(memory: &Memory) -> (Page, ArticleId, Session) {
    let (page, id, other) = with_article(memory);
    page.model.leave();
    settle();
    page.give(&[("prices.postil.json", &file(&other))]);
    (page, id, other)
}

fn answer(page: &Page, how: Settle, all: bool) {
    page.model.settle(how, all);
    settle();
}

#[test]
fn an_import_of_what_is_here_already_changes_nothing_until_the_person_decides() {
    let memory = Memory::default();
    let (page, _, _) = with_question(&memory);
    let before = memory.records();
    assert_eq!(page.asked(), Some(("prices.postil.json".to_owned(), 1, 0)));
    assert_eq!(page.model.screen.get_untracked(), Screen::Library);
    answer(&page, Settle::Cancel, false);
    assert_eq!((page.asked(), memory.records()), (None, before));
    assert!(page.model.messages.toast.get_untracked().is_none());
}

#[test]
fn what_is_here_is_counted_as_it_is_now() {
    let (page, _, other) = with_article(&Memory::default());
    // The list is brought up to date when the article is left.
    page.run(&[&tag("event"), &GoTo { sentence: 3 }, &tag("rule")]);
    page.give(&[("prices.postil.json", &file(&other))]);
    assert_eq!(page.asked(), Some(("prices.postil.json".to_owned(), 3, 0)));
}

#[test]
fn an_import_can_stand_beside_what_is_here() {
    let memory = Memory::default();
    let (page, id, other) = with_question(&memory);
    let before = saved(&on_disk(&memory, &id));
    answer(&page, Settle::KeepBoth, false);
    let new = page.session();
    assert_ne!(new.article().id, id);
    assert_eq!(said(&new), said(&other.with_article_id(new.article().id.clone())));
    assert_eq!(saved(&on_disk(&memory, &id)), before);
    assert_eq!(saved(&on_disk(&memory, &new.article().id)), saved(&new));
    assert_eq!(page.articles(), ["Prices rise", "Prices rise"]);
}

#[test]
fn an_import_can_replace_what_is_here_and_that_is_one_step_of_undo() {
    // What is here may lie in the library or be open; undone at once or after a reload.
    for (is_open, reload) in [(false, false), (true, false), (true, true)] {
        let memory = Memory::default();
        let (page, id, other) = with_question(&memory);
        if is_open {
            page.wait_for(page.model.open_article(id.clone()));
        }
        let (before, steps) = (said(&on_disk(&memory, &id)), on_disk(&memory, &id).history().len());
        answer(&page, Settle::Replace, false);
        assert_eq!((said(&page.session()), toast(&page).as_str()), (said(&other), "Replaced “Prices rise”."));
        assert_eq!(said(&on_disk(&memory, &id)), said(&other));
        let page = if reload { page.reopen(memory.clone()) } else { page };
        page.run(&[&Undo]);
        assert_eq!((said(&page.session()), toast(&page)), (before.clone(), String::new()));
        assert_eq!(saved(&on_disk(&memory, &id)), saved(&page.session()));
        page.run(&[&Redo]);
        assert_eq!(said(&on_disk(&memory, &id)), said(&other));
        // What was done before it can still be undone.
        page.run(&[&Undo, &Undo]);
        assert_eq!((page.session().annotations().len(), page.session().history().len()), (0, steps + 1));
        // Nobody asked for other labels in new articles.
        assert_eq!(page.model.with(|session| session.labels().id.clone()), Some("claims".into()));
    }
}

#[test]
fn the_toast_takes_back_the_replacement_and_nothing_else() {
    let (page, _, _) = with_question(&Memory::default());
    answer(&page, Settle::Replace, false);
    page.run(&[&GoTo { sentence: 3 }, &tag("rule")]);
    assert_eq!(toast(&page), "");
}

#[test]
fn a_replacement_that_no_edits_lead_to_can_be_taken_back_too() {
    let memory = Memory::default();
    let (page, id, other) = with_article(&memory);
    let before = saved(&on_disk(&memory, &id));
    let mut changed = parts(&other);
    changed.extra.set("theirs", Json::from("x".to_owned()));
    page.give(&[("prices.postil.json", &file(&Session::from(Document::restore(changed))))]);
    answer(&page, Settle::Replace, false);
    assert!(page.session().history().is_empty() && page.session().document().extra().get("theirs").is_some());
    page.model.put_back();
    settle();
    assert_eq!((saved(&page.session()), saved(&on_disk(&memory, &id))), (before.clone(), before));
}

/// The session with the marks of other people.
fn of(session: &Session, creator: &str, marks: usize) -> Vec<u8> {
    let parts = parts(session);
    let annotations = parts.annotations.into_iter().take(marks);
    let creator = Some(creator.to_owned());
    let annotations = annotations.map(|one| Annotation { creator: creator.clone(), ..one }).collect();
    file(&Session::from(Document::restore(postil::document::Parts { annotations, relations: Vec::new(), ..parts })))
}

#[test]
fn several_exports_of_one_article_are_asked_about_one_after_the_other() {
    for (all, how, told) in [
        (
            false,
            Settle::KeepBoth,
            "4 files: 1 opened, 2 kept beside what is here, 1 left out. “d.postil.json”: You left it out.",
        ),
        (true, Settle::KeepBoth, "4 files: 1 opened, 3 kept beside what is here."),
        (true, Settle::Replace, "4 files: 1 opened, 3 put in the place of what was here."),
    ] {
        let (made, _, other) = with_article(&Memory::default());
        // In another browser, whose ids are others.
        let page = made.reopen(Memory::default());
        let files = [of(&other, "Ann", 2), of(&other, "Ben", 1), of(&other, "Cem", 0), of(&other, "Dora", 2)];
        let names = ["a.postil.json", "b.postil.json", "c.postil.json", "d.postil.json"];
        let given: Vec<(&str, &[u8])> = names.into_iter().zip(files.iter().map(Vec::as_slice)).collect();
        page.give(&given);
        assert_eq!(page.articles().len(), 1, "the first is no question");
        assert_eq!(page.asked(), Some(("b.postil.json".to_owned(), 2, 2)));
        answer(&page, how, all);
        if !all {
            assert_eq!(page.asked(), Some(("c.postil.json".to_owned(), 2, 1)));
            answer(&page, how, false);
            assert_eq!(
                (page.asked(), toast(&page).contains("files")),
                (Some(("d.postil.json".to_owned(), 2, 0)), false)
            );
            answer(&page, Settle::Cancel, false);
        }
        assert_eq!((page.asked(), toast(&page).as_str(), page.alert().as_str()), (None, told, ""));
        let articles = if how == Settle::Replace { 1 } else { 3 + usize::from(all) };
        assert_eq!(page.articles().len(), articles);
        let creators: Vec<Option<String>> =
            page.session().annotations().iter().map(|one| one.creator.clone()).collect();
        let last = if all { vec![Some("Dora".to_owned()); 2] } else { Vec::new() };
        assert_eq!(creators, last, "the last one that was opened is open");
    }
}

#[test]
fn what_cannot_be_read_among_others_is_named_with_the_reason() {
    let page = Page::on(Memory::default());
    page.give(&[("a.txt", b"One."), ("b.txt", b" "), ("c.postil.json", b"{"), ("d.png", b"\x89PNG\r\n\x1A\n\0\0")]);
    let told = page.alert();
    assert!(told.starts_with("4 files: 1 opened, 3 left out. There is no text in b.txt."), "{told}");
    assert!(
        told.contains("“c.postil.json” cannot be read as JSON") && told.contains("“d.png” could not be read"),
        "{told}"
    );
    assert_eq!(page.articles(), ["One."]);
}

#[test]
fn questions_wait_for_each_other_and_for_an_open_dialog() {
    let page = Page::on(Memory::default());
    page.paste("One text.");
    page.paste("Another text.");
    page.model.leave();
    page.model.bring_in(Intake::text("One text.".to_owned(), SourceKind::Paste));
    page.model.bring_in(Intake::text("Another text.".to_owned(), SourceKind::Paste));
    settle();
    assert_eq!(page.model.dialogs.asked.get_untracked().unwrap().question.document.article().name(), "One text.");
    // Another article that opens meanwhile closes no question.
    page.paste("A third text.");
    page.run(&[&Wish(Effect::Open(Dialog::Keys))]);
    assert!(page.asked().is_some());
    answer(&page, Settle::OpenHere, false);
    assert_eq!(page.session().article().name(), "One text.");
    assert_eq!(page.model.dialogs.asked.get_untracked().unwrap().question.document.article().name(), "Another text.");
    answer(&page, Settle::KeepBoth, false);
    assert_eq!((page.asked(), page.articles().len()), (None, 4));
    let file = native::to_string(page.session().document(), &stamp(0).now);
    // It was deleted before the person answered: nothing is left to ask about.
    page.paste("A fifth text.");
    page.give(&[("one.txt", b"One text."), ("two.postil.json", file.as_bytes())]);
    let second: ArticleId = native::read(&file).unwrap().article().id.clone();
    page.model.delete_article(&second);
    answer(&page, Settle::Cancel, false);
    assert_eq!((page.asked(), page.session().article().id.clone()), (None, second));
}
