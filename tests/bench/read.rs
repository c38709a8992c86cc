//! Reading speed: megabytes of plain text a second, from a pasted string to sentences, on one core. Prints one JSON line.
//! In wasm the clock is JavaScript's: there this exports the work, and bench.mjs times it.

#![allow(missing_docs, clippy::unwrap_used, clippy::as_conversions, clippy::disallowed_methods, reason = "a bench")]

use postil::article::read::read;
use postil::article::{Id, Source, SourceKind, Timestamp};

/// Reads a text as an article; how many sentences it has.
fn sentences(text: &str) -> usize {
    let source = Source::new(SourceKind::Paste, Timestamp::default());
    read(text, None, Id::from("urn:uuid:0"), source).sentences.len()
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(js_name = read)]
pub fn export(text: &str) -> usize {
    sentences(text)
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    native::main();
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::fs;
    use std::hint::black_box;
    use std::time::Instant;

    use postil::article::segment::uax29;

    const SIZE: usize = 5_000_000;
    const RUNS: usize = 9;

    pub(super) fn main() {
        let texts = fixtures();
        let all = filled(&texts.concat());
        let whole = rate(&all, super::sentences);
        let bare = rate(&all, |text| uax29(text).len());
        let each: Vec<f64> = texts.iter().map(|text| rate(&filled(text), super::sentences)).collect();
        let slowest = each.into_iter().fold(f64::INFINITY, f64::min);
        println!(
            r#"{{"plain_text_mb_s": {whole:.1}, "slowest_fixture_mb_s": {slowest:.1}, "uax29_alone_mb_s": {bare:.1}, "bytes": {}}}"#,
            all.len()
        );
    }

    /// The article fixtures, a blank line after each.
    fn fixtures() -> Vec<String> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
        paths.sort();
        paths.iter().map(|path| fs::read_to_string(path).unwrap() + "\n\n").collect()
    }

    /// `text` again and again.
    fn filled(text: &str) -> String {
        text.repeat(SIZE / text.len() + 1)
    }

    /// Megabytes a second, the median of several runs.
    fn rate(text: &str, run: impl Fn(&str) -> usize) -> f64 {
        let mut rates: Vec<f64> = (0..RUNS)
            .map(|_| {
                let start = Instant::now();
                black_box(run(black_box(text)));
                text.len() as f64 / 1e6 / start.elapsed().as_secs_f64()
            })
            .collect();
        rates.sort_by(f64::total_cmp);
        rates.get(RUNS / 2).copied().unwrap_or_default()
    }
}
