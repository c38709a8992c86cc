//! Reading plain text: the outline that comes out of a text.
//!
//! `tests/fixtures/*.txt` are articles, each with its outline beside it: what the article says of itself, then one line a
//! block: kind, level or depth, and its sentences with `¦` between them. `BLESS=1 cargo test` writes the outlines anew; read
//! the difference before keeping it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use postil::article::{Article, BlockKind};
use postil::text::{Text, TextRange, normalise};
use proptest::prelude::*;

use super::support::hostile::{control_characters, shared_control_characters, shared_texts, texts};
use super::support::{article, lexicons, shared_text};
use super::text::awkward_text;

/// An article as text.
pub fn outline(article: &Article) -> String {
    let mut lines = String::new();
    let metadata = &article.metadata;
    let _ = writeln!(lines, "language: {}", article.language.as_deref().unwrap_or("–"));
    for (key, value) in [
        ("categories", (!metadata.categories.is_empty()).then(|| metadata.categories.join(" | "))),
        ("byline", metadata.byline.clone()),
        ("published", metadata.published.clone()),
        ("publisher", metadata.publisher.clone()),
    ] {
        if let Some(value) = value {
            let _ = writeln!(lines, "{key}: {value}");
        }
    }
    lines.push('\n');
    for block in &article.blocks {
        let sentences = &article.sentences[block.sentences.clone()];
        let words = |range| article.text.slice(range).replace('\n', " ⏎ ");
        let sentences: Vec<String> = sentences.iter().map(|sentence| words(sentence.range)).collect();
        let number = block.level.or(block.depth).map(|number| format!(" {number}")).unwrap_or_default();
        let ordered = if block.ordered { " ordered" } else { "" };
        let duplicate = if block.duplicate { " duplicate" } else { "" };
        let _ = writeln!(lines, "{}{number}{ordered}{duplicate}: {}", block.kind.name(), sentences.join("¦"));
    }
    lines
}

fn kinds(text: &str) -> String {
    let kinds: Vec<&str> = article(text).blocks.iter().map(|block| block.kind.name()).collect();
    kinds.join(" ")
}

#[test]
fn fixtures_have_their_outlines() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    names.sort();
    assert!(names.len() >= 6);
    for path in names {
        let read = article(&fs::read_to_string(&path).unwrap());
        assert_eq!(read.check(), Ok(()), "{}", path.display());
        let (found, beside) = (outline(&read), path.with_extension("outline"));
        if std::env::var_os("BLESS").is_some() {
            fs::write(beside, found).unwrap();
        } else {
            let wanted = normalise(&fs::read_to_string(&beside).unwrap());
            assert_eq!(found, wanted, "{}", path.display());
        }
    }
}

/// An article of the main job: categories, the title twice, seven headings, one of them a question, a list of five.
fn assert_main_job(text: &str, category: &str, title: &str) {
    let read = article(text);
    assert_eq!(read.check(), Ok(()));
    assert_eq!(read.text.as_str(), text);
    let of = |kind| read.blocks.iter().filter(move |block| block.kind == kind);
    let words = |range: TextRange| read.text.slice(range);

    assert_eq!(read.language.as_deref(), Some("en"));
    assert_eq!(read.metadata.categories, [category]);
    assert_eq!(
        of(BlockKind::Metadata).map(|block| words(block.range)).collect::<Vec<_>>(),
        [format!("Categories: {category}")]
    );
    assert_eq!(of(BlockKind::Title).map(|block| block.duplicate).collect::<Vec<_>>(), [false, true]);
    assert_eq!(read.title.as_deref(), Some(title));
    let headings: Vec<&str> = of(BlockKind::Heading).map(|block| words(block.range)).collect();
    assert_eq!(headings.len(), 7);
    assert_eq!(headings.iter().filter(|heading| heading.ends_with('?')).count(), 1);
    assert_eq!(of(BlockKind::Paragraph).count(), 8);
    assert_eq!(of(BlockKind::ListItem).count(), 5);
    for item in of(BlockKind::ListItem) {
        assert!(words(item.range).starts_with("• ") && !words(read.content(item)).contains('•'));
        assert_eq!((item.depth, item.ordered), (Some(1), false));
    }
    assert_eq!(read.sentences.len(), 41);
    assert_eq!((read.sections.len(), read.sections[0].level, read.sections[1].level), (8, 1, 2));
    assert_eq!(read.sections[0].title, read.title);
}

