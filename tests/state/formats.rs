//! Files that go out and come in by the registry, in the page and by the worker.

use leptos::prelude::*;
use postil::article::ArticleId;
use postil::editor::commands::{GoTo, SetNote, Tag};
use postil::formats::{Format, Holds, ON_PAGE, Options, Runs, Which, by_id, file_name, native};
use postil::read::{How, Intake};
use postil::storage::Memory;
use postil::ui::late::exporting::good_for;
use postil::ui::late::opening::Way;
use postil::ui::late::reading::Taken;
use postil::ui::state::model::Model;

use crate::common::stamp;
use crate::world::{Page, TEXT};

/// The native format as one that the worker reads and writes.
static WORKER_FORMAT: Format = Format { runs: Runs::Worker, ..native::FORMAT };

/// A format that the worker does not know.
static UNKNOWN: Format = Format { id: "xls", runs: Runs::Worker, ..native::FORMAT };

#[test]
fn every_format_that_is_written_is_one_press() {
    let page = Page::on(Memory::default());
    page.paste(TEXT);
    for format in ON_PAGE.iter().chain([&WORKER_FORMAT]).filter(|format| format.export.is_some()) {
        page.model.export(format, all());
        page.idle();
        let (name, media_type, bytes) = page.world.downloads.borrow_mut().pop().unwrap();
        assert_eq!(name, file_name(page.session().document(), format));
        assert_eq!((media_type.as_str(), page.alert()), (format.media_type, String::new()), "{}", format.id);
        if format.import.is_some() && format.holds == Holds::Documents {
            let read = native::read(&String::from_utf8(bytes).unwrap()).unwrap();
            assert_eq!(read.article(), page.session().article(), "{}", format.id);
        }
    }
    page.model.export(&UNKNOWN, all());
    page.idle();
    assert!(page.world.downloads.borrow().is_empty());
    assert!(page.alert().ends_with("” was not exported. There is no format xls."), "{}", page.alert());
}

fn all() -> Options {
    Options::all(stamp(9).now)
}

fn jsonl() -> &'static Format {
    by_id(&ON_PAGE, "jsonl").unwrap()
}

/// What was downloaded last: its name, and its text.
fn downloaded(page: &Page) -> (String, String) {
    let (name, _, bytes) = page.world.downloads.borrow_mut().pop().unwrap();
    (name, String::from_utf8_lossy(&bytes).into_owned())
}

/// Two articles, each with a mark; the second is open.
fn two_articles(memory: &Memory) -> (Page, Vec<(ArticleId, String)>) {
    let page = Page::on(memory.clone());
    let mark = || page.run(&[&GoTo { sentence: 1 }, &Tag { label: "cause".into() }]);
    page.paste("First\n\nThe first one rose. It fell.");
    mark();
    page.paste(TEXT);
    mark();
    page.idle();
    let listed = page
        .model
        .with_library(|library| library.articles().iter().map(|one| (one.id.clone(), one.name.clone())).collect());
    (page, listed)
}

#[test]
fn every_format_says_what_it_is_good_for() {
    for format in ON_PAGE.iter().filter(|format| format.export.is_some() && format.holds == Holds::Documents) {
        assert!(good_for(format.id).is_some_and(|words| words.get().ends_with('.')), "{}", format.id);
    }
}

#[test]
fn only_what_the_person_chose_is_written() {
    let (page, _) = two_articles(&Memory::default());
    let marked = page.session().annotations().iter().next().unwrap().id.clone();
    page.run(&[&SetNote { annotation: marked.clone(), note: "Ask again.".to_owned() }]);
    for (options, wanted) in [
        (all(), [true, true]),
        (Options { notes: false, ..all() }, [true, false]),
        (Options { annotations: Which::These(Vec::new().into()), ..all() }, [false, false]),
    ] {
        for format in [jsonl(), &native::FORMAT] {
            page.model.export(format, options.clone());
            page.idle();
            let (_, text) = downloaded(&page);
            assert_eq!([marked.as_str(), "Ask again."].map(|part| text.contains(part)), wanted, "{}", format.id);
        }
    }
}

