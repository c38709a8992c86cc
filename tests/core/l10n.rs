//! The texts that people read: what is made of the files, and what code makes of that.

#[path = "../../build/l10n/mod.rs"]
mod generator;

use std::fs;
use std::path::{Path, PathBuf};

use generator::{Rust, generate, messages, path};
use postil::l10n::{self, Category, Locale, choose, counts, language, set_locale};
use postil::message::{Argument, Message, annotating, commands, labels, marking, structure};

/// Rust, or the mistakes, for files given as (path, text).
fn made(files: &[(&str, &str)]) -> Result<String, Vec<String>> {
    made_of_both(files).map(|rust| rust.texts)
}

/// The same, with the Rust of messages.
fn made_of_both(files: &[(&str, &str)]) -> Result<Rust, Vec<String>> {
    generate(&files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect::<Vec<_>>())
}

/// The lines of code that are made of one English file, without what is around them.
fn items(text: &str) -> String {
    let rust = made(&[("en/a.ftl", text)]).unwrap_or_else(|mistakes| panic!("{text}: {mistakes:?}"));
    let inner = rust.split_once("pub mod a {\n").unwrap().1.strip_suffix("}\n").unwrap();
    let lines = inner.lines().filter(|line| !line.starts_with("#["));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_text_without_variables_is_a_constant() {
    for (text, pattern) in [
        ("a-key = Outline", "Outline"),
        ("a-key=Outline  ", "Outline"),
        ("# A comment\n## of three\n###\n\na-key = Outline\n# and after\n", "Outline"),
        ("a-key =\n    Close that tab,\n    or reload it.\n", "Close that tab, or reload it."),
        ("a-key = “Quoted” \\ \"twice\" = # 1", "“Quoted” \\\\ \\\"twice\\\" = # 1"),
        ("a-key = { \" \" }with { \"{\" }braces{ \"}\" }{ \"\" }", " with {braces}"),
        ("a-key = { \"\\u00A0 \\\\ \\\" \\u000A\" }", "\\u{a0} \\\\ \\\" \\n"),
        ("a-key = One\r\n", "One"),
    ] {
        assert_eq!(items(text), format!("pub const A_KEY: super::Text = super::Text([\"{pattern}\"]);"), "{text}");
    }
}

#[test]
fn a_text_with_variables_is_a_function() {
    for (text, parameters, pattern, arguments) in [
        ("a-key = Deleted “{ $name }”.", "name: &str", "Deleted “\\u{1}”.", "super::Argument::from(name)"),
        ("a-key = {NUMBER($n)} of {$n}", "n: usize", "\\u{1} of \\u{1}", "super::Argument::from(n)"),
        (
            "a-key = { $b }, { $a },\n    { NUMBER( $a ) }",
            "b: &str, a: usize",
            "\\u{1}, \\u{2}, \\u{2}",
            "super::Argument::from(b), super::Argument::from(a)",
        ),
        (
            "a-key = In { $of } { $n ->\n    [0] none\n    [one] one { $of }\n  *[other] { $n }\n      or so\n } at all",
            "of: &str, n: usize",
            "In \\u{1} \\u{e}\\u{2}\\u{f}0none\\u{f}bone \\u{1}\\u{f}f\\u{2} or so\\u{10} at all",
            "super::Argument::from(of), super::Argument::from(n)",
        ),
        (
            "a-key = { $n ->\n  *[other] many\n}",
            "n: usize",
            "\\u{e}\\u{1}\\u{f}fmany\\u{10}",
            "super::Argument::from(n)",
        ),
    ] {
        let head = format!("pub fn a_key({parameters}) -> String {{");
        let body = format!("super::fill(super::pick([\"{pattern}\"]), &[{arguments}], &[])");
        assert_eq!(items(text), format!("{head}\n{body}\n}}"), "{text}");
    }
}

#[test]
fn a_message_is_made_without_its_text_and_found_by_its_key() {
    let english = "b-c = Outline\nmoved = { $to } from { $from } by { NUMBER($count) }\n";
    let german = "b-c = Gliederung\nmoved = von { $from } nach { $to } um { $count }\n";
    let files = [("en/messages/a.ftl", english), ("de/messages/a.ftl", german)];
    let Rust { texts, messages } = made_of_both(&files).unwrap();
    // Variables stand in the order of their names, whatever their order in a text.
    for line in [
        "pub mod a {",
        "pub const B_C: super::Key = super::Key(\"b-c\");",
        "pub fn moved(count: usize, from: impl Into<super::Argument>, to: impl Into<super::Argument>) -> super::Message {",
        "super::Message::new(\"moved\", vec![count.into(), from.into(), to.into()])",
    ] {
        assert!(messages.contains(line), "{line}: {messages}");
    }
    for line in [
        "pub static A: super::Table = super::Table([\"b-c\\u{11}Outline\\u{12}moved\\u{11}\\u{3} from \\u{2} by \\u{1}\\u{12}\", ",
        "\"b-c\\u{11}Gliederung\\u{12}moved\\u{11}von \\u{2} nach \\u{3} um \\u{1}\\u{12}\"]);",
    ] {
        assert!(texts.contains(line) && !messages.contains(line), "{line}: {texts}");
    }
    let twice = [("en/messages/a.ftl", "b = B"), ("en/messages/c.ftl", "\nb = B"), ("en/d.ftl", "b = B")];
    let told = "en/messages/c.ftl:2: the key `b` stands in messages/a.ftl too";
    assert_eq!(made(&twice).unwrap_err(), [told]);
}

#[test]
fn a_mistake_is_told_with_its_place() {
    for (text, line, what) in [
        ("a = A\nb", 2, "expected `key = text`"),
        ("a = A\n\n-b = B", 3, "terms are not supported"),
        ("#a = A", 1, "a comment begins with"),
        ("  a = A", 1, "no key stands above"),
        ("aB = A", 1, "`aB` is not in kebab case"),
        ("a--b = A", 1, "`a--b` is not in kebab case"),
        ("1a = A", 1, "`1a` is not in kebab case"),
        ("a_b = A", 1, "`a_b` is not in kebab case"),
        ("a =", 1, "`a` has no text"),
        ("a = A\nb = B\na = C", 3, "`a` stands twice"),
        ("move = { $a }", 1, "`move` is a keyword"),
        ("a = { $type }", 1, "`type` is a keyword"),
        ("a = A\n\n    B", 2, "an empty line within a text"),
        ("a = A\n    .title = B", 2, "cannot begin with"),
        ("a = A\n    [one] B", 2, "cannot begin with"),
        ("a = A\tB", 1, "control character"),
        ("a = A } B", 1, "a `}` without its `{`"),
        ("a = { $a", 1, "expected `}`"),
        ("a = { b }", 1, "expected `$name`"),
        ("a = { -b }", 1, "expected `$name`"),
        ("a = { 1 }", 1, "expected `$name`"),
        ("a = { DATETIME($a) }", 1, "expected `$name`"),
        ("a = { NUMBER }", 1, "expected `(`"),
        ("a = { NUMBER($a, b: 1) }", 1, "no options here"),
        ("a = { NUMBER(1) }", 1, "expected `$name`"),
        ("a = { $A }", 1, "`$A` is not in snake case"),
        ("a = { $a-b }", 1, "`$a-b` is not in snake case"),
        ("a = { \"b }", 1, "expected `\"`"),
        ("a = { \"\\n\" }", 1, "after `\\` expected"),
        ("a = { \"\\u00\" }", 1, "four digits"),
        ("a = { \"\\u0001\" }", 1, "four digits"),
        ("a = { $n -> [one] A\n   *[other] B\n}", 1, "on a line of its own"),
        ("a = { $n ->\n    [one] A }\n", 2, "a `}` without its `{`"),
        ("a = { $n ->\n    [one] A\n}", 3, "no `*[other]`"),
        ("a = { $n ->\n   *[other] A\n    [one] B\n}", 3, "`*[other]` is the last"),
        ("a = { $n ->\n   *[one] A\n}", 2, "the default is `*[other]`"),
        ("a = { $n ->\n    [other] A\n}", 2, "the default is `*[other]`"),
        ("a = { $n ->\n    [person] A\n   *[other] B\n}", 2, "`[person]` is neither"),
        ("a = { $n ->\n    [10] A\n   *[other] B\n}", 2, "`[10]` is neither"),
        ("a = { $n ->\n    [one] A\n    [one] B\n   *[other] C\n}", 3, "`[one]` stands twice"),
        ("a = { $n ->\n    [one]\n   *[other] C\n}", 2, "`[one]` has no text"),
        ("a = { $n ->\n    [one] { $m ->\n       *[other] A\n    }\n   *[other] B\n}", 2, "within a selection"),
        ("a = { $n ->\n    one A\n   *[other] B\n}", 2, "expected `[one]`"),
        ("a = {$a}{$b}{$c}{$d}{$e}{$f}{$g}{$h}{$i}", 1, "more than eight"),
    ] {
        let mistakes = made(&[("en/a.ftl", text)]).unwrap_err();
        let place = format!("en/a.ftl:{line}: ");
        let is_told = |mistake: &String| mistake.starts_with(&place) && mistake.contains(what);
        assert!(mistakes.iter().any(is_told), "{text}: {mistakes:?}");
    }
    // One does not hide the next.
    assert_eq!(made(&[("en/a.ftl", "A = 1\nB = 2\nc = 3\n")]).unwrap_err().len(), 2);
    for path in ["en.ftl", "en/a.txt", "en/A.ftl", "en/mod.ftl", "en/a/b.ftl"] {
        assert!(made(&[(path, "a = A")]).unwrap_err()[0].starts_with(&format!("{path}: expected")), "{path}");
    }
    assert_eq!(made(&[("de/a.ftl", "a = A")]).unwrap_err(), ["en: no texts"]);
}

#[test]
fn every_language_has_the_same_texts() {
    let english = ("en/a.ftl", "outline = Outline\nmarks = { $n ->\n    [one] a mark\n   *[other] { $n } marks\n }\n");
    let german = "marks = { NUMBER($n) } Marken\noutline = Gliederung\n";
    let rust = made(&[english, ("de/a.ftl", german), ("ar/a.ftl", german)]).unwrap();
    assert!(rust.contains("LANGUAGES: [&str; 3] = [\"en\", \"ar\", \"de\"];"));
    assert!(rust.contains("OUTLINE: super::Text = super::Text([\"Outline\", \"Gliederung\", \"Gliederung\"]);"));
    assert!(rust.contains("\\u{10}\", \"\\u{1} Marken\", \"\\u{1} Marken\"]), &[super::Argument::from(n)], &[])"));

    for (files, told) in [
        (vec![("de/a.ftl", "outline = Gliederung")], "de/a.ftl: the key `marks` is missing"),
        (vec![("de/b.ftl", "c = C")], "de/a.ftl: the file is missing"),
        (vec![("de/a.ftl", german), ("de/b.ftl", "c = C")], "de/b.ftl: en has no such file"),
        (vec![("de/a.ftl", "marks = { $n }\noutline = O\nc = C")], "de/a.ftl:3: en has no key `c`"),
        (vec![("de/a.ftl", "marks = Marken\noutline = O")], "de/a.ftl:1: `marks` lacks the variable `$n`"),
        (vec![("de/a.ftl", "marks = { $n } { $m }\noutline = O")], "de/a.ftl:1: `marks` of en has no variable `$m`"),
    ] {
        let mistakes = made(&[vec![english], files].concat()).unwrap_err();
        assert!(mistakes.iter().any(|mistake| mistake == told), "{told}: {mistakes:?}");
    }
    let told = "de/a.ftl:1: `$name` is no number in `gone` of en";
    assert_eq!(
        made(&[("en/a.ftl", "gone = { $name }"), ("de/a.ftl", "gone = { NUMBER($name) }")]).unwrap_err(),
        [told]
    );
}

/// The files below a folder with this ending.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found = entries.flat_map(|path| if path.is_dir() { files(&path, ending) } else { vec![path] });
    found.filter(|path| path.extension().is_some_and(|extension| extension == ending)).collect()
}

