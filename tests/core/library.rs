//! The library: the list of articles, the trash, settings, and undo of what is done to them.

use postil::annotation::preset;
use postil::article::{Id, Timestamp};
use postil::document::Document;
use postil::editor::commands::{
    COMMANDS, ChangeSetting, Command, DeleteArticle, GoTo, Redo, Replace, Tag, Undo, UseLabels, command,
};
use postil::editor::{Outcome, Refusal, Session, Workspace};
use postil::library::{Change, Library, Look, Settings, Summary};
use postil::sorted::Sorted;
use postil::storage::{app, read_app};
use proptest::prelude::*;

use crate::support::{article, parts, stamp, text};

fn id(number: usize) -> Id {
    Id::from(format!("urn:uuid:{number}"))
}

/// An article that was opened at that second.
fn opened(number: usize, second: usize) -> Summary {
    Summary { opened: stamp(second).now, ..Summary::unreadable(id(number), &format!("Article {number}")) }
}

/// A library of so many articles, of which the last was opened last.
fn workspace(articles: usize) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.library_mut().list((0..articles).map(|number| opened(number, number)).collect());
    workspace
}

/// Runs a command, as the `n`th of all.
fn run(workspace: &mut Workspace, n: usize, command: &dyn Command) -> Result<Outcome, Refusal> {
    workspace.run(command, &stamp(n))
}

fn delete(number: usize, joins: bool) -> DeleteArticle {
    DeleteArticle { article: id(number), joins }
}

/// The numbers of the articles on the list, in order.
fn listed(library: &Library) -> Vec<usize> {
    let number = |one: &Summary| one.id.as_str().trim_start_matches("urn:uuid:").parse().unwrap();
    library.articles().iter().map(number).collect()
}

fn titles(outcome: &Outcome) -> String {
    outcome.message.as_ref().map(text).unwrap_or_default()
}

#[test]
fn the_last_opened_article_comes_first() {
    let mut library = Library::default();
    assert!(library.list(vec![opened(0, 5), opened(1, 9), opened(2, 1), opened(3, 5)]).1.is_empty());
    assert_eq!(listed(&library), [1, 0, 3, 2]);
    // Opened anew, with its new summary.
    let change = library.put(Summary { annotations: 7, ..opened(2, 10) });
    assert_eq!(change, Change { articles: vec![id(2)], ..Change::default() });
    assert_eq!((listed(&library), library.article(&id(2)).unwrap().annotations), (vec![2, 1, 0, 3], 7));
    // A new one of the same moment comes first.
    let _ = library.put(opened(4, 10));
    let _ = library.take_off(&id(1));
    assert_eq!(listed(&library), [4, 2, 0, 3]);
    assert!(library.history().last().is_none(), "none of this is a step of undo");
}

#[test]
fn what_was_deleted_before_the_page_was_opened_is_gone_for_good() {
    let mut library = Library::default();
    let deleted = Summary { deleted: true, ..opened(1, 1) };
    assert_eq!(library.take_unlisted(), None, "the list is not read yet");
    assert_eq!(library.list(vec![opened(0, 0), deleted]).1, [id(1)]);
    assert_eq!(listed(&library), [0]);
    // Its record may still be there when articles without a summary are looked for, which is done once.
    assert_eq!((library.take_unlisted(), library.take_unlisted()), (Some(vec![id(1)]), None));
}

#[test]
fn what_is_done_while_a_long_list_is_read_holds_against_the_store() {
    let mut workspace = Workspace::default();
    workspace.library_mut().list_head(vec![opened(9, 9), opened(8, 8), opened(7, 7)], 10);
    assert_eq!((workspace.library().is_listed(), workspace.library().unread()), (false, 7));
    run(&mut workspace, 1, &delete(9, false)).unwrap();
    run(&mut workspace, 2, &delete(8, false)).unwrap();
    run(&mut workspace, 3, &Undo).unwrap();
    let _ = workspace.library_mut().put(opened(3, 20));
    let _ = workspace.library_mut().take_off(&id(7));
    // The store is of a moment between: it has one deletion that was taken back since, and lacks the other.
    let all = (0..10).map(|number| Summary { deleted: number == 8 || number == 5, ..opened(number, number) });
    let (change, gone) = workspace.library_mut().list(all.collect());
    assert!(change.list);
    assert_eq!((gone, listed(workspace.library())), (vec![id(5)], vec![3, 8, 6, 4, 2, 1, 0]));
    assert_eq!((workspace.library().is_listed(), workspace.library().unread()), (true, 0));
    let unlisted = Sorted::from(workspace.library_mut().take_unlisted().unwrap());
    assert!(unlisted.contains(&id(5)) && unlisted.contains(&id(9)), "what lies in the trash is not to be listed anew");
    run(&mut workspace, 4, &Undo).unwrap();
    assert_eq!(listed(workspace.library()), [3, 9, 8, 6, 4, 2, 1, 0]);
}

