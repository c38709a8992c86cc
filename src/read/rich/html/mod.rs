//! HTML: what a clipboard holds, and whole pages.
//!
//! Of a clipboard everything is read ([`walk`]); of a page the main content ([`page`]), by the same walk. The text is what a
//! person who looks at the page reads: no markers of list items, white space as browsers show it, nothing that is hidden.
//! Nothing is ever run or fetched, and of a link only its checked address is kept ([`checked`]).

mod context;
mod element;
mod facts;
mod ink;
mod page;
mod parse;
mod shape;
mod style;
mod walk;

use dom_query::{Document, NodeRef};

use super::address::checked;
use super::flavours::align;
use super::{Input, Unreadable, decode};
use crate::article::{Draft, language_tag};
use crate::message::unreadable;
use crate::read::same_words;
use crate::text::{Text, UTF_8_MARK, normalise};
use context::Manner;
use facts::{Facts, facts};
use page::About;
use walk::walk;

/// Media type of web pages.
pub const MEDIA_TYPE: &str = "text/html";

/// Bytes of a source; the largest pages there are have half of that.
const MAX_BYTES: usize = 32 << 20;

/// Nodes of a page in which the main content is looked for; in a larger one that takes longer than anybody waits.
const MAX_PAGE_NODES: usize = 400_000;

/// How a file begins that is HTML whatever it is called.
/// Whether a file begins as a web page does, whatever it is called.
#[must_use]
pub fn detect(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(UTF_8_MARK).unwrap_or(bytes).trim_ascii_start();
    ["<!doctype html", "<html"].iter().any(|beginning| {
        bytes.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning.as_bytes()))
    })
}

/// Reads it.
///
/// # Errors
/// Where it is larger than can be read.
pub fn read(input: &Input) -> Result<Draft, Unreadable> {
    if input.bytes.len() > MAX_BYTES {
        return Err(Unreadable::new(unreadable::page_too_large(MAX_BYTES >> 20)));
    }
    // Word names the encoding of its files on the clipboard too, where everything is Unicode. What is UTF-8 beyond ASCII is
    // hardly ever anything else.
    let is_utf_8 = || !input.bytes.is_ascii() && std::str::from_utf8(input.bytes).is_ok();
    let declared = || declared_encoding(input.bytes).filter(|_| !is_utf_8());
    let declared = input.encoding.or_else(declared);
    let (html, _) = decode(input.bytes, declared, input.decoder);
    let document = parse::parse(&html)?;
    let facts = facts(&document, input.hosts);
    let is_page = is_whole(&html) && !facts.fragment && !facts.processor && input.plain.is_none();
    if let Some(text) = plain_text(&document).filter(|_| is_page) {
        let language = input.language.map(str::to_owned);
        return Ok(Draft { url: facts.url, text: Text::new(normalise(&text)), language, ..Draft::default() });
    }
    let (mut draft, about) = if is_page {
        read_page(&html, document, &facts, input.whole)?
    } else {
        let draft = read_all(root(&document), &facts, Manner { copied: true, cleaned: false });
        let draft = match input.plain {
            // Of words that differ in nothing nobody need ask which are right.
            Some(plain) if !same_words(draft.text.as_str(), plain) => {
                align(draft, &normalise(plain), &unseen(&document)).unwrap_or_default()
            }
            _ => draft,
        };
        (draft, About::default())
    };
    let site = about.metadata.publisher.as_deref();
    draft.title = about.title.map(|title| page::without_site(&title, site, facts.heading.as_deref()).to_owned());
    draft.url = facts.url.or_else(|| about.url.and_then(|url| checked(&url, None, input.hosts)));
    draft.metadata = about.metadata;
    draft.metadata.categories = facts.categories;
    let said = || facts.language.or_else(|| language_tag(&about.language?));
    let language = input.language.map(str::to_owned).or_else(said);
    draft.language = language;
    Ok(draft)
}

