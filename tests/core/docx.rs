//! Word documents: what a reader sees of them.

use miniz_oxide::deflate::compress_to_vec;
use postil::article::Article;
use postil::read::rich::{Input, Unreadable};
use proptest::prelude::*;

use crate::support::hostile::{control_characters, shared_control_characters, shared_texts, texts};
use crate::support::opened_as;
use crate::support::rich::{self, blocks, facts};
use crate::support::words;
use crate::support::zip::{Word, Zip, crc32, p, r, zip};

const FORMAT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

fn open(bytes: &[u8]) -> Result<Article, Unreadable> {
    rich::read(FORMAT, &Input { bytes, language: Some("en"), ..Input::default() })
}

fn read(word: &Word) -> Article {
    open(&word.file()).unwrap()
}

fn shown(word: &Word) -> String {
    blocks(&read(word))
}

fn of(body: &str) -> String {
    shown(&Word::of(body))
}

fn style(id: &str, name: &str, inner: &str) -> String {
    format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{inner}</w:style>")
}

fn styled(id: &str, text: &str) -> String {
    p(&format!("<w:pStyle w:val=\"{id}\"/>"), &r("", text))
}

fn item(list: &str, level: u8, text: &str) -> String {
    p(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"), &r("", text))
}

#[test]
fn headings_by_style() {
    let styles = [
        style("Normal", "Normal", ""),
        style("Title", "Title", ""),
        style("Heading1", "heading 1", "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/></w:rPr>"),
        style("Heading2", "heading 2", "<w:basedOn w:val=\"Heading1\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>"),
        style("Mine", "House head", "<w:basedOn w:val=\"Heading2\"/>"),
        style("Not", "TOC Heading", "<w:basedOn w:val=\"Heading1\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>"),
        style("Quote", "Quote", ""),
        style("Caption", "caption", ""),
        style("Round", "a", "<w:basedOn w:val=\"Round2\"/>") + &style("Round2", "b", "<w:basedOn w:val=\"Round\"/>"),
    ];
    let body = styled("Title", "The bridge")
        + &styled("Heading1", "Why?")
        + &styled("Normal", "Rust.")
        + &styled("Heading2", "How")
        + &styled("Mine", "Mine")
        + &styled("Not", "Contents")
        + &styled("Quote", "He said so.")
        + &styled("Caption", "Fig. 1")
        + &styled("Round", "Round and round.")
        + &p("<w:outlineLvl w:val=\"1\"/>", &r("", "By hand"))
        + &p("<w:pStyle w:val=\"Heading1\"/><w:outlineLvl w:val=\"9\"/>", &r("", "No more"));
    assert_eq!(
        shown(&Word { styles: styles.concat(), ..Word::of(&body) }),
        "title 1: The bridge\nheading 2: Why?\nparagraph: Rust.\nheading 3: How\nheading 3: Mine\nparagraph: Contents\n\
         quote: He said so.\ncaption: Fig. 1\nparagraph: Round and round.\nheading 3: By hand\nparagraph: No more"
    );
    // Without explanation a style is known by its id.
    let body = styled("Heading1", "One")
        + &styled("Heading2", "Two")
        + &styled("ListBullet2", "Three")
        + &styled("Quote", "Four");
    assert_eq!(of(&body), "title 1: One\nheading 2: Two\nlist-item 2: Three\nquote: Four");
}

#[test]
fn headings_by_german_names_of_styles() {
    let styles = [
        // Word keeps the English name and translates the id; others translate the name.
        style("berschrift1", "heading 1", "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>"),
        style("Kopf2", "Überschrift 2", ""),
        style("Titel", "Titel", ""),
        style("Zitat", "Zitat", ""),
        style("Beschriftung", "Beschriftung", ""),
        style("Verzeichnis2", "Verzeichnis 2", ""),
    ];
    let names = ["Titel", "Verzeichnis2", "berschrift1", "Kopf2", "Zitat", "Beschriftung"];
    let body: String = names.iter().map(|id| styled(id, &format!("Ein {id}"))).collect();
    assert_eq!(
        shown(&Word { styles: styles.concat(), ..Word::of(&body) }),
        "title 1: Ein Titel\nlist-item 2: Ein Verzeichnis2\nheading 2: Ein berschrift1\nheading 3: Ein Kopf2\n\
         quote: Ein Zitat\ncaption: Ein Beschriftung"
    );
}

#[test]
fn nested_lists() {
    let level = |level: u8, format: &str| format!("<w:lvl w:ilvl=\"{level}\"><w:numFmt w:val=\"{format}\"/></w:lvl>");
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"7\">{}{}</w:abstractNum><w:abstractNum w:abstractNumId=\"8\">{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num>",
        level(0, "bullet"),
        level(1, "decimal"),
        level(0, "lowerRoman"),
    );
    let styles = style("ListBullet", "List Bullet", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>");
    let body = item("1", 0, "one")
        + &item("1", 1, "deep")
        + &item("2", 0, "numbered")
        + &styled("ListBullet", "by style")
        + &p("<w:pStyle w:val=\"ListBullet\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", &r("", "taken out"))
        + &item("9", 40, "unknown");
    assert_eq!(
        shown(&Word { numbering, styles, ..Word::of(&body) }),
        "list-item 1: one\nlist-item 2 ordered: deep\nlist-item 1 ordered: numbered\nlist-item 1: by style\n\
         paragraph: taken out\nlist-item 9: unknown"
    );
}

#[test]
fn tables() {
    let cell = |inner: &str| format!("<w:tc><w:tcPr/>{inner}</w:tc>");
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|one| cell(one)).collect::<String>());
    let table = |rows: &str| format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>");
    let word = |text: &str| p("", &r("", text));
    let deleted = format!("<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{0}{0}</w:tr>", cell(&word("gone")));
    let inner = table(&row(&[&word("x"), &word("y")]));
    let body = table(
        &(row(&[&p("", &r("<w:b/>", "Year")), &word("Price")])
            + &row(&[&(word("2023") + &word("(part)")), &word(""), &(inner + &word("z"))])
            + &deleted),
    ) + &table(&row(&[&(styled("Heading1", "In a frame") + &word("Framed."))]))
        + &word("After.");
    assert_eq!(
        of(&body),
        "row: ⟨strong Year⟩ ⇥ Price\nrow: 2023 (part) ⇥  ⇥ x y z\nheading 2: In a frame\nparagraph: Framed.\nparagraph: After."
    );
}

