//! Word lists: what cuts sentences waits for the list of its language, and an article that exists stays as it is.

use leptos::prelude::*;
use postil::article::SourceKind;
use postil::editor::commands::{GoTo, command};
use postil::read::Intake;
use postil::storage::Memory;

use crate::world::{Page, settle, word_list};

const GERMAN: &str =
    "Die Brücke ist seit dem 3. Mai gesperrt, z. B. für Lkw. Niemand weiß, wann sie wieder geöffnet wird.";
const CUT: [&str; 2] =
    ["Die Brücke ist seit dem 3. Mai gesperrt, z. B. für Lkw.", "Niemand weiß, wann sie wieder geöffnet wird."];

/// A page on a slow network.
fn slow_page() -> Page {
    let page = Page::on(Memory::default());
    page.world.lists_are_slow.set(true);
    page
}

fn paste(page: &Page, text: &str) {
    page.model.bring_in(Intake::text(text.to_owned(), SourceKind::Paste));
    run_out(page);
}

/// Lets all that takes turns with the browser come to its end; the second wasm arrives where it is wanted.
fn run_out(page: &Page) {
    settle();
    page.world.send_more();
    for _ in 0..12 {
        page.world.wait();
    }
}

fn sentences(page: &Page) -> Vec<String> {
    let session = page.session();
    let text = &session.article().text;
    session.article().sentences.iter().map(|sentence| text.slice(sentence.range).to_owned()).collect()
}

#[test]
fn a_text_that_is_pasted_before_its_list_arrives_waits_for_it() {
    let page = slow_page();
    paste(&page, GERMAN);
    assert_eq!(page.world.lists_asked_for(), ["de"]);
    assert!(
        page.model.document.id.get_untracked().is_none() && page.articles().is_empty(),
        "nothing half done is there"
    );
    page.world.send_list(Some(word_list("de")));
    run_out(&page);
    assert_eq!(sentences(&page), CUT);
    // From now on it is here.
    page.model.leave();
    paste(&page, &format!("{GERMAN} Es regnet."));
    assert_eq!((page.world.lists_asked_for().len(), sentences(&page).len()), (0, 3));
}

#[test]
fn where_a_list_cannot_be_had_the_rules_without_words_do_and_the_article_keeps_to_them() {
    let page = slow_page();
    paste(&page, GERMAN);
    page.world.send_list(None);
    run_out(&page);
    let first = page.session().article().clone();
    let without = sentences(&page);
    assert_ne!(without, CUT);
    // The list is asked for again, and what it brings changes nothing that exists.
    let other = GERMAN.replace("Brücke", "Straße");
    paste(&page, &other);
    page.world.send_list(Some(word_list("de")));
    run_out(&page);
    assert_eq!(sentences(&page).len(), 2);
    page.wait_for(page.model.open_article(first.id.clone()));
    assert_eq!(page.session().article().sentences, first.sentences);
}

#[test]
fn a_block_that_is_cut_anew_waits_for_the_list_too() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    paste(&page, &format!("Ein Titel\n\nZwei Wörter\n\n{GERMAN}"));
    let sentence = page.session().article().sentences.len() - 2;
    page.run(&[&GoTo { sentence }, command("make-heading").unwrap().command]);
    // The page as it is opened again does not have the list.
    let page = page.reopen(memory);
    page.world.lists_are_slow.set(true);
    let is_one = |page: &Page| sentences(page).last().is_some_and(|last| last == GERMAN);
    assert!(is_one(&page));
    let last = sentences(&page).len() - 1;
    page.run(&[&GoTo { sentence: last }]);
    let to_text = command("make-paragraph").unwrap().command;
    page.model.press(to_text);
    page.world.send_more();
    assert!(is_one(&page), "it waits");
    page.world.send_list(Some(word_list("de")));
    assert_eq!(sentences(&page)[last..], CUT);
}

#[test]
fn a_command_that_waits_for_a_list_acts_on_nothing_else() {
    let memory = Memory::default();
    let page = Page::on(memory.clone());
    paste(&page, &format!("Ein Titel\n\n{GERMAN}"));
    let page = page.reopen(memory);
    page.world.lists_are_slow.set(true);
    let before = page.session().article().clone();
    page.run(&[&GoTo { sentence: 1 }]);
    page.model.press(command("make-heading").unwrap().command);
    page.world.send_more();
    page.run(&[&GoTo { sentence: 0 }]);
    page.world.send_list(Some(word_list("de")));
    assert_eq!(page.session().article(), &before);
}
