//! Reading HTML: what a clipboard holds, and whole pages. What wants to do harm is in `html_harm.rs`.
//!
//! `tests/fixtures/html/*.html` are sources, each with its outline beside it, as those of plain text: `clip-…` is what a
//! program puts on the clipboard, `page-…` a page as saved. `BLESS=1 cargo test` writes the outlines anew.

use std::fs;
use std::path::Path;

use postil::article::{Article, EmphasisKind, Id, Source, SourceKind};
use postil::formats::sources::read_source;
use postil::read::rich::Input;
use postil::text::{TextRange, normalise};

use super::reading::outline;
use super::support::{lexicons, opened_as, stamp, words};

pub fn try_read(input: &Input) -> Result<Article, String> {
    let source = Source { format: "text/html".to_owned(), ..Source::new(SourceKind::Paste, stamp(0).now) };
    read_source(input, Id::from("urn:uuid:a"), source, &lexicons()).map_err(|problem| words(problem.0))
}

pub fn read(html: &str) -> Article {
    try_read(&Input { bytes: html.as_bytes(), ..Input::default() }).unwrap()
}

pub fn whole(html: &str) -> Article {
    try_read(&Input { bytes: html.as_bytes(), whole: true, ..Input::default() }).unwrap()
}

#[test]
fn a_plain_text_that_a_browser_saved_is_read_as_plain_text() {
    let text = "The bridge\n\nIt is shut &amp; old.\n\n  1. Water\n  2. Money\n";
    let page = |body: &str| {
        format!("<html><head><meta name=\"color-scheme\" content=\"light dark\"></head><body>{body}</body></html>")
    };
    let kinds = |article: &Article| article.blocks.iter().map(|block| block.kind.name()).collect::<Vec<_>>().join(" ");
    let saved = read(&page(&format!("<pre style=\"white-space: pre-wrap;\">{text}</pre>\n")));
    assert_eq!(kinds(&saved), "title paragraph list-item list-item");
    assert_eq!(saved.text.as_str(), text.replace("&amp;", "&"));
    assert_sound(&saved, text);
    for other in [format!("<p>One</p><pre>{text}</pre>"), format!("<pre><code>{text}</code></pre>")] {
        assert_eq!(kinds(&read(&page(&other))).matches("list-item").count(), 0, "{other}");
    }
}

/// What must hold whatever was read.
pub fn assert_sound(article: &Article, from: &str) {
    assert_eq!(article.check(), Ok(()), "{from:?}");
    let urls = article.links.iter().map(|link| &link.url).chain(&article.source.url);
    for url in urls {
        let lower = url.to_ascii_lowercase();
        let known = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
        assert!(known && !url.contains(char::is_control), "{url:?} from {from:?}");
    }
    let ranges = article.links.iter().map(|link| link.range).chain(article.emphasis.iter().map(|one| one.range));
    for range in ranges {
        let holder = article.blocks.iter().filter(|block| block.range.covers(range)).count();
        assert!(article.text.holds(range) && !range.is_empty() && holder == 1, "{range:?} from {from:?}");
    }
}

/// The blocks, one a line, with `**strong**`, `_em_`, `` `code` `` and `[links](url)` in them.
pub fn shown(article: &Article) -> String {
    let mut lines = Vec::new();
    for block in &article.blocks {
        let mut marks: Vec<(usize, bool, usize, String)> = Vec::new();
        let mut mark = |range: TextRange, open: &str, close: String| {
            if block.range.covers(range) {
                let length = range.end() - range.start();
                // What is wider opens first and closes last.
                marks.push((range.start(), true, usize::MAX - length, open.to_owned()));
                marks.push((range.end(), false, length, close));
            }
        };
        for link in &article.links {
            mark(link.range, "[", format!("]({})", link.url));
        }
        for one in &article.emphasis {
            let sign = match one.kind {
                EmphasisKind::Strong => "**",
                EmphasisKind::Em => "_",
                EmphasisKind::Code => "`",
            };
            mark(one.range, sign, sign.to_owned());
        }
        marks.sort();
        let (mut text, mut at) = (String::new(), block.range.start());
        for (place, _, _, sign) in marks {
            text += article.text.slice(TextRange::new(at, place));
            text += &sign;
            at = place;
        }
        text += article.text.slice(TextRange::new(at, block.range.end()));
        let number = block.level.or(block.depth).map(|number| format!(" {number}")).unwrap_or_default();
        let ordered = if block.ordered { " ordered" } else { "" };
        let text = text.replace('\n', "⏎").replace('\t', "⇥");
        lines.push(format!("{}{number}{ordered}: {text}", block.kind.name()));
    }
    lines.join("\n")
}

