//! Any bytes are an article as HTML: whole and sound, with addresses of pages and mail only.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postil_fuzz::assert_reads;

fuzz_target!(|bytes: &[u8]| {
    assert_reads("text/html", bytes);
});
