//! What must hold of any article, whatever was read. Each function panics where it does not.

use postil::article::{Article, BlockKind, Timestamp};
use postil::exchange::native;
use postil::session::Session;
use postil::text::{Text, TextRange};

/// The sentences hold each character that is not white space once, in order, but for markers; and no more.
pub fn assert_whole(article: &Article) {
    let text = &article.text;
    assert_eq!(article.check(), Ok(()));
    let mut at = 0;
    for block in &article.blocks {
        assert_blank(text, at, block.range.start());
        at = block.range.start();
        for (nth, sentence) in article.sentences[block.sentences.clone()].iter().enumerate() {
            let between = slice(text, at, sentence.range.start());
            assert!(if nth == 0 { is_marker(block.kind, between) } else { between.trim().is_empty() }, "{between:?}");
            let words = text.slice(sentence.range);
            assert!(!words.is_empty() && words.trim() == words, "{words:?}");
            at = sentence.range.end();
        }
        let rule = slice(text, at, block.range.end()).trim();
        let heading = matches!(block.kind, BlockKind::Heading | BlockKind::Title);
        assert!(rule.is_empty() || heading && rule.chars().all(|char| "=-#".contains(char)), "{rule:?}");
        at = block.range.end();
    }
    assert_blank(text, at, text.len());
}

/// Whether this may stand before the first sentence of a block. The tests of reading say the same (`tests/core`).
fn is_marker(kind: BlockKind, marker: &str) -> bool {
    match kind {
        BlockKind::ListItem => !marker.contains('\n') && marker.trim().chars().count() <= 11,
        BlockKind::Quote => marker.chars().all(|char| char == '>' || char.is_whitespace()),
        BlockKind::Heading | BlockKind::Title => marker.chars().all(|char| char == '#' || char.is_whitespace()),
        _ => marker.is_empty(),
    }
}

/// Nothing but white space stands between two places.
pub fn assert_blank(text: &Text, from: usize, to: usize) {
    let between = slice(text, from, to);
    assert!(between.trim().is_empty(), "{between:?}");
}

fn slice(text: &Text, from: usize, to: usize) -> &str {
    assert!(from <= to && text.holds(TextRange::new(from, to)), "{from}..{to}");
    text.slice(TextRange::new(from, to))
}

/// What is written is read as the same, and written the same again.
pub fn assert_returns(session: &Session) {
    let exported = Timestamp::default();
    let written = native::to_line(session, &exported);
    assert!(!written.contains('\n'));
    let again = native::read(&written).expect("what was written can be read");
    assert_eq!(again.article(), session.article());
    assert_eq!(native::to_line(&again, &exported), written);
}
