//! Sentences depend on the text, its language and the word lists that are passed in, and on nothing that happened before.

use std::fs;
use std::path::Path;

use postil::article::{Id, Provenance, Source, SourceKind};
use postil::document::Document;
use postil::editor::Session;
use postil::editor::commands::{GoTo, SetDetails, command};
use postil::formats::native;
use postil::read::read;
use postil::segment::{Lexicons, sentences};
use postil::text::Text;

use super::support::{lexicons, stamp};

/// Three sentences. By the rules that need no words they are others.
const GERMAN: &str = "Am 3. Mai kam Dr. Berg, z. B. mit dem Zug. Die Brücke ist seit dem 4. Mai gesperrt, bzw. für Prof. \
    Roe. Niemand weiß, wann sie wieder geöffnet wird.";

/// A list as the page fetches it.
fn file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/segment/words");
    fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap()
}

/// The names of all lists of languages.
fn names() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/segment/words");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names = files.filter_map(|file| file.strip_suffix(".txt").map(str::to_owned));
    names.filter(|name| name != "und").collect()
}

fn cut(text: &str, language: &str, lexicons: &Lexicons) -> String {
    let text = Text::from(text);
    let found = sentences(&text, text.range(), &lexicons.of(Some(language)));
    found.into_iter().map(|range| text.slice(range)).collect::<Vec<_>>().join("¦")
}

/// That of a German text.
fn german() -> Provenance {
    Provenance { source: Source::new(SourceKind::Paste, stamp(0).now), language: Some("de".to_owned()) }
}

/// Reads a text as the page does; its sentences.
fn read_with(text: &str, lexicons: &Lexicons) -> Vec<String> {
    let article = read(text, Id::from("urn:uuid:a"), german(), lexicons);
    article.sentences.iter().map(|sentence| article.text.slice(sentence.range).to_owned()).collect()
}

#[test]
fn what_was_read_before_does_not_matter() {
    let english = Lexicons::english();
    let before = read_with(GERMAN, &english);
    let german = english.with("de", &file("de"));
    let with_words = read_with(GERMAN, &german);
    assert_eq!(with_words.len(), 3, "{with_words:?}");
    assert_ne!(before, with_words, "the text tells the two apart");
    // Now the process has read German, by a list that was fetched and by the one that is part of the program.
    assert_eq!(read_with(GERMAN, &lexicons()), with_words);
    assert_eq!(read_with(GERMAN, &english), before);
    assert_eq!(read_with(GERMAN, &Lexicons::english()), before);
    assert_eq!(read_with(GERMAN, &german), with_words);
}

#[test]
fn a_list_that_was_fetched_is_the_one_that_is_part_of_the_program() {
    let names = names();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        let list = file(&name);
        let words = list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
        let text: String = words.map(|word| format!("Falk {word}. Roe {word}. 7 {word}. berg. ")).collect();
        let fetched = Lexicons::english().with(&name, &list);
        assert_eq!(cut(&text, &name, &fetched), cut(&text, &name, &lexicons()), "{name}");
        // English is there already, and Japanese has no words that other languages lack.
        if !["en", "ja"].contains(&&*name) {
            assert_ne!(cut(&text, &name, &fetched), cut(&text, &name, &Lexicons::english()), "{name} has words");
        }
    }
}

#[test]
fn lists_are_told_to_be_missing_and_added_once() {
    let english = Lexicons::english();
    let missing = |language| english.missing(language);
    assert_eq!([missing(None), missing(Some("en-GB")), missing(Some("xx")), missing(Some(""))], [None; 4]);
    assert_eq!([missing(Some("de-AT")), missing(Some("CS")), missing(Some("ja"))], ["de", "sk", "ja"].map(Some));
    assert!(names().iter().all(|name| lexicons().missing(Some(name)).is_none()));

    let both = english.with("de", &file("de")).with("fr", &file("fr"));
    assert_eq!(both.missing(Some("de")).or(both.missing(Some("fr"))), None);
    assert_eq!(english.missing(Some("de")), Some("de"), "the value that it was made of is as it was");
    assert_eq!(format!("{both:?}"), r#"{"en", "und", "de", "fr"}"#);
    // The first list of a name counts, and there is none of an unknown name.
    let again = both.with("de", "# nothing\n").with("xx", "title:\nfalk\n").with("und", "title:\nfalk\n");
    assert_eq!(format!("{again:?}"), format!("{both:?}"));
    assert_eq!(cut(GERMAN, "de", &again), cut(GERMAN, "de", &lexicons()));
}

#[test]
fn without_any_list_the_rules_that_need_no_words_hold() {
    let none = Lexicons::default();
    for language in ["en", "de", "xx"] {
        assert_eq!(cut(GERMAN, language, &none), cut(GERMAN, "xx", &lexicons()), "{language}");
    }
}

#[test]
fn an_article_that_exists_keeps_its_sentences() {
    let english = Lexicons::english();
    let article = read(format!("Ein Titel\n\n{GERMAN}"), Id::from("urn:uuid:a"), german(), &english);
    let mut session = Session::from(Document::new(article.clone()));
    // The list arrives, and what does not cut sentences is done.
    let german = english.with("de", &file("de"));
    let stamp = |n: usize, lexicons: &Lexicons| postil::article::Stamp { lexicons: lexicons.clone(), ..stamp(n) };
    let details = postil::article::Details { title: Some("Another".to_owned()), ..article.details() };
    session.run(&SetDetails { details, typing: None }, &stamp(1, &german)).unwrap();
    assert_eq!(session.article().sentences, article.sentences);
    let again = native::read(&native::to_string(session.document(), &stamp(2, &german).now)).unwrap();
    assert_eq!(again.article().sentences, article.sentences);
    // A block that is made another kind is cut by the lists that the command is handed.
    let text = |session: &Session, block: usize| {
        let article = session.article();
        let sentences = article.sentences[article.blocks[block].sentences.clone()].iter();
        sentences.map(|sentence| article.text.slice(sentence.range)).collect::<Vec<_>>().join("¦")
    };
    for lexicons in [&english, &german] {
        let mut session = Session::from(Document::new(article.clone()));
        let sentence = article.blocks[1].sentences.start;
        session.run(&GoTo { sentence }, &stamp(3, lexicons)).unwrap();
        session.run(command("make-heading").unwrap().command, &stamp(4, lexicons)).unwrap();
        assert_eq!(text(&session, 1), GERMAN);
        let to_text = command("make-paragraph").unwrap().command;
        assert_eq!(to_text.cuts_by(&session), Some("de"));
        session.run(to_text, &stamp(5, lexicons)).unwrap();
        assert_eq!(text(&session, 1), cut(GERMAN, "de", lexicons));
    }
}
