//! The articles in the library: opened, left, deleted, imported, and found again.

use leptos::prelude::*;
use postil::article::{Id, SourceKind};
use postil::document::History;
use postil::editor::commands::{ChangeSetting, GoTo, NoClaim, Page as Wish, Redo, Tag, Undo};
use postil::editor::{Command, Dialog, Effect, Session};
use postil::formats::native;
use postil::read::Intake;
use postil::storage::{Batch, Durability, KeyRange, Memory, Record, Storage, records};
use postil::ui::late::opening::{MAX_TEXT_BYTES, check_size};
use postil::ui::late::questions::Settle;
use postil::ui::state::model::Screen;

use crate::common::{said, saved, stamp};
use crate::world::{Page, Slow, TEXT, on_disk, settle};

fn tag(label: &str) -> Tag {
    Tag { label: label.into() }
}

fn open(page: &Page, name: &str) {
    let library = page.model.with_library(|library| library.articles().to_vec());
    let id = library.iter().find(|summary| summary.name == name).expect("it is in the library").id.clone();
    page.wait_for(page.model.open_article(id));
}

#[test]
fn the_article_that_was_open_is_open_again_with_all_that_was_done() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    assert_eq!(page.model.screen.get_untracked(), Screen::Library);
    page.paste("Another one.");
    page.world.clock.set(5);
    let id = page.paste(TEXT);
    page.run(&[&GoTo { sentence: 1 }, &tag("cause"), &GoTo { sentence: 2 }, &tag("event"), &Undo]);
    let before = saved(&page.session());

    let page = page.reopen(memory.clone());
    assert_eq!(page.model.screen.get_untracked(), Screen::Workbench);
    assert_eq!(page.model.document.id.get_untracked(), Some(id));
    assert_eq!(saved(&page.session()), before);
    assert!(page.world.is_saved());
    page.run(&[&Redo]);
    assert_eq!(page.session().annotations().len(), 2);

    // One that was left stays in the library.
    page.run(&[&Wish(Effect::Leave)]);
    let page = page.reopen(memory);
    assert_eq!(page.model.screen.get_untracked(), Screen::Library);
    assert_eq!(page.articles(), ["Prices rise", "Another one."]);
    assert!(page.world.is_saved());
}

#[test]
fn the_library_shows_the_last_opened_first_and_how_far_each_is() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    let at = |seconds| page.world.clock.set(seconds);
    page.paste("One. Two.");
    at(10);
    page.paste(TEXT);
    page.run(&[&GoTo { sentence: 1 }, &tag("cause")]);
    page.model.leave();
    assert_eq!(page.articles(), ["Prices rise", "One."]);
    let summary = page.model.with_library(|library| library.articles().to_vec())[0].clone();
    assert_eq!((summary.sentences, summary.reviewed, summary.annotations), (4, 1, 1));
    assert_eq!(summary.colors, ["#E69F00"]);
    at(20);
    open(&page, "One.");
    assert_eq!(page.model.screen.get_untracked(), Screen::Workbench);
    page.model.leave();
    settle();
    assert_eq!(page.articles(), ["One.", "Prices rise"]);
    let shown = page.model.with_library(|library| library.articles().to_vec());
    assert_eq!(page.reopen(memory).model.with_library(|library| library.articles().to_vec()), shown);
}

#[test]
fn an_article_is_deleted_brought_back_and_gone_when_the_page_is_next_opened() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    page.idle();
    let kept = page.paste("Kept.");
    let id = page.paste(TEXT);
    page.run(&[&GoTo { sentence: 1 }, &tag("cause")]);
    page.model.leave();
    settle();
    let before = memory.records();

    page.model.delete_article(&id);
    settle();
    assert_eq!(page.articles(), ["Kept."]);
    page.run(&[&Undo]);
    assert_eq!(page.articles(), ["Prices rise", "Kept."]);
    assert_eq!(memory.records(), before);
    assert!(page.model.messages.toast.get_untracked().is_none());

    page.model.delete_article(&id);
    settle();
    let here = |id: &Id| memory.records().keys().any(|key| key.contains(&id.as_str()["urn:uuid:".len()..]));
    assert!(here(&id));
    let page = page.reopen(memory.clone());
    assert_eq!(page.articles(), ["Kept."]);
    assert!(!here(&id) && here(&kept));
    assert!(page.world.is_saved());
}

