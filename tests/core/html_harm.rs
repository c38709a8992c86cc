//! HTML that wants to do harm: attacks, bombs, and tags in any order.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use postil::read::rich::Input;
use postil::text::Text;
use proptest::prelude::*;

use super::html::{assert_sound, read, shown, try_read, whole};
use super::support::hostile::{ATTACKS, control_characters, shared_control_characters, shared_texts, texts};
use super::support::shared;

/// The characters of `text` come in `source` in this order: nothing was made up.
fn comes_from(text: &str, source: &str) -> bool {
    let mut source = source.chars();
    text.chars().filter(|char| !char.is_whitespace()).all(|char| source.any(|one| one == char))
}

/// Reads an attack alone, in a page and in attributes: nothing but text and addresses that may be opened comes of it.
fn assert_harmless(payload: &str) {
    for html in [
        payload.to_owned(),
        format!("<!doctype html><html><body><p>Before.</p>{payload}<p>After.</p>"),
        format!("<a href=\"{payload}\">x</a><b style=\"{payload}\">y</b>"),
    ] {
        for article in [read(&html), whole(&html)] {
            assert_sound(&article, &html);
            let text = article.text.as_str();
            // Entities mean other characters than those they are written with.
            let is_plain = !html.contains('&') && !html.contains('\0');
            assert!(!is_plain || comes_from(text, &html), "{text:?} from {html:?}");
        }
    }
}

