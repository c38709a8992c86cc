//! The rules of the house, in words: what the compiler cannot hold, or holds without saying so.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use postil::annotation::{LabelSet, PRESETS, preset};
use postil::article::BlockKind;
use postil::editor::Chord;
use postil::editor::commands::COMMANDS;
use postil::l10n;

/// Each module of `src` and the modules it may name; with `None` all that stand above it.
const ARROWS: &[(&str, Option<&[&str]>)] = &[
    ("sorted", Some(&[])),
    ("message", Some(&[])),
    ("json", Some(&["sorted", "message"])),
    ("text", Some(&["message"])),
    ("segment", Some(&["sorted", "text"])),
    ("article", Some(&["sorted", "message", "json", "text", "segment"])),
    ("read", Some(&["sorted", "message", "json", "text", "segment", "article"])),
    ("annotation", Some(&["sorted", "message", "json", "text", "article"])),
    ("document", Some(&["sorted", "message", "json", "text", "segment", "article", "annotation"])),
    ("library", Some(&["sorted", "message", "json", "text", "article", "annotation", "document"])),
    (
        "editor",
        Some(&["sorted", "message", "json", "text", "segment", "article", "read", "annotation", "document", "library"]),
    ),
    ("formats", Some(&["sorted", "message", "json", "text", "segment", "article", "read", "annotation", "document"])),
    (
        "storage",
        Some(&[
            "sorted",
            "message",
            "json",
            "text",
            "article",
            "annotation",
            "document",
            "library",
            "editor",
            "formats",
        ]),
    ),
    ("jobs", Some(&["sorted", "message", "json", "text", "article", "read", "annotation", "document", "formats"])),
    ("l10n", None),
    (BROWSER, None),
    ("ui", None),
];

/// The first of the modules that know a browser.
const BROWSER: &str = "browser";

/// The modules above one among the arrows.
fn above(module: &str) -> impl Iterator<Item = &'static str> {
    ARROWS.iter().map(|(name, _)| *name).take_while(move |name| *name != module)
}

/// A file: its path below the repository, and its text.
struct File {
    path: String,
    text: String,
}

impl File {
    /// The module of `src` it belongs to: `json` for `src/json/parse.rs`, `sorted` for `src/sorted.rs`.
    fn module(&self) -> &str {
        let name = self.path.split('/').nth(1).unwrap_or_default();
        name.strip_suffix(".rs").unwrap_or(name)
    }

    /// How many `super::` lead from it to the root of the crate.
    fn depth(&self) -> usize {
        self.path.split('/').skip(1).filter(|part| *part != "mod.rs").count()
    }

    /// The lines that are code: no comments, no tests. With their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().take_while(|(_, line)| !line.starts_with("#[cfg(test)]"));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//")).map(|(at, line)| (at + 1, line))
    }

    fn is_core(&self) -> bool {
        above(BROWSER).any(|core| core == self.module())
    }
}

/// The files below a folder with one of these endings.
fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
                let text = fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                found.push(File { path, text });
            }
        }
    }
    assert!(!found.is_empty(), "{folder}");
    found
}

/// The places of code where one of `words` stands.
fn places<'a>(files: impl IntoIterator<Item = &'a File>, words: &[&str]) -> Vec<String> {
    let names = |line: &str| words.iter().any(|word| line.contains(word));
    files.into_iter().flat_map(|file| wrong_lines(file, names)).collect()
}

fn none(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// The names that follow `prefix` in a line. A name is empty where a list follows: no `use` of this project begins with one, so that
/// the tests can read it.
fn names_behind<'a>(line: &'a str, prefix: &str) -> impl Iterator<Item = &'a str> {
    let name =
        |rest: &'a str| rest.split(|char: char| char != '_' && !char.is_alphanumeric()).next().unwrap_or_default();
    line.split(prefix).skip(1).map(name).collect::<Vec<_>>().into_iter()
}

/// The lines of code that are wrong, with their places.
fn wrong_lines(file: &File, is_wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let lines = file.code().filter(|(_, line)| is_wrong(line));
    lines.map(|(at, line)| format!("{}:{at}: {}", file.path, line.trim())).collect()
}