#[test]
fn pieces_of_html_are_what_people_see() {
    for (html, wanted) in CASES {
        let article = read(html);
        assert_sound(&article, html);
        assert_eq!(shown(&article), wanted.trim(), "{html}");
    }
}

const CASES: &[(&str, &str)] = &[
    ("", ""),
    ("  \n ", ""),
    ("plain words", "paragraph: plain words"),
    // White space.
    ("<p>one\n  two\t three </p> <p> four</p>", "paragraph: one two three\nparagraph: four"),
    ("<p>a <b> b </b> c</p>", "paragraph: a **b** c"),
    ("<p>a&nbsp; b&#8203;c</p>", "paragraph: a\u{A0} b\u{200B}c"),
    ("<span>a</span><span>b</span> <span>c</span>", "paragraph: ab c"),
    ("<p>one<br>two<br/>three</p>", "paragraph: one⏎two⏎three"),
    ("one<br><br>two<br>\n<br>\n<br>three<br>", "paragraph: one\nparagraph: two\nparagraph: three"),
    ("<pre>\n a\n\n  b\n</pre>", "paragraph: a⏎⏎  b"),
    ("<pre><code>let  a;\nb</code></pre>", "paragraph: `let  a;⏎b`"),
    ("<span style='white-space:pre-wrap'>a  b\nc\n\nd</span>", "paragraph: a  b⏎c\nparagraph: d"),
    ("<div>one<div>two</div>three</div>", "paragraph: one\nparagraph: two\nparagraph: three"),
    ("<span style='display:block'>one</span><span style='display: block'>two</span>", "paragraph: one\nparagraph: two"),
    ("one<hr>two", "paragraph: one\nparagraph: two"),
    // Headings.
    ("<h1>Title</h1><h2>A</h2><p>t</p><h3>B</h3>", "title 1: Title\nheading 2: A\nparagraph: t\nheading 3: B"),
    ("<h1>A</h1><p>t</p><h1>B</h1><h2>C</h2>", "heading 2: A\nparagraph: t\nheading 2: B\nheading 3: C"),
    ("<p>t</p><h1>A</h1><h6>B</h6>", "paragraph: t\nheading 2: A\nheading 6: B"),
    ("<h2>A</h2><p>t</p><h4>B</h4>", "heading 2: A\nparagraph: t\nheading 4: B"),
    ("<div role=heading aria-level=3>A</div>t", "heading 3: A\nparagraph: t"),
    ("<div role=heading aria-level=-7>A</div>t", "heading 2: A\nparagraph: t"),
    ("<h2>A <b>bold</b> <i>one</i></h2>t", "heading 2: A bold _one_\nparagraph: t"),
    // Lists.
    ("<ul><li>a<li>b</ul>", "list-item 1: a\nlist-item 1: b"),
    ("<ol><li>a<ul><li>b</ul>c</ol>", "list-item 1 ordered: a\nlist-item 2: b\nparagraph: c"),
    ("<ul><li>a</li><ul><li>b</li></ul><li>c</ul>", "list-item 1: a\nlist-item 2: b\nlist-item 1: c"),
    ("<ul><li><p>a</p><p>more</p></li></ul>", "list-item 1: a\nparagraph: more"),
    ("<li>a</li>", "list-item 1: a"),
    ("<ul><li></li><li> <b> </b></li></ul>", ""),
    ("<dl><dt>a<dd>b</dl>", "paragraph: a\nparagraph: b"),
    // Quotes, captions.
    ("<blockquote>a<p>b</p><ul><li>c</ul></blockquote>d", "quote: a\nquote: b\nlist-item 1: c\nparagraph: d"),
    ("<figure><img alt=x><figcaption>a</figcaption></figure>", "caption: a"),
    // Tables.
    (
        "<table><caption>C</caption><tr><th>a<th>b<tr><td> 1 <td>2<br>3<tr><td><td>4</table>",
        "caption: C\nrow: a⇥b\nrow: 1⇥2 3\nrow: 4",
    ),
    ("<table><tr><td>a<td><td>c<tr><td><p>d</p><p>e</p><td><td></table>", "row: a⇥⇥c\nrow: d e"),
    ("<table><tr><td><b>a</b><td><a href=https://x.example>b</a></table>", "row: **a**⇥[b](https://x.example)"),
    ("<table><tr><td><h2>A</h2><p>t</p><td>side</table>", "heading 2: A\nparagraph: t\nparagraph: side"),
    ("<table role=presentation><tr><td>a<td>b</table>", "paragraph: a\nparagraph: b"),
    ("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", "row: a⇥b\nparagraph: c"),
    ("<table><tr><td>a<tr><td>b</table>", "paragraph: a\nparagraph: b"),
    // What nobody sees.
    (
        "a<script>b</script><style>c</style><template>d</template><noscript>e</noscript><!-- f --><title>g</title>",
        "paragraph: a",
    ),
    ("a<p hidden>b</p><p style='color:red; display : none'>c</p><i aria-hidden=true>d</i>", "paragraph: a"),
    ("<p>a<span style='visibility:hidden'>b</span><span class='x sr-only'>c</span></p>", "paragraph: a"),
    ("a<button>b</button><select><option>c</select><textarea>d</textarea><input value=e>", "paragraph: a"),
    ("a<svg><title>b</title><text>c</text></svg><math><mi>x</mi><annotation>y</annotation></math>", "paragraph: acx"),
    ("<div style='font-size:0'>preview<p style='font-size:12px'>a</p></div>", "paragraph: a"),
    // Emphasis.
    ("<p><b>a</b><strong>b</strong> <em>c<i>d</i></em> <code>e</code></p>", "paragraph: **ab** _cd_ `e`"),
    ("<b style='font-weight:normal'><p>a <span style='font-weight:700'>b</span></p></b>", "paragraph: a **b**"),
    ("<p style='font-style:italic'>a <i style='font-style:normal'>b</i></p>", "paragraph: _a_ b"),
    ("<b><p>a b c.</p><p>d e f.</p></b>g", "paragraph: **a b c.**\nparagraph: **d e f.**\nparagraph: g"),
    ("<p><b>a<br></b>b</p>", "paragraph: **a**⏎b"),
    // Links.
    (
        "<a href=' https://x.example/ '>a</a> <a href='java\nscript:x'>b</a> <a href=/c>c</a> <a>d</a>",
        "paragraph: [a](https://x.example/) b c d",
    ),
    ("<base href=https://x.example/y/><a href=c>c</a>", "paragraph: [c](https://x.example/y/c)"),
    ("<a href=mailto:a@x.example><b>a</b> b</a>", "paragraph: [**a** b](mailto:a@x.example)"),
    ("<a href=data:text/html,x>a</a><a href=//x.example>b</a><a href=#c>c</a>", "paragraph: abc"),
    (
        "<a href=http://x.example><p>a</p><p>b</p></a>",
        "paragraph: [a](http://x.example)\nparagraph: [b](http://x.example)",
    ),
    // Only what was copied.
    (
        "<html><body>no<ul><!--StartFragment--><li>a</li><li>b</li><!--EndFragment--></ul>no</body></html>",
        "list-item 1: a\nlist-item 1: b",
    ),
    ("<p>a<!--EndFragment-->b", "paragraph: ab"),
    // Headings that are made of looks alone.
    (
        "<p><b style='font-size:20px'>Bridges</b></p><p>They are old, and nobody mends them.</p><p>So they fall.</p>",
        "title 1: Bridges\nparagraph: They are old, and nobody mends them.\nparagraph: So they fall.",
    ),
    (
        "<p>They are old, and nobody mends them.</p><p><font size=5>Bridges</font></p><p><b>Not one</b></p><p>So they fall.</p>",
        "paragraph: They are old, and nobody mends them.\nheading 2: Bridges\nparagraph: **Not one**\nparagraph: So they fall.",
    ),
    // Word.
    (
        "<p class=MsoTitle>T</p><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span \
         style='mso-list:Ignore'>a)<span>&nbsp; </span></span><![endif]><b>one</b></p><p class=MsoHeading7>H</p>",
        "title 1: T\nlist-item 2 ordered: **one**\nheading 6: H",
    ),
    // An opening comment that nobody closes takes no text away beyond its block.
    ("<p><![if !supportLists]>x</p><p>y</p>", "paragraph: y"),
];

