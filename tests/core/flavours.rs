//! The two flavours of a clipboard: the structure of the HTML and the words of the plain text.

use postil::article::Draft;
use postil::formats::sources::read_draft;
use postil::read::rich::{Input, html};
use postil::read::same_words;
use proptest::prelude::*;

/// The blocks of a copy, a line each, with `_emphasis_` and `<links>`; empty where the HTML is not used.
fn read(html: &str, plain: &str) -> String {
    shown(&draft(html, plain))
}

fn draft(html: &str, plain: &str) -> Draft {
    read_draft(html::MEDIA_TYPE, &Input { bytes: html.as_bytes(), plain: Some(plain), ..Input::default() }).unwrap()
}

fn shown(draft: &Draft) -> String {
    let mut shown = String::new();
    for block in &draft.blocks {
        let mut signs: Vec<(usize, char)> = Vec::new();
        for one in draft.emphasis.iter().filter(|one| block.range.covers(one.range)) {
            signs.extend([(one.range.start(), '_'), (one.range.end(), '_')]);
        }
        for one in draft.links.iter().filter(|one| block.range.covers(one.range)) {
            signs.extend([(one.range.start(), '<'), (one.range.end(), '>')]);
        }
        signs.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        let mut text = draft.text.slice(block.range).to_owned();
        signs.iter().for_each(|(at, sign)| text.insert(at - block.range.start(), *sign));
        shown += &format!("{}: {}\n", block.kind.name(), text.replace('\n', "/"));
    }
    shown
}

const HTML_COPY: &str = "<h2>The weir</h2><p><img src=w.png alt='A grey weir, seen from above'>It is <b>very old</b> and \
    <a href='https://example.org/'>shut</a>.</p><ul><li>Water</li><li>Money</li></ul><p>Nobody knows.</p>";
const BLOCKS: &str = "heading: The weir\nparagraph: It is _very old_ and <shut>.\nlist-item: Water\nlist-item: Money\n\
    paragraph: Nobody knows.\n";

#[test]
fn what_is_explained_changes_nothing() {
    for (plain, what) in [
        ("The weir\n\nIt is very old and shut.\n\nWater\nMoney\n\nNobody knows.", "the same words"),
        (
            "The weir\nA grey weir, seen from aboveIt is very old and shut.\n\n  • Water\n  • Money\n\nNobody knows.",
            "a description that runs into the text",
        ),
        (
            "The weir\n\nA grey weir, seen from above It is very old and shut.\n\n  1. Water\n  2. Money\n\nNobody knows.",
            "a description, and numbers of items",
        ),
        ("THE WEIR\r\n\r\nIt is very old and shut.\r\n* Water\r\n* Money\r\nNobody knows.", "capitals of a style"),
    ] {
        assert_eq!(read(HTML_COPY, plain), BLOCKS, "{what}");
    }
    let hidden = "<p>One <span class=sr-only>opens in a new tab</span>two <b>three</b>.</p><p>Four five six.</p>";
    let plain = "One opens in a new tab two three.\n\nFour five six.";
    assert_eq!(read(hidden, plain), "paragraph: One two _three_.\nparagraph: Four five six.\n");
}

#[test]
fn where_the_words_differ_those_of_the_plain_text_are_taken() {
    let html = "<h2>The weir</h2><p>It is <b>very old</b> and <a href='https://example.org/'>shut</a> now.</p><p>Nobody knows.</p>";
    for (plain, expected) in [
        // Other words, more words, fewer words.
        (
            "The weir\nIt is rather old and shut now.\nNobody knows.",
            "heading: The weir\nparagraph: It is _rather old_ and <shut> now.\nparagraph: Nobody knows.\n",
        ),
        (
            "The weir\nIt is very old and closed now.\nNobody knows.",
            "heading: The weir\nparagraph: It is _very old_ and <closed> now.\nparagraph: Nobody knows.\n",
        ),
        (
            "The weir\nIt is very old and quite shut now.\nNobody knows.",
            "heading: The weir\nparagraph: It is _very old_ and quite <shut> now.\nparagraph: Nobody knows.\n",
        ),
        (
            "The weir\nIt is very old and shut.\nNobody knows.",
            "heading: The weir\nparagraph: It is _very old_ and <shut> .\nparagraph: Nobody knows.\n",
        ),
        (
            "The weir\nIt is old and now.\nNobody knows.",
            "heading: The weir\nparagraph: It is _old_ and now.\nparagraph: Nobody knows.\n",
        ),
        // Whole paragraphs.
        ("The weir\nIt is very old and shut now.", "heading: The weir\nparagraph: It is _very old_ and <shut> now.\n"),
        (
            "The weir\nIt is very old and shut now.\n\nA line.\n\nAnother.\n\nNobody knows.",
            "heading: The weir\nparagraph: It is _very old_ and <shut> now.\nparagraph: A line.\nparagraph: Another\nparagraph: Nobody knows.\n",
        ),
        (
            "Above.\nThe weir\nIt is very old and shut now.\nNobody knows. Below.",
            "paragraph: Above\nheading: The weir\nparagraph: It is _very old_ and <shut> now.\nparagraph: Nobody knows.\nparagraph: Below\n",
        ),
        // Nothing in common, or hardly anything.
        ("Something else altogether, which is what the person saw.", ""),
        ("", ""),
    ] {
        assert_eq!(read(html, plain), expected, "{plain:?}");
    }
}

