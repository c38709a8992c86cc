//! Any bytes are an article, whole and sound, and survive a round trip.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postil::article::{Id, Provenance, Source, SourceKind, Timestamp};
use postil::document::Document;
use postil::read::read;
use postil::text::decode;
use postil_fuzz::{LEXICONS, assert_returns, assert_whole};

fuzz_target!(|bytes: &[u8]| {
    let text = decode(bytes).text;
    let provenance = Provenance::new(Source::new(SourceKind::File, Timestamp::default()), None, &text);
    let article = read(text.as_str(), Id::from("urn:uuid:0"), provenance, &LEXICONS);
    assert_eq!(article.text.as_str(), text, "plain text stays as it is");
    assert_whole(&article);
    assert_returns(&Document::new(article));
});
