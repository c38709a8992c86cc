//! The main content of a web page, and what the page says of it.

use dom_query::{Document, NodeData};
use dom_smoothie::Readability;

use crate::article::Metadata;

/// What a page says of its article.
#[derive(Default)]
pub(super) struct About {
    pub title: Option<String>,
    pub language: Option<String>,
    pub url: Option<String>,
    pub metadata: Metadata,
}

/// What the page says, without looking for its content.
pub(super) fn about(document: Document) -> About {
    let Ok(page) = Readability::with_document(document, None, None) else { return About::default() };
    let data = page.get_article_metadata(page.parse_json_ld());
    let title = if data.title.trim().is_empty() { page.get_article_title().to_string() } else { data.title };
    About {
        title: line(Some(title)),
        language: data.lang,
        url: data.url,
        metadata: Metadata {
            byline: line(data.byline),
            published: line(data.published_time),
            publisher: line(data.site_name),
            ..Metadata::default()
        },
    }
}

/// A title without the name of the site, which many pages put after it: where the site says its name, or where the page
/// has the rest as its only heading of the first level.
pub(super) fn without_site<'a>(title: &'a str, site: Option<&str>, heading: Option<&str>) -> &'a str {
    const SEPARATORS: [char; 8] = ['|', '-', '–', '—', '·', '•', '»', '/'];
    let by_site = site.and_then(|site| {
        let rest = title.strip_suffix(site)?.trim_end();
        Some(rest.strip_suffix(SEPARATORS)?.trim_end()).filter(|rest| !rest.is_empty())
    });
    let by_heading = || {
        let rest = title.strip_prefix(heading?)?;
        let site = rest.trim_start();
        (rest.len() > site.len() && site.starts_with(SEPARATORS)).then(|| title.get(..title.len() - rest.len()))?
    };
    by_site.or_else(by_heading).unwrap_or(title)
}

/// What holds the main content in the tree that [`main_content`] leaves.
pub(super) const CONTENT: &str = "readability-page-1";

/// The tree with the main content, and what the page says of it. `None` where nothing looks like an article.
///
/// The tree is read as it is. Written as HTML and parsed again, as the library would have it, it may come out as another
/// one: `<plaintext>` has no end that a parser would know.
pub(super) fn main_content(document: Document) -> Option<(Document, About)> {
    if escapes(&document) > ESCAPES {
        return None;
    }
    // MediaWiki puts "edit" beside its headings: more link than text, for which both would go.
    for heading in document.select(".mw-heading > .mw-editsection").nodes() {
        heading.remove_from_parent();
    }
    let mut page = Readability::with_document(document, None, None).ok()?;
    let article = page.parse().ok()?;
    let about = About {
        title: line(Some(article.title)),
        language: article.lang,
        url: article.url,
        metadata: Metadata {
            byline: line(article.byline),
            published: line(article.published_time),
            publisher: line(article.site_name),
            ..Metadata::default()
        },
    };
    Some((page.doc, about))
}

/// The library writes what it found as HTML, needed or not, and the writer looks through the rest of a text at each
/// character that has to be escaped: a megabyte of ampersands takes it 15 seconds. This many bytes take less than one, and are
/// a number that wasm can count.
const ESCAPES: usize = 4_000_000_000;

/// At least as many bytes as the writer will look at.
fn escapes(document: &Document) -> usize {
    let mut sum: usize = 0;
    for node in document.root().descendants_it() {
        let cost = node.query_or(0, |node| match &node.data {
            NodeData::Text { contents } => {
                let escaped = contents.bytes().filter(|byte| matches!(byte, b'&' | b'<' | b'>' | 0xA0)).count();
                contents.len().saturating_mul(escaped)
            }
            _ => 0,
        });
        // Scripts are not written.
        let is_script = || node.parent().is_some_and(|parent| parent.has_name("script") || parent.has_name("style"));
        if cost > 1_000_000 && !is_script() {
            sum = sum.saturating_add(cost);
        }
    }
    sum
}

/// One line of a bearable length; `None` if nothing is left.
fn line(text: Option<String>) -> Option<String> {
    let text = text?;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.get(..line.floor_char_boundary(1000)).unwrap_or_default();
    (!line.is_empty()).then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::without_site;

    #[test]
    fn titles_lose_the_name_of_the_site() {
        for (title, site, heading, wanted) in [
            ("The bridge - Vask Mirror", Some("Vask Mirror"), None, "The bridge"),
            ("The bridge | Vask Mirror", None, Some("The bridge"), "The bridge"),
            ("The bridge: a history", None, Some("The bridge"), "The bridge: a history"),
            ("The Vask Mirror", Some("Vask Mirror"), None, "The Vask Mirror"),
            ("- Vask Mirror", Some("Vask Mirror"), None, "- Vask Mirror"),
            ("The bridge-builder", None, Some("The bridge"), "The bridge-builder"),
            ("", Some(""), Some(""), ""),
        ] {
            assert_eq!(without_site(title, site, heading), wanted, "{title}");
        }
    }
}
