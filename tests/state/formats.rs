//! Files that go out and come in by the registry, in the page and by the worker.

use postil::formats::{Format, Holds, ON_PAGE, Runs, file_name, native};
use postil::read::{How, Intake};
use postil::storage::Memory;
use postil::ui::late::opening::Way;
use postil::ui::late::reading::Taken;
use postil::ui::state::model::Model;

use crate::world::{Page, TEXT, settle};

/// The native format as one that the worker reads and writes.
static WORKER_FORMAT: Format = Format { runs: Runs::Worker, ..native::FORMAT };

/// A format that the worker does not know.
static UNKNOWN: Format = Format { id: "xls", runs: Runs::Worker, ..native::FORMAT };

#[test]
fn every_format_that_is_written_is_one_press() {
    let page = Page::on(Memory::default());
    page.paste(TEXT);
    for format in ON_PAGE.iter().chain([&WORKER_FORMAT]).filter(|format| format.export.is_some()) {
        page.model.export(format);
        settle();
        let (name, media_type, bytes) = page.world.downloads.borrow_mut().pop().unwrap();
        assert_eq!(name, file_name(page.session().document(), format));
        assert_eq!((media_type.as_str(), page.alert()), (format.media_type, String::new()), "{}", format.id);
        if format.holds == Holds::Documents {
            let read = native::read(&String::from_utf8(bytes).unwrap()).unwrap();
            assert_eq!(read.article(), page.session().article(), "{}", format.id);
        }
    }
    page.model.export(&UNKNOWN);
    settle();
    assert!(page.world.downloads.borrow().is_empty());
    assert!(page.alert().ends_with("” was not exported. There is no format xls."), "{}", page.alert());
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