/// Whether code names something, and not only something longer.
fn names(code: &str, path: &str) -> bool {
    let is_part = |char: char| char == '_' || char.is_alphanumeric();
    code.match_indices(path)
        .any(|(at, _)| !code[..at].ends_with(is_part) && !code[at + path.len()..].starts_with(is_part))
}

#[test]
fn every_text_is_used() {
    assert!(names("a(counts::b(1))", "counts::b") && !names("counts::bc(1)", "counts::b"));
    assert!(!names("accounts::b(1)", "counts::b"));
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let code: String = files(&source, "rs").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut unused = Vec::new();
    for file in files(&source.join("l10n/en"), "ftl") {
        let area = file.strip_prefix(source.join("l10n/en")).unwrap().with_extension("");
        let area = area.to_str().unwrap().replace('\\', "/");
        let (found, mistakes) = messages(&fs::read_to_string(&file).unwrap());
        assert!(!found.is_empty() && mistakes.is_empty(), "{area}: {mistakes:?}");
        let paths = found.iter().map(|message| path(&area, message));
        unused.extend(paths.filter(|path| !names(&code, path)));
    }
    assert!(unused.is_empty(), "no code names these texts by their area: {unused:?}");
}

#[test]
fn a_number_chooses_its_words() {
    for (count, text) in [
        (0, "0 annotations"),
        (1, "1 annotation"),
        (2, "2 annotations"),
        (999, "999 annotations"),
        (1_000, "1,000 annotations"),
        (1_234_567, "1,234,567 annotations"),
    ] {
        assert_eq!(counts::annotations(count), text);
    }
    // The browser's rules take the place of these.
    set_locale(Locale { category: |_| Category::named("one"), number: |number| format!("<{number}>") });
    assert_eq!(counts::annotations(12), "<12> annotation");
    set_locale(Locale { category: |_| Category::named("few"), number: |number| format!("<{number}>") });
    assert_eq!(counts::annotations(1), "<1> annotations");
}

