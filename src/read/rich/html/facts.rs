//! What a source says of itself besides its text.

use dom_query::{Document, Element, NodeData, NodeRef};

use super::element::attribute;
use super::style::Sheet;
use crate::article::language_tag;
use crate::read::rich::address::checked;
use crate::text::HostParser;

/// What was found all over the tree.
#[derive(Default)]
pub(super) struct Facts {
    /// Only what lies between two comments was copied.
    pub fragment: bool,
    /// A word processor wrote it.
    pub processor: bool,
    /// Where it can be found.
    pub url: Option<String>,
    /// What relative links refer to.
    pub base: Option<String>,
    /// BCP 47 tag, as the root says.
    pub language: Option<String>,
    /// Sections of the paper.
    pub categories: Vec<String>,
    /// Text of the heading of the first level, where there is one alone.
    pub heading: Option<String>,
    /// Rules for classes.
    pub sheet: Sheet,
    /// What knows which hosts links may lead to.
    pub hosts: HostParser,
}

/// Who writes whole documents that are no web pages.
const PROCESSORS: [&str; 6] =
    ["microsoft word", "microsoft excel", "libreoffice", "openoffice", "cocoa html writer", "apple pages"];

/// Looks for facts.
pub(super) fn facts(document: &Document, hosts: HostParser) -> Facts {
    let mut facts = Facts { hosts, ..Facts::default() };
    let mut headings = Vec::new();
    let (mut canonical, mut base, mut saved) = (None, None, None);
    for node in document.root().descendants_it() {
        node.query_or((), |inner| match &inner.data {
            NodeData::Comment { contents } => {
                facts.fragment |= contents.trim() == "StartFragment";
                saved = saved.take().or_else(|| saved_from(contents, hosts));
            }
            NodeData::Element(element) if &*element.name.local == "h1" && headings.len() < 2 => headings.push(node),
            NodeData::Element(element) => facts.look_at(element, &node, &mut canonical, &mut base),
            _ => {}
        });
    }
    if let [heading] = headings.as_slice() {
        let words: Vec<String> = heading.text().split_whitespace().map(str::to_owned).collect();
        facts.heading = Some(words.join(" ")).filter(|words| !words.is_empty());
    }
    facts.url = canonical.or(saved);
    facts.base =
        base.and_then(|base: String| checked(&base, facts.url.as_deref(), hosts)).or_else(|| facts.url.clone());
    facts
}

impl Facts {
    fn look_at(
        &mut self,
        element: &Element,
        node: &NodeRef,
        canonical: &mut Option<String>,
        base: &mut Option<String>,
    ) {
        let said = |name| attribute(element, name).unwrap_or_default();
        match element.name.local.as_ref() {
            "html" => {
                self.language = self.language.take().or_else(|| language_tag(attribute(element, "lang")?));
                // Word writes its name spaces there.
                self.processor |=
                    element.attrs.iter().any(|attr| attr.value.starts_with("urn:schemas-microsoft-com:office"));
            }
            "style" => {
                // The text of a style is its only child.
                let css = node.first_child();
                css.iter().for_each(|css| {
                    css.query_or((), |css| {
                        if let NodeData::Text { contents } = &css.data {
                            self.sheet.add(contents);
                        }
                    });
                });
            }
            "base" if base.is_none() => *base = attribute(element, "href").map(str::to_owned),
            "link" if said("rel").eq_ignore_ascii_case("canonical") => {
                *canonical = checked(said("href"), None, self.hosts)
            }
            "meta" => {
                let content = said("content");
                match said("property") {
                    "og:url" if canonical.is_none() => *canonical = checked(content, None, self.hosts),
                    "article:section" if !content.trim().is_empty() && self.categories.len() < 20 => {
                        self.categories.push(content.trim().to_owned());
                    }
                    _ => {}
                }
                if said("name").eq_ignore_ascii_case("generator") {
                    let generator = crate::text::lowercase(content);
                    self.processor |= PROCESSORS.iter().any(|name| generator.contains(name));
                }
            }
            _ => self.processor |= said("id").starts_with("docs-internal-guid"),
        }
    }
}

/// Browsers that save a page say where it came from: `<!-- saved from url=(0024)https://example.org/ -->`, SingleFile
/// ` url: https://example.org/`.
fn saved_from(comment: &str, hosts: HostParser) -> Option<String> {
    let after = match comment.trim_start().strip_prefix("saved from url=") {
        Some(rest) => rest.split_once(')')?.1,
        None if comment.contains("SingleFile") => comment.split_once("url:")?.1,
        None => return None,
    };
    checked(after.split_whitespace().next()?, None, hosts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saved_pages_say_where_they_came_from() {
        for (comment, wanted) in [
            (" saved from url=(0024)https://example.org/a?b ", Some("https://example.org/a?b")),
            (
                "\n Page saved with SingleFile \n url: https://example.org/ \n saved date: Tue",
                Some("https://example.org/"),
            ),
            (" saved from url=(0014)about:internet ", None),
            (" url: https://example.org/ ", None),
        ] {
            assert_eq!(saved_from(comment, HostParser::default()).as_deref(), wanted, "{comment}");
        }
    }
}