#[test]
fn what_is_done_to_the_library_is_undone_and_redone_and_each_step_is_one_batch() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    page.idle();
    let ids = [page.paste("One."), page.paste("Two."), page.paste(TEXT)];
    page.model.leave();
    settle();
    let before = memory.records();
    let strict = |what: &str, act: &dyn Fn()| {
        let _ = memory.take_commits();
        act();
        settle();
        assert_eq!(memory.take_commits(), [Durability::Strict], "{what}");
        assert!(page.world.is_saved());
    };
    let text = || page.model.messages.toast.get_untracked().map(|toast| toast.text);
    let offers = |command: &dyn Command| page.model.is_enabled(command);
    assert!(!offers(&Undo) && !offers(&Redo) && !offers(&Tag { label: "event".into() }));

    strict("a deletion", &|| page.model.delete_article(&ids[0]));
    strict("another", &|| page.model.delete_article(&ids[1]));
    assert_eq!((page.articles(), text()), (vec!["Prices rise".to_owned()], Some("Deleted 2 articles.".to_owned())));
    assert!(offers(&Undo));
    strict("undo", &|| page.run(&[&Undo]));
    assert_eq!((memory.records(), text()), (before, None));
    assert_eq!(page.model.messages.told.get_untracked(), "Undone: Deleted 2 articles.");
    strict("redo", &|| page.run(&[&Redo]));
    assert_eq!(page.articles(), ["Prices rise"]);

    // A setting is a step too; the article whose toast is over is a step before it.
    strict("a setting", &|| page.run(&[&ChangeSetting::Name("Ann".to_owned())]));
    strict("its undo", &|| page.run(&[&Undo]));
    assert_eq!((page.model.library.settings.get_untracked().name, page.articles().len()), (None, 1));
    let _ = memory.take_commits();
    // Nothing is saved where nothing changes.
    page.run(&[&ChangeSetting::CharacterKeys(true), &Wish(Effect::Open(Dialog::Settings)), &Wish(Effect::Leave)]);
    assert_eq!((memory.take_commits(), page.model.dialogs.open.get_untracked()), (vec![], Some(Dialog::Settings)));

    // With an article open, undo is the article's.
    page.wait_for(page.model.open_article(ids[2].clone()));
    assert!(!offers(&Undo));
    page.model.leave();
    strict("undo of what was done before", &|| page.run(&[&Undo]));
    assert_eq!(page.articles().len(), 3);
    // What was undone is not deleted when the page is next opened.
    assert_eq!(page.reopen(memory.clone()).articles().len(), 3);
}

#[test]
fn a_deletion_offers_undo_until_something_else_is_done_or_it_is_dismissed() {
    let page = Page::on(Memory::default());
    page.idle();
    let ids = [page.paste("One."), page.paste("Two."), page.paste("Three.")];
    page.model.leave();
    let toast = || page.model.messages.toast.get_untracked().map(|toast| toast.text).unwrap_or_default();
    page.model.delete_article(&ids[0]);
    page.run(&[&ChangeSetting::CharacterKeys(false)]);
    assert_eq!(toast(), "", "undo would take the setting back");
    page.model.delete_article(&ids[1]);
    assert_eq!(toast(), "Deleted “Two.”.");
    page.model.messages.toast.set(None);
    page.model.delete_article(&ids[2]);
    assert_eq!(toast(), "Deleted “Three.”.");
    page.run(&[&Undo]);
    assert_eq!(page.articles(), ["Three."]);
    page.run(&[&Undo, &Undo, &Undo]);
    assert_eq!((page.articles().len(), page.model.library.settings.get_untracked().character_keys), (3, true));
}

/// A file of `session`.
pub fn file(session: &Session) -> Vec<u8> {
    native::to_string(session.document(), &stamp(0).now).into_bytes()
}

