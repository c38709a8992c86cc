//! Between the browser's selection and bytes of the text.

use postil::browser::page::document;
use postil::browser::words::WORDS;
use postil::document::Document;
use postil::editor::Session;
use postil::editor::commands::{SelectPassage, Tag};
use postil::text::{Step, TextRange, Unit, snap};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Node, Selection};

use crate::common::{article, marked, stamp};
use crate::sheet::{HARD, Sheet, all, texts};

/// The hard article, cut to pieces by marks that cross each other and graphemes' neighbours.
fn cut() -> Session {
    let mut session = Session::from(Document::new(article(HARD)));
    let words = [
        "👩‍👩‍👧‍👦 m",
        "matters\n\nPrices",
        "3.5 %. “No",
        "he said; e\u{301}\u{323}",
        "🇩🇪",
        "עולם. \u{202E}a",
        "文です。次",
        "😀",
        "milk 🥛\n  • क्षि",
    ];
    for (n, words) in words.into_iter().enumerate() {
        let start = HARD.find(words).unwrap();
        let range = TextRange::new(start, start + words.len());
        session.run(&SelectPassage { range, fine: true }, &stamp(2 * n)).unwrap();
        session.run(&Tag { label: "event".into() }, &stamp(2 * n + 1)).unwrap();
    }
    session
}

fn native() -> Selection {
    web_sys::window().unwrap().get_selection().unwrap().unwrap()
}

/// The bytes of a range where characters start, and its end.
fn boundaries(sheet: &Sheet, range: TextRange) -> Vec<usize> {
    let text = sheet.session.article().text.as_str();
    (range.start()..=range.end()).filter(|at| text.is_char_boundary(*at)).collect()
}

#[wasm_bindgen_test]
fn every_place_of_the_text_is_found_again() {
    for session in [Session::from(Document::new(article(HARD))), cut()] {
        let sheet = Sheet::new(session);
        let article = sheet.session.article();
        let blocks = sheet.painter.blocks(article);
        for block in &article.blocks {
            let places = boundaries(&sheet, article.content(block));
            for (at, start) in places.iter().enumerate() {
                // The next few, and the end of the block.
                for end in places.iter().skip(at + 1).take(3).chain(places.last().filter(|end| *end > start)) {
                    let range = TextRange::new(*start, *end);
                    blocks.select(Some(range));
                    assert_eq!(blocks.selected(), Some(range), "{:?}", article.text.slice(range));
                    let shown = native().get_range_at(0).unwrap();
                    assert_eq!(String::from(shown.to_string()), article.text.slice(range));
                }
            }
        }
        // From block to block.
        let contents: Vec<TextRange> = article.blocks.iter().map(|block| article.content(block)).collect();
        for (at, first) in contents.iter().enumerate() {
            for last in &contents[at..] {
                let range = first.cover(*last);
                blocks.select(Some(range));
                assert_eq!(blocks.selected(), Some(range));
            }
        }
        blocks.select(None);
        assert_eq!(blocks.selected(), None);
    }
}

#[wasm_bindgen_test]
fn every_point_of_the_page_has_its_byte() {
    let sheet = Sheet::new(cut());
    let article = sheet.session.article();
    let blocks = sheet.painter.blocks(article);
    for (block, element) in sheet.blocks() {
        let content = article.content(block);
        // Counted by hand: every unit of every text node, one after the other.
        let mut before = article.text.count(content.start(), Unit::Utf16);
        for node in texts(element) {
            let length = u32::try_from(node.text_content().unwrap().encode_utf16().count()).unwrap();
            for offset in 0..=length {
                let units = before + usize::try_from(offset).unwrap();
                // Inside a character of two units there is no place.
                assert_eq!(blocks.byte(&node, offset), article.text.byte(units, Unit::Utf16));
            }
            before += usize::try_from(length).unwrap();
        }
        assert_eq!(before, article.text.count(content.end(), Unit::Utf16));
    }
}