#[test]
fn fixtures_have_their_outlines() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/html");
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    names.sort();
    assert!(names.len() >= 16);
    for path in names {
        let bytes = fs::read(&path).unwrap();
        let article = try_read(&Input { bytes: &bytes, ..Input::default() }).unwrap();
        assert_sound(&article, &path.to_string_lossy());
        let (title, url) = (article.title.as_deref(), article.source.url.as_deref());
        let mut found = format!("title: {}\nurl: {}\n", title.unwrap_or("–"), url.unwrap_or("–")) + &outline(&article);
        for link in &article.links {
            found += &format!("link: {} → {}\n", article.text.slice(link.range), link.url);
        }
        for one in &article.emphasis {
            found += &format!("{}: {}\n", one.kind.name(), article.text.slice(one.range));
        }
        let beside = path.with_extension("outline");
        if std::env::var_os("BLESS").is_some() {
            fs::write(beside, found).unwrap();
        } else {
            let wanted = normalise(&fs::read_to_string(&beside).unwrap());
            assert_eq!(found, wanted, "{}", path.display());
        }
    }
}

#[test]
fn all_of_a_page_can_be_read() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/html/page-news.html");
    let html = fs::read_to_string(path).unwrap();
    let (main, all) = (read(&html), whole(&html));
    assert_sound(&all, path);
    assert_eq!((&all.title, &all.metadata, &all.source.url), (&main.title, &main.metadata, &main.source.url));
    for words in ["Most read", "We use cookies"] {
        assert!(all.text.as_str().contains(words) && !main.text.as_str().contains(words), "{words}");
    }
    // A page in which nothing looks like an article is read whole.
    let page = "<!doctype html><title>Shop</title><body><nav>Home</nav><p>Open.";
    assert_eq!(shown(&read(page)), "paragraph: Home\nparagraph: Open.");
    assert_eq!(read(page).title.as_deref(), Some("Shop"));
    assert_eq!(read("<!doctype html>").blocks.len(), 0);
}

