//! Markdown: what a reader sees of it.

use postil::article::Article;
use postil::read::rich::Input;
use proptest::prelude::*;

use crate::support::hostile::{control_characters, shared_control_characters, shared_texts, texts};
use crate::support::rich::{self, blocks, facts};
use crate::support::words;

fn read(source: &str) -> Article {
    rich::read("text/markdown", &Input { bytes: source.as_bytes(), language: Some("en"), ..Input::default() }).unwrap()
}

/// What it shows, a source, its blocks.
const CASES: &[(&str, &str, &str)] = &[
    (
        "a title and sections",
        "# The bridge\n\nOld.\n\n## Why?\nRust.\n\n### How\n\nSlowly.",
        "
title 1: The bridge
paragraph: Old.
heading 2: Why?
paragraph: Rust.
heading 3: How
paragraph: Slowly.",
    ),
    (
        "underlined headings, and one closed",
        "The bridge\n===\n\nWhy?\n---\n\n### How ###\n\nSlowly.",
        "
title 1: The bridge
heading 2: Why?
heading 3: How
paragraph: Slowly.",
    ),
    (
        "several of the highest are no title",
        "# One\n\na\n\n# Two\n\n## Three\n\nb",
        "
heading 2: One
paragraph: a
heading 2: Two
heading 3: Three
paragraph: b",
    ),
    (
        "a heading below a paragraph is no title",
        "Before.\n\n# One",
        "
paragraph: Before.
heading 2: One",
    ),
    (
        "the highest heading is of level 2",
        "# T\n\n#### A\n\n##### B\n\nb",
        "
title 1: T
heading 2: A
heading 3: B
paragraph: b",
    ),
    (
        "soft and hard line ends",
        "One\ntwo  \nthree\\\nfour\n\n  five",
        "
paragraph: One two ⏎ three ⏎ four
paragraph: five",
    ),
    (
        "lists inside lists",
        "- one\n- two\n  - deep\n    1. deeper\n- three\n\n3. first\n4. second",
        "
list-item 1: one
list-item 1: two
list-item 2: deep
list-item 3 ordered: deeper
list-item 1: three
list-item 1 ordered: first
list-item 1 ordered: second",
    ),
    (
        "items of several blocks",
        "* one\n\n  more\n\n  > said\n\n* two\n\n      code",
        "
list-item 1: one
paragraph: more
quote: said
list-item 1: two
paragraph: ⟨code code⟩",
    ),
    (
        "tasks",
        "- [ ] open\n- [x] done",
        "
list-item 1: open
list-item 1: done",
    ),
    (
        "quotations",
        "> One.\n> Two.\n>\n> > Three.\n>\n> - item\n>\n> # Loud\n\nAfter.",
        "
quote: One. Two.
quote: Three.
list-item 1: item
quote: Loud
paragraph: After.",
    ),
    (
        "a note of GitHub's",
        "> [!NOTE]\n> Mind the gap.",
        "
quote: Mind the gap.",
    ),
    (
        "code",
        "Call `a  b`:\n\n```rust\nfn a() {\n\n    b();\n}\n```\n\n    indented\n      more\n\nend",
        "
paragraph: Call ⟨code a b⟩:
paragraph: ⟨code fn a() { ⏎  ⏎     b(); ⏎ }⟩
paragraph: ⟨code indented ⏎   more⟩
paragraph: end",
    ),
    (
        "addresses as they are",
        "See https://example.org/a_b_c?d=1&e=2, (www.example.org) and [https://no.example](https://example.org/) `www.code.example` \
      **https://example.org/x**\n\n- https://example.org\n\n      https://code.example/",
        "
paragraph: See ⟨https://example.org/a_b_c?d=1&e=2 https://example.org/a_b_c?d=1&e=2⟩, (⟨http://www.example.org www.example.org⟩) \
and ⟨https://example.org/ https://no.example⟩ ⟨code www.code.example⟩ ⟨https://example.org/x ⟨strong https://example.org/x⟩⟩
list-item 1: ⟨https://example.org https://example.org⟩
paragraph: ⟨code https://code.example/⟩",
    ),
    (
        "emphasis",
        "*a* **b** ***c*** _d **e**_ ~~gone~~ 2 * 3 * 4 snake_case_name",
        "
paragraph: ⟨em a⟩ ⟨strong b⟩ ⟨em ⟨strong c⟩⟩ ⟨em d ⟨strong e⟩⟩ gone 2 * 3 * 4 snake_case_name",
    ),
    (
        "links",
        "[a *b*](https://example.org/ \"t\") <https://example.org/x> <ida@example.org> [r][1] [no](../x) \
      [js](javascript:alert(1)) [data](data:text/html,x)\n\n[1]: http://example.org/r",
        "
paragraph: ⟨https://example.org/ a ⟨em b⟩⟩ ⟨https://example.org/x https://example.org/x⟩ \
⟨mailto:ida@example.org ida@example.org⟩ ⟨http://example.org/r r⟩ no js data",
    ),
    (
        "pictures",
        "![The *old* bridge](a.png)\n\nSee ![small](b.png) here.\n\n[![Linked](c.png)](https://example.org/)\n\n\
      ![one](a.png) ![two](b.png)\n\n![](d.png)",
        "
caption: The old bridge
paragraph: See here.
caption: Linked",
    ),
    (
        "tables",
        "| Year | **Price** | |\n|---|--:|---|\n| 2023 | 3 `%` | a \\| b |\n| 2024 | | x<br>y |\n\nAfter.",
        "
row: Year ⇥ ⟨strong Price⟩
row: 2023 ⇥ 3 ⟨code %⟩ ⇥ a | b
row: 2024 ⇥  ⇥ x y
paragraph: After.",
    ),
    (
        "footnotes",
        "One[^b] two[^a].\n\n[^a]: Note A.\n\n[^b]: Note *B*.\n\n    More.\n\n[^c]: Nobody asks.\n\nLast[^a].",
        "
paragraph: One two.
paragraph: Last.
paragraph: Note ⟨em B⟩.
paragraph: More.
paragraph: Note A.
paragraph: Nobody asks.",
    ),
    (
        "HTML in a text",
        "A <b>bold</b> word<br>and <script>alert(1)</script>more <!-- not --> &amp; &copy;.",
        "
paragraph: A bold word ⏎ and more & ©.",
    ),
    (
        "HTML by itself",
        "<h1 align=\"center\">Name</h1>\n<p align=\"center\">\n  <img src=x onerror=alert(1)>One &lt; two\n</p>\n\n\
      <details><summary>More</summary>\n\nInside *it*.\n\n</details>\n\n<script>\nalert(1)\n\nalert(2)\n</script>\n\n<!-- a\n\n\
      b -->\n\nEnd.",
        "
title 1: Name
paragraph: One < two
paragraph: More
paragraph: Inside ⟨em it⟩.
paragraph: End.",
    ),
    (
        "a table of HTML",
        "<table><tr><th>a</th><th>b</th></tr>\n<tr><td>1</td><td>2</td></tr></table>",
        "
row: a ⇥ b
row: 1 ⇥ 2",
    ),
    (
        "rules and escapes",
        "One\n\n***\n\n\\*two\\* \\# 1\\. three",
        "
paragraph: One
paragraph: *two* # 1. three",
    ),
    (
        "no Markdown at all",
        "Prices rose 3.5 %. He said “no”.\r\n\r\n  Indented.",
        "
paragraph: Prices rose 3.5 %. He said “no”.
paragraph: Indented.",
    ),
    (
        "a rule at the top",
        "---\n\nOne: two\n\n---\n\nThree",
        "
paragraph: One: two
paragraph: Three",
    ),
];

