//! Writes Rust. A text without variables is a constant, one with variables a function; each has its own texts and no other, so
//! that a wasm holds only what it uses. For an area of messages, the constants and functions make messages and hold no text; its
//! texts are a table, one an area.
//!
//! A text is written as a pattern, which `src/l10n/fill.rs` reads: U+0001 to U+0008 stand for the arguments; U+000E and an
//! argument begin a selection, U+000F and a key each of its variants, U+0010 ends it. Keys are a digit, which the number
//! equals, or the letter of a plural category, `a` to `f`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::parse::{CATEGORIES, Message, Mistake, Part};
use super::{Areas, SOURCE, of_messages};

/// The name of the constant for a key.
pub fn constant(key: &str) -> String {
    function(key).to_uppercase()
}

/// The name of the function for a key.
pub fn function(key: &str) -> String {
    key.replace('-', "_")
}

/// The variables of a message, each once, in order.
pub fn variables(message: &Message) -> Vec<&str> {
    let mut found = Vec::new();
    for (name, _) in uses(&message.parts) {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Whether a variable is a number: it is formatted or decides a selection.
pub fn is_number(message: &Message, variable: &str) -> bool {
    uses(&message.parts).iter().any(|(name, number)| *name == variable && *number)
}

/// Where variables stand, and whether each is used as a number there.
fn uses(parts: &[Part]) -> Vec<(&str, bool)> {
    let mut found = Vec::new();
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Variable { name, number } => found.push((name.as_str(), *number)),
            Part::Choice { variable, variants } => {
                found.push((variable.as_str(), true));
                found.extend(variants.iter().flat_map(|(_, parts)| uses(parts)));
            }
        }
    }
    found
}

/// Whether something can be the name of a module, a function or an argument.
pub fn is_identifier(name: &str) -> bool {
    let letters = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    letters && name.starts_with(|first: char| first.is_ascii_lowercase()) && !is_keyword(name)
}

fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&format!(" {name} "))
}

/// Keywords of Rust.
const KEYWORDS: &str = " abstract as async await become box break const continue crate do dyn else enum extern false final \
fn for gen if impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try \
type typeof unsafe unsized use virtual where while yield ";

/// Keys that stand twice, and names that Rust does not allow.
pub fn against_the_names(messages: &[Message]) -> impl Iterator<Item = Mistake> {
    messages.iter().enumerate().flat_map(|(at, message)| {
        let mut wrong = Vec::new();
        if messages.iter().take(at).any(|before| before.key == message.key) {
            wrong.push(format!("the key `{}` stands twice", message.key));
        }
        let variables = variables(message);
        // Constants are written in capitals, and no keyword is.
        let own = (!variables.is_empty()).then_some(message.key.as_str());
        let names = variables.iter().copied().chain(own);
        for name in names.filter(|name| is_keyword(name)) {
            wrong.push(format!("`{name}` is a keyword of Rust"));
        }
        if variables.len() > 8 {
            wrong.push("more than eight variables".to_owned());
        }
        wrong.into_iter().map(|what| (message.line, what))
    })
}

/// What is written.
pub struct Rust {
    /// For `src/l10n/mod.rs`: a module for each area of texts, and a table for each of messages.
    pub texts: String,
    /// For `src/message.rs`: a module for each area of messages.
    pub messages: String,
}

/// Writes all areas of the source.
pub fn rust(source: &Areas, others: &BTreeMap<String, Areas>) -> Rust {
    let (mut rust, mut tables, mut core) = (String::new(), String::new(), String::new());
    let tags = std::iter::once(SOURCE).chain(others.keys().map(String::as_str));
    let tags: Vec<String> = tags.map(|tag| format!("{tag:?}")).collect();
    line(&mut rust, format_args!("/// The languages; `{SOURCE}` is the first."));
    let (count, tags) = (tags.len(), tags.join(", "));
    line(&mut rust, format_args!("const LANGUAGES: [&str; {count}] = [{tags}];"));
    for (area, messages) in source {
        let translated = messages.iter().map(|message| {
            let translations = others
                .values()
                .filter_map(|areas| areas.get(area)?.iter().find(|translation| translation.key == message.key));
            std::iter::once(message).chain(translations).collect::<Vec<&Message>>()
        });
        if let Some(name) = of_messages(area) {
            line(&mut core, format_args!("/// The messages of `{area}.ftl`.\npub mod {name} {{"));
            messages.iter().for_each(|message| maker(&mut core, message));
            line(&mut core, format_args!("}}"));
            let languages = table(&translated.collect::<Vec<_>>()).join(", ");
            let name = name.to_uppercase();
            line(&mut tables, format_args!("/// The texts of `{area}.ftl`."));
            line(&mut tables, format_args!("pub static {name}: super::Table = super::Table([{languages}]);"));
        } else {
            line(&mut rust, format_args!("/// The texts of `{area}.ftl`.\npub mod {area} {{"));
            for all in translated {
                item(&mut rust, &all);
            }
            line(&mut rust, format_args!("}}"));
        }
    }
    if !tables.is_empty() {
        line(&mut rust, format_args!("mod messages {{\n{tables}}}"));
    }
    Rust { texts: rust, messages: core }
}

