//! Sources that the worker reads: what the page makes of them, and of what goes wrong.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use postil::article::SourceKind;
use postil::editor::Session;
use postil::formats::{ON_PAGE, by_id, native};
use postil::jobs::{NotDone, Tally};
use postil::message::unreadable;
use postil::read::{Content, How, Intake};
use postil::storage::Memory;
use postil::ui::late::opening::{MAX_TEXT_BYTES, SAMPLE};
use postil::ui::late::questions::{File, Settle};
use postil::ui::late::reading::Taken;
use postil::ui::late::refused::NotTaken;
use postil::ui::state::reading::Reparse;

use crate::common::stamp;
use crate::world::{Page, TEXT, settle, word_list};

const HTML: &str = "<h1>The weir</h1><p>It is <b>old</b>.</p><ul><li>Water</li><li>Money</li></ul>";
const PLAIN: &str = "The weir\n\nIt is old.\n\n  • Water\n  • Money";

/// Something that came in; with `plain` it is a formatted copy, else a file that is read as that format.
fn incoming(format: &str, bytes: &[u8], plain: Option<&str>) -> Intake {
    match plain {
        Some(plain) => Intake {
            content: Content::Copy { html: String::from_utf8(bytes.to_vec()).unwrap(), plain: Some(plain.to_owned()) },
            ..Intake::text(String::new(), SourceKind::Paste)
        },
        None => {
            let how = How { format: Some(format.to_owned()), ..How::default() };
            Intake { how, ..Intake::file("weir".to_owned(), bytes.to_vec()) }
        }
    }
}

/// Lets all that takes turns with the browser come to its end.
fn run_out(page: &Page) {
    for _ in 0..12 {
        page.world.wait();
        settle();
    }
}

/// Begins to take something in; what becomes of it is in the cell once it is known.
fn start(page: &Page, intake: Intake) -> Rc<RefCell<Option<Taken>>> {
    let (model, taken) = (page.model, Rc::<RefCell<Option<Taken>>>::default());
    let told = Rc::clone(&taken);
    page.wait_for(async move {
        let taken = model.intake(intake).await;
        if let Taken::Refused(why) = &taken {
            model.messages.alert.set(Some(why.to_string()));
        }
        told.replace(Some(taken));
    });
    taken
}

/// Takes something in.
fn read(page: &Page, intake: Intake) -> Taken {
    let taken = start(page, intake);
    run_out(page);
    taken.take().expect("it comes to an end")
}

fn text(page: &Page) -> String {
    page.session().article().text.as_str().to_owned()
}

#[test]
fn a_formatted_copy_opens_and_can_be_read_as_plain_text_instead() {
    let page = Page::on(Memory::default());
    read(&page, incoming("text/html", HTML.as_bytes(), Some(PLAIN)));
    assert_eq!(text(&page), "The weir\n\nIt is old.\n\nWater\n\nMoney");
    assert_eq!(page.session().article().emphasis.len(), 1);
    assert_eq!(page.session().article().source.encoding, None, "what was pasted never was bytes");
    assert!(page.model.kept_source().is_some());
    page.wait_for(page.model.read_again(Reparse::Plain));
    run_out(&page);
    assert_eq!(text(&page), PLAIN);
    assert_eq!(page.articles().len(), 1, "the first one, to which nothing was done, is gone");
}

#[test]
fn the_plain_flavour_wins_where_the_words_differ() {
    let page = Page::on(Memory::default());
    read(&page, incoming("text/html", b"<h1>Another</h1><p>text.</p>", Some(PLAIN)));
    assert_eq!(text(&page), PLAIN);
    assert!(page.model.messages.toast.get_untracked().unwrap().text.contains("plain one was taken"));
}

#[test]
fn each_paste_says_whether_its_formatting_was_used() {
    let page = Page::on(Memory::default());
    let toast = || page.model.messages.toast.get_untracked().map(|toast| toast.text).unwrap_or_default();
    let picture = HTML.replace("It is", "<img alt='A grey weir'>It is");
    let (used, not) = ("Read with its headings, lists, links and emphasis.", "holds other words than the plain one");
    let described = PLAIN.replace("It is", "A grey weirIt is");
    for (html, plain, told) in [
        (picture.as_str(), described.as_str(), used),
        ("<h1>Another</h1><p>text.</p>", "Some text, not formatted.", not),
        (picture.as_str(), described.as_str(), used),
        ("<h1>Another</h1><p>text.</p>", "Some text, not formatted.", not),
    ] {
        read(&page, incoming("text/html", html.as_bytes(), Some(plain)));
        if page.asked().is_some() {
            page.model.settle(Settle::KeepBoth, false);
            run_out(&page);
        }
        assert!(toast().contains(told), "{}", toast());
        assert_eq!(page.session().article().emphasis.len(), usize::from(told == used));
        assert_eq!(page.model.kept_source().is_some(), told == used);
        page.model.leave();
        assert_eq!(toast(), "");
    }
    assert_eq!(page.articles().len(), 4);
}