#[test]
fn the_pseudo_language_is_longer_and_keeps_arguments() {
    assert_eq!(language(), "en");
    let plain = counts::annotations(12_000);
    choose("en-XB");
    assert_eq!(language(), "en-XB");
    let text = counts::annotations(12_000);
    assert!(text.starts_with("[!! 12,000 ") && text.ends_with(" !!]"), "{text}");
    assert!(text.len() * 10 >= plain.len() * 14, "{text}");
    choose("no language");
    assert_eq!(language(), "en-XB");
    choose("en");
    assert_eq!(language(), "en");
    assert_eq!(counts::annotations(12_000), plain);
}

#[test]
fn messages_have_their_texts() {
    let long = "Select the words inside an annotation with which its second part begins, then split it there.";
    for (message, text) in [
        (marking::marked_as("Statistic"), "Marked as Statistic"),
        (marking::articles_deleted(1_200), "Deleted 1,200 articles."),
        (marking::undone(labels::label_merged("Event", "Cause")), "Undone: Event merged into Cause"),
        (marking::redone(Message::written("Note written".to_owned())), "Redone: Note written"),
        (labels::labels_added(1), "1 label added"),
        (labels::key_taken("n", commands::NEXT_ANNOTATION), "The key n is taken: “Next annotation”."),
        (labels::key_taken("n", "Name"), "The key n is taken: “Name”."),
        (annotating::SELECT_SECOND_PART.into(), long),
        (structure::MADE_ITEM.into(), "Made a list item"),
    ] {
        assert_eq!(l10n::text(&message, l10n::ALL), text);
    }
    // Until the second wasm is here, there are the texts of the first; a message without one is shown by its key.
    assert_eq!(l10n::title(marking::ANNOTATION_DELETED, l10n::FIRST), "Annotation deleted");
    assert_eq!(l10n::title(structure::SENTENCE_SPLIT, l10n::FIRST), "sentence-split");
    assert_eq!(l10n::argument(&Argument::Number(12_000), l10n::FIRST), "12,000");
    choose("en-XB");
    let undone = l10n::text(&marking::undone(marking::marked_as("Event")), l10n::ALL);
    assert_eq!(undone, "[!! Undoonee: [!! Markeeed aas Event !!] !!]");
}