/// The lines of a file that name a module which its own may not name.
fn against_the_arrows(file: &File) -> Vec<String> {
    let Some((own, allowed)) = ARROWS.iter().find(|(name, _)| *name == file.module()) else {
        return Vec::new();
    };
    let is_allowed = |named: &str| {
        named == *own || allowed.map_or_else(|| above(own).any(|one| one == named), |all| all.contains(&named))
    };
    wrong_lines(file, |line| {
        names_behind(line, "crate::").any(|named| !is_allowed(named)) || line.contains(&"super::".repeat(file.depth()))
    })
}

#[test]
fn arrows_point_one_way() {
    none(&files("src", &[".rs"]).iter().flat_map(against_the_arrows).collect::<Vec<_>>());
    for (name, allowed) in ARROWS {
        let above: Vec<&str> = above(name).collect();
        assert!(
            allowed.iter().copied().flatten().all(|one| above.contains(one)),
            "{name} may name what stands above it"
        );
    }
}

#[test]
fn a_line_against_the_arrows_is_found() {
    for (path, code, wrong) in [
        ("src/sorted.rs", "use crate::article::Id;", 1),
        ("src/json/parse.rs", "use crate::article::Id;", 1),
        ("src/json/parse.rs", "fn a() {\n    crate::text::b();\n}", 1),
        ("src/json/parse.rs", "use crate::{article, json};", 1),
        ("src/json/parse.rs", "use super::super::article::Id;", 1),
        ("src/json/mod.rs", "use super::article::Id;", 1),
        ("src/formats/mod.rs", "use crate::unheard_of::Thing;", 1),
        ("src/article/id.rs", "use crate::sorted::Keyed;\nuse crate::editor::Session;", 1),
        ("src/json/parse.rs", "use super::tree::Name;\nuse crate::json::Json;\nuse crate::sorted::Index;", 0),
        ("src/read/rich/builder.rs", "use super::super::line::Line;", 0),
        ("src/json/parse.rs", "// crate::article is no business of this\n#[cfg(test)]\nuse crate::article::Id;", 0),
    ] {
        let file = File { path: path.to_owned(), text: code.to_owned() };
        assert_eq!(against_the_arrows(&file).len(), wrong, "{path}: {code}");
    }
}

#[test]
fn every_module_has_its_place_among_the_arrows() {
    let modules: BTreeSet<String> = files("src", &[".rs"]).iter().map(|file| file.module().to_owned()).collect();
    let placed = ARROWS.iter().map(|(name, _)| *name).chain(["lib", "main", "bin"]).map(str::to_owned);
    assert_eq!(modules, placed.collect());
}

#[test]
fn the_core_knows_no_browser() {
    let core: Vec<File> = files("src", &[".rs"]).into_iter().filter(File::is_core).collect();
    let browser = ["web_sys", "js_sys", "wasm_bindgen", "gloo", "leptos", "reactive_graph", "indexed_db"];
    none(&places(&core, &browser));
    // Nor time, chance, files or threads: they come in from the edge.
    none(&places(&core, &["SystemTime", "Instant", "std::fs", "std::env", "std::thread", "std::net"]));
}

