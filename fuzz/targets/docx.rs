//! Any bytes are a Word document or are refused. What is no archive is put into one as the document's text, so that the
//! checksums do not keep everything out.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postil_fuzz::{archive, assert_reads};

const FORMAT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        assert_reads(FORMAT, bytes);
    } else {
        // The same bytes as every part: each reader of a part sees them.
        let relations =
            b"<a><Relationship Id='a' Type='/hyperlink' Target='https://example.org/'/><Relationship Id='b' \
            Type='/styles' Target='s'/><Relationship Id='c' Type='/numbering' Target='s'/><Relationship Id='d' \
            Type='/footnotes' Target='s'/></a>";
        let parts: [(&str, &[u8]); 4] = [
            ("word/document.xml", bytes),
            ("word/_rels/document.xml.rels", relations),
            ("word/s", bytes),
            ("docProps/core.xml", bytes),
        ];
        assert_reads(FORMAT, &archive(&parts));
    }
});