#[test]
fn footnotes_and_endnotes_stand_at_the_end() {
    let note = |kind: &str, id: u8, inner: &str| format!("<w:{kind} w:id=\"{id}\">{inner}</w:{kind}>");
    let text = |text: &str| p("", &format!("<w:r><w:footnoteRef/></w:r>{}", r("", text)));
    let asks = |kind: &str, id: u8| format!("<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>");
    let footnotes =
        String::from("<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>no</w:t></w:r></w:p></w:footnote>")
            + &note("footnote", 1, &text("Nobody asks."))
            + &note("footnote", 2, &(text(" Note two.") + &text("More.")))
            + &note("footnote", 3, &text("Note three."));
    let endnotes = note("endnote", 2, &text("The end."));
    let body = p("", &(r("", "One") + &asks("endnote", 2) + &asks("footnote", 3) + &r("", ".")))
        + &p("", &(r("", "Two") + &asks("footnote", 2) + &asks("footnote", 3) + &asks("footnote", 0)));
    assert_eq!(
        shown(&Word { footnotes, endnotes, ..Word::of(&body) }),
        "paragraph: One.\nparagraph: Two\nparagraph: Note three.\nparagraph: Note two.\nparagraph: More.\nparagraph: The end."
    );
}

#[test]
fn tracked_changes_are_taken_as_accepted() {
    let body = p(
        "<w:pPrChange><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr></w:pPrChange>",
        "<w:r><w:t xml:space=\"preserve\">Prices </w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>fell</w:delText></w:r></w:del>\
         <w:ins w:id=\"2\"><w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>rose</w:t></w:r></w:ins>\
         <w:moveFrom w:id=\"3\"><w:r><w:t> here</w:t></w:r></w:moveFrom><w:moveTo w:id=\"4\"><w:r><w:t> there</w:t></w:r></w:moveTo>\
         <w:commentRangeStart w:id=\"5\"/><w:r><w:t>.</w:t></w:r><w:commentReference w:id=\"5\"/>",
    ) + &p("<w:rPr><w:del w:id=\"6\"/></w:rPr>", &r("", "One "))
        + &p("", &r("", "paragraph."));
    assert_eq!(of(&body), "paragraph: Prices rose there.\nparagraph: One paragraph.");
}

