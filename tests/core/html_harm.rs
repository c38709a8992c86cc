//! HTML that wants to do harm: attacks, bombs, and tags in any order.

use postil::article::read::rich::Input;
use postil::text::Text;
use proptest::prelude::*;

use super::html::{assert_sound, read, try_read, whole};
use super::support::shared;

fn cases(file: &str, field: &str) -> Vec<String> {
    let Some(json) = shared(&format!("bad-input/{file}")) else { return Vec::new() };
    let cases = json["cases"].as_array().unwrap().iter();
    let text = |case: &serde_json::Value| case.as_str().or_else(|| case[field].as_str()).map(str::to_owned);
    cases.filter_map(text).collect()
}

/// The characters of `text` come in `source` in this order: nothing was made up.
fn comes_from(text: &str, source: &str) -> bool {
    let mut source = source.chars();
    text.chars().filter(|char| !char.is_whitespace()).all(|char| source.any(|one| one == char))
}

#[test]
fn nothing_active_survives() {
    for file in ["dompurify_expect.json", "owasp_xss_filter_evasion.json", "blns.json"] {
        for payload in cases(file, "payload") {
            for html in [
                payload.clone(),
                format!("<!doctype html><html><body><p>Before.</p>{payload}<p>After.</p>"),
                format!("<a href=\"{payload}\">x</a><b style=\"{payload}\">y</b>"),
            ] {
                for article in [read(&html), whole(&html)] {
                    assert_sound(&article, &html);
                    let text = article.text.as_str();
                    // Entities mean other characters than those they are written with.
                    assert!(
                        html.contains('&') || html.contains('\0') || comes_from(text, &html),
                        "{text:?} from {html:?}"
                    );
                    assert!(!text.contains("<script") || html.contains('&') || !html.contains("<script"), "{text:?}");
                }
            }
        }
    }
}

#[test]
fn control_characters_stay_as_they_came() {
    let Some(json) = shared("bad-input/control_chars.json") else { return };
    let mut codes = Vec::new();
    let mut stack = vec![&json["groups"]];
    while let Some(value) = stack.pop() {
        match value {
            serde_json::Value::Array(values) => stack.extend(values),
            serde_json::Value::Object(fields) => stack.extend(fields.values()),
            serde_json::Value::String(code) => codes.push(code.trim_start_matches("U+").to_owned()),
            serde_json::Value::Number(code) => codes.push(format!("{:X}", code.as_u64().unwrap())),
            _ => {}
        }
    }
    let chars: Vec<char> =
        codes.iter().filter_map(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?)).collect();
    assert!(chars.len() > 20, "{codes:?}");
    for char in chars {
        let article = read(&format!("<p>a{char}b</p>"));
        assert_sound(&article, &format!("{char:?}"));
        let wanted = match char {
            '\0' => "ab".to_owned(),
            '\t' | '\n' | '\r' | '\u{C}' => "a b".to_owned(),
            _ => format!("a{char}b"),
        };
        assert_eq!(article.text.as_str(), wanted, "{char:?}");
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
        // Unoptimised, the whole of it takes minutes; this is far deeper than what is let through.
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
fn bombs_do_no_harm() {
    let Some(json) = shared("bad-input/html_bombs.json") else { return };
    for case in json["cases"].as_array().unwrap() {
        let html = bomb(case);
        for html in [html.clone(), format!("<!doctype html><body>{html}")] {
            match try_read(&Input { bytes: html.as_bytes(), ..Input::default() }) {
                Ok(article) => assert_eq!(article.check(), Ok(()), "{}", case["name"]),
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
