//! Parts of an article as plain text.

use postil::document::Document;
use postil::editor::Session;
use postil::editor::commands::SelectAll;
use postil::text::TextRange;

use crate::support::{article, stamp};

#[test]
fn a_copy_has_paragraphs_and_marks_of_lists() {
    let article = article(
        "The Bridge\n\nIt will close on Monday. Buses run.\n\nWhat to bring:\n\n  • A map\n  • Boots\n\n1. Walk.\n2. Rest.\n\nThe end.",
    );
    let text = article.text.as_str();
    let copied = |from: &str, to: &str| {
        let start = text.find(from).unwrap();
        article.copied(TextRange::new(start, text.find(to).unwrap() + to.len()))
    };
    for (from, to, wanted) in [
        ("close", "Monday", "close on Monday"),
        ("Buses", "What to", "Buses run.\n\nWhat to"),
        ("bring", "Boots", "bring:\n\n• A map\n• Boots"),
        // An item that begins before the copy has no mark; nor have words of one item.
        ("map", "Boots", "map\n• Boots"),
        ("A map", "A map", "A map"),
        ("A map", "Boots", "• A map\n• Boots"),
        ("Boots", "end", "• Boots\n1. Walk.\n2. Rest.\n\nThe end"),
    ] {
        assert_eq!(copied(from, to), wanted, "{from} … {to}");
    }
    assert!(article.copied(article.text.range()).starts_with("The Bridge\n\nIt will close on Monday."));
}

#[test]
fn the_whole_article_is_selected_without_its_marks() {
    let mut session = Session::from(Document::new(article("  • One.\n  • Two. \n")));
    session.run(&SelectAll, &stamp(1)).unwrap();
    let passage = session.view().passage.unwrap();
    assert_eq!(session.article().text.slice(passage), "One.\n  • Two.");
    assert!(Session::from(Document::new(article(" \n"))).run(&SelectAll, &stamp(1)).is_err());
}

#[test]
fn items_without_a_mark_in_the_text_are_counted() {
    let html = "<article><h1>Bridge</h1><p>The old bridge will close on Monday, says the city.</p><ol><li>Walk.<ol><li>Slowly.</li><li>Far.</li></ol></li><li>Rest.</li></ol><ul><li>A map</li></ul></article>";
    let article = crate::html::read(html);
    let start = article.text.as_str().find("Walk").unwrap();
    let range = TextRange::new(start, article.text.len());
    assert_eq!(article.copied(range), "1. Walk.\n  1. Slowly.\n  2. Far.\n2. Rest.\n• A map");
}
