//! A long list of articles: shown at once in part, and read whole once the page can be used.

use leptos::prelude::*;
use postil::article::{ArticleId, Id, SourceKind, Timestamp};
use postil::editor::Session;
use postil::editor::commands::Undo;
use postil::formats::native;
use postil::library::Summary;
use postil::read::Intake;
use postil::storage::{Batch, Durability, Memory, Recent, Storage, summary};
use postil::ui::late::questions::File;

use crate::world::{Page, TEXT, settle};

/// More than are shown at once.
const MANY: usize = 250;
/// How many are shown at once.
const HEAD: usize = 200;

fn id(number: usize) -> ArticleId {
    Id::from(format!("urn:uuid:99999999-0000-4000-8000-{number:012}"))
}

/// A store with one article that was opened long ago, and many newer ones that consist of a summary only.
fn full() -> (Memory, Session) {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    page.paste(TEXT);
    let session = page.session();
    page.model.leave();
    settle();
    let mut batch = Batch::default();
    let old = Timestamp::new("2020-01-01T00:00:00.000Z".to_owned()).unwrap();
    batch.append(summary(&Summary::of(session.document(), old)));
    for number in 1..MANY {
        let mut one = Summary::unreadable(id(number), &format!("Article {number}"));
        one.opened = Timestamp::new(format!("2026-01-01T00:00:{:02}.{:03}Z", number / 60, number % 60)).unwrap();
        batch.append(summary(&one));
    }
    drop(memory.commit(batch, Durability::Strict));
    page.owner.cleanup();
    (memory, session)
}

/// Lets the page read the whole list.
fn read_on(page: &Page) {
    while !page.world.wait().is_empty() {}
}

fn recent(memory: &Memory) -> Option<Recent> {
    memory.records().get(Recent::KEY).and_then(|json| Recent::read(json))
}

#[test]
fn the_head_of_a_long_list_is_shown_before_the_rest_is_read() {
    let (memory, session) = full();
    // Nothing says yet which were opened last: the page can be used, and the list follows.
    let page = Page::on(memory.clone());
    assert_eq!((page.articles().len(), page.world.is_saved(), recent(&memory)), (0, true, None));
    read_on(&page);
    assert_eq!((page.articles().len(), page.model.with_library(postil::library::Library::unread)), (MANY, 0));
    assert_eq!(page.articles().first().map(String::as_str), Some("Article 249"));
    assert_eq!(page.articles().last(), Some(&session.article().name()));
    let whole = page.model.with_library(|library| library.articles().to_vec());

    let page = page.reopen(memory.clone());
    assert_eq!(page.model.with_library(|library| library.articles().to_vec()), whole[..HEAD]);
    assert_eq!(page.model.with_library(postil::library::Library::unread), MANY - HEAD);
    let _ = memory.take_commits();
    read_on(&page);
    assert_eq!(
        (
            page.model.with_library(|library| library.articles().to_vec()),
            page.model.with_library(postil::library::Library::unread)
        ),
        (whole, 0)
    );
    assert_eq!(memory.take_commits(), [], "nothing has changed");
}

#[test]
fn what_is_done_while_the_list_is_read_holds() {
    let (memory, session) = full();
    let page = Page::on(memory.clone());
    read_on(&page);
    let page = page.reopen(memory.clone());
    page.model.delete_article(&id(249));
    page.wait_for(page.model.open_article(session.article().id.clone()));
    page.model.leave();
    read_on(&page);
    // Opened, and so first; and its toast is over.
    assert_eq!(page.articles()[..2], [session.article().name(), "Article 248".to_owned()]);
    assert_eq!(page.articles().len(), MANY - 1);
    read_on(&page);
    let noted = recent(&memory).unwrap();
    assert_eq!((noted.count, &noted.summaries[0].id), (MANY - 1, &session.article().id));

    // What is deleted while the list is read can be undone, also where the list has arrived since.
    let page = page.reopen(memory.clone());
    page.model.delete_article(&id(248));
    read_on(&page);
    assert_eq!(page.articles()[1], "Article 247");
    page.run(&[&Undo]);
    assert_eq!(page.articles()[1], "Article 248");
    // One that is not undone is for good.
    page.model.delete_article(&id(248));
    settle();
    let page = page.reopen(memory.clone());
    read_on(&page);
    assert_eq!(page.articles().len(), MANY - 2);
    let deleted = |number: usize| {
        !memory.records().keys().any(|key| key.contains(id(number).as_str().trim_start_matches("urn:uuid:")))
    };
    assert!(deleted(248) && deleted(249) && !deleted(247));
}

#[test]
fn what_needs_the_whole_list_waits_for_it() {
    let (memory, session) = full();
    let page = Page::on(memory.clone());
    read_on(&page);

    // The same text as that of an article far down the list.
    let page = page.reopen(memory.clone());
    page.model.bring_in(Intake::text(TEXT.to_owned(), SourceKind::Paste));
    settle();
    assert!(page.model.dialogs.asked.get_untracked().is_none() && page.model.document.id.get_untracked().is_none());
    read_on(&page);
    let here = |page: &Page| page.model.dialogs.asked.get_untracked().map(|asked| asked.question.here.clone());
    assert_eq!(here(&page), Some(session.article().id.clone()));

    // Its file.
    let page = page.reopen(memory.clone());
    let file = File {
        name: "a.postil.json".to_owned(),
        bytes: std::future::ready(Ok(native::to_string(session.document(), &Timestamp::default()).into_bytes())),
    };
    page.wait_for(page.model.take_files(vec![file]));
    assert!(page.model.dialogs.asked.get_untracked().is_none() && page.model.document.id.get_untracked().is_none());
    read_on(&page);
    assert_eq!(here(&page), Some(session.article().id.clone()));
}

#[test]
fn the_article_that_was_open_is_open_again_wherever_it_stands_in_the_list() {
    let (memory, session) = full();
    let page = Page::on(memory.clone());
    read_on(&page);
    page.wait_for(page.model.open_article(session.article().id.clone()));
    // The note of what is opened last is written a moment later, and this page is closed before that.
    let page = page.reopen(memory);
    read_on(&page);
    assert_eq!(page.model.document.id.get_untracked(), Some(session.article().id.clone()));
    assert_eq!((page.articles().len(), page.articles()[0].clone()), (MANY, session.article().name()));
}