#[test]
fn what_cannot_be_read_is_told_and_changes_nothing() {
    let page = Page::on(Memory::default());
    page.paste("The bridge\n\nIt is shut.");
    let before = text(&page);
    read(&page, incoming("text/plain", b"%PDF-1.7\n", None));
    assert!(page.alert().starts_with("“weir” could not be read. This is a PDF"), "{}", page.alert());
    read(&page, incoming("text/html", b"<p> </p>", None));
    assert_eq!(page.alert(), "There is no text in weir.");
    assert_eq!((text(&page), page.articles().len()), (before, 1));
}

#[test]
fn a_text_that_is_here_already_is_asked_about() {
    let page = Page::on(Memory::default());
    let markdown = || incoming("text/markdown", b"# The weir\n\nIt is old.\n", None);
    read(&page, markdown());
    let first = page.session().article().id.clone();
    page.model.leave();
    read(&page, markdown());
    assert!(page.asked().is_some());
    page.model.settle(Settle::OpenHere, false);
    run_out(&page);
    assert_eq!((page.session().article().id.clone(), page.articles().len()), (first, 1));
    page.model.leave();
    read(&page, markdown());
    page.model.settle(Settle::KeepBoth, false);
    run_out(&page);
    assert_eq!(page.articles().len(), 2);
}

#[test]
fn a_long_text_is_read_in_pieces_and_can_be_called_off() {
    let page = Page::on(Memory::default());
    let long = "Prices rose again. Nobody asked why.\n\n".repeat(12_000);
    let paste = || {
        page.model.bring_in(Intake::text(long.clone(), SourceKind::Paste));
        page.world.send_more();
        // One piece is cut, and not the next.
        for _ in 0..2 {
            page.world.wait();
            settle();
        }
        assert!(
            page.articles().is_empty() && page.model.document.id.get_untracked().is_none(),
            "nothing half done is there"
        );
    };
    paste();
    page.model.give_up();
    run_out(&page);
    assert_eq!((page.articles().len(), page.alert()), (0, String::new()));
    assert_eq!(page.model.reading.get_untracked().name(), None);
    paste();
    assert_eq!(page.model.reading.get_untracked().name(), Some("What you pasted"), "it says so by now");
    run_out(&page);
    assert_eq!((text(&page), page.articles().len()), (long.clone(), 1));
    assert_eq!(page.model.reading.get_untracked().name(), None);
}

/// A page whose worker does a job when the test says so.
fn with_slow_worker() -> Page {
    let page = Page::on(Memory::default());
    page.world.worker_is_slow.set(true);
    page.model.fetch_late();
    page.world.send_more();
    page
}

/// Begins to read a file, as when it was just chosen.
fn begin(page: &Page, name: &str) {
    start(
        page,
        Intake { name: Some(name.to_owned()), ..incoming("text/markdown", format!("# {name}\n").as_bytes(), None) },
    );
    // By now it takes long.
    page.world.wait();
}

/// The source that is shown to be read.
fn shown(page: &Page) -> Option<String> {
    page.model.reading.with_untracked(|reading| reading.name().map(str::to_owned))
}

/// Begins to export the labels; where the export fails, `failures` gets why.
fn export_labels(page: &Page, failures: &Failures) {
    let failures = Failures::clone(failures);
    page.model
        .export_labels(by_id(&ON_PAGE, "labels-json").unwrap(), move |done| failures.borrow_mut().extend(done.err()));
    settle();
}

type Failures = Rc<RefCell<Vec<String>>>;

#[test]
fn sources_that_come_in_one_after_another_are_all_opened() {
    let page = with_slow_worker();
    for name in ["First", "Second", "Third"] {
        begin(&page, name);
        assert_eq!(shown(&page).as_deref(), Some("First"), "the one that the worker is at");
    }
    assert!(page.world.work());
    run_out(&page);
    assert_eq!((text(&page).as_str(), shown(&page).as_deref()), ("First", Some("Second")));
    while page.world.work() {
        run_out(&page);
    }
    assert_eq!((text(&page), shown(&page), page.alert()), ("Third".to_owned(), None, String::new()));
    assert_eq!((page.articles().len(), page.world.workers.get()), (3, 1));
}