fn line(rust: &mut String, text: std::fmt::Arguments<'_>) {
    // A string takes all that is written to it.
    let _ = writeln!(rust, "{text}");
}

/// Shows a message in the documentation of what is made of it.
fn doc(rust: &mut String, message: &Message) {
    line(rust, format_args!("#[doc = {:?}]", format!("```text\n{}\n```", message.source)));
}

/// The variables of a message in the order of their names: what is stored in that order does not depend on how a text is worded.
fn sorted_variables(message: &Message) -> Vec<&str> {
    let mut variables = variables(message);
    variables.sort_unstable();
    variables
}

/// The constant or the function that makes a message.
fn maker(rust: &mut String, message: &Message) {
    doc(rust, message);
    let (key, variables) = (&message.key, sorted_variables(message));
    if variables.is_empty() {
        let name = constant(key);
        return line(rust, format_args!("pub const {name}: super::Key = super::Key({key:?});"));
    }
    let parameters = variables.iter().map(|name| {
        if is_number(message, name) { format!("{name}: usize") } else { format!("{name}: impl Into<super::Argument>") }
    });
    let parameters = parameters.collect::<Vec<_>>().join(", ");
    let about = match variables.as_slice() {
        [name] => format!("one({key:?}, {name}.into())"),
        names => {
            let about = names.iter().map(|name| format!("{name}.into()")).collect::<Vec<_>>().join(", ");
            format!("new({key:?}, vec![{about}])")
        }
    };
    line(rust, format_args!("#[must_use]\npub fn {}({parameters}) -> super::Message {{", function(key)));
    line(rust, format_args!("super::Message::{about}\n}}"));
}

/// The table of an area: a string for each language. Each message comes as its texts by language.
fn table(messages: &[Vec<&Message>]) -> Vec<String> {
    let mut languages: Vec<String> = Vec::new();
    for all in messages {
        let variables = all.first().map(|message| sorted_variables(message)).unwrap_or_default();
        languages.resize(all.len(), String::new());
        for (language, message) in languages.iter_mut().zip(all) {
            language.push_str(&message.key);
            language.push('\u{11}');
            language.push_str(&pattern(&message.parts, &variables));
            language.push('\u{12}');
        }
    }
    languages.iter().map(|language| format!("{language:?}")).collect()
}

/// The constant or the function of a text; `all` is it by language.
fn item(rust: &mut String, all: &[&Message]) {
    let Some(message) = all.first() else { return };
    let variables = variables(message);
    doc(rust, message);
    let patterns: Vec<String> = all.iter().map(|one| format!("{:?}", pattern(&one.parts, &variables))).collect();
    let patterns = format!("[{}]", patterns.join(", "));
    if variables.is_empty() {
        line(rust, format_args!("pub const {}: super::Text = super::Text({patterns});", constant(&message.key)));
        return;
    }
    let (mut parameters, mut arguments) = (Vec::new(), Vec::new());
    for name in variables {
        parameters.push(format!("{name}: {}", if is_number(message, name) { "usize" } else { "&str" }));
        arguments.push(format!("super::Argument::from({name})"));
    }
    let (parameters, arguments) = (parameters.join(", "), arguments.join(", "));
    line(rust, format_args!("#[must_use]\npub fn {}({parameters}) -> String {{", function(&message.key)));
    line(rust, format_args!("super::fill(super::pick({patterns}), &[{arguments}], &[])\n}}"));
}

fn pattern(parts: &[Part], variables: &[&str]) -> String {
    let argument = |name: &str| {
        let at = variables.iter().position(|variable| *variable == name).unwrap_or_default();
        u32::try_from(at + 1).ok().and_then(char::from_u32).unwrap_or_default()
    };
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Text(plain) => text.push_str(plain),
            Part::Variable { name, .. } => text.push(argument(name)),
            Part::Choice { variable, variants } => {
                text.extend(['\u{E}', argument(variable)]);
                for (key, parts) in variants {
                    let letter = CATEGORIES.iter().zip('a'..).find(|(category, _)| *category == key);
                    text.push('\u{F}');
                    text.extend(letter.map(|(_, letter)| letter).or_else(|| key.chars().next()));
                    text.push_str(&pattern(parts, variables));
                }
                text.push('\u{10}');
            }
        }
    }
    text
}
