//! What crosses from the worker to the page arrives whole, or not at all.

use postil::article::{Article, Assembly, Id, Provenance, Source, SourceKind, Timestamp, pack, unpack};
use postil::formats::sources::read_draft;
use postil::read::rich::{Input, html};
use proptest::prelude::*;

use super::support::lexicons;

const PAGE: &str = "<html lang=en><meta name=author content='Ida Falk'><h1>The weir</h1><p>It is <b>old</b> and \
    <a href='https://example.org/'>shut</a>.<ol><li>one<li>two</ol><table><tr><td>a<td>b</table>";

fn draft(html: &str) -> postil::article::Draft {
    read_draft(html::MEDIA_TYPE, &Input { bytes: html.as_bytes(), ..Input::default() }).unwrap()
}

fn provenance(draft: &mut postil::article::Draft) -> Provenance {
    Provenance::of_draft(Source::new(SourceKind::Paste, Timestamp::default()), draft)
}

#[test]
fn all_that_is_read_crosses() {
    let draft = draft(PAGE);
    assert!(!draft.links.is_empty() && !draft.emphasis.is_empty() && draft.blocks.len() > 4);
    assert_eq!(unpack(pack(&draft)), Some(draft));
}

#[test]
fn an_article_is_the_same_in_how_many_pieces_ever_it_was_made() {
    let whole = Article::assemble(draft(PAGE), Id::from("x"), provenance(&mut draft(PAGE)), &lexicons());
    assert_eq!(whole.language.as_deref(), Some("en"));
    for bytes in [0, 1, 20, usize::MAX] {
        let mut assembly = Assembly::new(draft(PAGE), Id::from("x"), provenance(&mut draft(PAGE)), &lexicons());
        while assembly.go_on(bytes) {}
        assert_eq!(assembly.finish(), whole);
    }
}

proptest! {
    #[test]
    fn nothing_comes_of_what_is_none(at in 0_usize..200, number: u32) {
        let whole = pack(&draft(PAGE));
        let mut packed = whole.clone();
        let at = at % packed.numbers.len();
        packed.numbers[at] = number;
        if let Some(mut found) = unpack(packed) {
            // What does not fit is found when an article is made of it, and nothing panics on the way.
            let provenance = provenance(&mut found);
            let _ = Article::assemble(found, Id::from("x"), provenance, &lexicons()).check();
        }
        let mut cut = whole;
        cut.numbers.truncate(at);
        prop_assert_eq!(unpack(cut), None);
    }
}