#[test]
fn several_articles_become_one_file_or_an_archive() {
    let memory = Memory::default();
    let (page, mut articles) = two_articles(&memory);
    page.model.export_articles(jsonl(), articles.clone(), all());
    page.idle();
    let (name, text) = downloaded(&page);
    assert_eq!((&*name, text.lines().count(), page.alert()), ("postil-2026-01-31.jsonl", 2, String::new()));
    page.model.export_articles(&native::FORMAT, articles.clone(), all());
    page.idle();
    let (name, text) = downloaded(&page);
    assert!(name == "postil-2026-01-31-json.zip" && text.starts_with("PK"), "{name}");
    assert!(text.contains("first.postil.json") && text.contains("prices-rise.postil.json"));
    // What cannot be read is left out, and said.
    articles.push(("urn:uuid:gone".into(), "Gone".to_owned()));
    page.model.export_articles(jsonl(), articles.clone(), all());
    page.idle();
    assert_eq!(downloaded(&page).1.lines().count(), 2);
    assert_eq!(page.alert(), "“postil-2026-01-31.jsonl” lacks what could not be read: Gone.");
    page.model.export_articles(jsonl(), Vec::new(), all());
    assert_eq!(page.alert(), "No article is chosen.");
    assert!(page.world.downloads.borrow().is_empty());
}

#[test]
fn an_export_of_several_articles_can_be_cancelled() {
    let (page, articles) = two_articles(&Memory::default());
    page.world.worker_is_slow.set(true);
    page.model.export_articles(jsonl(), articles.clone(), all());
    page.idle();
    page.world.wait();
    assert_eq!(
        page.model.reading.with_untracked(|reading| (reading.writes(), reading.tally().unwrap().total)),
        (true, 2)
    );
    assert!(page.world.work());
    page.idle();
    page.model.give_up();
    page.idle();
    while page.world.work() {}
    page.idle();
    assert!(page.world.downloads.borrow().is_empty() && page.alert().is_empty());
    assert_eq!(page.model.messages.told.get_untracked(), "Cancelled. Nothing was downloaded.");
    assert!(page.model.reading.with_untracked(|reading| reading.number().is_none()));
    // A worker that breaks in the middle is told, for the file cannot go on.
    page.model.export_articles(jsonl(), articles, all());
    page.idle();
    assert!(page.world.work());
    page.idle();
    page.world.break_worker();
    page.idle();
    assert_eq!(
        page.alert(),
        "“postil-2026-01-31.jsonl” was not exported. It broke the reader, which was started anew."
    );
}

#[test]
fn quotes_in_what_would_be_written_are_checked() {
    let (page, _) = two_articles(&Memory::default());
    let model = page.model;
    page.wait_for(async move {
        let document = model.to_check().await.unwrap();
        let checked = model.check(jsonl(), document.clone(), all()).await;
        assert_eq!(checked.map(|one| (one.equal, one.total)), Ok((1, 1)));
        assert_eq!(model.check(&UNKNOWN, document, all()).await, Err("There is no format xls.".to_owned()));
    });
}

/// Takes in a file as one of that format.
async fn take(model: Model, format: &Format, name: &str, bytes: Vec<u8>) -> Taken {
    let way = Way::of_format(format, name, &bytes, &How::default());
    model.intake_by(way, Intake::file(name.to_owned(), bytes)).await
}

#[test]
fn what_the_worker_reads_is_opened_as_what_the_page_reads() {
    let page = Page::on(Memory::default());
    page.paste(TEXT);
    let theirs = page.session().with_article_id("urn:uuid:other".into());
    let file = native::to_string(theirs.document(), &Default::default());
    for (format, wanted) in [(&WORKER_FORMAT, "urn:uuid:other"), (&native::FORMAT, "urn:uuid:third")] {
        let file = file.replace("urn:uuid:other", wanted).into_bytes();
        let model = page.model;
        page.wait_for(async move {
            let taken = take(model, format, "theirs.postil.json", file).await;
            assert_eq!(taken, Taken::Opened(wanted.into()));
        });
        assert_eq!((page.session().article().id.as_str(), page.alert()), (wanted, String::new()));
    }
    let before = page.articles().len();
    for (format, file, wanted) in [
        (&WORKER_FORMAT, "{", "“a” cannot be read as JSON: "),
        (&native::FORMAT, "{", "“a” cannot be read as JSON: "),
        (&UNKNOWN, "x", "“a” is of a format that is not known. It was not imported, and nothing has changed."),
    ] {
        let model = page.model;
        let file = file.as_bytes().to_vec();
        page.wait_for(async move {
            let Taken::Refused(why) = take(model, format, "a", file).await else { panic!("{wanted}") };
            assert!(why.to_string().starts_with(wanted), "{why}");
        });
    }
    assert_eq!(page.articles().len(), before);
}
