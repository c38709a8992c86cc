//! Attributes that people define: ids, and options as lines of text.

use super::Choice;
use crate::json::Object;
use crate::text::lowercase_char;

/// Longest id that is made out of a name, in characters.
const MAX_ID_CHARS: usize = 40;

/// The text of an id made out of a name: small letters and digits, with `joint` for all else; one that is not `taken`.
#[must_use]
pub fn fresh_id(name: &str, joint: char, taken: &dyn Fn(&str) -> bool) -> String {
    let mut id = String::new();
    for char in name.chars().take(MAX_ID_CHARS).map(lowercase_char) {
        if char.is_alphanumeric() {
            id.push(char);
        } else if !id.is_empty() && !id.ends_with(joint) {
            id.push(joint);
        }
    }
    let id = match id.trim_end_matches(joint) {
        "" => "field",
        id => id,
    };
    let mut found = id.to_owned();
    let mut number = 1;
    while taken(&found) {
        number += 1;
        found = format!("{id}{joint}{number}");
    }
    found
}

/// Options as lines of text, one a line.
#[must_use]
pub fn options_as_lines(options: &[Choice]) -> String {
    options.iter().map(|option| option.name.as_str()).collect::<Vec<_>>().join("\n")
}

/// The options that lines of text name. An option whose name is still there keeps its id, and with it all that was said
/// with it; so does one that is called otherwise in its place, where there are as many lines as there were.
#[must_use]
pub fn options_of_lines(lines: &str, old: &[Choice]) -> Vec<Choice> {
    let mut names: Vec<&str> = Vec::new();
    for name in lines.lines().map(str::trim) {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    let called = |name: &str| old.iter().find(|option| option.name == name);
    let mut left = old.iter().filter(|option| !names.contains(&option.name.as_str()));
    let same_number = names.len() == old.len();
    let mut options: Vec<Choice> = Vec::new();
    for &name in &names {
        let kept = called(name).or_else(|| if same_number { left.next() } else { None });
        let option = match kept {
            Some(option) => Choice { name: name.to_owned(), ..option.clone() },
            None => {
                let taken = |id: &str| options.iter().chain(old).any(|option| option.id.as_str() == id);
                Choice { id: fresh_id(name, '-', &taken).into(), name: name.to_owned(), extra: Object::default() }
            }
        };
        options.push(option);
    }
    options
}