#[wasm_bindgen_test]
fn points_between_elements_have_a_byte_too() {
    let sheet = Sheet::new(Session::from(Document::new(article(HARD))));
    let article = sheet.session.article();
    let blocks = sheet.painter.blocks(article);
    let start = |block: usize| article.content(&article.blocks[block]).start();
    let end = |block: usize| article.content(&article.blocks[block]).end();
    let body: Node = document().body().unwrap().into();
    let list: Node = all(&sheet.root, "ul").remove(0).into();
    let section: Node = all(&sheet.root, "section").remove(0).into();
    let root: Node = sheet.root.clone().into();
    let count = |node: &Node| node.child_nodes().length();
    let cases = [
        (sheet.block(1).into(), 0, start(1)),
        (Node::from(sheet.block(1)), count(&sheet.block(1)), end(1)),
        (section.clone(), 0, start(0)),
        (section.clone(), 1, start(1)),
        (section.clone(), count(&section), article.text.len()),
        (list.clone(), 1, start(6)),
        // After the last item comes the next paragraph.
        (list, 2, start(7)),
        (root.clone(), 0, start(0)),
        (root.clone(), count(&root), article.text.len()),
        (body.clone(), 0, start(0)),
        (body.clone(), count(&body), article.text.len()),
    ];
    for (at, (node, offset, byte)) in cases.iter().enumerate() {
        assert_eq!(blocks.byte(node, *offset), Some(*byte), "case {at}");
    }
}

/// A place in the DOM.
type Point = (Node, u32);

#[wasm_bindgen_test]
fn what_people_select_with_the_mouse_becomes_what_they_mean() {
    let mut sheet = Sheet::new(marked::session("Title here//[One|event] two. Three.//Four."));
    let first_text = |block: usize| texts(&sheet.block(block)).remove(0);
    let last_text = |block: usize| texts(&sheet.block(block)).pop().unwrap();
    let (one, four) = (sheet.block(1), sheet.block(2));
    let before = sheet.root.previous_sibling().unwrap();
    let after = sheet.root.next_sibling().unwrap();
    let cases: [(Point, Point, Option<&str>); 8] = [
        // Three clicks in a paragraph: the end is the start of the next one.
        ((first_text(1), 0), (four.clone().into(), 0), Some("One two. Three.")),
        ((one.clone().into(), 0), (four.clone().into(), 0), Some("One two. Three.")),
        // Dragged backwards.
        ((last_text(1), 5), (first_text(1), 1), Some("ne two. Three")),
        // All of the page, or a drag that began or ended beside the article.
        ((document().body().unwrap().into(), 0), (after.clone(), 1), Some("Title here\n\nOne two. Three.\n\nFour.")),
        ((before.clone(), 0), (first_text(0), 5), Some("Title")),
        ((first_text(2), 0), (after.clone(), 1), Some("Four.")),
        // Not in the article at all, or nothing.
        ((after.clone(), 0), (after, 1), None),
        ((first_text(1), 2), (first_text(1), 2), None),
    ];
    for (at, ((from, from_at), (to, to_at), expected)) in cases.iter().enumerate() {
        native().set_base_and_extent(from, *from_at, to, *to_at).unwrap();
        let selected = sheet.painter.blocks(sheet.session.article()).selected();
        assert_eq!(selected.is_some(), expected.is_some(), "case {at}");
        if let (Some(range), Some(expected)) = (selected, expected) {
            sheet.session.run(&SelectPassage { range, fine: true }, &stamp(1)).unwrap();
            let passage = sheet.session.view().passage.unwrap();
            assert_eq!(sheet.session.article().text.slice(passage), *expected, "case {at}");
        }
    }
    native().remove_all_ranges().unwrap();
    assert_eq!(sheet.painter.blocks(sheet.session.article()).selected(), None);
}

/// Scripts without spaces: what is selected is a word or a few, not the run up to the next punctuation.
#[wasm_bindgen_test]
fn words_are_those_of_the_browser() {
    for (text, selected, wanted) in [
        ("委员会昨天批准了新的预算。", "准", "批准"),
        ("橋は来週閉鎖されます。", "週", "来週"),
        ("สะพานจะปิดในวันจันทร์", "ะพ", "สะพาน"),
        ("ຂົວຈະປິດໃນວັນຈັນ", "ະ", "ຈະ"),
        ("ស្ពាននឹងបិទនៅថ្ងៃចន្ទ", "ព", "ស្ពាន"),
        ("တံတားကိုပိတ်မည်", "တား", "တံတား"),
        ("The bridge will close.", "rid", "bridge"),
    ] {
        let start = text.find(selected).unwrap();
        let range = TextRange::new(start, start + selected.len());
        let found = snap(text, range, Step::Word, WORDS).unwrap();
        assert_eq!(&text[found.start()..found.end()], wanted, "{text}");
    }
}
