//! The painter: the page shows the article's text, all of it, and marks where marks are.

use postil::browser::page::create;
use postil::document::Document;
use postil::editor::commands::{GoTo, NoClaim, SelectPassage, Split, Tag};
use postil::editor::{Command, Session};
use postil::text::TextRange;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

use crate::common::{article, marked, stamp};
use crate::sheet::{HARD, Sheet, all, children, text};

/// What is drawn of a node, as marked text: a mark is `[…|label]`, with its badge after the label where it has one.
fn drawn(node: &Node) -> String {
    let inner: String = children(node).iter().map(drawn).collect();
    match node.dyn_ref::<Element>() {
        None => text(node),
        Some(element) if element.tag_name() == "MARK" => {
            let [label, badge] =
                ["data-label", "data-badge"].map(|name| element.get_attribute(name).unwrap_or_default());
            format!("[{inner}|{label}{badge}]")
        }
        Some(_) => inner,
    }
}

fn run(session: &mut Session, commands: &[&dyn Command]) {
    for (n, command) in commands.iter().enumerate() {
        session.run(*command, &stamp(n + 1)).unwrap();
    }
}

fn passage(session: &Session, words: &str) -> SelectPassage {
    let start = session.article().text.as_str().find(words).unwrap();
    SelectPassage { range: TextRange::new(start, start + words.len()), fine: true }
}

#[wasm_bindgen_test]
fn the_page_holds_the_text_of_every_block_and_sentence() {
    for source in [HARD, "One line", "", "Heading\n=======\n\nText. More.\n", "a\n\n\u{A0}\n\nb  c.  \u{3000}d. "] {
        let mut session = Session::from(Document::new(article(source)));
        if !session.article().sentences.is_empty() {
            let all = session.article().text.range();
            run(&mut session, &[&SelectPassage { range: all, fine: true }, &Tag { label: "event".into() }]);
        }
        let sheet = Sheet::new(session);
        let article = sheet.session.article();
        assert_eq!(sheet.blocks().count(), article.blocks.len());
        for (block, element) in sheet.blocks() {
            assert_eq!(text(element), article.text.slice(article.content(block)));
            assert_eq!(element.get_attribute("dir").as_deref(), Some("auto"));
        }
        let sentences = all(&sheet.root, "[data-sentence]");
        assert_eq!(sentences.len(), article.sentences.len());
        for (at, (sentence, element)) in article.sentences.iter().zip(&sentences).enumerate() {
            assert_eq!(text(element), article.text.slice(sentence.range));
            assert_eq!(element.get_attribute("data-sentence").as_deref(), Some(sentence.id.as_str()));
            assert_eq!(sheet.painter.sentence(article, at), Some(element));
        }
    }
}

#[wasm_bindgen_test]
fn blocks_are_the_elements_that_they_mean() {
    let sheet = Sheet::new(Session::from(Document::new(article(HARD))));
    let tags: Vec<String> = sheet.blocks().map(|(_, element)| element.tag_name().to_lowercase()).collect();
    assert_eq!(tags, ["h1", "p", "p", "p", "p", "li", "li", "p"]);
    let items = all(&sheet.root, "ul[role=list] > li");
    assert_eq!(items.iter().map(|item| text(item)).collect::<Vec<_>>(), ["milk 🥛", "क्षि and more"]);
    // Nothing of the text was taken for markup.
    assert!(all(&sheet.root, "b").is_empty());
    assert!(text(&sheet.root).contains("<b>knows</b> &amp;"));
}

#[wasm_bindgen_test]
fn marks_nest_and_crossing_ones_are_cut() {
    let cases = [
        ("He said [prices rose|statistic].", "", "He said [prices rose|statisticS]."),
        ("[One [two|cause] three|event].", "", "[One [two|causeC] three|eventE]."),
        // Of two on the same words the older one lies around the other.
        ("[[One|cause]|event] two.", "", "[[One|eventE]|causeC] two."),
        ("[One two|event] three.", "two three", "[One [two|rule]|eventE][ three|ruleL]."),
        // Over sentences and blocks, a mark has a part in each and one between; its badge stands at the end of the last.
        ("[One. Two|event].", "", "[One.|event][ |event][Two|eventE]."),
        ("One [two.//Three|event] four.", "", "One [two.|event]/[Three|eventE] four."),
        ("A [👩‍👩‍👧|event]b e\u{301}[\u{5D0}\u{5D1}|cause].", "", "A [👩‍👩‍👧|eventE]b e\u{301}[\u{5D0}\u{5D1}|causeC]."),
    ];
    for (source, tagged, expected) in cases {
        let mut session = marked::session(source);
        if !tagged.is_empty() {
            let passage = passage(&session, tagged);
            run(&mut session, &[&passage, &Tag { label: "rule".into() }]);
        }
        let sheet = Sheet::new(session);
        let shown: Vec<String> = sheet.blocks().map(|(_, element)| drawn(element)).collect();
        assert_eq!(shown.join("/"), expected);
        // Each mark names its annotation, and the painter finds all of them.
        for annotation in sheet.session.annotations().iter() {
            let named = format!("mark[data-annotation=\"{}\"]", annotation.id);
            assert_eq!(sheet.painter.marks(&sheet.session, &annotation.id), all(&sheet.root, &named));
            assert!(sheet.painter.ends(&sheet.session, &annotation.id).iter().all(Option::is_some));
        }
    }
}

