//! Importing never fails half-way: a file is refused, or what was read is written and read again as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postil::formats::{Content, FORMATS, Holds, Input, format_of, native};
use postil::json::{Json, parse};
use postil_fuzz::assert_returns;
use sha2::{Digest, Sha256};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = format_of(FORMATS, |_| true, None, bytes);
    // Those of sources have targets of their own.
    for format in FORMATS.iter().filter(|format| format.holds != Holds::Source) {
        let Ok(imported) = format.read(&Input::of("a", bytes)) else { continue };
        if let Content::Documents(documents) = imported.content {
            documents.iter().for_each(assert_returns);
        }
    }
    // No change of a text would get past its checksum.
    if let Some(session) = with_checksum(text).and_then(|text| native::read(&text).ok()) {
        assert_returns(&session);
    }
});

/// The document with the checksum that its text has.
fn with_checksum(text: &str) -> Option<String> {
    let Json::Object(mut document) = parse(text).ok()? else { return None };
    let Json::Object(mut article) = document.take("article")? else { return None };
    let digest = Sha256::digest(article.get("text")?.as_str()?);
    article.set("sha256", digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    document.set("article", article);
    Some(Json::Object(document).to_line())
}