#[test]
fn links_lead_to_pages_and_mail_addresses_only() {
    let relation = |id: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"http://x/hyperlink\" Target=\"{target}\" TargetMode=\"External\"/>")
    };
    let links = relation("a", "https://example.org/?a=1&amp;b=2")
        + &relation("b", "javascript:alert(1)")
        + &relation("c", "mailto:ida@example.org")
        + &relation("d", "file:///etc/passwd");
    let link =
        |id: &str, text: &str| format!("<w:hyperlink r:id=\"{id}\">{}{}</w:hyperlink>", r("", text), r("<w:b/>", "!"));
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let by_field = field("begin")
        + "<w:r><w:instrText> HYPERLINK </w:instrText></w:r><w:r><w:instrText>\"https://example.org/f\" \\o \"tip\" </w:instrText></w:r>"
        + &r("", "unseen")
        + &field("separate")
        + &r("", "field")
        + &field("end");
    let body = p("", &["a", "b", "c", "d"].map(|id| link(id, id) + &r("", " ")).concat())
        + &p("", &(by_field + &r("", " after.")))
        + &p("", &(field("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>"))
        + &p("", &r("", "A field that never ends hides nothing."));
    assert_eq!(
        shown(&Word { links, ..Word::of(&body) }),
        "paragraph: ⟨https://example.org/?a=1&b=2 a⟩⟨https://example.org/?a=1&b=2 ⟨strong !⟩⟩ b⟨strong !⟩ \
         ⟨mailto:ida@example.org c⟩⟨mailto:ida@example.org ⟨strong !⟩⟩ d⟨strong !⟩\n\
         paragraph: ⟨https://example.org/f field⟩ after.\nparagraph: A field that never ends hides nothing."
    );
}

#[test]
fn words_as_they_look() {
    let styles = "<w:style w:type=\"character\" w:styleId=\"Strong\"><w:name w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style>\
                  <w:style w:type=\"paragraph\" w:styleId=\"Secret\"><w:name w:val=\"Secret\"/><w:rPr><w:vanish/></w:rPr></w:style>";
    let body = p(
        "",
        &(r("", "A ")
            + &r("<w:b/>", "bo")
            + &r("<w:b w:val=\"1\"/>", "ld ")
            + &r("<w:b/><w:i/>", "both")
            + &r("<w:b w:val=\"0\"/>", " plain ")
            + &r("<w:rStyle w:val=\"Strong\"/>", "styled")
            + &r("<w:vanish/>", " hidden")
            + "<w:r><w:br/></w:r><w:r><w:t>new</w:t><w:tab/><w:t>tab</w:t><w:br w:type=\"page\"/><w:t>on</w:t><w:noBreakHyphen/>\
               <w:t>e so</w:t><w:softHyphen/><w:t>ft </w:t><w:sym w:font=\"Symbol\" w:char=\"F061\"/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>\
               <w:sym w:font=\"Odd\" w:char=\"F001\"/><w:t> &lt;a&gt; &#228; &amp;lt;</w:t><w:br/></w:r>"),
    ) + &styled("Secret", "nobody")
        + &p("<w:tabs><w:tab w:val=\"left\"/></w:tabs>", &r("", "End."));
    assert_eq!(
        shown(&Word { styles: styles.to_owned(), ..Word::of(&body) }),
        "paragraph: A ⟨strong bold⟩ ⟨em ⟨strong both⟩⟩ plain ⟨strong styled⟩ ⏎ new ⇥ tab on\u{2011}e so\u{AD}ft α✓\u{FFFD} <a> ä &lt;\n\
         paragraph: End."
    );
}