#[test]
fn deletions_are_undone_and_redone_and_one_run_is_one_step() {
    let mut workspace = workspace(5);
    let first = run(&mut workspace, 1, &delete(4, false)).unwrap();
    assert_eq!((titles(&first).as_str(), &first.library.articles), ("Deleted “Article 4”.", &vec![id(4)]));
    assert!(!first.change.is_edit() && !first.library.settings && !first.library.labels);
    let others = [run(&mut workspace, 2, &delete(1, true)).unwrap(), run(&mut workspace, 3, &delete(3, true)).unwrap()];
    assert_eq!(others.each_ref().map(titles), ["Deleted 2 articles.", "Deleted 3 articles."]);
    // Its toast is over: a step of its own.
    let alone = run(&mut workspace, 4, &delete(0, false)).unwrap();
    assert_eq!((titles(&alone).as_str(), listed(workspace.library())), ("Deleted “Article 0”.", vec![2]));
    assert!(workspace.library().in_trash(&id(3)).is_some_and(|one| one.deleted));

    assert_eq!(titles(&run(&mut workspace, 5, &Undo).unwrap()), "Undone: Deleted “Article 0”.");
    let undone = run(&mut workspace, 6, &Undo).unwrap();
    assert_eq!((titles(&undone).as_str(), undone.library.articles.len()), ("Undone: Deleted 3 articles.", 3));
    assert_eq!(listed(workspace.library()), [4, 3, 2, 1, 0], "each where it was");
    assert!(workspace.library().articles().iter().all(|one| !one.deleted));
    assert_eq!(run(&mut workspace, 7, &Undo), Err(Refusal::NOTHING));
    assert_eq!(titles(&run(&mut workspace, 8, &Redo).unwrap()), "Redone: Deleted 3 articles.");
    assert_eq!(listed(workspace.library()), [2, 0]);
    // A new step forgets what was undone.
    run(&mut workspace, 9, &delete(2, false)).unwrap();
    assert_eq!(run(&mut workspace, 10, &Redo), Err(Refusal::NOTHING));
    // There is nothing to delete twice.
    assert_eq!(run(&mut workspace, 11, &delete(2, false)), Err(Refusal::NOTHING));
}

#[test]
fn a_step_is_undone_for_those_of_its_articles_that_are_still_to_be_brought_back() {
    let mut workspace = workspace(3);
    run(&mut workspace, 1, &delete(2, false)).unwrap();
    run(&mut workspace, 2, &delete(1, true)).unwrap();
    // It came in again, from a file.
    let _ = workspace.library_mut().put(opened(2, 30));
    let undone = run(&mut workspace, 3, &Undo).unwrap();
    assert_eq!((undone.library.articles, listed(workspace.library())), (vec![id(1)], vec![2, 1, 0]));
}

#[test]
fn a_setting_is_one_step_and_touches_no_other() {
    let mut workspace = workspace(0);
    let changes = [
        ChangeSetting::CharacterKeys(false),
        ChangeSetting::Name(" Ann ".to_owned()),
        ChangeSetting::Look(Look::Badge),
        ChangeSetting::Hidden("event".into(), true),
        ChangeSetting::Hidden("cause".into(), true),
        ChangeSetting::Hidden("event".into(), false),
        ChangeSetting::Name("  ".to_owned()),
    ];
    let mut states = vec![Settings::default()];
    for (n, change) in changes.iter().enumerate() {
        let outcome = run(&mut workspace, n, change).unwrap();
        assert_eq!((outcome.library, outcome.message), (Change { settings: true, ..Change::default() }, None));
        states.push(workspace.library().settings().clone());
        assert_eq!(run(&mut workspace, n, change), Err(Refusal::NOTHING), "nothing is left to change");
    }
    let hidden = Sorted::from(vec![Id::from("cause")]);
    assert_eq!(states[2].name.as_deref(), Some("Ann"));
    assert_eq!(states[7], Settings { character_keys: false, name: None, look: Look::Badge, hidden });
    for state in states.iter().rev().skip(1) {
        assert!(titles(&run(&mut workspace, 9, &Undo).unwrap()).starts_with("Undone: "));
        assert_eq!(workspace.library().settings(), state);
    }
    for state in states.iter().skip(1) {
        run(&mut workspace, 9, &Redo).unwrap();
        assert_eq!(workspace.library().settings(), state);
    }
}