#[test]
fn to_cancel_ends_the_source_that_is_shown_and_no_other_work() {
    let page = with_slow_worker();
    page.paste("The bridge\n\nIt is shut.");
    let failures = Failures::default();
    begin(&page, "First");
    begin(&page, "Second");
    export_labels(&page, &failures);
    page.model.give_up();
    settle();
    assert_eq!(shown(&page).as_deref(), Some("Second"));
    assert_eq!(page.world.workers.get(), 2, "nothing else ends what a worker is at");
    while page.world.work() {
        run_out(&page);
    }
    assert_eq!((page.world.downloads.borrow().len(), failures.borrow().len()), (1, 0));
    assert_eq!((text(&page), page.articles().len(), page.alert()), ("Second".to_owned(), 2, String::new()));
}

#[test]
fn work_on_labels_ends_no_reading_and_is_done_before_another_article_is_opened() {
    let page = with_slow_worker();
    page.paste("The bridge\n\nIt is shut.");
    let failures = Failures::default();
    begin(&page, "First");
    export_labels(&page, &failures);
    assert!(page.world.downloads.borrow().is_empty());
    assert!(page.world.work());
    run_out(&page);
    assert!(text(&page).starts_with("The bridge"), "the labels that are exported are those of this article");
    assert!(page.world.work() && !page.world.work());
    run_out(&page);
    assert_eq!((page.world.downloads.borrow().len(), failures.borrow().len()), (1, 0));
    assert_eq!((text(&page), page.alert()), ("First".to_owned(), String::new()));
}

#[test]
fn an_article_stays_whose_source_could_not_be_read_otherwise() {
    let page = Page::on(Memory::default());
    read(&page, incoming("text/html", HTML.as_bytes(), None));
    page.model.fetch_late();
    page.world.send_more();
    page.world.worker_is_slow.set(true);
    page.wait_for(page.model.read_again(Reparse::Whole));
    page.world.wait();
    // Meanwhile another article is opened, and the reading is called off.
    page.paste("The bridge\n\nIt is shut.");
    page.model.give_up();
    run_out(&page);
    assert_eq!((page.articles().len(), shown(&page)), (2, None));
}

/// Chooses files of these names at once, whose contents only the worker can read.
fn choose(page: &Page, names: &[&str]) {
    let file = |name: &&str| {
        let bytes = format!("# {name}\n").into_bytes();
        File { name: (*name).to_owned(), bytes: std::future::ready(Ok(bytes)) }
    };
    page.wait_for(page.model.take_files(names.iter().map(file).collect()));
    // By now it takes long.
    page.world.wait();
}

/// How many items of how many are shown to be done.
fn tally(page: &Page) -> Option<(u32, u32)> {
    page.model.reading.with_untracked(|reading| reading.tally().map(|Tally { done, total }| (done, total)))
}

#[test]
fn several_files_are_one_job_and_one_that_breaks_the_worker_costs_no_other() {
    let page = with_slow_worker();
    choose(&page, &["a.md", "b.md", "c.md"]);
    assert_eq!((shown(&page).as_deref(), tally(&page)), (Some("a.md"), Some((0, 3))));
    page.world.tell(7, 9);
    assert_eq!(tally(&page), Some((0, 3)), "files count, and not what is in one of them");
    assert!(page.world.work());
    run_out(&page);
    assert_eq!((shown(&page).as_deref(), tally(&page)), (Some("b.md"), Some((1, 3))));
    page.world.break_worker();
    run_out(&page);
    assert_eq!((shown(&page).as_deref(), tally(&page)), (Some("c.md"), Some((2, 3))));
    assert!(page.world.work());
    run_out(&page);
    assert_eq!((text(&page).as_str(), shown(&page), page.world.workers.get()), ("c.md", None, 2));
    let told = page.alert();
    assert!(told.starts_with("3 files: 2 opened, 1 left out. b.md could not be read. It broke the reader"), "{told}");
}

#[test]
fn several_files_are_called_off_between_two_of_them_and_the_worker_stays() {
    let page = with_slow_worker();
    choose(&page, &["a.md", "b.md", "c.md"]);
    assert!(page.world.work());
    run_out(&page);
    page.model.give_up();
    run_out(&page);
    assert_eq!((shown(&page), text(&page).as_str()), (None, "a.md"));
    let toast = page.model.messages.toast.get_untracked().map(|toast| toast.text);
    assert_eq!((toast.as_deref(), page.alert()), (Some("3 files: 1 opened, 2 cancelled."), String::new()));
    // The worker comes to the end of what it is at, and nobody hears of it. Then it goes on.
    begin(&page, "Next");
    assert!(page.world.work() && page.world.work() && !page.world.work());
    run_out(&page);
    assert_eq!((text(&page).as_str(), page.articles().len(), page.world.workers.get()), ("Next", 2, 1));
}