#[test]
fn nothing_in_the_core_gives_up() {
    let core: Vec<File> = files("src", &[".rs"]).into_iter().filter(File::is_core).collect();
    let words =
        [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!(", " assert!(", "assert_eq!("];
    none(&places(&core, &words));
}

/// The folders of the page. Each may name those before it.
const FOLDERS: [&str; 6] = ["dom", "state", "actions", "widgets", "first", "late"];

/// The lines of a file of the page that name a folder behind its own.
fn against_the_folders(file: &File) -> Vec<String> {
    let place = |name: &str| FOLDERS.iter().position(|folder| *folder == name);
    let Some(own) = file.path.split('/').nth(2).and_then(place) else { return Vec::new() };
    let is_behind = |name: &str| name.is_empty() || place(name).is_some_and(|at| at > own);
    wrong_lines(file, |line| names_behind(line, "ui::").any(is_behind))
}

#[test]
fn folders_of_the_page_name_those_before_them() {
    // So what lies in `late` is reached by `main.rs` alone, where the page is split (`ui/state/late_module.rs`).
    let page = files("src/ui", &[".rs"]);
    none(&page.iter().flat_map(against_the_folders).collect::<Vec<_>>());
    let folders = page.iter().filter_map(|file| file.path.split('/').nth(2)).filter(|name| *name != "mod.rs");
    assert_eq!(folders.collect::<BTreeSet<_>>(), FOLDERS.into_iter().collect());
    for (path, code, wrong) in [
        ("src/ui/first/article.rs", "use crate::ui::late::handles;", 1),
        ("src/ui/state/model.rs", "use crate::ui::{dom, first};", 1),
        ("src/ui/widgets/keys.rs", "fn a() {\n    crate::ui::first::b();\n}", 1),
        ("src/ui/first/article.rs", "use crate::ui::widgets::keys;\nuse crate::ui::first::outline;", 0),
        ("src/ui/late/handles.rs", "use crate::ui::first::article;", 0),
    ] {
        let file = File { path: path.to_owned(), text: code.to_owned() };
        assert_eq!(against_the_folders(&file).len(), wrong, "{path}: {code}");
    }
}

#[test]
fn what_is_fetched_later_is_named_in_one_place() {
    // Named elsewhere in the page, it would be part of the first load.
    let is_first = |file: &File| !file.path.starts_with("src/ui/late/");
    let first: Vec<File> = files("src/ui", &[".rs"]).into_iter().filter(is_first).collect();
    assert!(!first.is_empty());
    // The second and third read and write what only version 2 of the format has.
    none(&places(
        &first,
        &[
            "ON_PAGE",
            " COMMANDS",
            "{COMMANDS",
            "(COMMANDS",
            "::COMMANDS",
            "records::recover(",
            "records::restore_all",
            "records::beside",
        ],
    ));
}

#[test]
fn the_page_names_no_function_of_a_format_that_runs_in_the_worker() {
    // `ON_PAGE` is what the page has of them. What it would name besides, it would link.
    let is_page = |file: &File| matches!(file.module(), "ui" | "browser" | "main");
    let page: Vec<File> = files("src", &[".rs"]).into_iter().filter(is_page).collect();
    assert!(page.iter().any(|file| file.text.contains("ON_PAGE")));
    let words = [
        " FORMATS",
        "(FORMATS",
        "{FORMATS",
        "::FORMATS",
        "&FORMATS",
        "read_draft",
        "codebook::",
        "csv::",
        "rich::html",
        "rich::docx",
    ];
    none(&places(&page, &words));
}

#[test]
fn no_text_becomes_html_or_code() {
    let ways = [
        "inner_html",
        "outer_html",
        "adjacent_html",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "setHTML",
        "createContextualFragment",
        "create_contextual_fragment",
        "DOMParser",
        "DomParser",
        "document.write",
        "srcdoc",
        "eval(",
        "new Function",
        "javascript:",
    ];
    none(&places(&files("src", &[".rs"]), &ways));
    none(&places(&files("public", &[".js", ".mjs", ".html"]), &ways));
}

#[test]
fn one_place_makes_links() {
    // The outline leads to places in the page; a download to what the page itself made.
    let apart = ["src/ui/dom/names.rs", "src/ui/widgets/links.rs", "src/ui/first/outline.rs", "src/browser/files.rs"];
    let rest: Vec<File> = files("src", &[".rs"])
        .into_iter()
        .filter(|file| !file.is_core() && !apart.contains(&file.path.as_str()))
        .collect();
    none(&places(
        &rest,
        &[
            "\"href\"",
            "Attr::HREF",
            "set_href",
            "\"src\"",
            "\"action\"",
            "window.open",
            "open_with_url",
            "set_location",
        ],
    ));
}

/// Whether a literal is a selector that names a class.
fn selects_by_class(literal: &str) -> bool {
    let mut before = ' ';
    let mut chars = literal.chars().peekable();
    while let Some(char) = chars.next() {
        let starts = before == ' ' || matches!(before, '>' | '+' | '~' | '(' | ',' | ']');
        if char == '.' && starts && chars.peek().is_some_and(char::is_ascii_lowercase) {
            return true;
        }
        before = char;
    }
    false
}

#[test]
fn nothing_is_found_by_the_class_it_is_styled_by() {
    assert!(
        selects_by_class(".bar button") && selects_by_class("#article > .sheet") && selects_by_class("li:has(.open)")
    );
    assert!(!selects_by_class("#article") && !selects_by_class("It is. It was.") && !selects_by_class("1.5"));
    let page: Vec<File> =
        files("src", &[".rs"]).into_iter().filter(|file| matches!(file.module(), "ui" | "browser")).collect();
    let by_class = |line: &str| literals(line).into_iter().any(selects_by_class);
    none(&page.iter().flat_map(|file| wrong_lines(file, by_class)).collect::<Vec<_>>());
}

#[test]
fn every_file_is_read_in_one_sitting() {
    let long = files("src", &[".rs"]).into_iter().filter(|file| file.text.lines().count() > 400);
    none(&long.map(|file| format!("{}: {} lines", file.path, file.text.lines().count())).collect::<Vec<_>>());
}

/// The classes that a selector names.
fn classes(selector: &str) -> Vec<&str> {
    let parts = selector.split('.').skip(1).map(|part| {
        part.split(|letter: char| !letter.is_alphanumeric() && letter != '-' && letter != '_')
            .next()
            .unwrap_or_default()
    });
    parts.filter(|name| name.starts_with(char::is_alphabetic)).collect()
}

/// Whether a selector names a class of what is in the article, and nothing that says where.
fn hits_the_article(selector: &str) -> bool {
    let named = classes(selector);
    let within = |name: &&str| {
        ["repeated", "headline", "link", "selected", "linked", "candidate"].contains(name)
            || BlockKind::ALL.iter().any(|kind| kind.name() == *name)
    };
    !named.is_empty() && named.iter().all(within) && !selector.contains("mark") && !selector.contains(['#', '['])
}

#[test]
fn no_rule_for_a_panel_hits_the_article() {
    assert!(hits_the_article(".link {") && hits_the_article(".link > .quote,") && hits_the_article("  .row small {"));
    assert!(!hits_the_article(".sheet .link {") && !hits_the_article("mark.selected {") && !hits_the_article(".a {"));
    let mut found = Vec::new();
    for file in files("style", &[".css"]) {
        for line in file.text.lines().filter(|line| line.ends_with(['{', ',']) && hits_the_article(line)) {
            found.push(format!("{}: {line}", file.path));
        }
    }
    none(&found);
}

/// The string literals of code, each with what stands in its quotes.
fn literals(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(start) = rest.find('"') {
        // A quotation mark as a character begins no literal.
        if rest[..start].ends_with('\'') && rest[start..].starts_with("\"'") {
            rest = &rest[start + 2..];
            continue;
        }
        let inner = &rest[start + 1..];
        let mut escaped = false;
        let end = inner.find(|char| {
            let ends = char == '"' && !escaped;
            escaped = char == '\\' && !escaped;
            ends
        });
        let end = end.unwrap_or(inner.len());
        found.push(&inner[..end]);
        rest = inner.get(end + 1..).unwrap_or_default();
    }
    found
}

/// Whether two words stand side by side in a text: then it is made for people.
fn has_words(text: &str) -> bool {
    // What stands in braces is filled in.
    let is_word = |word: &str| !word.contains('{') && word.chars().filter(|char| char.is_alphabetic()).count() > 1;
    text.split(' ').zip(text.split(' ').skip(1)).any(|(one, next)| is_word(one) && is_word(next))
}

#[test]
fn messages_are_values_and_no_texts() {
    // Their texts stand in `src/l10n/en/messages/`.
    let folders = [
        "message",
        "json",
        "text",
        "article",
        "read",
        "annotation",
        "document",
        "library",
        "editor",
        "formats",
        "storage",
        "jobs",
    ];
    // These have words of languages, of markup, of other programs and of their own examples; and names of encodings.
    let others = [
        "src/article/language.rs",
        "src/read/kind.rs",
        "src/read/plain/",
        "src/read/rich/encoding.rs",
        "src/read/rich/html/",
        "src/read/rich/docx/styles.rs",
        // Label sets that people start with, names of relations seen from their other end, and how English verdicts begin: data, whose
        // language is that of the article.
        "src/annotation/presets.rs",
        "src/annotation/relation.rs",
        "src/annotation/verdicts.rs",
        // The configuration of brat, in its own language.
        "src/formats/brat.rs",
    ];
    let is_told =
        |file: &&File| folders.contains(&file.module()) && !others.iter().any(|other| file.path.starts_with(other));
    let mut found = Vec::new();
    for file in files("src", &[".rs"]).iter().filter(is_told) {
        // Nobody is told the reason of an expectation of clippy.
        let told = file.code().map(|(_, line)| line).filter(|line| !line.trim_start().starts_with("#["));
        // A format is called the same in every language.
        let is_format = file.path.starts_with("src/formats/");
        let told = told.filter(|line| !(is_format && line.trim_start().starts_with("name: \"")));
        let code = told.collect::<Vec<_>>().join("\n");
        found.extend(
            literals(&code).into_iter().filter(|text| has_words(text)).map(|text| format!("{}: {text}", file.path)),
        );
    }
    none(&found);
    let code = r#"Some('"'), f("Note written", "{} deleted", "a-key", "one \"two\""), "Mod+Shift+z""#;
    assert_eq!(literals(code), ["Note written", "{} deleted", "a-key", "one \\\"two\\\"", "Mod+Shift+z"]);
    assert!(
        has_words("Label {} was added.")
            && has_words("“{name}” is in use.")
            && !has_words("{} deleted")
            && !has_words("a-key")
    );
}

/// Code cut at the quotes of its literals: what is outside, and what is inside of each.
fn outside_and_inside(code: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = code;
    for literal in literals(code) {
        let (outside, behind) = rest.split_once(&format!("\"{literal}\"")).unwrap_or((rest, ""));
        parts.extend([outside, literal]);
        rest = behind;
    }
    parts.push(rest);
    parts
}

/// What is in quotes in the code of the page and is read by people. The words of the style sheets are known: a literal of no
/// others is a class or a selector.
fn said_to_people(file: &File, known: &BTreeSet<&str>) -> Vec<String> {
    // The name of the page, keys, what the browser calls a drag of files, what a link asks of the browser, and the article that warms
    // up the code. Errors that reading a file ends with are texts until the formats have messages.
    let allowed = ["Postil", "Escape", "Enter", "Files", "noopener noreferrer", "holds no article"];
    let lines = file.code().map(|(_, line)| line).filter(|line| !line.trim_start().starts_with("#["));
    let code = lines.collect::<Vec<_>>().join("\n");
    let is_word = |text: &str| text.chars().filter(|char| char.is_alphabetic()).count() > 1;
    let is_prose = |text: &str| {
        let is_word = |word: &&str| {
            let letters = word.trim_matches(['“', '”', '(', ')']).trim_end_matches(['.', ',', ':', ';', '!', '?', '…']);
            is_word(letters) && letters.chars().all(|char| char.is_alphabetic() || char == '’')
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        words.windows(2).any(|pair| pair.iter().all(is_word))
    };
    let is_markup = |text: &str| {
        let words = text.split(|char: char| !char.is_ascii_lowercase() && char != '-').filter(|word| !word.is_empty());
        !text.contains(char::is_uppercase) && { words }.all(|word| known.contains(word))
    };
    let is_title = |text: &str| {
        let mut letters = text.trim_end_matches('…').chars();
        letters.next().is_some_and(char::is_uppercase) && text.len() > 2 && letters.all(char::is_lowercase)
    };
    let mut found = Vec::new();
    let mut before = "";
    // What is in quotes and what is not take turns.
    for (at, part) in outside_and_inside(&code).into_iter().enumerate() {
        let call = before.rsplit_once('(').unwrap_or_default();
        let is_class = call.0.ends_with("el_with_class") && call.1.starts_with("TagName::");
        if at % 2 == 1
            && !is_class
            && !allowed.contains(&part)
            && (is_title(part) || is_prose(part) && !is_markup(part))
        {
            found.push(part);
        }
        before = part;
    }
    for shown in [".text(\"", ".text(&format!(\"", "ARIA_LABEL, \"", "TITLE, \"", "PLACEHOLDER, \""] {
        let texts = code.split(shown).skip(1).filter_map(|rest| rest.split('"').next());
        found.extend(texts.filter(|text| is_word(text) && !allowed.contains(text)));
    }
    found.iter().map(|text| format!("{}: {text}", file.path)).collect()
}

#[test]
fn what_people_read_on_the_page_stands_in_the_texts() {
    let styles: Vec<File> = files("style", &[".css"]);
    let rules = |file: &File| {
        let parts = file.text.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest).to_owned());
        parts.collect::<String>()
    };
    let styles: Vec<String> = styles.iter().map(rules).collect();
    let is_part = |char: char| !char.is_ascii_lowercase() && char != '-';
    let known: BTreeSet<&str> = styles.iter().flat_map(|text| text.split(is_part)).collect();
    // The names of languages are in those languages; the article that warms up the code is nobody's.
    let apart = ["src/ui/late/dialogs/languages.rs", "src/ui/first/warm_up.rs"];
    let page = files("src/ui", &[".rs"]).into_iter().filter(|file| !apart.contains(&file.path.as_str()));
    none(&page.flat_map(|file| said_to_people(&file, &known)).collect::<Vec<_>>());
    for (code, wrong) in [
        ("a.text(\"keys\")", 1),
        ("a.attr(Attr::TITLE, \"keys\")", 1),
        ("a(\"Saving…\")", 1),
        ("a(\"this was not {it}\")", 1),
        ("a(\"one line\\\n   of two\")", 1),
        ("a.text(\"×\").text(\"j\").say(library::OPEN_FILE)", 0),
        ("el_with_class(TagName::DIV, \"icon-button more\")", 0),
        ("find(\"dialog .choices li:not([hidden]) button\")", 0),
        ("key(event) == \"Escape\"", 0),
        ("// a comment about “Saved words”", 0),
    ] {
        let file = File { path: "a.rs".to_owned(), text: code.to_owned() };
        assert_eq!(said_to_people(&file, &known).len(), wrong, "{code}");
    }
}

#[test]
fn every_file_says_what_it_is() {
    let silent = files("src", &[".rs"]).into_iter().filter(|file| !file.text.starts_with("//! "));
    none(&silent.map(|file| file.path).collect::<Vec<_>>());
}

/// The modules in the first column of the map's table of folders.
fn mapped(map: &str) -> BTreeSet<&str> {
    let table = map.split("\n## ").find(|chapter| chapter.starts_with("Folders\n")).unwrap_or_default();
    let names = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    names.map(|name| name.trim_end_matches(".rs").trim_end_matches('/')).collect()
}

#[test]
fn the_map_names_every_folder() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/README.md")).unwrap();
    let modules: BTreeSet<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    assert_eq!(mapped(&map), modules);
    // Elsewhere in the map a name does not count.
    let without = map.lines().filter(|line| !line.starts_with("| `text/`")).collect::<Vec<_>>().join("\n");
    assert!(without.contains("text/") && !mapped(&without).contains("text"));
}

#[test]
fn tests_of_the_shared_data_run_where_that_is_there() {
    let there = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").exists();
    assert!(cfg!(shared_data) || !there, "../shared/data came after the last build: touch build.rs");
}

/// What stands twice.
fn twice<T: Ord + Copy + std::fmt::Debug>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    all.into_iter().filter(|one| !seen.insert(*one)).collect()
}

#[test]
fn registries_hold_each_entry_once() {
    assert!(twice(COMMANDS.iter().map(|entry| entry.name())).is_empty());
    let titles: Vec<String> = COMMANDS.iter().map(|entry| l10n::title(entry.title, l10n::ALL)).collect();
    assert!(twice(titles.iter().map(String::as_str)).is_empty());
    let lower = |text: &str| text.chars().all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '-');
    for name in COMMANDS.iter().map(|entry| entry.name()) {
        assert!(lower(name), "{name}");
    }
}

