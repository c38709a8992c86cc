//! What must hold of any article, whatever was read. Each function panics where it does not.

use std::sync::LazyLock;

use postil::article::{Article, BlockKind, Id, Source, SourceKind, Timestamp};
use postil::document::Document;
use postil::formats::native;
use postil::formats::sources::read_source;
use postil::read::rich::Input;
use postil::segment::Lexicons;
use postil::text::{Text, TextRange};

/// What sentences are cut by.
pub static LEXICONS: LazyLock<Lexicons> = LazyLock::new(Lexicons::all);

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
pub fn assert_returns(document: &Document) {
    let exported = Timestamp::default();
    let written = native::to_line(document, &exported);
    assert!(!written.contains('\n'));
    let again = native::read(&written).expect("what was written can be read");
    assert_eq!(again.article(), document.article());
    assert_eq!(native::to_line(&again, &exported), written);
}

/// What a heavy reader makes of bytes holds, if it makes anything of them.
pub fn assert_reads(format: &str, bytes: &[u8]) {
    let source = Source { format: format.to_owned(), ..Source::new(SourceKind::File, Timestamp::default()) };
    let Ok(article) = read_source(&Input { bytes, ..Input::default() }, Id::from("urn:uuid:0"), source, &LEXICONS)
    else {
        return;
    };
    assert_eq!(article.check(), Ok(()));
    let ranges = article.links.iter().map(|link| link.range).chain(article.emphasis.iter().map(|one| one.range));
    for range in ranges {
        assert!(!range.is_empty() && article.blocks.iter().any(|block| block.range.covers(range)), "{range:?}");
    }
    for link in &article.links {
        let url = link.url.to_ascii_lowercase();
        assert!(["http://", "https://", "mailto:"].iter().any(|scheme| url.starts_with(scheme)), "{url}");
    }
    assert_returns(&Document::new(article));
}

/// A zip archive of stored entries.
pub fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in entries {
        let at = bytes.len() as u32;
        let size = (content.len() as u32).to_le_bytes();
        let length = (name.len() as u16).to_le_bytes();
        let common =
            [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0], &crc32(content).to_le_bytes()[..], &size, &size, &length, &[0, 0]]
                .concat();
        bytes.extend([b"PK\x03\x04", &common[..], name.as_bytes(), content].concat());
        directory.extend([b"PK\x01\x02\x14\0", &common[..], &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat());
    }
    let at = (bytes.len() as u32).to_le_bytes();
    let size = (directory.len() as u32).to_le_bytes();
    let count = (entries.len() as u16).to_le_bytes();
    bytes.extend([&directory[..], b"PK\x05\x06\0\0\0\0", &count, &count, &size, &at, &[0, 0]].concat());
    bytes
}

/// The checksum of zip.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}
