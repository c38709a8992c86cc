//! What an action costs depends on what it touches: the same work in a small and in a large article. Work is counted, never
//! timed.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use postil::annotation::{Annotation, Target};
use postil::article::{Id, Timestamp};
use postil::document::{Document, Parts};
use postil::editor::commands::{Command, Deselect, GoTo, MoveTo, NoClaim, Redo, Tag, Undo};
use postil::formats::native;
use postil::json::Object;
use postil::storage::{Batch, Durability, KeyRange, Memory, Pending, Record, Storage};

use crate::common::{article, stamp};
use crate::world::{Page, settle};

/// Most rows that the list has at once, each of which follows its annotation.
const ROWS: usize = 200;

/// A store that counts what is written: the kinds of the records.
#[derive(Clone, Default)]
struct Counting {
    memory: Memory,
    written: Rc<RefCell<Vec<String>>>,
}

impl Storage for Counting {
    fn commit(&self, batch: Batch, durability: Durability) -> Pending<'static, ()> {
        let kind = |key: &str| key.split_once('/').map_or(key, |(kind, _)| kind).to_owned();
        self.written.borrow_mut().extend(batch.put.iter().map(|record| kind(&record.key)));
        self.written.borrow_mut().extend(batch.delete.iter().map(|range| format!("-{}", kind(&range.from))));
        self.memory.commit(batch, durability)
    }

    fn load(&self, ranges: Vec<KeyRange>, most: u32) -> Pending<'static, Vec<Record>> {
        self.memory.load(ranges, most)
    }

    fn keys(&self, range: KeyRange) -> Pending<'static, Vec<String>> {
        self.memory.keys(range)
    }

    fn close(&self) {
        self.memory.close();
    }
}

/// A file of so many sentences, five a paragraph; in each but the last ten of them the first word is marked.
fn file(annotations: usize) -> Vec<u8> {
    let paragraph = |n| {
        format!("Prices rose on day {n}. Nobody asked why. The mayor left early. She came back. Rain fell all day.")
    };
    let article = article(&(0..annotations / 5 + 2).map(paragraph).collect::<Vec<_>>().join("\n\n"));
    let marked = article.sentences.iter().take(annotations).enumerate().map(|(at, sentence)| {
        let first = article.text.slice(sentence.range).split([' ', '.']).next().unwrap_or_default().len();
        Annotation {
            id: Id::from(format!("urn:uuid:10000000-0000-4000-8000-{at:012}")),
            label: "cause".into(),
            target: Target::new(postil::text::TextRange::new(sentence.range.start(), sentence.range.start() + first))
                .unwrap(),
            attributes: Object::default(),
            note: String::new(),
            creator: None,
            created: Timestamp::default(),
            modified: Timestamp::default(),
            lineage: None,
            extra: Object::default(),
        }
    });
    let (annotations, labels) = (marked.collect(), postil::annotation::claims());
    let (relations, reviewed, extra) = (vec![], vec![], Object::default());
    let parts = Parts { article, labels, annotations, relations, no_claim: reviewed, beside: None, extra };
    native::to_string(&Document::restore(parts), &stamp(0).now).into_bytes()
}

/// What one action brought about: records written, signals that told of a change, blocks and rows drawn anew.
type Work = BTreeMap<String, usize>;

/// What each of some actions costs among so many annotations, in the middle of them.
fn work(annotations: usize) -> Vec<(&'static str, Work)> {
    let store = Counting::default();
    let page = Page::on(store.clone());
    page.give(&[("large.postil.json", &file(annotations))]);
    assert_eq!(page.session().annotations().len(), annotations);
    let told: Rc<RefCell<Work>> = Rc::default();
    let watch = |name: &'static str, track: Box<dyn Fn(postil::ui::state::model::Model)>| {
        let (model, told) = (page.model, Rc::clone(&told));
        page.owner.with(|| {
            Effect::new(move |_| {
                track(model);
                *told.borrow_mut().entry(name.to_owned()).or_default() += 1;
            });
        });
    };
    watch("view", Box::new(|model| model.document.view.with(|_| ())));
    watch("order", Box::new(|model| model.document.order.track()));
    watch("labels", Box::new(|model| model.document.labels.with(|_| ())));
    watch("relations", Box::new(|model| model.document.relations.track()));
    watch("counts", Box::new(|model| model.document.counts.with(|_| ())));
    watch("structure", Box::new(|model| model.document.structure.track()));
    watch("edits", Box::new(|model| model.document.edits.track()));
    // The rows of the list, around the place where the person works.
    let middle = (annotations / 2).saturating_sub(ROWS / 2);
    for id in page.session().annotations().part(middle..middle + ROWS).iter().map(|one| one.id.clone()) {
        let chosen = id.clone();
        watch("row", Box::new(move |model| model.track(&id)));
        watch("row selected", Box::new(move |model| _ = model.is_selected(&chosen)));
    }
    settle();
    let tag = |label: &str| Tag { label: label.into() };
    let (tag, relabel) = (tag("event"), tag("quote"));
    let actions: [(&str, &dyn Command); 12] = [
        ("go", &GoTo { sentence: annotations / 2 }),
        ("move", &MoveTo::NEXT_SENTENCE),
        ("next annotation", &MoveTo::NEXT_ANNOTATION),
        ("deselect", &Deselect),
        ("tag", &tag),
        ("relabel", &relabel),
        ("undo relabel", &Undo),
        ("undo tag", &Undo),
        ("redo", &Redo),
        ("leave", &GoTo { sentence: annotations + 7 }),
        ("no claim", &NoClaim),
        ("undo no claim", &Undo),
    ];
    let blocks = || untrack(|| page.model.take_repaint()).blocks.len();
    blocks();
    let done = actions.map(|(name, command)| {
        let _ = told.take();
        store.written.take();
        page.run(&[command]);
        page.world.wait();
        assert_eq!(page.alert(), "", "{name}");
        let mut work = told.take();
        for kind in store.written.take() {
            *work.entry(format!("record {kind}")).or_default() += 1;
        }
        work.insert("block".to_owned(), blocks());
        (name, work)
    });
    done.into()
}

#[test]
fn an_action_does_the_same_work_at_100_and_at_10_000_annotations() {
    let (small, large) = (work(100), work(10_000));
    assert_eq!(small, large);
    let counted = |name: &str, what: &str| {
        let work = small.iter().find(|(action, _)| *action == name).map(|(_, work)| work);
        work.and_then(|work| work.get(what)).copied().unwrap_or_default()
    };
    // What is counted is there to be counted, and is what one annotation takes.
    assert_eq!(
        ["record annotation", "record log", "block", "row", "order"].map(|what| counted("tag", what)),
        [1, 1, 1, 0, 1]
    );
    assert_eq!(["record annotation", "block", "order"].map(|what| counted("relabel", what)), [1, 1, 0]);
    assert_eq!(
        ["record view", "row", "row selected", "edits"].map(|what| counted("next annotation", what)),
        [1, 0, 1, 0]
    );
    assert_eq!(["record -annotation", "order"].map(|what| counted("undo tag", what)), [1, 1]);
    let total: usize = small.iter().flat_map(|(_, work)| work.values()).sum();
    assert!(total < 150, "{small:#?}");
}