#[test]
fn what_cannot_be_read_is_refused_in_words_and_changes_nothing() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    page.paste(TEXT);
    let (before, session) = (memory.records(), saved(&page.session()));
    let long = "x ".repeat(MAX_TEXT_BYTES / 2 + 1);
    let good = String::from_utf8(file(&page.session())).unwrap();
    let newer = good.replacen("\"version\": 1", "\"version\": 99", 1);
    let cases: [(&str, &[u8], &str); 9] = [
        ("a.txt", b" \n\t ", "no text"),
        ("a.txt", long.as_bytes(), "8 MB"),
        ("a.dat", b"\x89DAT\0\0", "This is no text file"),
        ("a.md", b"\x89DAT\0\0", "This is no text file"),
        ("package.json", b"{\"name\": \"x\"}", "“package.json” is JSON, but not a Postil file. It was not imported"),
        ("a.postil.json", b"", "nothing has changed"),
        ("a.postil.json", b"{\"format\": \"postil\"", "nothing has changed"),
        ("a.postil.json", b"{\"format\": \"other\"}", "nothing has changed"),
        ("a.postil.json", newer.as_bytes(), "nothing has changed"),
    ];
    for (name, bytes, words) in cases {
        page.model.messages.alert.set(None);
        page.give(&[(name, bytes)]);
        assert!(page.alert().contains(words), "{name}: {}", page.alert());
        assert_eq!((memory.records(), saved(&page.session())), (before.clone(), session.clone()));
    }
    assert_eq!(check_size("a.txt", 1_000), Ok(()));
    let why = check_size("a.txt", 50 << 20).unwrap_err().to_string();
    assert!(why.contains("MiB"), "{why}");
}

fn damage(memory: &Memory, key: &str, json: &str) {
    let mut batch = Batch::default();
    batch.put.push(Record { key: key.to_owned(), json: json.to_owned() });
    drop(memory.commit(batch, Durability::Strict));
}

#[test]
fn damaged_settings_cost_the_settings_only() {
    for json in ["", "{", "[]", "5", "{\"last\": 5}", "{\"characterKeys\": \"no\"}", "{\"last\": \"gone\"}"] {
        let memory = Memory::default();
        let page = Page::on(memory.clone());
        page.paste(TEXT);
        damage(&memory, records::APP, json);
        let page = page.reopen(memory);
        assert_eq!(page.articles(), ["Prices rise"], "{json}");
        assert_eq!((page.model.screen.get_untracked(), page.alert()), (Screen::Library, String::new()), "{json}");
        assert!(page.model.library.settings.get_untracked().character_keys);
        open(&page, "Prices rise");
        assert_eq!(page.model.screen.get_untracked(), Screen::Workbench);
    }
}

/// The key of a record of a kind that an article has.
fn key_of(memory: &Memory, kind: &str, id: &Id) -> String {
    let of_it = |key: &&String| key.starts_with(kind) && key.contains(&id.as_str()["urn:uuid:".len()..]);
    memory.records().keys().find(of_it).unwrap().clone()
}

#[test]
fn a_damaged_article_is_told_and_left_as_it_is() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    page.paste("Another one.");
    page.world.clock.set(5);
    let id = page.paste(TEXT);
    page.run(&[&GoTo { sentence: 1 }, &tag("cause")]);
    damage(&memory, &key_of(&memory, "article/", &id), "{\"id\": ");
    let before = memory.records();

    let page = page.reopen(memory.clone());
    assert_eq!(page.model.screen.get_untracked(), Screen::Library);
    assert!(page.alert().contains("“Prices rise” could not be opened"), "{}", page.alert());
    assert!(page.alert().contains("left as it is"), "{}", page.alert());
    assert_eq!(memory.records(), before);
    assert_eq!(page.articles(), ["Prices rise", "Another one."]);
    // The others still open.
    open(&page, "Another one.");
    assert_eq!((page.model.screen.get_untracked(), page.alert()), (Screen::Workbench, String::new()));
}

