//! What a heavy reader makes of a source, as text.

use std::fmt::Write;

use postil::article::{Article, Id, Source, SourceKind};
use postil::formats::sources::read_source;
use postil::read::rich::{Input, Unreadable};
use postil::text::TextRange;

use super::{lexicons, stamp};

/// Reads a source; what comes of it holds.
pub fn read(format: &str, input: &Input) -> Result<Article, Unreadable> {
    let source = Source { format: format.to_owned(), ..Source::new(SourceKind::File, stamp(0).now) };
    let article = read_source(input, Id::from("urn:uuid:a"), source, &lexicons())?;
    holds(&article);
    Ok(article)
}

/// What holds of any article, whatever was read.
pub fn holds(article: &Article) {
    assert_eq!(article.check(), Ok(()));
    let text = &article.text;
    let ranges = article.links.iter().map(|link| link.range).chain(article.emphasis.iter().map(|one| one.range));
    for range in ranges {
        assert!(text.holds(range) && !range.is_empty(), "{range:?}");
        assert!(article.blocks.iter().any(|block| block.range.covers(range)), "{:?}", text.slice(range));
    }
    for link in &article.links {
        let known = ["http://", "https://", "mailto:"];
        assert!(known.iter().any(|scheme| link.url.to_lowercase().starts_with(scheme)), "{}", link.url);
    }
    assert_eq!(text.as_str(), text.as_str().trim_end_matches('\n'));
    assert!(!text.as_str().contains('\r'));
}

/// What the source says of the article, one line each.
pub fn facts(article: &Article) -> String {
    let metadata = &article.metadata;
    let categories = (!metadata.categories.is_empty()).then(|| metadata.categories.join(" | "));
    let facts = [
        ("title", article.title.clone()),
        ("language", article.language.clone()),
        ("url", article.source.url.clone()),
        ("categories", categories),
        ("byline", metadata.byline.clone()),
        ("published", metadata.published.clone()),
        ("publisher", metadata.publisher.clone()),
    ];
    let lines = facts.into_iter().filter_map(|(key, value)| value.map(|value| format!("{key}: {value}")));
    lines.collect::<Vec<_>>().join("\n")
}

/// The blocks, one line each: kind, level or depth, and the text; a line feed shows as ⏎, a tab as ⇥. Emphasis and links
/// stand in the text: `⟨strong the words⟩`, `⟨https://example.org/ the words⟩`.
pub fn blocks(article: &Article) -> String {
    let mut lines = String::new();
    for block in &article.blocks {
        let number = block.level.or(block.depth).map(|number| format!(" {number}")).unwrap_or_default();
        let ordered = if block.ordered { " ordered" } else { "" };
        let words = words(article, block.range).replace('\n', " ⏎ ").replace('\t', " ⇥ ");
        let _ = writeln!(lines, "{}{number}{ordered}: {words}", block.kind.name());
    }
    lines.trim_end().to_owned()
}

fn words(article: &Article, range: TextRange) -> String {
    let links = article.links.iter().map(|link| (link.range, link.url.as_str()));
    let spans: Vec<_> = links.chain(article.emphasis.iter().map(|one| (one.range, one.kind.name()))).collect();
    let mut shown = String::new();
    for at in range.start()..=range.end() {
        let ends = spans.iter().filter(|(span, _)| span.end() == at && range.covers(*span)).count();
        shown.push_str(&"⟩".repeat(ends));
        let mut starts: Vec<_> = spans.iter().filter(|(span, _)| span.start() == at && range.covers(*span)).collect();
        starts.sort_by_key(|(span, name)| (std::cmp::Reverse(span.end()), *name));
        for (_, name) in starts {
            let _ = write!(shown, "⟨{name} ");
        }
        let char = article.text.as_str().get(at..range.end()).and_then(|rest| rest.chars().next());
        shown.extend(char);
    }
    shown
}