/// The press that a binding writes: modifiers and a key.
fn press(binding: &str) -> Chord {
    // The key itself may be a plus sign.
    let parts: Vec<&str> = if binding == "+" { vec!["+"] } else { binding.split('+').collect() };
    let (key, modifiers) = parts.split_last().unwrap();
    let known = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Enter", "Escape", "Delete", "Backspace"];
    assert!(key.chars().count() == 1 || known.contains(key), "{binding}: {key} is no key");
    assert!(modifiers.iter().all(|one| ["Mod", "Shift", "Alt"].contains(one)), "{binding}: an unknown modifier");
    assert!(twice(modifiers.iter().copied()).is_empty(), "{binding}");
    let has = |modifier: &str| modifiers.contains(&modifier);
    Chord { key: (*key).to_owned(), code: String::new(), command: has("Mod"), shift: has("Shift"), alt: has("Alt") }
}

#[test]
fn a_key_press_means_one_thing() {
    let sets: Vec<LabelSet> = PRESETS.iter().map(|(name, _)| preset(name)).collect();
    let labels = sets.iter().max_by_key(|set| set.labels.len()).unwrap();
    let label_keys = labels.labels.iter().filter_map(|label| label.key.as_deref());
    let all: Vec<&str> = COMMANDS.iter().flat_map(|entry| entry.keys.iter().copied()).chain(label_keys).collect();
    for binding in &all {
        let chord = press(binding);
        let meanings: Vec<&&str> = all.iter().filter(|other| chord.is(other)).collect();
        assert_eq!(meanings, [binding]);
        // On a Mac the same press is made with Cmd, and with the lock for capitals the letter is large.
        let large = Chord { key: chord.key.to_uppercase(), ..chord };
        if large.key.chars().count() == 1 {
            assert!(large.is(binding), "{binding}");
        }
    }
}