#[test]
fn a_pasted_news_article() {
    let title = "Vask Gives Up Its High Dam for a Lease on Water";
    assert_main_job(include_str!("../fixtures/river-talks.txt"), "Regional News", title);
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared")]
fn the_pasted_news_article() {
    let title = "Zelenskyy Drops NATO Ambition as Berlin Peace Talks Begin";
    assert_main_job(&shared_text("articles/berlin-talks.txt"), "International News", title);
}

#[test]
fn texts_have_the_kinds_that_people_see() {
    for (text, wanted) in [
        ("", ""),
        ("  \n\n ", ""),
        ("Only one line", "paragraph"),
        ("Two lines\n\nbut no title for them both, it seems", "title paragraph"),
        ("A whole sentence first.\n\nThen another.", "paragraph paragraph"),
        ("Title\n\n- a lone line", "title paragraph"),
        ("Title\n\nChoose 1. tea 2. coffee 3. nothing at all.", "title paragraph"),
        ("Title\n\n- one\n- two", "title list-item list-item"),
        ("Title\n\n- one\n\n- two\n\n\n- three", "title list-item list-item list-item"),
        ("Title\n\n1. Start\n\nWe begin.\n\n2. End\n\nWe stop.", "title heading paragraph heading paragraph"),
        ("Title\n\n– he said –\n\nand left.", "title paragraph paragraph"),
        ("Title\n\nLast line without a stop", "title paragraph"),
        ("Title\n\nBefore the list:\n\n• one\n• two\n\nAfter it.", "title paragraph list-item list-item paragraph"),
        ("Source: The Vask Mirror\n\nTitle\n\nText.", "metadata title paragraph"),
        ("Title\n\nText. More text.\n\nMore of it.\n\nSource: The Vask Mirror", "title paragraph paragraph metadata"),
        (
            "Title\n\nOne.\n\nTwo.\n\nDate: unknown\n\nThree.\n\nFour.\n\nFive.",
            "title paragraph paragraph heading paragraph paragraph paragraph",
        ),
        ("At 12:30 we left\n\nIt rained.", "title paragraph"),
        ("#berlin is full\n\nIt rained.", "paragraph paragraph"),
        ("Title\n\n* * *\n\nText.", "title paragraph paragraph"),
        ("Kategorie： Stadt\n\nTitel\n\nText.", "metadata title paragraph"),
        ("Title\n\n>\n> quoted\n>\n\nText.", "title quote quote paragraph"),
        ("iPhone sales fall\n\niPhone sales fall\n\nThey fell by 4%.", "title title paragraph"),
        ("eBay cuts jobs\n\nThe site said so.", "title paragraph"),
        ("nobody wins, again\n\nnobody wins, again\n\nThey drew.", "title title paragraph"),
        ("News\n\nLocal\n\nThe old bridge opens at last\n\nIt is old.", "metadata metadata title paragraph"),
        ("Title\n\n•\tone\n•\ttwo\no\tthree", "title list-item list-item list-item"),
        ("Title\n\nAuthor:\tIda Falk\nDate:\t3 May 2024\n\nText.", "title metadata metadata paragraph"),
        ("Title\n\nText.\n\n(Applause)\n\nMore.", "title paragraph paragraph paragraph"),
        ("Title\n\nText.\n\nLinks\n\nOne more\n\nAnd one", "title paragraph heading paragraph paragraph"),
        ("Title\n\nOne.\n\nTwo.\n\n6. It is so ordered.\n\nThree.", "title paragraph paragraph paragraph paragraph"),
        ("Title\n\n+---+\n| a |\n+---+\n\nText.", "title row row row paragraph"),
    ] {
        let read = article(text);
        assert_eq!(read.check(), Ok(()), "{text:?}");
        assert_eq!(kinds(text), wanted, "{text:?}");
    }
}

#[test]
fn metadata_is_understood() {
    let read = article(
        "Sections: World; Water\nBY: Ida Falk\nPublisher: The Vask Mirror\nReading time: 4 min\n\nOld bridge\n\n3 May 2024\n\nIt is old.",
    );
    // "Sections" is no key that is known, and nothing is guessed.
    assert_eq!(read.metadata.categories, [""; 0]);
    let read = article(
        "Section: World; Water\nBY: Ida Falk\nPublisher: The Vask Mirror\n\nOld bridge\n\n3 May 2024\n\nIt is old.",
    );
    let metadata = &read.metadata;
    assert_eq!(metadata.categories, ["World", "Water"]);
    assert_eq!(metadata.byline.as_deref(), Some("Ida Falk"));
    assert_eq!(metadata.publisher.as_deref(), Some("The Vask Mirror"));
    assert_eq!(metadata.published.as_deref(), Some("3 May 2024"));
    assert_eq!(read.title.as_deref(), Some("Old bridge"));
}

#[test]
fn bylines_and_dates_are_understood() {
    for (line, byline, published, publisher) in [
        ("By Ida Falk", Some("Ida Falk"), None, None),
        ("By Ida Falk and Marek Roe | The Vask Mirror", Some("Ida Falk and Marek Roe"), None, None),
        ("Ida Falk · 3 May 2024 · 5 min read", Some("Ida Falk"), Some("3 May 2024"), None),
        ("By Ida Falk, 3 May 2024", Some("Ida Falk"), Some("3 May 2024"), None),
        ("By Ida Falk Updated 3 May 2024", Some("Ida Falk"), Some("3 May 2024"), None),
        ("Published 3 hours ago", None, Some("3 hours ago"), None),
        ("3 May 2024Updated 5 May 2024", None, Some("3 May 2024"), None),
        ("Vask, 3 May 2024", None, Some("3 May 2024"), None),
        ("Updated: 5 May 2024\nPublished: 3 May 2024", None, Some("3 May 2024"), None),
        ("From: Ida Falk <ida@example.org>", Some("Ida Falk"), None, None),
        ("Ida Falk1, Marek Roe1,2 and Tomas Lind2*", Some("Ida Falk, Marek Roe, Tomas Lind"), None, None),
        ("ORLEN, 3 May 2024 (dpa) — The bridge opens.", None, Some("3 May 2024"), Some("dpa")),
        ("ORLEN (dpa) — It opens.\n\nSource: The Vask Mirror", None, None, Some("The Vask Mirror")),
        ("BERLIN, 3 May (Reuters) – It opens.", None, None, Some("Reuters")),
        ("By Sea and By Land we came.", None, None, None),
    ] {
        let read = article(&format!("Old bridge opens\n\n{line}\n\nIt is old."));
        let metadata = &read.metadata;
        let found = (metadata.byline.as_deref(), metadata.published.as_deref(), metadata.publisher.as_deref());
        assert_eq!(found, (byline, published, publisher), "{line:?}");
    }
}

#[test]
fn heading_levels_follow_numbers_signs_and_rules() {
    for (text, levels) in [
        ("# T\n\nText.\n\n## A\n\nText.\n\n### B\n\nText.", "1 2 3"),
        ("T\n\n# A\n\nText.\n\n## B\n\nText.\n\n# C\n\nText.", "1 2 3 2"),
        ("T\n===\n\n1. A\n\nText.\n\n1.1 B\n\nText.\n\n1.1.1 C\n\nText.", "1 2 3 4"),
        ("T\n===\n\nOne\n---\n\nText.", "1 2"),
        ("Title\n\nOne\n===\n\nText.\n\nTwo\n---\n\nText.", "1 2 3"),
    ] {
        let found: Vec<String> =
            article(text).blocks.iter().filter_map(|block| Some(block.level?.to_string())).collect();
        assert_eq!(found.join(" "), levels, "{text:?}");
    }
}

/// Texts in which layout says something, and much that only looks so.
fn laid_out_text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "\n",
        "\n\n",
        "\n    ",
        "\n  • ",
        "\n- ",
        "\n1. ",
        "\n2. ",
        "\n(a) ",
        "\n> ",
        "\n>",
        "\n# ",
        "\n## ",
        "\n=====\n",
        "\n---\n",
        "\t",
        "| a | b |",
        "Q: ",
        "NAME: ",
        "By Ida Falk",
        "Category: ",
        "Photo: ",
        "3 May 2024",
        "THE LONG ROAD",
        "Why? ",
        "a word ",
        "Dr. ",
        "ends. Then ",
        "“No!” she said. ",
        "[4] ",
        "U.S. ",
        ":) ",
        "…",
        "。",
        "「",
        "」",
        "\u{3000}",
        "\u{2028}",
        "\u{85}",
        "\u{A0}",
        "\u{0}",
        "the town council met on Tuesday evening to talk about the bridge ",
    ];
    let piece = prop_oneof![8 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// What stands in no sentence must be a marker: before the first sentence of an item, a quotation or a marked heading, or
/// the rule that closes a heading.
fn assert_covered(article: &Article) -> Result<(), TestCaseError> {
    let text = &article.text;
    let mut at = 0;
    for block in &article.blocks {
        prop_assert!(text.slice(TextRange::new(at, block.range.start())).trim().is_empty());
        let content = article.content(block);
        let marker = text.slice(TextRange::new(block.range.start(), content.start()));
        let rule = text.slice(TextRange::new(content.end(), block.range.end())).trim();
        let allowed = match block.kind {
            BlockKind::ListItem => !marker.contains('\n') && marker.trim().chars().count() <= 11,
            BlockKind::Quote => marker.chars().all(|char| char == '>' || char.is_whitespace()),
            BlockKind::Heading | BlockKind::Title => marker.chars().all(|char| char == '#' || char.is_whitespace()),
            _ => marker.is_empty(),
        };
        prop_assert!(allowed, "{:?} begins with {marker:?}", block.kind);
        let heading = matches!(block.kind, BlockKind::Heading | BlockKind::Title);
        prop_assert!(rule.is_empty() || heading && rule.chars().all(|char| "=-#".contains(char)), "{rule:?}");
        for sentence in &article.sentences[block.sentences.clone()] {
            let words = text.slice(sentence.range);
            prop_assert!(!words.is_empty() && words.trim() == words, "{words:?}");
        }
        if matches!(block.kind, BlockKind::Heading | BlockKind::Title | BlockKind::Metadata | BlockKind::Row) {
            prop_assert_eq!(block.sentences.len(), 1);
        }
        at = block.range.end();
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_an_article(text in prop_oneof![laid_out_text(), awkward_text(), any::<String>()]) {
        let read = article(&text);
        prop_assert_eq!(read.text.as_str(), normalise(&text));
        prop_assert_eq!(read.check(), Ok(()));
        assert_covered(&read)?;
    }

    #[test]
    fn sentences_tile_what_they_cut(text in prop_oneof![laid_out_text(), awkward_text()], language in proptest::sample::select(&["en", "de", "ja", "th"][..])) {
        let text = Text::new(text);
        let cut = postil::segment::sentences(&text, text.range(), &lexicons().of(Some(language)));
        let mut at = 0;
        for range in cut.into_iter().chain([TextRange::new(text.len(), text.len())]) {
            prop_assert!(range.start() >= at && text.holds(range));
            prop_assert!(text.slice(TextRange::new(at, range.start())).trim().is_empty());
            at = range.end();
        }
    }
}

/// Reads texts as they are, and as parts of an article: nothing of them is altered, and nothing in them is a link.
fn assert_read(texts: impl Iterator<Item = String>) {
    for text in texts {
        for text in [text.clone(), format!("A title\n\n{text}\n\n  • {text}\n  • one\n\n> {text}\n\nKey: {text}")] {
            let read = article(&text);
            assert_eq!(read.check(), Ok(()), "{text:?}");
            assert_eq!(read.text.as_str(), normalise(&text));
            assert!(read.links.is_empty() && read.emphasis.is_empty(), "{text:?}");
        }
    }
}

#[test]
fn hostile_text_is_text() {
    assert_read(texts());
    assert_read(control_characters().map(|char| format!("a{char}b. C{char} {char}d")));
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared")]
fn shared_hostile_text_is_text() {
    assert_read(shared_texts());
    assert_read(shared_control_characters().into_iter().map(|char| format!("a{char}b. C{char} {char}d")));
}

/// The same few characters again and again are where rules that look about turn quadratic: then this would not end.
#[test]
fn repetition_is_read_to_the_end() {
    const SIZE: usize = 100_000;
    for piece in [
        ".",
        ". ",
        "! ",
        "… ",
        "Dr. ",
        "A. ",
        "[1] ",
        ".[1]",
        ":) ",
        "1) A ",
        "(",
        ")",
        "“",
        "「",
        "。",
        "a",
        "a ",
        "a\n",
        "A\n\n",
        "- ",
        "\n- a",
        "\n1. a",
        "\n>",
        "\n> a",
        "\n> a\n>",
        "\t",
        "\na\tb",
        "\nQ: ",
        "\nName: a",
        "\n#",
        "\n1.1 A",
        "\nContents\n1 A",
        "Title Line\n\n",
        "Key: v | Key: v\n",
        "Share\n",
        "A B 0:01\n",
        "\n# a",
        "\n===",
        "a\n===\n\n",
        "\n  a",
        " ",
        "\n",
        "?",
        "a? ",
        "。「",
        "é",
        "👩‍👩‍👧",
        "e\u{301}",
    ] {
        let text = piece.repeat(SIZE / piece.len());
        assert_eq!(article(&text).check(), Ok(()), "{piece:?}");
    }
}