#[test]
fn one_source_says_how_far_it_is_only_where_the_worker_tells() {
    let page = with_slow_worker();
    begin(&page, "First");
    assert_eq!((shown(&page).as_deref(), tally(&page)), (Some("First"), None));
    page.world.tell(0, 1);
    assert_eq!(tally(&page), None, "of one item there is nothing to count");
    page.world.tell(2, 5);
    assert_eq!(tally(&page), Some((2, 5)));
}

/// A file of a document that was made elsewhere.
fn document() -> Vec<u8> {
    native::to_string(
        Session::from(postil::document::Document::new(crate::common::article(TEXT))).document(),
        &stamp(0).now,
    )
    .into_bytes()
}

/// Something of each kind that comes in: its name in this test, and a source that can be read.
fn ways_in() -> Vec<(&'static str, Intake)> {
    let file = |name: &str, bytes: &[u8]| Intake::file(name.to_owned(), bytes.to_vec());
    vec![
        ("short text", Intake::text(TEXT.to_owned(), SourceKind::Paste)),
        ("long text", Intake::text("Prices rose again.\n\n".repeat(7_000), SourceKind::Paste)),
        ("copy", Intake::copied(PLAIN.to_owned(), HTML.to_owned())),
        ("copy of other words", Intake::copied("Other words.".to_owned(), HTML.to_owned())),
        ("copy without a plain flavour", Intake::copied(String::new(), HTML.to_owned())),
        ("text file", file("a.txt", TEXT.as_bytes())),
        ("Markdown file", file("a.md", b"# The weir\n\nIt is old.\n")),
        ("HTML file", file("a.html", HTML.as_bytes())),
        ("document", file("a.postil.json", &document())),
        ("sample", Intake::text(SAMPLE.to_owned(), SourceKind::Sample)),
    ]
}

#[test]
fn each_way_in_opens_what_is_new_and_asks_about_what_is_here() {
    for (name, intake) in ways_in() {
        let page = Page::on(Memory::default());
        let taken = read(&page, intake.clone());
        let source = page.session().article().source.clone();
        assert_eq!(taken, Taken::Opened(page.session().article().id.clone()), "{name}");
        let from = if name == "document" { (SourceKind::Paste, None) } else { (intake.kind, intake.name.clone()) };
        assert_eq!((source.kind, source.name), from, "{name}");
        page.model.leave();
        assert_eq!(read(&page, intake), Taken::Duplicate, "{name}");
        assert!(page.asked().is_some() && page.articles().len() == 1, "{name}");
        page.model.settle(Settle::Cancel, false);
        run_out(&page);
        assert_eq!((page.asked(), page.articles().len(), page.alert()), (None, 1, String::new()), "{name}");
    }
}

#[test]
fn each_way_in_refuses_what_cannot_be_read_and_changes_nothing() {
    const ADDRESS: &str = "https://example.org/weir";
    let paste = |text: &str| Intake::text(text.to_owned(), SourceKind::Paste);
    let file = |name: &str, bytes: &[u8]| Intake::file(name.to_owned(), bytes.to_vec());
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    page.paste("The bridge\n\nIt is shut.");
    let before = memory.records();
    let broken =
        |name: &str| NotTaken::NotDone(Some(name.to_owned()), NotDone::Refused(unreadable::WORD_END_DAMAGED.into()));
    for (intake, wanted) in [
        (paste(" \n"), NotTaken::NoText(None)),
        (paste(ADDRESS), NotTaken::Address(ADDRESS.to_owned())),
        (paste(&"x ".repeat(MAX_TEXT_BYTES / 2 + 1)), NotTaken::TooLong(MAX_TEXT_BYTES + 2, MAX_TEXT_BYTES)),
        (
            Intake::copied(ADDRESS.to_owned(), format!("<a href='{ADDRESS}'>The weir</a>")),
            NotTaken::Address(ADDRESS.to_owned()),
        ),
        (Intake::copied(String::new(), "<p> </p>".to_owned()), NotTaken::NoText(None)),
        (file("a.txt", b" "), NotTaken::NoText(Some("a.txt".to_owned()))),
        (file("a.html", b"<p> </p>"), NotTaken::NoText(Some("a.html".to_owned()))),
        (file("a.docx", b"PK\x03\x04 and no more"), broken("a.docx")),
        (file("a.txt", b"%PDF-1.7\n"), NotTaken::Unread("a.txt".to_owned(), unreadable::IS_PDF.into())),
        (
            file("a.postil.json", b"{"),
            NotTaken::NotImported("a.postil.json".to_owned(), native::read("{").unwrap_err()),
        ),
    ] {
        let name = format!("{:?}", wanted);
        let Taken::Refused(why) = read(&page, intake) else { panic!("{name}") };
        assert_eq!(why, wanted);
        assert_eq!((page.alert(), memory.records()), (why.to_string(), before.clone()), "{name}");
        assert_eq!(shown(&page), None, "{name}");
    }
    // The shortcut refuses nothing by itself: it leaves that to the road.
    for text in [" \n", ADDRESS] {
        page.model.messages.alert.set(None);
        page.model.bring_in(paste(text));
        page.world.send_more();
        run_out(&page);
        assert!(!page.alert().is_empty() && memory.records() == before, "{text}");
    }
}