#[test]
fn bytes_are_read_in_the_encoding_they_are_in() {
    let text = |bytes: &[u8], encoding| {
        let article = try_read(&Input { bytes, encoding, ..Input::default() }).unwrap();
        article.text.as_str().to_owned()
    };
    for (bytes, encoding, wanted) in [
        (&b"Z\xFCrich"[..], None, "Zürich"),
        ("Zürich".as_bytes(), None, "Zürich"),
        (b"<meta charset=\"koi8-r\">\xF0\xD2\xC9", None, "При"),
        (b"<meta http-equiv=Content-Type content='text/html; charset = windows-1251'>\xCF\xF0\xE8", None, "При"),
        (b"<META CHARSET=utf-16>caf\xC3\xA9", None, "café"),
        (b"<meta name=x><meta charset='sjis'>\x93\xFA", None, "日"),
        (b"<meta charset=nothing>\xE4", None, "ä"),
        (b"<meta charset=koi8-r>\xF0", Some("windows-1252"), "ð"),
        // On the clipboard everything is Unicode, whatever Word says of its files.
        ("<meta charset=windows-1252>“ja”".as_bytes(), None, "“ja”"),
        (b"\xFF\xFE<\0p\0>\0o\0k\0", None, "ok"),
        (b"a\r\nb<pre>c\r\nd\re</pre>", None, "a b\n\nc\nd\ne"),
    ] {
        assert_eq!(text(bytes, encoding), wanted, "{:?}", String::from_utf8_lossy(bytes));
    }
    let late = format!("{}<meta charset=koi8-r>\u{20}", " ".repeat(1024)).into_bytes();
    assert_eq!(text(&[&late[..], b"\xE4"].concat(), None), "ä");
}

#[test]
fn files_that_are_html_are_known_by_how_they_begin() {
    for (name, bytes) in [
        ("a.html", &b"x"[..]),
        ("a.HTM", b""),
        ("a.txt", b"<!DOCTYPE HTML><p>x"),
        ("a", b"\xEF\xBB\xBF\n<html lang=en>"),
    ] {
        assert_eq!(opened_as(Some(name), bytes), "html", "{name}");
    }
    assert_eq!(opened_as(Some("a.txt"), b"<p>x"), "text");
}
