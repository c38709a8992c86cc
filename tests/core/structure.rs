//! Structure put right by hand, written as text: what reading got wrong, the steps, and what then holds.

use postil::article::{Article, BlockKind, Details};
use postil::document::Document;
use postil::editor::Session;
use postil::editor::commands::{GoTo, Redo, SelectPassage, SetDetails, Undo, command};
use postil::message::structure::DETAILS_CHANGED;
use postil::text::TextRange;

use crate::support::marked::{session, show};
use crate::support::{article, said, stamp, told};

/// The blocks a line, with their sentences between bars: `h2 Title`, `p One. ¦ Two.`; `*` where a person set it.
fn outline(article: &Article) -> String {
    let line = |block: &postil::article::Block| {
        let sentences = article.sentences[block.sentences.clone()].iter().map(|sentence| {
            let by_hand = if sentence.manual { "*" } else { "" };
            format!("{}{by_hand}", article.text.slice(sentence.range))
        });
        let kind = match block.kind {
            BlockKind::Heading => format!("h{}", block.level.unwrap_or_default()),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::ListItem => format!("item{}", block.depth.unwrap_or_default()),
            kind => kind.name().to_owned(),
        };
        let by_hand = if block.manual { "*" } else { "" };
        let again = if block.duplicate { " again" } else { "" };
        format!("{kind}{again}{by_hand} {}", sentences.collect::<Vec<_>>().join(" ¦ "))
    };
    article.blocks.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The sections: `1 The title (2)`, with how many blocks each owns.
fn sections(article: &Article) -> String {
    let line = |section: &postil::article::Section| {
        format!("{} {} ({})", section.level, section.title.as_deref().unwrap_or("–"), section.blocks.len())
    };
    article.sections.iter().map(line).collect::<Vec<_>>().join(", ")
}

/// Runs steps: `go WORDS` (to the sentence that holds them), `pick WORDS`, or the name of a command. Each is taken back and
/// done again, and must then be the same. Answers with what the last one told.
fn run(session: &mut Session, steps: &str) -> String {
    let mut last = String::new();
    for step in steps.split(", ") {
        let (verb, words) = step.split_once(' ').unwrap_or((step, ""));
        let start = session.article().text.as_str().find(words).expect("the words are there");
        let range = TextRange::new(start, start + words.len());
        let outcome = match verb {
            "go" => {
                let sentence = session.article().sentence_at(start).unwrap();
                session.run(&GoTo { sentence }, &stamp(1))
            }
            "pick" => session.run(&SelectPassage { range, fine: false }, &stamp(1)),
            name => {
                let before = said(session);
                let outcome = session.run(command(name).expect(name).command, &stamp(2));
                if outcome.is_ok() {
                    let (after, view) = (said(session), session.view().clone());
                    session.run(&Undo, &stamp(3)).unwrap();
                    assert_eq!(said(session), before, "{name} is taken back");
                    session.run(&Redo, &stamp(3)).unwrap();
                    assert_eq!(said(session), after, "{name} is done again");
                    if let Some(sentence) = view.current {
                        session.run(&GoTo { sentence }, &stamp(4)).unwrap();
                    }
                }
                outcome
            }
        };
        last = told(outcome);
    }
    session.article().check().unwrap();
    last
}

/// Text, steps, outline, told.
fn table(rows: &[(&str, &str, &str, &str)]) {
    let mut wrong = String::new();
    for (text, steps, expected, told) in rows {
        let mut session = Session::from(Document::new(article(text)));
        let said = run(&mut session, steps);
        let found = outline(session.article());
        if found != *expected || said != *told {
            wrong += &format!("{text:?}\n{steps}\n{found}   {said}\nnot\n{expected}   {told}\n\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

const HOW: &str = "! Select the words with which the new sentence begins, then split it there.";

#[test]
fn sentences_are_split_and_joined() {
    table(&[
        ("He left it was late.", "pick it, split", "p He left* ¦ it was late.*", "Sentence split"),
        // Nothing to split before the first word: behind it, then.
        ("Wait he left.", "pick Wait, split", "p Wait* ¦ he left.*", "Sentence split"),
        ("One. Two. Three.", "go Two, join", "p One. ¦ Two. Three.*", "Sentences joined"),
        ("One. Two. Three.", "pick One. Two. Three., join", "p One. Two. Three.*", "Sentences joined"),
        ("One. Two.", "go One, join, pick Two, split", "p One.* ¦ Two.*", "Sentence split"),
        (
            "One.\n\nTwo.",
            "go One, join",
            "p One.\np Two.",
            "! No sentence follows in this paragraph. Sentences of two cannot be joined.",
        ),
        ("One.", "go One, join", "p One.", "! No sentence follows in this paragraph."),
        ("One two.", "go One, split", "p One two.", HOW),
        ("One two.", "pick One two., split", "p One two.", HOW),
        ("One. Two.", "join", "p One. ¦ Two.", "! Move to a sentence first."),
    ]);
}

#[test]
fn blocks_become_something_else() {
    table(&[
        ("One. Two.\n\nThree. Four.", "go One, make-heading", "h2* One. Two.\np Three. ¦ Four.", "Made a heading"),
        ("One. Two.", "go One, make-heading, make-paragraph", "p* One. ¦ Two.", "Made a paragraph"),
        ("One. Two.", "go One, make-quote", "quote* One. ¦ Two.", "Made a quotation"),
        ("One. Two.", "go One, make-metadata", "metadata* One. Two.", "Made a line of metadata"),
        ("One. Two.", "go One, make-caption, make-caption", "caption* One. ¦ Two.", "! "),
        // The sign of an item stands outside its sentence, as where it is read.
        ("• one thing\n\nText.", "go one, make-item", "item1* one thing\np Text.", "Made a list item"),
        ("• one\n• two", "go one, make-paragraph", "p* • one\nitem1 two", "Made a paragraph"),
        ("• one\n• two", "go two, deeper", "item1 one\nitem2* two", "A level deeper"),
        ("• one\n• two", "go two, back", "item1 one\nitem1 two", "! "),
        ("One.", "go One, make-heading, deeper, deeper, back", "h3* One.", "A level back"),
        ("One.", "go One, deeper", "p One.", "! "),
        // Sentences set by hand stay where the new kind would cut them too.
        ("He left it was late.", "pick it, split, make-quote", "quote* He left* ¦ it was late.*", "Made a quotation"),
        // Several at once.
        (
            "One.\n\nTwo.\n\nThree.",
            "pick One.\n\nTwo., make-item",
            "item1* One.\nitem1* Two.\np Three.",
            "Made a list item",
        ),
    ]);
}

#[test]
fn there_is_one_title() {
    let text = "The bridge\n\nOne. Two.\n\nA better title\n\nThree.";
    let mut session = Session::from(Document::new(article(text)));
    assert_eq!(session.article().title.as_deref(), Some("The bridge"));
    run(&mut session, "go A better, make-title");
    assert_eq!(outline(session.article()), "p* The bridge\np One. ¦ Two.\ntitle* A better title\np Three.");
    assert_eq!(session.article().title.as_deref(), Some("A better title"));
    assert_eq!(sections(session.article()), "1 A better title (4)");
    run(&mut session, "make-paragraph");
    assert_eq!((session.article().title.as_deref(), sections(session.article()).as_str()), (None, "1 – (4)"));
    // The same words once more are the title once more.
    let mut twice = Session::from(Document::new(article("The bridge\n\nText one.\n\nThe bridge\n\nText two.")));
    run(&mut twice, "go Text two, go Text one");
    let second = twice.article().text.as_str().rfind("The bridge").unwrap();
    let sentence = twice.article().sentence_at(second).unwrap();
    twice.run(&GoTo { sentence }, &stamp(5)).unwrap();
    run(&mut twice, "make-title");
    assert!(outline(twice.article()).starts_with("title again* The bridge\n"), "{}", outline(twice.article()));
}

#[test]
fn sections_follow_from_the_headings() {
    let mut session = Session::from(Document::new(article("The bridge\n\nOne.\n\nWhy\n\nTwo.\n\nThree.")));
    let first = sections(session.article());
    assert_eq!(first, "1 The bridge (2), 2 Why (3)");
    let why = session.article().sections[1].id.clone();
    run(&mut session, "go Three, make-heading, deeper");
    assert_eq!(sections(session.article()), "1 The bridge (2), 2 Why (2), 3 Three. (1)");
    assert_eq!(session.article().sections[1].id, why, "the section above is the same");
    run(&mut session, "go Why, make-paragraph");
    assert_eq!(sections(session.article()), "1 The bridge (4), 3 Three. (1)");
    for _ in 0..3 {
        session.run(&Undo, &stamp(6)).unwrap();
    }
    assert_eq!(sections(session.article()), first);
    assert_eq!(session.article().sections[1].id, why);
}

#[test]
fn no_annotation_moves() {
    let mut session = session("One [two|event] three. [Four. Five|cause].//• [six|quote]/• seven");
    let before = show(&session);
    for steps in ["go One, join", "go Four, make-heading", "go six, make-paragraph", "go six, make-title"] {
        run(&mut session, steps);
        assert_eq!(show(&session), before, "{steps}");
    }
    // A sign that is marked stays to be seen.
    let mut marked = session_of_item();
    run(&mut marked, "go one, make-item");
    assert_eq!(outline(marked.article()), "item1* • one\np Text.");
}

#[test]
fn a_passage_keeps_to_what_can_be_marked() {
    let mut session = Session::from(Document::new(article("• one\nWhy?")));
    run(&mut session, "pick • one\nWhy?");
    session.run(command("make-item").unwrap().command, &stamp(1)).unwrap();
    assert_eq!(show(&session), "• {one/Why?}");
}

fn session_of_item() -> Session {
    session("[• one|event]//Text.")
}

#[test]
fn what_was_judged_to_hold_no_claim_is_so_after_a_cut() {
    let reviewed = |session: &Session| {
        let article = session.article();
        let on = article.sentences.iter().filter(|one| session.no_claim().contains(&one.id));
        on.map(|one| article.text.slice(one.range)).collect::<Vec<_>>().join(" ¦ ")
    };
    for (text, steps, expected) in [
        ("He left it was late.", "go He, no-claim, pick it, split", "He left ¦ it was late."),
        ("One. Two.", "go One, no-claim, join", ""),
        ("One. Two.", "go One, no-claim, go Two, no-claim, go One, join", "One. Two."),
        ("One. Two.", "go One, no-claim, make-heading", ""),
        ("One. Two.", "go One, no-claim, make-quote", "One."),
    ] {
        let mut session = Session::from(Document::new(article(text)));
        run(&mut session, steps);
        assert_eq!(reviewed(&session), expected, "{steps}");
        assert!(session.no_claim().iter().all(|id| session.article().sentence_of(id).is_some()), "{steps}");
    }
}

#[test]
fn another_language_cuts_the_sentences_anew() {
    let text = "Er kam am 3. Mai nach Hause. Es war spät. Und er ging.";
    let mut session = Session::from(Document::new(article(text)));
    let details = |language: &str, session: &Session| {
        let details = Details { language: Some(language.to_owned()), ..session.article().details() };
        SetDetails { details, typing: None }
    };
    assert_eq!(session.article().language.as_deref(), Some("de"));
    assert_eq!(session.article().sentences.len(), 3);
    run(&mut session, "go Es war, join");
    session.run(&details("xx", &session), &stamp(2)).unwrap();
    assert_eq!(session.article().language.as_deref(), Some("xx"));
    assert_eq!(session.article().sentences.len(), 2, "what was cut by hand stays");
    session.run(&Undo, &stamp(3)).unwrap();
    assert_eq!(session.article().language.as_deref(), Some("de"));
}

#[test]
fn what_is_known_of_the_article_can_be_changed() {
    let mut session = Session::from(Document::new(article("The bridge\n\nText.")));
    let mut details = session.article().details();
    details.title = Some("A bridge too far".to_owned());
    details.metadata.categories = vec!["Local".to_owned()];
    details.url = Some("https://example.org/bridge".to_owned());
    let set = |details: &Details| SetDetails { details: details.clone(), typing: Some("Title") };
    assert_eq!(session.run(&set(&details), &stamp(1)).unwrap().message, Some(DETAILS_CHANGED.into()));
    assert_eq!(session.article().details(), details);
    assert!(session.run(&set(&details), &stamp(2)).is_err(), "nothing is left to change");
    details.title = Some("A bridge too far away".to_owned());
    session.run(&set(&details), &stamp(3)).unwrap();
    session.run(&Undo, &stamp(4)).unwrap();
    assert_eq!(session.article().title.as_deref(), Some("The bridge"), "typing in one go is one step");
    session.run(&Redo, &stamp(5)).unwrap();
    // A title of the person's own is not lost when blocks change.
    run(&mut session, "go Text, make-heading");
    assert_eq!(session.article().title.as_deref(), Some("A bridge too far away"));
}

#[test]
fn the_sentence_that_was_cut_is_shown_after_undo() {
    let mut session = Session::from(Document::new(article("One. Two three.\n\nFour.")));
    run(&mut session, "pick three, split, go Four");
    session.run(&Undo, &stamp(1)).unwrap();
    let current = session.view().current.map(|at| session.article().text.slice(session.article().sentences[at].range));
    assert_eq!(current, Some("Two three."));
}