#[test]
fn text_boxes_and_hints() {
    let text_box = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p("", &r("", text)));
    let body = p(
        "",
        &(r("", "Around ")
            + &format!(
                "<w:r><mc:AlternateContent><mc:Choice><w:drawing>{0}</w:drawing></mc:Choice><mc:Fallback><w:pict>{0}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
                text_box("In the box.")
            )
            + &r("", "the box.")),
    ) + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here</w:t></w:r></w:p></w:sdtContent></w:sdt>\
         <w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>Filled in.</w:t></w:r></w:p></w:sdtContent></w:sdt>";
    assert_eq!(of(&body), "paragraph: Around the box.\nparagraph: In the box.\nparagraph: Filled in.");
}

#[test]
fn what_the_document_says_of_itself() {
    let core = "<dc:title>A file</dc:title><dc:creator>Ida Falk</dc:creator><cp:keywords>roads; water</cp:keywords>\
                <dcterms:created>2024-05-03T10:00:00Z</dcterms:created><dc:language>de-DE</dc:language>";
    let word = |body: String| Word { core: core.to_owned(), ..Word::of(&body) };
    let facts_of =
        |word: &Word| facts(&rich::read(FORMAT, &Input { bytes: &word.file(), ..Input::default() }).unwrap());
    let rest = "language: de-DE\ncategories: roads | water\nbyline: Ida Falk\npublished: 2024-05-03T10:00:00Z";
    assert_eq!(facts_of(&word(p("", &r("", "Text.")))), format!("title: A file\n{rest}"));
    assert_eq!(facts_of(&word(styled("Title", "The bridge"))), format!("title: The bridge\n{rest}"));
    let other = Word { core: core.replace("de-DE", " de_AT"), ..Word::of(&p("", &r("", "Text."))) };
    assert!(facts_of(&other).contains("language: de-AT\n"));
}

#[test]
fn deflated_parts_are_read_too() {
    let mut zip = Zip::default();
    for (name, bytes) in Word::of(&p("", &r("", "Packed."))).parts() {
        zip.add(name, &compress_to_vec(&bytes, 6), 8, bytes.len(), crc32(&bytes), 0);
    }
    let bytes = zip.finish();
    assert_eq!(opened_as(None, &bytes), "docx");
    assert_eq!(blocks(&open(&bytes).unwrap()), "paragraph: Packed.");
}

/// Why a file is refused.
fn refusal(bytes: &[u8]) -> String {
    open(bytes).map(|article| panic!("{}", article.text.as_str())).unwrap_or_else(|Unreadable(why)| words(why))
}

/// A document whose text is `packed` and declares `size` bytes.
fn bomb(packed: &[u8], size: usize) -> Vec<u8> {
    let mut zip = Zip::default();
    zip.add("word/document.xml", packed, 8, size, 0, 0);
    zip.finish()
}