#[test]
fn nothing_active_survives_of_any_attack() {
    texts().for_each(|payload| assert_harmless(&payload));
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared")]
fn nothing_active_survives() {
    shared_texts().for_each(|payload| assert_harmless(&payload));
}

#[test]
fn of_an_attack_its_words_are_seen() {
    let mut wrong = String::new();
    for (attack, seen) in ATTACKS {
        let found = shown(&read(attack));
        if found != *seen {
            let _ = writeln!(wrong, "({attack:?}, {found:?}),");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A character inside a text stays, but for what HTML itself takes out of it: NUL, and white space that runs together.
fn assert_kept(char: char) {
    let article = read(&format!("<p>a{char}b</p>"));
    assert_sound(&article, &format!("{char:?}"));
    let wanted = match char {
        '\0' => "ab".to_owned(),
        '\t' | '\n' | '\r' | '\u{C}' => "a b".to_owned(),
        _ => format!("a{char}b"),
    };
    assert_eq!(article.text.as_str(), wanted, "{char:?}");
}

#[test]
fn control_characters_stay_as_they_came() {
    control_characters().for_each(assert_kept);
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared")]
fn shared_control_characters_stay_as_they_came() {
    shared_control_characters().into_iter().for_each(assert_kept);
}

#[test]
fn bombs_are_read_within_bounds() {
    let nested = |open: &str, times: usize| format!("{}Words.", open.repeat(times));
    let numbered = |count: usize| (0..count).map(|n| format!(" a{n}=1")).collect::<String>();
    let refused = "This page has a tag with more attributes than can be read.";
    for (html, seen) in [
        // Depth. Unoptimised, more takes minutes; this is far deeper than what is let through.
        (nested("<div>", 3_000), "Words."),
        (nested("<b>", 3_000), "Words."),
        (nested("<blockquote><p>", 1_500), "Words."),
        (nested("<ul><li>", 1_500), "Words."),
        (nested("<table><tr><td>", 1_000), "Words."),
        (nested("<svg><foreignObject>", 1_000), "Words."),
        (nested("<template>", 3_000), ""),
        (format!("{}{}{}Words.", "<a>".repeat(1_000), "<i>".repeat(1_000), "</a>".repeat(1_000)), "Words."),
        (format!("{}Words.", "<b><p>".repeat(1_000) + &"</b>".repeat(1_000)), "Words."),
        // One tag.
        (format!("<p{}>Words.", numbered(2_000)), "Words."),
        (format!("<p{}>Words.", numbered(65_000)), refused),
        (format!("<p title='{}'>Words.", "y".repeat(2_000_000)), "Words."),
        (format!("<p style='{}'>Words.", "color:red;".repeat(50_000)), "Words."),
        (format!("<p class='{}'>Words.", "a ".repeat(100_000)), "Words."),
        (format!("<img src='data:image/gif;base64,{}'>Words.", "A".repeat(2_000_000)), "Words."),
        // Cells that say they are many.
        (format!("<table>{}</table>", "<tr><td colspan=65534 rowspan=65534>a<td>b".repeat(200)), "a\tb"),
        ("<table><col span=1000000000><tr><td colspan=99999999999999999999>a<td>b</table>".to_owned(), "a\tb"),
        ("<ol start=-99999999999><li value=99999999999>Words.</ol>".to_owned(), "Words."),
        // What never ends.
        (format!("Words.<!--{}", "x".repeat(200_000)), "Words."),
        (format!("Words.<script>{}", "<!--<script>".repeat(10_000)), "Words."),
        (format!("Words.<style>{}", "a{b:c;".repeat(10_000)), "Words."),
        (format!("Words.<p title='{}", "x".repeat(200_000)), "Words."),
        (format!("Words.<{}", "a".repeat(200_000)), "Words."),
        // Much of one character.
        ("&amp;".repeat(10_000), &"&".repeat(10_000)),
        ("&#x110000;".repeat(20_000), &"\u{FFFD}".repeat(20_000)),
        (format!("e{}", "\u{301}".repeat(20_000)), &format!("e{}", "\u{301}".repeat(20_000))),
        ("\u{202E}".repeat(20_000), &"\u{202E}".repeat(20_000)),
        ("<br>".repeat(10_000), ""),
        ("&nbsp;<br>".repeat(5_000) + "Words.", "Words."),
    ] {
        for html in [html.clone(), format!("<!doctype html><html><body>{html}")] {
            let start: String = html.chars().take(60).collect();
            let found = try_read(&Input { bytes: html.as_bytes(), ..Input::default() });
            let found = found.map(|article| {
                assert_sound(&article, &start);
                article.text.as_str().to_owned()
            });
            let found = found.unwrap_or_else(|problem| problem);
            // Of many alike, the first.
            let lines: BTreeSet<&str> = found.split("\n\n").collect();
            assert_eq!(lines, BTreeSet::from([seen]), "{start}");
            assert!(found.len() <= html.len(), "{start}");
        }
    }
}

/// A bomb as its recipe says.
fn bomb(case: &serde_json::Value) -> String {
    if let Some(html) = case["html"].as_str() {
        return html.to_owned();
    }
    let recipe = case["gen"].as_array().unwrap();
    let mut html = String::new();
    for pair in recipe.chunks(2) {
        let times = usize::try_from(pair[1].as_u64().unwrap()).unwrap().min(3_000);
        html += &match pair[0].as_str().unwrap() {
            "attrs" => format!("<p{}>x", (0..times).map(|n| format!(" a{n}=1")).collect::<String>()),
            "attr" => format!("<p title=\"{}\">x", "y".repeat(times)),
            piece => piece.repeat(times),
        };
    }
    html
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared")]
fn bombs_do_no_harm() {
    let file = shared("bad-input/html_bombs.json");
    let cases = file["cases"].as_array().unwrap();
    assert!(cases.len() >= 10);
    for case in cases {
        let html = bomb(case);
        for html in [html.clone(), format!("<!doctype html><body>{html}")] {
            match try_read(&Input { bytes: html.as_bytes(), ..Input::default() }) {
                Ok(article) => assert_sound(&article, &case["name"].to_string()),
                Err(problem) => assert!(problem.contains("more"), "{problem}"),
            }
        }
    }
}

/// The same again and again is where readers turn quadratic: then this would not end.
#[test]
fn repetition_is_read_to_the_end() {
    const SIZE: usize = 4_000;
    for piece in REPEATED {
        let repeated = piece.repeat(SIZE / piece.len());
        for html in [&repeated, &format!("<!doctype html><html><body>{repeated}"), &format!("<table>{repeated}")] {
            match try_read(&Input { bytes: html.as_bytes(), ..Input::default() }) {
                Ok(article) => assert_sound(&article, piece),
                Err(problem) => assert!(problem.contains("more"), "{problem}"),
            }
        }
    }
}

const REPEATED: &[&str] = &[
    "<",
    "</",
    "<a",
    "&",
    "&#",
    "<!--",
    "<![CDATA[",
    "<p>",
    "<p>x",
    "<p>x<br><br>",
    "<div>x",
    "<b>x",
    "<b><p>x",
    "<a href=#>x",
    "<li>x",
    "<ul><li>x",
    "<ol>",
    "<table>",
    "<table><tr><td>x",
    "<tr><td>x",
    "<td>x",
    "<blockquote>x",
    "<h1>x",
    "<pre>\n",
    "<span>x</span>",
    "<b id=1>x</p><p>",
    "<i><b></i>x</b>",
    "<font size=7>x",
    "<svg>",
    "<svg><title>x",
    "<math>",
    "<select>",
    "<template>",
    "<style>x",
    "<style>.a{b:c}</style>",
    "<html a=b>",
    "<body a=b>",
    "<br>",
    "<hr>",
    "<img>",
    "<link>",
    "<button>x",
    "<form>x",
    "<iframe>x",
    "<textarea>x",
    "<title>x",
    "<script>x",
    "<noscript>x",
    "<plaintext>x",
    "<x-a>x",
    "<p style='font-size:20pt'><b>x</b></p><p>Longer text.</p>",
    "<![if !supportLists]>x",
    "<!--StartFragment-->x",
    "<a href=https://x.example/>x</a> ",
    "<b>x</b> ",
    "x ",
    "x",
    "\n",
    "\u{A0}",
    "<p>Text, with commas, in a paragraph. </p>",
    "<div><p>Text, with commas, in a paragraph of some length. </p>",
    "<a href=x><div>x</a>",
    "<p>x</div>",
    "<span style='white-space:pre'>\n</span>",
    "<script type=application/ld+json>[",
    "<meta property=article:section content=x>",
];

#[test]
fn too_much_is_refused_by_name() {
    let refused = |html: &[u8]| try_read(&Input { bytes: html, ..Input::default() }).unwrap_err();
    assert!(refused(&vec![b'x'; (32 << 20) + 1]).contains("32 MB"));
    // Formatting that is not closed is made anew in each paragraph: 100 elements of four bytes.
    let formatting: String = (0..100).map(|n| format!("<b id={n}>")).collect();
    let amplified = format!("<p>{formatting}</p>{}", "<p>x".repeat(11_000));
    assert!(refused(amplified.as_bytes()).contains("1000000 elements"));
    let attributes: String = (0..50_000).map(|n| format!(" a{n}")).collect();
    assert!(refused(format!("<p{attributes}>").as_bytes()).contains("attributes"));
}

/// HTML in which much is wrong.
fn tag_soup() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<a href=https://x.example/>",
        "<a href=javascript:x>",
        "</a>",
        "<ul>",
        "<ol>",
        "</ul>",
        "<li>",
        "</li>",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<th>",
        "</td>",
        "<caption>",
        "<blockquote>",
        "</blockquote>",
        "<h1>",
        "</h1>",
        "<h2>",
        "<pre>",
        "</pre>",
        "<br>",
        "<hr>",
        "<code>",
        "<span ",
        "style='display:none'>",
        "style='font-size:30px;font-weight:700'>",
        "style='white-space:pre'>",
        "</span>",
        ">",
        "<",
        "<script>",
        "</script>",
        "<style>p.a{font:bold 30px x}</style>",
        "<p class=a>",
        "<svg>",
        "</svg>",
        "<math>",
        "<template>",
        "<select>",
        "<option>",
        "<!--StartFragment-->",
        "<!--EndFragment-->",
        "<![if !supportLists]>",
        "<![endif]>",
        "<p style='mso-list:l0 level3 lfo1'>",
        "<!doctype html>",
        "<html lang=en>",
        "<head>",
        "<body>",
        "<base href=//x>",
        "word ",
        "A sentence, of some words, ends. ",
        "\n",
        " ",
        "&amp;",
        "&#x202E;",
        "&nbsp;",
        "\u{301}",
        "👩‍👩‍👧",
        "\0",
        "日本",
        "<article>",
        "<nav>",
        "<figure>",
        "<figcaption>",
        "<title>",
        "</title>",
        "<font size=6>",
        "<p class=MsoTitle>",
    ];
    let piece = prop_oneof![9 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_html_is_an_article(html in tag_soup(), all in any::<bool>()) {
        let article = if all { whole(&html) } else { read(&html) };
        assert_sound(&article, &html);
        let text: &Text = &article.text;
        prop_assert!(!text.as_str().starts_with('\n') && !text.as_str().ends_with('\n'));
    }

    #[test]
    fn any_bytes_are_an_article(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let article = try_read(&Input { bytes: &bytes, ..Input::default() }).unwrap();
        assert_sound(&article, "bytes");
    }
}
