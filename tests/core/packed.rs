//! What crosses from the worker to the page arrives whole, or not at all.

use postil::article::{Article, Emphasis, EmphasisKind, Link, pack, unpack};
use postil::json::Object;
use postil::text::TextRange;
use proptest::prelude::*;

use crate::support::{article, random};

/// Packed and taken out again, with the id and source that the page gives it.
fn crossed(article: &Article) -> Option<Article> {
    unpack(pack(article), article.id.clone(), article.source.clone())
}

#[test]
fn links_emphasis_and_facts_cross() {
    let mut article = article("Categories: Local, Water\n\nThe bridge\n\nBy Ida Falk\n\nIt is shut.\n\n1. one\n2. two");
    let extra = Object::default;
    let word = |word: &str| {
        let start = article.text.as_str().find(word).unwrap();
        TextRange::new(start, start + word.len())
    };
    let (link, emphasis) = (word("bridge"), word("shut"));
    article.links = vec![Link { range: link, url: "https://example.org/".to_owned(), extra: extra() }];
    article.emphasis = vec![Emphasis { range: emphasis, kind: EmphasisKind::Code, extra: extra() }];
    article.metadata.publisher = Some("The Post".to_owned());
    article.source.url = Some("https://example.org/a".to_owned());
    assert_eq!(article.metadata.categories.len(), 2);
    assert_eq!(crossed(&article).as_ref(), Some(&article));
}

proptest! {
    #[test]
    fn any_article_crosses(text in random::text()) {
        let article = article(&text);
        prop_assert_eq!(crossed(&article), Some(article));
    }

    #[test]
    fn nothing_comes_of_what_is_no_article(text in random::text(), at in 0_usize..200, number: u32) {
        let whole = article(&text);
        let mut packed = pack(&whole);
        let at = at % packed.numbers.len();
        packed.numbers[at] = number;
        if let Some(found) = unpack(packed, whole.id.clone(), whole.source.clone()) {
            prop_assert_eq!(found.check(), Ok(()));
        }
        let mut cut = pack(&whole);
        cut.numbers.truncate(at);
        prop_assert_eq!(unpack(cut, whole.id.clone(), whole.source.clone()), None);
    }
}