#[test]
fn each_way_in_that_takes_long_can_be_called_off() {
    let german = "Die Brücke ist seit dem 3. Mai gesperrt, und niemand weiß, wann sie wieder geöffnet wird.";
    let foreign = Intake::text(german.to_owned(), SourceKind::Paste);
    let ways = ways_in().into_iter().chain([("text in another language", foreign)]);
    // The others are opened in one task.
    let ways = ways.filter(|(name, _)| !["short text", "text file", "document", "sample"].contains(name));
    let mut count = 0;
    for (name, intake) in ways {
        let page = with_slow_worker();
        page.world.lists_are_slow.set(true);
        let taken = start(&page, intake);
        page.world.wait();
        assert!(shown(&page).is_some() && taken.borrow().is_none(), "{name}");
        page.model.give_up();
        // What comes later changes nothing.
        if !page.world.lists_asked_for().is_empty() {
            page.world.send_list(Some(word_list("de")));
        }
        page.world.work();
        run_out(&page);
        assert_eq!(taken.take(), Some(Taken::Cancelled), "{name}");
        assert!(page.articles().is_empty() && page.alert().is_empty() && shown(&page).is_none(), "{name}");
        count += 1;
    }
    assert_eq!(count, 7);
}

#[test]
fn a_short_plain_text_is_opened_in_the_task_of_its_paste_and_by_the_first_wasm_alone() {
    let page = Page::on(Memory::default());
    page.world.holds_more.set(true);
    page.model.bring_in(Intake::text(TEXT.to_owned(), SourceKind::Paste));
    assert_eq!(text(&page), TEXT);
    // One in another language waits for the words of that, and for nothing else.
    page.world.lists_are_slow.set(true);
    let german = "Die Brücke ist seit dem 3. Mai gesperrt, und niemand weiß, wann sie wieder geöffnet wird.";
    page.model.bring_in(Intake::copied(german.to_owned(), format!("<span>{german}</span>")));
    settle();
    page.world.send_list(Some(word_list("de")));
    assert_eq!((text(&page).as_str(), page.session().article().language.as_deref()), (german, Some("de")));
    let wanted = page.world.fetches.borrow().len();
    assert_eq!(wanted, 0, "the second wasm was not asked for");
}

#[test]
fn a_formatted_copy_is_opened_in_the_task_in_which_the_worker_answers() {
    let page = with_slow_worker();
    let taken = start(&page, Intake::copied(PLAIN.to_owned(), HTML.to_owned()));
    assert!(page.world.work());
    assert_eq!(text(&page), "The weir\n\nIt is old.\n\nWater\n\nMoney", "no turn of the browser lies between");
    run_out(&page);
    assert_eq!(taken.take(), Some(Taken::Opened(page.session().article().id.clone())));
}

#[test]
fn what_was_read_otherwise_takes_the_place_of_the_first_or_leaves_it() {
    let page = Page::on(Memory::default());
    let Taken::Opened(first) = read(&page, incoming("text/html", HTML.as_bytes(), None)) else { panic!() };
    // In another encoding it has the same text, and is here already.
    page.wait_for(page.model.read_again(Reparse::Encoding("koi8-r".to_owned())));
    run_out(&page);
    assert!(page.asked().is_some());
    page.model.settle(Settle::Cancel, false);
    run_out(&page);
    assert_eq!(page.session().article().id, first);
    // A source without a plain flavour has none to be read instead.
    page.wait_for(page.model.read_again(Reparse::Plain));
    run_out(&page);
    assert_eq!((page.session().article().id.clone(), page.articles().len()), (first, 1));
}
