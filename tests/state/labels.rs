//! The labels that new articles start with.

use postil::annotation::{claims, preset};
use postil::article::SourceKind;
use postil::editor::commands::{DescribeLabel, LabelField, RetireLabel, Tag, Undo, UseLabels};
use postil::formats::native;
use postil::message::labels::LABEL_NEEDS_NAME;
use postil::read::Intake;
use postil::storage::{Batch, Durability, Memory, Storage, records};

use crate::world::{Page, TEXT, settle};

#[test]
fn new_articles_start_with_what_was_last_chosen_or_changed() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    page.paste(TEXT);
    assert_eq!(page.session().labels(), &claims());
    page.run(&[&UseLabels { set: preset("Argument") }]);
    let change = DescribeLabel { label: "claim".into(), field: LabelField::Name, text: "Thesis".to_owned() };
    page.run(&[&change, &RetireLabel { label: "evidence".into(), retired: true }]);

    let page = page.reopen(memory);
    page.paste("Another one.");
    let names: Vec<String> = page.session().labels().labels.iter().map(|label| label.name.clone()).collect();
    assert_eq!(names, ["Thesis", "Premise"]);
    // To take a step back is to choose as well.
    page.run(&[&UseLabels { set: preset("Classroom") }, &Undo]);
    page.paste("A third one.");
    assert_eq!(page.session().labels().name, "Argument");
    // The sample is made for its own labels, and what comes in with an article is that article's.
    page.model.bring_in(Intake::text("A sample.".to_owned(), SourceKind::Sample));
    settle();
    assert_eq!(page.session().labels(), &claims());
    let theirs =
        native::to_string(page.session().with_article_id("urn:uuid:other".into()).document(), &Default::default());
    page.give(&[("theirs.postil.json", theirs.as_bytes())]);
    page.paste("A fourth one.");
    assert_eq!(page.session().labels().name, "Argument");
}

#[test]
fn damaged_ones_are_forgotten_and_nothing_else_is() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    let id = page.paste(TEXT);
    page.run(&[&UseLabels { set: preset("Argument") }]);
    let records = memory.records();
    let (key, json) = records.iter().find(|(key, _)| *key == records::APP).unwrap();
    let mut batch = Batch::default();
    batch.put(key.clone(), json.replace("\"premise\"", "\"claim\""));
    let commit = memory.commit(batch, Durability::Strict);
    page.wait_for(async { commit.await.unwrap() });
    let page = page.reopen(memory);
    assert_eq!(page.session().article().id, id);
    page.paste("Another one.");
    assert_eq!(page.session().labels(), &claims());
}

#[test]
fn a_refusal_is_an_alert_or_told_where_it_happened() {
    let page = Page::on(Memory::default());
    page.idle();
    page.paste(TEXT);
    let nameless = DescribeLabel { label: "event".into(), field: LabelField::Name, text: String::new() };
    let refusal = page.model.attempt(&nameless).unwrap_err();
    assert_eq!((refusal.message, page.alert().as_str()), (Some(LABEL_NEEDS_NAME.into()), ""));
    page.run(&[&nameless]);
    assert_eq!(page.alert(), "A label needs a name.");
    page.run(&[&Tag { label: "nobody".into() }]);
    assert_eq!(page.alert(), "A label needs a name.");
}
