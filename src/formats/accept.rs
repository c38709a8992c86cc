//! What file choosers offer: the endings and media types of the formats that are read, as the `accept` attribute takes them
//! (HTML standard, 4.10.5.1.17).
//!
//! The texts are made when this is compiled. They are all that the page's first wasm has of the registry.

use super::FORMATS;

/// Where articles are opened.
pub const ACCEPTED: &str = text(&OPENS);

/// Where label sets are read.
pub const ACCEPTED_LABELS: &str = text(&HAS_LABELS);

const OPENS: [u8; join(false, &mut [])] = {
    let mut list = [0; join(false, &mut [])];
    join(false, &mut list);
    list
};

const HAS_LABELS: [u8; join(true, &mut [])] = {
    let mut list = [0; join(true, &mut [])];
    join(true, &mut list);
    list
};

/// Writes the list into `out` as far as there is room; its length.
#[expect(clippy::indexing_slicing, reason = "out of bounds, it would not compile")]
const fn join(labels: bool, out: &mut [u8]) -> usize {
    let mut length = 0;
    let mut at = 0;
    while at < FORMATS.len() {
        let format = &FORMATS[at];
        if if labels { format.has_labels() } else { format.opens() } {
            let mut ending = 0;
            while ending < format.extensions.len() {
                length = put(if length == 0 { "." } else { ",." }, length, out);
                length = put(format.extensions[ending], length, out);
                ending += 1;
            }
            length = put(format.media_type, put(",", length, out), out);
        }
        at += 1;
    }
    length
}

/// Writes `text` at a place of `out`; the place behind it.
#[expect(clippy::indexing_slicing, reason = "out of bounds, it would not compile")]
const fn put(text: &str, mut at: usize, out: &mut [u8]) -> usize {
    let text = text.as_bytes();
    let mut from = 0;
    while from < text.len() {
        if at < out.len() {
            out[at] = text[from];
        }
        at += 1;
        from += 1;
    }
    at
}

/// The list as text; it is made of texts.
const fn text(list: &'static [u8]) -> &'static str {
    match str::from_utf8(list) {
        Ok(text) => text,
        Err(_) => "",
    }
}