#[test]
fn undo_acts_on_the_open_document_else_on_the_library() {
    let mut workspace = workspace(2);
    run(&mut workspace, 1, &delete(0, false)).unwrap();
    workspace.open(Some(Session::from(Document::new(article("One. Two.")))));
    assert_eq!(run(&mut workspace, 2, &Undo), Err(Refusal::NOTHING));
    // A setting is changed with an article open, and is no step of the article.
    run(&mut workspace, 3, &ChangeSetting::CharacterKeys(false)).unwrap();
    assert_eq!(run(&mut workspace, 4, &Undo), Err(Refusal::NOTHING));
    run(&mut workspace, 5, &GoTo { sentence: 0 }).unwrap();
    run(&mut workspace, 6, &Tag { label: "event".into() }).unwrap();
    let undone = run(&mut workspace, 7, &Undo).unwrap();
    assert!(undone.change.is_edit() && undone.library.is_empty());
    // What is open is not deleted.
    let summary = Summary::of(workspace.session().unwrap().document(), Timestamp::default());
    let _ = workspace.library_mut().put(summary);
    let open = workspace.session().unwrap().article().id.clone();
    assert_eq!(run(&mut workspace, 8, &DeleteArticle { article: open, joins: false }), Err(Refusal::NOTHING));

    workspace.open(None);
    assert!(run(&mut workspace, 9, &Undo).unwrap().library.settings);
    assert_eq!(run(&mut workspace, 10, &Undo).unwrap().library.articles, [id(0)]);
}

#[test]
fn the_labels_for_new_articles_follow_what_is_done_to_those_of_the_open_one() {
    let mut workspace = workspace(0);
    workspace.open(Some(Session::from(Document::new(article("One. Two.")))));
    let own = |workspace: &Workspace| workspace.library().labels().map(|set| set.name.clone());
    assert_eq!(own(&workspace), None);
    assert!(run(&mut workspace, 1, &UseLabels { set: preset("Argument") }).unwrap().library.labels);
    assert_eq!(own(&workspace).as_deref(), Some("Argument"));
    assert!(run(&mut workspace, 2, &Undo).unwrap().library.labels);
    let before = own(&workspace);
    assert_ne!(before.as_deref(), Some("Argument"));
    // Those of an import are that article's.
    let session = workspace.session().unwrap();
    let theirs = postil::document::Parts { labels: preset("Argument"), ..parts(session) };
    let replaced = run(&mut workspace, 3, &Replace(Document::restore(theirs).into())).unwrap();
    assert!(replaced.change.labels && replaced.library.is_empty());
    assert_eq!(own(&workspace), before);
}

#[test]
fn only_what_works_without_an_article_is_offered_in_the_library() {
    let mut workspace = workspace(2);
    let offered = |workspace: &Workspace| {
        let context = workspace.context();
        COMMANDS.iter().filter(|entry| context.is_enabled(entry.command)).map(|entry| entry.name()).collect::<Vec<_>>()
    };
    assert_eq!(offered(&workspace), ["export-articles", "import", "settings", "keys", "commands"]);
    for entry in COMMANDS.iter().filter(|entry| !offered(&workspace).contains(&entry.name())) {
        assert_eq!(workspace.clone().run(entry.command, &stamp(1)), Err(Refusal::NOTHING), "{}", entry.name());
    }
    run(&mut workspace, 1, &delete(0, false)).unwrap();
    assert_eq!(offered(&workspace)[0], "undo");
    run(&mut workspace, 2, command("undo").unwrap().command).unwrap();
    assert_eq!(offered(&workspace)[0], "redo");
}

#[test]
fn an_article_is_found_by_its_text() {
    let document = Document::new(article("One. Two. Three. Four. Five."));
    let here = Summary { id: id(1), ..Summary::of(&document, stamp(1).now) };
    let renamed = Summary { name: "Renamed".to_owned(), ..here.clone() };
    let other_text = Summary { sha256: Some("0".repeat(64)), ..here.clone() };
    let no_digest = |name: &str, sentences| Summary { sha256: None, name: name.to_owned(), sentences, ..here.clone() };
    for (what, summary, found) in [
        ("the same digest", renamed, true),
        ("another one", other_text, false),
        ("no digest, the same name", no_digest(&here.name, 1), true),
        ("no digest, as many sentences", no_digest("x", 5), true),
        ("no digest, and nothing alike", no_digest("x", 4), false),
    ] {
        let mut library = Library::default();
        let _ = library.put(summary);
        assert_eq!(library.may_be_here(&document).len(), usize::from(found), "{what}");
    }
}

