//! As much of XML as a codebook needs: tags, attributes, text, comments, CDATA. Strict in what it refuses: a document type
//! (and with it any entity of its own), tags that do not match, nesting that no codebook has.
//!
//! The worker that reads Word documents has a whole XML reader. It is not asked here: that would mean to fetch 450 kB and to add
//! a second kind of answer to its protocol, where these lines weigh 1 kB and run natively in tests.

use crate::json::Problem;

/// Nesting that no codebook has.
const DEEPEST: usize = 100;

/// A tag or a text.
pub enum Item<'a> {
    /// A start tag: its name and attributes, without prefixes.
    Start(&'a str, Vec<(&'a str, String)>),
    /// An end tag; also behind a tag that is both.
    End(&'a str),
    /// Text.
    Text(String),
}

/// Shows each item of a document to `visit`, which may refuse it.
///
/// # Errors
/// Where the XML is not well-formed, or `visit` refused; the place is a line.
pub fn walk(text: &str, visit: &mut dyn FnMut(Item<'_>) -> Result<(), Problem>) -> Result<(), Problem> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let at = text.len() - rest.len();
        rest = next(rest, &mut open, visit).map_err(|problem| {
            let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
            problem.in_field(&format!("line {line}"))
        })?;
    }
    if open.is_empty() { Ok(()) } else { Err(broken("breaks off: a tag is not closed")) }
}

fn broken(message: &str) -> Problem {
    Problem::new(message)
}

/// Takes one thing off the front; answers with what is left.
fn next<'a>(
    rest: &'a str,
    open: &mut Vec<&'a str>,
    visit: &mut dyn FnMut(Item<'_>) -> Result<(), Problem>,
) -> Result<&'a str, Problem> {
    if !rest.starts_with('<') {
        let (plain, after) = rest.split_at_checked(rest.find('<').unwrap_or(rest.len())).unwrap_or_default();
        if !plain.trim().is_empty() {
            visit(Item::Text(unescape(plain)?))?;
        }
        return Ok(after);
    }
    let until = |start: &str, end: &str| {
        let inside = rest.strip_prefix(start)?;
        Some(inside.split_once(end).ok_or_else(|| broken("breaks off in the middle of a tag")))
    };
    if let Some(instruction) = until("<?", "?>").or_else(|| until("<!--", "-->")) {
        return instruction.map(|(_, after)| after);
    }
    if let Some(plain) = until("<![CDATA[", "]]>") {
        let (plain, after) = plain?;
        visit(Item::Text(plain.to_owned()))?;
        return Ok(after);
    }
    if rest.starts_with("<!") {
        return Err(broken("has a document type of its own, which is not read"));
    }
    if let Some(end) = until("</", ">") {
        let (name, after) = end?;
        let name = local(name.trim_end());
        if open.pop() != Some(name) {
            return Err(broken("has an end tag without its start"));
        }
        visit(Item::End(name))?;
        return Ok(after);
    }
    let (name, mut inside) = word(rest.get(1..).unwrap_or_default());
    let mut attributes = Vec::new();
    loop {
        inside = inside.trim_start();
        if let Some(after) = inside.strip_prefix("/>") {
            visit(Item::Start(local(name), attributes))?;
            visit(Item::End(local(name)))?;
            return Ok(after);
        }
        if let Some(after) = inside.strip_prefix('>') {
            if open.len() >= DEEPEST {
                return Err(broken("is nested deeper than any codebook"));
            }
            open.push(local(name));
            visit(Item::Start(local(name), attributes))?;
            return Ok(after);
        }
        let (key, value, after) = attribute(inside).ok_or_else(|| broken("is no XML: a tag makes no sense"))?;
        attributes.push((local(key), unescape(value)?));
        inside = after;
    }
}

/// The name at the front, and what follows it.
fn word(text: &str) -> (&str, &str) {
    let end = text.find(|char: char| char.is_whitespace() || "=/<>\"'".contains(char)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or_default()
}

/// A name, a value in quotation marks, and what follows them.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let (name, after) = word(text);
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let mark = value.chars().next().filter(|char| matches!(char, '"' | '\''))?;
    let (value, after) = value.get(1..)?.split_once(mark)?;
    (!name.is_empty()).then_some((name, value, after))
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Text with its entities resolved: the five of XML, and numbers.
fn unescape(text: &str) -> Result<String, Problem> {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let char = part.split_once(';').and_then(|(entity, after)| Some((resolved(entity)?, after)));
        let (char, after) = char.ok_or_else(|| broken("has an entity that XML does not know"))?;
        out.push(char);
        out.push_str(after);
    }
    Ok(out.replace("\r\n", "\n"))
}

fn resolved(entity: &str) -> Option<char> {
    let number = |digits: &str, base| char::from_u32(u32::from_str_radix(digits, base).ok()?);
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => match entity.strip_prefix("#x") {
            Some(digits) => number(digits, 16),
            None => number(entity.strip_prefix('#')?, 10),
        },
    }
}

/// Text as it may stand between tags and in an attribute. What XML cannot hold, controls, is left out.
pub fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, char| {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            char if char.is_control() => {}
            char => out.push(char),
        }
        out
    })
}