#[wasm_bindgen_test]
fn a_repaint_changes_the_children_of_one_block_only() {
    let mut sheet = Sheet::new(marked::session("One.//Two {words} here.//Three."));
    let before: Vec<(Element, Vec<Node>)> =
        sheet.blocks().map(|(_, element)| (element.clone(), children(element))).collect();
    let change = sheet.session.run(&Tag { label: "cause".into() }, &stamp(1)).unwrap().change;
    assert_eq!(change.blocks.iter().copied().collect::<Vec<_>>(), [1]);
    sheet.painter.repaint(&sheet.session, 1);
    for (at, (element, nodes)) in before.iter().enumerate() {
        assert_eq!(&sheet.block(at), element);
        assert_eq!(children(element) == *nodes, at != 1);
    }
    assert_eq!(drawn(&sheet.block(1)), "Two [words|causeC] here.");
    // The new sentence is the one that is found and moved to.
    assert!(sheet.root.contains(sheet.painter.sentence(sheet.session.article(), 1).map(AsRef::as_ref)));
}

#[wasm_bindgen_test]
fn a_repaint_leaves_the_sentences_alone_that_are_right() {
    let mut sheet = Sheet::new(marked::session("[One|event]. Two {words}. Three. [Four|cause]."));
    let sentences = |sheet: &Sheet| all(&sheet.root, "[data-sentence]");
    let before = sentences(&sheet);
    run(&mut sheet.session, &[&Tag { label: "cause".into() }]);
    sheet.painter.repaint(&sheet.session, 0);
    sheet.painter.show(&sheet.session);
    let after = sentences(&sheet);
    let same: Vec<bool> = before.iter().zip(&after).map(|(one, other)| one == other).collect();
    assert_eq!(same, [true, false, true, true]);
    assert_eq!(drawn(&sheet.block(0)), "[One|eventE]. Two [words|causeC]. Three. [Four|causeC].");
    // Words that something else changed are put right, and what it added goes.
    after[2].set_text_content(Some("Thirty."));
    sheet.block(0).append_child(&create("b")).unwrap();
    sheet.painter.heal(&sheet.session);
    sheet.painter.repaint(&sheet.session, 0);
    assert_eq!(drawn(&sheet.block(0)), "[One|eventE]. Two [words|causeC]. Three. [Four|causeC].");
    assert_eq!(all(&sheet.root, "b").len(), 0);
    assert_eq!(sentences(&sheet)[3], before[3]);
}

#[wasm_bindgen_test]
fn sentences_that_are_cut_otherwise_are_found_by_their_new_numbers() {
    let mut sheet = Sheet::new(marked::session("One {two} three.//Four."));
    let last = sheet.painter.sentence(sheet.session.article(), 1).unwrap().clone();
    let change = sheet.session.run(&Split, &stamp(1)).unwrap().change;
    assert_eq!(change.blocks.iter().copied().collect::<Vec<_>>(), [0]);
    sheet.painter.repaint(&sheet.session, 0);
    let shown = |at| sheet.painter.sentence(sheet.session.article(), at).map(|one| text(one));
    assert_eq!([0, 1, 2, 3].map(shown), [Some("One".into()), Some("two three.".into()), Some("Four.".into()), None]);
    assert_eq!(sheet.painter.sentence(sheet.session.article(), 2), Some(&last), "the other block is left alone");
}

#[wasm_bindgen_test]
fn signs_of_where_the_person_is_move() {
    let mut sheet = Sheet::new(marked::session("One. [Two|event].//[Three|cause*]."));
    let signs = |sheet: &Sheet| {
        let current: Vec<String> = all(&sheet.root, "[aria-current=true]").iter().map(|one| text(one)).collect();
        let selected: Vec<String> = all(&sheet.root, "mark.selected").iter().map(|one| text(one)).collect();
        format!("{} / {}", current.join(" "), selected.join(" "))
    };
    assert_eq!(signs(&sheet), "Three. / Three");
    let go = |sheet: &mut Sheet, sentence: usize| {
        sheet.session.run(&GoTo { sentence }, &stamp(1)).unwrap();
        sheet.painter.show(&sheet.session);
    };
    go(&mut sheet, 0);
    assert_eq!(signs(&sheet), "One. / ");
    sheet.session.run(&NoClaim, &stamp(2)).unwrap();
    sheet.painter.repaint(&sheet.session, 0);
    sheet.painter.show(&sheet.session);
    assert_eq!(all(&sheet.root, "[data-reviewed]").iter().map(|one| text(one)).collect::<Vec<_>>(), ["One."]);
    assert_eq!(signs(&sheet), "One. / ");
    go(&mut sheet, 1);
    assert_eq!(signs(&sheet), "Two. / ");
}