#[test]
fn preset_labels_can_be_told_apart() {
    assert!(twice(PRESETS.iter().map(|(name, _)| *name)).is_empty());
    // The last one is there to be filled.
    let (empty, full) = PRESETS.split_last().unwrap();
    assert!(preset(empty.0).labels.is_empty());
    for (name, _) in full {
        labels_can_be_told_apart(&preset(name));
    }
}

fn labels_can_be_told_apart(set: &LabelSet) {
    let labels = &set.labels;
    assert!(twice(labels.iter().map(|label| label.id.as_str())).is_empty());
    assert!(twice(labels.iter().map(|label| label.name.as_str())).is_empty());
    assert!(twice(labels.iter().map(|label| label.badge.as_str())).is_empty());
    assert!(twice(labels.iter().filter_map(|label| label.key.as_deref())).is_empty());
    assert!(twice(labels.iter().map(|label| label.color.as_str())).is_empty());
    // There are five lines.
    if labels.len() <= 5 {
        assert!(twice(labels.iter().map(|label| label.line.name())).is_empty(), "{}", set.name);
    }
    for label in labels {
        let digits = label.color.strip_prefix('#').unwrap();
        assert!(digits.len() == 6 && digits.chars().all(|char| char.is_ascii_hexdigit()), "{}", label.color);
        assert!((1..=2).contains(&label.badge.chars().count()), "{}", label.name);
        assert!(!label.description.is_empty(), "{}", label.name);
        assert!(label.parent.as_ref().is_none_or(|parent| set.label(parent).is_some()), "{}", label.name);
    }
    assert!(!set.attributes.is_empty() && !set.relations.is_empty(), "{}", set.name);
    assert!(twice(set.attributes.iter().map(|attribute| attribute.id.as_str())).is_empty());
    assert!(twice(set.relations.iter().map(|relation| relation.id.as_str())).is_empty());
    for attribute in set.attributes.iter().flat_map(|attribute| attribute.fields.iter().chain([attribute])) {
        assert!(twice(attribute.options.iter().map(|option| option.id.as_str())).is_empty(), "{}", attribute.name);
        assert!(twice(attribute.fields.iter().map(|field| field.id.as_str())).is_empty(), "{}", attribute.name);
    }
}
