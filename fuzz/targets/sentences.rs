//! Sentences tile what is cut, in any language and any kind of block. The first byte picks the language, the second the
//! kind, both by remainder, so that seeds that start with a letter do as well.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postil::article::{BlockKind, block_sentences};
use postil::text::Text;
use postil_fuzz::{LEXICONS, assert_blank};

/// Languages with words of their own, some without, a tag with a region, and none.
const LANGUAGES: &[Option<&str>] = &[
    Some("en"),
    Some("de"),
    Some("fr"),
    Some("es"),
    Some("it"),
    Some("pt-BR"),
    Some("nl"),
    Some("pl"),
    Some("ru"),
    Some("uk"),
    Some("ja"),
    Some("zh"),
    Some("th"),
    Some("ar"),
    Some("el"),
    Some("hy"),
    None,
];

fuzz_target!(|bytes: &[u8]| {
    let [language, kind, text @ ..] = bytes else { return };
    let language = LANGUAGES[usize::from(*language) % LANGUAGES.len()];
    let kind = BlockKind::ALL[usize::from(*kind) % BlockKind::ALL.len()];
    let text = Text::new(String::from_utf8_lossy(text));
    let mut at = 0;
    for range in block_sentences(&text, text.range(), kind, &LEXICONS.of(language)) {
        assert!(!range.is_empty() && text.holds(range));
        assert_blank(&text, at, range.start());
        let words = text.slice(range);
        assert_eq!(words, words.trim());
        at = range.end();
    }
    assert_blank(&text, at, text.len());
});