#[test]
fn bombs_are_refused_by_what_they_declare_and_by_what_they_are() {
    let huge = compress_to_vec(&vec![b' '; 2 << 20], 6);
    assert!(huge.len() < 10_000);
    assert!(refusal(&bomb(&huge, 80 << 20)).contains("over 64 MB"));
    assert!(refusal(&bomb(&huge, 0xFFFF_FFFF)).contains("over 64 MB"));
    // It says it is small, and is not.
    assert!(refusal(&bomb(&huge, 1000)).contains("damaged"));
    let deep = Word::of(&"<w:sdt>".repeat(100_000));
    assert!(refusal(&deep.file()).contains("nested deeper"));
    let entities = b"<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document><w:p><w:r><w:t>x&b;y</w:t></w:r></w:p></w:document>";
    let bytes = zip(&[("word/document.xml", entities.to_vec())]);
    assert_eq!(blocks(&open(&bytes).unwrap()), "paragraph: xy");
    let many: Vec<_> = (0..30_000).map(|_| ("word/a", Vec::new())).collect();
    assert!(refusal(&zip(&many)).contains("30000 parts"));
}

#[test]
fn what_is_no_whole_word_document_is_refused_with_what_to_do() {
    let good = Word::of(&p("", &r("", "Text."))).file();
    for length in 1..good.len() {
        let why = refusal(&good[..length]);
        assert!(why.ends_with('.') && why.contains(". "), "{length}: {why}");
    }
    // A bit that fell over.
    let mut flipped = good.clone();
    let at = good.windows(5).position(|five| five == b"Text.").unwrap();
    flipped[at] ^= 1;
    assert!(refusal(&flipped).contains("damaged"));
    let mut locked = Zip::default();
    locked.add("word/document.xml", b"", 0, 0, 0, 1);
    assert!(refusal(&locked.finish()).contains("password"));
    assert!(refusal(&zip(&[("xl/workbook.xml", Vec::new())])).starts_with("This is a spreadsheet."));
    assert!(refusal(&zip(&[("ppt/presentation.xml", Vec::new())])).starts_with("These are slides."));
    assert!(refusal(&zip(&[("a.txt", Vec::new())])).starts_with("This is a packed archive."));
    assert!(refusal(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old").contains(".docx"));
    assert!(refusal(b"plain text").contains("no Word document"));
    assert!(refusal(&zip(&[("word/document.xml", b"<w:document><w:p>".to_vec())])).contains("damaged"));
    assert!(refusal(&zip(&[("word/document.xml", b"<a></b>".to_vec())])).contains("damaged"));
}

#[test]
fn other_archives_are_not_taken_for_documents() {
    assert_eq!(opened_as(None, &zip(&[("xl/workbook.xml", Vec::new())])), "text");
    assert_eq!(opened_as(None, &Word::of("").file()), "docx");
    assert_eq!(opened_as(Some("a.docx"), b""), "docx");
    assert_eq!(opened_as(Some("a.txt"), &Word::of("").file()), "docx");
}

/// Reads bytes that may be any: an article, which holds, or a refusal in one line.
fn read_or_refused(bytes: &[u8]) {
    if let Err(Unreadable(why)) = open(bytes) {
        let why = words(why);
        assert!(why.ends_with('.') && !why.contains('\n'), "{why}");
    }
}

/// Reads texts in the places that Word knows: none of their words is lost.
fn read_hostile(texts: impl Iterator<Item = String>) {
    let escape = |text: &str| {
        let allowed = |char: &char| !char.is_control() || matches!(char, '\t' | '\n');
        let text: String = text.chars().filter(allowed).collect();
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
    };
    for text in texts {
        let safe = escape(&text);
        let links = format!("<Relationship Id=\"a\" Type=\"x/hyperlink\" Target=\"{safe}\"/>");
        let body =
            p("", &format!("<w:hyperlink r:id=\"a\">{}</w:hyperlink>", r("<w:i/>", &safe))) + &styled(&safe, &safe);
        let article = read(&Word { links, core: format!("<dc:title>{safe}</dc:title>"), ..Word::of(&body) });
        let words =
            |text: &str| text.chars().filter(|char| !char.is_whitespace() && !char.is_control()).collect::<String>();
        assert_eq!(words(article.text.as_str()), words(&text).repeat(2), "{text:?}");
        // And as markup that it is not.
        read_or_refused(&Word::of(&text).file());
    }
}

/// Reads characters in the places that Word knows: what XML allows stays, the rest is read or refused.
fn read_controls(chars: impl IntoIterator<Item = char>) {
    for char in chars {
        let file =
            Word::of(&(styled("Heading1", &format!("a{char}b")) + &p("", &r("<w:b/>", &char.to_string())))).file();
        // XML 1.0, production 2; ends of lines are spaces in a run, and what XML 1.1 takes for such may be.
        let is_xml = !matches!(char, '\0'..'\u{A0}' | '\u{2028}' | '\u{FFFE}' | '\u{FFFF}');
        if is_xml {
            let article = open(&file).unwrap();
            assert!(article.text.as_str().starts_with(&format!("a{char}b")), "{char:?}: {:?}", article.text);
        } else {
            read_or_refused(&file);
        }
    }
}

#[test]
fn hostile_text_is_text() {
    read_hostile(texts());
    read_controls(control_characters());
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared")]
fn shared_hostile_text_is_text() {
    read_hostile(shared_texts());
    read_controls(shared_control_characters());
}

/// Tags and words in any order, closed where they were opened.
fn markup() -> impl Strategy<Value = String> {
    let names = [
        "w:p",
        "w:r",
        "w:t",
        "w:pPr",
        "w:rPr",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:del",
        "w:ins",
        "w:hyperlink",
        "w:sdt",
        "w:sdtContent",
        "mc:Fallback",
        "w:txbxContent",
        "w:instrText",
    ];
    let empty = [
        "<w:br/>",
        "<w:tab/>",
        "<w:b/>",
        "<w:i/>",
        "<w:vanish/>",
        "<w:del/>",
        "<w:fldChar w:fldCharType=\"begin\"/>",
        "<w:fldChar w:fldCharType=\"separate\"/>",
        "<w:fldChar w:fldCharType=\"end\"/>",
        "<w:footnoteReference w:id=\"1\"/>",
        "<w:pStyle w:val=\"Heading1\"/>",
        "<w:numId w:val=\"1\"/>",
        "<w:outlineLvl w:val=\"200\"/>",
        "<w:ilvl w:val=\"255\"/>",
        "<w:showingPlcHdr/>",
        "<w:sym w:char=\"D800\"/>",
        "<w:trPr><w:del/></w:trPr>",
        "<w:sym w:char=\"20\"/>",
    ];
    let leaf = prop_oneof![
        prop::sample::select(empty.to_vec()).prop_map(str::to_owned),
        prop::sample::select(vec!["word ", " ", "\n", "é", "1. One. Two", "\u{A0}", "\u{FEFF}"])
            .prop_map(|text| format!("<w:t>{text}</w:t>")),
    ];
    leaf.prop_recursive(8, 80, 8, move |inner| {
        (prop::sample::select(names.to_vec()), prop::collection::vec(inner, 0..8))
            .prop_map(|(name, inner)| format!("<{name}>{}</{name}>", inner.concat()))
    })
}

proptest! {
    #[test]
    fn any_markup_is_an_article(body in prop::collection::vec(markup(), 0..6)) {
        let note = format!("<w:footnote w:id=\"1\">{}</w:footnote>", body.concat());
        let _ = read(&Word { footnotes: note, ..Word::of(&body.concat()) });
    }

    #[test]
    fn any_bytes_are_refused_or_read(at in 0_usize..2_000, byte in any::<u8>(), cut in 0_usize..2_000) {
        let mut bytes = Word::of(&p("", &r("", "Text."))).file();
        let place = at % bytes.len();
        bytes[place] = byte;
        read_or_refused(&bytes);
        bytes.remove(cut % bytes.len());
        read_or_refused(&bytes);
    }
}