/// Reads a page: its main content, or all of it if a person wants so or nothing in it looks like an article.
fn read_page(html: &str, document: Document, facts: &Facts, whole: bool) -> Result<(Draft, About), Unreadable> {
    if !whole && document.tree.len() <= MAX_PAGE_NODES {
        if let Some((document, about)) = page::main_content(document) {
            let root = document.root();
            let content = root.descendants_it().find(|node| node.id_attr().is_some_and(|id| &*id == page::CONTENT));
            let read = content.map(|content| read_all(content, facts, Manner { copied: false, cleaned: true }));
            if let Some(draft) = read.filter(|draft| !draft.blocks.is_empty()) {
                return Ok((draft, about));
            }
        }
        // Looking for the content has taken the tree apart.
        return read_page(html, parse::parse(html)?, facts, true);
    }
    let draft = read_all(root(&document), facts, Manner::default());
    Ok((draft, page::about(document)))
}

/// The text of a page that is nothing else: so browsers show a plain text, and save it.
fn plain_text(document: &Document) -> Option<String> {
    let mut children =
        document.body()?.children_it(false).filter(|node| !node.is_text() || !node.text().trim().is_empty());
    let pre = children.next().filter(|node| node.has_name("pre"))?;
    let bare = children.next().is_none() && pre.children_it(false).all(|node| node.is_text());
    bare.then(|| pre.text().to_string())
}

/// What of a copy is no part of its text, though browsers may write it into the plain flavour: descriptions of pictures, and
/// what elements hold that are hidden or there for screen readers.
fn unseen(document: &Document) -> String {
    let mut unseen = String::new();
    for node in root(document).descendants_it() {
        let Some(element) = node.element_ref() else { continue };
        unseen += element::attribute(&element, "alt").unwrap_or_default();
        unseen.push('\n');
        let hidden = element::is_hidden(&element) || element::attribute(&element, "aria-hidden") == Some("true");
        if hidden || element::role(&element) == element::Role::Nothing {
            unseen += &node.text();
            unseen.push('\n');
        }
    }
    unseen
}

fn root(document: &Document) -> NodeRef<'_> {
    document.body().unwrap_or_else(|| document.root())
}

fn read_all(root: NodeRef, facts: &Facts, manner: Manner) -> Draft {
    let (builder, looks) = walk(root, facts, manner);
    let mut draft = builder.finish(None, crate::article::Metadata::default());
    if manner.copied {
        shape::find_headings(&mut draft, &looks);
    }
    shape::fit_levels(&mut draft, manner.copied);
    draft
}

/// Whether it is a page and not a piece of one.
fn is_whole(html: &str) -> bool {
    ["<html", "<!doctype", "<head>", "<head "].iter().any(|tag| find(html.as_bytes(), tag.as_bytes()).is_some())
}

/// The encoding that a page says it is in, within its first kilobyte (HTML standard, 13.2.3.2, for what is written in
/// practice): `<meta charset=…>` or `content="text/html; charset=…"`.
fn declared_encoding(bytes: &[u8]) -> Option<&str> {
    let start = bytes.get(..1024).unwrap_or(bytes);
    let mut rest = start;
    while let Some(at) = find(rest, b"<meta") {
        rest = rest.get(at + 5..)?;
        let end = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
        let tag = rest.get(..end)?;
        if let Some(at) = find(tag, b"charset") {
            let value = tag.get(at + 7..)?.trim_ascii_start().strip_prefix(b"=").unwrap_or_default();
            let value = value.trim_ascii_start();
            let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
            let end = value.iter().position(|byte| matches!(byte, b'"' | b'\'' | b';' | b' ' | b'/'));
            let label = std::str::from_utf8(value.get(..end.unwrap_or(value.len()))?).ok()?.trim();
            // Who can read this tag knows that it is not UTF-16.
            let utf_16 = label.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("utf-16"));
            return if label.is_empty() { None } else { Some(if utf_16 { "utf-8" } else { label }) };
        }
    }
    None
}

/// Where `needle`, which is in lower case, begins in `text`, in whatever case.
fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    let first = needle.first()?;
    let mut starts = text.iter().enumerate().filter(|(_, byte)| byte.eq_ignore_ascii_case(first)).map(|(at, _)| at);
    starts.find(|at| text.get(*at..at + needle.len()).is_some_and(|found| found.eq_ignore_ascii_case(needle)))
}