#[test]
fn a_reader_sees_the_text_and_no_marker() {
    for (what, source, wanted) in CASES {
        assert_eq!(blocks(&read(source)), wanted.trim_start(), "{what}");
    }
}

/// A file, and what it says of itself.
const FRONTS: &[(&str, &str)] = &[
    (
        "---\ntitle: \"The \\\"old\\\" bridge\"\nauthor: Ida Falk # editor\ndate: 2024-05-03\ntags: [roads, 'old bridges', \"a, b\"]\n\
         categories:\n  - News\n  - Local\nlang: en_GB\ncanonical_url: https://example.org/bridge\npublisher: 'The Daily''s'\n\
         draft: false\n---\n\n# The bridge\n\nOld.",
        "title: The \"old\" bridge\nlanguage: en-GB\nurl: https://example.org/bridge\n\
         categories: News | Local | roads | old bridges | a | b\nbyline: Ida Falk\npublished: 2024-05-03\npublisher: The Daily's",
    ),
    (
        "+++\ntitle = 'Old'\ndate = 2024-05-03T10:00:00Z\nurl = \"/bridge\"\n\n[taxonomies]\ntags = [\n  \"roads\", # one\n  \"water\",\n]\n\
         [extra]\nauthors = [\"Ida Falk\", \"Max Roe\"]\n+++\nText.",
        "title: Old\ncategories: roads | water\nbyline: Ida Falk, Max Roe\npublished: 2024-05-03T10:00:00Z",
    ),
    (
        "---\nTitle: >\n  The old\n  bridge\nauthor:\n  name: Ida Falk\n  email: ida@example.org\nsource: https://example.org/x\n\
         url: javascript:alert(1)\nlanguage: no such language\n...\nText.",
        "title: The old bridge\nurl: https://example.org/x\nbyline: Ida Falk",
    ),
    (
        "---\nauthors:\n- name: Ida Falk\n  place: Bonn\n- name: Max Roe\ntags: roads, water\n---\nText.",
        "categories: roads | water\nbyline: Ida Falk, Max Roe",
    ),
    ("---\nlanguage: German\n---\nText.", ""),
    ("---\n---\n# Empty\n", "title: Empty"),
    ("---\ntitle: never closed\n", "language: en"),
    ("\u{FEFF}---\r\ntitle: Marked\r\n---\r\nText.\r\n", "title: Marked"),
];