#[test]
fn any_other_damaged_record_costs_itself_and_is_told() {
    for (kind, told) in [
        ("annotation/", ": 1 annotation."),
        ("labels/", ": the labels."),
        ("state/", ": steps that could be undone."),
        ("view/", ""),
    ] {
        let memory = Memory::default();
        let page = Page::on(memory.clone());
        let id = page.paste(TEXT);
        page.run(&[&GoTo { sentence: 1 }, &tag("cause"), &GoTo { sentence: 3 }, &tag("event")]);
        damage(&memory, &key_of(&memory, kind, &id), "{\"id\": ");
        let page = page.reopen(memory.clone());
        assert_eq!(page.model.screen.get_untracked(), Screen::Workbench, "{kind}");
        assert!(page.alert().contains(told), "{kind}: {}", page.alert());
        assert_eq!(page.alert().is_empty(), told.is_empty());
        assert_eq!(page.session().annotations().len(), if kind == "annotation/" { 1 } else { 2 });
        page.run(&[&Undo]);
        let left = match kind {
            "annotation/" => 0,
            "state/" => 2,
            _ => 1,
        };
        assert_eq!(page.session().annotations().len(), left, "{kind}: {}", page.alert());
    }
}

#[test]
fn a_damaged_step_is_told_when_it_would_be_undone() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    let id = page.paste(TEXT);
    page.run(&[&GoTo { sentence: 1 }, &tag("cause"), &tag("event"), &tag("rule")]);
    // The second of three.
    let log = |key: &&String| key.starts_with("log/");
    let step = memory.records().keys().filter(log).nth(1).unwrap().clone();
    damage(&memory, &step, "[]");
    let page = page.reopen(memory.clone());
    assert_eq!(page.alert(), "");
    page.run(&[&Undo]);
    assert!(page.alert().contains("steps that could be undone"), "{}", page.alert());
    let label = |page: &Page| page.session().annotations().iter().next().unwrap().label.clone();
    assert_eq!(label(&page), "rule".into());
    page.run(&[&Undo]);
    assert_eq!(label(&page), "event".into());
    assert!(!page.model.with(|session| session.is_enabled(&Undo)).unwrap());
    page.run(&[&Redo, &NoClaim, &Undo]);
    assert_eq!(saved(&on_disk(&memory, &id)), saved(&page.session()));
}

#[test]
fn a_summary_that_is_damaged_or_missing_is_made_anew() {
    for gone in [false, true] {
        let memory = Memory::default();
        let page = Page::on(memory.clone());
        page.paste("Another one.");
        page.world.clock.set(5);
        let id = page.paste(TEXT);
        page.run(&[&GoTo { sentence: 1 }, &tag("cause")]);
        page.model.leave();
        settle();
        let key = key_of(&memory, records::SUMMARIES, &id);
        if gone {
            let mut batch = Batch::default();
            batch.delete(KeyRange::only(&key));
            drop(memory.commit(batch, Durability::Strict));
        } else {
            damage(&memory, &key, "x");
        }
        let page = page.reopen(memory.clone());
        assert_eq!(page.articles().len(), 1);
        page.idle();
        assert_eq!(page.articles().len(), 2);
        let summary = page
            .model
            .with_library(|library| library.articles().to_vec())
            .into_iter()
            .find(|one| one.id == id)
            .unwrap();
        assert_eq!((summary.name.as_str(), summary.annotations, summary.reviewed), ("Prices rise", 1, 1));
        // It is in the store again.
        let (shown, page) =
            (page.model.with_library(|library| library.articles().to_vec()), page.reopen(memory.clone()));
        assert_eq!(page.model.with_library(|library| library.articles().to_vec()), shown);
        assert!(memory.records()[&key].contains("Prices rise"));
    }
    // Where the article cannot be read either, the list still tells of it.
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    let id = page.paste(TEXT);
    for kind in ["article/", records::SUMMARIES] {
        damage(&memory, &key_of(&memory, kind, &id), "x");
    }
    let before = memory.records();
    let page = page.reopen(memory.clone());
    page.idle();
    assert_eq!(page.articles(), ["An article that cannot be read"]);
    open(&page, "An article that cannot be read");
    assert!(page.alert().contains("could not be opened"), "{}", page.alert());
    assert_eq!(memory.records(), before);
}

