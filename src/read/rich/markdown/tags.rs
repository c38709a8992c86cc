//! HTML inside Markdown: a text cut into tags and what stands between them, without a tree.

/// A piece of HTML.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece<'a> {
    /// Text, character references resolved.
    Text(String),
    /// A start tag, by its name as written.
    Open(&'a str),
    /// An end tag.
    Close(&'a str),
}

/// The pieces of `html`. Comments, declarations and processing instructions are none; a `<` that begins no tag is text.
pub fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    let mut text = String::new();
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let Some((tag, behind)) = tag(after) else {
            text.push('<');
            rest = after;
            continue;
        };
        rest = behind;
        if let Some(tag) = tag {
            pieces.extend(flushed(&mut text));
            pieces.push(tag);
        }
    }
    text.push_str(rest);
    pieces.extend(flushed(&mut text));
    pieces
}

fn flushed(text: &mut String) -> Option<Piece<'static>> {
    (!text.is_empty()).then(|| Piece::Text(resolve(&std::mem::take(text))))
}

/// What stands after a `<`: a tag, or something without a name, and what follows it. `None` where it is text.
fn tag(after: &str) -> Option<(Option<Piece<'_>>, &str)> {
    if let Some(comment) = after.strip_prefix("!--") {
        return Some((None, comment.split_once("-->").map_or("", |(_, behind)| behind)));
    }
    if after.starts_with(['!', '?']) {
        return after.split_once('>').map(|(_, behind)| (None, behind));
    }
    let (close, inner) = after.strip_prefix('/').map_or((false, after), |inner| (true, inner));
    let length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (name, attributes) = inner.split_at_checked(length)?;
    if !name.starts_with(|char: char| char.is_ascii_alphabetic()) {
        return None;
    }
    let behind = attributes.get(end(attributes)?..)?;
    Some((Some(if close { Piece::Close(name) } else { Piece::Open(name) }), behind))
}

/// Bytes up to the end of a tag, `>` included; one inside quotes is no end.
fn end(attributes: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in attributes.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            // No tag is that long: a quote that nobody closes shall not be looked for again and again.
            _ if at > 10_000 => return None,
            _ => {}
        }
    }
    None
}

/// Character references that are met in Markdown; all others stay as they are.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("copy", '©'),
    ("middot", '·'),
    ("bull", '•'),
];

fn resolve(text: &str) -> String {
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        resolved.push_str(before);
        // Names are short, so that many ampersands before one semicolon cost little.
        let end = after.bytes().take(12).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((reference(after.get(..end)?)?, after.get(end + 1..)?)));
        resolved.push(found.map_or('&', |(char, _)| char));
        rest = found.map_or(after, |(_, behind)| behind);
    }
    resolved.push_str(rest);
    resolved
}

fn reference(name: &str) -> Option<char> {
    let number = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        },
        None => return NAMED.iter().find(|(known, _)| *known == name).map(|(_, char)| *char),
    };
    // HTML lets none of these stand for a character.
    number.ok().and_then(char::from_u32).filter(|char| !char.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_text() {
        let shown = |html| {
            let shown = pieces(html).into_iter().map(|piece| match piece {
                Piece::Text(text) => text,
                Piece::Open(name) => format!("[{name}]"),
                Piece::Close(name) => format!("[/{name}]"),
            });
            shown.collect::<String>()
        };
        for (html, wanted) in [
            ("<p align=\"center\">a</p>", "[p]a[/p]"),
            ("<a title='1 > 0'>b</a>", "[a]b[/a]"),
            ("1 < 2 && 3 > 2", "1 < 2 && 3 > 2"),
            ("a<!-- x > y -->b<!DOCTYPE html>c<?php ?>d", "abcd"),
            ("a<!-- open", "a"),
            ("&lt;b&gt; &#8364;&#x41;&unknown; &#0;&#xD800;", "<b> €A&unknown; &#0;&#xD800;"),
            ("<br/><", "[br]<"),
            ("<a href=\"x", "<a href=\"x"),
        ] {
            assert_eq!(shown(html), wanted);
        }
    }
}
