//! A change writes the signals of what it touched, once, and no others.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use postil::annotation::AnnotationId;
use postil::annotation::attributes::Part;
use postil::article::{BlockKind, Details};
use postil::editor::Session;
use postil::editor::commands::{
    Command, Delete, DescribeLabel, Deselect, GoTo, Join, LabelField, MakeBlock, MoveEdge, NoClaim, Redo, Relate,
    Select, SetAttribute, SetDetails, SetNote, SetRelationTypes, Tag, Undo, command,
};
use postil::storage::Memory;
use postil::ui::state::model::{Model, Repaint};

use crate::world::{Page, TEXT, settle};

/// Everything that an element can follow, by name, and how often it was told.
struct Watched(Vec<(&'static str, Rc<Cell<usize>>)>);

impl Watched {
    /// Follows everything; `first` and `second` are annotations.
    fn new(page: &Page, first: &AnnotationId, second: &AnnotationId) -> Self {
        let (first, second) = (first.clone(), second.clone());
        let watch = |name: &'static str, track: Box<dyn Fn(Model)>| {
            let (model, told) = (page.model, Rc::new(Cell::new(0)));
            let count = Rc::clone(&told);
            page.owner.with(|| {
                Effect::new(move |_| {
                    track(model);
                    count.set(count.get() + 1);
                });
            });
            (name, told)
        };
        let all = vec![
            watch("view", Box::new(|model| model.document.view.with(|_| ()))),
            watch("order", Box::new(|model| model.document.order.track())),
            watch("labels", Box::new(|model| model.document.labels.with(|_| ()))),
            watch("relations", Box::new(|model| model.document.relations.track())),
            watch("counts", Box::new(|model| model.document.counts.with(|_| ()))),
            watch("structure", Box::new(|model| model.document.structure.track())),
            watch("edits", Box::new(|model| model.document.edits.track())),
            watch("first", Box::new(move |model| model.track(&first))),
            watch("second", Box::new(move |model| model.track(&second))),
            watch("open", Box::new(|model| model.document.id.track())),
            watch("screen", Box::new(|model| model.screen.track())),
            watch("library", Box::new(|model| model.library.articles.track())),
            watch("dialog", Box::new(|model| model.dialogs.open.track())),
        ];
        settle();
        Self(all)
    }

    /// Names of what was told since it was last asked.
    fn told(&self) -> String {
        let told = self.0.iter().filter(|(_, count)| count.take() > 0);
        told.map(|(name, _)| *name).collect::<Vec<_>>().join(" ")
    }
}

/// What the article's view would draw now: its blocks, `structure` where all of the same article, `all` of another, or
/// nothing.
fn repaint(page: &Page) -> String {
    let Repaint { all, structure, blocks, .. } = untrack(|| page.model.take_repaint());
    let blocks = || blocks.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
    match (all, structure) {
        (true, _) => "all".to_owned(),
        (_, true) => "structure".to_owned(),
        _ => blocks(),
    }
}

#[test]
fn a_change_touches_what_it_changed() {
    let page = Page::on(Memory::default());
    page.paste(TEXT);
    assert_eq!(repaint(&page), "all");
    let tag = |label: &str| Tag { label: label.into() };
    page.run(&[&GoTo { sentence: 1 }, &tag("cause")]);
    let first = page.session().selected().unwrap().id.clone();
    page.run(&[&GoTo { sentence: 3 }, &tag("event")]);
    let second = page.session().selected().unwrap().id.clone();
    let watched = Watched::new(&page, &first, &second);
    watched.told();
    repaint(&page);

    let (chosen, other) = (first.clone(), second.clone());
    let select = |annotation: &AnnotationId| Box::new(Select { annotation: annotation.clone(), reveal: false });
    let note = |note: &str| Box::new(SetNote { annotation: first.clone(), note: note.to_owned() });
    let verdict = |verdict: &str| {
        let path = vec![Part::Field("verdict".into())];
        Box::new(SetAttribute { annotation: first.clone(), path, value: Some(verdict.into()), typing: false })
    };
    let describe = DescribeLabel { label: "rule".into(), field: LabelField::Name, text: "Law".to_owned() };
    let steps: Vec<(Box<dyn Command>, &str, &str)> = vec![
        (Box::new(GoTo { sentence: 0 }), "view", ""),
        (Box::new(GoTo { sentence: 0 }), "", ""),
        (Box::new(tag("rule")), "view order counts edits", "0"),
        (Box::new(tag("quote")), "edits", "0"),
        (select(&chosen), "view", ""),
        (note("a"), "edits first", ""),
        (note("ab"), "edits first", ""),
        (verdict("false"), "edits first", ""),
        (verdict("false"), "", ""),
        (Box::new(MoveEdge::END_EARLIER), "edits first", "1"),
        (select(&other), "view", ""),
        (Box::new(tag("position")), "edits second", "2"),
        (Box::new(Delete), "view order counts edits second", "2"),
        (Box::new(Undo), "view order counts edits second", "2"),
        (Box::new(Undo), "edits second", "2"),
        (Box::new(Redo), "edits second", "2"),
        (Box::new(Deselect), "view", ""),
        (Box::new(GoTo { sentence: 2 }), "view", ""),
        (Box::new(NoClaim), "counts edits", "1"),
        (Box::new(NoClaim), "counts edits", "1"),
        (Box::new(describe), "labels edits", "structure"),
        (Box::new(Join), "", ""),
        (Box::new(GoTo { sentence: 1 }), "view", ""),
        (Box::new(Join), "counts edits", "1"),
        (Box::new(MakeBlock(BlockKind::Heading)), "structure edits", "structure"),
        (Box::new(SetDetails { details: Details::default(), typing: None }), "structure edits", ""),
        (Box::new(tag("nonsense")), "", ""),
    ];
    let mut wrong = Vec::new();
    for (at, (command, signals, blocks)) in steps.iter().enumerate() {
        page.run(&[&**command]);
        let found = (watched.told(), repaint(&page));
        if found != ((*signals).to_owned(), (*blocks).to_owned()) {
            wrong.push(format!("step {at}: {found:?} instead of {:?}", (signals, blocks)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_command_tells_each_follower_once() {
    let page = Page::on(Memory::default());
    page.paste(TEXT);
    page.run(&[&GoTo { sentence: 1 }]);
    // This follower reads everything, and must not see a state that is half old and half new.
    let model = page.model;
    let (runs, torn) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(false)));
    let (ran, tore) = (Rc::clone(&runs), Rc::clone(&torn));
    page.owner.with(|| {
        Effect::new(move |_| {
            let (view, counts) = (model.document.view.get(), model.document.counts.get());
            model.document.order.track();
            model.document.edits.track();
            model.document.labels.with(|_| ());
            let known =
                |session: &Session| view.selected.as_ref().is_none_or(|id| session.annotations().get(id).is_some());
            let count = |session: &Session| session.annotations().len();
            tore.set(tore.get() || model.with(known) != Some(true) || model.with(count) != Some(counts.annotations));
            ran.set(ran.get() + 1);
        });
    });
    settle();
    for command in [&Tag { label: "cause".into() } as &dyn Command, &Undo, &Redo, &Delete, &Undo] {
        runs.set(0);
        page.run(&[command]);
        assert_eq!(runs.get(), 1);
    }
    assert!(!torn.get());
}

#[test]
fn what_the_view_has_to_draw_adds_up_until_it_is_asked_for() {
    let page = Page::on(Memory::default());
    page.paste(TEXT);
    repaint(&page);
    let tag = |label: &str| Tag { label: label.into() };
    page.run(&[&GoTo { sentence: 0 }, &tag("cause"), &GoTo { sentence: 3 }, &tag("event")]);
    let taken = untrack(|| page.model.take_repaint());
    assert_eq!(taken.blocks.iter().copied().collect::<Vec<_>>(), [0, 2]);
    assert_eq!(repaint(&page), "");
    // Another article is drawn anew, whatever was left to draw of the one before.
    page.run(&[&tag("rule")]);
    page.paste("Another one.");
    assert_eq!(repaint(&page), "all");
}

#[test]
fn offers_follow_what_they_depend_on() {
    let page = Page::on(Memory::default());
    page.paste(TEXT);
    let model = page.model;
    let offered = Rc::new(Cell::new((false, false)));
    let shown = Rc::clone(&offered);
    page.owner.with(|| Effect::new(move |_| shown.set((model.is_enabled(&Undo), model.is_enabled(&Redo)))));
    settle();
    assert_eq!(offered.get(), (false, false));
    page.run(&[&GoTo { sentence: 1 }, &Tag { label: "cause".into() }]);
    assert_eq!(offered.get(), (true, false));
    page.run(&[&Undo]);
    assert_eq!(offered.get(), (false, true));
    page.paste("Another one.");
    assert_eq!(offered.get(), (false, false));
}

#[test]
fn a_link_tells_those_who_follow_links() {
    let page = Page::on(Memory::default());
    page.idle();
    page.paste(TEXT);
    let tag = |label: &str| Tag { label: label.into() };
    page.run(&[&GoTo { sentence: 1 }, &tag("cause")]);
    let first = page.session().selected().unwrap().id.clone();
    page.run(&[&GoTo { sentence: 3 }, &tag("event")]);
    let second = page.session().selected().unwrap().id.clone();
    let watched = Watched::new(&page, &first, &second);
    watched.told();
    repaint(&page);
    let relate = Relate { from: first.clone(), to: second.clone(), kind: "supports".into() };
    let steps: [(&dyn Command, &str); 6] = [
        (&relate, "relations edits"),
        (&relate, ""),
        (&SetNote { annotation: second.clone(), note: "a".to_owned() }, "edits second"),
        (&Delete, "view order relations counts edits second"),
        (&Undo, "view order relations counts edits second"),
        (&SetRelationTypes { kinds: vec![] }, ""),
    ];
    for (at, (command, told)) in steps.into_iter().enumerate() {
        page.run(&[command]);
        assert_eq!(watched.told(), told, "step {at}");
    }
    assert_eq!(page.alert(), "One link is of this type: change or remove it first.");
}

#[test]
fn choosing_an_end_lasts_as_long_as_the_other_is_selected() {
    let page = Page::on(Memory::default());
    page.paste(TEXT);
    let picking = page.model.picking;
    let on = || untrack(|| picking.is_on());
    let link = command("link").unwrap().command;
    page.run(&[&GoTo { sentence: 1 }, &Tag { label: "cause".into() }, link]);
    assert!(!on(), "there is nothing to link to yet");
    page.run(&[&GoTo { sentence: 3 }, &Tag { label: "event".into() }]);
    let second = page.session().selected().unwrap().id.clone();
    let again = Select { annotation: second, reveal: false };
    for ending in [&Deselect as &dyn Command, &GoTo { sentence: 0 }, &Delete] {
        page.run(&[&again, link]);
        assert!(on());
        // What leaves the selection alone goes on.
        page.run(&[&Tag { label: "rule".into() }, &Undo]);
        assert!(on());
        page.run(&[ending]);
        assert!(!on());
    }
}