#[test]
fn a_copy_may_name_its_fragment_before_it_begins() {
    let body = "<h2>The weir</h2><p>It is <b>old</b>.</p>";
    let expected = "heading: The weir\nparagraph: It is _old_.\n";
    let plain = "The weir\n\nIt is old.";
    for html in [
        format!("<!--StartFragment--><html><body>{body}<!--EndFragment--></body></html>"),
        format!("<!--StartFragment--><html><head></head><body>{body}</body></html><!--EndFragment-->"),
        format!("<html><!--StartFragment--><body>{body}<!--EndFragment--></body></html>"),
        format!("<html><body>no part <!--StartFragment-->{body}<!--EndFragment--> of it</body></html>"),
        format!("<html><body>{body}</body></html>"),
    ] {
        assert_eq!(read(&html, plain), expected, "{html}");
    }
}

#[test]
fn a_long_copy_with_many_pictures_keeps_its_structure() {
    let (mut html, mut plain) = (String::new(), String::new());
    for n in 0..300 {
        html +=
            &format!("<h3>Part {n}</h3><p><img alt='Photo {n} by Ann'>Prices rose by <b>{n} per cent</b> again.</p>");
        plain += &format!("Part {n}\n\nPhoto {n} by Ann\nPrices rose by {n} per cent again.\n\n");
    }
    let draft = draft(&html, &plain);
    assert_eq!((draft.blocks.len(), draft.emphasis.len()), (600, 300));
    assert!(!draft.text.as_str().contains("Photo"));
    // Two long texts that have nothing in common are given up.
    let other: String = (0..5_000).map(|n| format!("w{n} ")).collect();
    assert_eq!(read(&html, &other), "");
}

proptest! {
    #[test]
    fn whatever_differs_the_draft_is_sound_and_says_the_plain_words(
        html in prop::collection::vec("(<p>|</p>|<b>|</b>|<a href=https://a.example/>|</a>|<li>|<br>|[abcdé😀 .,]{1,6}){1,4}", 0..12),
        plain in "[abcdé😀 .,\n]{0,40}",
    ) {
        let html = html.concat();
        let draft = draft(&html, &plain);
        let mut end = 0;
        for block in &draft.blocks {
            prop_assert!(block.range.start() >= end && !block.range.is_empty() && draft.text.holds(block.range));
            end = block.range.end();
        }
        for range in draft.links.iter().map(|one| one.range).chain(draft.emphasis.iter().map(|one| one.range)) {
            let holders = draft.blocks.iter().filter(|block| block.range.covers(range)).count();
            prop_assert!(draft.text.holds(range) && !range.is_empty() && holders == 1, "{:?} {:?}", range, draft);
        }
        // No description and no hidden text is there to explain anything: the words are the plain flavour's, or the HTML is not
        // used.
        if !draft.blocks.is_empty() {
            // A block may begin in the middle of a plain line, with what looks like the mark of a list item there: `a. é`.
            let letters = |text: &str| text.chars().filter(|char| char.is_alphanumeric()).collect::<String>();
            let text = draft.text.as_str();
            prop_assert!(same_words(text, &plain) || letters(text) == letters(&plain), "{:?}", text);
        }
    }
}