#[test]
fn a_text_that_is_here_is_found_without_reading_articles() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    let id = page.paste(TEXT);
    page.model.leave();
    settle();
    // Were it read, it would be found damaged.
    damage(&memory, &key_of(&memory, "article/", &id), "x");
    page.model.bring_in(Intake::text(TEXT.to_owned(), SourceKind::Paste));
    settle();
    assert_eq!(page.model.dialogs.asked.get_untracked().map(|asked| asked.question.here.clone()), Some(id));
    page.model.settle(Settle::Cancel, false);
    settle();
    // The same name and number of sentences do not make the same text.
    page.paste(&TEXT.replace("3.5", "4.5"));
    assert!(page.asked().is_none());
}

#[test]
fn the_history_is_bounded_and_read_when_it_is_needed() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    let id = page.paste(TEXT);
    page.run(&[&GoTo { sentence: 1 }]);
    let steps = History::MAX_STEPS + 7;
    for _ in 0..steps {
        page.run(&[&NoClaim]);
    }
    let log = || memory.records().into_keys().filter(|key| key.starts_with("log/")).count();
    assert_eq!(log(), History::MAX_STEPS);
    let page = page.reopen(memory.clone());
    assert!(page.session().history().entries().is_empty());
    page.run(&[&NoClaim]);
    assert_eq!((log(), page.session().history().entries().len()), (History::MAX_STEPS, 1));
    let mut undone = 0;
    while page.model.with(|session| session.is_enabled(&Undo)).unwrap() {
        page.run(&[&Undo]);
        undone += 1;
    }
    assert_eq!((undone, log()), (History::MAX_STEPS, History::MAX_STEPS));
    // An even number of steps is beyond reach.
    assert!(page.session().no_claim().is_empty());
    page.run(&[&NoClaim]);
    assert_eq!(log(), 1);
    assert_eq!(saved(&on_disk(&memory, &id)), saved(&page.session()));
}

#[test]
fn what_still_waits_to_be_written_is_read_all_the_same() {
    let store = Slow::default();
    let page = Page::on(store.clone());
    page.paste("Another one.");
    page.paste(TEXT);
    page.run(&[&GoTo { sentence: 1 }, &tag("cause"), &tag("event"), &Undo]);
    let before = saved(&page.session());
    page.model.leave();
    open(&page, "Another one.");
    open(&page, "Prices rise");
    assert_eq!(store.memory.records().len(), 0, "nothing has been written yet");
    assert_eq!(saved(&page.session()), before);
    // The same half-way, and at the end.
    for _ in 0..4 {
        store.finish_one();
        open(&page, "Another one.");
        open(&page, "Prices rise");
        assert_eq!(saved(&page.session()), before);
    }
    store.finish();
    let id = page.session().article().id.clone();
    assert_eq!(saved(&on_disk(&store.memory, &id)), before);
}

#[test]
fn settings_are_kept_and_files_are_handed_over() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    page.paste(TEXT);
    page.run(&[&ChangeSetting::CharacterKeys(false)]);
    settle();
    let page = page.reopen(memory);
    assert!(!page.model.library.settings.get_untracked().character_keys);
    assert_eq!(page.model.screen.get_untracked(), Screen::Workbench);

    page.model.export_native();
    settle();
    let (name, media_type, contents) = page.world.downloads.borrow_mut().remove(0);
    assert_eq!((name.as_str(), media_type.as_str()), ("prices-rise.postil.json", "application/json"));
    let read = native::read(std::str::from_utf8(&contents).unwrap()).unwrap();
    assert_eq!(said(&Session::from(read)), said(&page.session()));

    page.run(&[&Wish(Effect::Open(Dialog::Keys))]);
    assert_eq!(page.model.dialogs.open.get_untracked(), Some(Dialog::Keys));
    page.run(&[&Wish(Effect::ChooseFile)]);
    assert_eq!(page.model.dialogs.choose_file.get_untracked(), 1);
}