#[test]
fn front_matter_is_what_the_article_says_of_itself() {
    for (source, wanted) in FRONTS {
        let article = rich::read("text/markdown", &Input { bytes: source.as_bytes(), ..Input::default() }).unwrap();
        assert_eq!(facts(&article), *wanted, "{source}");
        assert!(!article.text.as_str().contains("author"), "{source}");
    }
}

/// Nothing takes longer than the text is long: where that fails, this test does not end.
#[test]
fn no_nesting_and_no_number_is_too_much() {
    let pieces = [
        ">", "> ", "- ", "* a\n", "1. ", "[", "](", "![", "*", "**", "_a ", "`", "~~", "|", "<", "<div>", "<b>", "</",
        "<!--", "&", "[^1]: ", "[^1]", "\\", "# ", "---\n", "+++\n", "a: [", "a: |\n", "\t", "[a]: <", "<a \"",
        "* *a ", "[a](", "\n\n> ",
    ];
    for piece in pieces {
        let _ = read(&piece.repeat(20_000));
        let _ = read(&format!("{} end", piece.repeat(20_000)));
    }
    let deeper: String = (0..400).map(|depth| format!("{}- item\n", "  ".repeat(depth))).collect();
    assert_eq!(read(&deeper).blocks.last().and_then(|block| block.depth), Some(u8::MAX));
    // Missing cells must not be made up without end.
    let table = format!("{}\n{}\n{}", "|a".repeat(2_000), "|-".repeat(2_000), "|b\n".repeat(20_000));
    assert!(read(&table).text.len() < 50 * table.len());
    let footnotes: String = (0..5_000).map(|n| format!("a[^{n}]\n\n[^{n}]: b[^{n}] c\n\n")).collect();
    assert_eq!(read(&footnotes).blocks.len(), 10_000);
}

#[test]
fn what_is_too_large_is_refused() {
    let bytes = vec![b'*'; (16 << 20) + 1];
    let refused = rich::read("text/markdown", &Input { bytes: &bytes, ..Input::default() }).unwrap_err();
    assert_eq!(words(refused.0), "This is 17 MB of Markdown; one article may have 16 MB. Read it in parts.");
}

/// Reads texts as Markdown, each in the places that Markdown knows. What comes of it holds, which [`rich::read`] sees to.
fn read_hostile(texts: &[String]) {
    for text in texts {
        read(text);
        read(&format!("# {text}\n\n- [{text}]({text})\n\n> ![{text}]({text})\n\n{text}"));
        read(&format!("---\ntitle: {text}\nurl: {text}\ntags: [{text}]\n---\n{text}"));
    }
    read(&texts.join("\n\n"));
}

#[test]
fn hostile_text_is_text() {
    read_hostile(&texts().collect::<Vec<_>>());
    read_controls(control_characters());
    // What would be markup in a page is none here either, and its text stays.
    for (source, wanted) in [
        ("<script>steal()</script>Words.", "paragraph: Words."),
        ("Some <script>steal()</script>words.", "paragraph: Some words."),
        ("[Words](javascript:steal())", "paragraph: Words"),
        ("![Words](x 'onerror=steal()')", "caption: Words"),
        ("[Words][x]\n\n[x]: data:text/html,<script>steal()</script>", "paragraph: Words"),
        ("<javascript:steal()>", "paragraph: javascript:steal()"),
        ("`<script>`steal()`</script>`", "paragraph: ⟨code <script>⟩steal()⟨code </script>⟩"),
        ("&lt;script&gt;steal()&lt;/script&gt;", "paragraph: <script>steal()</script>"),
    ] {
        assert_eq!(blocks(&read(source)), wanted, "{source}");
    }
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared")]
fn shared_hostile_text_is_text() {
    read_hostile(&shared_texts().collect::<Vec<_>>());
    read_controls(shared_control_characters());
}

/// Reads characters in the places that Markdown knows; a white space may come out as another one, all else stays.
fn read_controls(chars: impl IntoIterator<Item = char>) {
    for char in chars {
        let article =
            read(&format!("a{char}b\n\n# a{char}b\n\n*{char}* [x{char}](https://example.org/{char})\n\n- {char}\n"));
        let (text, kept) = (article.text.as_str(), format!("a{char}b"));
        assert!(char.is_whitespace() && text.starts_with('a') || text.starts_with(&kept), "{char:?}: {text:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_an_article(source in "([#>*_`|<\\[\\](){}!~:^&;\\\\ \t\n-]|[a-c1]|<br>|---\n|\\[\\^1\\]|https://e\\.x|\\PC){0,120}") {
        let _ = read(&source);
    }
}