#[test]
fn what_holds_for_all_articles_is_written_and_read() {
    let mut workspace = workspace(0);
    for change in [
        ChangeSetting::CharacterKeys(false),
        ChangeSetting::Name("Ann".to_owned()),
        ChangeSetting::Look(Look::Underline),
        ChangeSetting::Hidden("event".into(), true),
    ] {
        run(&mut workspace, 1, &change).unwrap();
    }
    let _ = workspace.library_mut().follow_labels(&preset("Argument"));
    let library = workspace.library();
    let json = &app(Some(&id(7)), library).put[0].json;
    let read = read_app(json);
    assert_eq!((read.last, &read.settings, read.labels.as_ref()), (Some(id(7)), library.settings(), library.labels()));
}

/// Something a person does in the library; numbers choose among what there is.
#[derive(Clone, Debug)]
enum Deed {
    Delete(usize, bool),
    Setting(usize),
    Undo,
    Redo,
    Open(usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        4 => (0usize..6, any::<bool>()).prop_map(|(of, joins)| Deed::Delete(of, joins)),
        3 => (0usize..40).prop_map(Deed::Setting),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        1 => (0usize..6).prop_map(Deed::Open),
    ];
    prop::collection::vec(deed, 0..30)
}

fn setting(n: usize) -> ChangeSetting {
    match n % 4 {
        0 => ChangeSetting::CharacterKeys(n.is_multiple_of(8)),
        1 => ChangeSetting::Name("x".repeat(n % 3)),
        2 => ChangeSetting::Look(Look::ALL[n % 3]),
        _ => ChangeSetting::Hidden(Id::from(format!("label-{}", n % 3)), n % 8 == 3),
    }
}

/// All that a library says.
fn said(workspace: &Workspace) -> (Vec<Summary>, Vec<bool>, Settings) {
    let library = workspace.library();
    let trashed = (0..6).map(|number| library.in_trash(&id(number)).is_some()).collect();
    (library.articles().to_vec(), trashed, library.settings().clone())
}

proptest! {
    #[test]
    fn a_step_undone_leaves_no_trace_and_redone_is_as_it_was(deeds in deeds()) {
        let mut workspace = workspace(6);
        for (n, deed) in deeds.iter().enumerate() {
            let command: Box<dyn Command> = match deed {
                Deed::Delete(of, joins) => Box::new(DeleteArticle { article: id(*of), joins: *joins }),
                Deed::Setting(of) => Box::new(setting(*of)),
                Deed::Undo => Box::new(Undo),
                Deed::Redo => Box::new(Redo),
                Deed::Open(of) => {
                    // What is in the trash cannot be opened.
                    if workspace.library().article(&id(*of)).is_some() {
                        let _ = workspace.library_mut().put(opened(*of, 10 + n));
                    }
                    continue;
                }
            };
            let before = said(&workspace);
            let last = workspace.library().history().last().cloned();
            let Ok(outcome) = run(&mut workspace, n + 1, &*command) else {
                prop_assert_eq!(said(&workspace), before);
                continue;
            };
            prop_assert!(!outcome.library.is_empty());
            let after = said(&workspace);
            let mut again = workspace.clone();
            let is_undo = matches!(deed, Deed::Undo);
            let (back, forth): (&dyn Command, &dyn Command) = if is_undo { (&Redo, &Undo) } else { (&Undo, &Redo) };
            run(&mut again, 99, back).unwrap();
            let joined = last.is_some_and(|last| {
                let now = workspace.library().history().last();
                last.run.is_some() && now.is_some_and(|now| now.run == last.run && now.edits.len() > last.edits.len())
            });
            // A deletion that joined a run is undone with all of that.
            prop_assert!(joined || said(&again) == before);
            run(&mut again, 99, forth).unwrap();
            prop_assert_eq!(said(&again), after);
        }
        // All undone, every article is there.
        while run(&mut workspace, 99, &Undo).is_ok() {}
        prop_assert_eq!(workspace.library().articles().len(), 6);
        prop_assert_eq!(workspace.library().settings(), &Settings::default());
    }
}
